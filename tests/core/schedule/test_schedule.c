/* What plays when: windows, phases, weights, priorities, alerts, the director in virtual time. */
#include <stdlib.h>
#include <string.h>

#include "core/director/sim.h"
#include "core/release/reckon.h"
#include "support/check_main.h"
#include "support/playlist_row.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

static struct ks_civil at(const char *text)
{
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_civil t;
    ck_assert_msg(ks_civil_parse(ks_str_of(text), &zone, &t), "%s", text);
    return t;
}

static int32_t day(const char *text)
{
    return *text == '\0' ? KS_DATE_NONE : ks_civil_date(at(text));
}

static struct ks_window
window(const char *from, const char *until, unsigned days, int start, int end)
{
    struct ks_window w = { day(from), day(until), (uint8_t)days, start < 0 ? 0 : 1, { { 0 } } };
    w.hours[0] = (struct ks_daypart) { (int16_t)(start < 0 ? 0 : start), (int16_t)end };
    return w;
}

/* The plan's phases as the content set writes them. */
static struct ks_phase plan[] = {
    { .id = "p1", .name = "第一阶段", .repeat = true },
    { .id = "p2", .name = "第二阶段", .repeat = true },
    { .id = "between", .name = "新生预备", .repeat = true },
    { .id = "p3", .name = "第三阶段", .repeat = true },
};

static struct ks_phases phases(void)
{
    static const char *const dates[] = { "2019-09-01", "2020-01-31", "2020-02-01", "2020-08-10",
                                         "2020-08-11", "2020-08-31", "2020-09-01", "2020-12-31" };
    for (int i = 0; i < 4; i++) {
        plan[i].from = day(dates[2 * i]);
        plan[i].until = day(dates[2 * i + 1]);
    }
    return (struct ks_phases) { plan, 4 };
}

START_TEST(a_window_over_midnight_belongs_to_the_day_it_starts_on)
{
    /* Fridays 18:00-02:00; 2020-09-04 is a Friday. */
    struct ks_window w = window("2020-09-04", "2020-09-04", 1u << 4, 18 * 60, 2 * 60);
    static const struct {
        const char *when;
        enum ks_window_state state;
    } cases[] = {
        { "2020-09-03T20:00", KS_WINDOW_WAITING }, { "2020-09-04T17:59", KS_WINDOW_WRONG_HOUR },
        { "2020-09-04T18:00", KS_WINDOW_OPEN },    { "2020-09-05T01:59", KS_WINDOW_OPEN },
        { "2020-09-05T02:00", KS_WINDOW_EXPIRED }, { "2020-09-04T01:00", KS_WINDOW_WRONG_HOUR },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        ck_assert_msg(ks_window_at(&w, at(cases[i].when)) == cases[i].state, "%s", cases[i].when);
    }
    struct ks_civil next;
    ck_assert(ks_window_next(&w, at("2020-09-04T19:00"), &next));
    ck_assert_int_eq(next.s, at("2020-09-05T02:00").s);
    ck_assert(!ks_window_next(&w, at("2020-09-05T03:00"), &next));
}
END_TEST

/* ks_window_next() must be the first minute with another answer, on every kind of window. */
START_TEST(the_next_change_is_the_first_one)
{
    struct ks_window windows[] = {
        window("", "", KS_DAYS_ALL, -1, 0),
        window("2020-09-02", "2020-09-20", KS_DAYS_ALL, -1, 0),
        window("2020-08-30", "2020-09-03", 0x55, 22 * 60, 90),
        window("", "2020-09-05", 0x60, 8 * 60, 12 * 60),
        window("2020-09-08", "", 1, 0, 1440),
    };
    for (size_t i = 0; i < KS_COUNT(windows); i++) {
        for (int64_t t = at("2020-08-28").s; t < at("2020-09-10").s; t += 1800) {
            struct ks_civil next, now = { t };
            enum ks_window_state state = ks_window_at(&windows[i], now);
            bool found = ks_window_next(&windows[i], now, &next);
            int64_t first = 0;
            for (int64_t u = t + 1800; u < t + 30 * 86400 && first == 0; u += 1800) {
                first = ks_window_at(&windows[i], (struct ks_civil) { u }) != state ? u : 0;
            }
            ck_assert_msg(first == (found ? next.s : 0), "window %zu", i);
        }
    }
}
END_TEST

