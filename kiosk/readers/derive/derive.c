/* From a document's bytes to its form (see derive.h). */
#include "readers/derive/derive.h"

#include "core/text/content_names.h"
#include "readers/cap/xml.h"
#include "readers/card/md.h"
#include "readers/quiz/files.h"
#include "readers/set/facts.h"
#include "readers/set/phases.h"
#include "readers/set/places.h"
#include "readers/set/playlist.h"
#include "readers/set/sheet.h"
#include "readers/set/ticker.h"

/* What a reader gives, of whichever kind. */
union value {
#define MEMBER(name, type) struct type of_##type;
    KS_FORMS(MEMBER)
};

static const void *read_card(const struct ks_form_document *d,
                             const struct ks_table_context *context)
{
    return ks_card_read(KS_ASSET_OF(d->file), d->bytes, d->n, d->zone, context->arena,
                        context->problems);
}

static const void *read_alert(const struct ks_form_document *d,
                              const struct ks_table_context *context,
                              struct ks_alerts *alerts)
{
    return ks_cap_read(d->file, d->bytes, d->n, d->zone, context->arena, alerts, context->problems)
               ? alerts
               : NULL;
}

static const void *
read(const struct ks_form_document *d, const struct ks_table_context *context, union value *v)
{
#define TABLE(KIND, name)                                                                          \
    case KS_FORM_##KIND:                                                                           \
        ks_##name##_read(context, d->file, d->bytes, d->n, &v->of_ks_##name);                      \
        return &v->of_ks_##name;
    switch (d->kind) {
    case KS_FORM_CARD:
        return read_card(d, context);
    case KS_FORM_ALERT:
        return read_alert(d, context, &v->of_ks_alerts);
    case KS_FORM_BANK:
        ks_quiz_read(context, d->file, d->bytes, d->n, &v->of_ks_quiz_bank);
        return &v->of_ks_quiz_bank;
        TABLE(PLAYLIST, playlist)
        TABLE(FACTS, facts)
        TABLE(PHASES, phases)
        TABLE(PLACES, places)
        TABLE(TICKER, ticker)
        TABLE(SHEET, sheet)
    case KS_FORM_KINDS:
        break;
    }
    return NULL;
}

bool ks_derive(const struct ks_form_document *document, unsigned char *form, size_t size, size_t *n)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_table_context context = { arena, &problems, document->today };
    union value v = { 0 };
    const void *value = read(document, &context, &v);
    bool whole = ks_form_write(document->kind, value, &problems, form, size, n);
    ks_arena_free(arena);
    return whole;
}
