/* The list of the help: as many pages as its entries take, and each entry opens. */
#include <stdio.h>
#include <string.h>

#include "core/visit/visit.h"
#include "support/check_main.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "support/said.h"
#include "support/small_bank.h"

#define HELPS (KS_HANDBOOK_PAGE + 3)

static struct small_bank bank;
static struct ks_card helps[HELPS];
static char paths[HELPS][16];
static const struct ks_card *all[HELPS];

static void tap(struct ks_visit *visit, struct ks_visit_at *at, struct ks_tap what)
{
    at->now = ks_mono_add_ms(at->now, 1000);
    (void)ks_visit_tap(visit, at, what);
}

START_TEST(help_past_the_first_page_is_reached)
{
    struct ks_program program = small_program(&bank);
    for (size_t i = 0; i < HELPS; i++) {
        (void)snprintf(paths[i], sizeof paths[i], "help/%02zu.md", i);
        helps[i] = bank.entries[0];
        helps[i].path = paths[i];
        helps[i].type = "";
        all[i] = &helps[i];
    }
    program.cards = (struct ks_cards) { all, HELPS };
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 0) };
    struct ks_memory memory = { 0 };
    struct ks_visit_rules rules = { false, false };
    struct ks_visit visit = { 0 };
    struct ks_visit_at at = { &program, &situation, &bank.phase, { 1000000 }, "", &memory, &rules };
    tap(&visit, &at, ks_tap(KS_TAP_NOTHING));
    tap(&visit, &at, ks_tap_open(KS_VISIT_HELP));
    ck_assert_int_eq(visit.screen, KS_VISIT_HELP);
    ck_assert_uint_eq(ks_visit_pages(&visit, &at), 2);
    tap(&visit, &at, ks_tap(KS_TAP_LATER));
    tap(&visit, &at, ks_tap(KS_TAP_LATER)); /* there is no third */
    ck_assert_uint_eq(visit.page, 1);
    tap(&visit, &at, ks_tap_n(KS_TAP_ITEM, HELPS - 1));
    ck_assert_int_eq(visit.screen, KS_VISIT_ENTRY);
    ck_assert_str_eq(ks_visit_card(&at, visit.entry)->path, paths[HELPS - 1]);
    tap(&visit, &at, ks_tap(KS_TAP_BACK));
    ck_assert_int_eq(visit.screen, KS_VISIT_HELP);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, help_past_the_first_page_is_reached);
}

int main(void)
{
    return check_main("list", add);
}