START_TEST(the_three_phases_stand_as_written_and_repeat)
{
    struct ks_phases p = phases();
    static const struct {
        const char *date, *id;
    } cases[] = {
        { "2019-08-31", NULL },      { "2019-09-01", "p1" }, { "2020-01-31", "p1" },
        { "2020-02-01", "p2" },      { "2020-08-10", "p2" }, { "2020-08-11", "between" },
        { "2020-08-31", "between" }, { "2020-09-01", "p3" }, { "2020-12-31", "p3" },
        { "2021-01-01", "p1" },      { "2021-02-28", "p2" }, { "2026-08-15", "between" },
        { "2026-11-24", "p3" },      { "2027-01-31", "p1" },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        const struct ks_phase *phase = ks_phase_on(&p, day(cases[i].date));
        ck_assert_msg((phase == NULL) == (cases[i].id == NULL), "%s", cases[i].date);
        ck_assert_msg(phase == NULL || strcmp(phase->id, cases[i].id) == 0, "%s: %s", cases[i].date,
                      phase == NULL ? "" : phase->id);
    }
    ck_assert_int_eq(ks_phase_next_change(&p, day("2020-08-20")), day("2020-09-01"));
}
END_TEST

static struct ks_program program_of(struct ks_playlist_item *items, size_t n)
{
    struct ks_program program = { .arena = ks_arena_new(), .generation = 1 };
    program.main = (struct ks_playlist) { "playlists/main.csv", items, n };
    program.phases = phases();
    return program;
}

struct tally {
    const struct ks_program *program;
    char order[400];
    int64_t seconds[8];
    int64_t last_end, gaps;
};

static void note(void *context, const struct ks_sim_record *record)
{
    struct tally *tally = context;
    size_t length = strlen(tally->order);
    char letter = record->showing->kind == KS_SHOWING_ALERT     ? '!'
                  : record->showing->kind == KS_SHOWING_BUILTIN ? '#'
                                                                : record->showing->path[0];
    if (length < sizeof tally->order - 1) {
        tally->order[length] = letter;
        tally->order[length + 1] = '\0';
    }
    if (letter >= 'a' && letter <= 'h') {
        tally->seconds[letter - 'a'] += record->end.s - record->start.s;
    }
    tally->gaps += tally->last_end != 0 && record->start.s != tally->last_end;
    tally->last_end = record->end.s;
}

static struct tally play(struct ks_program *program, const char *from, const char *until)
{
    struct tally tally = { .program = program };
    struct ks_sim sim = {
        program, { .now = at(from), .lang = "zh" }, at(until), 30000, &tally, note
    };
    ks_sim_run(&sim);
    return tally;
}

START_TEST(weights_are_spread_evenly)
{
    struct ks_playlist_item items[] = { row("a"), row("b"), row("c") };
    items[0].weight = 2;
    struct ks_program program = program_of(items, 3);
    struct tally tally = play(&program, "2020-09-01T08:00:00", "2020-09-01T08:01:20");
    ck_assert_str_eq(tally.order, "abcaabca");
    ck_assert_int_eq(tally.gaps, 0);
    ks_arena_free(program.arena);
}
END_TEST

START_TEST(the_highest_priority_plays_and_gives_back)
{
    struct ks_playlist_item items[] = { row("a"), row("b"), row("c") };
    items[1].priority = 5;
    items[1].window = window("", "", KS_DAYS_ALL, 8 * 60 + 1, 8 * 60 + 2);
    items[2].interrupt = KS_INTERRUPT_NEVER;
    struct ks_program program = program_of(items, 3);
    struct tally tally = play(&program, "2020-09-01T08:00:00", "2020-09-01T08:03:00");
    /* a row that plays again and again is logged at each turn */
    ck_assert_str_eq(tally.order, "aaaaaabbbbbbaaaaaa");
    ks_arena_free(program.arena);
}
END_TEST

