/* Character references: all names of the standard, against those that md4c knows. */
#include "readers/text/entity.h"

#include <md4c-html.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "support/check_main.h"

static void add_piece(const MD_CHAR *text, MD_SIZE size, void *user)
{
    ks_buf_add(user, text, size);
}

/* The text as HTML's characters, by us. */
static void decode(struct ks_buf *out, const char *text)
{
    struct ks_str rest = ks_str_of(text);
    out->n = 0;
    ks_buf_adds(out, "");
    while (rest.n > 0) {
        uint32_t c[2] = { 0 };
        char utf8[4];
        size_t n = ks_entity_at(rest, c);
        for (size_t i = 0; n > 0 && i < 2 && c[i] != 0; i++) {
            ks_buf_add(out, utf8, ks_utf8_encode(c[i], utf8));
        }
        if (n == 0) {
            ks_buf_add(out, rest.p, n = 1);
        }
        rest = (struct ks_str) { rest.p + n, rest.n - n };
    }
}

/* md4c writes these four again as references. */
static bool is_escaped(uint32_t c)
{
    return c == '&' || c == '<' || c == '>' || c == '"';
}

START_TEST(every_name_means_what_md4c_knows)
{
    struct ks_buf ours = { 0 }, theirs = { 0 };
    size_t legacy = 0, compared = 0;
    ck_assert_uint_eq(ks_entities_n, 2125);
    for (size_t i = 0; i < ks_entities_n; i++) {
        const struct ks_entity *e = &ks_entities[i];
        char text[64];
        ck_assert(i == 0 || strcmp(ks_entities[i - 1].name, e->name) < 0);
        ck_assert(e->c[0] != 0 && strlen(e->name) >= 2);
        snprintf(text, sizeof text, "x&%s;x", e->name);
        decode(&ours, text);
        theirs.n = 0;
        ck_assert_int_eq(md_html(text, (MD_SIZE)strlen(text), add_piece, &theirs, 0, 0), 0);
        if (!is_escaped(e->c[0]) && e->c[0] != '\n' && e->c[0] != '\t') {
            ks_buf_adds(&theirs, "");
            char expected[128];
            snprintf(expected, sizeof expected, "<p>%s</p>\n", ours.p);
            ck_assert_msg(strcmp(expected, theirs.p) == 0, "%s: %s, %s", text, ours.p, theirs.p);
            compared++;
        }
        snprintf(text, sizeof text, "x&%s=x", e->name); /* without its semicolon */
        decode(&ours, text);
        bool known = strcmp(ours.p, text) != 0;
        ck_assert_msg(known || !e->legacy, "%s", text);
        legacy += e->legacy;
    }
    ck_assert_uint_eq(legacy, 106);
    ck_assert_uint_ge(compared, 2110);
    ks_buf_free(&ours);
    ks_buf_free(&theirs);
}
END_TEST

START_TEST(the_examples_of_the_standard)
{
    static const char *const of[][2] = {
        { "I'm &notit; I tell you", "I'm ¬it; I tell you" },
        { "I'm &notin; I tell you", "I'm ∉ I tell you" },
        { "&amp;lt;", "&lt;" }, /* once */
        { "&copy2020 &COPY", "©2020 ©" },
        { "&CounterClockwiseContourIntegral;", "∳" },
        { "&CounterClockwiseContourIntegrals;", "&CounterClockwiseContourIntegrals;" },
        { "&NotEqualTilde;", "≂̸" },
        { "&ndash;&bull;&rarr;", "–•→" },
        { "&ndash &NDASH; &nosuch;", "&ndash &NDASH; &nosuch;" },
        { "R&D, AT&T, a & b, &, &;, &#, &#;, &#x;", "R&D, AT&T, a & b, &, &;, &#, &#;, &#x;" },
        { "&#8211;&#x2013;&#X2013;&#8211", "––––" },
        { "&#150;&#147;&#128;&#x99;", "–“€™" }, /* as Windows meant it */
        { "&#0;&#xD800;&#x110000;&#99999999999999999999;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
                                                           "\xEF\xBF\xBD" },
        { "&#7;&#10;&#127;&#x81;&#141;&#x8F;&#144;&#x9D;", "        " }, /* controls */
    };
    struct ks_buf out = { 0 };
    for (size_t i = 0; i < KS_COUNT(of); i++) {
        decode(&out, of[i][0]);
        ck_assert_str_eq(out.p, of[i][1]);
    }
    ks_buf_free(&out);
}
END_TEST

START_TEST(nothing_is_read_behind_the_end)
{
    static const char text[] = "&CounterClockwiseContourIntegral;&#x2013;&notin;";
    uint32_t c[2];
    for (size_t n = 0; n <= sizeof text - 1; n++) {
        char *copy = malloc(n + 1); /* a sanitizer sees its end */
        memcpy(copy, text + (sizeof text - 1 - n), n);
        for (size_t k = 0; k <= n; k++) {
            char *part = malloc(k == 0 ? 1 : k);
            memcpy(part, copy, k);
            ck_assert_uint_le(ks_entity_at((struct ks_str) { part, k }, c), k);
            free(part);
        }
        free(copy);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, every_name_means_what_md4c_knows);
    tcase_add_test(tc, the_examples_of_the_standard);
    tcase_add_test(tc, nothing_is_read_behind_the_end);
}

int main(void)
{
    return check_main("entity", add);
}
