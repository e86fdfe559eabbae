/* The bridge over what is not ready: a built-in card, or the item after it. */
#include "core/director/parts.h"

#include <assert.h>

/* The wait for the head of the line. Milliseconds are of real time: making a frame takes those,
 * however fast the virtual clock runs.
 *
 *   nothing on the glass yet, no program, or the head is not ready
 *     └─ KS_OPENING_MS after the start, or after the first program ─▶ built-in card, DUE
 *   LEAVING a visit, the head needs a decoder and is not ready ─▶ built-in card, in that step
 *   LEAVING, the head is not ready
 *     └─ KS_PATIENCE_MS ─▶ built-in card, for KS_DWELL_MIN_MS
 *   DUE or LEAVING, the head needs a decoder and is not ready for KS_FIRST_FRAME_MS
 *     ├─ another item may be quicker ─▶ passed over: released, its turn counted; the next is head
 *     └─ passed over before, or every other one was ─▶ waited for: its decoder has a deadline, and
 *                                                      then it comes or is a fault (on_failed)
 */

static int64_t virtual_ms(const struct ks_director *d, int64_t real_ms)
{
    return real_ms * (d->speed < 1 ? 1 : d->speed);
}

static bool is_opening(const struct ks_director *d)
{
    return !d->shown.used && d->mood == KS_MOOD_LEAVING;
}

/* Whether the showing needs a decoder. A card without a picture does not: it can be slow, but
 * cannot hang. */
static bool is_decoded(const struct ks_director *d, const struct ks_showing *showing)
{
    if (showing->kind != KS_SHOWING_ITEM) {
        return false;
    }
    const struct ks_playlist *list = ks_playlist_of(d->program, showing->source);
    const struct ks_card *card = list->v[showing->index].card;
    return card == NULL || *card->picture != '\0';
}

/* Somebody has left, and a decoder is not ready for what follows: their page does not wait for it.
 */
static bool is_left(const struct ks_director *d)
{
    const struct ks_slot *head = &d->ahead[0];
    return d->mood == KS_MOOD_LEAVING && d->shown.showing.kind == KS_SHOWING_VISIT && head->used &&
           !head->ready && is_decoded(d, &head->showing);
}

/* When a built-in card has to stand in; KS_MONO_NEVER if none has. */
static struct ks_mono card_due(const struct ks_director *d)
{
    if (is_opening(d)) {
        return ks_mono_add_ms(d->opened, virtual_ms(d, KS_OPENING_MS));
    }
    if (is_left(d)) {
        return d->leaving_since;
    }
    if (d->mood == KS_MOOD_LEAVING && d->shown.showing.kind != KS_SHOWING_BUILTIN) {
        return ks_mono_add_ms(d->leaving_since, virtual_ms(d, KS_PATIENCE_MS));
    }
    return KS_MONO_NEVER;
}

bool ks_director_stand_in(struct ks_director *d, struct ks_slot *card)
{
    if (d->now.us < card_due(d).us) {
        return false;
    }
    *card = ks_director_builtin(d);
    card->used = card->stands_in = true;
    card->goes_at_once = is_opening(d);
    card->dwell_ms = KS_DWELL_MIN_MS;
    card->showing.generation = d->program == NULL ? 0 : d->program->generation;
    card->showing.ticket = ks_director_ticket(d);
    assert(card->showing.index < KS_BUILTIN_CARDS && d->mood != KS_MOOD_SHOWING);
    return true;
}

static bool may_pass_over(const struct ks_director *d, const struct ks_showing *head)
{
    if (!is_decoded(d, head) || ks_director_was_passed(d, head->source, head->index)) {
        return false;
    }
    assert(d->decision.source == head->source && d->decision.n > 0);
    bool other = false;
    for (size_t i = 0; i < d->decision.n; i++) {
        size_t index = d->decision.index[i];
        other = other ||
                (index != head->index && !ks_director_was_passed(d, d->decision.source, index));
    }
    return other;
}

static struct ks_mono pass_due(const struct ks_director *d)
{
    const struct ks_slot *head = &d->ahead[0];
    bool waits = head->used && head->showing.ticket == d->awaited;
    return d->awaited != 0 && waits && may_pass_over(d, &head->showing)
               ? ks_mono_add_ms(d->awaited_since, virtual_ms(d, KS_FIRST_FRAME_MS))
               : KS_MONO_NEVER;
}

void ks_director_await(struct ks_director *d)
{
    const struct ks_slot *head = &d->ahead[0];
    bool loops = d->visit.screen == KS_VISIT_LOOP;
    if (!loops || d->mood == KS_MOOD_SHOWING || !head->used || head->ready) {
        d->awaited = 0;
    } else if (d->awaited != head->showing.ticket) {
        d->awaited = head->showing.ticket;
        d->awaited_since = d->now;
    }
}

bool ks_director_pass_over(struct ks_director *d)
{
    struct ks_slot *head = &d->ahead[0];
    if (head->ready || d->now.us < pass_due(d).us) {
        return false;
    }
    assert(head->used && head->showing.ticket == d->awaited && d->awaited != 0);
    ks_director_note_fault(d, &head->showing, KS_FAULT_SLOW);
    ks_director_emit(d, KS_EFFECT_RELEASE, head, NULL);
    if (d->paused.used && d->paused.showing.source == head->showing.source &&
        d->paused.showing.index == head->showing.index) {
        d->paused.used = false; /* the paused item does not come back */
    } else {
        ks_director_count_turn(d, &head->showing);
    }
    *head = (struct ks_slot) { 0 };
    return true;
}

struct ks_mono ks_director_wait_cue(const struct ks_director *d)
{
    struct ks_mono card = card_due(d), pass = pass_due(d);
    return card.us < pass.us ? card : pass;
}
