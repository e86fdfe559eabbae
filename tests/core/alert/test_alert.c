/* Which alerts are on: states, chains of messages, areas, moments, ranks, verbs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/alert/alert.h"
#include "support/check_main.h"

/* A table row gives what matters and leaves the rest zero. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

static struct ks_civil at(const char *text)
{
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_civil t = { 0 };
    if (*text != '\0') {
        ck_assert_msg(ks_civil_parse(ks_str_of(text), &zone, &t), "%s", text);
    }
    return t;
}

/* One message in short: who it names, when it lives. */
struct message {
    const char *id;
    enum ks_cap_msg_type type;
    const char *names; /* identifiers parted by spaces */
    const char *sent, *effective, *expires;
    enum ks_cap_status status;
    enum ks_cap_scope scope;
    const char *area;
};

#define MESSAGES_MAX 4

static struct ks_arena *arena;

static void setup(void)
{
    arena = ks_arena_new();
}

static void teardown(void)
{
    ks_arena_free(arena);
}

/* As ks_load() does, of a set that knows no place. */
static void spell(struct ks_alert *alert, const char *area)
{
    static const struct ks_places none;
    struct ks_tags words = { 1, { area } }, unknown;
    ks_places_settle(&none, &words, arena, &unknown);
    alert->areas = (struct ks_alert_areas) { ks_arena_array(arena, 1, sizeof(char *)), words.n };
    alert->areas.v[0] = words.v[0];
}

static struct ks_alerts build(const struct message *messages, struct ks_alert *memory)
{
    static char names[MESSAGES_MAX][64];
    struct ks_alerts alerts = { memory, 0 };
    for (size_t i = 0; i < MESSAGES_MAX && messages[i].id != NULL; i++) {
        const struct message *m = &messages[i];
        struct ks_alert *a = &memory[alerts.n++];
        *a = (struct ks_alert) { .identifier = m->id,
                                 .sender = "bao@example.edu",
                                 .msg_type = m->type,
                                 .status = m->status,
                                 .scope = m->scope,
                                 .sent = at(m->sent),
                                 .effective = at(m->effective ? m->effective : m->sent),
                                 .has_expires = m->expires != NULL };
        a->expires = at(m->expires ? m->expires : "");
        snprintf(names[i], sizeof names[i], "%s", m->names ? m->names : "");
        struct ks_cap_reference *named = ks_arena_array(arena, MESSAGES_MAX, sizeof *named);
        a->references = named;
        for (char *word = strtok(names[i], " "); word != NULL; word = strtok(NULL, " ")) {
            named[a->n_references++].identifier = word;
        }
        if (m->area != NULL) {
            spell(a, m->area);
        }
    }
    return alerts;
}

#define ALERT KS_CAP_ALERT
#define UPDATE KS_CAP_UPDATE
#define CANCEL KS_CAP_CANCEL
#define S "2020-09-03T14:00"

