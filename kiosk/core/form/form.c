/* A whole form: its head, the value, what is wrong with it (see form.h). */
#include "core/form/form.h"

#include <string.h>

#include "core/form/parts.h"
#include "core/problem/phrases.h"
#include "core/text/content_names.h"

#define HEAD "tocsin-form\n"

static const struct ks_shape *const shapes[] = {
    [KS_FORM_CARD] = &ks_shape_card,     [KS_FORM_ALERT] = &ks_shape_alerts,
    [KS_FORM_BANK] = &ks_shape_bank,     [KS_FORM_PLAYLIST] = &ks_shape_playlist,
    [KS_FORM_FACTS] = &ks_shape_facts,   [KS_FORM_PHASES] = &ks_shape_phases,
    [KS_FORM_PLACES] = &ks_shape_places, [KS_FORM_TICKER] = &ks_shape_ticker,
    [KS_FORM_SHEET] = &ks_shape_sheet,
};

#define NAME_OF(NAME, ...) #NAME,
static const char names[][KS_FORM_NAME_MAX] = { KS_PROBLEM_CODES(NAME_OF) KS_ZH_PHRASES(NAME_OF) };

const struct ks_form_meaning ks_form_meaning = { .shape = shapes,
                                                 .n_shapes = KS_COUNT(shapes),
                                                 .name = names,
                                                 .n_names = KS_COUNT(names),
                                                 .readers = KS_FORM_READERS };

bool ks_form_write(enum ks_form_kind kind,
                   const void *value,
                   const struct ks_problems *problems,
                   unsigned char *bytes,
                   size_t size,
                   size_t *n)
{
    struct ks_form_out out = { .p = bytes, .size = size, .good = true };
    ks_form_put(&out, HEAD, sizeof HEAD - 1);
    ks_form_put_number(&out, ks_form_mark(&ks_form_meaning));
    ks_form_put_number(&out, kind);
    ks_form_put_number(&out, value == NULL ? 0 : 1);
    if (value != NULL) {
        ks_shape_write(shapes[kind], value, &out);
    }
    ks_form_put_problems(problems, &out);
    *n = out.n;
    return out.good;
}

static void read_mark(struct ks_form_in *in)
{
    in->good = in->n >= sizeof HEAD - 1 && memcmp(in->p, HEAD, sizeof HEAD - 1) == 0;
    if (in->good) {
        in->p += sizeof HEAD - 1;
        in->n -= sizeof HEAD - 1;
    }
    int64_t mark = ks_form_readers();
    (void)ks_form_number(in, mark, mark);
}

int64_t ks_form_readers(void)
{
    return ks_form_mark(&ks_form_meaning);
}

bool ks_form_is_ours(const unsigned char *bytes, size_t n)
{
    struct ks_form_in in = { .p = bytes, .n = n, .good = true };
    read_mark(&in);
    return in.good;
}

/* ---- what names its own file ---- */

static void name_card(struct ks_card *card, const char *file, struct ks_arena *arena)
{
    card->path = KS_ASSET_OF(file);
    if (card->alert != NULL) {
        struct ks_alert *alert = ks_arena_alloc(arena, sizeof *alert);
        *alert = *card->alert;
        alert->file = file;
        alert->card = card;
        card->alert = alert;
    }
}

static void name_items(struct ks_quiz_bank *bank, const char *file, struct ks_arena *arena)
{
    bank->file = file;
    for (size_t i = 0; i < bank->n; i++) {
        struct ks_quiz_item *item = &bank->v[i];
        item->file = file;
        if (item->card != NULL) {
            struct ks_card *card = ks_arena_alloc(arena, sizeof *card);
            *card = *item->card;
            card->path = item->id;
            item->card = card;
        }
    }
}

static void name_rows(struct ks_playlist *playlist, const char *file)
{
    playlist->file = file;
    for (size_t i = 0; i < playlist->n; i++) {
        playlist->v[i].file = file;
    }
}

static void name_alerts(struct ks_alerts *alerts, const char *file)
{
    for (size_t i = 0; i < alerts->n; i++) {
        alerts->v[i].file = file;
        alerts->v[i].part = i;
    }
}

static void name(enum ks_form_kind kind, void *value, const char *file, struct ks_arena *arena)
{
    if (kind == KS_FORM_CARD) {
        name_card(value, file, arena);
    } else if (kind == KS_FORM_ALERT) {
        name_alerts(value, file);
    } else if (kind == KS_FORM_BANK) {
        name_items(value, file, arena);
    } else if (kind == KS_FORM_PLAYLIST) {
        name_rows(value, file);
    }
}

/* Of any bytes a table or a bank can be read, if of no row. */
static bool may_be_none(enum ks_form_kind kind)
{
    return kind == KS_FORM_CARD || kind == KS_FORM_ALERT;
}

bool ks_form_read(enum ks_form_kind kind,
                  const char *file,
                  const unsigned char *bytes,
                  size_t n,
                  struct ks_arena *arena,
                  const void **value,
                  struct ks_problems *problems)
{
    struct ks_form_in in = { .p = bytes, .n = n, .arena = arena, .good = n <= KS_FORM_BYTES_MAX };
    const size_t listed = problems->n, left_out = problems->left_out;
    void *read = NULL;
    read_mark(&in);
    (void)ks_form_number(&in, kind, kind);
    if (ks_form_number(&in, may_be_none(kind) ? 0 : 1, 1) == 1) {
        read = ks_arena_alloc(arena, shapes[kind]->size);
        ks_shape_read(shapes[kind], read, &in);
    }
    ks_form_problems(&in, file, problems);
    if (!in.good || in.n > 0) {
        problems->n = listed;
        problems->left_out = left_out;
        return false;
    }
    if (read != NULL) {
        name(kind, read, ks_arena_strdup(arena, file), arena);
    }
    *value = read;
    return true;
}
