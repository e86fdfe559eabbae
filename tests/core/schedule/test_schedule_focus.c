/* What the campaign stresses plays more often. */
#include <string.h>

#include "core/schedule/schedule.h"
#include "support/clock.h"
#include "support/said.h"

static const char *focus[] = { "退款", "机票", "购物" };

static struct ks_phase phase = { .id = "p1", .name = "第一阶段" };

static struct ks_phases phases(void)
{
    phase.from = day(2019, 9, 1);
    phase.until = day(2020, 1, 31);
    phase.focus.n = 3;
    memcpy(phase.focus.v, focus, sizeof focus);
    return (struct ks_phases) { &phase, 1 };
}

START_TEST(what_is_stressed_plays_more_often_and_again_after_three_months)
{
    struct ks_card cards[3];
    struct ks_playlist_item items[3];
    for (int i = 0; i < 3; i++) {
        cards[i] = (struct ks_card) { .path = focus[i],
                                      .type = focus[i],
                                      .lang = "zh",
                                      .valid_from = KS_DATE_NONE,
                                      .valid_until = KS_DATE_NONE };
        items[i] = (struct ks_playlist_item) {
            .path = focus[i],
            .title = "",
            .window = { .from = KS_DATE_NONE, .until = KS_DATE_NONE, .days = KS_DAYS_ALL },
            .weight = 2,
            .card = &cards[i]
        };
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_program program = { .arena = arena,
                                  .main = { .v = items, .n = 3 },
                                  .phases = phases() };
    struct ks_situation s = { .now = ks_civil_at(day(2020, 1, 15), 600), .clock = KS_CLOCK_SYNCED };
    struct ks_decision d;
    ks_schedule_decide(&program, &s, arena, &d);
    ck_assert_uint_eq(d.n, 3);
    const char *now = ks_phase_emphasis(&program.phases, day(2020, 1, 15));
    const char *then = ks_phase_emphasis(&program.phases, day(2020, 1, 15) - 91);
    ck_assert_str_ne(now, then); /* or this day proves nothing */
    for (size_t i = 0; i < d.n; i++) {
        const char *type = items[d.index[i]].card->type;
        ck_assert_int_eq(d.weight[i], type == now ? 6 : type == then ? 4 : 2);
    }
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_is_stressed_plays_more_often_and_again_after_three_months);
}

int main(void)
{
    return check_main("schedule_focus", add);
}
