/* The visit as the director sees it: the loop stands still while a person is here. */
#include <assert.h>
#include <string.h>

#include "core/director/parts.h"
#include "core/schedule/rules.h"

/* The fraud type of the card on the glass. */
static const char *type_shown(const struct ks_director *d)
{
    const struct ks_showing *s = &d->shown.showing;
    if (!d->shown.used || s->kind != KS_SHOWING_ITEM || s->path == NULL) {
        return "";
    }
    const struct ks_playlist *list = ks_playlist_of(d->program, s->source);
    const struct ks_card *card = list->v[s->index].card;
    return card == NULL ? "" : card->type;
}

static void show_visit(struct ks_director *d)
{
    struct ks_slot old = d->shown;
    struct ks_slot slot = { .used = true, .transition = KS_TRANSITION_CUT };
    slot.showing = (struct ks_showing) { .kind = KS_SHOWING_VISIT,
                                         .source = KS_PLAYLIST_BUILTIN,
                                         .generation = d->program->generation,
                                         .ticket = ks_director_ticket(d),
                                         .path = "" };
    ks_director_count_play(d);
    d->shown = slot;
    d->shown_at = d->now;
    d->mood = KS_MOOD_SHOWING;
    d->paused.used = false;
    /* Needs no decoder: PREPARE and SHOW in one step. */
    ks_director_emit(d, KS_EFFECT_PREPARE, &slot, NULL);
    ks_director_emit(d, KS_EFFECT_SHOW, &slot, NULL);
    ks_director_give_back(d, &old);
}

/* Notes how long what now leaves the glass stood there (proof of play). */
void ks_director_count_play(struct ks_director *d)
{
    const struct ks_showing *s = &d->shown.showing;
    if (!d->shown.used || s->path == NULL ||
        (s->kind != KS_SHOWING_ITEM && s->kind != KS_SHOWING_ALERT)) {
        return;
    }
    struct ks_note note = ks_note_of(KS_NOTE_PLAY, ks_rules_fact_day(&d->situation), s->path, "");
    int64_t seconds = (ks_mono_ms_between(d->shown_at, d->now) + 500) / 1000;
    note.amount = seconds < 0 ? 0 : seconds > INT32_MAX ? INT32_MAX : (uint32_t)seconds;
    ks_memory_note(&d->memory, &note);
}

/* The most that one step can note: who came, what left the glass, a whole round of questions. */
static_assert(KS_MEMORY_NOTES_MAX >= KS_SESSION_ITEMS + 4, "a step can note more than is kept");

/* Gives out the notes of this step as effects. */
void ks_director_emit_notes(struct ks_director *d)
{
    for (size_t i = 0; i < d->memory.n_notes; i++) {
        ks_director_add(d, KS_EFFECT_NOTE)->note = &d->memory.note[i];
    }
    d->memory.n_notes = 0;
}

/* Asks for the item of the preview that staff look at now, and gives the preview back when they
 * leave. */
static void follow_preview(struct ks_director *d)
{
    size_t wanted = ks_visit_previews(&d->visit) ? d->visit.page + 1 : 0;
    if (wanted == d->previewing) {
        return;
    }
    if (wanted > 0) {
        ks_director_add(d, KS_EFFECT_PREVIEW)->item = wanted - 1;
    } else {
        (void)ks_director_add(d, KS_EFFECT_PREVIEW_END);
    }
    d->previewing = wanted;
    d->staff.preview_state = KS_PREVIEW_DRAWING;
    d->staff.preview = wanted > 0 ? d->staff.preview : NULL;
}

/* Gives out the decision of staff about the import, once. */
static void pass_on(struct ks_director *d)
{
    bool adopted = d->staff.import == KS_IMPORT_ADOPTED;
    if (adopted || d->staff.import == KS_IMPORT_REFUSED) {
        (void)ks_director_add(d, adopted ? KS_EFFECT_ADOPT : KS_EFFECT_REFUSE);
        d->staff.import = KS_IMPORT_DONE;
    }
}

/* What is so whoever is here, and before there is a program: a receipt takes the place of the one
 * before, and a door that was closed when the power went stays closed. */
void ks_director_hear(struct ks_director *d, const struct ks_event *event)
{
    if (event->kind == KS_EVENT_RECEIPT) {
        d->staff.receipt = event->receipt;
        d->staff.import = event->pending ? KS_IMPORT_WAITS : KS_IMPORT_DONE;
    } else if (event->kind == KS_EVENT_COUNTED) {
        ks_staff_recall(&d->staff, d->now, event->failures);
    }
}

/* Whether the visit began over this alert. */
static bool is_over(const struct ks_director *d, size_t index)
{
    bool found = false;
    for (size_t i = 0; i < d->over.n && !found; i++) {
        found = d->over.index[i] == index;
    }
    return found;
}