START_TEST(a_pause_gives_the_rest_of_the_time_back)
{
    struct ks_playlist_item items[] = { row("a"), row("b"), row("c") };
    items[0].dwell_ms = items[1].dwell_ms = 60000;
    items[2].dwell_ms = 20000;
    items[2].priority = 9;
    items[2].interrupt = KS_INTERRUPT_PAUSE;
    items[2].window = window("", "", KS_DAYS_ALL, 8 * 60 + 1, 8 * 60 + 2);
    items[0].dwell_ms = 80000;
    struct ks_program program = program_of(items, 3);
    struct tally tally = play(&program, "2020-09-01T08:00:00", "2020-09-01T08:02:30");
    ck_assert_str_eq(tally.order, "acccab");
    ck_assert_int_eq(tally.seconds[0], 80);
    items[2].interrupt = KS_INTERRUPT_STOP;
    tally = play(&program, "2020-09-01T08:00:00", "2020-09-01T08:02:30");
    ck_assert_str_eq(tally.order, "acccb");
    items[2].interrupt = KS_INTERRUPT_DEFER;
    tally = play(&program, "2020-09-01T08:00:00", "2020-09-01T08:02:30");
    ck_assert_str_eq(tally.order, "accb");
    ks_arena_free(program.arena);
}
END_TEST

START_TEST(an_expired_row_leaves_at_once)
{
    struct ks_playlist_item items[] = { row("a"), row("b") };
    items[0].dwell_ms = 600000;
    items[0].window = window("", "2020-09-01", KS_DAYS_ALL, -1, 0);
    struct ks_program program = program_of(items, 2);
    struct tally tally = play(&program, "2020-09-01T23:59:00", "2020-09-02T00:00:05");
    ck_assert_str_eq(tally.order, "ab");
    ck_assert_int_eq(tally.seconds[0], 60);
    ks_arena_free(program.arena);
}
END_TEST

START_TEST(an_alert_takes_over_at_its_second_and_gives_back)
{
    struct ks_playlist_item items[] = { row("a"), row("b") };
    struct ks_alert alert = { .file = "assets/alerts/x.xml",
                              .headline = "x",
                              .effective = at("2020-09-01T08:00:13"),
                              .expires = at("2020-09-01T08:00:33"),
                              .has_expires = true,
                              .severity = KS_CAP_SEVERE,
                              .urgency = KS_CAP_IMMEDIATE };
    struct ks_program program = program_of(items, 2);
    program.alerts = (struct ks_alerts) { &alert, 1 };
    struct tally tally = play(&program, "2020-09-01T08:00:00", "2020-09-01T08:00:50");
    ck_assert_str_eq(tally.order, "ab!!ab");
    ck_assert_int_eq(tally.seconds[1], 3 + 7);
    ks_arena_free(program.arena);
}
END_TEST

START_TEST(nothing_on_air_shows_the_built_in_cards)
{
    struct ks_playlist_item items[] = { row("a") };
    items[0].fault.code = KS_PROBLEM_MEDIA_MISSING;
    struct ks_program program = program_of(items, 1);
    struct tally tally = play(&program, "2020-09-01T08:00:00", "2020-09-01T08:00:30");
    ck_assert_str_eq(tally.order, "###");
    ks_arena_free(program.arena);
}
END_TEST

