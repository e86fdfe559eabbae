/* Whether a question may be asked on a day, and whether there are enough. */
#include <string.h>

#include "core/quiz/draw.h"
#include "support/check_main.h"
#include "support/in_english.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/small_bank.h"

#define TODAY 20000

static struct small_bank bank;
static struct ks_program program;
static struct ks_quiz_choice choice;

static void setup(void)
{
    program = small_program(&bank);
    choice = choice_of(&bank, &program);
    choice.date = TODAY;
}

static void teardown(void)
{
}

START_TEST(on_its_days_only)
{
    static const struct {
        int32_t from, until, today;
        bool asked;
    } days[] = {
        { KS_DATE_NONE, KS_DATE_NONE, TODAY, true },
        { TODAY, TODAY, TODAY, true },
        { TODAY + 1, KS_DATE_NONE, TODAY, false },
        { TODAY - 1, KS_DATE_NONE, TODAY, true },
        { KS_DATE_NONE, TODAY - 1, TODAY, false },
        { KS_DATE_NONE, TODAY + 1, TODAY, true },
        { KS_DATE_NONE, KS_DATE_NONE, KS_DATE_NONE, true },
        { TODAY, KS_DATE_NONE, KS_DATE_NONE, false }, /* nobody knows the day */
        { KS_DATE_NONE, TODAY, KS_DATE_NONE, false },
    };
    for (size_t i = 0; i < KS_COUNT(days); i++) {
        bank.items[0].valid_from = days[i].from;
        bank.items[0].valid_until = days[i].until;
        choice.date = days[i].today;
        ck_assert_msg(ks_quiz_may_ask(&choice, &bank.items[0]) == days[i].asked, "%zu", i);
    }
}
END_TEST

START_TEST(of_the_type_and_the_language)
{
    choice.type = bank.names[1];
    ck_assert(!ks_quiz_may_ask(&choice, &bank.items[0]));
    ck_assert(ks_quiz_may_ask(&choice, &bank.items[7]));
    ck_assert_uint_eq(ks_quiz_wanted(&choice), KS_TYPE_SESSION_ITEMS);
    choice.type = NULL;
    ck_assert_uint_eq(ks_quiz_wanted(&choice), KS_SESSION_ITEMS);
    choice.lang = KS_LANG_EN;
    ck_assert(!ks_quiz_may_ask(&choice, &bank.items[0]));
    bank.items[0].lang = KS_LANG_EN;
    ck_assert(ks_quiz_may_ask(&choice, &bank.items[0]));
    choice.lang = KS_LANG_ZH;
    ck_assert(!ks_quiz_may_ask(&choice, &bank.items[0]));
}
END_TEST

/* Each text of it, up to the last option. */
START_TEST(with_every_fact_true)
{
    struct ks_fact fact = { 1, "line", "96110", IN_ENGLISH(""), "", KS_DATE_NONE, TODAY };
    const struct ks_facts facts = { &fact, 1 };
    choice.facts = &facts;
    struct ks_quiz_item *item = &bank.items[1];
    const char **const texts[] = { &item->scene,
                                   &item->stem,
                                   &item->explanation,
                                   &item->options[0].text,
                                   &item->options[2].text,
                                   &item->options[0].feedback,
                                   &item->options[2].feedback };
    for (size_t i = 0; i < KS_COUNT(texts); i++) {
        const char *before = *texts[i];
        *texts[i] = "{{line}}";
        choice.date = TODAY;
        ck_assert_msg(ks_quiz_may_ask(&choice, item), "%zu", i);
        choice.date = TODAY + 1;
        ck_assert_msg(!ks_quiz_may_ask(&choice, item), "%zu", i);
        *texts[i] = before;
        ck_assert_msg(ks_quiz_may_ask(&choice, item), "%zu", i);
    }
}
END_TEST

START_TEST(as_many_as_a_round_has)
{
    for (size_t n = 0; n <= KS_SESSION_ITEMS + 1; n++) {
        for (size_t i = 0; i < ITEMS; i++) {
            bank.items[i].lang = i >= n ? KS_LANG_EN : KS_LANG_ZH;
        }
        ck_assert_int_eq(ks_quiz_suffice(&choice), n >= KS_SESSION_ITEMS);
    }
    choice.type = bank.names[0];
    for (size_t n = 0; n <= 4; n++) {
        for (size_t i = 0; i < ITEMS; i++) {
            bank.items[i].lang = i >= n ? KS_LANG_EN : KS_LANG_ZH;
        }
        ck_assert_int_eq(ks_quiz_suffice(&choice), n >= KS_TYPE_SESSION_ITEMS);
    }
}
END_TEST

/* A bank with too few is drawn to its end, none twice, and all of it is noted. */
START_TEST(a_small_bank_is_drawn_whole)
{
    struct ks_quiz_history history = { .next = KS_QUIZ_LATELY - 1 };
    uint64_t random = 7;
    size_t item[KS_SESSION_ITEMS];
    for (size_t i = 0; i < ITEMS; i++) {
        bank.items[i].lang = i % 30 != 0 ? KS_LANG_EN : KS_LANG_ZH; /* 0 30 60 */
    }
    ck_assert_uint_eq(ks_quiz_draw(&choice, &history, &random, KS_SESSION_ITEMS, item), 3);
    ck_assert_uint_eq(item[0] + item[1] + item[2], 90);
    ck_assert(item[0] != item[1] && item[1] != item[2] && item[0] != item[2]);
    ck_assert_uint_eq(history.next, 2); /* the last place, and round to the first */
    uint64_t sum = history.id[KS_QUIZ_LATELY - 1] ^ history.id[0] ^ history.id[1];
    ck_assert(sum == (ks_item_hash("q0") ^ ks_item_hash("q30") ^ ks_item_hash("q60")));
    ck_assert(history.id[2] == 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, on_its_days_only);
    tcase_add_test(tc, of_the_type_and_the_language);
    tcase_add_test(tc, with_every_fact_true);
    tcase_add_test(tc, as_many_as_a_round_has);
    tcase_add_test(tc, a_small_bank_is_drawn_whole);
}

int main(void)
{
    return check_main("draw", add);
}
