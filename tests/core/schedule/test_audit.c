/* The audit leaves out weeks that are like the one before; what it says is what a walk through
 * every change of every day finds. */
#include <stdlib.h>
#include <string.h>

#include "core/card/sheet.h"
#include "core/schedule/audit.h"
#include "core/schedule/dates.h"
#include "support/check_main.h"
#include "support/in_english.h"
#include "support/said.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define ROWS 6
#define DAYS 400
#define SETS 100

static int32_t first_day(void)
{
    return ks_date_of((struct ks_ymd) { 2026, 1, 1 });
}

/* A content set by chance, `seed` says which. */
struct set {
    struct ks_program program;
    struct ks_playlist_item rows[ROWS];
    struct ks_phase phases[2];
    struct ks_fact facts[2];
    struct ks_sheet_row sheet_row;
    struct ks_sheet sheet;
    struct ks_card cards[2];
    struct ks_span span;
    struct ks_alert alert;
};

static int chance(int n)
{
    return rand() % n;
}

static int32_t some_day(void)
{
    return chance(2) == 0 ? KS_DATE_NONE : first_day() + chance(DAYS);
}

static void fill_row(struct set *s, struct ks_playlist_item *row)
{
    *row = (struct ks_playlist_item) { .file = "playlists/main.csv",
                                       .row = (int)(row - s->rows) + 2,
                                       .path = "x",
                                       .title = "",
                                       .weight = 1,
                                       .priority = chance(3) == 0 ? 5 : 0,
                                       .kind = KS_ITEM_PICTURE };
    row->window = (struct ks_window) { some_day(), some_day(), KS_DAYS_ALL };
    if (row->window.from != KS_DATE_NONE && chance(2) == 0) {
        row->window.from_minute = (int16_t)(1 + chance(1439));
    }
    if (row->window.until != KS_DATE_NONE && chance(2) == 0) {
        row->window.until_minute = (int16_t)(1 + chance(1439));
    }
    if (chance(2) == 0) {
        row->window.days = (uint8_t)(1 + chance(KS_DAYS_ALL));
    }
    if (chance(2) == 0) {
        row->window.n_hours = 1;
        row->window.hours[0] =
            (struct ks_daypart) { (int16_t)(chance(48) * 30), (int16_t)(chance(48) * 30) };
    }
    if (chance(4) == 0) {
        row->phases = (struct ks_tags) { 1, { "p0" } };
    }
    if (chance(4) == 0) {
        row->interrupt = KS_INTERRUPT_NEVER;
    }
    if (chance(2) == 0) {
        row->kind = KS_ITEM_CARD;
        row->card = &s->cards[chance(2)];
    }
}

static void fill(struct set *s, unsigned seed)
{
    srand(seed);
    *s = (struct set) { .program = { .arena = NULL } };
    s->facts[0] =
        (struct ks_fact) { 2, "a", "1", IN_ENGLISH(""), "", some_day(), some_day(), KS_DATE_NONE };
    s->facts[1] =
        (struct ks_fact) { 3, "a", "2", IN_ENGLISH(""), "", some_day(), some_day(), KS_DATE_NONE };
    s->span = (struct ks_span) { KS_SPAN_FACT, "a" };
    s->sheet_row = (struct ks_sheet_row) { 2, "n", "v", some_day(), some_day(), NULL };
    s->sheet = (struct ks_sheet) { &s->sheet_row, 1 };
    s->cards[0] = (struct ks_card) { .type = "", .headline = { &s->span, 1 } };
    s->cards[0].valid_from = s->cards[0].valid_until = KS_DATE_NONE;
    s->cards[1] = (struct ks_card) { .type = "", .sheet = &s->sheet };
    s->cards[1].valid_from = some_day();
    s->cards[1].valid_until = some_day();
    for (size_t i = 0; i < 2; i++) {
        int32_t from = first_day() - chance(400);
        s->phases[i] = (struct ks_phase) { .id = i == 0 ? "p0" : "p1",
                                           .from = from,
                                           .until = from + chance(60),
                                           .repeat = chance(2) == 0 };
    }
    for (size_t i = 0; i < ROWS; i++) {
        fill_row(s, &s->rows[i]);
    }
    s->rows[0].window.hours[0] = (struct ks_daypart) { 0, 0 };
    s->alert.effective = ks_civil_at(first_day() + chance(DAYS), chance(KS_DAY_SECONDS));
    s->alert.has_expires = true;
    s->alert.expires.s = s->alert.effective.s + chance(20 * KS_DAY_SECONDS);
    s->alert.interrupt = chance(2) == 0 ? KS_INTERRUPT_NEVER : KS_INTERRUPT_DEFAULT;
    s->program.main = (struct ks_playlist) { "playlists/main.csv", s->rows, ROWS };
    s->program.facts = (struct ks_facts) { s->facts, 2 };
    s->program.phases = (struct ks_phases) { s->phases, (size_t)chance(3) };
    s->program.alerts = (struct ks_alerts) { &s->alert, (size_t)chance(2) };
}

