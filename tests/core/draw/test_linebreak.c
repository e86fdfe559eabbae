/* Where lines break and how marks and scripts are spaced. Widths in the fake face: em = 20 px. */
#include <stdio.h>
#include <string.h>

#include "core/draw/linebreak.h"
#include "support/check_main.h"
#include "support/fake_typeset.h"

static char joined[1024];

/* The lines joined by '|'. */
static const char *lines(const char *text, int ems, bool balance)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_span span = { KS_SPAN_PLAIN, text };
    struct ks_spans spans = { &span, 1 };
    struct ks_break_style style = { { false, 20 }, ems * 20, balance, false, false, 0 };
    struct ks_paragraph p;
    ks_break(&fake_typeset, &style, &spans, arena, &p);
    joined[0] = '\0';
    for (size_t i = 0; i < p.n_lines; i++) {
        strcat(joined, i > 0 ? "|" : "");
        for (size_t k = 0; k < p.lines[i].n_runs; k++) {
            strncat(joined, p.lines[i].runs[k].text, p.lines[i].runs[k].n);
        }
        ck_assert_int_le(p.lines[i].width, p.width);
    }
    ks_arena_free(arena);
    return joined;
}

START_TEST(lines_break_as_clreq_says)
{
    static const struct {
        const char *text;
        int ems;
        const char *want;
    } cases[] = {
        { "不要转账给陌生人", 4, "不要转账|给陌生人" },
        { "不要转账，马上报警", 4, "不要转|账，马上|报警" }, /* no mark begins a line */
        { "他说（转账）了吧", 3, "他说|（转账）|了吧" },     /* no bracket ends one */
        { "请拨打96110咨询", 4, "请拨打|96110|咨询" },       /* digits stay whole */
        { "先付300元押金", 4, "先付|300元|押金" },
        { "等一下——不要急", 4, "等一下——|不要急" },
        { "第一行\n第二行", 9, "第一行|第二行" },
        { "open the official app", 5, "open the|official|app" },
        { "第一行\n  二", 9, "第一行|二" }, /* where the author parts, no break is moved */
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        const char *got = lines(cases[i].text, cases[i].ems, false);
        ck_assert_msg(strcmp(got, cases[i].want) == 0, "%s: %s, not %s", cases[i].text, got,
                      cases[i].want);
    }
}
END_TEST

/* A paragraph has 256 lines at most; what is behind them is not set. */
START_TEST(a_long_text_ends)
{
    for (int n = 255; n <= 258; n++) {
        char text[600] = "";
        for (int i = 0; i < n; i++) {
            strcat(text, i == 0 ? "x" : "\nx");
        }
        struct ks_arena *arena = ks_arena_new();
        struct ks_span span = { KS_SPAN_PLAIN, text };
        struct ks_spans spans = { &span, 1 };
        struct ks_break_style style = { { false, 20 }, 200, false, false, false, 0 };
        struct ks_paragraph p;
        ks_break(&fake_typeset, &style, &spans, arena, &p);
        ck_assert_uint_eq(p.n_lines, n < 256 ? (size_t)n : 256);
        ck_assert_int_eq(p.width, p.lines[p.n_lines - 1].width);
        ks_arena_free(arena);
    }
}
END_TEST

START_TEST(a_short_flag_stays_whole)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_span span[] = { { KS_SPAN_PLAIN, "先交" },
                              { KS_SPAN_FLAG, "工本费" },
                              { KS_SPAN_PLAIN, "再" } };
    struct ks_spans spans = { span, 3 };
    struct ks_break_style style = { { false, 20 }, 5 * 20, false, false, false, 0 };
    struct ks_paragraph p;
    ks_break(&fake_typeset, &style, &spans, arena, &p);
    ck_assert_uint_eq(p.n_lines, 2);
    ck_assert_uint_eq(p.lines[0].n_runs, 1);
    ck_assert_int_eq(strncmp(p.lines[1].runs[0].text, "工本费", strlen("工本费")), 0);
    ks_arena_free(arena);
}
END_TEST

