/* CAP 1.2 as a notifying office sends it: what becomes of each element, and what is told when it is
 * missing, misspelled or out of place. */
#include "readers/cap/xml.h"

#include <stdio.h>
#include <string.h>

#include "support/clock.h"

static struct ks_arena *arena;
static struct ks_problems problems;
static struct ks_alerts alerts;
static struct ks_alert alert; /* the first of them */

static void setup(void)
{
    arena = ks_arena_new();
    problems = (struct ks_problems) { .arena = arena };
}

static void teardown(void)
{
    ks_arena_free(arena);
}

#define NS " xmlns='urn:oasis:names:tc:emergency:cap:1.2'"
#define HEAD                                                                                       \
    "<identifier>A-1</identifier><sender>s@x.cn</sender><sent>2020-09-03T14:20:00+08:00</sent>"    \
    "<status>Actual</status><msgType>Alert</msgType><scope>Public</scope>"
#define WEIGHTS                                                                                    \
    "<urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>"
#define EXPIRES "<expires>2020-09-03T22:00:00+08:00</expires>"
#define TEXTS "<event>诈骗</event><headline>别转账</headline>"
#define INFO "<info><language>zh-CN</language>" WEIGHTS EXPIRES TEXTS "</info>"

static bool read_bytes(const char *xml, size_t n)
{
    struct ks_zone zone = ks_zone_fixed(28800);
    problems.n = 0;
    bool read = ks_cap_read("a.xml", xml, n, &zone, arena, &alerts, &problems);
    alert = read ? alerts.v[0] : (struct ks_alert) { 0 };
    return read;
}

static bool reads(const char *inside)
{
    const char *xml = ks_arena_printf(arena, "<alert" NS ">%s</alert>", inside);
    return read_bytes(xml, strlen(xml));
}

/* Without problems. */
static void fine(const char *inside)
{
    ck_assert(reads(inside));
    ck_assert_msg(problems.n == 0, "%s", problems.n > 0 ? ks_problem_id(problems.v[0].code) : "");
}

/* Read, or refused, with this one problem. */
static void
told(bool read, const char *inside, enum ks_level level, const char *code, const char *what)
{
    ck_assert_msg(reads(inside) == read, "%s", inside);
    ck_assert_msg(problems.n == 1, "%zu problems: %s", problems.n, inside);
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), code);
    ck_assert_int_eq(problems.v[0].level, level);
    const char *said = ks_problem_text(&problems.v[0], KS_LANG_ZH, arena).what;
    ck_assert_msg(strstr(said, what) != NULL, "%s", said);
    ck_assert_str_eq(problems.v[0].file, "a.xml");
    /* The office is told that it was refused, if and only if it is never on the glass. */
    bool plays = read && !(alert.has_expires && alert.expires.s <= alert.effective.s);
    ck_assert_msg(ks_problem_is_shown(problems.v[0].code) == plays, "%s: %s", said, inside);
}

/* INFO with one part exchanged. */
static const char *with(const char *whole, const char *part, const char *other)
{
    const char *at = strstr(whole, part);
    ck_assert_ptr_nonnull(at);
    return ks_arena_printf(arena, "%.*s%s%s", (int)(at - whole), whole, other, at + strlen(part));
}

