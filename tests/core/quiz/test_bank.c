/* What a question says about itself. */
#include <string.h>

#include "core/problem/problem.h"
#include "core/quiz/bank.h"
#include "support/check_main.h"

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

static void add(TCase *tc)
{
    tcase_add_test(tc, few_cues_and_a_close_fit_make_it_hard);
    tcase_add_test(tc, a_feedback_ends_with_a_verb);
    tcase_add_test(tc, an_option_says_its_own_or_the_explanation);
    tcase_add_test(tc, each_channel_and_kind_has_its_name);
    tcase_add_test(tc, an_item_stands_in_its_file_or_in_the_banks);
}

int main(void)
{
    return check_main("bank", add);
}
