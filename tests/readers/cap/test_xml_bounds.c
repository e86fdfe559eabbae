/* What the XML of an alert may hold, and what ends its reading. */
#include "readers/cap/xml.h"

#include <stdio.h>
#include <string.h>

#include "support/check_main.h"

#define CAP "urn:oasis:names:tc:emergency:cap:1.2"
#define HEAD                                                                                       \
    "<identifier>a</identifier><sender>s</sender><sent>2020-09-03T08:00:00+08:00</sent>"           \
    "<status>Actual</status><msgType>Alert</msgType><scope>Public</scope>"
#define INFO(more)                                                                                 \
    "<info><language>zh-CN</language><category>Safety</category><event>e</event>"                  \
    "<urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>"       \
    "<expires>2020-09-03T20:00:00+08:00</expires><headline>h</headline>"                           \
    "<description>d</description>" more "<area><areaDesc>全校</areaDesc></area></info>"
#define ALERT(more) "<alert xmlns='" CAP "'>" HEAD INFO(more) "</alert>"

static struct ks_problems problems;
static struct ks_alerts alerts;

static bool read_bytes(const char *xml, size_t n)
{
    struct ks_zone zone = ks_zone_fixed(28800);
    ks_arena_free(problems.arena);
    problems = (struct ks_problems) { .arena = ks_arena_new() };
    alerts = (struct ks_alerts) { 0 };
    return ks_cap_read("a.xml", xml, n, &zone, problems.arena, &alerts, &problems);
}

static bool told(const char *id)
{
    for (size_t i = 0; i < problems.n; i++) {
        if (strcmp(ks_problem_id(problems.v[i].code), id) == 0) {
            return true;
        }
    }
    return false;
}

START_TEST(what_is_read)
{
    static const char *const of[] = {
        ALERT(""),
        "<x:alert xmlns:x='" CAP "'><x:identifier>a</x:identifier><x:sender>s</x:sender>"
        "<x:sent>2020-09-03T08:00:00+08:00</x:sent><x:status>Actual</x:status>"
        "<x:msgType>Cancel</x:msgType><x:scope>Public</x:scope>"
        "<x:references>s,b,2020-09-03T07:00:00+08:00</x:references></x:alert>",
        "<?xml version='1.0' encoding='GBK'?>" ALERT(""), /* the declaration lies */
        /* A signature, and words of ours that stand elsewhere. */
        ALERT("<s:Signature xmlns:s='urn:s'><s:headline>no</s:headline><headline>no</headline>"
              "</s:Signature>"),
        ALERT("<web xmlns='urn:other'>no</web>"),
    };
    for (size_t i = 0; i < KS_COUNT(of); i++) {
        ck_assert_msg(read_bytes(of[i], strlen(of[i])), "%s: %s", of[i],
                      problems.n == 0 ? "" : ks_problem_id(problems.v[0].code));
        ck_assert_msg(problems.n == 0, "%s: %s", of[i], ks_problem_id(problems.v[0].code));
    }
}
END_TEST

START_TEST(what_is_refused_and_why)
{
    static const struct {
        const char *xml, *id;
        size_t told; /* problems */
    } of[] = {
        { "<!DOCTYPE alert [<!ENTITY e 'e'>]>" ALERT(""), "cap.doctype", 1 },
        { "<!DOCTYPE alert>" ALERT(""), "cap.doctype", 1 },
        { "<alert xmlns='urn:other'>" HEAD INFO("") "</alert>", "cap.root", 1 },
        { "<alarm xmlns='" CAP "'/>", "cap.root", 1 },
        { "<a><a/></a>", "cap.root", 1 },
        { "<feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>", "cap.wrapped", 1 },
        { "<rss version='2.0'/>", "cap.wrapped", 1 },
        { "<e:EDXLDistribution xmlns:e='urn:oasis:names:tc:emergency:EDXL:DE:1.0'/>", "cap.wrapped",
          1 },
        { "<alerts><alert xmlns='" CAP "'>" HEAD INFO("") "</alert></alerts>", "cap.wrapped", 1 },
        { "<alert xmlns='" CAP "'>" HEAD "<info>", "cap.xml", 1 },
        { ALERT("<web>&nbsp;</web>"), "cap.xml", 1 },
        { ALERT("") "<more/>", "cap.xml", 1 },
        { "", "cap.xml", 1 },
    };
    for (size_t i = 0; i < KS_COUNT(of); i++) {
        ck_assert_msg(!read_bytes(of[i].xml, strlen(of[i].xml)), "%s", of[i].xml);
        ck_assert_msg(told(of[i].id) && problems.n == of[i].told, "%s: %zu, %s", of[i].xml,
                      problems.n, ks_problem_id(problems.v[0].code));
    }
}
END_TEST

