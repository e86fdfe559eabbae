/* The verdict on a row: why it plays or does not, in words, by the rules that decided it. */
#include <assert.h>
#include <string.h>

#include "core/problem/sentence.h"
#include "core/schedule/rules.h"
#include "core/schedule/schedule.h"

#define LOOK_AHEAD_DAYS 800

/* Who reads the verdict, and the arena for its words. */
struct telling {
    enum ks_lang lang;
    struct ks_arena *arena;
};

static const char *say(struct telling t, enum ks_phrase phrase, const struct ks_arg *args)
{
    return ks_sentence_fill(t.lang, ks_phrase_of(t.lang, phrase), args, t.arena);
}

/* A limit of a row: a day, with its hour if it is not the whole of it. */
static struct ks_arg limit_of(struct telling t, int32_t date, int minute)
{
    char text[KS_CIVIL_TEXT];
    ks_date_format(date, text);
    return ks_arg_text(
        minute == 0 ? ks_arena_strdup(t.arena, text)
                    : ks_arena_printf(t.arena, "%s %02d:%02d", text, minute / 60, minute % 60));
}

static struct ks_arg names_of(struct telling t, const struct ks_tags *tags)
{
    return ks_arg_names(tags->v, tags->n, t.arena);
}

static struct ks_arg hours_of(struct telling t, const struct ks_window *window)
{
    const char *all[KS_COUNT(window->hours)];
    for (size_t i = 0; i < window->n_hours; i++) {
        struct ks_daypart h = window->hours[i];
        all[i] = ks_arena_printf(t.arena, "%02d:%02d–%02d:%02d", h.start / 60, h.start % 60,
                                 h.end / 60, h.end % 60);
    }
    return ks_arg_names(all, window->n_hours, t.arena);
}

static struct ks_arg days_of(struct telling t, uint8_t days)
{
    static const enum ks_phrase names[] = { KS_PHRASE_MONDAY,    KS_PHRASE_TUESDAY,
                                            KS_PHRASE_WEDNESDAY, KS_PHRASE_THURSDAY,
                                            KS_PHRASE_FRIDAY,    KS_PHRASE_SATURDAY,
                                            KS_PHRASE_SUNDAY };
    const char *all[7];
    size_t n = 0;
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        if ((days >> i & 1) != 0) {
            all[n++] = ks_phrase_of(t.lang, names[i]);
        }
    }
    return ks_arg_names(all, n, t.arena);
}

/* When the row's phase comes next; phases begin at midnight. */
static void next_phase(const struct ks_program *program,
                       const struct ks_playlist_item *item,
                       struct ks_civil now,
                       struct ks_verdict *verdict)
{
    int32_t last = ks_civil_date(now) + LOOK_AHEAD_DAYS;
    for (int32_t day = ks_phase_next_change(&program->phases, ks_civil_date(now));
         day != KS_DATE_NONE && day < last; day = ks_phase_next_change(&program->phases, day)) {
        const struct ks_phase *phase = ks_phase_on(&program->phases, day);
        if (phase != NULL && ks_tags_has(&item->phases, phase->id)) {
            verdict->has_next = true;
            verdict->next = ks_civil_at(day, 0);
            return;
        }
    }
}

static const char *untrue(struct telling t, const struct ks_card_lack *lack)
{
    switch (lack->kind) {
    case KS_CARD_LACKS_DATE:
        return say(t, KS_PHRASE_CARD_NOT_VALID, KS_NO_ARGS);
    case KS_CARD_LACKS_ROW:
        return say(t, KS_PHRASE_SHEET_EMPTY, KS_NO_ARGS);
    case KS_CARD_LACKS_FACT:
        return say(t, KS_PHRASE_FACT_NOT_TRUE, KS_ARGS(ks_arg_text(lack->key)));
    case KS_CARD_LACKS_NOTHING:
        break;
    }
    return "";
}

/* The first later day on which every fact of the card is true; without one the card is over. */
static void untrue_card(const struct ks_program *program,
                        const struct ks_situation *situation,
                        const struct ks_playlist_item *item,
                        struct telling t,
                        struct ks_verdict *verdict)
{
    int32_t day = ks_rules_fact_day(situation);
    struct ks_card_lack lack = ks_card_lacks(item->card, &program->facts, day);
    verdict->state = situation->clock == KS_CLOCK_UNKNOWN ? KS_STATE_NO_CLOCK : KS_STATE_EXPIRED;
    verdict->why = untrue(t, &lack);
    int32_t best = KS_DATE_NONE;
    for (size_t i = 0; i <= program->facts.n && day != KS_DATE_NONE; i++) {
        int32_t from =
            i < program->facts.n ? program->facts.v[i].valid_from : item->card->valid_from;
        if (from > day && (best == KS_DATE_NONE || from < best) &&
            ks_card_is_true(item->card, &program->facts, from)) {
            best = from;
        }
    }
    assert(best == KS_DATE_NONE || best > day);
    if (best != KS_DATE_NONE) {
        verdict->state = KS_STATE_WAITING;
        verdict->has_next = true;
        verdict->next = ks_civil_at(best, 0);
    }
}