/* Whether an alert ends the visit: one that was not on the glass when it began. */
static bool interrupts(const struct ks_director *d)
{
    const struct ks_decision *decision = &d->decision;
    bool known = d->visit.screen != KS_VISIT_LOOP && d->over.generation == d->program->generation;
    for (size_t i = 0; i < decision->n && known; i++) {
        known = is_over(d, decision->index[i]);
    }
    return decision->source == KS_PLAYLIST_ALERT && !known;
}

/* A person touches an alert, or a key: it is not in their way. */
static bool answers_alert(struct ks_director *d, const struct ks_event *event)
{
    bool touched = (event->kind == KS_EVENT_TAP || event->kind == KS_EVENT_FOCUS) &&
                   d->visit.screen == KS_VISIT_LOOP && d->shown.used &&
                   d->shown.showing.kind == KS_SHOWING_ALERT;
    if (d->visit.screen == KS_VISIT_LOOP) {
        d->over.n = 0;
    }
    if (touched) {
        d->over.generation = d->program->generation;
        d->over.n = d->decision.n < KS_OVER_MAX ? d->decision.n : KS_OVER_MAX;
        for (size_t i = 0; i < d->over.n; i++) {
            d->over.index[i] = d->decision.index[i];
        }
    }
    return touched;
}

/* Passes an event on to the visit. A person at the screen goes before the loop, a new alert before
 * both. */
void ks_director_visit_step(struct ks_director *d, const struct ks_event *event)
{
    struct ks_visit_at at = { .program = d->program,
                              .situation = &d->situation,
                              .phase = d->decision.phase,
                              .now = d->now,
                              .type = type_shown(d),
                              .memory = &d->memory,
                              .rules = &d->rules,
                              .by = event->by_key ? KS_BY_KEY : KS_BY_FINGER,
                              .staff = &d->staff,
                              .lang = ks_visit_lang(&d->visit, &d->staff, d->rules.lang) };
    bool answers = answers_alert(d, event), alert = interrupts(d) && !answers, changed;
    at.over = answers ? KS_VISIT_OVER_ALERT : KS_VISIT_OVER_LOOP;
    bool neutral = d->staff.neutral, checking = d->staff.checking;
    if (alert || event->kind == KS_EVENT_PROGRAM) {
        if (event->kind == KS_EVENT_PIN) { /* whoever asked is gone: only the door hears it */
            ks_staff_checked(&d->staff, d->now, event->answer);
        }
        changed = ks_visit_end(&d->visit);
    } else if (event->kind == KS_EVENT_TAP) {
        changed = ks_visit_tap(&d->visit, &at, event->tap);
    } else if (event->kind == KS_EVENT_STAFF) {
        changed = ks_visit_staff(&d->visit, &at);
    } else if (event->kind == KS_EVENT_PIN) {
        changed = ks_visit_pin(&d->visit, &at, event->answer);
    } else if (event->kind == KS_EVENT_COUNTED) {
        changed = d->visit.screen == KS_VISIT_PIN;
    } else if (event->kind == KS_EVENT_RECEIPT) {
        changed = ks_visit_receipt(&d->visit, &at);
    } else if (event->kind == KS_EVENT_PREVIEW) {
        d->staff.preview = d->previewing > 0 ? event->preview : NULL;
        d->staff.preview_state = event->preview_state;
        /* The preview is there now: draw its page again. */
        changed = d->visit.screen == KS_VISIT_PREVIEW;
    } else if (event->kind == KS_EVENT_PICTURES) {
        changed = ks_visit_shows_works(&d->visit);
    } else if (event->kind == KS_EVENT_FOCUS) {
        at.by = KS_BY_KEY;
        changed = ks_visit_focus(&d->visit, &at, event->tap);
    } else {
        changed = ks_visit_time(&d->visit, &at);
    }
    if (d->staff.neutral != neutral) {
        ks_director_decide(d);
        ks_director_drop_line(d);
    }
    pass_on(d);
    follow_preview(d);
    if (d->staff.checking && !checking) {
        struct ks_effect *effect = ks_director_add(d, KS_EFFECT_CHECK_PIN);
        assert(d->staff.n >= KS_PIN_MIN && d->staff.n == strlen(d->staff.pin));
        memcpy(effect->pin, d->staff.pin, sizeof effect->pin);
    }
    if (d->staff.checking || d->visit.screen != KS_VISIT_PIN) {
        size_t n = d->staff.n;
        ks_staff_wipe(&d->staff);
        /* The page goes on to show a dot for each digit while the PIN is checked. */
        d->staff.n = d->staff.checking ? n : 0;
    }
    if (changed && d->visit.screen != KS_VISIT_LOOP) {
        show_visit(d);
    } else if (changed) {
        ks_director_leave(d); /* nothing of the last person stays on the glass */
    }
}
