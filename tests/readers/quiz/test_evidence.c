/* The marks of a scene: where they are, what is wrong with them, and that the question is played
 * all the same. */
#include <string.h>

#include "core/card/card.h"
#include "core/quiz/evidence.h"
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

struct cells {
    const char *truth, *scene, *evidence, *pull;
};

static const struct ks_quiz_item *read_in(const char *lang, struct cells c)
{
    problems = (struct ks_problems) { .arena = arena };
    bank = (struct ks_quiz_bank) { 0 };
    struct ks_table_context context = { arena, &problems, day(2026, 9, 1) };
    const char *text =
        ks_arena_printf(arena,
                        "\xEF\xBB\xBF编号,真假,渠道,情景,evidence,为何上当,题干,A,B,答案,语言\n"
                        "a,%s,短信,\"%s\",%s,%s,问,骗局,真的,A,%s\n",
                        c.truth, c.scene, c.evidence, c.pull, lang);
    ks_quiz_read(&context, "x.csv", text, strlen(text), &bank);
    ck_assert_uint_eq(bank.n, 1); /* whatever is wrong, it is played */
    ck_assert(ks_quiz_marks_hold(&bank.v[0]));
    ck_assert_uint_ge(ks_evidence_of(&bank.v[0]).n, bank.v[0].n_marks);
    return &bank.v[0];
}

static const struct ks_quiz_item *read(struct cells c)
{
    return read_in("", c);
}

static const char *marked(const struct ks_quiz_item *item, size_t i)
{
    return ks_arena_strndup(arena, item->scene + item->mark[i].at, item->mark[i].n);
}

START_TEST(marks_are_apart_from_the_scene)
{
    const struct ks_quiz_item *item =
        read((struct cells) { "骗局", "【短信 [[0086 170]]】卡停用，[[ 今晚 ]]点[[x.cn]]",
                              " 境外号码 ｜催你|不是官网", "怕卡停了" });
    ck_assert_uint_eq(problems.n, 0);
    ck_assert_str_eq(item->scene, "【短信 0086 170】卡停用， 今晚 点x.cn");
    ck_assert_uint_eq(item->n_marks, 3);
    ck_assert_str_eq(marked(item, 0), "0086 170");
    ck_assert_str_eq(marked(item, 1), "今晚");
    ck_assert_str_eq(marked(item, 2), "x.cn");
    ck_assert_str_eq(item->mark[0].reason, "境外号码");
    ck_assert_str_eq(item->mark[1].reason, "催你");
    ck_assert_str_eq(item->mark[2].reason, "不是官网");
    ck_assert_str_eq(item->pull, "怕卡停了");
}
END_TEST

START_TEST(with_and_without_marks_it_is_one_question)
{
    static const char *const scenes[][2] = {
        { "【短信 银行】卡停用，点 x.cn", "【[[短信]] 银行】卡[[停用]]，点 [[x.cn]]" },
        { "对方：在吗\n我：在\n对方：借 500", "[[对方：]]在吗\n我：在\n[[对方：借]] [[500]]" },
        { "【短信 a】**急** ==快== {{alarm}}", "【短信 a】[[**急**]] [[==快==]] [[{{alarm}}]]" },
    };
    for (size_t i = 0; i < KS_COUNT(scenes); i++) {
        const struct ks_quiz_item plain = *read((struct cells) { "骗局", scenes[i][0], "", "" });
        const struct ks_quiz_item *item =
            read((struct cells) { "骗局", scenes[i][1], "一|二|三", "" });
        ck_assert_str_eq(item->scene, plain.scene);
        ck_assert_str_eq(item->id, plain.id);
        ck_assert_uint_eq(item->card->n_blocks, plain.card->n_blocks);
        for (size_t b = 0; b < plain.card->n_blocks; b++) {
            const struct ks_block *mine = &item->card->blocks[b], *other = &plain.card->blocks[b];
            ck_assert_str_eq(mine->speaker, other->speaker);
            ck_assert_uint_eq(mine->text.n, other->text.n);
            for (size_t k = 0; k < other->text.n; k++) {
                ck_assert_str_eq(mine->text.v[k].text, other->text.v[k].text);
                ck_assert_int_eq(mine->text.v[k].style, other->text.v[k].style);
            }
        }
    }
}
END_TEST

#define SCENE 4 /* the columns of what is wrong */
#define EVIDENCE 5
#define PULL 6