static void nested(struct ks_buf *xml, const char *name, int levels)
{
    xml->n = 0;
    ks_buf_adds(xml, "<alert xmlns='" CAP "'>" HEAD);
    for (int i = 0; i < levels; i++) {
        ks_buf_addf(xml, "<%s>", name);
    }
    for (int i = 0; i < levels; i++) {
        ks_buf_addf(xml, "</%s>", name);
    }
    ks_buf_adds(xml, INFO("") "</alert>");
}

START_TEST(an_alert_is_flat)
{
    struct ks_buf xml = { 0 };
    static const char *const names[] = { "x", "info" };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        nested(&xml, names[i], KS_CAP_DEPTH_MAX - 1);
        (void)read_bytes(xml.p, xml.n);
        ck_assert(!told("cap.depth") && !told("cap.xml"));
        nested(&xml, names[i], KS_CAP_DEPTH_MAX);
        ck_assert(!read_bytes(xml.p, xml.n) && told("cap.depth"));
        ck_assert_int_eq(problems.v[problems.n - 1].row, 1);
    }
    ks_buf_free(&xml);
}
END_TEST

/* As every reader of XML (readers/text/xml.h). */
START_TEST(a_tag_has_bounds)
{
    struct ks_buf xml = { 0 };
    ks_buf_adds(&xml, "<alert xmlns='" CAP "'");
    for (int i = 0; i < 300; i++) {
        ks_buf_addf(&xml, " a%d=''", i);
    }
    ks_buf_adds(&xml, ">" HEAD INFO("") "</alert>");
    ck_assert(!read_bytes(xml.p, xml.n) && told("cap.xml"));
    xml.n = 0;
    ks_buf_adds(&xml, "<alert xmlns='" CAP "'><!--");
    for (int i = 0; i < 200000; i++) {
        ks_buf_adds(&xml, " ");
    }
    ks_buf_adds(&xml, "-->" HEAD INFO("") "</alert>");
    ck_assert(!read_bytes(xml.p, xml.n) && told("cap.xml"));
    ks_buf_free(&xml);
}
END_TEST

START_TEST(a_long_text_is_cut_and_the_rest_counts)
{
    struct ks_buf xml = { 0 };
    ks_buf_adds(&xml, "<alert xmlns='" CAP "'>" HEAD "<info><instruction>");
    for (int i = 0; i < 70000; i++) {
        ks_buf_adds(&xml, "a");
    }
    ks_buf_adds(&xml, "</instruction></info>" INFO("") "</alert>");
    ck_assert(read_bytes(xml.p, xml.n) && told("cap.long-text"));
    size_t cut = 0;
    for (size_t i = 0; i < problems.n; i++) {
        cut += strcmp(ks_problem_id(problems.v[i].code), "cap.long-text") == 0;
    }
    ck_assert_uint_eq(cut, 1);
    ks_buf_free(&xml);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_is_read);
    tcase_add_test(tc, what_is_refused_and_why);
    tcase_add_test(tc, an_alert_is_flat);
    tcase_add_test(tc, a_tag_has_bounds);
    tcase_add_test(tc, a_long_text_is_cut_and_the_rest_counts);
}

int main(void)
{
    return check_main("xml_bounds", add);
}
