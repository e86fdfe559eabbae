/* Lines of a trace (see text.h). */
#include "app/trace/text.h"

#include <inttypes.h>

#include "app/trace/tap_names.h"

/* Rows that do not play, in the first line; with more of them a replay finds another
 * fingerprint. */
#define FAULTS_MAX 256

static void key(struct ks_buf *out, const char *name)
{
    ks_buf_addf(out, "%s\"%s\":", out->p[out->n - 1] == '{' ? "" : ",", name);
}

static void add_number(struct ks_buf *out, const char *name, int64_t number)
{
    if (number != 0) {
        key(out, name);
        ks_buf_addf(out, "%" PRId64, number);
    }
}

static void add_flag(struct ks_buf *out, const char *name, bool flag)
{
    if (flag) {
        key(out, name);
        ks_buf_adds(out, "true");
    }
}

static void add_text(struct ks_buf *out, const char *name, const char *text)
{
    if (text != NULL && *text != '\0') {
        key(out, name);
        ks_buf_add_json(out, text);
    }
}

static void add_civil(struct ks_buf *out, const char *name, struct ks_civil t)
{
    char text[KS_CIVIL_TEXT] = "";
    if (t.s != 0) {
        ks_civil_format(t, text);
    }
    add_text(out, name, text);
}

static void add_word(struct ks_buf *out, const char *name, enum ks_trace_type type, unsigned value)
{
    size_t n;
    const char *const *words = ks_trace_words(type, &n);
    if (value != 0) {
        add_text(out, name, value < n ? words[value] : "?");
    }
}

static void add_tap(struct ks_buf *out, const char *name, struct ks_tap tap)
{
    key(out, name);
    ks_buf_adds(out, "\"");
    ks_tap_add_name(out, tap);
    ks_buf_adds(out, "\"");
}

static const char *source_name(enum ks_playlist_kind source)
{
    switch (source) {
    case KS_PLAYLIST_ALERT:
        return "alert";
    case KS_PLAYLIST_MAIN:
        return "main";
    case KS_PLAYLIST_DEFAULT:
        return "default";
    case KS_PLAYLIST_BUILTIN:
        return "builtin";
    }
    return "?";
}

static const char *showing_name(enum ks_showing_kind kind)
{
    switch (kind) {
    case KS_SHOWING_NOTHING:
        return "nothing";
    case KS_SHOWING_ITEM:
        return "item";
    case KS_SHOWING_ALERT:
        return "alert";
    case KS_SHOWING_BUILTIN:
        return "builtin";
    case KS_SHOWING_VISIT:
        return "visit";
    }
    return "?";
}

static void add_showing(struct ks_buf *out, const struct ks_showing *showing)
{
    add_number(out, "ticket", showing->ticket);
    add_text(out, "what", showing_name(showing->kind));
    if (showing->kind != KS_SHOWING_VISIT) {
        add_text(out, "source", source_name(showing->source));
        key(out, "index");
        ks_buf_addf(out, "%" PRId64, (int64_t)showing->index); /* SIZE_MAX: gone, -1 */
    }
    add_text(out, "path", showing->path);
    add_flag(out, "refresh", showing->refresh);
    add_number(out, "from_ms", showing->from_ms);
}

/* Fractions get six digits: further ones differ between processors. */
static void add_note(struct ks_buf *out, const char *name, const struct ks_note *note)
{
    char day[KS_CIVIL_TEXT];
    ks_date_format(note->date, day);
    add_text(out, name, ks_note_name(note->kind));
    add_text(out, "date", day);
    add_number(out, "amount", note->amount);
    add_text(out, "key", note->key);
    add_text(out, "option", note->option);
    add_flag(out, "right", note->right);
    add_flag(out, "rapid", note->rapid);
    add_number(out, "sure", (int64_t)note->sure);
    if (note->answers > 0) {
        key(out, "difficulty");
        ks_buf_addf(out, "\"%.6g\"", note->difficulty);
        add_number(out, "answers", note->answers);
    }
}

static void add_faults(struct ks_buf *out, const struct ks_program *program)
{
    const struct ks_playlist *lists[] = { &program->main, &program->fallback };
    size_t n = 0;
    for (size_t i = 0; i < KS_COUNT(lists); i++) {
        for (size_t k = 0; k < lists[i]->n && n < FAULTS_MAX; k++) {
            if (lists[i]->v[k].fault.code != KS_PROBLEM_NONE) {
                if (n++ == 0) {
                    key(out, "faults");
                }
                ks_buf_adds(out, n == 1 ? "[" : ",");
                ks_buf_add_json(out, lists[i]->v[k].path);
            }
        }
    }
    ks_buf_adds(out, n > 0 ? "]" : "");
}

static void add_program(struct ks_buf *out, const char *name, const struct ks_program *program)
{
    key(out, name);
    ks_buf_adds(out, "{");
    add_number(out, "generation", (int64_t)program->generation);
    char release[KS_RELEASE_TEXT];
    ks_release_text(&program->release, release);
    add_text(out, "release", release);
    add_text(out, "fingerprint", program->fingerprint);
    add_faults(out, program);
    ks_buf_adds(out, "}");
}

