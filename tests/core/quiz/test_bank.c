/* What a question says about itself. */

#include "core/problem/problem.h"
#include "core/quiz/bank.h"
#include "support/check_main.h"
#include "support/clock.h"

/* Few cues and a close fit make a scam hard; a genuine one is hard when it looks alarming. */
START_TEST(few_cues_and_a_close_fit_make_it_hard)
{
    for (int fit = 1; fit <= 3; fit++) {
        for (int cues = 0; cues <= 5; cues++) {
            struct ks_quiz_item scam = { .cues = cues, .fit = fit };
            struct ks_quiz_item plainer = { .cues = cues + 1, .fit = fit };
            struct ks_quiz_item closer = { .cues = cues, .fit = fit + 1 };
            int is = ks_quiz_difficulty(&scam);
            ck_assert(is >= 0 && is <= 2);
            ck_assert(cues == 5 || ks_quiz_difficulty(&plainer) <= is);
            ck_assert(fit == 3 || ks_quiz_difficulty(&closer) >= is);
            struct ks_quiz_item genuine = { .cues = cues, .fit = fit, .genuine = true };
            plainer.genuine = true;
            ck_assert(cues == 5 || ks_quiz_difficulty(&plainer) >= ks_quiz_difficulty(&genuine));
        }
    }
    static const struct {
        bool genuine;
        int cues, fit, difficulty;
    } items[] = { { false, 5, 1, 0 }, { false, 2, 1, 0 }, { false, 2, 2, 1 }, { false, 2, 3, 2 },
                  { false, 3, 3, 1 }, { false, 0, 3, 2 }, { true, 0, 1, 0 },  { true, 0, 2, 0 },
                  { true, 1, 2, 1 },  { true, 0, 3, 1 },  { true, 2, 2, 2 },  { true, 5, 3, 2 } };
    for (size_t i = 0; i < KS_COUNT(items); i++) {
        struct ks_quiz_item item = { .genuine = items[i].genuine,
                                     .cues = items[i].cues,
                                     .fit = items[i].fit };
        ck_assert_msg(ks_quiz_difficulty(&item) == items[i].difficulty, "%zu", i);
    }
}
END_TEST

START_TEST(a_feedback_ends_with_a_verb)
{
    static const struct {
        const char *feedback;
        enum ks_quiz_verb verb;
    } said[] = {
        { "先挂断，停", KS_QUIZ_STOP },
        { "先挂断，停。", KS_QUIZ_STOP },
        { "自己打过去，核！", KS_QUIZ_CHECK },
        { "告诉老师，报 ", KS_QUIZ_REPORT },
        { "按通知做，办.", KS_QUIZ_GO },
        { "Hang up: stop", KS_QUIZ_STOP },
        { "Call back: CHECK.", KS_QUIZ_CHECK },
        { "Tell a teacher: report!", KS_QUIZ_REPORT },
        { "It is theirs: go", KS_QUIZ_GO },
        { "go", KS_QUIZ_GO },
        { "It is cargo", KS_QUIZ_NO_VERB },
        { "停下来", KS_QUIZ_NO_VERB },
        { "stop it", KS_QUIZ_NO_VERB },
        { "", KS_QUIZ_NO_VERB },
        { "。", KS_QUIZ_NO_VERB },
    };
    for (size_t i = 0; i < KS_COUNT(said); i++) {
        ck_assert_msg(ks_quiz_verb(said[i].feedback) == said[i].verb, "%s", said[i].feedback);
    }
}
END_TEST

START_TEST(an_option_says_its_own_or_the_explanation)
{
    struct ks_quiz_item item = { .n_options = 3, .explanation = "都别信" };
    item.options[0].feedback = "停";
    item.options[1].feedback = "";
    ck_assert_str_eq(ks_quiz_feedback(&item, 0), "停");
    ck_assert_str_eq(ks_quiz_feedback(&item, 1), "都别信");
    ck_assert_str_eq(ks_quiz_feedback(&item, 2), "都别信"); /* NULL */
    item.explanation = NULL;
    ck_assert_str_eq(ks_quiz_feedback(&item, 0), "停");
    ck_assert_str_eq(ks_quiz_feedback(&item, 1), "");
}
END_TEST