/* Each row says in its reader's language why it does not play, or that it does. */
START_TEST(a_reason_speaks_its_reader_s_language)
{
    struct ks_playlist_item items[] = { row("a"), row("b"), row("c"), row("d"), row("e"),
                                        row("f"), row("g"), row("h"), row("i"), row("j") };
    struct ks_span fact = { KS_SPAN_FACT, "sheet" }; /* as a fact may well be called */
    struct ks_sheet empty = { NULL, 0 };
    struct ks_card over = { .valid_from = KS_DATE_NONE, .valid_until = day("2020-08-31") },
                   none = { .valid_from = KS_DATE_NONE,
                            .valid_until = KS_DATE_NONE,
                            .sheet = &empty },
                   lost = { .valid_from = KS_DATE_NONE,
                            .valid_until = KS_DATE_NONE,
                            .headline = { &fact, 1 } };
    static const struct {
        const char *zh, *en;
    } want[] = {
        { "时段 11:00–13:00，周二、周三", "at 11:00–13:00, on Tue, Wed" },
        { "已于 2020-08-31 结束", "ended on 2020-08-31" },
        { "只在 01:00–02:00 播放", "only at 01:00–02:00" },
        { "只在食堂、宿舍播放，这块屏没有设地点", "only in 食堂, 宿舍; this screen has no place" },
        { "属于阶段 p1，今天是第三阶段", "only in the phase p1; today is 第三阶段" },
        { "找不到文件", "there is no such file" },
        { "只在周一播放", "only on Mon" },
        { "卡片自己的有效期不含这一天", "the card itself is not valid on this day" },
        { "卡片的表格里没有这一天的行", "the table of the card has no row for this day" },
        { "卡片引用的事实“sheet”这一天不成立",
          "the fact \"sheet\" of the card is not true on this day" },
    };
    items[0].window = window("", "", 2 | 4, 660, 780);
    items[1].window = window("", "2020-08-31", KS_DAYS_ALL, -1, 0);
    items[2].window = window("", "", KS_DAYS_ALL, 60, 120);
    items[3].places = (struct ks_tags) { 2, { "食堂", "宿舍" } };
    items[4].phases = (struct ks_tags) { 1, { "p1" } };
    items[5].fault.code = KS_PROBLEM_MEDIA_MISSING;
    items[6].window = window("", "", 1, -1, 0);
    items[7].card = &over;
    items[8].card = &none;
    items[9].card = &lost;
    struct ks_program program = program_of(items, KS_COUNT(items));
    program.phases = phases();
    struct ks_situation situation = { .now = at("2020-09-01T12:00"), .clock = KS_CLOCK_SYNCED };
    struct ks_decision decision;
    ks_schedule_decide(&program, &situation, program.arena, &decision);
    for (size_t i = 0; i < KS_COUNT(want); i++) {
        struct ks_verdict zh = ks_schedule_verdict(&program, &situation, &decision,
                                                   KS_PLAYLIST_MAIN, i, KS_LANG_ZH, program.arena);
        struct ks_verdict en = ks_schedule_verdict(&program, &situation, &decision,
                                                   KS_PLAYLIST_MAIN, i, KS_LANG_EN, program.arena);
        ck_assert_str_eq(zh.why, want[i].zh);
        ck_assert_str_eq(en.why, want[i].en);
    }
    ks_arena_free(program.arena);
}
END_TEST

START_TEST(an_unknown_clock_plays_what_has_no_date)
{
    struct ks_playlist_item items[] = { row("a"), row("b"), row("c") };
    items[0].window = window("2020-09-01", "", KS_DAYS_ALL, -1, 0);
    items[1].phases = (struct ks_tags) { 1, { "p1" } };
    items[2].window = window("", "", 1, 60, 120);
    struct ks_program program = program_of(items, 3);
    struct ks_situation situation = { .now = { 0 }, .clock = KS_CLOCK_UNKNOWN };
    struct ks_decision decision;
    ks_schedule_decide(&program, &situation, program.arena, &decision);
    ck_assert_uint_eq(decision.n, 1);
    ck_assert_uint_eq(decision.index[0], 2);
    ck_assert(!decision.has_next_change);
    ck_assert_int_eq(ks_schedule_verdict(&program, &situation, &decision, KS_PLAYLIST_MAIN, 0,
                                         KS_LANG_ZH, program.arena)
                         .state,
                     KS_STATE_NO_CLOCK);
    ks_arena_free(program.arena);
}
END_TEST

/* The date is known, if late; the hour is not. */
START_TEST(an_estimated_clock_knows_the_date_and_not_the_hour)
{
    struct ks_playlist_item items[] = { row("a"), row("b"), row("c"), row("d"), row("e") };
    items[0].window = window("2026-09-01", "", KS_DAYS_ALL, -1, 0);
    items[1].window = window("", "2026-08-31", KS_DAYS_ALL, -1, 0); /* over: not shown again */
    items[2].window = window("2026-10-01", "", KS_DAYS_ALL, -1, 0); /* never early */
    items[3].window = window("", "", 1, 60, 120);                   /* Mondays from 1 to 2 */
    items[4].window = window("2026-09-01", "2026-09-30", 1, 60, 120);
    struct ks_program program = program_of(items, 5);
    struct ks_situation situation = { .now = at("2026-09-12T13:00"), .clock = KS_CLOCK_ESTIMATED };
    struct ks_decision decision;
    ks_schedule_decide(&program, &situation, program.arena, &decision);
    ck_assert_uint_eq(decision.n, 3);
    ck_assert_uint_eq(decision.index[0], 0);
    ck_assert_uint_eq(decision.index[1], 3);
    ck_assert_uint_eq(decision.index[2], 4);
    ck_assert(decision.has_next_change); /* at midnight at the latest */
    situation.clock = KS_CLOCK_RESTORED;
    ks_schedule_decide(&program, &situation, program.arena, &decision);
    ck_assert_uint_eq(decision.n, 1);
    ks_arena_free(program.arena);
}
END_TEST

