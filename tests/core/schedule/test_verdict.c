/* What is said of each row of a playlist, and why an item is on the glass. */
#include <string.h>

#include "core/schedule/schedule.h"
#include "support/clock.h"
#include "support/in_english.h"
#include "support/playlist_row.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

static struct ks_arena *arena;
static struct ks_program program;
static struct ks_playlist_item mains[4], fallbacks[2];
static struct ks_situation situation;
static struct ks_decision decision;

/* Noon of Tuesday, 2020-09-01; two rows of the main list, one of the other. */
static void setup(void)
{
    arena = ks_arena_new();
    mains[0] = row("a");
    mains[1] = row("b");
    fallbacks[0] = row("f");
    program = (struct ks_program) { .arena = arena,
                                    .main = { .v = mains, .n = 2 },
                                    .fallback = { .v = fallbacks, .n = 1 } };
    situation = (struct ks_situation) { .now = ks_civil_at(day(2020, 9, 1), 12 * 3600),
                                        .clock = KS_CLOCK_SYNCED };
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static struct ks_verdict verdict(enum ks_playlist_kind playlist, size_t index)
{
    ks_schedule_decide(&program, &situation, arena, &decision);
    return ks_schedule_verdict(&program, &situation, &decision, playlist, index, KS_LANG_ZH, arena);
}

static void
expect(enum ks_playlist_kind playlist, size_t index, enum ks_item_state state, const char *why)
{
    struct ks_verdict v = verdict(playlist, index);
    ck_assert_msg(v.state == state, "%s", v.why);
    ck_assert_str_eq(v.why, why);
}

START_TEST(what_outranks_a_row)
{
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_ON_AIR, "常年轮播");
    expect(KS_PLAYLIST_DEFAULT, 0, KS_STATE_OUTRANKED, "主播放表有可播的内容，后备表不用");
    mains[1].priority = 7;
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_OUTRANKED, "有优先级更高的内容（7）");
    expect(KS_PLAYLIST_MAIN, 1, KS_STATE_ON_AIR, "优先级 7");
    mains[1].priority = 0;
    mains[1].interrupt = KS_INTERRUPT_NEVER;
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_ON_AIR, "常年轮播");
    expect(KS_PLAYLIST_MAIN, 1, KS_STATE_OUTRANKED, "有优先级更高的内容（0）");
    mains[0].fault.code = KS_PROBLEM_MEDIA_MISSING;
    expect(KS_PLAYLIST_MAIN, 1, KS_STATE_ON_AIR, "只在没有别的内容时播放");
    mains[1].fault.code = KS_PROBLEM_MEDIA_MISSING;
    expect(KS_PLAYLIST_DEFAULT, 0, KS_STATE_ON_AIR, "后备播放表");
    struct ks_alert alert = { .file = "x.xml",
                              .headline = "停水",
                              .effective = situation.now,
                              .expires = { situation.now.s + 3600 },
                              .has_expires = true,
                              .severity = KS_CAP_SEVERE,
                              .urgency = KS_CAP_IMMEDIATE };
    program.alerts = (struct ks_alerts) { &alert, 1 };
    expect(KS_PLAYLIST_DEFAULT, 0, KS_STATE_OUTRANKED, "紧急提醒“停水”优先");
    ck_assert_str_eq(ks_schedule_reason(&program, &situation, &decision, 0, KS_LANG_ZH, arena),
                     "紧急提醒，到 2020-09-01 13:00");
    alert.has_expires = false; /* a day */
    (void)verdict(KS_PLAYLIST_DEFAULT, 0);
    ck_assert_str_eq(ks_schedule_reason(&program, &situation, &decision, 0, KS_LANG_ZH, arena),
                     "紧急提醒，到 2020-09-02 12:00");
}
END_TEST

START_TEST(why_the_built_in_cards)
{
    program.main.n = program.fallback.n = 0;
    ks_schedule_decide(&program, &situation, arena, &decision);
    ck_assert_int_eq(decision.source, KS_PLAYLIST_BUILTIN);
    ck_assert_str_eq(ks_schedule_reason(&program, &situation, &decision, 0, KS_LANG_ZH, arena),
                     "没有可播的内容，显示内置提醒");
}
END_TEST

