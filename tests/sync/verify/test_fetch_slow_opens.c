/* A source that takes long to open each file: that counts against its rate too. */
#include "support/attack_world.h"
#include "support/check_main.h"

#define FILES 10

/* A world whose box offers a release of so many new files, each of which takes so long to open. */
static struct world *world_with(int64_t ms_to_open)
{
    static char cards[FILES][2][40];
    struct world *w = world_new();
    struct release large = content_release(7);
    for (size_t i = 0; i < FILES; i++) {
        snprintf(cards[i][0], sizeof cards[i][0], "assets/cards/%zu.md", i);
        snprintf(cards[i][1], sizeof cards[i][1], "# new card %zu", i);
        large.files[i][0] = cards[i][0];
        large.files[i][1] = cards[i][1];
    }
    put_signed(&w->box, &large);
    for (size_t i = 0; i < w->box.n; i++) {
        bool object = strncmp(w->box.v[i].path, "obj/", 4) == 0;
        w->box.v[i].ms_to_open = object ? ms_to_open : 0;
    }
    w->box.opens = 0;
    return w;
}

/* Each file is opened twice: to see whether it is there, and to fetch it. */
static uint64_t opens_of_documents(void)
{
    struct world *w = world_with(0);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    uint64_t opens = w->box.opens;
    ck_assert_uint_gt(opens, 2 * (uint64_t)FILES);
    world_free(w);
    return opens - 2 * (uint64_t)FILES;
}

/* The store is open for writing meanwhile, and everybody else waits. */
START_TEST(asks_nothing_more_of_one_that_is_too_slow)
{
    uint64_t documents = opens_of_documents();
    struct world *w = world_with(9000);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVE_SLOW);
    ck_assert_uint_eq(w->box.opens, documents + 3);
    world_free(w);
}
END_TEST

START_TEST(seeing_what_is_there_costs_the_fetching_nothing)
{
    struct world *w = world_with(1900);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    world_free(w);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, asks_nothing_more_of_one_that_is_too_slow);
    tcase_add_test(tc, seeing_what_is_there_costs_the_fetching_nothing);
}

int main(void)
{
    return check_main("fetch_slow_opens", add);
}