START_TEST(an_estimated_clock_shows_alerts_for_three_days)
{
    struct ks_playlist_item items[] = { row("a") };
    struct ks_program program = program_of(items, 1);
    struct ks_alert alert = { .sent = at("2026-09-10T08:00"), .has_expires = true };
    alert.effective = alert.sent;
    alert.expires = at("2026-09-30T08:00");
    program.alerts = (struct ks_alerts) { &alert, 1 };
    for (int hours = 0; hours < 100; hours += 24) {
        struct ks_situation situation = { .now = at("2026-09-10T08:00"),
                                          .clock = KS_CLOCK_ESTIMATED,
                                          .floor = at("2026-09-10T08:00"),
                                          .uptime_s = (int64_t)hours * 3600 };
        situation.now.s += situation.uptime_s;
        struct ks_decision decision;
        ks_schedule_decide(&program, &situation, program.arena, &decision);
        ck_assert_int_eq(decision.source == KS_PLAYLIST_ALERT, hours < 72);
    }
    ks_arena_free(program.arena);
}
END_TEST

START_TEST(the_store_knows_better_than_a_clock_that_is_behind)
{
    const int64_t floor = 1790000000, year = 400 * 86400;
    static const enum ks_clock_trust same[] = { KS_CLOCK_SYNCED, KS_CLOCK_RTC, KS_CLOCK_RESTORED };
    struct ks_instant now;
    struct ks_clock_reading reading = { { 86400 }, KS_CLOCK_UNKNOWN, { 0 }, 500 };
    ck_assert_int_eq(ks_reckon(&reading, &now), KS_CLOCK_UNKNOWN); /* nothing is known */
    ck_assert_int_eq(now.s, 86400);
    reading.floor.s = floor;
    ck_assert_int_eq(ks_reckon(&reading, &now), KS_CLOCK_ESTIMATED);
    ck_assert_int_eq(now.s, floor + 500);
    reading.wall.s = INT64_C(9999999999); /* unknown because too late: never early */
    ck_assert_int_eq(ks_reckon(&reading, &now), KS_CLOCK_ESTIMATED);
    ck_assert_int_eq(now.s, floor + 500);
    for (size_t i = 0; i < KS_COUNT(same); i++) {
        reading.trust = same[i];
        for (int64_t off = -KS_RECKON_SLACK_S; off < 2 * year; off += year) {
            reading.wall.s = floor + off;
            ck_assert_int_eq(ks_reckon(&reading, &now), same[i]);
            ck_assert_int_eq(now.s, floor + off);
        }
        /* One key's word is nothing against a clock that others set. */
        bool believed = same[i] == KS_CLOCK_SYNCED;
        reading.wall.s = floor - KS_RECKON_SLACK_S - 1;
        ck_assert_int_eq(ks_reckon(&reading, &now), believed ? same[i] : KS_CLOCK_ESTIMATED);
        ck_assert_int_eq(now.s, believed ? reading.wall.s : floor + 500);
    }
}
END_TEST

static struct ks_decision without_clock(struct ks_program *program, const char *floor, int hours)
{
    struct ks_situation situation = { .now = at("1970-01-01T08:00"),
                                      .clock = KS_CLOCK_UNKNOWN,
                                      .floor = *floor == '\0' ? (struct ks_civil) { 0 } : at(floor),
                                      .uptime_s = (int64_t)hours * 3600 };
    struct ks_decision decision;
    ks_schedule_decide(program, &situation, program->arena, &decision);
    return decision;
}

