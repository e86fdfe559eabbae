/* From the texts of a CAP document to an alert, by the rules of CAP 1.2 section 3.2. */
#include "readers/cap/alert.h"

#include <string.h>

#include "readers/cap/words.h"

/* Lists a problem of an element: its name, the beginning of its text, and how to mend it where that
 * varies. */
static void report(const struct ks_cap_document *d,
                   enum ks_problem_code code,
                   enum ks_cap_element element,
                   const struct ks_cap_text *text,
                   struct ks_arg how)
{
    ks_problems_add(d->problems, code,
                    (struct ks_place_in_file) { d->file, text->row, text->column },
                    KS_ARGS(ks_arg_text(ks_cap_element_name(element)),
                            ks_arg_cut(ks_str_of(text->text), 60), how));
}

/* Lists a missing element. */
static void report_missing(const struct ks_cap_document *d,
                           enum ks_problem_code code,
                           enum ks_cap_element element,
                           struct ks_cap_text at,
                           struct ks_arg how)
{
    ks_problems_add(d->problems, code, (struct ks_place_in_file) { d->file, at.row, at.column },
                    KS_ARGS(ks_arg_text(ks_cap_element_name(element)), how));
}

static const struct ks_arg no_advice;

static bool is_there(const struct ks_cap_text *text)
{
    return text->text != NULL && *text->text != '\0';
}

/* --- the alert element --- */

static bool need(const struct ks_cap_document *d, enum ks_cap_element element, enum ks_phrase how)
{
    struct ks_cap_text text = d->v[element];
    if (is_there(&text)) {
        return true;
    }
    text.row = text.row == 0 ? 1 : text.row;
    report_missing(d, KS_PROBLEM_CAP_NEEDED, element, text, ks_arg_phrase(how));
    return false;
}

static bool
unknown(const struct ks_cap_document *d, enum ks_cap_element element, enum ks_phrase how)
{
    report(d, KS_PROBLEM_CAP_UNKNOWN_WORD, element, &d->v[element], ks_arg_phrase(how));
    return false;
}

static struct ks_str word(const struct ks_cap_text *text)
{
    return ks_str_of(text->text);
}

/* CAP times carry an offset; without one the time is taken as local, with a warning. */
static bool read_time(const struct ks_cap_document *d,
                      enum ks_cap_element element,
                      const struct ks_cap_text *text,
                      struct ks_civil *t)
{
    /* without `sent` there is no alert; the others have something to stand in for them */
    bool needed = element == KS_EL_SENT;
    struct ks_instant instant;
    if (!ks_civil_parse(word(text), d->zone, t)) {
        report(d, needed ? KS_PROBLEM_CAP_BAD_TIME : KS_PROBLEM_CAP_UNREAD_TIME, element, text,
               no_advice);
        return false;
    }
    /* Only text with an offset means the same instant in every zone. */
    struct ks_zone utc = ks_zone_fixed(0), east = ks_zone_fixed(8 * 3600);
    struct ks_instant other;
    if (ks_instant_parse(word(text), &utc, &instant) &&
        ks_instant_parse(word(text), &east, &other) && instant.s != other.s) {
        report(d, KS_PROBLEM_CAP_NO_OFFSET, element, text, no_advice);
    }
    return true;
}

static bool take_header(const struct ks_cap_document *d, struct ks_alert *alert)
{
    bool good = need(d, KS_EL_IDENTIFIER, KS_PHRASE_ADD_IDENTIFIER);
    good = need(d, KS_EL_SENDER, KS_PHRASE_ADD_SENDER) && good;
    good = need(d, KS_EL_SENT, KS_PHRASE_ADD_SENT) && good;
    good = need(d, KS_EL_STATUS, KS_PHRASE_ADD_STATUS) && good;
    good = need(d, KS_EL_MSG_TYPE, KS_PHRASE_ADD_MSG_TYPE) && good;
    good = need(d, KS_EL_SCOPE, KS_PHRASE_ADD_SCOPE) && good;
    if (!good) {
        return false;
    }
    alert->identifier = d->v[KS_EL_IDENTIFIER].text;
    alert->sender = d->v[KS_EL_SENDER].text;
    if (!ks_cap_status_of(word(&d->v[KS_EL_STATUS]), &alert->status)) {
        good = unknown(d, KS_EL_STATUS, KS_PHRASE_USE_STATUS);
    }
    if (!ks_cap_msg_type_of(word(&d->v[KS_EL_MSG_TYPE]), &alert->msg_type)) {
        good = unknown(d, KS_EL_MSG_TYPE, KS_PHRASE_USE_MSG_TYPE);
    }
    if (!ks_cap_scope_of(word(&d->v[KS_EL_SCOPE]), &alert->scope)) {
        good = unknown(d, KS_EL_SCOPE, KS_PHRASE_USE_SCOPE);
    }
    return read_time(d, KS_EL_SENT, &d->v[KS_EL_SENT], &alert->sent) && good;
}

/* --- references --- */

