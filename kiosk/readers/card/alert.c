/* The alert in a card's front matter (keys: md.h). */
#include <string.h>

#include "readers/cap/words.h"
#include "readers/card/parts.h"
#include "readers/when/dates.h"

static void
problem(struct ks_card_source *source, const struct ks_card_value *value, enum ks_problem_code code)
{
    struct ks_place_in_file at = { source->file, 1, 0 };
    struct ks_str said = { "", 0 };
    if (value->text.p != NULL) {
        at = ks_card_place(source, (size_t)(value->text.p - source->text.p));
        said = value->given ? value->text : said;
    }
    ks_problems_add(source->problems, code, at, KS_ARGS(ks_arg_cut(said, 60)));
}

/* Digits of a time of day at *p; false if there are none. */
static bool take_number(struct ks_str *rest, int *number)
{
    size_t n = 0;
    for (*number = 0; n < rest->n && n < 2 && rest->p[n] >= '0' && rest->p[n] <= '9'; n++) {
        *number = *number * 10 + (rest->p[n] - '0');
    }
    rest->p += n;
    rest->n -= n;
    return n > 0;
}

static bool take_sign(struct ks_str *rest)
{
    static const char *const signs[] = { ":", "：", "时", "点" };
    for (size_t i = 0; i < KS_COUNT(signs); i++) {
        struct ks_str sign = ks_str_of(signs[i]);
        if (ks_str_starts(*rest, sign)) {
            rest->p += sign.n;
            rest->n -= sign.n;
            return true;
        }
    }
    return false;
}

/* `22:00`, `22：00`, `22点`, `22时30分`; "" is the start of the day. */
static bool read_clock(struct ks_str text, int *second)
{
    struct ks_str rest = ks_str_trim(text);
    int hour = 0, minute = 0;
    *second = 0;
    if (rest.n == 0) {
        return true;
    }
    if (!take_number(&rest, &hour) || !take_sign(&rest)) {
        return false;
    }
    bool minutes = take_number(&rest, &minute);
    if (minutes && ks_str_is(rest, "分")) {
        rest.n = 0;
    }
    *second = hour * 3600 + minute * 60;
    return rest.n == 0 && hour <= 24 && minute < 60 && *second <= KS_DAY_SECONDS;
}

/* RFC 3339, or a date of readers/when/dates.h with its year and a time of day. */
static bool read_time(const struct ks_card_source *source, struct ks_str text, struct ks_civil *t)
{
    if (ks_civil_parse(text, source->zone, t)) {
        return true;
    }
    struct ks_str day = text, hour = { "", 0 };
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == ' ' || text.p[i] == 'T') {
            day.n = i;
            hour = (struct ks_str) { text.p + i + 1, text.n - i - 1 };
            break;
        }
    }
    int32_t date = 0;
    int second = 0;
    if (ks_date_read(day, 0, &date) != KS_DATE_EXACT || !read_clock(hour, &second)) {
        return false;
    }
    *t = (struct ks_civil) { (int64_t)date * KS_DAY_SECONDS + second };
    return true;
}

/* Reads the time of a key, if it is there. False only if it is written and is no time. */
static bool take_time(struct ks_card_source *source,
                      const struct ks_card_front *front,
                      enum ks_front_key key,
                      struct ks_civil *t,
                      bool *given)
{
    const struct ks_card_value *value = &front->v[key];
    *given = value->given && read_time(source, value->text, t);
    if (value->given && !*given) {
        problem(source, value, KS_PROBLEM_ALERT_BAD_TIME);
        return false;
    }
    return true;
}

