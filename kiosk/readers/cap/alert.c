/* From the texts of a CAP document to an alert, by the rules of CAP 1.2 section 3.2. */
#include "readers/cap/alert.h"

#include <string.h>

#include "readers/cap/words.h"

struct finding { /* one kind of problem with an element */
    enum ks_level level;
    const char *code, *what, *why, *how;
};

static void report(const struct ks_cap_document *d,
                   const struct finding *finding,
                   enum ks_cap_element element,
                   const struct ks_cap_text *text)
{
    const char *value = text->text == NULL ? "" : text->text;
    ks_problem_add(d->problems, finding->level,
                   (struct ks_place_in_file) { d->file, text->row, text->column }, finding->code,
                   finding->why, finding->how, "%s %s%s%.*s", ks_cap_element_name(element),
                   finding->what, *value == '\0' ? "" : "：",
                   (int)ks_utf8_prefix(value, strlen(value), 60), value);
}

static bool is_there(const struct ks_cap_text *text)
{
    return text->text != NULL && *text->text != '\0';
}

/* --- the alert element --- */

static bool need(const struct ks_cap_document *d, enum ks_cap_element element, const char *how)
{
    struct ks_cap_text text = d->v[element];
    if (is_there(&text)) {
        return true;
    }
    text.row = text.row == 0 ? 1 : text.row;
    report(d,
           &(struct finding) { KS_LEVEL_ERROR, "cap.missing", "没有写",
                               "CAP 规定必须有，缺了就不能播出", how },
           element, &text);
    return false;
}

static bool unknown(const struct ks_cap_document *d, enum ks_cap_element element, const char *how)
{
    report(d,
           &(struct finding) { KS_LEVEL_ERROR, "cap.unknown-word", "不是规定的词",
                               "不知道它的意思就不敢播出", how },
           element, &d->v[element]);
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
    struct ks_instant instant;
    if (!ks_civil_parse(word(text), d->zone, t)) {
        report(d,
               &(struct finding) { KS_LEVEL_ERROR, "cap.bad-time", "不是规定的时间写法",
                                   "看不懂的时间不能猜", "写成 2020-09-03T14:20:00+08:00" },
               element, text);
        return false;
    }
    /* Only text with an offset means the same instant in every zone. */
    struct ks_zone utc = ks_zone_fixed(0), east = ks_zone_fixed(8 * 3600);
    struct ks_instant other;
    if (ks_instant_parse(word(text), &utc, &instant) &&
        ks_instant_parse(word(text), &east, &other) && instant.s != other.s) {
        report(d,
               &(struct finding) { KS_LEVEL_WARNING, "cap.no-offset", "没有写时区",
                                   "CAP 规定时间要带时区，按本地时间处理", "在后面加上 +08:00" },
               element, text);
    }
    return true;
}

