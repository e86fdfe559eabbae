/* What may be on the screen at a moment, and until when (see schedule.h). */
#include "core/schedule/schedule.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/list.h"
#include "base/probe.h"
#include "core/schedule/rules.h"

const char *ks_item_state_name(enum ks_item_state state)
{
    static const char *const names[] = { "on_air",     "waiting",     "expired",     "wrong_day",
                                         "wrong_hour", "other_place", "other_phase", "outranked",
                                         "broken",     "no_clock" };
    assert((size_t)state < KS_COUNT(names));
    return names[state];
}

/* Adds a word in the spelling of places.csv: rows are compared with it byte by byte. */
static void add_word(const struct ks_places *places,
                     struct ks_tags *tags,
                     struct ks_str word,
                     struct ks_arena *arena)
{
    bool known;
    const char *spelled = ks_places_spell(places, word, arena, &known);
    if (*spelled != '\0' && tags->n < KS_TAGS_MAX && !ks_tags_has(tags, spelled)) {
        tags->v[tags->n++] = spelled;
    }
}

struct ks_tags
ks_situation_places(const struct ks_program *program, struct ks_str list, struct ks_arena *arena)
{
    const struct ks_places *places = &program->places;
    struct ks_tags tags = { 0 };
    struct ks_str word;
    while (ks_list_next(&list, &word)) {
        add_word(places, &tags, word, arena);
        const struct ks_place *place = ks_places_find(places, word);
        if (place != NULL) {
            add_word(places, &tags, ks_str_of(place->tag), arena);
            add_word(places, &tags, ks_str_of(place->name), arena);
            for (size_t i = KS_LANG_ZH + 1; i < KS_LANG_COUNT; i++) {
                add_word(places, &tags, ks_str_of(place->name_in.in[i]), arena);
            }
            for (size_t i = 0; i < place->groups.n; i++) {
                add_word(places, &tags, ks_str_of(place->groups.v[i]), arena);
            }
        }
    }
    assert(tags.n <= KS_TAGS_MAX);
    return tags;
}

/* One decision in the making. */
struct deciding {
    const struct ks_program *program;
    const struct ks_situation *situation;
    struct ks_arena *arena;
    struct ks_decision *out;
    struct card_memo {
        const struct ks_card *card;
        bool true_today;
    } * memo;
    size_t memo_size;
};

static void note_change(struct ks_decision *out, struct ks_civil now, struct ks_civil t)
{
    if (t.s > now.s && (!out->has_next_change || t.s < out->next_change.s)) {
        out->has_next_change = true;
        out->next_change = t;
    }
}

static enum ks_probe_row look(const void *row, const void *card)
{
    const struct card_memo *memo = row;
    return memo->card == NULL ? KS_PROBE_FREE : memo->card == card ? KS_PROBE_SAME : KS_PROBE_OTHER;
}

static bool has_all_facts(const struct deciding *d, const struct ks_card *card)
{
    int32_t day = ks_rules_fact_day(d->situation);
    return ks_card_is_true(card, &d->program->facts, day);
}

/* Facts are looked up once per card and decision: one card may stand in thousands of rows. */
static bool card_true_today(struct deciding *d, const struct ks_card *card)
{
    if (d->memo == NULL) {
        d->memo_size = ks_probe_capacity(d->program->cards.n);
        d->memo = ks_arena_array(d->arena, d->memo_size, sizeof *d->memo);
    }
    const struct ks_probe table = { d->memo, d->memo_size, sizeof *d->memo, look };
    size_t at = ks_probe_place(&table, (uint64_t)((uintptr_t)card >> 4) * 2654435761u, card);
    if (at == d->memo_size) {
        return has_all_facts(d, card); /* the table is full: an extra card is judged without it */
    }
    if (d->memo[at].card == NULL) {
        d->memo[at] = (struct card_memo) { card, has_all_facts(d, card) };
    }
    return d->memo[at].true_today;
}

static bool eligible(struct deciding *d, const struct ks_playlist_item *item)
{
    if (ks_rules_state(d->situation, d->out->phase, item) != KS_STATE_ON_AIR) {
        return false;
    }
    return item->card == NULL || card_true_today(d, item->card);
}