START_TEST(a_whole_alert)
{
    fine(HEAD
         "<references>s@x.cn,A-0,2020-09-01T00:00:00+08:00\n  t@x.cn,B-1,2020-09-02T00:00:00+08:00"
         "</references><info><language>zh-CN</language><category>Security</category>" WEIGHTS
         "<effective>2020-09-03T15:00:00+08:00</effective><onset>2020-09-03T16:00:00+08:00</"
         "onset>" EXPIRES "<senderName> 保卫处 </senderName>" TEXTS "<description>说</description>"
         "<instruction>做</instruction><web>https://x.cn</web>"
         "<parameter><valueName>interrupt</valueName><value>pause</value></parameter>"
         "<area><areaDesc>三号食堂；宿舍</areaDesc><geocode><valueName>place</valueName>"
         "<value>gate-1</value></geocode></area><area><areaDesc>宿舍</areaDesc></area></info>");
    ck_assert_str_eq(alert.identifier, "A-1");
    ck_assert_str_eq(alert.sender, "s@x.cn");
    ck_assert_int_eq(alert.sent.s, civil("2020-09-03T14:20").s);
    ck_assert_int_eq(alert.effective.s, civil("2020-09-03T15:00").s);
    ck_assert_int_eq(alert.onset.s, civil("2020-09-03T16:00").s);
    ck_assert(alert.has_expires && alert.expires.s == civil("2020-09-03T22:00").s);
    ck_assert(alert.status == KS_CAP_ACTUAL && alert.msg_type == KS_CAP_ALERT &&
              alert.scope == KS_CAP_PUBLIC);
    ck_assert(alert.urgency == KS_CAP_IMMEDIATE && alert.severity == KS_CAP_SEVERE &&
              alert.certainty == KS_CAP_OBSERVED);
    ck_assert_int_eq(alert.interrupt, KS_INTERRUPT_PAUSE);
    ck_assert_uint_eq(alert.n_references, 2);
    ck_assert_str_eq(alert.references[1].sender, "t@x.cn");
    ck_assert_str_eq(alert.references[1].identifier, "B-1");
    ck_assert_int_eq(alert.references[1].sent.s, civil("2020-09-02").s);
    ck_assert_uint_eq(alert.areas.n, 3); /* as they are written: a name may hold a comma */
    ck_assert_str_eq(alert.areas.v[0], "三号食堂；宿舍");
    ck_assert_str_eq(alert.areas.v[1], "gate-1");
    ck_assert_str_eq(alert.areas.v[2], "宿舍");
    ck_assert_str_eq(alert.event, "诈骗");
    ck_assert_str_eq(alert.headline, "别转账");
    ck_assert_str_eq(alert.description, "说");
    ck_assert_str_eq(alert.instruction, "做");
    ck_assert_str_eq(alert.sender_name, "保卫处");
    ck_assert_str_eq(alert.web, "https://x.cn");
    ck_assert_str_eq(alert.lang, "zh");
    fine(HEAD INFO);
    ck_assert_int_eq(alert.effective.s, alert.sent.s); /* where nothing else is said */
    ck_assert_int_eq(alert.onset.s, alert.effective.s);
    ck_assert_uint_eq(alert.areas.n + alert.n_references, 0);
    ck_assert_int_eq(alert.interrupt, KS_INTERRUPT_DEFAULT);
    ck_assert_str_eq(alert.description, "");
}
END_TEST

START_TEST(each_of_the_head_is_required)
{
    static const struct {
        const char *part, *name, *wrong;
    } parts[] = { { "<identifier>A-1</identifier>", "identifier", NULL },
                  { "<sender>s@x.cn</sender>", "sender", NULL },
                  { "<sent>2020-09-03T14:20:00+08:00</sent>", "sent", "<sent>gestern</sent>" },
                  { "<status>Actual</status>", "status", "<status>actually</status>" },
                  { "<msgType>Alert</msgType>", "msgType", "<msgType>x</msgType>" },
                  { "<scope>Public</scope>", "scope", "<scope>all</scope>" } };
    for (size_t i = 0; i < KS_COUNT(parts); i++) {
        told(false, with(HEAD INFO, parts[i].part, ""), KS_LEVEL_ERROR, "cap.missing",
             parts[i].name);
        if (parts[i].wrong != NULL) {
            told(false, with(HEAD INFO, parts[i].part, parts[i].wrong), KS_LEVEL_ERROR,
                 i == 2 ? "cap.bad-time" : "cap.unknown-word", parts[i].name);
        }
    }
    ck_assert(!reads(INFO)); /* all six are told at once */
    ck_assert_uint_eq(problems.n, 6);
}
END_TEST

