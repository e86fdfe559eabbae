/* Lines of a trace, read back (see replay_line.h). */
#include "kioskctl/replay_line.h"

#include <stdlib.h>
#include <string.h>

#include "app/trace/tap_names.h"
#include "kioskctl/fail.h"
#include "port/lang.h"

#define PAGES_MAX 1000 /* of a receipt, and items of a preview */
#define ITEMS_MAX 20000

json_t *replay_parse(const char *bytes, size_t n)
{
    json_t *line = json_loadb(bytes, n, JSON_REJECT_DUPLICATES, NULL);
    if (line != NULL && !json_is_object(line)) {
        json_decref(line);
        return NULL;
    }
    return line;
}

bool replay_kind_of(const json_t *line, enum replay_kind *kind)
{
    static const char *const keys[] = { [REPLAY_EVENT] = "event",
                                        [REPLAY_MEMORY] = "memory",
                                        [REPLAY_MISSING] = "missing",
                                        [REPLAY_END] = "end" };
    for (size_t i = 0; i < KS_COUNT(keys); i++) {
        if (json_object_get(line, keys[i]) != NULL) {
            *kind = (enum replay_kind)i;
            return true;
        }
    }
    return false;
}

static const char *text_of(const json_t *value)
{
    return value == NULL ? "" : json_string_value(value); /* NULL: no string */
}

static bool read_word(const json_t *value, enum ks_trace_type type, unsigned *out)
{
    size_t n;
    const char *const *words = ks_trace_words(type, &n), *text = text_of(value);
    for (size_t i = 0; text != NULL && i < n; i++) {
        if (strcmp(words[i], text) == 0) {
            *out = (unsigned)i;
            return true;
        }
    }
    return false;
}

static bool read_tap(const json_t *value, struct ks_tap *tap)
{
    const char *text = text_of(value);
    return text != NULL && ks_tap_named(text, tap);
}

static bool read_civil(const json_t *value, struct ks_civil *out)
{
    struct ks_zone any = ks_zone_fixed(0);
    const char *text = text_of(value);
    return text != NULL && ks_civil_parse(ks_str_of(text), &any, out);
}

static bool read_program(const json_t *value, struct replay_program *out)
{
    const json_t *faults = json_object_get(value, "faults");
    out->any = json_is_object(value);
    out->generation = (uint64_t)json_integer_value(json_object_get(value, "generation"));
    const char *release = text_of(json_object_get(value, "release"));
    out->fingerprint = text_of(json_object_get(value, "fingerprint"));
    for (size_t i = 0; i < json_array_size(faults) && i < REPLAY_FAULTS_MAX; i++) {
        const char *path = json_string_value(json_array_get(faults, i));
        if (path != NULL) {
            out->faults[out->n_faults++] = path;
        }
    }
    return out->any && release != NULL && ks_release_parse(release, &out->release) &&
           out->fingerprint != NULL;
}

/* Makes a receipt that fills as many pages as the traced one; the director asks only for their
 * number. */
static bool read_pages(const json_t *value, struct ks_arena *arena, struct replay_event *out)
{
    json_int_t pages = json_integer_value(value);
    if (pages < 1 || pages > PAGES_MAX) {
        return false;
    }
    out->receipt = (struct ks_receipt) { .arena = arena };
    for (json_int_t i = 0; i < pages * KS_RECEIPT_PAGE; i++) {
        ks_receipt_add(&out->receipt, KS_RECEIPT_REFUSED, (struct ks_place_in_file) { "", 0, 0 },
                       "", "%s", "");
    }
    out->event.receipt = &out->receipt;
    return true;
}

static bool read_previewed(const json_t *value, struct replay_event *out)
{
    json_int_t items = json_integer_value(value);
    out->preview.program.main.n = items < 1 ? 0 : (size_t)items - 1;
    out->event.preview = &out->preview;
    return items >= 1 && items <= ITEMS_MAX;
}

static bool read_plain(const json_t *value, const struct ks_trace_field *field, void *base)
{
    void *at = (char *)base + field->offset;
    switch (field->type) {
    case KS_TRACE_FLAG:
        *(bool *)at = json_is_true(value);
        return json_is_boolean(value);
    case KS_TRACE_NUMBER:
        *(int *)at = (int)json_integer_value(value);
        return json_is_integer(value);
    case KS_TRACE_NUMBER32:
        *(uint32_t *)at = (uint32_t)json_integer_value(value);
        return json_is_integer(value);
    case KS_TRACE_NUMBER64:
        *(int64_t *)at = json_integer_value(value);
        return json_is_integer(value);
    case KS_TRACE_TEXT:
        *(const char **)at = text_of(value);
        return json_is_string(value);
    case KS_TRACE_CIVIL:
        return read_civil(value, at);
    case KS_TRACE_TAP:
        return read_tap(value, at);
    case KS_TRACE_CLOCK:
    case KS_TRACE_STATE:
    case KS_TRACE_ANSWER:
    case KS_TRACE_TRANSITION:
        return read_word(value, field->type, at);
    case KS_TRACE_SHOWING: /* of effects, which are compared as they are written */
    case KS_TRACE_INDEX:
    case KS_TRACE_TICKET:
    case KS_TRACE_NOTE:
    case KS_TRACE_PROGRAM: /* pointers, for which something stands in */
    case KS_TRACE_PAGES:
    case KS_TRACE_PREVIEWED:
        break;
    }
    return false;
}