START_TEST(an_unknown_clock_judges_alerts_at_what_is_known_to_have_passed)
{
    struct ks_playlist_item items[] = { row("a") };
    struct ks_program program = program_of(items, 1);
    struct ks_alert alerts[] = {
        { .sent = at("2026-09-01T08:00"), .expires = at("2026-09-03T08:00"), .headline = "old" },
        { .sent = at("2026-09-10T08:00"), .expires = at("2026-09-12T08:00"), .headline = "new" },
        { .sent = at("2026-09-10T07:00"), .expires = at("2026-09-20T08:00"), .headline = "later" },
    };
    for (size_t i = 0; i < KS_COUNT(alerts); i++) {
        alerts[i].effective = alerts[i].sent;
        alerts[i].has_expires = true;
    }
    alerts[2].effective = at("2026-09-13T00:00");
    program.alerts = (struct ks_alerts) { alerts, 2 };
    static const struct {
        const char *floor;
        int hours;
        bool shows;
    } cases[] = {
        { "", 0, true },
        { "2025-01-01T00:00", 0, true },
        { "2025-01-01T00:00", 47, true },
        { "", 48, false },
        { "2026-09-11T08:00", 0, true },
        { "2026-09-11T08:00", 24, false },
        { "2026-10-01T00:00", 0, false },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        struct ks_decision d = without_clock(&program, cases[i].floor, cases[i].hours);
        bool shows = d.source == KS_PLAYLIST_ALERT && d.n == 1 && d.index[0] == 1;
        ck_assert_msg(shows == cases[i].shows, "%zu", i);
        ck_assert_msg(shows || d.source == KS_PLAYLIST_MAIN, "%zu", i);
    }
    /* it says when to ask again: in as many seconds as the alert has left */
    struct ks_decision d = without_clock(&program, "", 47);
    ck_assert(d.has_next_change && d.next_change.s == at("1970-01-01T08:00").s + 3600);
    /* what begins later waits; after three days nothing is believed any more */
    program.alerts = (struct ks_alerts) { alerts, 3 };
    ck_assert_int_eq(without_clock(&program, "", 60).source, KS_PLAYLIST_MAIN);
    ck_assert_uint_eq(without_clock(&program, "", 65).index[0], 2);
    ck_assert_int_eq(without_clock(&program, "", 65).source, KS_PLAYLIST_ALERT);
    d = without_clock(&program, "", 71);
    ck_assert(d.has_next_change && d.next_change.s == at("1970-01-01T08:00").s + 3600);
    ck_assert_int_eq(without_clock(&program, "", 72).source, KS_PLAYLIST_MAIN);
    /* nothing to go by */
    alerts[0].sent = alerts[1].sent = alerts[2].sent = (struct ks_civil) { 0 };
    ck_assert_int_eq(without_clock(&program, "", 0).source, KS_PLAYLIST_MAIN);
    ck_assert(!without_clock(&program, "", 0).has_next_change);
    ks_arena_free(program.arena);
}
END_TEST

/* Any order of answers, also failures: the director never stops and never shows what is gone. */
/* What failed is left out of the turns; the others keep their own weights. */
#define FAILS (1u << 31)

START_TEST(a_failure_moves_no_weight_to_its_neighbour)
{
    struct ks_playlist_item items[] = { row("a"), row("b"), row("c") };
    items[2].weight = 3;
    struct ks_program program = program_of(items, 3);
    struct ks_director *director = ks_director_new();
    struct ks_effect effects[KS_EFFECTS_MAX];
    struct ks_event event = { .kind = KS_EVENT_PROGRAM,
                              .program = &program,
                              .situation = { .now = at("2020-09-01T08:00:00") } };
    int shown[256] = { 0 };
    uint32_t queue[64];
    size_t head = 0, tail = 0;
    for (int i = 0; i < 4000; i++) {
        size_t n = ks_director_step(director, &event, effects);
        for (size_t k = 0; k < n; k++) {
            if (effects[k].kind == KS_EFFECT_PREPARE) {
                uint32_t fails = effects[k].showing.index == 0 ? FAILS : 0;
                queue[tail++ % 64] = effects[k].showing.ticket | fails;
            }
            if (effects[k].kind == KS_EFFECT_LOG && effects[k].showing.kind == KS_SHOWING_ITEM) {
                shown[(unsigned char)effects[k].showing.path[0]]++;
            }
        }
        event.mono.us += 500000;
        event.situation.now.s = at("2020-09-01T08:00:00").s + event.mono.us / 1000000;
        event.kind = KS_EVENT_TIME;
        if (head < tail) {
            uint32_t ticket = queue[head++ % 64];
            event.kind = (ticket & FAILS) != 0 ? KS_EVENT_FAILED : KS_EVENT_READY;
            event.ticket = ticket & ~FAILS;
        }
    }
    ck_assert_int_eq(shown['a'], 0);
    ck_assert_msg(shown['c'] > 2 * shown['b'], "b %d, c %d", shown['b'], shown['c']);
    ks_director_free(director);
    ks_arena_free(program.arena);
}
END_TEST