/* A number on its disc is one em wide, and begins no line: its flag comes with it. */
START_TEST(a_number_stays_with_its_flag)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_span spans[] = { { KS_SPAN_PLAIN, "先付三百" },
                               { KS_SPAN_FLAG, "押金" },
                               { KS_SPAN_NUMBER, "1" },
                               { KS_SPAN_PLAIN, "再说" } };
    struct ks_break_style style = { { false, 20 }, 6 * 20 + 10, false, false, false, 0 };
    struct ks_paragraph p;
    ks_break(&fake_typeset, &style, &(struct ks_spans) { spans, KS_COUNT(spans) }, arena, &p);
    ck_assert_uint_eq(p.n_lines, 2);
    const struct ks_line *second = &p.lines[1];
    ck_assert_uint_ge(second->n_runs, 2);
    ck_assert_int_eq(second->runs[0].style, KS_SPAN_FLAG);
    size_t i = 0;
    while (second->runs[i].style == KS_SPAN_FLAG) {
        i++;
    }
    ck_assert_int_eq(second->runs[i].style, KS_SPAN_NUMBER);
    ck_assert_int_eq(second->runs[i].width, 20);
    ks_arena_free(arena);
}
END_TEST

START_TEST(an_address_breaks_after_its_slashes_only)
{
    ck_assert_str_eq(lines("点dh-jf.example/x-y兑换", 5, false), "点|dh-jf.example/|x-y兑换");
    ck_assert_str_eq(lines("pick-up code", 3, false), "pick-|up|code"); /* no address */
}
END_TEST

/* Flags, whole or not, wherever they stand: libunibreak 1.1 would end the program at them. */
START_TEST(a_national_flag_is_a_word)
{
    ck_assert_str_eq(lines("祖国万岁🇨🇳反诈", 4, false), "祖国万岁|🇨🇳反诈");
    ck_assert_str_eq(lines("go 🇨🇳 go", 2, false), "go|🇨🇳|go");
    ck_assert_str_eq(lines("🇨", 2, true), "🇨");
    ck_assert_str_eq(lines("停\xEF\xBF\xBF不要转账", 3, false), "停\xEF\xBF\xBF不|要转账");
}
END_TEST

START_TEST(headlines_break_between_phrases)
{
    ck_assert_str_eq(lines("学费自己缴，不请人代", 7, true), "学费自己缴，|不请人代");
    ck_assert_str_eq(lines("这些话一出现，就停", 8, true), "这些话一出现，|就停");
    /* a blank before it is no part of it, wherever it breaks */
    ck_assert_str_eq(lines(" 学费自己缴，不请人代", 7, true), "学费自己缴，|不请人代");
}
END_TEST

static struct ks_paragraph set(const char *text, struct ks_arena *arena)
{
    struct ks_span *span = ks_arena_alloc(arena, sizeof *span);
    *span = (struct ks_span) { KS_SPAN_PLAIN, text };
    struct ks_spans spans = { span, 1 };
    struct ks_break_style style = { { false, 20 }, 2000, false, false, false, 0 };
    struct ks_paragraph p;
    ks_break(&fake_typeset, &style, &spans, arena, &p);
    return p;
}

START_TEST(marks_and_scripts_are_spaced)
{
    struct ks_arena *arena = ks_arena_new();
    ck_assert_int_eq(set("拨打", arena).width, 40);
    ck_assert_int_eq(set("拨110报", arena).width,
                     20 + 5 + 30 + 5 + 20);                     /* quarter em on both sides */
    ck_assert_int_eq(set("好，", arena).width, 30);             /* trimmed at the line end */
    ck_assert_int_eq(set("好）。", arena).width, 20 + 10 + 10); /* adjacent marks compress */
    ck_assert_int_eq(set("（好", arena).width, 30);             /* and at the line start */
    ks_arena_free(arena);
}
END_TEST

START_TEST(a_number_is_as_wide_as_its_disc)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_span v[] = { { KS_SPAN_PLAIN, "好" }, { KS_SPAN_NUMBER, "1" } };
    struct ks_spans spans = { v, 2 };
    struct ks_break_style style = { { false, 20 }, 2000, false, false, false, 0 };
    struct ks_paragraph p;
    ks_break(&fake_typeset, &style, &spans, arena, &p);
    int as_high = p.width;
    style.disc = 27;
    ks_break(&fake_typeset, &style, &spans, arena, &p);
    ck_assert_int_eq(p.width, as_high + 7);
    ks_arena_free(arena);
}
END_TEST