START_TEST(what_an_info_lacks_counts_as_unknown)
{
    told(true, with(HEAD INFO, "<urgency>Immediate</urgency>", ""), KS_LEVEL_ERROR, "cap.missing",
         "urgency");
    ck_assert_int_eq(alert.urgency, KS_CAP_URGENCY_UNKNOWN);
    told(true, with(HEAD INFO, "Severe", "bad"), KS_LEVEL_ERROR, "cap.unknown-word", "severity");
    ck_assert_int_eq(alert.severity, KS_CAP_SEVERITY_UNKNOWN);
    told(true, with(HEAD INFO, "Observed", "seen"), KS_LEVEL_ERROR, "cap.unknown-word",
         "certainty");
    ck_assert_int_eq(alert.certainty, KS_CAP_CERTAINTY_UNKNOWN);
    told(true, with(HEAD INFO, EXPIRES, ""), KS_LEVEL_WARNING, "cap.no-expires", "expires");
    ck_assert(!alert.has_expires);
    told(true, with(HEAD INFO, "22:00:00", "14:20:00"), KS_LEVEL_ERROR, "cap.never-on", "expires");
    told(
        true,
        ks_arena_printf(arena, "%s%s", HEAD INFO,
                        with(with(INFO, "22:00:00", "14:20:00"), "<event>", "<eventCode/><event>")),
        KS_LEVEL_WARNING, "cap.never-on", "expires"); /* one of two parts */
    told(true, with(HEAD INFO, "T22:00:00+08:00", "T22:00:00"), KS_LEVEL_WARNING, "cap.no-offset",
         "expires");
    ck_assert_int_eq(alert.expires.s, civil("2020-09-03T22:00").s);
    told(true, with(HEAD INFO, "<headline>别转账</headline>", ""), KS_LEVEL_WARNING,
         "cap.no-headline", "");
    ck_assert_str_eq(alert.headline, "诈骗");
    told(true, with(HEAD INFO, "<event>诈骗</event>", ""), KS_LEVEL_WARNING, "cap.missing",
         "event");
    told(false, with(HEAD INFO, TEXTS, ""), KS_LEVEL_ERROR, "cap.missing", "event");
    told(false, HEAD, KS_LEVEL_ERROR, "cap.missing", "info");
    told(true, with(HEAD INFO, TEXTS, TEXTS "<area></area>"), KS_LEVEL_WARNING, "cap.missing",
         "areaDesc");
    told(true,
         with(HEAD INFO, TEXTS,
              TEXTS "<parameter><valueName>interrupt</valueName><value>now</value></parameter>"),
         KS_LEVEL_WARNING, "cap.unknown-word", "interrupt");
    ck_assert_int_eq(alert.interrupt, KS_INTERRUPT_DEFAULT);
}
END_TEST

/* Only without `sent` it is not known when an alert was; the others count as not written. */
START_TEST(a_time_that_cannot_be_read)
{
    told(true, with(HEAD INFO, EXPIRES, "<expires>morgen</expires>"), KS_LEVEL_ERROR,
         "cap.bad-time", "expires");
    ck_assert(!alert.has_expires);
    told(true, with(HEAD INFO, EXPIRES, EXPIRES "<effective>morgen</effective>"), KS_LEVEL_ERROR,
         "cap.bad-time", "effective");
    ck_assert_int_eq(alert.effective.s, alert.sent.s);
    told(true, with(HEAD INFO, EXPIRES, EXPIRES "<onset>morgen</onset>"), KS_LEVEL_ERROR,
         "cap.bad-time", "onset");
    ck_assert_int_eq(alert.onset.s, alert.effective.s);
}
END_TEST

/* A Cancel needs no info; whom it cancels must be named. */
START_TEST(updates_and_cancels)
{
    const char *cancel = with(HEAD, "Alert<", "Cancel<");
    const char *refer = "<references>s@x.cn,A-0,2020-09-01T00:00:00+08:00</references>";
    fine(ks_arena_printf(arena, "%s%s", cancel, refer));
    ck_assert_int_eq(alert.msg_type, KS_CAP_CANCEL);
    ck_assert_uint_eq(alert.n_references, 1);
    told(true, cancel, KS_LEVEL_ERROR, "cap.no-reference", "references");
    const char *update = with(HEAD INFO, "Alert<", "Update<");
    told(true, update, KS_LEVEL_ERROR, "cap.no-reference", "references");
    fine(with(HEAD, "Alert<", "Ack<"));
    static const char *const bad[] = { "s@x.cn", "s@x.cn,A-0", "s@x.cn,,2020-09-01T00:00:00+08:00",
                                       "s@x.cn,A-0,gestern" };
    for (size_t i = 0; i < KS_COUNT(bad); i++) {
        told(true, ks_arena_printf(arena, "%s<references>%s</references>", cancel, bad[i]),
             KS_LEVEL_ERROR, "cap.bad-reference", "references");
        ck_assert_uint_eq(alert.n_references, 0);
    }
    fine(ks_arena_printf(arena,
                         "%s<references>s,A-0,2020-09-01T00:00:00+08:00,t,B,1,"
                         "2020-09-02T00:00:00+08:00</references>",
                         cancel));
    ck_assert_uint_eq(alert.n_references, 2);
    ck_assert_str_eq(alert.references[1].identifier, "B,1");
    for (int n = KS_CAP_REFERENCES_MAX; n <= KS_CAP_REFERENCES_MAX + 1; n++) {
        struct ks_buf text = { 0 };
        for (int i = 0; i < n; i++) {
            ks_buf_addf(&text, "%ss,A-%d,2020-09-01T00:00:00+08:00", i == 0 ? "" : " ", i);
        }
        ck_assert(reads(ks_arena_printf(arena, "%s<references>%s</references>", cancel, text.p)));
        ck_assert_uint_eq(alert.n_references, KS_CAP_REFERENCES_MAX);
        ck_assert_int_eq((int)problems.n, n - KS_CAP_REFERENCES_MAX);
        ck_assert(problems.n == 0 || ks_problem_is_shown(problems.v[0].code));
        ks_buf_free(&text);
    }
}
END_TEST

