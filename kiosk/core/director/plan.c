/* The plan of what comes next: the rotation's turns and the line of prepared items. */
#include <assert.h>
#include <string.h>

#include "core/director/parts.h"
#include "core/program/pages.h"

#define ALERT_DWELL_MS 15000
#define BUILTIN_DWELL_MS 12000

static bool is_noted(const struct ks_director *d,
                     enum ks_playlist_kind source,
                     size_t index,
                     enum ks_fault_kind kind)
{
    for (size_t i = 0; i < d->n_faults; i++) {
        if (d->faults[i].source == source && d->faults[i].index == index &&
            d->faults[i].kind == kind) {
            return true;
        }
    }
    return false;
}

static bool has_fault(const struct ks_director *d, enum ks_playlist_kind source, size_t index)
{
    return is_noted(d, source, index, KS_FAULT_BROKEN);
}

bool ks_director_was_passed(const struct ks_director *d, enum ks_playlist_kind source, size_t index)
{
    return is_noted(d, source, index, KS_FAULT_SLOW);
}

void ks_director_note_fault(struct ks_director *d,
                            const struct ks_showing *showing,
                            enum ks_fault_kind kind)
{
    if (d->n_faults < KS_DIRECTOR_FAULTS_MAX && showing->kind != KS_SHOWING_BUILTIN) {
        d->faults[d->n_faults].source = showing->source;
        d->faults[d->n_faults].index = showing->index;
        d->faults[d->n_faults].kind = kind;
        d->n_faults++;
    }
}

static void drop_faulty(struct ks_director *d)
{
    size_t kept = 0;
    for (size_t i = 0; i < d->decision.n; i++) {
        if (!has_fault(d, d->decision.source, d->decision.index[i])) {
            if (d->decision.weight != NULL) { /* alerts have none */
                d->decision.weight[kept] = d->decision.weight[i];
            }
            d->decision.index[kept++] = d->decision.index[i];
        }
    }
    assert(kept <= d->decision.n);
    d->decision.n = kept;
}

/* Falls back to the default playlist, then to the built-in cards, if nothing on air could be
 * played. */
static void fall_back(struct ks_director *d)
{
    struct ks_program without = *d->program;
    without.alerts.n = 0;
    struct ks_civil next = d->decision.next_change;
    bool has_next = d->decision.has_next_change;
    for (int step = 0; d->decision.n == 0 && d->decision.source != KS_PLAYLIST_BUILTIN; step++) {
        if (step > 0) {
            without.main.n = 0;
        }
        if (step > 1) {
            without.fallback.n = 0;
        }
        ks_schedule_decide(&without, &d->situation, d->arena, &d->decision);
        drop_faulty(d);
    }
    assert(d->decision.n > 0 || d->decision.source == KS_PLAYLIST_BUILTIN);
    if (has_next && (!d->decision.has_next_change || next.s < d->decision.next_change.s)) {
        d->decision.has_next_change = true;
        d->decision.next_change = next;
    }
}

void ks_director_decide(struct ks_director *d)
{
    ks_arena_free(d->arena);
    d->arena = ks_arena_new();
    ks_schedule_decide(d->program, &d->situation, d->arena, &d->decision);
    /* Staff's neutral page goes before alerts: one of them may be the reason for it. */
    if (d->staff.neutral) {
        d->decision.n = 0;
        d->decision.source = KS_PLAYLIST_BUILTIN;
    }
    drop_faulty(d);
    fall_back(d);
    d->decided_once = true;
}

bool ks_director_on_air(const struct ks_director *d, const struct ks_showing *showing)
{
    if (showing->kind == KS_SHOWING_BUILTIN) {
        return d->decision.source == KS_PLAYLIST_BUILTIN;
    }
    if (showing->kind == KS_SHOWING_NOTHING || showing->source != d->decision.source ||
        showing->path == NULL) {
        return false;
    }
    for (size_t i = 0; i < d->decision.n; i++) {
        if (d->decision.index[i] == showing->index) {
            return true;
        }
    }
    return false;
}

