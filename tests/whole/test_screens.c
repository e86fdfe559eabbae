/* Every card of the project's own set, laid out with the real fonts in every size that hangs
 * somewhere: nothing leaves the screen, nothing is too small, no two texts meet. KS_FAST=1: a card
 * in one of the sizes. */
#include "base/words.h"
#include "core/director/director.h"
#include "support/judge.h"

static struct judge house;

static void setup(void)
{
    judge_open(&house);
}

static void teardown(void)
{
    judge_close(&house);
}

static const int sizes[][2] = { { 1920, 1080 }, { 1080, 1920 }, { 1280, 720 },
                                { 800, 1280 },  { 1024, 768 },  { 3840, 2160 } };

static struct ks_scene_env env_of(size_t size, const char *lang, bool picture)
{
    struct ks_scene_env env = { .width = sizes[size][0],
                                .height = sizes[size][1],
                                .typeset = ks_fonts_typeset(house.fonts),
                                .facts = &house.program->facts,
                                .now = { 1790000000 },
                                .clock = KS_CLOCK_SYNCED,
                                .lang = lang,
                                .place = "三号食堂",
                                .ticker = "验证码就是钥匙，谁要都不给",
                                .progress = 3,
                                .total = 20,
                                .touch = true,
                                .picture = picture,
                                .words = ks_words_in };
    env.phase = house.program->phases.n > 0 ? &house.program->phases.v[0] : NULL;
    return env;
}

START_TEST(every_card_stands_well_in_every_size)
{
    for (size_t i = 0; i < house.program->cards.n; i++) {
        for (size_t size = 0; size < KS_COUNT(sizes); size++) {
            for (int k = 0; k < 2 && !(is_fast() && size != i % KS_COUNT(sizes)); k++) {
                struct ks_scene_env env = env_of(size, k == 0 ? "zh" : "en", k == 0);
                struct ks_drawlist list = { .arena = ks_arena_new() };
                ks_scene_card(&env, house.program->cards.v[i], &list);
                judge_list(&house, house.program->cards.v[i]->path, &env, &list);
                ks_arena_free(list.arena);
            }
        }
    }
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

START_TEST(alerts_and_built_in_cards_too)
{
    for (size_t size = 0; size < KS_COUNT(sizes); size++) {
        for (size_t k = 0; k < 2 * (house.program->alerts.n + KS_BUILTIN_CARDS); k++) {
            size_t i = k / 2;
            struct ks_scene_env env = env_of(size, k % 2 == 0 ? "zh" : "en", false);
            struct ks_drawlist list = { .arena = ks_arena_new() };
            if (i < house.program->alerts.n) {
                ks_scene_alert(&env, &house.program->alerts.v[i], &list);
                judge_list(&house, house.program->alerts.v[i].file, &env, &list);
            } else {
                ks_scene_builtin(&env, i - house.program->alerts.n, &list);
                judge_list(&house, "built-in", &env, &list);
            }
            ks_arena_free(list.arena);
        }
    }
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 280);
    tcase_add_test(tc, every_card_stands_well_in_every_size);
    tcase_add_test(tc, alerts_and_built_in_cards_too);
}

int main(void)
{
    return check_main("screens", add);
}