/* Everything that holds for a row, in that order. */
START_TEST(a_reason_names_what_the_row_says)
{
    struct ks_phase phase = {
        .id = "p1", .name = "第一阶段", .from = day(2020, 9, 1), .until = day(2020, 9, 1)
    };
    program.phases = (struct ks_phases) { &phase, 1 };
    mains[0].priority = 1;
    mains[0].phases = (struct ks_tags) { 1, { "p1" } };
    mains[0].places = (struct ks_tags) { 1, { "食堂" } };
    mains[0].window =
        (struct ks_window) { day(2020, 9, 1), day(2020, 9, 1), 2, 1, { { 720, 721 } } };
    situation.places = mains[0].places;
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_ON_AIR,
           "优先级 1，第一阶段，食堂，时段 12:00–12:01，周二，到 2020-09-01");
    ck_assert_str_eq(ks_schedule_reason(&program, &situation, &decision, 0, KS_LANG_ZH, arena),
                     "优先级 1，第一阶段，食堂，时段 12:00–12:01，周二，到 2020-09-01");
    struct ks_verdict v = verdict(KS_PLAYLIST_MAIN, 0);
    ck_assert(v.has_next && v.next.s == situation.now.s + 60);
    situation.places.n = 0;
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_OTHER_PLACE, "只在食堂播放，这块屏没有设地点");
    situation.places = (struct ks_tags) { 1, { "宿舍" } };
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_OTHER_PLACE, "只在食堂播放");
}
END_TEST

START_TEST(what_the_clock_is_worth_is_said)
{
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_ON_AIR, "常年轮播");
    situation.clock = KS_CLOCK_ESTIMATED;
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_ON_AIR, "常年轮播（日期是估计的，可能偏晚）");
    situation.clock = KS_CLOCK_UNKNOWN;
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_ON_AIR, "时钟不可信，只播不限日期的内容");
    mains[0].priority = mains[1].priority = 2;
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_ON_AIR, "优先级 2（时钟不可信）");
    mains[0].window.from = day(2020, 9, 1);
    struct ks_verdict v = verdict(KS_PLAYLIST_MAIN, 0);
    ck_assert_int_eq(v.state, KS_STATE_NO_CLOCK);
    ck_assert(!v.has_next); /* nobody knows when */
}
END_TEST

START_TEST(when_it_changes)
{
    mains[0].window.from = day(2020, 9, 3);
    struct ks_verdict v = verdict(KS_PLAYLIST_MAIN, 0);
    ck_assert_int_eq(v.state, KS_STATE_WAITING);
    ck_assert_str_eq(v.why, "2020-09-03 开始");
    ck_assert(v.has_next && v.next.s == ks_civil_at(day(2020, 9, 3), 0).s);
    mains[0].window = (struct ks_window) { KS_DATE_NONE, day(2020, 8, 31), KS_DAYS_ALL };
    v = verdict(KS_PLAYLIST_MAIN, 0);
    ck_assert_int_eq(v.state, KS_STATE_EXPIRED);
    ck_assert(!v.has_next);
    mains[0].window = (struct ks_window) {
        .from = day(2020, 9, 1), .until = KS_DATE_NONE, .days = KS_DAYS_ALL, .from_minute = 16 * 60
    };
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_WAITING, "2020-09-01 16:00 开始"); /* today */
    mains[0].window = (struct ks_window) { .from = KS_DATE_NONE,
                                           .until = day(2020, 9, 1),
                                           .days = KS_DAYS_ALL,
                                           .until_minute = 9 * 60 + 5 };
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_EXPIRED, "已于 2020-09-01 09:05 结束");
    mains[0].window.until_minute = 18 * 60;
    expect(KS_PLAYLIST_MAIN, 0, KS_STATE_ON_AIR, "到 2020-09-01 18:00");
    mains[0].fault.code = KS_PROBLEM_MEDIA_MISSING;
    mains[0].window = (struct ks_window) { KS_DATE_NONE, day(2020, 9, 1), KS_DAYS_ALL };
    v = verdict(KS_PLAYLIST_MAIN, 0);
    ck_assert_int_eq(v.state, KS_STATE_BROKEN);
    ck_assert(!v.has_next);
}
END_TEST

