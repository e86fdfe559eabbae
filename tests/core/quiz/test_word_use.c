/* Words that lean to one side: from how many items on, how far, and how many by chance. */
#include "core/quiz/word_use.h"
#include "support/check_main.h"

#define ITEMS 24

static struct ks_arena *arena;
static struct ks_quiz_item items[ITEMS];

static void setup(void)
{
    arena = ks_arena_new();
    for (size_t i = 0; i < ITEMS; i++) {
        items[i] = (struct ks_quiz_item) { .genuine = i % 2 == 0, .scene = "" };
    }
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static const struct ks_word_use *of(size_t n, enum ks_lang lang)
{
    const struct ks_quiz_bank bank = { "bank.csv", items, n, n, n };
    return ks_word_use_new(&bank, lang, arena);
}

START_TEST(by_a_quarter_of_six)
{
    ck_assert(ks_leans(1, 6) && !ks_leans(2, 6) && !ks_leans(4, 6) && ks_leans(5, 6));
    ck_assert(!ks_leans(2, 8) && ks_leans(1, 8) && !ks_leans(6, 8) && ks_leans(7, 8));
}
END_TEST

START_TEST(two_hanzi_in_six_items)
{
    for (size_t i = 0; i < 6; i++) {
        items[i] = (struct ks_quiz_item) { .genuine = true, .scene = "退款，退款" };
    }
    ck_assert_uint_eq(ks_word_use_leaning(of(5, KS_LANG_ZH)), 0);
    ck_assert_uint_eq(ks_word_use_leaning(of(6, KS_LANG_ZH)), 1); /* 款退 is no word */
    items[0].genuine = items[1].genuine = false;
    ck_assert_uint_eq(ks_word_use_leaning(of(6, KS_LANG_ZH)), 0);
}
END_TEST

START_TEST(words_of_three_letters)
{
    for (size_t i = 0; i < 6; i++) {
        items[i] = (struct ks_quiz_item) { .lang = KS_LANG_EN,
                                           .scene = i == 0 ? "FREE to go" : "free to go" };
    }
    ck_assert_uint_eq(ks_word_use_leaning(of(6, KS_LANG_EN)), 1);
    ck_assert_uint_eq(ks_word_use_leaning(of(6, KS_LANG_ZH)), 0);
    items[5].neutral = true;
    ck_assert_uint_eq(ks_word_use_leaning(of(6, KS_LANG_EN)), 0);
}
END_TEST

START_TEST(chance)
{
    for (size_t i = 0; i < ITEMS; i++) {
        items[i].scene = "退款";
    }
    ck_assert_uint_eq(ks_word_use_by_chance(of(ITEMS, KS_LANG_ZH), 1),
                      0); /* half and half, always */
    for (size_t i = 0; i < ITEMS; i++) {
        items[i].scene = i < 6 ? "一二" : i < 12 ? "三四" : i < 18 ? "五六" : "七八";
    }
    size_t n = ks_word_use_by_chance(of(ITEMS, KS_LANG_ZH), 1);
    ck_assert_uint_ge(n, 1);
    ck_assert_uint_le(n, 3);
    ck_assert_uint_eq(ks_word_use_by_chance(of(ITEMS, KS_LANG_ZH), 1), n);
    ck_assert_uint_eq(ks_word_use_by_chance(of(0, KS_LANG_ZH), 1), 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, by_a_quarter_of_six);
    tcase_add_test(tc, two_hanzi_in_six_items);
    tcase_add_test(tc, words_of_three_letters);
    tcase_add_test(tc, chance);
}

int main(void)
{
    return check_main("word_use", add);
}
