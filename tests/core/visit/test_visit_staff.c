/* What staff find in their menu while news come. */

#include "core/scene/scene.h"
#include "core/visit/visit.h"
#include "support/check_main.h"
#include "support/fake_typeset.h"

#include "support/small_bank.h"

static struct small_bank bank;

/* Where the buttons of the staff's menu are. */
static size_t
menu(const struct ks_visit *visit, const struct ks_visit_at *at, struct ks_rect rect[])
{
    struct ks_drawlist list = { .arena = ks_arena_new() };
    struct ks_scene_env env = { .typeset = &fake_typeset,
                                .clock = KS_CLOCK_UNKNOWN,
                                .width = 1080,
                                .height = 1920,
                                .lang = "zh",
                                .place = "" };
    ks_scene_visit(&env, visit, at, &list);
    for (size_t i = 0; i < list.n_targets; i++) {
        rect[i] = list.target[i].rect;
    }
    ks_arena_free(list.arena);
    return list.n_targets;
}

/* An import that comes to wait while staff look at their menu moves no button under their finger;
 * whoever opens the menu again finds it. */
START_TEST(news_move_nothing_in_the_menu)
{
    struct ks_program program = small_program(&bank);
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_visit visit = { 0 };
    struct ks_memory memory = { 0 };
    struct ks_visit_rules rules = { 0 };
    struct ks_receipt receipt = { .device = "canteen-3", .source = "share" };
    struct ks_staff staff = { 0 };
    struct ks_visit_at at = { .program = &program,
                              .situation = &situation,
                              .phase = &bank.phase,
                              .now = { 1000000 },
                              .type = "",
                              .memory = &memory,
                              .rules = &rules,
                              .staff = &staff };
    struct ks_rect before[KS_TARGETS_MAX], after[KS_TARGETS_MAX];
    ck_assert(ks_visit_staff(&visit, &at));
    ck_assert(ks_visit_pin(&visit, &at, KS_PIN_RIGHT));
    size_t n = menu(&visit, &at, before);
    staff.receipt = &receipt;
    staff.import = KS_IMPORT_WAITS;
    ck_assert(!ks_visit_receipt(&visit, &at));
    ck_assert_uint_eq(menu(&visit, &at, after), n);
    for (size_t i = 0; i < n; i++) {
        ck_assert_mem_eq(&before[i], &after[i], sizeof before[i]);
    }
    static const enum ks_tap_kind within[] = { KS_TAP_NEUTRAL, KS_TAP_DEVICE_LANGUAGE };
    for (size_t k = 0; k < KS_COUNT(within); k++) { /* a button of the menu opens no other menu */
        at.now = ks_mono_add_ms(at.now, KS_DEAD_MS);
        ck_assert(ks_visit_tap(&visit, &at, ks_tap(within[k])));
        ck_assert_uint_eq(menu(&visit, &at, after), n);
        ck_assert_mem_eq(before, after, n * sizeof *before);
    }
    at.now = ks_visit_cue(&visit);
    ck_assert(ks_visit_time(&visit, &at));
    ck_assert_int_eq(visit.screen, KS_VISIT_STILL_THERE);
    ck_assert(ks_visit_tap(&visit, &at, ks_tap(KS_TAP_NOTHING))); /* nor does a touch that stays */
    ck_assert_uint_eq(menu(&visit, &at, after), n);
    ck_assert(ks_visit_staff(&visit, &at));
    ck_assert(ks_visit_pin(&visit, &at, KS_PIN_RIGHT));
    ck_assert_uint_eq(menu(&visit, &at, after), n + 1);
    at.now = ks_mono_add_ms(at.now, KS_DEAD_MS);
    ck_assert(ks_visit_tap(&visit, &at, ks_tap_open(KS_VISIT_IMPORT)));
    staff.receipt = NULL;
    ck_assert(ks_visit_receipt(&visit, &at)); /* back from its page the menu is opened anew */
    ck_assert_uint_eq(menu(&visit, &at, after), n);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, news_move_nothing_in_the_menu);
}

int main(void)
{
    return check_main("visit_staff", add);
}