/* The gaps, a line each, and which rows ever play: asked at each moment that the schedule names. */
static void
every_change(const struct set *s, struct ks_situation now, struct ks_buf *gaps, bool *shown)
{
    struct ks_civil end = ks_civil_at(first_day() + DAYS + 1, 0);
    bool in_gap = false;
    for (now.now = ks_civil_at(first_day(), 0); now.now.s <= end.s;) {
        struct ks_arena *arena = ks_arena_new();
        struct ks_decision d;
        ks_schedule_decide(&s->program, &now, arena, &d);
        bool gap = now.now.s < end.s &&
                   (d.source == KS_PLAYLIST_DEFAULT || d.source == KS_PLAYLIST_BUILTIN);
        for (size_t i = 0; d.source == KS_PLAYLIST_MAIN && now.now.s < end.s && i < d.n; i++) {
            shown[d.index[i]] = true;
        }
        if (gap != in_gap) {
            char text[KS_CIVIL_TEXT];
            ks_civil_format(now.now, text);
            ks_buf_addf(gaps, "%.10s %.5s%s", text, text + 11, gap ? " 到 " : "\n");
            in_gap = gap;
        }
        now.now = now.now.s < end.s && d.next_change.s > end.s ? end : d.next_change;
        ks_arena_free(arena);
    }
}

static void the_same(const struct set *s, unsigned seed, enum ks_clock_trust clock)
{
    struct ks_audit audit = {
        &s->program,
        { .clock = clock, .floor = ks_civil_at(first_day() + 30, 0), .uptime_s = 3600 },
        first_day(),
        first_day() + DAYS,
    };
    struct ks_problems problems = { .arena = ks_arena_new() };
    ks_audit_run(&audit, &problems);
    struct ks_buf said = { 0 }, found = { 0 };
    bool never[ROWS] = { false }, shown[ROWS] = { false };
    for (size_t i = 0; i < problems.n; i++) {
        const struct ks_problem *p = &problems.v[i];
        if (strcmp(ks_problem_id(p->code), "audit.gap") == 0) {
            const char *dates = strstr(said_of(p).what, "：") + strlen("：");
            ks_buf_addf(&said, "%.*s\n", (int)(strstr(dates, " 主") - dates), dates);
        } else {
            never[p->row - 2] = true;
        }
    }
    every_change(s, audit.situation, &found, shown);
    ks_buf_addf(&said, "."); /* a buffer is a string once something was added */
    ks_buf_addf(&found, ".");
    ck_assert_msg(strcmp(said.p, found.p) == 0, "set %u, said:\n%s\nfound:\n%s", seed, said.p,
                  found.p);
    for (size_t i = 0; i < s->program.main.n; i++) {
        ck_assert_msg(!(never[i] && shown[i]), "set %u, row %zu plays", seed, i + 2);
        bool to_come = s->rows[i].window.from > audit.until;
        ck_assert_msg(never[i] || shown[i] || to_come, "set %u, row %zu never plays", seed, i + 2);
    }
    ks_buf_free(&said);
    ks_buf_free(&found);
    ks_arena_free(problems.arena);
}

START_TEST(weeks_that_come_again_may_be_left_out)
{
    static struct set s;
    for (unsigned seed = 0; seed < SETS; seed++) {
        fill(&s, seed);
        the_same(&s, seed, seed % 4 == 0 ? KS_CLOCK_ESTIMATED : KS_CLOCK_SYNCED);
    }
}
END_TEST

