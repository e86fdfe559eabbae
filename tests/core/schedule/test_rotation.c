/* Whose turn it is: as often as the weights say, as evenly as they allow. */
#include "core/schedule/rotation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check_main.h"

static struct ks_playlist_item items[] = { { .path = "a", .title = "" },
                                           { .path = "b", .title = "" },
                                           { .path = "c", .title = "" },
                                           { .path = "d", .title = "" } };
static const size_t index_of_all[] = { 0, 1, 2, 3 };

static void expect(struct ks_rotation *rotation, const struct ks_turns *turns, const char *order)
{
    for (int ahead = 1; order[ahead - 1] != '\0' && ahead < 8; ahead++) {
        size_t seen = ks_rotation_peek(rotation, turns, ahead);
        ck_assert_int_eq(items[turns->index[seen]].path[0], order[ahead - 1]);
    }
    for (; *order != '\0'; order++) {
        size_t chosen = ks_rotation_next(rotation, turns);
        ck_assert_uint_lt(chosen, turns->n);
        ck_assert_int_eq(items[turns->index[chosen]].path[0], *order);
    }
}

START_TEST(equals_in_the_order_of_rows)
{
    struct ks_rotation rotation = { 0 };
    const int weight[] = { 1, 1, 1, 1 };
    expect(&rotation, &(struct ks_turns) { items, index_of_all, weight, 4 }, "abcdabcdabcd");
    ks_rotation_clear(&rotation);
    ck_assert_ptr_null(rotation.v);
    expect(&rotation, &(struct ks_turns) { items, index_of_all, weight, 1 }, "aaa");
    ks_rotation_clear(&rotation);
}
END_TEST

/* 5, 1 and 1 of seven: the published example of smooth weighted round-robin. */
START_TEST(weights_are_spread)
{
    struct ks_rotation rotation = { 0 };
    const int weight[] = { 5, 1, 1 };
    expect(&rotation, &(struct ks_turns) { items, index_of_all, weight, 3 }, "aabacaaaabacaa");
    ks_rotation_clear(&rotation);
}
END_TEST

START_TEST(in_each_round_as_often_as_the_weight)
{
    srand(5);
    for (int round = 0; round < 200; round++) {
        struct ks_rotation rotation = { 0 };
        int weight[4], sum = 0, count[4] = { 0 };
        for (int i = 0; i < 4; i++) {
            weight[i] = 1 + rand() % 100;
            sum += weight[i];
        }
        struct ks_turns turns = { items, index_of_all, weight, 4 };
        for (int i = 0; i < sum; i++) {
            count[ks_rotation_next(&rotation, &turns)]++;
        }
        ck_assert_mem_eq(count, weight, sizeof count);
        ks_rotation_clear(&rotation);
    }
}
END_TEST

/* Who was off the air goes on where he was; an edit of other rows restarts nothing. */
START_TEST(credit_is_kept_by_row)
{
    struct ks_rotation rotation = { 0 };
    const int weight[] = { 1, 1, 1, 1 };
    struct ks_turns all = { items, index_of_all, weight, 4 };
    expect(&rotation, &all, "ab");
    const size_t only_b[] = { 1 };
    expect(&rotation, &(struct ks_turns) { items, only_b, weight, 1 },
           "bb"); /* a quarter of an hour */
    expect(&rotation, &all, "cd");
    const size_t turned[] = { 3, 2, 1, 0 }; /* the office sorted its table */
    expect(&rotation, &(struct ks_turns) { items, index_of_all, weight, 4 }, "a");
    expect(&rotation, &(struct ks_turns) { items, turned, weight, 4 }, "dcb");
    ks_rotation_clear(&rotation);
}
END_TEST

START_TEST(a_look_ahead_moves_nothing)
{
    struct ks_rotation rotation = { 0 };
    const int weight[] = { 3, 2, 1, 1 };
    struct ks_turns turns = { items, index_of_all, weight, 4 };
    (void)ks_rotation_next(&rotation, &turns);
    struct ks_rotation_entry before[4];
    memcpy(before, rotation.v, sizeof before);
    uint64_t last = rotation.last;
    (void)ks_rotation_peek(&rotation, &turns, 5);
    ck_assert_mem_eq(before, rotation.v, sizeof before);
    ck_assert_uint_eq(rotation.last, last);
    ck_assert_uint_ne(last, 0);
    ks_rotation_clear(&rotation);
}
END_TEST

/* What an office brings has ten times the weight of a card: a dozen of it, equal among themselves,
 * comes between the cards and not in a row, from the first turn on and when it comes later. */
START_TEST(a_dozen_new_ones_are_spread)
{
    enum { CARDS = 100, POSTERS = 12, ALL = CARDS + POSTERS };
    struct ks_playlist_item many[ALL];
    char names[ALL][8];
    size_t index[ALL];
    int weight[ALL], sum = 0;
    for (size_t i = 0; i < ALL; i++) {
        snprintf(names[i], sizeof names[i], "%zu", i);
        weight[i] = i < CARDS ? 1 + (int)i % 3 : 10;
        sum += weight[i];
        many[i] = (struct ks_playlist_item) { .path = names[i], .title = "", .weight = weight[i] };
        index[i] = i;
    }
    for (int later = 0; later < 2; later++) {
        struct ks_rotation rotation = { 0 };
        struct ks_turns cards = { many, index, weight, CARDS }, all = { many, index, weight, ALL };
        for (int i = 0; later && i < 50; i++) {
            (void)ks_rotation_next(&rotation, &cards);
        }
        int row = 0, count[ALL] = { 0 }, first = -1;
        for (int i = 0; i < 2 * sum; i++) {
            size_t chosen = ks_rotation_next(&rotation, &all);
            count[chosen]++;
            row = chosen >= CARDS ? row + 1 : 0;
            first = first < 0 && chosen >= CARDS ? i : first;
            ck_assert_msg(row < (later ? 9 : 3), "%d posters in a row at turn %d, %d", row, i,
                          later);
        }
        ck_assert_int_lt(first, 8); /* whoever brought it sees it soon */
        for (size_t i = 0; i < ALL; i++) {
            ck_assert_int_le(abs(count[i] - 2 * weight[i]), later);
        }
        ks_rotation_clear(&rotation);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_dozen_new_ones_are_spread);
    tcase_add_test(tc, equals_in_the_order_of_rows);
    tcase_add_test(tc, weights_are_spread);
    tcase_add_test(tc, in_each_round_as_often_as_the_weight);
    tcase_add_test(tc, credit_is_kept_by_row);
    tcase_add_test(tc, a_look_ahead_moves_nothing);
}

int main(void)
{
    return check_main("rotation", add);
}