static const struct {
    const char *what;
    struct message m[MESSAGES_MAX];
    const char *now;
    bool exercises;
    const char *expected; /* state of every message */
} cases[] = {
    { "on from the second it is sent", { { "a", ALERT, 0, S } }, S, 0, "on" },
    { "not a second earlier", { { "a", ALERT, 0, S } }, "2020-09-03T13:59:59", 0, "waiting" },
    { "a day without expires", { { "a", ALERT, 0, S } }, "2020-09-04T13:59:59", 0, "on" },
    { "then over", { { "a", ALERT, 0, S } }, "2020-09-04T14:00:00", 0, "expired" },
    { "a day from when it was sent, if that was later than it began",
      { { "a", ALERT, 0, "2020-09-03T20:00", S } },
      "2020-09-04T19:59:59",
      0,
      "on" },
    { "expires is exclusive",
      { { "a", ALERT, 0, S, 0, "2020-09-03T15:00" } },
      "2020-09-03T15:00:00",
      0,
      "expired" },
    { "effective later than sent",
      { { "a", ALERT, 0, S, "2020-09-03T18:00", "2020-09-03T20:00" } },
      "2020-09-03T17:00",
      0,
      "waiting" },
    { "update supersedes",
      { { "a", ALERT, 0, S }, { "b", UPDATE, "a", S } },
      S,
      0,
      "superseded on" },
    { "but not before it is sent",
      { { "a", ALERT, 0, S }, { "b", UPDATE, "a", "2020-09-03T16:00" } },
      "2020-09-03T15:00",
      0,
      "on waiting" },
    { "an update effective later leaves no gap",
      { { "a", ALERT, 0, S }, { "b", UPDATE, "a", S, "2020-09-03T16:00" } },
      "2020-09-03T15:59:59",
      0,
      "on waiting" },
    { "chain: only the last",
      { { "a", ALERT, 0, S }, { "b", UPDATE, "a", S }, { "c", UPDATE, "b", S } },
      S,
      0,
      "superseded superseded on" },
    { "cancel of the update does not revive the first",
      { { "a", ALERT, 0, S },
        { "b", UPDATE, "a", "2020-09-03T15:00" },
        { "c", CANCEL, "b", "2020-09-03T16:00" } },
      "2020-09-03T16:00",
      0,
      "superseded cancelled ends_others" },
    { "before the cancel was sent",
      { { "a", ALERT, 0, S }, { "c", CANCEL, "a", "2020-09-03T16:00" } },
      "2020-09-03T15:59:59",
      0,
      "on ends_others" },
    { "cancel beats update",
      { { "a", ALERT, 0, S }, { "b", UPDATE, "a", S }, { "c", CANCEL, "a b", S } },
      S,
      0,
      "cancelled cancelled ends_others" },
    { "cancel effective later than sent takes effect when sent",
      { { "a", ALERT, 0, S }, { "c", CANCEL, "a", "2020-09-03T15:00", "2020-09-03T18:00" } },
      "2020-09-03T15:00",
      0,
      "cancelled ends_others" },
    { "an expired update still supersedes",
      { { "a", ALERT, 0, S }, { "b", UPDATE, "a", S, 0, "2020-09-03T15:00" } },
      "2020-09-03T16:00",
      0,
      "superseded expired" },
    { "an exercise never ends a real one",
      { { "a", ALERT, 0, S }, { "c", CANCEL, "a", S, 0, 0, KS_CAP_EXERCISE } },
      S,
      1,
      "on ends_others" },
    { "a draft never ends anything",
      { { "a", ALERT, 0, S }, { "b", UPDATE, "a", S, 0, 0, KS_CAP_DRAFT } },
      S,
      1,
      "on not_real" },
    { "a real one ends an exercise",
      { { "a", ALERT, 0, S, 0, 0, KS_CAP_EXERCISE }, { "c", CANCEL, "a", S } },
      S,
      1,
      "cancelled ends_others" },
    { "a plain alert with references supersedes nothing",
      { { "a", ALERT, 0, S }, { "b", ALERT, "a", S } },
      S,
      0,
      "on on" },
    { "names itself", { { "a", UPDATE, "a", S } }, S, 0, "on" },
    { "two that name each other: the later in the list stays",
      { { "a", UPDATE, "b", S }, { "b", UPDATE, "a", S } },
      S,
      0,
      "superseded on" },
    { "exercise and test only if configured",
      { { "a", ALERT, 0, S, 0, 0, KS_CAP_EXERCISE }, { "b", ALERT, 0, S, 0, 0, KS_CAP_TEST } },
      S,
      0,
      "not_real not_real" },
    { "exercise and test if configured",
      { { "a", ALERT, 0, S, 0, 0, KS_CAP_EXERCISE }, { "b", ALERT, 0, S, 0, 0, KS_CAP_TEST } },
      S,
      1,
      "on on" },
    { "draft and system never",
      { { "a", ALERT, 0, S, 0, 0, KS_CAP_DRAFT }, { "b", ALERT, 0, S, 0, 0, KS_CAP_SYSTEM } },
      S,
      1,
      "not_real not_real" },
    { "acknowledgement and error never",
      { { "a", KS_CAP_ACK, 0, S }, { "b", KS_CAP_ERROR, 0, S } },
      S,
      1,
      "not_real not_real" },
    { "restricted and private never",
      { { "a", ALERT, 0, S, 0, 0, 0, KS_CAP_RESTRICTED },
        { "b", ALERT, 0, S, 0, 0, 0, KS_CAP_PRIVATE } },
      S,
      1,
      "not_real not_real" },
    { "areas",
      { { "a", ALERT, 0, S, 0, 0, 0, 0, "canteen" },
        { "b", ALERT, 0, S, 0, 0, 0, 0, "CanTeen-East" },
        { "c", ALERT, 0, S, 0, 0, 0, 0, "dorm" },
        { "d", ALERT, 0, S, 0, 0, 0, 0, "全校" } },
      S,
      0,
      "on on other_place on" },
};

