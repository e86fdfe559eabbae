/* What wakes the player. */
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "device/wake.h"
#include "support/check_main.h"

static void *ring_it(void *wake)
{
    ks_wake_ring(wake);
    return NULL;
}

START_TEST(the_bell_wakes)
{
    struct ks_wake *wake = ks_wake_new();
    ck_assert_uint_eq(ks_wake_wait(wake, -1, 0), 0);
    pthread_t thread;
    pthread_create(&thread, NULL, ring_it, wake);
    ck_assert_uint_eq(ks_wake_wait(wake, -1, 600000), 0); /* without it this test would time out */
    pthread_join(thread, NULL);
    ck_assert_uint_eq(ks_wake_wait(wake, -1, 0), 0); /* and once only */
    int pipes[2];
    ck_assert_int_eq(pipe(pipes), 0);
    ck_assert_int_eq(write(pipes[1], "x", 1), 1);
    ck_assert_uint_eq(ks_wake_wait(wake, pipes[0], 600000), KS_WOKE_CARD);
    raise(SIGTERM);
    ck_assert_uint_eq(ks_wake_wait(wake, -1, 600000), KS_WOKE_STOP);
    ck_assert_uint_eq(ks_wake_wait(wake, -1, 600000), KS_WOKE_STOP); /* it stays */
    close(pipes[0]);
    close(pipes[1]);
    ks_wake_free(wake);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, the_bell_wakes);
}

int main(void)
{
    return check_main("wake", add);
}