static enum ks_interrupt more_pressing(enum ks_interrupt a, enum ks_interrupt b)
{
    return b < a ? b : a; /* the enumeration runs from stop to never */
}

static enum ks_interrupt verb_of(const struct ks_playlist_item *item)
{
    return item->interrupt == KS_INTERRUPT_DEFAULT ? KS_INTERRUPT_DEFER : item->interrupt;
}

static int weight_of(const struct ks_decision *out, const struct ks_playlist_item *item)
{
    const char *type = item->card == NULL ? "" : item->card->type;
    int lift = out->emphasis != NULL && strcmp(type, out->emphasis) == 0 ? KS_EMPHASIS_WEIGHT
               : out->booster != NULL && strcmp(type, out->booster) == 0 ? KS_BOOSTER_WEIGHT
                                                                         : 1;
    assert(item->weight > 0 && lift > 0);
    return item->weight * lift;
}

static bool decide_playlist(struct deciding *d, const struct ks_playlist *playlist)
{
    struct ks_decision *out = d->out;
    out->n = 0;
    out->index = ks_arena_array(d->arena, playlist->n + 1, sizeof *out->index);
    out->weight = ks_arena_array(d->arena, playlist->n + 1, sizeof *out->weight);
    int best = 0;
    for (size_t i = 0; i < playlist->n; i++) {
        const struct ks_playlist_item *item = &playlist->v[i];
        struct ks_civil t;
        if (item->fault.code == KS_PROBLEM_NONE &&
            ks_window_boundary(&item->window, d->situation->now, &t)) {
            note_change(out, d->situation->now, t);
        }
        int rank = ks_rules_rank(item);
        if ((out->n > 0 && rank < best) || !eligible(d, item)) {
            continue;
        }
        if (out->n == 0 || rank > best) {
            out->n = 0;
            out->interrupt = KS_INTERRUPT_NEVER;
            best = rank;
        }
        out->weight[out->n] = weight_of(out, item);
        out->index[out->n++] = i;
        out->interrupt = more_pressing(out->interrupt, verb_of(item));
    }
    out->priority = best;
    return out->n > 0;
}

/* The alerts of the highest rank among those that are on; `never` ones apart. */
static bool decide_alerts(struct deciding *d, bool never)
{
    const struct ks_alerts *alerts = &d->program->alerts;
    struct ks_decision *out = d->out;
    out->n = 0;
    out->weight = NULL;
    out->index = ks_arena_array(d->arena, alerts->n + 1, sizeof *out->index);
    int best = 0;
    for (size_t i = 0; i < alerts->n; i++) {
        const struct ks_alert *alert = &alerts->v[i];
        bool is_never = ks_alert_interrupt(alert) == KS_INTERRUPT_NEVER;
        if (is_never != never || ks_rules_alert_state(d->program, d->situation, i) != KS_ALERT_ON) {
            continue;
        }
        int rank = ks_alert_rank(alert);
        if (out->n > 0 && rank < best) {
            continue;
        }
        if (out->n == 0 || rank > best) {
            out->n = 0;
            out->interrupt = KS_INTERRUPT_NEVER;
            best = rank;
        }
        size_t at = out->n++;
        for (; at > 0 && alerts->v[out->index[at - 1]].sent.s < alert->sent.s; at--) {
            out->index[at] = out->index[at - 1]; /* the newest first */
        }
        out->index[at] = i;
        out->interrupt = more_pressing(out->interrupt, ks_alert_interrupt(alert));
    }
    out->priority = best;
    return out->n > 0;
}

/* Facts, cards and the emphasis change at midnight; so may the phase. */
static void note_midnight(struct deciding *d)
{
    struct ks_civil now = d->situation->now;
    note_change(d->out, now, ks_civil_at(ks_civil_date(now) + 1, 0));
}

/* Notes the next beginning or end of an alert. Without a trusted clock each is judged by an
 * estimate of its own: the change is as far from `now` as from the estimate. */