/* Marks that begin no line follow each other: where it is asked for, they break nevertheless. */
START_TEST(a_line_of_marks_breaks_where_nothing_else_helps)
{
    const char *marks = "停，。，。，。，。，。，。";
    struct ks_arena *arena = ks_arena_new();
    struct ks_span span = { KS_SPAN_PLAIN, marks };
    struct ks_spans spans = { &span, 1 };
    struct ks_break_style style = { { false, 20 }, 60, false, false, false, 0 };
    struct ks_paragraph p;
    ks_break(&fake_typeset, &style, &spans, arena, &p);
    ck_assert_int_gt(p.width, style.max_width);
    style.anywhere = true;
    ks_break(&fake_typeset, &style, &spans, arena, &p);
    ck_assert_int_le(p.width, style.max_width);
    ck_assert_uint_gt(p.n_lines, 1);
    ks_arena_free(arena);
}
END_TEST

static int count_bytes(void *context, struct ks_font font, const char *utf8, size_t n)
{
    *(size_t *)context += n;
    return fake_advance(NULL, font, utf8, n);
}

/* A word of many lines is measured a few times over, not from each line to its end. */
START_TEST(a_word_of_many_lines_is_measured_by_the_line)
{
    enum { PX = 20, MOST = 16 }; /* times over: to twice a line, and between that and half of it */
    char word[KS_BREAK_BYTES + 1];
    memset(word, 'a', KS_BREAK_BYTES);
    word[KS_BREAK_BYTES] = '\0';
    for (size_t letters = 40; letters <= 640; letters *= 2) {
        struct ks_arena *arena = ks_arena_new();
        struct ks_span span = { KS_SPAN_PLAIN, word };
        struct ks_spans spans = { &span, 1 };
        size_t bytes = 0, shown = 0;
        const struct ks_typeset counting = { &bytes, count_bytes, fake_vertical, NULL };
        struct ks_break_style style = { .font = { false, PX },
                                        .max_width = (int)letters * PX / 2,
                                        .anywhere = true };
        struct ks_paragraph p;
        ks_break(&counting, &style, &spans, arena, &p);
        for (size_t i = 0; i < p.n_lines; i++) {
            shown += p.lines[i].runs[0].n;
            ck_assert_uint_eq(p.lines[i].runs[0].n,
                              i + 1 < p.n_lines ? letters : (KS_BREAK_BYTES - 1) % letters + 1);
        }
        ck_assert_uint_eq(shown, KS_BREAK_BYTES);
        ck_assert_msg(bytes <= (size_t)MOST * KS_BREAK_BYTES, "%zu a line: %zu bytes", letters,
                      bytes);
        ks_arena_free(arena);
    }
}
END_TEST

/* No bytes may break it: every width, every prefix of awkward text. */
START_TEST(any_text_at_any_width_ends)
{
    static const char text[] = "「a—…（，12 元 http://x.example/？！\xFF\xE4\xBD 好\n\n x";
    for (size_t n = 0; n < sizeof text; n++) {
        char part[sizeof text];
        memcpy(part, text, n);
        part[n] = '\0';
        for (int ems = 0; ems < 12; ems++) {
            lines(part, ems, ems % 2 == 0);
        }
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, lines_break_as_clreq_says);
    tcase_add_test(tc, a_long_text_ends);
    tcase_add_test(tc, a_short_flag_stays_whole);
    tcase_add_test(tc, a_number_stays_with_its_flag);
    tcase_add_test(tc, an_address_breaks_after_its_slashes_only);
    tcase_add_test(tc, a_national_flag_is_a_word);
    tcase_add_test(tc, headlines_break_between_phrases);
    tcase_add_test(tc, marks_and_scripts_are_spaced);
    tcase_add_test(tc, a_number_is_as_wide_as_its_disc);
    tcase_add_test(tc, a_line_of_marks_breaks_where_nothing_else_helps);
    tcase_add_test(tc, a_word_of_many_lines_is_measured_by_the_line);
    tcase_add_test(tc, any_text_at_any_width_ends);
}

int main(void)
{
    return check_main("linebreak", add);
}