static void
take_words(struct ks_card_source *source, const struct ks_card_front *front, struct ks_alert *alert)
{
    const struct ks_card_value *v = front->v;
    if (v[KS_FRONT_MSGTYPE].given &&
        !ks_cap_msg_type_of(v[KS_FRONT_MSGTYPE].text, &alert->msg_type)) {
        problem(source, &v[KS_FRONT_MSGTYPE], KS_PROBLEM_ALERT_WORD_MSGTYPE);
    }
    if (v[KS_FRONT_SEVERITY].given &&
        !ks_cap_severity_of(v[KS_FRONT_SEVERITY].text, &alert->severity)) {
        problem(source, &v[KS_FRONT_SEVERITY], KS_PROBLEM_ALERT_WORD_SEVERITY);
    }
    if (v[KS_FRONT_URGENCY].given &&
        !ks_cap_urgency_of(v[KS_FRONT_URGENCY].text, &alert->urgency)) {
        problem(source, &v[KS_FRONT_URGENCY], KS_PROBLEM_ALERT_WORD_URGENCY);
    }
    if (v[KS_FRONT_CERTAINTY].given &&
        !ks_cap_certainty_of(v[KS_FRONT_CERTAINTY].text, &alert->certainty)) {
        problem(source, &v[KS_FRONT_CERTAINTY], KS_PROBLEM_ALERT_WORD_CERTAINTY);
    }
    if (v[KS_FRONT_INTERRUPT].given &&
        !ks_cap_interrupt_of(v[KS_FRONT_INTERRUPT].text, &alert->interrupt)) {
        problem(source, &v[KS_FRONT_INTERRUPT], KS_PROBLEM_ALERT_WORD_INTERRUPT);
    }
}

static void take_references(struct ks_card_source *source,
                            const struct ks_card_value *value,
                            struct ks_alert *alert)
{
    struct ks_tags ids = { 0 };
    bool all = ks_cap_words_add(value->text, source->arena, &ids);
    struct ks_cap_reference *references =
        ks_arena_array(source->arena, ids.n + 1, sizeof *references);
    for (size_t i = 0; i < ids.n; i++) {
        references[i] = (struct ks_cap_reference) { .sender = "", .identifier = ids.v[i] };
    }
    alert->references = references;
    alert->n_references = ids.n;
    if (!all) {
        problem(source, value, KS_PROBLEM_ALERT_MANY_REFERENCES);
    }
    bool refers = alert->msg_type == KS_CAP_UPDATE || alert->msg_type == KS_CAP_CANCEL;
    if (refers && ids.n == 0) {
        problem(source, value, KS_PROBLEM_ALERT_NO_REFERENCE);
    }
}

/* False if the alert could be shown at a wrong time. */
static bool
take_times(struct ks_card_source *source, const struct ks_card_front *front, struct ks_alert *alert)
{
    bool sent = false, effective = false, onset = false;
    bool good = take_time(source, front, KS_FRONT_SENT, &alert->sent, &sent);
    good = take_time(source, front, KS_FRONT_EFFECTIVE, &alert->effective, &effective) && good;
    good = take_time(source, front, KS_FRONT_ONSET, &alert->onset, &onset) && good;
    good = take_time(source, front, KS_FRONT_EXPIRES, &alert->expires, &alert->has_expires) && good;
    alert->effective = effective ? alert->effective : alert->sent;
    alert->onset = onset ? alert->onset : alert->effective;
    const struct ks_card_value *expires = &front->v[KS_FRONT_EXPIRES];
    if (good && alert->has_expires && alert->expires.s <= alert->effective.s) {
        problem(source, expires, KS_PROBLEM_ALERT_NEVER_ON);
    }
    if (alert->msg_type == KS_CAP_CANCEL || expires->given) {
        return good;
    }
    bool begins = sent || effective;
    problem(source, expires, begins ? KS_PROBLEM_ALERT_NO_EXPIRES : KS_PROBLEM_ALERT_NO_TIME);
    return good && begins;
}

