/* Virtual time: what is shown follows without a gap, and a video lasts as long as it is said to. */
#include "core/director/sim.h"

#include <string.h>

#include "support/check_main.h"
#include "support/playlist_row.h"

static struct tally {
    char order[64];
    int64_t seconds[3], last_end;
    int gaps, without_reason;
} tally;

static void note(void *context, const struct ks_sim_record *record)
{
    struct tally *t = context;
    size_t n = strlen(t->order);
    ck_assert_uint_lt(n + 1, sizeof t->order);
    ck_assert_int_lt(record->start.s, record->end.s);
    t->order[n] = record->showing->path[0];
    t->seconds[record->showing->path[0] - 'a'] += record->end.s - record->start.s;
    t->gaps += t->last_end != 0 && record->start.s != t->last_end;
    t->without_reason += record->reason == NULL || *record->reason == '\0';
    t->last_end = record->end.s;
}

static void play(struct ks_playlist_item *items, size_t n, int64_t video_ms, int64_t seconds)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_program program = { .arena = arena, .main = { .v = items, .n = n } };
    struct ks_civil from = ks_civil_at(20000, 8 * 3600);
    struct ks_sim sim = { .program = &program,
                          .situation = { .now = from, .clock = KS_CLOCK_SYNCED, .lang = "zh" },
                          .until = { from.s + seconds },
                          .video_ms = video_ms,
                          .context = &tally,
                          .record = note };
    tally = (struct tally) { .order = "" };
    ks_sim_run(&sim);
    ck_assert_int_eq(tally.gaps, 0);
    ck_assert_int_eq(tally.without_reason, 0);
    ck_assert_int_eq(tally.last_end, from.s + seconds);
    ks_arena_free(arena);
}

START_TEST(a_video_lasts_as_it_is_said)
{
    struct ks_playlist_item items[] = { row_of("a", KS_ITEM_VIDEO), row("b") };
    items[0].dwell_ms = 0; /* its own length */
    play(items, 2, 7000, 34);
    ck_assert_str_eq(tally.order, "abab");
    ck_assert_int_eq(tally.seconds[0], 14);
    play(items, 2, 20000, 30);
    ck_assert_str_eq(tally.order, "ab");
    ck_assert_int_eq(tally.seconds[0], 20);
    items[0].dwell_ms = 5000; /* cut by its row */
    play(items, 2, 20000, 30);
    ck_assert_str_eq(tally.order, "abab");
    ck_assert_int_eq(tally.seconds[0], 10);
}
END_TEST

/* The last one ends with the simulation. */
START_TEST(it_ends_when_it_is_told_to)
{
    struct ks_playlist_item items[] = { row("a"), row("b"), row("c") };
    play(items, 3, 1000, 25);
    ck_assert_str_eq(tally.order, "abc");
    ck_assert_int_eq(tally.seconds[2], 5);
    play(items, 3, 1000, 1);
    ck_assert_str_eq(tally.order, "a");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_video_lasts_as_it_is_said);
    tcase_add_test(tc, it_ends_when_it_is_told_to);
}

int main(void)
{
    return check_main("sim", add);
}