static const char *const state_names[] = {
    [KS_ALERT_ON] = "on",
    [KS_ALERT_WAITING] = "waiting",
    [KS_ALERT_EXPIRED] = "expired",
    [KS_ALERT_CANCELLED] = "cancelled",
    [KS_ALERT_SUPERSEDED] = "superseded",
    [KS_ALERT_ENDS_OTHERS] = "ends_others",
    [KS_ALERT_NOT_REAL] = "not_real",
    [KS_ALERT_OTHER_PLACE] = "other_place",
};

START_TEST(states)
{
    struct ks_alert memory[MESSAGES_MAX];
    struct ks_alerts alerts = build(cases[_i].m, memory);
    struct ks_tags places = { 2, { "canteen-east", "canteen" } };
    struct ks_alert_policy policy = { cases[_i].exercises };
    char got[256] = "";
    for (size_t i = 0; i < alerts.n; i++) {
        strcat(got, i > 0 ? " " : "");
        strcat(got, state_names[ks_alert_at(&alerts, i, &places, &policy, at(cases[_i].now))]);
    }
    ck_assert_msg(strcmp(got, cases[_i].expected) == 0, "%s: got %s, expected %s", cases[_i].what,
                  got, cases[_i].expected);
}
END_TEST

/* A year mistyped must not keep an alert on the glass for as long. */
START_TEST(sent_in_a_time_to_come_counts_for_nothing)
{
    struct message m[MESSAGES_MAX] = { { "a", ALERT, 0, "2062-09-03T14:00", S } };
    struct ks_alert memory[MESSAGES_MAX];
    struct ks_alerts alerts = build(m, memory);
    ck_assert_int_eq(ks_alert_at(&alerts, 0, NULL, NULL, at(S)), KS_ALERT_ON);
    ck_assert_int_eq(ks_alert_end(&memory[0], at(S)).s, at("2020-09-04T14:00").s);
    ck_assert_int_eq(ks_alert_at(&alerts, 0, NULL, NULL, at("2020-09-04T14:00")), KS_ALERT_EXPIRED);
}
END_TEST

START_TEST(references_match_by_all_that_is_given)
{
    static const struct {
        const char *sender, *id, *sent;
        bool same;
    } rows[] = {
        { "bao@example.edu", "a", S, true },
        { NULL, "a", "", true },
        { "", "a", S, true },
        { "other@example.edu", "a", S, false },
        { "bao@example.edu", "b", S, false },
        { "bao@example.edu", "a", "2020-09-03T14:00:01", false },
        { NULL, NULL, S, false },
    };
    struct message m[MESSAGES_MAX] = { { "a", ALERT, 0, S }, { "c", CANCEL, "x", S } };
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        struct ks_alert memory[MESSAGES_MAX];
        struct ks_alerts alerts = build(m, memory);
        const struct ks_cap_reference named = { rows[i].sender, rows[i].id, at(rows[i].sent) };
        memory[1].references = &named;
        enum ks_alert_state state = ks_alert_at(&alerts, 0, NULL, NULL, at(S));
        ck_assert_msg(state == (rows[i].same ? KS_ALERT_CANCELLED : KS_ALERT_ON), "row %zu", i);
    }
}
END_TEST

/* Whoever can write to a share can copy a reference, and say who they like as the sender. */
START_TEST(nobody_without_signatures_ends_what_they_vouch_for)
{
    enum ks_cap_msg_type types[] = { CANCEL, UPDATE, ALERT };
    struct message m[MESSAGES_MAX] = { { "a", ALERT, 0, S }, { "c", CANCEL, "a", S } };
    for (size_t i = 0; i < KS_COUNT(types); i++) {
        for (unsigned vouched = 0; vouched < 4; vouched++) {
            struct ks_alert memory[MESSAGES_MAX];
            struct ks_alerts alerts = build(m, memory);
            memory[1].msg_type = types[i];
            memory[1].all_clear = types[i] == ALERT;
            memory[0].vouched = (vouched & 1u) != 0;
            memory[1].vouched = (vouched & 2u) != 0;
            bool stays = ks_alert_at(&alerts, 0, NULL, NULL, at(S)) == KS_ALERT_ON;
            ck_assert_msg(stays == (vouched == 1), "type %zu, vouched for %u", i, vouched);
        }
    }
}
END_TEST

