/* What a question must keep to be played, and what is taken as the nearest: bounds as the office's
 * manual and the sentences name them. */
#include <string.h>

#include "core/card/card.h"
#include "readers/quiz/files.h"
#include "support/clock.h"
#include "support/said.h"

static struct ks_arena *arena;
static struct ks_problems problems;
static struct ks_quiz_bank bank;

static void setup(void)
{
    arena = ks_arena_new();
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static const char *hanzi(size_t n, const char *end)
{
    struct ks_buf text = { 0 };
    for (size_t i = 0; i < n; i++) {
        ks_buf_adds(&text, "字");
    }
    ks_buf_adds(&text, end);
    const char *kept = ks_arena_strdup(arena, text.p);
    ks_buf_free(&text);
    return kept;
}

/* The question of one row; NULL if it is not played. */
static const struct ks_quiz_item *read(const char *columns, const char *cells)
{
    problems = (struct ks_problems) { .arena = arena };
    bank = (struct ks_quiz_bank) { 0 };
    struct ks_table_context context = { arena, &problems, day(2026, 9, 1) };
    const char *text = ks_arena_printf(arena, "\xEF\xBB\xBF%s\n%s\n", columns, cells);
    ks_quiz_read(&context, "x.csv", text, strlen(text), &bank);
    ck_assert_uint_eq(bank.found, 1);
    ck_assert_uint_le(bank.n, 1);
    return bank.n == 0 ? NULL : &bank.v[0];
}

static void told(enum ks_problem_code code)
{
    ck_assert_uint_eq(problems.n, code != KS_PROBLEM_NONE);
    ck_assert(code == KS_PROBLEM_NONE || problems.v[0].code == code);
}

START_TEST(texts_fit_the_screen)
{
    const char *columns = "题干,A,B,答案";
    ck_assert_ptr_nonnull(read(columns, hanzi(120, ",一,二,A")));
    ck_assert_ptr_null(read(columns, hanzi(121, ",一,二,A")));
    told(KS_PROBLEM_QUIZ_LONG_STEM_REFUSED);
    columns = "A,题干,B,答案";
    ck_assert_ptr_nonnull(read(columns, hanzi(75, ",问,二,A")));
    ck_assert_ptr_null(read(columns, hanzi(76, ",问,二,A")));
    told(KS_PROBLEM_QUIZ_LONG_OPTION_REFUSED);
    columns = "解析,题干,A,B,答案";
    ck_assert_uint_eq(strlen(read(columns, hanzi(200, ",问,一,二,A"))->explanation), 600);
    told(KS_PROBLEM_NONE);
    ck_assert_uint_eq(strlen(read(columns, hanzi(201, ",问,一,二,A"))->explanation), 600);
    told(KS_PROBLEM_QUIZ_TEXT_CUT);
    ck_assert_int_eq(problems.v[0].args[0].number, 200);
}
END_TEST

START_TEST(numbers_within_their_range)
{
    static const struct {
        const char *cues, *fit;
        int n_cues, n_fit;
        enum ks_problem_code code;
    } rows[] = {
        { "0", "1", 0, 1, KS_PROBLEM_NONE },
        { "5", "3", 5, 3, KS_PROBLEM_NONE },
        { "6", "3", 5, 3, KS_PROBLEM_QUIZ_OUT_OF_RANGE },
        { "-1", "3", 0, 3, KS_PROBLEM_QUIZ_OUT_OF_RANGE },
        { "1", "0", 1, 1, KS_PROBLEM_QUIZ_OUT_OF_RANGE },
        { "1", "4", 1, 3, KS_PROBLEM_QUIZ_OUT_OF_RANGE },
        { "", "", 2, 2, KS_PROBLEM_NONE },
        { "多", "1", 2, 1, KS_PROBLEM_QUIZ_BAD_NUMBER },
    };
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        const struct ks_quiz_item *item =
            read("破绽,贴近度,题干,A,B,答案",
                 ks_arena_printf(arena, "%s,%s,问,一,二,A", rows[i].cues, rows[i].fit));
        ck_assert_ptr_nonnull(item);
        ck_assert_msg(item->cues == rows[i].n_cues && item->fit == rows[i].n_fit, "%zu", i);
        told(rows[i].code);
    }
}
END_TEST

START_TEST(days_it_is_valid_on)
{
    static const struct {
        const char *valid;
        int from[3], until[3]; /* year 0 = open */
        bool bad;
    } rows[] = {
        { "2020-10-10..2022-12-31", { 2020, 10, 10 }, { 2022, 12, 31 }, false },
        { "2020-10-10..", { 2020, 10, 10 }, { 0 }, false },
        { "..2022-12-31", { 0 }, { 2022, 12, 31 }, false },
        { "..", { 0 }, { 0 }, false },
        { "", { 0 }, { 0 }, false },
        { "2020-10-10", { 2020, 10, 10 }, { 0 }, false },
        { "9月1日..", { 0 }, { 0 }, true }, /* no year, and no day to guess it from */
        { "2020-10-10..x", { 0 }, { 0 }, true },
        { "x..2020-10-10", { 0 }, { 0 }, true },
    };
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        const struct ks_quiz_item *item =
            read("有效期,题干,A,B,答案", ks_arena_printf(arena, "%s,问,一,二,A", rows[i].valid));
        ck_assert_msg((item == NULL) == rows[i].bad, "%s", rows[i].valid);
        told(rows[i].bad ? KS_PROBLEM_QUIZ_BAD_VALID : KS_PROBLEM_NONE);
        if (item != NULL) {
            const int *f = rows[i].from, *u = rows[i].until;
            ck_assert_int_eq(item->valid_from, f[0] == 0 ? KS_DATE_NONE : day(f[0], f[1], f[2]));
            ck_assert_int_eq(item->valid_until, u[0] == 0 ? KS_DATE_NONE : day(u[0], u[1], u[2]));
        }
    }
}
END_TEST