START_TEST(what_is_wrong_is_named_and_the_question_played)
{
    static const struct {
        struct cells cells;
        enum ks_problem_code code;
        int column;
    } cases[] = {
        { { "骗局", "对方：[[借钱", "一", "" }, KS_PROBLEM_QUIZ_MARK_OPEN, SCENE },
        { { "骗局", "对方：借钱]]", "一", "" }, KS_PROBLEM_QUIZ_MARK_OPEN, SCENE },
        { { "骗局", "对方：[[借[[钱]]]]", "一|二", "" }, KS_PROBLEM_QUIZ_MARK_OPEN, SCENE },
        { { "骗局", "对方：[[借\n对方：钱]]", "一", "" }, KS_PROBLEM_QUIZ_MARK_OPEN, SCENE },
        { { "骗局", "对方：[[ [借 ]]钱", "一", "" }, KS_PROBLEM_QUIZ_MARK_OPEN, SCENE },
        { { "骗局", "对方：[[]]借钱", "一", "" }, KS_PROBLEM_QUIZ_MARK_EMPTY, SCENE },
        { { "骗局", "对方：[[ 　]]借钱", "一", "" }, KS_PROBLEM_QUIZ_MARK_EMPTY, SCENE },
        { { "骗局", "对方：[[a]][[b]][[c]][[d]]", "一|二|三|四", "" },
          KS_PROBLEM_QUIZ_MARKS_MANY,
          SCENE },
        { { "骗局", "对方：[[借]][[钱]]", "一", "" }, KS_PROBLEM_QUIZ_MARKS_COUNT, EVIDENCE },
        { { "骗局", "对方：[[借]][[钱]]", "一|二|三", "" }, KS_PROBLEM_QUIZ_MARKS_COUNT, EVIDENCE },
        { { "骗局", "对方：[[借]][[钱]]", "|一| |", "" }, KS_PROBLEM_QUIZ_MARKS_COUNT, EVIDENCE },
        { { "骗局", "对方：[[借]]钱", "", "" }, KS_PROBLEM_QUIZ_MARKS_COUNT, EVIDENCE },
        { { "骗局", "对方：借钱", "一", "" }, KS_PROBLEM_QUIZ_MARKS_COUNT, EVIDENCE },
        { { "骗局", "对方：[[借]]钱", "一二三四五六七八九十一二三四五", "" },
          KS_PROBLEM_QUIZ_MARK_LONG,
          EVIDENCE },
        { { "骗局", "对方：[[借]]钱", "abcdefghi abcdefghi abcdefghi abcdefghi x", "" },
          KS_PROBLEM_QUIZ_MARK_LONG,
          EVIDENCE },
        { { "骗局", "对方[[：]]借钱", "一", "" }, KS_PROBLEM_QUIZ_MARK_HIDDEN, SCENE },
        { { "真的", "对方：借钱", "", "怕" }, KS_PROBLEM_QUIZ_PULL_GENUINE, PULL },
        { { "骗局", "对方：借钱", "",
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一" },
          KS_PROBLEM_QUIZ_PULL_LONG,
          PULL },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        const struct ks_quiz_item *item = read(cases[i].cells);
        ck_assert_uint_eq(item->n_marks, 0);
        ck_assert_msg(problems.n == 1 && problems.v[0].code == cases[i].code, "%zu: %s", i,
                      problems.n == 0 ? "" : said_of(&problems.v[0]).what);
        ck_assert_int_eq(problems.v[0].row, 2);
        ck_assert_msg(problems.v[0].column == cases[i].column, "%zu: %d", i, problems.v[0].column);
        ck_assert_ptr_null(strstr(item->scene, "[["));
        ck_assert_ptr_null(strstr(item->scene, "]]"));
        ck_assert_str_eq(item->pull, "");
    }
}
END_TEST

START_TEST(lengths_count_letters_and_hanzi)
{
    static const char *const fit[] = { "一二三四五六七八九十一二三四",
                                       "abcdefghi abcdefghi abcdefghi abcdefghij",
                                       "一二三四五六七abcdefghijklmnopqrst" };
    for (size_t i = 0; i < KS_COUNT(fit); i++) {
        ck_assert_uint_eq(read((struct cells) { "骗局", "对方：[[借]]钱", fit[i], "" })->n_marks,
                          1);
        ck_assert_uint_eq(problems.n, 0);
    }
}
END_TEST

/* English titles stand in brackets too: the outer one of three is the title's. */
START_TEST(a_mark_may_touch_a_bracket)
{
    const struct ks_quiz_item *item =
        read_in("英文", (struct cells) { "骗局", "[[[106]] Bank [[x]]] Pay", "a|b", "" });
    ck_assert_uint_eq(problems.n, 0);
    ck_assert_str_eq(item->scene, "[106 Bank x] Pay");
    ck_assert_str_eq(marked(item, 0), "106");
    ck_assert_str_eq(marked(item, 1), "x");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, marks_are_apart_from_the_scene);
    tcase_add_test(tc, with_and_without_marks_it_is_one_question);
    tcase_add_test(tc, what_is_wrong_is_named_and_the_question_played);
    tcase_add_test(tc, lengths_count_letters_and_hanzi);
    tcase_add_test(tc, a_mark_may_touch_a_bracket);
}

int main(void)
{
    return check_main("evidence of questions", add);
}