static void take_text(const struct ks_card_source *source,
                      const struct ks_card_front *front,
                      const struct ks_card *card,
                      struct ks_alert *alert)
{
    struct ks_buf supporting = { 0 }, actions = { 0 };
    for (size_t i = 0; i < card->n_blocks; i++) {
        const struct ks_block *block = &card->blocks[i];
        bool action = block->kind == KS_BLOCK_ACTION;
        struct ks_buf *out = action ? &actions : &supporting;
        if (action || block->kind == KS_BLOCK_PARAGRAPH) {
            const char *text = ks_spans_text(&block->text, source->arena);
            const char *space = *block->speaker != '\0' && *text != '\0' ? " " : "";
            ks_buf_addf(out, "%s%s%s%s", out->n > 0 ? "\n" : "", block->speaker, space, text);
        }
    }
    alert->event = front->v[KS_FRONT_EVENT].given
                       ? ks_card_front_text(source, &front->v[KS_FRONT_EVENT])
                       : card->title;
    alert->headline = ks_spans_text(&card->headline, source->arena);
    alert->description =
        ks_arena_strndup(source->arena, supporting.n > 0 ? supporting.p : "", supporting.n);
    alert->instruction = ks_arena_strndup(source->arena, actions.n > 0 ? actions.p : "", actions.n);
    alert->web = ks_card_front_text(source, &front->v[KS_FRONT_WEB]);
    alert->sender_name = card->source;
    alert->lang = card->lang;
    ks_buf_free(&supporting);
    ks_buf_free(&actions);
}

enum wish { NO_ALERT, BAD_ALERT, AN_ALERT };

static enum wish wish_of(struct ks_card_source *source,
                         const struct ks_card_front *front,
                         enum ks_cap_status *status)
{
    const struct ks_card_value *value = &front->v[KS_FRONT_ALERT];
    if (!value->given) {
        for (int key = KS_FRONT_ALERT + 1; key < KS_FRONT_COUNT; key++) {
            if (front->v[key].given) {
                problem(source, &front->v[key], KS_PROBLEM_ALERT_NOT_DECLARED);
                break;
            }
        }
        return NO_ALERT;
    }
    if (ks_str_is(value->text, "否") || ks_str_is(value->text, "no") ||
        ks_str_is(value->text, "false")) {
        return NO_ALERT;
    }
    if (!ks_cap_status_of(value->text, status)) {
        problem(source, value, KS_PROBLEM_ALERT_BAD_STATUS);
        return BAD_ALERT;
    }
    return AN_ALERT;
}

void ks_card_alert_read(struct ks_card_source *source,
                        const struct ks_card_front *front,
                        struct ks_card *card)
{
    enum ks_cap_status status = KS_CAP_ACTUAL;
    enum wish wish = wish_of(source, front, &status);
    if (wish != AN_ALERT) {
        card->alert_unreadable = wish == BAD_ALERT;
        return;
    }
    struct ks_alert *alert = ks_arena_alloc(source->arena, sizeof *alert);
    *alert = (struct ks_alert) { .file = source->file,
                                 .status = status,
                                 .msg_type = KS_CAP_ALERT,
                                 .scope = KS_CAP_PUBLIC,
                                 .urgency = KS_CAP_IMMEDIATE,
                                 .severity = KS_CAP_SEVERE,
                                 .certainty = KS_CAP_LIKELY,
                                 .card = card };
    const struct ks_card_value *id = &front->v[KS_FRONT_ID];
    alert->identifier = id->given ? ks_card_front_text(source, id) : card->path;
    alert->sender = ks_card_front_text(source, &front->v[KS_FRONT_SENDER]);
    take_words(source, front, alert);
    take_references(source, &front->v[KS_FRONT_REFERENCES], alert);
    struct ks_tags places = { 0 };
    if (!ks_cap_words_add(front->v[KS_FRONT_PLACES].text, source->arena, &places)) {
        problem(source, &front->v[KS_FRONT_PLACES], KS_PROBLEM_ALERT_MANY_PLACES);
    }
    alert->areas.v = ks_arena_array(source->arena, places.n + 1, sizeof *alert->areas.v);
    alert->areas.n = places.n;
    memcpy(alert->areas.v, places.v, places.n * sizeof *places.v);
    alert->all_clear = alert->urgency == KS_CAP_PAST;
    take_text(source, front, card, alert);
    bool good = take_times(source, front, alert);
    card->alert = good ? alert : NULL;
    card->alert_unreadable = !good;
}
