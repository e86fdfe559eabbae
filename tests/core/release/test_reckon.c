/* What is known of the time after a signed document, and what a moment is compared with. */
#include "core/release/manifest.h"
#include "core/release/reckon.h"
#include "support/check_main.h"

#define NOW INT64_C(1790000000)

START_TEST(what_a_document_says_of_the_time)
{
    static const struct {
        int64_t vouched, floor; /* before */
        struct ks_reckon_word word;
        int64_t clock;
        int64_t then_vouched, then_floor;
    } of[] = {
        { 0, 0, { NOW, 0, true }, 0, 0, NOW },               /* one key: the floor */
        { 0, 0, { NOW, NOW, true }, 0, NOW, NOW },           /* two: certain */
        { 0, 0, { NOW, NOW - 7, true }, 0, NOW - 7, NOW },   /* as far as both say so */
        { 0, 0, { NOW, NOW + 7, true }, 0, NOW, NOW },       /* and no more than it says itself */
        { 0, 0, { NOW, NOW - 7, true }, NOW + 5, NOW, NOW }, /* a clock says the rest */
        { 0, 0, { NOW, 0, true }, NOW + 5, NOW, NOW },       /* one, and a clock */
        { 0, 0, { NOW + 9, NOW + 9, true }, NOW, NOW, NOW }, /* never ahead of a clock */
        { NOW, NOW + 50, { NOW + 20, 0, true }, 0, NOW, NOW + 20 },   /* the newest again */
        { NOW, NOW + 50, { NOW - 20, 0, true }, 0, NOW, NOW },        /* not below what passed */
        { NOW, NOW + 50, { NOW + 20, 0, false }, 0, NOW, NOW + 50 },  /* an alert: not that */
        { NOW, NOW + 50, { NOW - 20, NOW - 20, true }, 0, NOW, NOW }, /* it never falls */
        { NOW, NOW + 50, { NOW + 60, 0, false }, NOW - 9, NOW - 9, NOW - 9 },
    };
    for (size_t i = 0; i < KS_COUNT(of); i++) {
        struct ks_heard heard = { { of[i].vouched }, { of[i].floor } };
        ks_reckon_hear(&heard, &of[i].word, of[i].clock);
        ck_assert_msg(heard.vouched.s == of[i].then_vouched, "%zu", i);
        ck_assert_msg(heard.floor.s == of[i].then_floor, "%zu", i);
    }
}
END_TEST

START_TEST(behind_and_ahead_have_one_bound_each)
{
    ck_assert(!ks_reckon_is_behind(NOW - KS_RECKON_SLACK_S, NOW));
    ck_assert(ks_reckon_is_behind(NOW - KS_RECKON_SLACK_S - 1, NOW));
    ck_assert(!ks_reckon_is_ahead(NOW + KS_DAY_SECONDS, NOW, KS_NOW_OF_CLOCK));
    ck_assert(ks_reckon_is_ahead(NOW + KS_DAY_SECONDS + 1, NOW, KS_NOW_OF_CLOCK));
    ck_assert(!ks_reckon_is_ahead(NOW + KS_RELEASE_SECONDS_MAX, NOW, KS_NOW_VOUCHED));
    ck_assert(ks_reckon_is_ahead(NOW + KS_RELEASE_SECONDS_MAX + 1, NOW, KS_NOW_VOUCHED));
    struct ks_instant older = { NOW - 1 }, newer = { NOW };
    ck_assert_int_eq(ks_reckon_passed(older, newer).s, NOW);
    ck_assert_int_eq(ks_reckon_passed(newer, older).s, NOW);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_a_document_says_of_the_time);
    tcase_add_test(tc, behind_and_ahead_have_one_bound_each);
}

int main(void)
{
    return check_main("reckon", add);
}
