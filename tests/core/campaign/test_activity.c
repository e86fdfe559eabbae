/* Poll, vote and pledge of a day. */
#include "core/campaign/activity.h"

#include <string.h>

#include "support/check_main.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define DAY 20000

static struct ks_arena *arena;
static struct ks_activities all;
static struct ks_sheet_row rows[10];

static void setup(void)
{
    arena = ks_arena_new();
    all = (struct ks_activities) { 0 };
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        rows[i] = (struct ks_sheet_row) { (int)i + 2, "x", "y", KS_DATE_NONE, KS_DATE_NONE };
    }
}

static void teardown(void)
{
    ks_arena_free(arena);
}

START_TEST(the_first_poll_of_the_day)
{
    struct ks_poll poll;
    rows[0] = (struct ks_sheet_row) { 2, "旧", "是;否", KS_DATE_NONE, DAY - 1 };
    rows[1] = (struct ks_sheet_row) { 3, "问", "甲；乙;丙", DAY, DAY };
    rows[2].value = "一;二";
    all.poll = (struct ks_sheet) { rows, 2 };
    ck_assert(ks_poll_on(&all, DAY, arena, &poll));
    ck_assert_str_eq(poll.question, "问");
    ck_assert_uint_eq(poll.n, 3);
    ck_assert_str_eq(poll.answer[0], "甲");
    ck_assert_str_eq(poll.answer[2], "丙");
    ck_assert(!ks_poll_on(&all, DAY + 1, arena, &poll));
    ck_assert(ks_poll_on(&all, DAY - 1, arena, &poll));
    ck_assert_str_eq(poll.question, "旧");
    all.poll.n = 3;
    ck_assert(ks_poll_on(&all, KS_DATE_NONE, arena, &poll));
    ck_assert_str_eq(poll.question, "x"); /* nobody knows whether the others are on */
}
END_TEST

START_TEST(a_poll_has_two_to_six_answers)
{
    static const struct {
        const char *answers;
        size_t n;
    } polls[] = {
        { "", 0 }, { "一", 0 }, { "一;二", 2 }, { "1;2;3;4;5;6", 6 }, { "1;2;3;4;5;6;7", 6 }
    };
    all.poll = (struct ks_sheet) { rows, 1 };
    for (size_t i = 0; i < KS_COUNT(polls); i++) {
        struct ks_poll poll;
        rows[0].value = polls[i].answers;
        ck_assert_int_eq(ks_poll_on(&all, DAY, arena, &poll), polls[i].n > 0);
        ck_assert(polls[i].n == 0 || poll.n == polls[i].n);
    }
    ck_assert_uint_eq(KS_CHOICES_MAX, 6);
}
END_TEST

/* Of one work: from its first day to the last of the month behind its deadline. */
START_TEST(a_vote_is_open_then_told_then_gone)
{
    static const struct {
        int32_t day;
        bool on, open;
    } days[] = { { DAY - 1, false, false },
                 { DAY, true, true },
                 { DAY + 9, true, true },
                 { DAY + 10, true, true },
                 { DAY + 11, true, false },
                 { DAY + 10 + KS_VOTE_SHOWN_DAYS, true, false },
                 { DAY + 11 + KS_VOTE_SHOWN_DAYS, false, false },
                 { KS_DATE_NONE, false, false } };
    rows[0].from = DAY;
    rows[0].until = DAY + 10;
    all.vote = (struct ks_sheet) { rows, 1 };
    for (size_t i = 0; i < KS_COUNT(days); i++) {
        struct ks_vote vote;
        ck_assert_msg(ks_vote_on(&all, days[i].day, arena, &vote) == days[i].on, "%zu", i);
        if (days[i].on) {
            ck_assert_int_eq(vote.open, days[i].open);
            ck_assert_int_eq(vote.until, DAY + 10);
            ck_assert_str_eq(vote.id, "2024-10-14");
            ck_assert_uint_eq(vote.n, 1);
            ck_assert_ptr_eq(vote.work[0], &rows[0]);
        }
    }
    rows[0].until = KS_DATE_NONE; /* without a deadline there is no result */
    struct ks_vote vote;
    ck_assert(!ks_vote_on(&all, DAY, arena, &vote));
    rows[0].until = DAY + 10;
    rows[0].from = KS_DATE_NONE;
    ck_assert(ks_vote_on(&all, DAY - 1000, arena, &vote));
    rows[0].value = "漫画（样例）"; /* only shows how one is written */
    ck_assert(!ks_vote_on(&all, DAY - 1000, arena, &vote));
}
END_TEST

/* An open one before one that is over, the first open one of the table, of those that are over the
 * last. Works of one deadline are one vote, six of them at most. */
START_TEST(which_vote)
{
    struct ks_vote vote;
    all.vote = (struct ks_sheet) { rows, 4 };
    rows[0].until = DAY - 9;
    rows[1].until = DAY - 2;
    rows[2].until = DAY - 5;
    rows[3].until = DAY - 2;
    ck_assert(ks_vote_on(&all, DAY, arena, &vote));
    ck_assert(!vote.open);
    ck_assert_int_eq(vote.until, DAY - 2);
    ck_assert_uint_eq(vote.n, 2);
    ck_assert_ptr_eq(vote.work[0], &rows[1]);
    ck_assert_ptr_eq(vote.work[1], &rows[3]);
    rows[2].until = DAY + 20;
    rows[3].until = DAY + 10;
    ck_assert(ks_vote_on(&all, DAY, arena, &vote));
    ck_assert(vote.open);
    ck_assert_int_eq(vote.until, DAY + 20);
    ck_assert_uint_eq(vote.n, 1);
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        rows[i].until = DAY + 3;
    }
    rows[1].from = DAY + 1; /* not yet a part of it */
    all.vote.n = KS_COUNT(rows);
    ck_assert(ks_vote_on(&all, DAY, arena, &vote));
    ck_assert_uint_eq(vote.n, KS_CHOICES_MAX);
    ck_assert_ptr_eq(vote.work[1], &rows[2]);
    ck_assert_ptr_eq(vote.work[5], &rows[6]);
}
END_TEST

START_TEST(lines_of_the_pledge)
{
    const struct ks_sheet_row *line[KS_CHOICES_MAX];
    all.pledge = (struct ks_sheet) { rows, 3 };
    rows[1].until = DAY - 1;
    ck_assert_uint_eq(ks_pledge_on(&all, DAY, line), 2);
    ck_assert_ptr_eq(line[0], &rows[0]);
    ck_assert_ptr_eq(line[1], &rows[2]);
    all.pledge.n = KS_COUNT(rows);
    ck_assert_uint_eq(ks_pledge_on(&all, DAY, line), KS_CHOICES_MAX);
    ck_assert_ptr_eq(line[5], &rows[6]);
    ck_assert_uint_eq(ks_pledge_on(&(struct ks_activities) { 0 }, DAY, line), 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, the_first_poll_of_the_day);
    tcase_add_test(tc, a_poll_has_two_to_six_answers);
    tcase_add_test(tc, a_vote_is_open_then_told_then_gone);
    tcase_add_test(tc, which_vote);
    tcase_add_test(tc, lines_of_the_pledge);
}

int main(void)
{
    return check_main("activity", add);
}