static const char *outranked_by(const struct ks_program *program,
                                const struct ks_decision *decision,
                                enum ks_playlist_kind playlist,
                                struct telling t)
{
    switch (decision->source) {
    case KS_PLAYLIST_ALERT:
        assert(decision->n > 0);
        return say(t, KS_PHRASE_ALERT_FIRST,
                   KS_ARGS(ks_arg_text(program->alerts.v[decision->index[0]].headline)));
    case KS_PLAYLIST_MAIN:
        return playlist == KS_PLAYLIST_DEFAULT
                   ? say(t, KS_PHRASE_MAIN_FIRST, KS_NO_ARGS)
                   : say(t, KS_PHRASE_PRIORITY_FIRST, KS_ARGS(ks_arg_number(decision->priority)));
    case KS_PLAYLIST_DEFAULT:
    case KS_PLAYLIST_BUILTIN:
        break;
    }
    return "";
}

static const char *other_phase(const struct ks_decision *decision,
                               const struct ks_playlist_item *item,
                               struct telling t)
{
    struct ks_arg today = decision->phase == NULL ? ks_arg_phrase(KS_PHRASE_NO_PHASE)
                                                  : ks_arg_text(decision->phase->name);
    return say(t, KS_PHRASE_ONLY_PHASE, KS_ARGS(names_of(t, &item->phases), today));
}

static const char *why_not(const struct ks_situation *situation,
                           const struct ks_decision *decision,
                           const struct ks_playlist_item *item,
                           enum ks_item_state state,
                           struct telling t)
{
    const struct ks_window *w = &item->window;
    switch (state) {
    case KS_STATE_WAITING:
        return say(t, KS_PHRASE_STARTS, KS_ARGS(limit_of(t, w->from, w->from_minute)));
    case KS_STATE_EXPIRED:
        return say(t, KS_PHRASE_ENDED, KS_ARGS(limit_of(t, w->until, w->until_minute)));
    case KS_STATE_WRONG_DAY:
        return say(t, KS_PHRASE_ONLY_DAYS, KS_ARGS(days_of(t, w->days)));
    case KS_STATE_WRONG_HOUR:
        return say(t, KS_PHRASE_ONLY_HOURS, KS_ARGS(hours_of(t, w)));
    case KS_STATE_OTHER_PLACE:
        return say(t, situation->places.n == 0 ? KS_PHRASE_ONLY_UNPLACED : KS_PHRASE_ONLY_PLACES,
                   KS_ARGS(names_of(t, &item->places)));
    case KS_STATE_OTHER_PHASE:
        return other_phase(decision, item, t);
    case KS_STATE_BROKEN:
        return ks_fault_line(t.lang, item->fault, t.arena);
    case KS_STATE_NO_CLOCK:
        return say(t, KS_PHRASE_NO_CLOCK, KS_NO_ARGS);
    case KS_STATE_ON_AIR:
    case KS_STATE_OUTRANKED:
        break;
    }
    return "";
}

static bool
is_on_air(const struct ks_decision *decision, enum ks_playlist_kind playlist, size_t index)
{
    if (decision->source != playlist) {
        return false;
    }
    for (size_t i = 0; i < decision->n; i++) {
        if (decision->index[i] == index) {
            return true;
        }
    }
    return false;
}

/* Adds one more thing that holds for the row. */
static void add(struct telling t, const char **text, const char *more)
{
    const char *comma = **text == '\0' ? "" : ks_phrase_of(t.lang, KS_PHRASE_BETWEEN_REASONS);
    *text = ks_arena_printf(t.arena, "%s%s%s", *text, comma, more);
}

static void add_type(struct telling t,
                     const char **text,
                     const struct ks_decision *decision,
                     const struct ks_card *card)
{
    const char *type = card == NULL ? "" : card->type;
    if (decision->emphasis != NULL && strcmp(type, decision->emphasis) == 0) {
        add(t, text, say(t, KS_PHRASE_EMPHASIS, KS_NO_ARGS));
    } else if (decision->booster != NULL && strcmp(type, decision->booster) == 0) {
        add(t, text, say(t, KS_PHRASE_BOOSTER, KS_NO_ARGS));
    }
}