static void note_alerts(struct deciding *d)
{
    const struct ks_situation *s = d->situation;
    bool known = ks_clock_knows_hour(s->clock), any = false;
    struct ks_civil alert_now, t;
    for (size_t i = 0; i < d->program->alerts.n && !(known && i > 0); i++) {
        if (!ks_rules_alert_now(d->program, s, i, &alert_now)) {
            continue;
        }
        any = true;
        if (ks_alert_next(&d->program->alerts, alert_now, &t)) {
            note_change(d->out, s->now, (struct ks_civil) { t.s + s->now.s - alert_now.s });
        }
    }
    if (any && !known) {
        int64_t left = KS_ESTIMATE_SECONDS - s->uptime_s;
        note_change(d->out, s->now, (struct ks_civil) { s->now.s + left });
    }
}

const struct ks_playlist *ks_playlist_of(const struct ks_program *program,
                                         enum ks_playlist_kind source)
{
    return source == KS_PLAYLIST_DEFAULT ? &program->fallback : &program->main;
}

struct ks_turns ks_decision_turns(const struct ks_program *program,
                                  const struct ks_decision *decision)
{
    const struct ks_playlist *list = ks_playlist_of(program, decision->source);
    assert(decision->source == KS_PLAYLIST_MAIN || decision->source == KS_PLAYLIST_DEFAULT);
    assert(decision->n > 0 && decision->n <= list->n);
    return (struct ks_turns) { list->v, decision->index, decision->weight, decision->n };
}

static bool is_ascending(const struct ks_decision *decision)
{
    bool ascending = true;
    for (size_t i = 1; i < decision->n; i++) {
        ascending = ascending && decision->index[i - 1] < decision->index[i];
    }
    return ascending;
}

/* A decision names rows of its own source, each once; only the built-in cards need none. */
static void assert_decided(const struct deciding *d)
{
    const struct ks_decision *out = d->out;
    bool alerts = out->source == KS_PLAYLIST_ALERT, builtin = out->source == KS_PLAYLIST_BUILTIN;
    size_t rows = alerts ? d->program->alerts.n : ks_playlist_of(d->program, out->source)->n;
    assert((out->n == 0) == builtin);
    assert(builtin || out->n <= rows);
    assert(alerts || is_ascending(out));
    assert(alerts || builtin || out->index[out->n - 1] < rows);
    assert(builtin || (out->weight == NULL) == alerts);
    assert(out->interrupt != KS_INTERRUPT_DEFAULT);
    assert(!out->has_next_change || out->next_change.s > d->situation->now.s);
    assert(d->situation->clock != KS_CLOCK_UNKNOWN || out->phase == NULL);
}

void ks_schedule_decide(const struct ks_program *program,
                        const struct ks_situation *situation,
                        struct ks_arena *arena,
                        struct ks_decision *decision)
{
    *decision = (struct ks_decision) { 0 };
    struct deciding d = { program, situation, arena, decision, NULL, 0 };
    if (situation->clock != KS_CLOCK_UNKNOWN) {
        int32_t today = ks_civil_date(situation->now);
        decision->phase = ks_phase_on(&program->phases, today);
        decision->emphasis = ks_phase_emphasis(&program->phases, today);
        decision->booster = ks_phase_emphasis(&program->phases, today - KS_BOOSTER_DAYS);
        note_midnight(&d);
        note_alerts(&d);
    }
    if (decide_alerts(&d, false)) {
        decision->source = KS_PLAYLIST_ALERT;
    } else if (decide_playlist(&d, &program->main)) {
        decision->source = KS_PLAYLIST_MAIN;
    } else if (decide_alerts(&d, true)) {
        decision->source = KS_PLAYLIST_ALERT;
    } else if (decide_playlist(&d, &program->fallback)) {
        decision->source = KS_PLAYLIST_DEFAULT;
    } else {
        decision->source = KS_PLAYLIST_BUILTIN;
        decision->interrupt = KS_INTERRUPT_DEFER;
    }
    if (situation->clock == KS_CLOCK_UNKNOWN) {
        decision->has_next_change = false; /* without a clock only alerts change with time */
        note_alerts(&d);
    }
    assert_decided(&d);
}
