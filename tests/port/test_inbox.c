/* Messages between two threads: in order, bounded, closed; a waiter is woken. */
#include "port/inbox.h"

#include <pthread.h>

#include "support/check_main.h"

static void ring(void *context)
{
    ++*(int *)context;
}

START_TEST(in_order_and_no_more_than_it_holds)
{
    int rung = 0, got = 0;
    struct ks_inbox *inbox = ks_inbox_new(sizeof(int), 3, ring, &rung);
    ck_assert(!ks_inbox_take(inbox, &got));
    for (int round = 0; round < 5; round++) { /* also around the end of its ring */
        for (int i = 0; i < 3; i++) {
            int message = 10 * round + i;
            ck_assert(ks_inbox_put(inbox, &message));
        }
        int more = 99;
        ck_assert(!ks_inbox_put(inbox, &more));
        ck_assert(ks_inbox_take(inbox, &got) && got == 10 * round);
        ck_assert(ks_inbox_put(inbox, &more)); /* room for one again */
        for (int i = 1; i < 3; i++) {
            ck_assert(ks_inbox_take(inbox, &got) && got == 10 * round + i);
        }
        ck_assert(ks_inbox_take(inbox, &got) && got == 99);
        ck_assert(!ks_inbox_take(inbox, &got));
    }
    ck_assert_int_eq(rung, 5 * 4); /* once for each that was put, not for the refused */
    ks_inbox_free(inbox);
}
END_TEST

START_TEST(closed)
{
    int message = 1, got = 0, rung = 0;
    struct ks_inbox *inbox = ks_inbox_new(sizeof(int), 2, ring, &rung);
    ck_assert(ks_inbox_put(inbox, &message));
    ks_inbox_close(inbox);
    ck_assert(!ks_inbox_put(inbox, &message));
    ck_assert(ks_inbox_wait(inbox, &got, -1) && got == 1); /* what is in it still comes */
    ck_assert(!ks_inbox_wait(inbox, &got, -1));            /* and then it does not wait */
    ck_assert(!ks_inbox_take(inbox, &got));
    ks_inbox_free(inbox);
}
END_TEST

START_TEST(a_wait_ends)
{
    int got = 0;
    struct ks_inbox *inbox = ks_inbox_new(sizeof(int), 2, NULL, NULL);
    ck_assert(!ks_inbox_wait(inbox, &got, 0));
    ck_assert(!ks_inbox_wait(inbox, &got, 20));
    int message = 4;
    ck_assert(ks_inbox_put(inbox, &message));
    ck_assert(ks_inbox_wait(inbox, &got, 0) && got == 4);
    ks_inbox_free(inbox);
}
END_TEST

#define MESSAGES 20000

static void *sender(void *context)
{
    struct ks_inbox *inbox = context;
    for (int i = 0; i < MESSAGES; i++) {
        while (!ks_inbox_put(inbox, &i)) {
        }
    }
    ks_inbox_close(inbox);
    return NULL;
}

START_TEST(from_another_thread)
{
    struct ks_inbox *inbox = ks_inbox_new(sizeof(int), 7, NULL, NULL);
    pthread_t thread;
    ck_assert_int_eq(pthread_create(&thread, NULL, sender, inbox), 0);
    int got = -1, expected = 0;
    while (ks_inbox_wait(inbox, &got, -1)) {
        ck_assert_int_eq(got, expected++);
    }
    ck_assert_int_eq(expected, MESSAGES);
    pthread_join(thread, NULL);
    ks_inbox_free(inbox);
}
END_TEST

static void *waiter(void *context)
{
    int got;
    return ks_inbox_wait(context, &got, -1) ? context : NULL;
}

START_TEST(closing_wakes_who_waits)
{
    struct ks_inbox *inbox = ks_inbox_new(sizeof(int), 1, NULL, NULL);
    pthread_t thread;
    void *result = inbox;
    ck_assert_int_eq(pthread_create(&thread, NULL, waiter, inbox), 0);
    ks_inbox_close(inbox);
    pthread_join(thread, &result);
    ck_assert_ptr_null(result);
    ks_inbox_free(inbox);
}
END_TEST

static void *patient_sender(void *context)
{
    struct ks_inbox *inbox = context;
    for (int i = 0; i < MESSAGES; i++) {
        if (!ks_inbox_put_wait(inbox, &i)) {
            return NULL;
        }
    }
    return context;
}

/* Whoever waits for room loses nothing, however slowly it is taken. */
START_TEST(a_full_one_is_waited_for)
{
    struct ks_inbox *inbox = ks_inbox_new(sizeof(int), 2, NULL, NULL);
    pthread_t thread;
    void *result = NULL;
    int got = -1;
    ck_assert_int_eq(pthread_create(&thread, NULL, patient_sender, inbox), 0);
    for (int i = 0; i < MESSAGES; i++) {
        ck_assert(ks_inbox_wait(inbox, &got, -1));
        ck_assert_int_eq(got, i);
    }
    pthread_join(thread, &result);
    ck_assert_ptr_eq(result, inbox);
    ks_inbox_free(inbox);
}
END_TEST

START_TEST(closing_wakes_who_waits_for_room)
{
    struct ks_inbox *inbox = ks_inbox_new(sizeof(int), 1, NULL, NULL);
    pthread_t thread;
    void *result = inbox;
    int got = -1;
    ck_assert_int_eq(pthread_create(&thread, NULL, patient_sender, inbox), 0);
    ck_assert(ks_inbox_wait(inbox, &got, -1));
    ks_inbox_close(inbox);
    pthread_join(thread, &result);
    ck_assert_ptr_null(result); /* it knows, and owns its message still */
    ks_inbox_free(inbox);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_full_one_is_waited_for);
    tcase_add_test(tc, closing_wakes_who_waits_for_room);
    tcase_add_test(tc, in_order_and_no_more_than_it_holds);
    tcase_add_test(tc, closed);
    tcase_add_test(tc, a_wait_ends);
    tcase_add_test(tc, from_another_thread);
    tcase_add_test(tc, closing_wakes_who_waits);
}

int main(void)
{
    return check_main("inbox", add);
}