/* "sender,identifier,sent"; a sender may not hold a comma, so the outer two parts it. */
static bool read_reference(const struct ks_cap_document *d,
                           struct ks_str text,
                           struct ks_cap_reference *reference)
{
    const char *first = memchr(text.p, ',', text.n);
    const char *last = first;
    for (size_t i = 0; i < text.n; i++) {
        last = text.p[i] == ',' ? text.p + i : last;
    }
    if (first == NULL || last == first) {
        return false;
    }
    struct ks_str sent = { last + 1, text.n - (size_t)(last + 1 - text.p) };
    reference->sender = ks_arena_strndup(d->arena, text.p, (size_t)(first - text.p));
    reference->identifier = ks_arena_strndup(d->arena, first + 1, (size_t)(last - first - 1));
    return *reference->identifier != '\0' && ks_civil_parse(sent, d->zone, &reference->sent);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void take_references(const struct ks_cap_document *d, struct ks_alert *alert)
{
    const struct ks_cap_text *text = &d->v[KS_EL_REFERENCES];
    struct ks_str rest = word(text);
    while (rest.n > 0) {
        size_t n = 0;
        while (n < rest.n && !is_space(rest.p[n])) {
            n++;
        }
        struct ks_cap_reference reference = { 0 };
        bool full = alert->n_references == KS_CAP_REFERENCES_MAX;
        if (n > 0 && (full || !read_reference(d, (struct ks_str) { rest.p, n }, &reference))) {
            report(d, full ? KS_PROBLEM_CAP_MANY_REFERENCES : KS_PROBLEM_CAP_BAD_REFERENCE,
                   KS_EL_REFERENCES, text, no_advice);
            break;
        }
        if (n > 0) {
            alert->references[alert->n_references++] = reference;
        }
        size_t skip = n < rest.n ? n + 1 : n;
        rest = (struct ks_str) { rest.p + skip, rest.n - skip };
    }
    bool refers = alert->msg_type == KS_CAP_UPDATE || alert->msg_type == KS_CAP_CANCEL;
    if (refers && alert->n_references == 0 && !is_there(text)) {
        report(d, KS_PROBLEM_CAP_NO_REFERENCE, KS_EL_REFERENCES, &d->v[KS_EL_MSG_TYPE], no_advice);
    }
}

/* --- the info --- */

static bool starts_with(const char *text, const char *prefix)
{
    return ks_str_begins(ks_str_of(text), ks_str_of(prefix));
}

/* The language of an info; without one CAP means en-US. */
static const char *language(const struct ks_cap_info *info)
{
    return is_there(&info->v[KS_EL_LANGUAGE]) ? info->v[KS_EL_LANGUAGE].text : "en-US";
}

/* Whether a code of RFC 5646 is of a language of ours. */
static bool is_ours(const char *code, enum ks_lang *lang)
{
    for (size_t i = 0; i < KS_LANG_COUNT; i++) {
        *lang = (enum ks_lang)i;
        if (starts_with(code, ks_lang_tag(*lang))) {
            return true;
        }
    }
    return false;
}

static int preference(const struct ks_cap_info *info)
{
    const char *code = language(info);
    if (starts_with(code, "zh-cn") || starts_with(code, "zh-hans")) {
        return KS_LANG_COUNT + 1;
    }
    enum ks_lang lang;
    return !is_ours(code, &lang) ? 0 : KS_LANG_COUNT - (int)lang; /* Chinese before all others */
}

static const struct ks_cap_info *choose_info(const struct ks_cap_document *d)
{
    const struct ks_cap_info *best = NULL;
    for (size_t i = 0; i < d->n_infos; i++) {
        if (best == NULL || preference(&d->infos[i]) > preference(best)) {
            best = &d->infos[i];
        }
    }
    return best;
}

static const char *text_of(const struct ks_cap_info *info, enum ks_cap_element element)
{
    return is_there(&info->v[element]) ? info->v[element].text : "";
}

static void weigh(const struct ks_cap_document *d,
                  const struct ks_cap_info *info,
                  enum ks_cap_element element,
                  bool known,
                  enum ks_phrase how)
{
    const struct ks_cap_text *text = &info->v[element];
    struct ks_cap_text at = { NULL, info->row, info->column };
    if (known) {
        return;
    }
    if (is_there(text)) {
        report(d, KS_PROBLEM_CAP_UNWEIGHED_WORD, element, text, ks_arg_phrase(how));
    } else {
        report_missing(d, KS_PROBLEM_CAP_UNWEIGHED, element, at, ks_arg_phrase(how));
    }
}

static void take_weights(const struct ks_cap_document *d,
                         const struct ks_cap_info *info,
                         struct ks_alert *alert)
{
    alert->urgency = KS_CAP_URGENCY_UNKNOWN;
    alert->severity = KS_CAP_SEVERITY_UNKNOWN;
    alert->certainty = KS_CAP_CERTAINTY_UNKNOWN;
    weigh(d, info, KS_EL_URGENCY, ks_cap_urgency_of(word(&info->v[KS_EL_URGENCY]), &alert->urgency),
          KS_PHRASE_USE_URGENCY);
    weigh(d, info, KS_EL_SEVERITY,
          ks_cap_severity_of(word(&info->v[KS_EL_SEVERITY]), &alert->severity),
          KS_PHRASE_USE_SEVERITY);
    weigh(d, info, KS_EL_CERTAINTY,
          ks_cap_certainty_of(word(&info->v[KS_EL_CERTAINTY]), &alert->certainty),
          KS_PHRASE_USE_CERTAINTY);
    const struct ks_cap_text *verb = &info->interrupt;
    if (is_there(verb) && !ks_cap_interrupt_of(word(verb), &alert->interrupt)) {
        report(d, KS_PROBLEM_CAP_INTERRUPT, KS_EL_PARAMETER, verb, no_advice);
    }
}

static void
take_times(const struct ks_cap_document *d, const struct ks_cap_info *info, struct ks_alert *alert)
{
    const struct ks_cap_text *v = info->v;
    alert->effective = alert->sent;
    if (is_there(&v[KS_EL_EFFECTIVE])) {
        (void)read_time(d, KS_EL_EFFECTIVE, &v[KS_EL_EFFECTIVE], &alert->effective);
    }
    alert->onset = alert->effective;
    if (is_there(&v[KS_EL_ONSET])) {
        (void)read_time(d, KS_EL_ONSET, &v[KS_EL_ONSET], &alert->onset);
    }
    alert->has_expires = is_there(&v[KS_EL_EXPIRES]) &&
                         read_time(d, KS_EL_EXPIRES, &v[KS_EL_EXPIRES], &alert->expires);
    struct ks_cap_text at = { NULL, info->row, info->column };
    if (!is_there(&v[KS_EL_EXPIRES]) && alert->msg_type != KS_CAP_CANCEL) {
        report_missing(d, KS_PROBLEM_CAP_NO_EXPIRES, KS_EL_EXPIRES, at, no_advice);
    }
    if (alert->has_expires && alert->expires.s <= alert->effective.s) {
        report(d, KS_PROBLEM_CAP_NEVER_ON, KS_EL_EXPIRES, &v[KS_EL_EXPIRES], no_advice);
    }
}

static bool
take_texts(const struct ks_cap_document *d, const struct ks_cap_info *info, struct ks_alert *alert)
{
    const char *code = language(info);
    enum ks_lang lang;
    alert->lang = is_ours(code, &lang) ? ks_lang_tag(lang) : code;
    alert->event = text_of(info, KS_EL_EVENT);
    alert->headline = text_of(info, KS_EL_HEADLINE);
    alert->description = text_of(info, KS_EL_DESCRIPTION);
    alert->instruction = text_of(info, KS_EL_INSTRUCTION);
    alert->sender_name = text_of(info, KS_EL_SENDER_NAME);
    alert->web = text_of(info, KS_EL_WEB);
    struct ks_cap_text at = { NULL, info->row, info->column };
    bool shown = *alert->headline != '\0' || *alert->event != '\0';
    if (*alert->event == '\0') {
        report_missing(d, shown ? KS_PROBLEM_CAP_NO_EVENT : KS_PROBLEM_CAP_NO_TEXT, KS_EL_EVENT, at,
                       no_advice);
    }
    if (*alert->headline == '\0' && shown) {
        report_missing(d, KS_PROBLEM_CAP_NO_HEADLINE, KS_EL_HEADLINE, at, no_advice);
        alert->headline = alert->event;
    }
    return shown;
}

static void check_areas(const struct ks_cap_document *d, const struct ks_cap_info *info)
{
    if (info->n_areas > 0 && info->areas.n == 0) {
        report_missing(d, KS_PROBLEM_CAP_NO_AREA_DESC, KS_EL_AREA_DESC,
                       (struct ks_cap_text) { NULL, info->row, info->column }, no_advice);
    }
}

bool ks_cap_alert_of(const struct ks_cap_document *d, struct ks_alert *alert)
{
    *alert = (struct ks_alert) { .file = d->file };
    if (!take_header(d, alert)) {
        return false;
    }
    take_references(d, alert);
    alert->effective = alert->onset = alert->sent;
    alert->lang = "zh";
    alert->event = alert->headline = alert->description = alert->instruction = "";
    alert->sender_name = alert->web = "";
    const struct ks_cap_info *info = choose_info(d);
    bool shows = alert->msg_type == KS_CAP_ALERT || alert->msg_type == KS_CAP_UPDATE;
    if (info == NULL && shows) {
        report_missing(d, KS_PROBLEM_CAP_NO_INFO, KS_EL_INFO, (struct ks_cap_text) { NULL, 1, 0 },
                       no_advice);
        return false;
    }
    if (info == NULL || !shows) {
        return true;
    }
    take_weights(d, info, alert);
    take_times(d, info, alert);
    check_areas(d, info);
    alert->areas = info->areas;
    return take_texts(d, info, alert);
}