static bool take_header(const struct ks_cap_document *d, struct ks_alert *alert)
{
    bool good = need(d, KS_EL_IDENTIFIER, "加上 <identifier>编号</identifier>");
    good = need(d, KS_EL_SENDER, "加上 <sender>发布单位的邮箱或域名</sender>") && good;
    good = need(d, KS_EL_SENT, "加上 <sent>2020-09-03T14:20:00+08:00</sent>") && good;
    good = need(d, KS_EL_STATUS, "加上 <status>Actual</status>，演练写 Exercise") && good;
    good = need(d, KS_EL_MSG_TYPE, "加上 <msgType>Alert</msgType>，更新写 Update，取消写 Cancel") &&
           good;
    good = need(d, KS_EL_SCOPE, "加上 <scope>Public</scope>") && good;
    if (!good) {
        return false;
    }
    alert->identifier = d->v[KS_EL_IDENTIFIER].text;
    alert->sender = d->v[KS_EL_SENDER].text;
    if (!ks_cap_status_of(word(&d->v[KS_EL_STATUS]), &alert->status)) {
        good = unknown(d, KS_EL_STATUS, "写 Actual、Exercise、System、Test 或 Draft");
    }
    if (!ks_cap_msg_type_of(word(&d->v[KS_EL_MSG_TYPE]), &alert->msg_type)) {
        good = unknown(d, KS_EL_MSG_TYPE, "写 Alert、Update、Cancel、Ack 或 Error");
    }
    if (!ks_cap_scope_of(word(&d->v[KS_EL_SCOPE]), &alert->scope)) {
        good = unknown(d, KS_EL_SCOPE, "写 Public、Restricted 或 Private");
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
    struct finding bad = { KS_LEVEL_ERROR, "cap.bad-reference", "看不懂",
                           "不知道更新或取消的是哪一条，原来的警报会继续播出",
                           "每条写成 发布者,编号,发布时间，几条之间空一格" };
    struct ks_str rest = word(text);
    while (rest.n > 0) {
        size_t n = 0;
        while (n < rest.n && !is_space(rest.p[n])) {
            n++;
        }
        struct ks_cap_reference reference = { 0 };
        bool full = alert->n_references == KS_CAP_REFERENCES_MAX;
        if (n > 0 && (full || !read_reference(d, (struct ks_str) { rest.p, n }, &reference))) {
            bad.what = full ? "超过 32 条" : bad.what;
            report(d, &bad, KS_EL_REFERENCES, text);
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
        bad.code = "cap.no-reference";
        bad.what = "没有写";
        report(d, &bad, KS_EL_REFERENCES, &d->v[KS_EL_MSG_TYPE]);
    }
}

/* --- the info --- */

static bool starts_with(const char *text, const char *prefix)
{
    for (; *prefix != '\0'; text++, prefix++) {
        char c = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
        if (c != *prefix) {
            return false;
        }
    }
    return true;
}

/* Without a language CAP means en-US. */
static const char *language(const struct ks_cap_info *info)
{
    return is_there(&info->v[KS_EL_LANGUAGE]) ? info->v[KS_EL_LANGUAGE].text : "en-US";
}

static int preference(const struct ks_cap_info *info)
{
    const char *code = language(info);
    if (starts_with(code, "zh-cn") || starts_with(code, "zh-hans")) {
        return 3;
    }
    return starts_with(code, "zh") ? 2 : starts_with(code, "en") ? 1 : 0;
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
                  const char *how)
{
    const struct ks_cap_text *text = &info->v[element];
    struct ks_cap_text at = { text->text, info->row, info->column };
    if (!known) {
        report(d,
               &(struct finding) { KS_LEVEL_ERROR,
                                   is_there(text) ? "cap.unknown-word" : "cap.missing",
                                   is_there(text) ? "不是规定的词" : "没有写",
                                   "按未知处理，警报可能排在后面或不能打断正在播放的内容", how },
               element, is_there(text) ? text : &at);
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
          "写 Immediate、Expected、Future、Past 或 Unknown");
    weigh(d, info, KS_EL_SEVERITY,
          ks_cap_severity_of(word(&info->v[KS_EL_SEVERITY]), &alert->severity),
          "写 Extreme、Severe、Moderate、Minor 或 Unknown");
    weigh(d, info, KS_EL_CERTAINTY,
          ks_cap_certainty_of(word(&info->v[KS_EL_CERTAINTY]), &alert->certainty),
          "写 Observed、Likely、Possible、Unlikely 或 Unknown");
    const struct ks_cap_text *verb = &info->interrupt;
    if (is_there(verb) && !ks_cap_interrupt_of(word(verb), &alert->interrupt)) {
        report(d,
               &(struct finding) { KS_LEVEL_WARNING, "cap.unknown-word", "interrupt 不是规定的词",
                                   "按严重程度决定怎样打断", "写 stop、pause、defer 或 never" },
               KS_EL_PARAMETER, verb);
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
        report(d,
               &(struct finding) { KS_LEVEL_WARNING, "cap.no-expires", "没有写",
                                   "不知道什么时候结束，按开始后 24 小时处理",
                                   "加上 <expires>2020-09-03T22:00:00+08:00</expires>" },
               KS_EL_EXPIRES, &at);
    }
    if (alert->has_expires && alert->expires.s <= alert->effective.s) {
        report(d,
               &(struct finding) { KS_LEVEL_ERROR, "cap.never-on", "不晚于开始时间",
                                   "这条警报永远不会播出", "检查 effective、sent 和 expires" },
               KS_EL_EXPIRES, &v[KS_EL_EXPIRES]);
    }
}

static bool
take_texts(const struct ks_cap_document *d, const struct ks_cap_info *info, struct ks_alert *alert)
{
    const char *code = language(info);
    alert->lang = starts_with(code, "zh") ? "zh" : starts_with(code, "en") ? "en" : code;
    alert->event = text_of(info, KS_EL_EVENT);
    alert->headline = text_of(info, KS_EL_HEADLINE);
    alert->description = text_of(info, KS_EL_DESCRIPTION);
    alert->instruction = text_of(info, KS_EL_INSTRUCTION);
    alert->sender_name = text_of(info, KS_EL_SENDER_NAME);
    alert->web = text_of(info, KS_EL_WEB);
    struct ks_cap_text at = { NULL, info->row, info->column };
    bool shown = *alert->headline != '\0' || *alert->event != '\0';
    if (*alert->event == '\0') {
        report(d,
               &(struct finding) { shown ? KS_LEVEL_WARNING : KS_LEVEL_ERROR, "cap.missing",
                                   "没有写",
                                   shown ? "CAP 规定必须有" : "标题和事件都没有，没有文字可以显示",
                                   "加上 <event>电信网络诈骗</event>" },
               KS_EL_EVENT, &at);
    }
    if (*alert->headline == '\0' && shown) {
        report(d,
               &(struct finding) { KS_LEVEL_WARNING, "cap.no-headline", "没有写",
                                   "没有大标题，先用事件名称顶替",
                                   "加上 <headline>一句话说清要防什么</headline>" },
               KS_EL_HEADLINE, &at);
        alert->headline = alert->event;
    }
    return shown;
}

static void check_areas(const struct ks_cap_document *d, const struct ks_cap_info *info)
{
    if (info->n_areas > 0 && info->areas.n == 0) {
        report(d,
               &(struct finding) { KS_LEVEL_WARNING, "cap.missing", "没有写",
                                   "有 area 却没有地点名称，按全校播出",
                                   "加上 <areaDesc>三号食堂</areaDesc>，不限地点就写 全校" },
               KS_EL_AREA_DESC, &(struct ks_cap_text) { NULL, info->row, info->column });
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
        report(d,
               &(struct finding) { KS_LEVEL_ERROR, "cap.missing", "没有写", "警报没有内容可以显示",
                                   "加上 <info> 一段，写明 event、headline 和 description" },
               KS_EL_INFO, &(struct ks_cap_text) { NULL, 1, 0 });
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