START_TEST(failures_cost_one_item)
{
    struct ks_playlist_item items[] = { row("a"), row("b"), row("c") };
    struct ks_program program = program_of(items, 3);
    struct ks_director *director = ks_director_new();
    struct ks_effect effects[KS_EFFECTS_MAX];
    struct ks_event event = { .kind = KS_EVENT_PROGRAM,
                              .program = &program,
                              .situation = { .now = at("2020-09-01T08:00:00") } };
    uint32_t queue[64];
    size_t head = 0, tail = 0;
    int shown[256] = { 0 };
    srand(7);
    for (int i = 0; i < 4000; i++) {
        size_t n = ks_director_step(director, &event, effects);
        for (size_t k = 0; k < n; k++) {
            if (effects[k].kind == KS_EFFECT_PREPARE && tail - head < 64) {
                queue[tail++ % 64] = effects[k].showing.ticket;
            }
            if (effects[k].kind == KS_EFFECT_SHOW && effects[k].showing.kind == KS_SHOWING_ITEM) {
                shown[(unsigned char)effects[k].showing.path[0]]++;
            }
        }
        event.mono.us += 1500000;
        event.situation.now.s = at("2020-09-01T08:00:00").s + event.mono.us / 1000000;
        event.kind = KS_EVENT_TIME;
        if (head < tail && rand() % 3 != 0) {
            event.ticket = queue[head++ % 64];
            event.kind = i == 50 ? KS_EVENT_FAILED : KS_EVENT_READY;
        }
        if (i % 500 == 499) { /* a reload makes everything playable again */
            program.generation++;
            event.kind = KS_EVENT_PROGRAM;
        }
    }
    ck_assert_int_gt(shown['a'], 50);
    ck_assert_int_gt(shown['b'], 50);
    ck_assert_int_gt(shown['c'], 50);
    ks_director_free(director);
    ks_arena_free(program.arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_window_over_midnight_belongs_to_the_day_it_starts_on);
    tcase_add_test(tc, the_next_change_is_the_first_one);
    tcase_add_test(tc, the_three_phases_stand_as_written_and_repeat);
    tcase_add_test(tc, weights_are_spread_evenly);
    tcase_add_test(tc, the_highest_priority_plays_and_gives_back);
    tcase_add_test(tc, a_pause_gives_the_rest_of_the_time_back);
    tcase_add_test(tc, an_expired_row_leaves_at_once);
    tcase_add_test(tc, an_alert_takes_over_at_its_second_and_gives_back);
    tcase_add_test(tc, nothing_on_air_shows_the_built_in_cards);
    tcase_add_test(tc, a_reason_speaks_its_reader_s_language);
    tcase_add_test(tc, an_unknown_clock_plays_what_has_no_date);
    tcase_add_test(tc, an_estimated_clock_knows_the_date_and_not_the_hour);
    tcase_add_test(tc, an_estimated_clock_shows_alerts_for_three_days);
    tcase_add_test(tc, the_store_knows_better_than_a_clock_that_is_behind);
    tcase_add_test(tc, an_unknown_clock_judges_alerts_at_what_is_known_to_have_passed);
    tcase_add_test(tc, a_failure_moves_no_weight_to_its_neighbour);
    tcase_add_test(tc, failures_cost_one_item);
}

int main(void)
{
    return check_main("schedule", add);
}
