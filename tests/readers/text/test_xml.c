/* XML from outside: what is handed on, and each bound from both sides. */
#include "readers/text/xml.h"

#include <string.h>

#include "base/text.h"
#include "support/check_main.h"

static struct ks_buf seen;

static void start(void *user, const char *name, const char *const *attributes)
{
    ks_buf_addf(user, "<%s a=%s>", name, ks_xml_attribute(attributes, "a"));
}

static void text(void *user, const char *bytes, size_t n)
{
    ks_buf_add(user, bytes, n);
}

static void end(void *user, const char *name)
{
    ks_buf_addf(user, "</%s>", name);
}

static void nothing(void *user, const char *name, const char *const *attributes)
{
    (void)user;
    (void)name;
    (void)attributes;
}

static void no_text(void *user, const char *bytes, size_t n)
{
    (void)user;
    (void)bytes;
    (void)n;
}

static void no_end(void *user, const char *name)
{
    (void)user;
    (void)name;
}

static const struct ks_xml_handler telling = { &seen, start, text, end },
                                   quiet = { NULL, nothing, no_text, no_end };

static void teardown(void)
{
    ks_buf_free(&seen);
}

static bool reads(const char *bytes, size_t n, size_t piece, const struct ks_xml_handler *handler)
{
    struct ks_xml *xml = ks_xml_new(handler);
    bool good = true;
    for (size_t at = 0; good && at <= n; at += piece) {
        size_t here = n - at < piece ? n - at : piece;
        good = ks_xml_feed(xml, bytes + at, here, at + piece > n ? KS_XML_LAST : KS_XML_MORE);
    }
    ck_assert(good || ks_xml_fault(xml).kind != KS_ARG_NONE);
    ks_xml_free(xml);
    return good;
}

static bool good(const char *document)
{
    return reads(document, strlen(document), strlen(document) + 1, &quiet);
}

START_TEST(names_texts_and_attributes)
{
    const char *document = "<?xml version='1.0' encoding='GBK'?><x:r xmlns:x='urn:x' x:a='1' b='2'>"
                           "你&lt;<![CDATA[<&]]><b a='&amp;'/></x:r>";
    for (size_t piece = 1; piece < 200; piece += 37) {
        ks_buf_free(&seen);
        ck_assert(reads(document, strlen(document), piece, &telling));
        ck_assert_str_eq(seen.p, "<r a=1>你<<&<b a=&></b></r>");
    }
    ks_xml_free(NULL);
}
END_TEST

START_TEST(what_is_refused)
{
    ck_assert(good("<a/>"));
    ck_assert(!good("<a>") && !good("</a>") && !good("a") && !good("") && !good("<a/><a/>"));
    ck_assert(!good("<!DOCTYPE a><a/>"));
    ck_assert(!good("<!DOCTYPE a [<!ENTITY e 'e'>]><a>&e;</a>"));
    ck_assert(!good("<a>&e;</a>"));
    ck_assert(!good("<a>\xFF</a>"));
    struct ks_xml *xml = ks_xml_new(&quiet);
    ck_assert(!ks_xml_feed(xml, "<a>\n <b>", 9, KS_XML_LAST));
    ck_assert_int_eq(ks_xml_line(xml), 2);
    ck_assert_int_ge(ks_xml_column(xml), 2);
    ks_xml_free(xml);
}
END_TEST

static void repeat(struct ks_buf *out, const char *what, size_t times)
{
    for (size_t i = 0; i < times; i++) {
        ks_buf_adds(out, what);
    }
}

START_TEST(depth)
{
    for (size_t n = KS_XML_DEPTH_MAX; n <= KS_XML_DEPTH_MAX + 1; n++) {
        struct ks_buf document = { 0 };
        repeat(&document, "<a>", n);
        repeat(&document, "</a>", n);
        ck_assert_int_eq(good(document.p), n == KS_XML_DEPTH_MAX);
        ks_buf_free(&document);
    }
    struct ks_buf document = { 0 }; /* one beside the other is not deep */
    ks_buf_adds(&document, "<r>");
    repeat(&document, "<a></a>", 1000);
    ks_buf_adds(&document, "</r>");
    ck_assert(good(document.p));
    ks_buf_free(&document);
}
END_TEST

START_TEST(attributes)
{
    for (int n = KS_XML_ATTRIBUTES_MAX; n <= KS_XML_ATTRIBUTES_MAX + 1; n++) {
        struct ks_buf document = { 0 };
        ks_buf_adds(&document, "<a");
        for (int i = 0; i < n; i++) {
            ks_buf_addf(&document, " a%d=''", i);
        }
        ks_buf_adds(&document, "/>");
        ck_assert_int_eq(good(document.p), n == KS_XML_ATTRIBUTES_MAX);
        ks_buf_free(&document);
    }
}
END_TEST

/* A tag or comment: up to the bound it is read, beyond twice the bound never. A text of any length
 * is, in pieces of any size. */
START_TEST(length)
{
    for (size_t piece = 1000; piece < 400000; piece *= 7) {
        struct ks_buf tag = { 0 }, longer = { 0 }, any = { 0 };
        ks_buf_adds(&tag, "<!--");
        repeat(&tag, "x", KS_XML_TOKEN_MAX - 7);
        ks_buf_adds(&tag, "--><a/>");
        ck_assert(reads(tag.p, tag.n, piece, &quiet));
        ks_buf_adds(&longer, "<a b='");
        repeat(&longer, "x", 2 * KS_XML_TOKEN_MAX);
        ks_buf_adds(&longer, "'/>");
        ck_assert(!reads(longer.p, longer.n, piece, &quiet));
        ks_buf_adds(&any, "<a>");
        repeat(&any, "x", 3 * KS_XML_TOKEN_MAX);
        ks_buf_adds(&any, "<![CDATA[");
        repeat(&any, "y", 3 * KS_XML_TOKEN_MAX);
        ks_buf_adds(&any, "]]></a>");
        ck_assert(reads(any.p, any.n, piece, &quiet));
        ks_buf_free(&tag);
        ks_buf_free(&longer);
        ks_buf_free(&any);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, NULL, teardown);
    tcase_add_test(tc, names_texts_and_attributes);
    tcase_add_test(tc, what_is_refused);
    tcase_add_test(tc, depth);
    tcase_add_test(tc, attributes);
    tcase_add_test(tc, length);
}

int main(void)
{
    return check_main("xml", add);
}
