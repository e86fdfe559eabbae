/* Banks of questions in tables. */
#include <string.h>

#include "readers/quiz/files.h"
#include "support/clock.h"
#include "support/playlist_samples.h"
#include "support/reading.h"

static struct reading f;

static void setup(void)
{
    reading_begin(&f);
}

static void teardown(void)
{
    reading_end(&f);
}

START_TEST(questions_with_a_feedback_for_each_option)
{
    static const char text[] = "编号,题型,类型,渠道,真假,破绽,贴近度,情景,题干,选项A,选项B,选项C,"
                               "答案,反馈A,反馈B,反馈C,有效期\n"
                               "a-1,真还是骗,退款,来电,骗局,3,2,\"客服：先开通\n我：好\",真还是骗,"
                               "骗局,真的,,Ａ,先停。,先停。,,\n"
                               "a-2,你会怎么做,退款,短信,真的,0,3,退款已到账,下一步？,等,查,问,bc,"
                               "核。,办。,办。,2021-03-15..\n"
                               "a-3,单选,退款,信鸽,假,9,9,情景,题,甲,乙,,D,,,,\n"
                               "a-4,单选,退款,短信,假,1,1,情景,题,甲,,,A,,,,\n"
                               "a-5,单选,退款,短信,假,1,1,情景,题,甲,乙,,B,,,,某天\n";
    struct ks_quiz_bank bank = { .file = "assets/quiz" };
    ks_quiz_read(&f.context, "assets/quiz/bank.csv", text, strlen(text), &bank);
    ck_assert_uint_eq(bank.n, 2);
    ck_assert_str_eq(bank.v[0].scene, "客服：先开通\n我：好");
    ck_assert_int_eq(bank.v[0].kind, KS_QUIZ_JUDGE);
    ck_assert_uint_eq(bank.v[0].right, 1);
    ck_assert_uint_eq(bank.v[1].right, 6);
    ck_assert(bank.v[1].genuine && bank.v[1].n_options == 3);
    ck_assert_int_eq(bank.v[1].valid_from, day(2021, 3, 15));
    ck_assert_int_eq(bank.v[1].valid_until, KS_DATE_NONE);
    ck_assert_str_eq(bank.v[1].options[1].feedback, "办。");
    reading_told(&f, "quiz.refused", 4, 13,
                 "答案"); /* as Excel counts: a cell may hold two lines */
    ck_assert_uint_eq(ks_problems_count(&f.problems, KS_LEVEL_ERROR), 3);
}
END_TEST

/* The sheet of an exam system: no scene, no truth, one explanation, up to six options. */
START_TEST(questions_of_knowledge)
{
    static const char text[] =
        "题型,题干,选项A,选项B,选项C,选项D,选项E,选项F,答案,解析\n"
        "单选题,反诈专线是多少？,110,120,96110,119,,,C,96110 是反诈专线。核\n"
        "多选题,哪些不能给别人？,验证码,密码,学院名称,银行卡,姓,身份证照片,ABDF,都能动你的钱。停\n"
        "判断题,公安会在电话里办案。,正确,错误,,,,,B,\n";
    struct ks_quiz_bank bank = { .file = "assets/quiz" };
    ks_quiz_read(&f.context, "assets/quiz/exam.csv", text, strlen(text), &bank);
    ck_assert_uint_eq(bank.n, 3);
    ck_assert_uint_eq(f.problems.n, 0);
    ck_assert_int_eq(bank.v[0].kind, KS_QUIZ_SINGLE);
    ck_assert(bank.v[0].neutral && bank.v[0].card == NULL && bank.v[0].id[0] == 'q');
    ck_assert_str_eq(ks_quiz_feedback(&bank.v[0], 0), "96110 是反诈专线。核");
    ck_assert_int_eq(bank.v[1].kind, KS_QUIZ_MULTIPLE);
    ck_assert_uint_eq(bank.v[1].right, 0x2B);
    ck_assert_int_eq(bank.v[2].kind, KS_QUIZ_TRUE_FALSE);
    ck_assert_str_eq(ks_quiz_feedback(&bank.v[2], 0), "");
    ck_assert_str_eq(bank.v[2].file, "assets/quiz/exam.csv");
}
END_TEST

START_TEST(a_question_says_its_language)
{
    static const char text[] = "题型,题干,选项A,选项B,答案,语言,情景\n"
                               "单选题,One?,a,b,A,English,[Web · Bank] It is open\n"
                               "单选题,二？,甲,乙,A,中文,\n"
                               "单选题,三？,甲,乙,A,,\n单选题,四？,甲,乙,A,火星文,\n"
                               "判断题,Five.,,,对,英文,\n";
    struct ks_quiz_bank bank = { .file = "assets/quiz" };
    ks_quiz_read(&f.context, "assets/quiz/x.csv", text, strlen(text), &bank);
    ck_assert_uint_eq(bank.n, 5);
    static const bool english[] = { true, false, false, false, true };
    for (size_t i = 0; i < bank.n; i++) {
        ck_assert((bank.v[i].lang == KS_LANG_EN) == english[i]);
    }
    ck_assert_int_eq(bank.v[0].card->blocks[0].kind, KS_BLOCK_PANEL);
    ck_assert_str_eq(bank.v[0].card->blocks[0].speaker, "Web · Bank"); /* C2 B7 is 路 in GBK */
    reading_told(&f, "table.unknown-word", 5, 6, "火星文");
    ck_assert_str_eq(bank.v[4].options[0].text, "True");
    ck_assert_uint_eq(bank.v[4].right, 1);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, questions_with_a_feedback_for_each_option);
    tcase_add_test(tc, questions_of_knowledge);
    tcase_add_test(tc, a_question_says_its_language);
}

int main(void)
{
    return check_main("files", add);
}
