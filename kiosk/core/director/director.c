/* What is on the glass: events in, effects out (see director.h). */
#include "core/director/director.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/director/parts.h"

/* The mood of the shown item.
 *
 *             dwell over / video ended (on_time)
 *   SHOWING ────────────────────────────────────▶ DUE
 *    │  ▲                                          │ head of the line ready (try_show)
 *    │  └──────────────────────────────────────────┤
 *    │ removed, expired, broken, or interrupted    │
 *    │ by `stop`/`pause` (reconcile)               │
 *    └──────────────▶ LEAVING ─────────────────────┘
 *
 * It begins in LEAVING, with nothing on the glass. What happens while the head of the line is not
 * ready stands in wait.c.
 */

#define VIDEO_LONGEST_MS KS_DWELL_MAX_MS

struct ks_director *ks_director_new(void)
{
    struct ks_director *d = calloc(1, sizeof *d);
    if (d == NULL) {
        ks_oom();
    }
    d->mood = KS_MOOD_LEAVING;
    return d;
}

void ks_director_free(struct ks_director *d)
{
    if (d != NULL) {
        ks_arena_free(d->arena);
        ks_rotation_clear(&d->rotation);
        ks_memory_clear(&d->memory);
        free(d);
    }
}

void ks_director_set_rules(struct ks_director *d, struct ks_visit_rules rules)
{
    d->rules = rules;
}

const struct ks_visit_rules *ks_director_rules(const struct ks_director *d)
{
    return &d->rules;
}

struct ks_memory *ks_director_memory(struct ks_director *d)
{
    return &d->memory;
}

static const char *reason_for(struct ks_director *d, const struct ks_slot *slot)
{
    const struct ks_showing *showing = &slot->showing;
    if (slot->stands_in) {
        return "接下来的画面还没准备好，先放内置提醒";
    }
    for (size_t i = 0; i < d->decision.n; i++) {
        if (d->decision.index[i] == showing->index && showing->source == d->decision.source) {
            return ks_schedule_reason(d->program, &d->situation, &d->decision, i, KS_LANG_ZH,
                                      d->arena);
        }
    }
    return "没有可播的内容，显示内置提醒";
}

static bool decision_is_stale(const struct ks_director *d, const struct ks_situation *before)
{
    const struct ks_situation *now = &d->situation;
    return !d->decided_once || before->clock != now->clock || before->now.s > now->now.s ||
           (d->decision.has_next_change && now->now.s >= d->decision.next_change.s) ||
           memcmp(&before->places, &now->places, sizeof before->places) != 0;
}

static void on_failed(struct ks_director *d, uint32_t ticket)
{
    for (size_t i = 0; i < KS_PREPARE_AHEAD; i++) {
        if (d->ahead[i].used && d->ahead[i].showing.ticket == ticket) {
            ks_director_note_fault(d, &d->ahead[i].showing, KS_FAULT_BROKEN);
            d->ahead[i].used = false;
            d->paused.used = false;
            ks_director_decide(d);
            ks_director_reconcile(d);
            return;
        }
    }
    d->refreshing = d->refreshing == ticket ? 0 : d->refreshing;
    /* a video broke in the middle */
    if (d->shown.showing.kind == KS_SHOWING_ITEM && d->shown.showing.ticket == ticket) {
        ks_director_note_fault(d, &d->shown.showing, KS_FAULT_BROKEN);
        ks_director_decide(d);
        ks_director_leave(d);
    }
}

static void on_ready(struct ks_director *d, const struct ks_event *event)
{
    for (size_t i = 0; i < KS_PREPARE_AHEAD; i++) {
        if (d->ahead[i].used && d->ahead[i].showing.ticket == event->ticket) {
            d->ahead[i].ready = true;
            bool may = d->ahead[i].showing.kind == KS_SHOWING_ITEM && d->ahead[i].dwell_ms > 0;
            d->ahead[i].beats = may && event->beats > 0 ? event->beats : 0;
        }
    }
}

/* Puts a picture that was drawn anew in the place of the shown one, without touching its time. */
static bool show_refreshed(struct ks_director *d, uint32_t ticket)
{
    struct ks_slot old = d->shown;
    if (!d->shown.used || d->shown.showing.path == NULL || d->refreshing != ticket) {
        return false;
    }
    d->refreshing = 0;
    d->shown.showing.ticket = ticket;
    d->shown.stale = false;
    d->shown.beats = d->shown.beat = 0; /* it comes whole */
    struct ks_slot again = d->shown;
    again.transition = KS_TRANSITION_CUT;
    again.showing.refresh = true;
    ks_director_emit(d, KS_EFFECT_SHOW, &again, NULL);
    ks_director_emit(d, KS_EFFECT_RELEASE, &old, NULL);
    return true;
}

static void check_dwell(struct ks_director *d)
{
    if (d->mood != KS_MOOD_SHOWING) {
        return;
    }
    int64_t dwell = d->shown.dwell_ms > 0 ? d->shown.dwell_ms : VIDEO_LONGEST_MS;
    if (ks_mono_ms_between(d->shown_at, d->now) >= dwell) {
        d->mood = KS_MOOD_DUE;
    }
}