/* zh-CN before any zh, before any en, before the first. Without a language: en-US. What says the
 * same in another language adds its words for the area, since a screen may know any of them. */
START_TEST(the_info_of_our_language)
{
    static const struct {
        const char *languages[3], *chosen, *lang;
    } cases[] = {
        { { "en-US", "zh-TW", "zh-CN" }, "2", "zh" }, { { "en-US", "zh-TW", "fr" }, "1", "zh" },
        { { "fr", "de", "en-GB" }, "2", "en" },       { { "fr", "de", "it" }, "0", "fr" },
        { { "ZH-Hans", "zh-CN", "zh" }, "0", "zh" },  { { "fr", "", "it" }, "1", "en" }
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        struct ks_buf text = { 0 };
        ks_buf_adds(&text, HEAD);
        for (int k = 0; k < 3; k++) {
            ks_buf_addf(&text,
                        "<info><language>%s</language>" WEIGHTS EXPIRES
                        "<event>%d</event><headline>%d</headline><area><areaDesc>p%d</areaDesc></"
                        "area></info>",
                        cases[i].languages[k], k, k, k);
        }
        fine(text.p);
        ck_assert_str_eq(alert.headline, cases[i].chosen);
        ck_assert_str_eq(alert.areas.v[0] + 1, cases[i].chosen);
        ck_assert_uint_eq(alerts.n, 1);
        ck_assert_uint_eq(alert.areas.n, 3);
        ck_assert_str_eq(alert.lang, cases[i].lang);
        ks_buf_free(&text);
    }
}
END_TEST

START_TEST(an_all_clear)
{
    const char *clear = "<responseType>Monitor</responseType><responseType>allclear</responseType>";
    fine(with(HEAD INFO, "<urgency>", ks_arena_printf(arena, "%s<urgency>", clear)));
    ck_assert(alert.all_clear);
    fine(with(HEAD INFO, "Immediate", "Past"));
    ck_assert(alert.all_clear);
    fine(with(HEAD INFO, "<urgency>", "<responseType>Shelter</responseType><urgency>"));
    ck_assert(!alert.all_clear);
}
END_TEST

/* Lines that a teletype broke at its width are joined; what somebody broke on purpose is not. */
START_TEST(wrapped_lines)
{
    static const struct {
        const char *written, *read;
    } cases[] = {
        { "短\n行", "短\n行" },
        { "AT 230 PM CDT, LAW ENFORCEMENT REPORTED THAT THE WATER\nLEVEL OF THE RIVER IS RISING.",
          "AT 230 PM CDT, LAW ENFORCEMENT REPORTED THAT THE WATER LEVEL OF THE RIVER IS RISING." },
        { "* WHAT...Flooding caused by excessive rainfall goes on and\nlasts.\n\n* WHERE...The "
          "city.",
          "* WHAT...Flooding caused by excessive rainfall goes on and lasts.\n\n* WHERE...The "
          "city." },
        { "地点：三号食堂\n时间：今天晚上八点到十点，请同学们相互转告，不要相信陌生电话",
          "地点：三号食堂\n时间：今天晚上八点到十点，请同学们相互转告，不要相信陌生电话" },
        { "今天晚上八点到十点请同学们相互转告不要相信陌生的\n电话和短信。",
          "今天晚上八点到十点请同学们相互转告不要相信陌生的电话和短信。" },
        { "一、今天晚上八点到十点请同学们相互转告不要相信陌生的电话。\n二、不要转账",
          "一、今天晚上八点到十点请同学们相互转告不要相信陌生的电话。\n二、不要转账" },
        { "1、今天晚上八点到十点请同学们相互转告不要相信陌生的电话 \n2、不要转账",
          "1、今天晚上八点到十点请同学们相互转告不要相信陌生的电话\n2、不要转账" },
        { "今天晚上八点到十点请同学们相互转告不要相信陌生的电话\n十二）不要转账",
          "今天晚上八点到十点请同学们相互转告不要相信陌生的电话\n十二）不要转账" },
        { "今天晚上八点到十点请同学们相互转告不要相信陌生的电话：\n不要转账",
          "今天晚上八点到十点请同学们相互转告不要相信陌生的电话：\n不要转账" },
        { "今天晚上八点到十点请同学们相互转告不要相信陌生的电话\n【防骗】不要转账",
          "今天晚上八点到十点请同学们相互转告不要相信陌生的电话\n【防骗】不要转账" },
        { "THE WATER LEVEL OF THE RIVER IS RISING AND IS EXPECTED AT\n8:30 PM TO BE HIGH.",
          "THE WATER LEVEL OF THE RIVER IS RISING AND IS EXPECTED AT 8:30 PM TO BE HIGH." },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        fine(with(HEAD INFO, TEXTS,
                  ks_arena_printf(arena, TEXTS "<description>%s</description>", cases[i].written)));
        ck_assert_str_eq(alert.description, cases[i].read);
    }
}
END_TEST