static bool read_fields(const json_t *line,
                        const struct ks_trace_field *field,
                        struct ks_arena *arena,
                        struct replay_event *event,
                        void *base,
                        struct ks_err *err)
{
    for (; field->name != NULL; field++) {
        const json_t *value = json_object_get(line, field->name);
        /* Left out of the line: zero, empty or false. */
        bool ok = value == NULL                       ? true
                  : field->type == KS_TRACE_PROGRAM   ? read_program(value, &event->program)
                  : field->type == KS_TRACE_PAGES     ? read_pages(value, arena, event)
                  : field->type == KS_TRACE_PREVIEWED ? read_previewed(value, event)
                                                      : read_plain(value, field, base);
        if (!ok) {
            return ctl_fail(err, KS_ERR_FORMAT, ks_say("“%s”的值看不懂"), field->name);
        }
    }
    return true;
}

bool replay_head(const json_t *line, struct ks_trace_head *head, struct ks_err *err)
{
    struct replay_event none = { 0 }; /* a first line has no event's fields */
    *head = (struct ks_trace_head) { .program = "",
                                     .content = "",
                                     .store = "",
                                     .factory = "",
                                     .place = "",
                                     .lang = "zh",
                                     .zone = "Asia/Shanghai",
                                     .speed = 1 };
    if (!read_fields(line, ks_trace_head_fields, NULL, &none, head, err)) {
        return false;
    }
    return head->trace == KS_TRACE_FORMAT ||
           ctl_fail(err, KS_ERR_FORMAT, ks_say("第一行不是 kiosk --trace 写的（trace 应当是 %d）"),
                    KS_TRACE_FORMAT);
}

bool replay_event(const json_t *line,
                  struct ks_arena *arena,
                  struct replay_event *out,
                  struct ks_err *err)
{
    const char *name = json_string_value(json_object_get(line, "event"));
    *out = (struct replay_event) { 0 };
    if (name == NULL || !ks_trace_event_named(name, &out->event.kind)) {
        return ctl_fail(err, KS_ERR_FORMAT, ks_say("没有“%s”这种事件"), name == NULL ? "" : name);
    }
    const struct ks_trace_row *row = ks_trace_event_row(out->event.kind);
    if (!read_fields(line, ks_trace_every_event, arena, out, &out->event, err) ||
        !read_fields(line, row->field, arena, out, &out->event, err)) {
        return false;
    }
    if ((out->event.kind == KS_EVENT_PROGRAM) != out->program.any) {
        return ctl_fail(err, KS_ERR_FORMAT, ks_say("没有说是哪一份内容（program）"));
    }
    if (out->event.failures < 0) {
        return ctl_fail(err, KS_ERR_FORMAT, ks_say("“%s”的值看不懂"), "failures");
    }
    return json_is_array(json_object_get(line, "effects")) ||
           ctl_fail(err, KS_ERR_FORMAT, ks_say("没有 effects"));
}

static uint64_t hash_of(const json_t *value)
{
    const char *text = json_string_value(value);
    return text == NULL ? 0 : strtoull(text, NULL, 16);
}

static double real_of(const json_t *value)
{
    const char *text = json_string_value(value);
    return text == NULL ? 0 : strtod(text, NULL);
}

bool replay_memory(const json_t *line, struct ks_memory *out, struct ks_err *err)
{
    const json_t *memory = json_object_get(line, "memory"),
                 *lately = json_object_get(memory, "lately"),
                 *items = json_object_get(memory, "items"),
                 *tallies = json_object_get(memory, "tallies");
    json_int_t next = json_integer_value(json_object_get(memory, "next"));
    if (next < 0 || next >= KS_QUIZ_LATELY || json_array_size(lately) > KS_QUIZ_LATELY ||
        json_array_size(items) > ITEMS_MAX || json_array_size(tallies) > KS_TALLIES_MAX) {
        return ctl_fail(err, KS_ERR_FORMAT, ks_say("“memory”的值看不懂"));
    }
    out->history.next = (size_t)next;
    for (size_t i = 0; i < json_array_size(lately); i++) {
        out->history.id[i] = hash_of(json_array_get(lately, i));
    }
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        struct ks_item_stat stat = { hash_of(json_array_get(item, 0)),
                                     real_of(json_array_get(item, 1)),
                                     (uint32_t)json_integer_value(json_array_get(item, 2)) };
        ks_item_recall(&out->items, stat);
    }
    for (size_t i = 0; i < json_array_size(tallies); i++) {
        const json_t *tally = json_array_get(tallies, i);
        ks_memory_recall(out, hash_of(json_array_get(tally, 0)),
                         (uint32_t)json_integer_value(json_array_get(tally, 1)));
    }
    return true;
}