/* Each message that means to end another says what came of it. */
START_TEST(what_ends_none_says_why)
{
    static const struct {
        const char *named;
        bool signed_one, signed_end, exercise;
        enum ks_alert_ending ending;
        const char *sender; /* of the one that is named; NULL: not given */
        int64_t sent;       /* 0: not given */
    } rows[] = {
        { "a", false, false, false, KS_ENDS_ONE },
        { "a", true, true, false, KS_ENDS_ONE },
        { "", false, false, false, KS_ENDS_UNNAMED },
        { "x", false, true, false, KS_ENDS_ABSENT },
        { "c", false, true, false, KS_ENDS_ABSENT },
        { "a", true, false, false, KS_ENDS_SIGNED },
        { "a", false, false, true, KS_ENDS_REAL },
        { "a", false, false, false, KS_ENDS_UNLIKE, "town", 0 },
        { "a", false, false, false, KS_ENDS_UNLIKE, NULL, 1 },
        { "a", false, false, false, KS_ENDS_ONE, "city", 0 },
    };
    for (size_t i = 0; i < 2 * KS_COUNT(rows); i++) {
        size_t row = i / 2;
        struct message m[MESSAGES_MAX] = { { "a", ALERT, 0, S }, { "c", CANCEL, "x", S } };
        struct ks_alert memory[MESSAGES_MAX];
        struct ks_alerts alerts = build(m, memory);
        const struct ks_cap_reference named = { rows[row].sender,
                                                rows[row].named,
                                                { rows[row].sent } };
        memory[0].sender = "city";
        memory[1].references = &named;
        memory[1].n_references = *rows[row].named != '\0';
        memory[1].msg_type = i % 2 == 0 ? CANCEL : ALERT;
        memory[1].all_clear = i % 2 == 1;
        memory[0].vouched = rows[row].signed_one;
        memory[1].vouched = rows[row].signed_end;
        memory[1].status = rows[row].exercise ? KS_CAP_EXERCISE : KS_CAP_ACTUAL;
        ck_assert_msg(ks_alert_ending(&alerts, 1) == rows[row].ending, "row %zu: %d", row,
                      (int)ks_alert_ending(&alerts, 1));
        bool ends = ks_alert_at(&alerts, 0, NULL, NULL, at(S)) == KS_ALERT_CANCELLED;
        ck_assert_msg(ends == (rows[row].ending == KS_ENDS_ONE), "row %zu", row);
    }
}
END_TEST

/* What tables take for everywhere is everywhere in alerts too (words of places:
 * tests/core/campaign/test_place.c). */
START_TEST(areas_that_mean_everywhere)
{
    static const char *const everywhere[] = {
        "全校", "全部", "不限", "所有地点", "any", "ALL", "*"
    };
    struct message m[MESSAGES_MAX] = { { "a", ALERT, 0, S } };
    struct ks_alert memory[MESSAGES_MAX];
    struct ks_alerts alerts = build(m, memory);
    struct ks_tags here = { 1, { "dorm" } };
    for (size_t i = 0; i < KS_COUNT(everywhere); i++) {
        spell(&memory[0], everywhere[i]);
        ck_assert_int_eq(ks_alert_at(&alerts, 0, &here, NULL, at(S)), KS_ALERT_ON);
    }
}
END_TEST

START_TEST(no_place_known)
{
    struct message m[MESSAGES_MAX] = { { "a", ALERT, 0, S },
                                       { "b", ALERT, 0, S, 0, 0, 0, 0, "dorm" },
                                       { "c", ALERT, 0, S, 0, 0, 0, 0, "ALL" } };
    struct ks_alert memory[MESSAGES_MAX];
    struct ks_alerts alerts = build(m, memory);
    struct ks_tags none = { 0 };
    ck_assert_int_eq(ks_alert_at(&alerts, 0, &none, NULL, at(S)), KS_ALERT_ON);
    ck_assert_int_eq(ks_alert_at(&alerts, 1, &none, NULL, at(S)), KS_ALERT_OTHER_PLACE);
    ck_assert_int_eq(ks_alert_at(&alerts, 2, NULL, NULL, at(S)), KS_ALERT_ON);
}
END_TEST