static const char *row_settings(const struct ks_decision *decision,
                                const struct ks_playlist_item *item,
                                struct telling t)
{
    const char *text =
        decision->source == KS_PLAYLIST_DEFAULT ? say(t, KS_PHRASE_FALLBACK, KS_NO_ARGS) : "";
    if (item->interrupt == KS_INTERRUPT_NEVER) {
        add(t, &text, say(t, KS_PHRASE_IF_NOTHING_ELSE, KS_NO_ARGS));
    } else if (item->priority > 0) {
        add(t, &text, say(t, KS_PHRASE_PRIORITY, KS_ARGS(ks_arg_number(item->priority))));
    }
    if (item->phases.n > 0 && decision->phase != NULL) {
        add(t, &text, decision->phase->name);
    }
    add_type(t, &text, decision, item->card);
    if (item->places.n > 0) {
        add(t, &text,
            ks_sentence_fill(t.lang, "{1}", KS_ARGS(names_of(t, &item->places)), t.arena));
    }
    if (item->window.n_hours > 0) {
        add(t, &text, say(t, KS_PHRASE_AT_HOURS, KS_ARGS(hours_of(t, &item->window))));
    }
    if (item->window.days != KS_DAYS_ALL) {
        add(t, &text, say(t, KS_PHRASE_ON_DAYS, KS_ARGS(days_of(t, item->window.days))));
    }
    if (item->window.until != KS_DATE_NONE) {
        const struct ks_window *w = &item->window;
        add(t, &text, say(t, KS_PHRASE_UNTIL, KS_ARGS(limit_of(t, w->until, w->until_minute))));
    }
    return text;
}

/* Why a row that is on air plays. */
static const char *row_reason(const struct ks_situation *situation,
                              const struct ks_decision *decision,
                              const struct ks_playlist_item *item,
                              struct telling t)
{
    const char *text = row_settings(decision, item, t);
    bool plain = *text == '\0';
    if (situation->clock == KS_CLOCK_UNKNOWN) {
        return say(t, plain ? KS_PHRASE_UNDATED_ONLY : KS_PHRASE_WITHOUT_CLOCK,
                   KS_ARGS(ks_arg_text(text)));
    }
    text = plain ? say(t, KS_PHRASE_ALL_YEAR, KS_NO_ARGS) : text;
    return situation->clock == KS_CLOCK_ESTIMATED
               ? say(t, KS_PHRASE_ESTIMATED_DATE, KS_ARGS(ks_arg_text(text)))
               : text;
}

struct ks_verdict ks_schedule_verdict(const struct ks_program *program,
                                      const struct ks_situation *situation,
                                      const struct ks_decision *decision,
                                      enum ks_playlist_kind playlist,
                                      size_t index,
                                      enum ks_lang lang,
                                      struct ks_arena *arena)
{
    assert(playlist == KS_PLAYLIST_MAIN || playlist == KS_PLAYLIST_DEFAULT);
    assert(index < ks_playlist_of(program, playlist)->n);
    struct telling t = { lang, arena };
    const struct ks_playlist_item *item = &ks_playlist_of(program, playlist)->v[index];
    struct ks_verdict verdict = { .why = "" };
    verdict.state = ks_rules_state(situation, decision->phase, item);
    if (verdict.state != KS_STATE_ON_AIR) {
        verdict.why = why_not(situation, decision, item, verdict.state, t);
    } else if (item->card != NULL &&
               !ks_card_is_true(item->card, &program->facts, ks_rules_fact_day(situation))) {
        untrue_card(program, situation, item, t, &verdict);
        return verdict;
    } else if (!is_on_air(decision, playlist, index)) {
        verdict.state = KS_STATE_OUTRANKED;
        verdict.why = outranked_by(program, decision, playlist, t);
    } else {
        verdict.why = row_reason(situation, decision, item, t);
    }
    if (situation->clock == KS_CLOCK_UNKNOWN || verdict.state == KS_STATE_BROKEN) {
        return verdict;
    }
    if (verdict.state == KS_STATE_OTHER_PHASE) {
        next_phase(program, item, situation->now, &verdict);
    } else {
        verdict.has_next = ks_window_next(&item->window, situation->now, &verdict.next);
    }
    assert(!verdict.has_next || verdict.next.s > situation->now.s);
    return verdict;
}

const char *ks_schedule_reason(const struct ks_program *program,
                               const struct ks_situation *situation,
                               const struct ks_decision *decision,
                               size_t position,
                               enum ks_lang lang,
                               struct ks_arena *arena)
{
    assert(decision->source == KS_PLAYLIST_BUILTIN || position < decision->n);
    struct telling t = { lang, arena };
    switch (decision->source) {
    case KS_PLAYLIST_ALERT: {
        char until[KS_CIVIL_TEXT];
        const struct ks_alert *alert = &program->alerts.v[decision->index[position]];
        ks_civil_format(ks_alert_end(alert, situation->now), until);
        return say(t, KS_PHRASE_ALERT_UNTIL,
                   KS_ARGS(ks_arg_str((struct ks_str) { until, 10 }),
                           ks_arg_str((struct ks_str) { until + 11, 5 })));
    }
    case KS_PLAYLIST_MAIN:
    case KS_PLAYLIST_DEFAULT: {
        const struct ks_playlist *playlist = ks_playlist_of(program, decision->source);
        return row_reason(situation, decision, &playlist->v[decision->index[position]], t);
    }
    case KS_PLAYLIST_BUILTIN:
        break;
    }
    return say(t, KS_PHRASE_BUILT_IN, KS_NO_ARGS);
}