bool ks_director_outranked(const struct ks_director *d, const struct ks_showing *showing)
{
    if (showing->path == NULL || has_fault(d, showing->source, showing->index)) {
        return false;
    }
    if (showing->kind == KS_SHOWING_ALERT) {
        return ks_alert_at(&d->program->alerts, showing->index, &d->situation.places,
                           &d->situation.alerts, d->situation.now) == KS_ALERT_ON;
    }
    if (showing->kind != KS_SHOWING_ITEM) {
        return showing->kind == KS_SHOWING_BUILTIN;
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_verdict verdict =
        ks_schedule_verdict(d->program, &d->situation, &d->decision, showing->source,
                            showing->index, KS_LANG_ZH, arena);
    ks_arena_free(arena);
    return verdict.state == KS_STATE_OUTRANKED || verdict.state == KS_STATE_ON_AIR;
}

static struct ks_slot item_slot(struct ks_director *d, const struct ks_playlist *list, size_t index)
{
    assert(index < list->n && list->v[index].fault.code == KS_PROBLEM_NONE);
    const struct ks_playlist_item *item = &list->v[index];
    struct ks_slot slot = { .showing = { .kind = KS_SHOWING_ITEM,
                                         .source = d->decision.source,
                                         .index = index,
                                         .path = item->path },
                            .transition = item->transition };
    /* Of a PDF nobody here knows the pages: it ends by itself, with the last one at the latest. */
    slot.dwell_ms = ks_item_dwell_ms(item) * (item->kind == KS_ITEM_PAGES ? KS_PAGES_MAX + 1 : 1);
    return slot;
}

struct ks_slot ks_director_builtin(struct ks_director *d)
{
    return (struct ks_slot) { .showing = { .kind = KS_SHOWING_BUILTIN,
                                           .source = KS_PLAYLIST_BUILTIN,
                                           .index = d->builtin_turn % KS_BUILTIN_CARDS,
                                           .path = "" },
                              .dwell_ms = BUILTIN_DWELL_MS };
}

/* The slot that is on `steps` turns from now (1 = the next). */
static struct ks_slot choose(struct ks_director *d, int steps)
{
    const struct ks_decision *decision = &d->decision;
    struct ks_slot slot = { 0 };
    assert(steps >= 1 && (decision->n > 0 || decision->source == KS_PLAYLIST_BUILTIN));
    switch (decision->source) {
    case KS_PLAYLIST_ALERT: {
        size_t index = decision->index[(d->alert_turn + (size_t)steps - 1) % decision->n];
        slot.showing = (struct ks_showing) { .kind = KS_SHOWING_ALERT,
                                             .source = KS_PLAYLIST_ALERT,
                                             .index = index,
                                             .path = d->program->alerts.v[index].file };
        slot.dwell_ms = ALERT_DWELL_MS;
        slot.transition = KS_TRANSITION_CUT;
        break;
    }
    case KS_PLAYLIST_MAIN:
    case KS_PLAYLIST_DEFAULT: {
        const struct ks_playlist *list = ks_playlist_of(d->program, decision->source);
        struct ks_turns turns = ks_decision_turns(d->program, decision);
        size_t at = ks_rotation_peek(&d->rotation, &turns, steps);
        slot = item_slot(d, list, decision->index[at]);
        break;
    }
    case KS_PLAYLIST_BUILTIN:
        slot = ks_director_builtin(d);
        slot.showing.index = (d->builtin_turn + (size_t)steps - 1) % KS_BUILTIN_CARDS;
        break;
    }
    slot.used = true;
    slot.showing.generation = d->program->generation;
    return slot;
}

void ks_director_count_turn(struct ks_director *d, const struct ks_showing *showing)
{
    switch (showing->source) {
    case KS_PLAYLIST_ALERT:
        d->alert_turn++;
        return;
    case KS_PLAYLIST_MAIN:
    case KS_PLAYLIST_DEFAULT:
        if (d->decision.source == showing->source && d->decision.n > 0) {
            struct ks_turns turns = ks_decision_turns(d->program, &d->decision);
            (void)ks_rotation_next(&d->rotation, &turns);
            d->shown_in_round = d->shown_in_round % d->decision.n + 1;
            assert(d->shown_in_round <= d->decision.n);
        }
        return;
    case KS_PLAYLIST_BUILTIN:
        d->builtin_turn++;
        return;
    }
}

static bool same_picture(const struct ks_slot *a, const struct ks_slot *b)
{
    return a->showing.kind == b->showing.kind && a->showing.source == b->showing.source &&
           a->showing.index == b->showing.index && a->showing.generation == b->showing.generation &&
           a->showing.from_ms == b->showing.from_ms;
}

void ks_director_drop_line(struct ks_director *d)
{
    for (size_t i = 0; i < KS_PREPARE_AHEAD; i++) {
        if (d->ahead[i].used && d->ahead[i].showing.ticket != 0) {
            ks_director_emit(d, KS_EFFECT_RELEASE, &d->ahead[i], NULL);
        }
        d->ahead[i] = (struct ks_slot) { 0 };
    }
}

/* Takes over the ticket of a slot of the old line that shows the same, if there is one. */
static bool reuse(struct ks_slot *old, struct ks_slot *slot)
{
    for (size_t i = 0; i < KS_PREPARE_AHEAD; i++) {
        if (old[i].used && old[i].showing.ticket != 0 && same_picture(&old[i], slot)) {
            slot->showing.ticket = old[i].showing.ticket;
            slot->ready = old[i].ready;
            slot->beats = old[i].beats;
            old[i].used = false;
            return true;
        }
    }
    return false;
}

static struct ks_slot wanted_at(struct ks_director *d, size_t place, bool *paused_taken)
{
    if (place == 0 && d->paused.used && ks_director_on_air(d, &d->paused.showing)) {
        struct ks_slot again = d->paused;
        again.beats = again.beat = 0; /* its frame is made anew */
        *paused_taken = true;
        return again;
    }
    return choose(d, (int)place + 1 - (*paused_taken ? 1 : 0));
}

bool ks_director_runs(const struct ks_director *d, const struct ks_showing *showing)
{
    if (showing->kind != KS_SHOWING_ITEM) {
        return false;
    }
    const struct ks_playlist *list = ks_playlist_of(d->program, showing->source);
    assert(showing->index < list->n);
    return ks_item_runs(&list->v[showing->index]);
}

void ks_director_plan(struct ks_director *d)
{
    struct ks_slot old[KS_PREPARE_AHEAD], fresh[KS_PREPARE_AHEAD];
    memcpy(old, d->ahead, sizeof old);
    bool paused_taken = false, is_new[KS_PREPARE_AHEAD] = { false };
    const struct ks_slot *before = &d->shown;
    for (size_t i = 0; i < KS_PREPARE_AHEAD; i++) {
        fresh[i] = wanted_at(d, i, &paused_taken);
        fresh[i].repeat = before->used && !before->stale && d->mood != KS_MOOD_LEAVING &&
                          same_picture(before, &fresh[i]) &&
                          !ks_director_runs(d, &fresh[i].showing);
        fresh[i].ready = fresh[i].repeat;
        fresh[i].showing.ticket = 0;
        is_new[i] = !fresh[i].repeat && !reuse(old, &fresh[i]);
        before = &fresh[i];
    }
    for (size_t i = 0; i < KS_PREPARE_AHEAD; i++) {
        if (old[i].used && old[i].showing.ticket != 0) {
            ks_director_emit(d, KS_EFFECT_RELEASE, &old[i], NULL);
        }
    }
    assert(!paused_taken || d->paused.used);
    memcpy(d->ahead, fresh, sizeof fresh);
    for (size_t i = 0; i < KS_PREPARE_AHEAD; i++) {
        if (is_new[i]) {
            d->ahead[i].showing.ticket = ks_director_ticket(d);
            ks_director_emit(d, KS_EFFECT_PREPARE, &d->ahead[i], NULL);
        }
    }
}