/* The days on which a row begins, and seven later, are Thursdays; each has a gap at noon. */
START_TEST(a_gap_of_one_weekday_comes_every_week)
{
    static struct set s;
    fill(&s, 0);
    s.program.phases.n = s.program.alerts.n = 0;
    s.program.main.n = 2;
    const uint8_t thursday = 1u << 3;
    struct ks_window always = { KS_DATE_NONE, KS_DATE_NONE, KS_DAYS_ALL };
    for (size_t i = 0; i < 2; i++) {
        s.rows[i] = (struct ks_playlist_item) { .file = "", .row = (int)i + 2, .path = "x" };
        s.rows[i].window = always;
        s.rows[i].weight = 1;
        s.rows[i].title = "";
    }
    s.rows[0].window.days = KS_DAYS_ALL & (uint8_t)~thursday;
    s.rows[1].window.days = thursday;
    s.rows[1].window.n_hours = 2;
    s.rows[1].window.hours[0] = (struct ks_daypart) { 0, 720 };
    s.rows[1].window.hours[1] = (struct ks_daypart) { 780, 1440 };
    ck_assert_int_eq(ks_weekday_of(first_day()), 4);
    the_same(&s, 0, KS_CLOCK_SYNCED);
}
END_TEST

/* One row ends at six in the evening, the next begins at midnight. */
START_TEST(a_gap_within_the_last_day_is_named)
{
    static struct set s;
    fill(&s, 0);
    s.program.phases.n = s.program.alerts.n = 0;
    s.program.main.n = 2;
    for (size_t i = 0; i < 2; i++) {
        s.rows[i] = (struct ks_playlist_item) { .file = "", .row = (int)i + 2, .path = "x" };
        s.rows[i].weight = 1;
        s.rows[i].title = "";
    }
    const int32_t last = first_day() + 50;
    s.rows[0].window = (struct ks_window) { first_day(), last, KS_DAYS_ALL };
    s.rows[0].window.until_minute = 18 * 60;
    s.rows[1].window = (struct ks_window) { last + 1, KS_DATE_NONE, KS_DAYS_ALL };
    the_same(&s, 0, KS_CLOCK_SYNCED);
    s.rows[0].window.until_minute = 0;
    s.rows[1].window.from_minute = 6 * 60;
    the_same(&s, 0, KS_CLOCK_SYNCED);
}
END_TEST

START_TEST(a_date_of_each_kind_is_one_that_matters)
{
    static struct set s;
    const int32_t day = first_day() + 10, later = first_day() + 20;
    for (int i = 0; i < 9; i++) {
        fill(&s, 0);
        for (size_t k = 0; k < ROWS; k++) {
            s.rows[k].window = (struct ks_window) { KS_DATE_NONE, KS_DATE_NONE, KS_DAYS_ALL };
            s.rows[k].card = &s.cards[1];
        }
        s.facts[0].valid_from = s.facts[0].valid_until = KS_DATE_NONE;
        s.facts[1] = s.facts[0];
        s.cards[1].valid_from = s.cards[1].valid_until = KS_DATE_NONE;
        s.sheet_row.from = s.sheet_row.until = KS_DATE_NONE;
        s.program.phases.n = s.program.alerts.n = 0;
        ck_assert_int_eq(ks_schedule_next_date(&s.program, first_day()), KS_DATE_NONE);
        int32_t *const last[] = { &s.rows[0].window.until, &s.facts[0].valid_until,
                                  &s.cards[1].valid_until, &s.sheet_row.until };
        if (i < 4) {
            *last[i] = day - 1; /* what is over is over on the day after */
        } else if (i == 4) {
            s.rows[1].window.from = day;
        } else if (i == 5) {
            s.program.phases.n = 1;
            s.phases[0].from = day;
            s.phases[0].until = later;
        } else if (i == 6) { /* a day of which only a part plays is like none around it */
            s.rows[1].window.until = day;
            s.rows[1].window.until_minute = 600;
        } else if (i == 7) {
            s.rows[1].window.from = s.rows[2].window.from = day;
            s.rows[1].window.from_minute = 600;
            ck_assert_int_eq(ks_schedule_next_date(&s.program, day), day + 1);
        } else {
            s.program.alerts.n = 1;
            s.alert.effective = ks_civil_at(day, 3600);
            s.alert.expires = ks_civil_at(later, 3600);
        }
        ck_assert_int_eq(ks_schedule_next_date(&s.program, first_day()), day);
        ck_assert_int_ne(ks_schedule_next_date(&s.program, day), day);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, weeks_that_come_again_may_be_left_out);
    tcase_add_test(tc, a_gap_of_one_weekday_comes_every_week);
    tcase_add_test(tc, a_gap_within_the_last_day_is_named);
    tcase_add_test(tc, a_date_of_each_kind_is_one_that_matters);
}

int main(void)
{
    return check_main("core.audit", add);
}