/* Every info is an alert of its own, with its areas; what only says it again in another language,
 * or has nothing to say, is none. */
START_TEST(every_info_is_told)
{
    static const char *const head = HEAD "<info><language>en</language>" WEIGHTS EXPIRES TEXTS;
    fine(ks_arena_printf(
        arena,
        "%s<area><areaDesc>a</areaDesc></area></info>"
        "<info><language>en</language>" WEIGHTS EXPIRES "<event>2</event><headline>2</headline>"
        "<area><areaDesc>b</areaDesc></area></info>"
        "<info><language>fr</language>" WEIGHTS EXPIRES "<event>3</event><headline>3</headline>"
        "<area><areaDesc>c</areaDesc></area></info>",
        head));
    ck_assert_uint_eq(alerts.n, 2);
    ck_assert_str_eq(alerts.v[1].headline, "2");
    ck_assert_uint_eq(alerts.v[1].part, 1);
    ck_assert_uint_eq(alerts.v[0].areas.n, 2); /* c is the French of a */
    ck_assert_str_eq(alerts.v[0].areas.v[1], "c");
    ck_assert_uint_eq(alerts.v[1].areas.n, 1);
    for (int same = 0; same < 2; same++) { /* a shape elsewhere is no translation */
        char xml[2048];
        snprintf(xml, sizeof xml,
                 "%s<area><areaDesc>a</areaDesc><polygon>1,1 2,2</polygon></area>"
                 "</info><info><language>fr</language>" WEIGHTS EXPIRES TEXTS
                 "<area><areaDesc>b</areaDesc><polygon>1,1 %s</polygon></area>"
                 "</info>",
                 head, same == 1 ? "2,2" : "3,3");
        ck_assert(reads(xml));
        ck_assert_uint_eq(alerts.n, same == 1 ? 1 : 2);
    }
}
END_TEST

/* Elements count where CAP has them, and not elsewhere or in another namespace. */
START_TEST(what_stands_elsewhere)
{
    fine(HEAD "<x xmlns='urn:x'><status>Test</status></x><area><areaDesc>x</areaDesc></area>"
              "<headline>x</headline>" INFO);
    ck_assert_int_eq(alert.status, KS_CAP_ACTUAL);
    ck_assert_str_eq(alert.headline, "别转账");
    ck_assert_uint_eq(alert.areas.n, 0);
    told(true,
         with(HEAD INFO, TEXTS,
              TEXTS "<area><areaDesc>a</areaDesc><polygon>1,1</polygon>"
                    "<circle>1,1 1</circle></area>"),
         KS_LEVEL_NOTE, "cap.shape", "");
    fine(with(HEAD INFO, TEXTS, TEXTS "<event>other</event>")); /* the first one */
    ck_assert_str_eq(alert.event, "诈骗");
}
END_TEST

