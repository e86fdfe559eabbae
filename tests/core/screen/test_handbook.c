/* The lists of the handbook, drawn. */
#include "core/scene/scene.h"
#include "core/visit/visit.h"
#include "support/check_main.h"
#include "support/fake_typeset.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/small_bank.h"

static struct small_bank bank;

/* One type is enough for a channel to be offered; without one it is not. */
START_TEST(a_channel_of_one_type_is_offered)
{
    struct ks_program program = small_program(&bank);
    for (size_t i = 0; i < TYPES; i++) {
        bank.entries[i].channels = i == 0 ? "短信" : "";
    }
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_visit visit = { .screen = KS_VISIT_CHANNELS };
    struct ks_memory memory = { 0 };
    struct ks_visit_rules rules = { 0 };
    struct ks_visit_at at = { .program = &program,
                              .situation = &situation,
                              .phase = &bank.phase,
                              .type = "",
                              .memory = &memory,
                              .rules = &rules };
    struct ks_scene_env env = { .typeset = &fake_typeset,
                                .clock = KS_CLOCK_UNKNOWN,
                                .width = 1080,
                                .height = 1920,
                                .lang = "zh",
                                .place = "" };
    struct ks_drawlist list = { .arena = ks_arena_new() };
    ks_scene_visit(&env, &visit, &at, &list);
    size_t offered = 0;
    for (size_t i = 0; i < list.n_targets; i++) {
        struct ks_tap tap = list.target[i].tap;
        if (tap.kind == KS_TAP_CHOICE) {
            ck_assert_str_eq(ks_channel_name((enum ks_channel)tap.n), "短信");
            offered++;
        }
    }
    ck_assert_uint_eq(offered, 1);
    ks_arena_free(list.arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_channel_of_one_type_is_offered);
}

int main(void)
{
    return check_main("handbook", add);
}