static void add_pages(struct ks_buf *out, const char *name, const struct ks_receipt *receipt)
{
    add_number(out, name, receipt == NULL ? 0 : (int64_t)ks_receipt_pages(receipt));
}

/* Written as the number of items plus one: 0 means that there is no preview, 1 an empty one. */
static void add_previewed(struct ks_buf *out, const char *name, const struct ks_preview *preview)
{
    add_number(out, name, preview == NULL ? 0 : (int64_t)ks_preview_count(preview) + 1);
}

static void add_field(struct ks_buf *out, const struct ks_trace_field *field, const void *base)
{
    const void *at = (const char *)base + field->offset;
    switch (field->type) {
    case KS_TRACE_FLAG:
        add_flag(out, field->name, *(const bool *)at);
        return;
    case KS_TRACE_NUMBER:
        add_number(out, field->name, *(const int *)at);
        return;
    case KS_TRACE_NUMBER32:
        add_number(out, field->name, *(const uint32_t *)at);
        return;
    case KS_TRACE_NUMBER64:
        add_number(out, field->name, *(const int64_t *)at);
        return;
    case KS_TRACE_TEXT:
        add_text(out, field->name, *(const char *const *)at);
        return;
    case KS_TRACE_CIVIL:
        add_civil(out, field->name, *(const struct ks_civil *)at);
        return;
    case KS_TRACE_TAP:
        add_tap(out, field->name, *(const struct ks_tap *)at);
        return;
    case KS_TRACE_CLOCK:
    case KS_TRACE_STATE:
    case KS_TRACE_ANSWER:
    case KS_TRACE_TRANSITION: /* enumerations without negative values are unsigned */
        add_word(out, field->name, field->type, *(const unsigned *)at);
        return;
    case KS_TRACE_SHOWING:
        add_showing(out, at);
        return;
    case KS_TRACE_INDEX:
        add_number(out, field->name, (int64_t) * (const size_t *)at);
        return;
    case KS_TRACE_TICKET:
        add_number(out, field->name, ((const struct ks_showing *)at)->ticket);
        return;
    case KS_TRACE_NOTE:
        add_note(out, field->name, *(const struct ks_note *const *)at);
        return;
    case KS_TRACE_PROGRAM:
        add_program(out, field->name, *(const struct ks_program *const *)at);
        return;
    case KS_TRACE_PAGES:
        add_pages(out, field->name, *(const struct ks_receipt *const *)at);
        return;
    case KS_TRACE_PREVIEWED:
        add_previewed(out, field->name, *(const struct ks_preview *const *)at);
        return;
    }
}

static void add_fields(struct ks_buf *out, const struct ks_trace_field *field, const void *base)
{
    for (; field->name != NULL; field++) {
        add_field(out, field, base);
    }
}

void ks_trace_add_head(struct ks_buf *out, const struct ks_trace_head *head)
{
    ks_buf_adds(out, "{");
    add_fields(out, ks_trace_head_fields, head);
    ks_buf_adds(out, "}");
}

void ks_trace_add_effects(struct ks_buf *out, const struct ks_effect *effects, size_t n)
{
    ks_buf_adds(out, "[");
    for (size_t i = 0; i < n; i++) {
        const struct ks_trace_row *row = ks_trace_effect_row(effects[i].kind);
        ks_buf_adds(out, i == 0 ? "{" : ",{");
        add_text(out, "effect", row->name);
        add_fields(out, row->field, &effects[i]);
        ks_buf_adds(out, "}");
    }
    ks_buf_adds(out, "]");
}

void ks_trace_add_event(struct ks_buf *out,
                        const struct ks_event *event,
                        const struct ks_effect *effects,
                        size_t n)
{
    const struct ks_trace_row *row = ks_trace_event_row(event->kind);
    ks_buf_adds(out, "{");
    add_fields(out, ks_trace_every_event, event);
    add_text(out, "event", row->name);
    add_fields(out, row->field, event);
    key(out, "effects");
    ks_trace_add_effects(out, effects, n);
    ks_buf_adds(out, "}");
}

/* Hashes are too large for a number of JSON; difficulties are exact. */
void ks_trace_add_memory(struct ks_buf *out, const struct ks_memory *known)
{
    ks_buf_addf(out, "{\"memory\":{\"next\":%zu,\"lately\":[", known->history.next);
    for (size_t i = 0; i < KS_QUIZ_LATELY; i++) {
        ks_buf_addf(out, "%s\"%016" PRIx64 "\"", i == 0 ? "" : ",", known->history.id[i]);
    }
    ks_buf_adds(out, "],\"items\":[");
    for (size_t i = 0; i < known->items.n; i++) {
        const struct ks_item_stat *item = &known->items.v[i];
        ks_buf_addf(out, "%s[\"%016" PRIx64 "\",\"%.17g\",%" PRIu32 "]", i == 0 ? "" : ",",
                    item->id, item->difficulty, item->answers);
    }
    ks_buf_adds(out, "],\"tallies\":[");
    for (size_t i = 0; i < known->n_tallies; i++) {
        ks_buf_addf(out, "%s[\"%016" PRIx64 "\",%" PRIu32 "]", i == 0 ? "" : ",",
                    known->tally[i].key, known->tally[i].n);
    }
    ks_buf_adds(out, "]}}");
}