START_TEST(bounds)
{
    struct ks_buf text = { 0 };
    for (int n = KS_CAP_INFOS_MAX; n <= KS_CAP_INFOS_MAX + 1; n++) {
        text.n = 0;
        ks_buf_adds(&text, HEAD);
        for (int i = 0; i < n; i++) {
            ks_buf_adds(&text, INFO);
        }
        ck_assert(reads(text.p));
        ck_assert_int_eq((int)problems.n, n - KS_CAP_INFOS_MAX);
    }
    for (int n = KS_CAP_DEPTH_MAX - 1; n <= KS_CAP_DEPTH_MAX; n++) { /* below the alert */
        text.n = 0;
        ks_buf_adds(&text, HEAD INFO);
        for (int i = 0; i < n; i++) {
            ks_buf_adds(&text, "<x>");
        }
        for (int i = 0; i < n; i++) {
            ks_buf_adds(&text, "</x>");
        }
        ck_assert_int_eq(reads(text.p), n < KS_CAP_DEPTH_MAX);
    }
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), "cap.depth");
    for (size_t n = KS_CAP_TEXT_BYTES_MAX; n <= KS_CAP_TEXT_BYTES_MAX + 1; n++) {
        char *longer = ks_arena_alloc(arena, n + 1);
        memset(longer, 'x', n);
        ck_assert(reads(with(HEAD INFO, "别转账", longer)));
        ck_assert_uint_eq(strlen(alert.headline), KS_CAP_TEXT_BYTES_MAX);
        ck_assert_uint_eq(problems.n, n - KS_CAP_TEXT_BYTES_MAX);
    }
    text.n = 0;
    ks_buf_adds(&text, "<area>");
    for (int i = 0; i <= KS_ALERT_AREAS_MAX; i++) {
        ks_buf_addf(&text, "<areaDesc>p%d</areaDesc>", i);
    }
    ks_buf_adds(&text, "</area>");
    told(true, with(HEAD INFO, "</info>", ks_arena_printf(arena, "%s</info>", text.p)),
         KS_LEVEL_WARNING, "cap.too-many-areas", "");
    ck_assert_uint_eq(alert.areas.n, KS_ALERT_AREAS_MAX);
    ks_buf_free(&text);
    char *large = ks_arena_alloc(arena, KS_CAP_BYTES_MAX + 2);
    memset(large, ' ', KS_CAP_BYTES_MAX + 1);
    const char *small = "<alert" NS ">" HEAD INFO "</alert>";
    memcpy(large, small, strlen(small));
    ck_assert(read_bytes(large, KS_CAP_BYTES_MAX));
    ck_assert(!read_bytes(large, KS_CAP_BYTES_MAX + 1));
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), "cap.too-big");
}
END_TEST

START_TEST(documents)
{
    static const struct {
        const char *xml, *code;
        bool read;
    } cases[] = { { "<alert>" HEAD INFO "</alert>", "cap.version", true },
                  { "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.1'>" HEAD INFO "</alert>",
                    "cap.version", true },
                  { "<alert xmlns='urn:x'>" HEAD INFO "</alert>", "cap.root", false },
                  { "<alarm" NS ">" HEAD INFO "</alarm>", "cap.root", false },
                  { "<!DOCTYPE alert><alert" NS ">" HEAD INFO "</alert>", "cap.doctype", false },
                  { "<alert" NS ">" HEAD INFO, "cap.xml", false },
                  { "", "cap.xml", false } };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        ck_assert_msg(read_bytes(cases[i].xml, strlen(cases[i].xml)) == cases[i].read, "%zu", i);
        ck_assert_uint_eq(problems.n, 1);
        ck_assert_str_eq(ks_problem_id(problems.v[0].code), cases[i].code);
    }
    const char *gbk = "<?xml version='1.0' encoding='GBK'?><alert" NS ">" HEAD
                      "<info>" WEIGHTS EXPIRES "<event>\xD5\xA9\xC6\xAD</event><headline>"
                      "\xB1\xF0\xD7\xAA\xD5\xCB</headline><language>zh</language></info></alert>";
    ck_assert(read_bytes(gbk, strlen(gbk)));
    ck_assert_str_eq(alert.headline, "别转账");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, a_whole_alert);
    tcase_add_test(tc, each_of_the_head_is_required);
    tcase_add_test(tc, what_an_info_lacks_counts_as_unknown);
    tcase_add_test(tc, a_time_that_cannot_be_read);
    tcase_add_test(tc, updates_and_cancels);
    tcase_add_test(tc, the_info_of_our_language);
    tcase_add_test(tc, an_all_clear);
    tcase_add_test(tc, wrapped_lines);
    tcase_add_test(tc, every_info_is_told);
    tcase_add_test(tc, what_stands_elsewhere);
    tcase_add_test(tc, bounds);
    tcase_add_test(tc, documents);
}

int main(void)
{
    return check_main("xml", add);
}