START_TEST(words_for_language_truth_and_channel)
{
    static const struct {
        const char *truth, *lang, *channel;
        bool genuine, neutral, english;
        enum ks_channel by;
        enum ks_problem_code code;
    } rows[] = {
        { "骗局", "中文", "来电", false, false, false, KS_CHANNEL_CALL, KS_PROBLEM_NONE },
        { "真的", "English", "邮件", true, false, true, KS_CHANNEL_MAIL, KS_PROBLEM_NONE },
        { "", "", "", false, true, false, KS_CHANNEL_CHAT, KS_PROBLEM_NONE },
        { "半真", "", "", false, true, false, KS_CHANNEL_CHAT, KS_PROBLEM_QUIZ_UNKNOWN_TRUTH },
        { "真", "法文", "", true, false, false, KS_CHANNEL_CHAT, KS_PROBLEM_QUIZ_UNKNOWN_LANG },
        { "假", "en", "信鸽", false, false, true, KS_CHANNEL_CHAT,
          KS_PROBLEM_QUIZ_UNKNOWN_CHANNEL },
    };
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        const struct ks_quiz_item *item =
            read("真假,语言,渠道,情景,题干,A,B,答案",
                 ks_arena_printf(arena, "%s,%s,%s,对方：转账,问,一,二,A", rows[i].truth,
                                 rows[i].lang, rows[i].channel));
        ck_assert_ptr_nonnull(item);
        ck_assert_msg(item->genuine == rows[i].genuine && item->neutral == rows[i].neutral, "%zu",
                      i);
        ck_assert_msg((item->lang == KS_LANG_EN) == rows[i].english && item->channel == rows[i].by,
                      "%zu", i);
        told(rows[i].code);
    }
}
END_TEST

/* A scene is a card of its channel's mock-up; without one a question of truth is none. */
START_TEST(a_scene_is_a_card)
{
    static const char *const shown[][2] = { { "来电", "call" },     { "短信", "sms" },
                                            { "聊天", "chat" },     { "网页", "web" },
                                            { "群公告", "notice" }, { "面对面", "sms" },
                                            { "邮件", "sms" } };
    for (size_t i = 0; i < KS_COUNT(shown); i++) {
        const struct ks_quiz_item *item =
            read("真假,渠道,情景,题干,A,B,答案",
                 ks_arena_printf(arena, "骗局,%s,对方：转账,问,一,二,A", shown[i][0]));
        ck_assert_ptr_nonnull(item);
        ck_assert_str_eq(ks_template_kind(item->card->template)->name, shown[i][1]);
    }
    ck_assert_ptr_null(read("真假,题干,A,B,答案", "骗局,问,一,二,A"));
    told(KS_PROBLEM_QUIZ_NO_SCENE);
    ck_assert_ptr_null(read("真假,题干,A,B,答案", ",问,一,二,A")->card);
    ck_assert_ptr_null(read("真假,题干,A,B,答案", ", ,一,二,A"));
    told(KS_PROBLEM_QUIZ_NO_STEM);
}
END_TEST

/* A row number is no name of its own: by its words it is the same wherever it moves. */
START_TEST(a_name_or_its_words)
{
    const char *columns = "编号,题干,A,B,答案";
    ck_assert_str_eq(read(columns, "x-1,问,一,二,A")->id, "x-1");
    const char *by_words = ks_arena_strdup(arena, read(columns, "12,问,一,二,A")->id);
    ck_assert(strncmp(by_words, "q-", 2) == 0 && strlen(by_words) == 10);
    ck_assert_str_eq(read(columns, "3.0,问,一,二,B")->id, by_words);
    ck_assert_str_eq(read(columns, ",问,一,二,A")->id, by_words);
    ck_assert_str_ne(read(columns, ",问,一,三,A")->id, by_words);
    ck_assert_str_ne(read(columns, ",问二,一,二,A")->id, by_words);
}
END_TEST

START_TEST(two_to_six_options)
{
    ck_assert_ptr_null(read("题干,A,答案", "问,一,A"));
    told(KS_PROBLEM_QUIZ_FEW_OPTIONS);
    ck_assert_uint_eq(read("题干,A,B,C,D,E,F,答案", "问,1,2,3,4,5,6,F")->right, 32);
    ck_assert_ptr_null(read("题干,A,B,C,D,E,F,G,答案", "问,1,2,3,4,5,6,7,F"));
    told(KS_PROBLEM_QUIZ_MANY_OPTIONS);
    ck_assert_ptr_null(read("题干,A,B,C,答案", "问,一,二,一,B"));
    told(KS_PROBLEM_QUIZ_SAME_OPTIONS);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, texts_fit_the_screen);
    tcase_add_test(tc, numbers_within_their_range);
    tcase_add_test(tc, days_it_is_valid_on);
    tcase_add_test(tc, words_for_language_truth_and_channel);
    tcase_add_test(tc, a_scene_is_a_card);
    tcase_add_test(tc, a_name_or_its_words);
    tcase_add_test(tc, two_to_six_options);
}

int main(void)
{
    return check_main("item", add);
}