/* The first day of the row's phase, however many are between. */
START_TEST(when_its_phase_comes)
{
    struct ks_phase phases[] = {
        { .id = "p1", .name = "一", .from = day(2020, 8, 1), .until = day(2020, 9, 9) },
        { .id = "p2", .name = "二", .from = day(2020, 9, 10), .until = day(2020, 9, 19) },
        { .id = "p3", .name = "三", .from = day(2020, 9, 20), .until = day(2020, 9, 29) },
    };
    program.phases = (struct ks_phases) { phases, 3 };
    mains[0].phases = (struct ks_tags) { 1, { "p3" } };
    struct ks_verdict v = verdict(KS_PLAYLIST_MAIN, 0);
    ck_assert_int_eq(v.state, KS_STATE_OTHER_PHASE);
    ck_assert_str_eq(v.why, "属于阶段 p3，今天是一");
    ck_assert(v.has_next && v.next.s == ks_civil_at(day(2020, 9, 20), 0).s);
    mains[0].phases = (struct ks_tags) { 1, { "p4" } };
    ck_assert(!verdict(KS_PLAYLIST_MAIN, 0).has_next);
}
END_TEST

/* A card waits for the first day on which it and all its facts are true, or is over. */
START_TEST(a_card_waits_for_its_facts)
{
    struct ks_fact facts[] = {
        { 1, "line", "96110", IN_ENGLISH(""), "", day(2020, 9, 5), KS_DATE_NONE, KS_DATE_NONE },
        { 2, "app", "x", IN_ENGLISH(""), "", day(2020, 9, 3), day(2020, 9, 30), KS_DATE_NONE },
    };
    struct ks_span span[] = { { KS_SPAN_FACT, "line" }, { KS_SPAN_FACT, "app" } };
    struct ks_card card = { .path = "cards/a.md",
                            .type = "",
                            .lang = "zh",
                            .headline = { span, 2 },
                            .valid_from = KS_DATE_NONE,
                            .valid_until = KS_DATE_NONE };
    program.facts = (struct ks_facts) { facts, 2 };
    mains[0].kind = KS_ITEM_CARD;
    mains[0].card = &card;
    struct ks_verdict v = verdict(KS_PLAYLIST_MAIN, 0);
    ck_assert_int_eq(v.state, KS_STATE_WAITING);
    ck_assert_str_eq(v.why, "卡片引用的事实“line”这一天不成立");
    ck_assert(v.has_next && v.next.s == ks_civil_at(day(2020, 9, 5), 0).s);
    card.valid_from = day(2020, 9, 8);
    v = verdict(KS_PLAYLIST_MAIN, 0);
    ck_assert_str_eq(v.why, "卡片自己的有效期不含这一天");
    ck_assert(v.has_next && v.next.s == ks_civil_at(day(2020, 9, 8), 0).s);
    card.valid_until = day(2020, 8, 31);
    v = verdict(KS_PLAYLIST_MAIN, 0);
    ck_assert_int_eq(v.state, KS_STATE_EXPIRED);
    ck_assert(!v.has_next);
    situation.clock = KS_CLOCK_UNKNOWN;
    v = verdict(KS_PLAYLIST_MAIN, 0);
    ck_assert_int_eq(v.state, KS_STATE_NO_CLOCK);
    ck_assert(!v.has_next);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, what_outranks_a_row);
    tcase_add_test(tc, why_the_built_in_cards);
    tcase_add_test(tc, a_reason_names_what_the_row_says);
    tcase_add_test(tc, what_the_clock_is_worth_is_said);
    tcase_add_test(tc, when_it_changes);
    tcase_add_test(tc, when_its_phase_comes);
    tcase_add_test(tc, a_card_waits_for_its_facts);
}

int main(void)
{
    return check_main("verdict", add);
}
