/* The result of an import: what is listed, what is the same, and no text but its own is read. */
#include "core/import/settle.h"

#include <string.h>

#include "support/check_main.h"

static struct ks_arena *arena;

static void setup(void)
{
    arena = ks_arena_new();
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static struct ks_receipt empty(enum ks_receipt_outcome outcome)
{
    return (struct ks_receipt) { .arena = arena,
                                 .source = "share",
                                 .device = "canteen-3",
                                 .time = ks_civil_at(18267, 34200),
                                 .outcome = outcome,
                                 .sentence = "一句",
                                 .warning = "" };
}

static void add_line(struct ks_receipt *r, enum ks_receipt_verdict verdict, const char *what)
{
    ks_receipt_add(r, verdict, (struct ks_place_in_file) { "海报/a.jpg", 3, 2 }, "重新拷贝", "%s",
                   what);
}

START_TEST(each_verdict_and_outcome_comes_back)
{
    static const char *const names[] = { "received", "adjusted", "refused", "waiting" };
    for (int outcome = 0; outcome < KS_OUTCOMES; outcome++) {
        struct ks_receipt r = empty((enum ks_receipt_outcome)outcome), back;
        r.version = 8;
        for (int i = 0; i < KS_RECEIPT_VERDICTS; i++) {
            for (int k = 0; k <= i; k++) {
                add_line(&r, (enum ks_receipt_verdict)i, "文\t件\n\\");
            }
            ck_assert_str_eq(ks_receipt_verdict_name((enum ks_receipt_verdict)i), names[i]);
        }
        for (int i = 0; i < KS_RECEIPT_STATES; i++) {
            ks_receipt_put(&r, ks_arena_printf(arena, "海报/%d\t.jpg", i), (enum ks_receipt_state)i,
                           i == 0 ? "" : "0123456789abcdef");
        }
        ks_receipt_settle(&r, NULL, KS_SEEN_WHOLE);
        struct ks_buf text = { 0 };
        ks_receipt_format(&r, &text);
        ck_assert(ks_receipt_parse((struct ks_str) { text.p, text.n }, arena, &back, NULL));
        ck_assert_uint_eq(back.n_files, r.n_files);
        for (size_t i = 0; i < r.n_files; i++) {
            ck_assert_str_eq(back.file[i].name, r.file[i].name);
            ck_assert_str_eq(back.file[i].mark, r.file[i].mark);
            ck_assert_int_eq(back.file[i].state, r.file[i].state);
            ck_assert_int_eq(back.file[i].change, KS_RECEIPT_NEW);
        }
        ck_assert_int_eq(memcmp(back.files, r.files, sizeof r.files), 0);
        ck_assert_int_eq(back.outcome, outcome);
        ck_assert_str_eq(back.source, "share");
        ck_assert_str_eq(back.device, "canteen-3");
        ck_assert_str_eq(back.sentence, "一句");
        ck_assert_str_eq(back.warning, "");
        ck_assert_int_eq(back.time.s, r.time.s);
        ck_assert_uint_eq(back.version, 8);
        for (size_t i = 0; i < KS_RECEIPT_VERDICTS; i++) {
            ck_assert_uint_eq(back.count[i], i + 1);
        }
        ck_assert_int_eq(back.v[9].row, 3);
        ck_assert_int_eq(back.v[9].column, 2);
        ck_assert_str_eq(back.v[9].what, "文\t件\n\\");
        ck_assert_str_eq(back.v[9].how, "重新拷贝");
        ck_assert(ks_receipt_same_lines(&r, &back));
        ks_buf_free(&text);
    }
}
END_TEST

/* Each line is a good one but for one thing. */
START_TEST(nothing_else_is_read)
{
    static const char good[] =
        "KSI2\nsource\ts\ndevice\td\ntime\t2020-01-06T09:30:00\noutcome\tkept\n"
        "sentence\tx\nwarning\t\nversion\t0\ncounts\t0\t0\t1\t0\n"
        "files\t0\t0\t0\t2\t0\t0\t0\nline\trefused\tf\t0\t2147483647\tw\th\n"
        "file\tnot\tnew\tf\t\nfile\tnot\tturned\tg\t01\nend\n";
    static const char *const wrong[][2] = {
        { "KSI2", "KSI1" },
        { "source", "sourcf" },
        { "device", "devicf" },
        { "2020-01-06", "2020-13-06" },
        { "kept", "keep" },
        { "sentence", "sentencf" },
        { "warning", "warninh" },
        { "version\t0", "version\t-1" },
        { "counts", "countt" },
        { "0\t1\t0\nf", "0\t1\nf" },
        { "0\t1\t0\nf", "0\t1000000001\t0\nf" },
        { "files", "filed" },
        { "2\t0\t0\t0", "2\t0\t0" },
        { "2\t0\t0\t0", "2\t0\t0\t1000000001" },
        { "file\tnot", "fill\tnot" },
        { "file\tnot", "file\tnote" },
        { "not\tnew", "not\told" },
        { "new\tf\t", "new\tf" },
        { "new\tf\t", "new\th\t" },
        { "new\tf\t", "new\tg\t" },
        { "\tg\t01", "\t\xFF\t01" },
        { "end\n", "line\trefused\tf\t0\t0\tw\th\nend\n" },
        { "line\t", "lime\t" },
        { "refused", "refuse" },
        { "2147483647", "2147483648" },
        { "\tf\t0", "\tf\tx" },
        { "\th\n", "\n" },
        { "\tw", "\t\xFF" },
        { "end\n", "END\n" },
        { "end\n", "" },
    };
    struct ks_receipt back;
    ck_assert(ks_receipt_parse(ks_str_of(good), arena, &back, NULL));
    ck_assert_int_eq(back.v[0].column, INT32_MAX);
    for (size_t i = 0; i < KS_COUNT(wrong); i++) {
        struct ks_buf text = { 0 };
        const char *at = strstr(good, wrong[i][0]);
        ck_assert_ptr_nonnull(at);
        ks_buf_add(&text, good, (size_t)(at - good));
        ks_buf_addf(&text, "%s%s", wrong[i][1], at + strlen(wrong[i][0]));
        struct ks_err err = { 0 };
        ck_assert_msg(!ks_receipt_parse((struct ks_str) { text.p, text.n }, arena, &back, &err),
                      "%s", wrong[i][1]);
        ck_assert_int_eq(err.code, KS_ERR_FORMAT);
        ks_buf_free(&text);
    }
}
END_TEST

/* Of each line: one thing another, and the receipts are not the same. */
START_TEST(each_thing_of_a_line_makes_it_another)
{
    struct ks_receipt a = empty(KS_OUTCOME_KEPT);
    add_line(&a, KS_RECEIPT_REFUSED, "坏了");
    const struct ks_receipt_line line = a.v[0];
    struct ks_receipt_line other[6] = { line, line, line, line, line, line };
    other[0].verdict = KS_RECEIPT_ADJUSTED;
    other[1].file = "海报/b.jpg";
    other[2].row++;
    other[3].column++;
    other[4].what = "好的";
    other[5].how = "";
    struct ks_receipt b = a;
    for (size_t i = 0; i < KS_COUNT(other); i++) {
        b.v = &other[i];
        ck_assert_msg(!ks_receipt_same_lines(&a, &b), "%zu", i);
        *b.v = line;
        ck_assert(ks_receipt_same_lines(&a, &b));
    }
    b.n = 0;
    ck_assert(!ks_receipt_same_lines(&a, &b));
    b = a;
    b.count[KS_RECEIPT_RECEIVED]++; /* of one that was left out */
    ck_assert(!ks_receipt_same_lines(&a, &b));
}
END_TEST

START_TEST(pages_of_what_is_listed)
{
    struct ks_receipt r = empty(KS_OUTCOME_INSTALLED);
    ck_assert_uint_eq(ks_receipt_pages(&r), 1);
    for (int i = 0; i < 4; i++) {
        add_line(&r, KS_RECEIPT_RECEIVED, "好的");
    }
    ck_assert_uint_eq(ks_receipt_pages(&r), 1);
    static const enum ks_receipt_verdict listed[] = { KS_RECEIPT_ADJUSTED, KS_RECEIPT_REFUSED,
                                                      KS_RECEIPT_WAITING, KS_RECEIPT_REFUSED };
    for (size_t i = 0; i < KS_COUNT(listed); i++) {
        add_line(&r, listed[i], "看一下");
        ck_assert(ks_receipt_lists(&r, &r.v[r.n - 1]));
        ck_assert_uint_eq(ks_receipt_pages(&r), i < KS_RECEIPT_PAGE ? 1 : 2);
    }
    ck_assert(!ks_receipt_lists(&r, &r.v[0]));
    r.outcome = KS_OUTCOME_PENDING; /* eight lines */
    ck_assert(ks_receipt_lists(&r, &r.v[0]));
    ck_assert_uint_eq(ks_receipt_pages(&r), 3);
}
END_TEST

START_TEST(a_long_word_ends_with_a_whole_character)
{
    struct ks_buf text = { 0 };
    for (int i = 0; i < 500; i++) {
        ks_buf_adds(&text, "诈");
    }
    struct ks_receipt r = empty(KS_OUTCOME_KEPT);
    add_line(&r, KS_RECEIPT_REFUSED, text.p);
    ck_assert_uint_eq(strlen(r.v[0].what), 341 * 3); /* of 1,023 bytes */
    ck_assert(ks_utf8_valid(r.v[0].what, strlen(r.v[0].what)));
    ks_buf_free(&text);
}
END_TEST

/* A problem that is shown all the same adjusts; else the thing is gone, and why stands behind. */
START_TEST(problems_are_lines)
{
    struct ks_problems problems = { .arena = arena };
    ks_problems_add(&problems, KS_PROBLEM_MEDIA_DAMAGED,
                    (struct ks_place_in_file) { "a.jpg", 0, 0 }, KS_NO_ARGS);
    ks_problems_add(&problems, KS_PROBLEM_CELL_NO_NUMBER,
                    (struct ks_place_in_file) { "b.csv", 4, 5 },
                    KS_ARGS(ks_arg_text("时长"), ks_arg_text("x")));
    struct ks_receipt r = empty(KS_OUTCOME_INSTALLED);
    ks_receipt_add_problems(&r, &problems);
    ck_assert_uint_eq(r.n, 2);
    for (size_t i = 0; i < 2; i++) {
        const struct ks_problem *p = &problems.v[i];
        struct ks_problem_text text = ks_problem_text(p, KS_LANG_ZH, arena);
        ck_assert_int_eq(r.v[i].verdict,
                         ks_problem_is_shown(p->code) ? KS_RECEIPT_ADJUSTED : KS_RECEIPT_REFUSED);
        ck_assert_str_eq(r.v[i].file, p->file);
        ck_assert_int_eq(r.v[i].row, p->row);
        ck_assert_int_eq(r.v[i].column, p->column);
        ck_assert_str_eq(r.v[i].how, text.how);
        ck_assert(strncmp(r.v[i].what, text.what, strlen(text.what)) == 0);
        ck_assert_ptr_nonnull(strstr(r.v[i].what, text.why));
        ck_assert_int_eq(strstr(r.v[i].what, "；") != NULL, *text.why != '\0');
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, each_verdict_and_outcome_comes_back);
    tcase_add_test(tc, nothing_else_is_read);
    tcase_add_test(tc, each_thing_of_a_line_makes_it_another);
    tcase_add_test(tc, pages_of_what_is_listed);
    tcase_add_test(tc, a_long_word_ends_with_a_whole_character);
    tcase_add_test(tc, problems_are_lines);
}

int main(void)
{
    return check_main("receipt", add);
}
