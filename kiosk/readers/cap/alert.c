/* From the texts of a CAP document to an alert, by the rules of CAP 1.2 section 3.2. */
#include "readers/cap/alert.h"

#include <string.h>

#include "readers/cap/words.h"

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

/* --- the alert element --- */

static bool need(const struct ks_cap_document *d, enum ks_cap_element element, enum ks_phrase how)
{
    struct ks_cap_text text = d->v[element];
    if (ks_cap_is_there(&text)) {
        return true;
    }
    text.row = text.row == 0 ? 1 : text.row;
    report_missing(d, KS_PROBLEM_CAP_NEEDED, element, text, ks_arg_phrase(how));
    return false;
}

static bool
unknown(const struct ks_cap_document *d, enum ks_cap_element element, enum ks_phrase how)
{
    ks_cap_report(d, KS_PROBLEM_CAP_UNKNOWN_WORD, element, &d->v[element], ks_arg_phrase(how));
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
        ks_cap_report(d, needed ? KS_PROBLEM_CAP_BAD_TIME : KS_PROBLEM_CAP_UNREAD_TIME, element,
                      text, no_advice);
        return false;
    }
    /* Only text with an offset means the same instant in every zone. */
    struct ks_zone utc = ks_zone_fixed(0), east = ks_zone_fixed(8 * 3600);
    struct ks_instant other;
    if (ks_instant_parse(word(text), &utc, &instant) &&
        ks_instant_parse(word(text), &east, &other) && instant.s != other.s) {
        ks_cap_report(d, KS_PROBLEM_CAP_NO_OFFSET, element, text, no_advice);
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

/* --- the info --- */

/* The text of an element, its lines joined where a teletype broke them. */
static const char *text_of(const struct ks_cap_document *d,
                           const struct ks_cap_info *info,
                           enum ks_cap_element element)
{
    const struct ks_cap_text *text = &info->v[element];
    return ks_cap_is_there(text) ? ks_cap_unwrapped(ks_str_of(text->text), d->arena) : "";
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
    if (ks_cap_is_there(text)) {
        ks_cap_report(d, KS_PROBLEM_CAP_UNWEIGHED_WORD, element, text, ks_arg_phrase(how));
    } else {
        report_missing(d, KS_PROBLEM_CAP_UNWEIGHED, element, at, ks_arg_phrase(how));
    }
}

/* Whether it says that a danger is over: then there is nothing to warn of. */
static bool is_all_clear(const struct ks_cap_info *info, const struct ks_alert *alert)
{
    return info->all_clear || alert->urgency == KS_CAP_PAST;
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
    alert->all_clear = is_all_clear(info, alert);
    const struct ks_cap_text *verb = &info->interrupt;
    if (ks_cap_is_there(verb) && !ks_cap_interrupt_of(word(verb), &alert->interrupt)) {
        ks_cap_report(d, KS_PROBLEM_CAP_INTERRUPT, KS_EL_PARAMETER, verb, no_advice);
    }
}

static void
take_times(const struct ks_cap_document *d, const struct ks_cap_info *info, struct ks_alert *alert)
{
    const struct ks_cap_text *v = info->v;
    alert->effective = alert->sent;
    if (ks_cap_is_there(&v[KS_EL_EFFECTIVE])) {
        (void)read_time(d, KS_EL_EFFECTIVE, &v[KS_EL_EFFECTIVE], &alert->effective);
    }
    alert->onset = alert->effective;
    if (ks_cap_is_there(&v[KS_EL_ONSET])) {
        (void)read_time(d, KS_EL_ONSET, &v[KS_EL_ONSET], &alert->onset);
    }
    alert->has_expires = ks_cap_is_there(&v[KS_EL_EXPIRES]) &&
                         read_time(d, KS_EL_EXPIRES, &v[KS_EL_EXPIRES], &alert->expires);
    struct ks_cap_text at = { NULL, info->row, info->column };
    if (!ks_cap_is_there(&v[KS_EL_EXPIRES]) && !alert->all_clear) {
        report_missing(d, KS_PROBLEM_CAP_NO_EXPIRES, KS_EL_EXPIRES, at, no_advice);
    }
}

static bool
take_texts(const struct ks_cap_document *d, const struct ks_cap_info *info, struct ks_alert *alert)
{
    alert->lang = ks_cap_lang(info);
    alert->event = text_of(d, info, KS_EL_EVENT);
    alert->headline = text_of(d, info, KS_EL_HEADLINE);
    alert->description = text_of(d, info, KS_EL_DESCRIPTION);
    alert->instruction = text_of(d, info, KS_EL_INSTRUCTION);
    alert->sender_name = text_of(d, info, KS_EL_SENDER_NAME);
    alert->web = text_of(d, info, KS_EL_WEB);
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

/* False if the info has no text to show. */
static bool
take_info(const struct ks_cap_document *d, const struct ks_cap_info *info, struct ks_alert *alert)
{
    take_weights(d, info, alert);
    take_times(d, info, alert);
    check_areas(d, info);
    alert->areas = info->areas;
    return take_texts(d, info, alert) || alert->all_clear;
}

static bool is_never_on(const struct ks_alert *alert)
{
    return alert->has_expires && alert->expires.s <= alert->effective.s && !alert->all_clear;
}

/* Tells of parts that end before they begin; infos[i] is that of alerts->v[i]. Only where all do,
 * nothing of the message is ever shown. */
static void check_never_on(const struct ks_cap_document *d,
                           const struct ks_alerts *alerts,
                           const struct ks_cap_info *const *infos)
{
    bool any = false;
    for (size_t i = 0; i < alerts->n; i++) {
        any = any || !is_never_on(&alerts->v[i]);
    }
    for (size_t i = 0; i < alerts->n; i++) {
        if (is_never_on(&alerts->v[i])) {
            ks_cap_report(d, any ? KS_PROBLEM_CAP_PART_NEVER_ON : KS_PROBLEM_CAP_NEVER_ON,
                          KS_EL_EXPIRES, &infos[i]->v[KS_EL_EXPIRES], no_advice);
        }
    }
}

bool ks_cap_alerts_of(const struct ks_cap_document *d, struct ks_alerts *alerts)
{
    struct ks_alert head = { .file = d->file };
    *alerts = (struct ks_alerts) { 0 };
    if (!take_header(d, &head)) {
        return false;
    }
    ks_cap_references(d, &head);
    head.effective = head.onset = head.sent;
    head.lang = ks_lang_tag(KS_LANG_ZH);
    head.event = head.headline = head.description = head.instruction = "";
    head.sender_name = head.web = "";
    bool shows = head.msg_type == KS_CAP_ALERT || head.msg_type == KS_CAP_UPDATE;
    alerts->v = ks_arena_array(d->arena, d->n_infos + 1, sizeof *alerts->v);
    if (!shows) {
        alerts->v[alerts->n++] = head;
        return true;
    }
    if (d->n_infos == 0) {
        report_missing(d, KS_PROBLEM_CAP_NO_INFO, KS_EL_INFO, (struct ks_cap_text) { NULL, 1, 0 },
                       no_advice);
    }
    const struct ks_cap_info **infos = ks_arena_array(d->arena, d->n_infos + 1, sizeof *infos);
    ks_cap_share_areas(d);
    for (size_t i = 0; i < d->n_infos; i++) {
        struct ks_alert alert = head;
        alert.part = alerts->n;
        if (ks_cap_is_told(d, i) && take_info(d, &d->infos[i], &alert)) {
            infos[alerts->n] = &d->infos[i];
            alerts->v[alerts->n++] = alert;
        }
    }
    check_never_on(d, alerts, infos);
    return alerts->n > 0;
}
