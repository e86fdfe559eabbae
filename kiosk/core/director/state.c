/* The invariants of the director (see the drawing in director.c). */
#include "core/director/parts.h"

#include <assert.h>

/* The line of prepared slots is full once there is a program. A slot that repeats the picture
 * before it is ready and has no ticket; every other one has a ticket of its own. */
static void assert_line(const struct ks_director *d)
{
    for (size_t i = 0; i < KS_PREPARE_AHEAD; i++) {
        const struct ks_slot *slot = &d->ahead[i];
        uint32_t ticket = slot->showing.ticket;
        assert(slot->used == (d->program != NULL));
        assert(!slot->used || slot->repeat != (ticket != 0));
        assert(!slot->repeat || slot->ready);
        assert(ticket == 0 || ticket != d->shown.showing.ticket);
        assert(i == 0 || ticket == 0 || ticket != d->ahead[i - 1].showing.ticket);
        assert(!slot->used || slot->showing.generation == d->program->generation);
    }
}

/* While a person is here a screen of the visit is shown, and the loop's slots wait with no frame
 * asked for. What belongs to one screen of the staff (preview, PIN) is given back when they leave
 * it. */
static void assert_visit(const struct ks_director *d)
{
    bool here = d->visit.screen != KS_VISIT_LOOP;
    assert(!here || (d->program != NULL && d->shown.showing.kind == KS_SHOWING_VISIT));
    assert(!here || (d->mood == KS_MOOD_SHOWING && !d->paused.used));
    assert(here || d->shown.showing.kind != KS_SHOWING_VISIT || d->mood == KS_MOOD_LEAVING);
    assert(d->previewing == (ks_visit_previews(&d->visit) ? d->visit.page + 1 : 0));
    assert(d->previewing > 0 || d->staff.preview == NULL);
    assert(d->staff.import <= KS_IMPORT_WAITS);
    assert(d->staff.n == 0 || d->staff.checking || d->visit.screen == KS_VISIT_PIN);
}

/* What holds at the end of each step, beside what is drawn above. */
void ks_director_assert_state(const struct ks_director *d)
{
    assert(d->began && d->n_effects <= KS_EFFECTS_MAX && d->n_faults <= KS_DIRECTOR_FAULTS_MAX);
    assert(d->shown.used || d->mood == KS_MOOD_LEAVING);
    assert(d->shown.used == (d->shown.showing.kind != KS_SHOWING_NOTHING));
    assert(!d->shown.used || (d->shown.showing.ticket != 0 && !d->shown.repeat));
    assert(d->shown.dwell_ms >= 0);
    assert(d->shown.beat >= 0 && d->shown.beat <= d->shown.beats);
    assert(d->shown.beats == 0 || d->shown.showing.kind == KS_SHOWING_ITEM);
    assert(d->refreshing == 0 || d->shown.showing.kind == KS_SHOWING_ITEM ||
           d->shown.showing.kind == KS_SHOWING_ALERT);
    assert(d->refreshing == 0 || d->refreshing != d->shown.showing.ticket);
    assert(d->program == NULL || d->decided_once);
    assert(!d->decided_once || (d->decision.n == 0) == (d->decision.source == KS_PLAYLIST_BUILTIN));
    assert(!d->paused.used || (d->paused.showing.kind == KS_SHOWING_ITEM));
    assert(d->awaited == 0 || (d->ahead[0].showing.ticket == d->awaited && !d->ahead[0].ready));
    assert(d->awaited == 0 || (d->mood != KS_MOOD_SHOWING && d->visit.screen == KS_VISIT_LOOP));
    assert(d->memory.n_notes == 0);
    assert_line(d);
    assert_visit(d);
}