static void put_on_glass(struct ks_director *d, struct ks_slot slot)
{
    struct ks_slot old = d->shown;
    ks_director_count_play(d);
    assert(d->mood != KS_MOOD_SHOWING); /* an item is not replaced before its time is over */
    bool resumed = d->paused.used && slot.showing.source == d->paused.showing.source &&
                   slot.showing.index == d->paused.showing.index;
    if (resumed) {
        d->paused.used = false;
    } else if (!slot.stands_in) {
        ks_director_count_turn(d, &slot.showing);
    }
    if (slot.repeat) {
        slot.showing.ticket = old.showing.ticket;
    }
    d->shown = slot;
    d->shown.used = true;
    d->shown.repeat = false;
    d->shown_at = d->now;
    d->mood = slot.goes_at_once ? KS_MOOD_DUE : KS_MOOD_SHOWING;
    if (!slot.repeat) {
        ks_director_emit(d, KS_EFFECT_SHOW, &slot, NULL);
        ks_director_give_back(d, &old);
    }
    ks_director_emit(d, KS_EFFECT_LOG, &slot, reason_for(d, &slot));
}

static void try_show(struct ks_director *d)
{
    if (d->mood == KS_MOOD_SHOWING) {
        return;
    }
    if (d->ahead[0].used && d->ahead[0].ready) {
        struct ks_slot head = d->ahead[0];
        memmove(d->ahead, d->ahead + 1, sizeof d->ahead - sizeof d->ahead[0]);
        d->ahead[KS_PREPARE_AHEAD - 1] = (struct ks_slot) { 0 };
        put_on_glass(d, head);
        return;
    }
    struct ks_slot card;
    if (ks_director_stand_in(d, &card)) {
        /* Needs no decoder: PREPARE and SHOW in one step. */
        ks_director_emit(d, KS_EFFECT_PREPARE, &card, NULL);
        put_on_glass(d, card);
    }
}

size_t ks_director_step(struct ks_director *d,
                        const struct ks_event *event,
                        struct ks_effect effects[KS_EFFECTS_MAX])
{
    struct ks_situation before = d->situation;
    d->effects = effects;
    d->n_effects = 0;
    d->now = event->mono;
    d->situation = event->situation;
    if (!d->began || (event->kind == KS_EVENT_PROGRAM && d->program == NULL)) {
        d->began = true;
        d->opened = d->now;
    }
    ks_director_hear(d, event);
    if (event->kind == KS_EVENT_PROGRAM) {
        ks_director_take(d, event->program, event->gently);
    } else if (d->program == NULL) {
        try_show(d);
        ks_director_assert_state(d);
        return d->n_effects;
    } else if (decision_is_stale(d, &before)) {
        ks_director_decide(d);
        ks_director_reconcile(d);
    }
    switch (event->kind) {
    case KS_EVENT_READY:
        if (!show_refreshed(d, event->ticket)) {
            on_ready(d, event);
        }
        break;
    case KS_EVENT_FAILED:
        on_failed(d, event->ticket);
        break;
    case KS_EVENT_ENDED:
        if (d->shown.showing.kind == KS_SHOWING_ITEM && d->mood == KS_MOOD_SHOWING &&
            d->shown.showing.ticket == event->ticket) {
            d->mood = KS_MOOD_DUE;
        }
        break;
    case KS_EVENT_TIME:
    case KS_EVENT_PROGRAM:
    case KS_EVENT_TAP:
    case KS_EVENT_FOCUS:
    case KS_EVENT_STAFF:
    case KS_EVENT_PIN:
    case KS_EVENT_COUNTED:
    case KS_EVENT_RECEIPT:
    case KS_EVENT_PREVIEW:
    case KS_EVENT_PICTURES:
        break;
    }
    ks_director_visit_step(d, event);
    if (d->visit.screen == KS_VISIT_LOOP) {
        check_dwell(d);
        ks_director_unfold(d);
        ks_director_plan(d);
        if (ks_director_pass_over(d)) {
            ks_director_plan(d);
        }
        try_show(d);
    }
    ks_director_plan(d);
    ks_director_await(d);
    ks_director_emit_notes(d);
    ks_director_assert_state(d);
    return d->n_effects;
}

struct ks_mono ks_director_cue(const struct ks_director *d)
{
    struct ks_mono cue = ks_visit_cue(&d->visit);
    if (d->visit.screen != KS_VISIT_LOOP) {
        /* the loop stands still; only an alert may come */
    } else if (d->mood == KS_MOOD_SHOWING) {
        int64_t dwell = d->shown.dwell_ms > 0 ? d->shown.dwell_ms : VIDEO_LONGEST_MS;
        struct ks_mono beat = ks_director_unfold_cue(d);
        cue = ks_mono_add_ms(d->shown_at, dwell);
        cue = beat.us < cue.us ? beat : cue;
    } else if (d->began) {
        cue = ks_director_wait_cue(d);
    }
    if (d->decision.has_next_change) {
        int64_t seconds = d->decision.next_change.s - d->situation.now.s;
        struct ks_mono change = ks_mono_add_ms(d->now, (seconds < 0 ? 0 : seconds) * 1000);
        cue = change.us < cue.us ? change : cue;
    }
    return cue;
}

void ks_director_set_speed(struct ks_director *d, int speed)
{
    d->speed = speed;
}

const struct ks_staff *ks_director_staff(const struct ks_director *d)
{
    return &d->staff;
}

const struct ks_visit *ks_director_visit(const struct ks_director *d)
{
    return &d->visit;
}

const struct ks_showing *ks_director_showing(const struct ks_director *d)
{
    return &d->shown.showing;
}

size_t ks_director_progress(const struct ks_director *d, size_t *total)
{
    *total = d->decision.source == KS_PLAYLIST_BUILTIN ? KS_BUILTIN_CARDS : d->decision.n;
    return d->decision.source == KS_PLAYLIST_BUILTIN ? d->builtin_turn % KS_BUILTIN_CARDS
                                                     : d->shown_in_round;
}