START_TEST(each_channel_and_kind_has_its_name)
{
    static const char *const channels[KS_CHANNEL_COUNT] = { "来电",   "短信",   "聊天", "网页",
                                                            "群公告", "面对面", "邮件" };
    static const char *const kinds[KS_QUIZ_KINDS] = { "真还是骗", "你会怎么做", "单选题", "多选题",
                                                      "判断题" };
    enum ks_channel channel = KS_CHANNEL_FACE;
    for (int i = 0; i < KS_CHANNEL_COUNT; i++) {
        ck_assert_str_eq(ks_channel_name((enum ks_channel)i), channels[i]);
        ck_assert(ks_channel_of(ks_str_of(channels[i]), &channel));
        ck_assert_int_eq(channel, i);
    }
    ck_assert(!ks_channel_of(KS_STR("群"), &channel));
    ck_assert_int_eq(channel, KS_CHANNEL_MAIL); /* as it was */
    for (int i = 0; i < KS_QUIZ_KINDS; i++) {
        ck_assert_str_eq(ks_quiz_kind_name((enum ks_quiz_kind)i), kinds[i]);
    }
}
END_TEST

START_TEST(an_item_stands_in_its_file_or_in_the_banks)
{
    struct ks_quiz_bank bank = { .file = "bank.csv" };
    struct ks_quiz_item item = { .row = 7 };
    struct ks_place_in_file at = ks_quiz_at(&bank, &item);
    ck_assert_str_eq(at.file, "bank.csv");
    ck_assert_int_eq(at.row, 7);
    ck_assert_int_eq(at.column, 0);
    item.file = "more.txt";
    ck_assert_str_eq(ks_quiz_at(&bank, &item).file, "more.txt");
}
END_TEST

START_TEST(difficulty_follows_cues_and_fit)
{
    struct ks_quiz_item scam = { .cues = 5, .fit = 1 };
    ck_assert_int_eq(ks_quiz_difficulty(&scam), 0);
    scam = (struct ks_quiz_item) { .cues = 1, .fit = 3 };
    ck_assert_int_eq(ks_quiz_difficulty(&scam), 2);
    struct ks_quiz_item plain = { .cues = 0, .fit = 1, .genuine = true };
    ck_assert_int_eq(ks_quiz_difficulty(&plain), 0);
    struct ks_quiz_item alarming = { .cues = 2, .fit = 3, .genuine = true };
    ck_assert_int_eq(ks_quiz_difficulty(&alarming), 2);
}
END_TEST

START_TEST(a_feedback_ends_with_a_verb_in_either_language)
{
    ck_assert_int_eq(ks_quiz_verb("到窗口问一句，核。"), KS_QUIZ_CHECK);
    ck_assert_int_eq(ks_quiz_verb("Ask at the desk: check."), KS_QUIZ_CHECK);
    ck_assert_int_eq(ks_quiz_verb("STOP"), KS_QUIZ_STOP);
    ck_assert_int_eq(ks_quiz_verb("It pays you and asks nothing, so go!"), KS_QUIZ_GO);
    ck_assert_int_eq(ks_quiz_verb("Keep the chat and report. "), KS_QUIZ_REPORT);
    ck_assert_int_eq(ks_quiz_verb("A nonstop"), KS_QUIZ_NO_VERB);
    ck_assert_int_eq(ks_quiz_verb("Stop it"), KS_QUIZ_NO_VERB);
    ck_assert_int_eq(ks_quiz_verb(""), KS_QUIZ_NO_VERB);
}
END_TEST

/* The verb stands on a chip of its own; where it belongs to the sentence it is said there too. */
START_TEST(a_verb_is_not_glued_to_its_sentence)
{
    static const char *const cases[][2] = {
        { "报名在学校网站，办。", "报名在学校网站" },
        { "多缴的那笔不会退，先打学院座机，停。", "多缴的那笔不会退，先打学院座机" },
        { "An app and a deposit. Stop.", "An app and a deposit." },
        { "Ask at the desk: check.", "Ask at the desk" },
        { "岗位要你先掏钱，都停。", "岗位要你先掏钱，都停。" },
        { "Ask at the desk and go.", "Ask at the desk and go." },
        { "没有动作。", "没有动作。" },
        { "停。", "停。" },
        { "", "" },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        struct ks_str sentence = ks_quiz_sentence(cases[i][0]);
        ck_assert_msg(ks_str_is(sentence, cases[i][1]), "%s: %.*s", cases[i][0], (int)sentence.n,
                      sentence.p);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_verb_is_not_glued_to_its_sentence);
    tcase_add_test(tc, few_cues_and_a_close_fit_make_it_hard);
    tcase_add_test(tc, a_feedback_ends_with_a_verb);
    tcase_add_test(tc, an_option_says_its_own_or_the_explanation);
    tcase_add_test(tc, each_channel_and_kind_has_its_name);
    tcase_add_test(tc, an_item_stands_in_its_file_or_in_the_banks);
    tcase_add_test(tc, difficulty_follows_cues_and_fit);
    tcase_add_test(tc, a_feedback_ends_with_a_verb_in_either_language);
}

int main(void)
{
    return check_main("bank", add);
}