/* Walking from moment to moment must meet every change of any state, for any message list. */
START_TEST(next_misses_no_change)
{
    struct ks_alert memory[MESSAGES_MAX];
    struct ks_alerts alerts = build(cases[_i].m, memory);
    struct ks_alert_policy policy = { cases[_i].exercises };
    struct ks_civil next = { 0 };
    bool has_next = false;
    enum ks_alert_state before[MESSAGES_MAX];
    int64_t start = at("2020-09-03T13:00").s;
    /* All moments of the table are whole minutes: look at each and at the second before it. */
    for (int64_t step = 0; step < (int64_t)36 * 60 * 2; step++) {
        struct ks_civil t = { start + step / 2 * 60 + (step % 2 == 1 ? 59 : 0) };
        bool moment = step == 0 || (has_next && t.s == next.s);
        for (size_t i = 0; i < alerts.n; i++) {
            enum ks_alert_state state = ks_alert_at(&alerts, i, NULL, &policy, t);
            ck_assert_msg(moment || state == before[i], "%s at %lld", cases[_i].what,
                          (long long)t.s);
            before[i] = state;
        }
        if (moment) {
            has_next = ks_alert_next(&alerts, t, &next);
            ck_assert(!has_next || next.s > t.s);
        }
    }
    ck_assert(!has_next);
}
END_TEST

START_TEST(ranks)
{
    struct ks_alert worst = { .severity = KS_CAP_EXTREME };
    struct ks_alert later = { .severity = KS_CAP_EXTREME, .urgency = KS_CAP_FUTURE };
    struct ks_alert severe = { .severity = KS_CAP_SEVERE };
    struct ks_alert likely = { .severity = KS_CAP_SEVERE, .certainty = KS_CAP_LIKELY };
    struct ks_alert unknown = { .severity = KS_CAP_SEVERITY_UNKNOWN,
                                .urgency = KS_CAP_URGENCY_UNKNOWN,
                                .certainty = KS_CAP_CERTAINTY_UNKNOWN };
    struct ks_alert drill = { .severity = KS_CAP_EXTREME, .status = KS_CAP_EXERCISE };
    const struct ks_alert *order[] = { &worst, &later, &severe, &likely, &unknown, &drill };
    for (size_t i = 1; i < KS_COUNT(order); i++) {
        ck_assert_int_gt(ks_alert_rank(order[i - 1]), ks_alert_rank(order[i]));
    }
    ck_assert_int_ge(ks_alert_rank(&drill), 0);
}
END_TEST

START_TEST(verbs)
{
    static const struct {
        enum ks_cap_severity severity;
        enum ks_cap_urgency urgency;
        enum ks_interrupt own, expected;
    } rows[] = {
        { KS_CAP_EXTREME, KS_CAP_IMMEDIATE, KS_INTERRUPT_DEFAULT, KS_INTERRUPT_STOP },
        { KS_CAP_SEVERE, KS_CAP_EXPECTED, KS_INTERRUPT_DEFAULT, KS_INTERRUPT_STOP },
        { KS_CAP_SEVERE, KS_CAP_FUTURE, KS_INTERRUPT_DEFAULT, KS_INTERRUPT_PAUSE },
        { KS_CAP_MODERATE, KS_CAP_IMMEDIATE, KS_INTERRUPT_DEFAULT, KS_INTERRUPT_PAUSE },
        { KS_CAP_MINOR, KS_CAP_IMMEDIATE, KS_INTERRUPT_DEFAULT, KS_INTERRUPT_DEFER },
        { KS_CAP_SEVERITY_UNKNOWN, KS_CAP_IMMEDIATE, KS_INTERRUPT_DEFAULT, KS_INTERRUPT_DEFER },
        { KS_CAP_MINOR, KS_CAP_PAST, KS_INTERRUPT_STOP, KS_INTERRUPT_STOP },
        { KS_CAP_EXTREME, KS_CAP_IMMEDIATE, KS_INTERRUPT_NEVER, KS_INTERRUPT_NEVER },
    };
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        struct ks_alert alert = { .severity = rows[i].severity,
                                  .urgency = rows[i].urgency,
                                  .interrupt = rows[i].own };
        ck_assert_int_eq(ks_alert_interrupt(&alert), rows[i].expected);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, states, 0, KS_COUNT(cases));
    tcase_add_test(tc, sent_in_a_time_to_come_counts_for_nothing);
    tcase_add_test(tc, references_match_by_all_that_is_given);
    tcase_add_test(tc, nobody_without_signatures_ends_what_they_vouch_for);
    tcase_add_test(tc, what_ends_none_says_why);
    tcase_add_test(tc, areas_that_mean_everywhere);
    tcase_add_test(tc, no_place_known);
    tcase_add_loop_test(tc, next_misses_no_change, 0, KS_COUNT(cases));
    tcase_add_test(tc, ranks);
    tcase_add_test(tc, verbs);
}

int main(void)
{
    return check_main("alert", add);
}
