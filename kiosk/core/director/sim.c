/* Plays a program in virtual time (see sim.h). */
#include "core/director/sim.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"

struct run {
    const struct ks_sim *sim;
    struct ks_director *director;
    int64_t start_s;
    struct ks_mono now;
    uint32_t answers[KS_EFFECTS_MAX]; /* tickets to answer READY */
    size_t n_answers;
    struct ks_mono video_ends;
    uint32_t video_ticket;
    bool open;
    struct ks_showing shown;
    struct ks_civil shown_at;
    struct ks_arena *reason_arena;
    const char *reason;
};

static struct ks_civil civil_now(const struct run *r)
{
    return (struct ks_civil) { r->start_s + r->now.us / 1000000 };
}

static void close_record(struct run *r, struct ks_civil end)
{
    if (r->open && end.s > r->shown_at.s) {
        struct ks_sim_record record = { r->shown_at, end, &r->shown, r->reason };
        r->sim->record(r->sim->context, &record);
    }
    r->open = false;
}

static void open_record(struct run *r, const struct ks_effect *effect)
{
    close_record(r, civil_now(r));
    r->open = true;
    r->shown = effect->showing;
    r->shown_at = civil_now(r);
    assert(r->shown_at.s >= r->start_s);
    ks_arena_free(r->reason_arena);
    r->reason_arena = ks_arena_new();
    r->reason = ks_arena_strdup(r->reason_arena, effect->reason == NULL ? "" : effect->reason);
}

/* How long until it ends by itself; 0 = it does not, or its dwell is over before. */
static int64_t ends_after_ms(const struct run *r, const struct ks_showing *showing)
{
    if (showing->kind != KS_SHOWING_ITEM) {
        return 0;
    }
    const struct ks_program *program = r->sim->program;
    const struct ks_playlist_item *item =
        &ks_playlist_of(program, showing->source)->v[showing->index];
    if (item->kind == KS_ITEM_PAGES) {
        return ks_item_dwell_ms(item) * (item->pages > 0 ? item->pages : 1);
    }
    return item->kind == KS_ITEM_VIDEO && item->dwell_ms == 0 ? r->sim->video_ms : 0;
}

static void carry_out(struct run *r, const struct ks_effect *effects, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct ks_effect *effect = &effects[i];
        switch (effect->kind) {
        case KS_EFFECT_PREPARE:
            assert(r->n_answers < KS_EFFECTS_MAX);
            r->answers[r->n_answers++] = effect->showing.ticket;
            break;
        case KS_EFFECT_SHOW:
            r->video_ends = KS_MONO_NEVER;
            if (ends_after_ms(r, &effect->showing) > 0) {
                r->video_ends = ks_mono_add_ms(r->now, ends_after_ms(r, &effect->showing));
                r->video_ticket = effect->showing.ticket;
            }
            break;
        case KS_EFFECT_LOG:
            open_record(r, effect);
            break;
        case KS_EFFECT_RELEASE:
        case KS_EFFECT_CHECK_PIN:
        case KS_EFFECT_ADOPT:
        case KS_EFFECT_REFUSE:
        case KS_EFFECT_PREVIEW:
        case KS_EFFECT_PREVIEW_END:
        case KS_EFFECT_UNFOLD:
        case KS_EFFECT_NOTE:
            break;
        }
    }
}

static void step(struct run *r, enum ks_event_kind kind, uint32_t ticket)
{
    struct ks_event event = { .kind = kind,
                              .mono = r->now,
                              .situation = r->sim->situation,
                              .program = r->sim->program,
                              .ticket = ticket };
    event.situation.now = civil_now(r);
    struct ks_effect effects[KS_EFFECTS_MAX];
    carry_out(r, effects, ks_director_step(r->director, &event, effects));
    while (r->n_answers > 0) {
        uint32_t ready = r->answers[0];
        memmove(r->answers, r->answers + 1, --r->n_answers * sizeof *r->answers);
        event.kind = KS_EVENT_READY;
        event.ticket = ready;
        carry_out(r, effects, ks_director_step(r->director, &event, effects));
    }
}

void ks_sim_run(const struct ks_sim *sim)
{
    struct run r = { .sim = sim,
                     .director = ks_director_new(),
                     .start_s = sim->situation.now.s,
                     .video_ends = KS_MONO_NEVER,
                     .reason_arena = ks_arena_new() };
    step(&r, KS_EVENT_PROGRAM, 0);
    for (;;) {
        struct ks_mono cue = ks_director_cue(r.director);
        bool video = r.video_ends.us < cue.us;
        cue = video ? r.video_ends : cue;
        if (cue.us == INT64_MAX) {
            break;
        }
        struct ks_mono before = r.now;
        r.now = cue.us > r.now.us ? cue : ks_mono_add_ms(r.now, 1);
        assert(r.now.us > before.us); /* time goes on, whatever the director wants */
        if (civil_now(&r).s >= sim->until.s) {
            break;
        }
        if (video) {
            r.video_ends = KS_MONO_NEVER;
            step(&r, KS_EVENT_ENDED, r.video_ticket);
        } else {
            step(&r, KS_EVENT_TIME, 0);
        }
    }
    close_record(&r, sim->until);
    ks_arena_free(r.reason_arena);
    ks_director_free(r.director);
}
