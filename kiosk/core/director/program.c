/* The change to a new program: what is on the glass finds itself in it, or leaves. */
#include <assert.h>
#include <string.h>

#include "core/director/parts.h"

static size_t find_item(const struct ks_playlist *list, size_t guess, const char *path)
{
    if (guess < list->n && strcmp(list->v[guess].path, path) == 0) {
        return guess;
    }
    for (size_t i = 0; i < list->n; i++) {
        if (strcmp(list->v[i].path, path) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* Of a message with several alerts any: what is not on here leaves at once. */
static size_t find_alert(const struct ks_alerts *alerts, size_t guess, const char *file)
{
    if (guess < alerts->n && strcmp(alerts->v[guess].file, file) == 0) {
        return guess;
    }
    for (size_t i = 0; i < alerts->n; i++) {
        if (strcmp(alerts->v[i].file, file) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* Points a showing to the same item of the new program. One that is not there any more loses its
 * path, and must leave. */
static void move_over(struct ks_showing *showing, const struct ks_program *program)
{
    if (showing->kind == KS_SHOWING_BUILTIN || showing->kind == KS_SHOWING_VISIT ||
        showing->path == NULL) {
        showing->generation = program->generation;
        return;
    }
    bool is_alert = showing->kind == KS_SHOWING_ALERT;
    const struct ks_playlist *list = ks_playlist_of(program, showing->source);
    size_t index = is_alert ? find_alert(&program->alerts, showing->index, showing->path)
                            : find_item(list, showing->index, showing->path);
    assert(index == SIZE_MAX || index < (is_alert ? program->alerts.n : list->n));
    showing->generation = program->generation;
    showing->index = index;
    showing->path = index == SIZE_MAX ? NULL
                    : is_alert        ? program->alerts.v[index].file
                                      : list->v[index].path;
}

static bool is_still(const struct ks_director *d, const struct ks_showing *showing)
{
    if (showing->kind != KS_SHOWING_ITEM) {
        return showing->kind == KS_SHOWING_ALERT;
    }
    const struct ks_playlist *list = ks_playlist_of(d->program, showing->source);
    return !ks_item_runs(&list->v[showing->index]);
}

/* Has the shown item drawn again from the new program, so that an edit of it shows at once. */
static void refresh_shown(struct ks_director *d)
{
    if (!d->shown.used || d->mood != KS_MOOD_SHOWING || d->shown.showing.path == NULL ||
        !is_still(d, &d->shown.showing)) {
        return;
    }
    struct ks_slot again = d->shown;
    d->refreshing = ks_director_ticket(d);
    again.showing.refresh = true;
    again.showing.ticket = d->refreshing;
    ks_director_emit(d, KS_EFFECT_PREPARE, &again, NULL);
}

/* Limits the time of a shown picture that the new release dropped, perhaps for a reason: it stays
 * KS_GONE_MS at most. */
static void limit_gone(struct ks_director *d)
{
    bool gone = d->shown.used && d->shown.showing.kind == KS_SHOWING_ITEM &&
                d->shown.showing.path == NULL && d->shown.dwell_ms != 0;
    int64_t most = ks_mono_ms_between(d->shown_at, d->now) + KS_GONE_MS;
    if (gone && d->shown.dwell_ms > most) {
        d->shown.dwell_ms = most;
    }
}

static void look_at_offer(struct ks_director *d,
                          const struct ks_program *offered,
                          const struct ks_situation *situation)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_decision decision;
    ks_schedule_decide(offered, situation, arena, &decision);
    d->offer.known = true;
    d->offer.alert = decision.source == KS_PLAYLIST_ALERT;
    d->offer.generation = offered->generation;
    d->offer.clock = situation->clock;
    d->offer.from = situation->now;
    d->offer.until =
        decision.has_next_change ? decision.next_change : (struct ks_civil) { INT64_MAX };
    assert(d->offer.from.s < d->offer.until.s);
    ks_arena_free(arena);
}

bool ks_director_takes(struct ks_director *d,
                       const struct ks_program *offered,
                       const struct ks_situation *situation)
{
    if (d->program == NULL || ks_release_is_folder(&offered->release) ||
        d->visit.screen == KS_VISIT_LOOP) {
        return true;
    }
    bool holds = d->offer.known && d->offer.generation == offered->generation &&
                 d->offer.clock == situation->clock && situation->now.s >= d->offer.from.s &&
                 situation->now.s < d->offer.until.s;
    if (!holds) {
        look_at_offer(d, offered, situation);
    }
    return d->offer.alert;
}

void ks_director_take(struct ks_director *d, const struct ks_program *program, bool gently)
{
    struct ks_slot none = { .used = false };
    /* A frame drawn anew from the old program is not needed any more. */
    ks_director_give_back(d, &none);
    d->program = program;
    d->n_faults = 0;
    if (d->shown.used) {
        move_over(&d->shown.showing, program);
        limit_gone(d);
    }
    if (d->paused.used) {
        move_over(&d->paused.showing, program);
        d->paused.used = d->paused.showing.path != NULL;
    }
    d->shown.stale = d->shown.used;
    ks_director_drop_line(d);
    ks_director_decide(d);
    assert(!d->paused.used || d->paused.showing.generation == program->generation);
    bool alert =
        d->decision.source == KS_PLAYLIST_ALERT || d->shown.showing.kind == KS_SHOWING_ALERT;
    if (!gently || alert) {
        ks_director_reconcile(d);
        refresh_shown(d);
    }
}
