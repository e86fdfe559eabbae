/* The effects of the director, carried out. */
#include <stdio.h>
#include <string.h>

#include "app/frame/unfold.h"
#include "app/player/parts.h"
#include "app/player/vitals.h"
#include "app/threads/pin_check.h"
#include "app/trace/trace.h"
#include "core/problem/fail.h"
#include "port/pin_hash.h"

#define KS_LOG_MODULE "kiosk"
#include "port/log.h"

static struct ks_ticket ticket_of(const struct ks_showing *showing)
{
    return (struct ks_ticket) { KS_OWNER_DIRECTOR, showing->ticket };
}

static void release(struct ks_player *p, struct ks_ticket ticket)
{
    struct ks_frame *frame = ks_frames_find(&p->frames, ticket);
    if (frame == NULL) {
        return;
    }
    if (frame == p->from || frame == p->shown) {
        frame->released = true;
        return;
    }
    ks_player_drop(p, frame);
}

static void paint(struct ks_player *p, struct ks_frame *frame)
{
    struct ks_frame_at at = ks_player_at(p);
    struct ks_frame_look look = p->look;
    struct ks_pixels pixels = frame->pixels;
    bool previews = frame->ticket.owner == KS_OWNER_PREVIEW;
    ks_vitals_preparing(&p->vitals, previews ? KS_BLACKBOX_PREVIEW : frame->showing.path);
    /* This frame shows the next item of the round: one further. */
    at.progress = at.total == 0 ? 0 : at.progress % at.total + 1;
    if (previews) {
        ks_player_preview_world(p, &look, &at);
    } else if (frame->showing.kind == KS_SHOWING_VISIT) {
        (void)ks_player_preview_pixels(p, &pixels);
    }
    /* What nobody unfolds is painted whole: a preview, and what only proves that it can be drawn.
     */
    bool unfolds = frame->ticket.owner == KS_OWNER_DIRECTOR;
    frame->canvas = ks_frame_paint_folded(
        &look, &at, &frame->showing, pixels.px == NULL ? NULL : &pixels,
        unfolds ? p->options->motion : KS_MOTION_NONE, &frame->parts, &frame->unfold);
    ks_vitals_preparing(&p->vitals, NULL);
    if (frame->video == NULL) {
        ks_pixels_free(&frame->pixels);
    }
    frame->pixels = (struct ks_pixels) { 0 };
    frame->state = KS_FRAME_READY;
    frame->minute = ks_player_minute(p);
    p->figures.paints++;
}

static void show(struct ks_player *p, const struct ks_effect *effect)
{
    struct ks_frame *frame = ks_frames_find(&p->frames, ticket_of(&effect->showing));
    if (frame == NULL) {
        return;
    }
    if (frame->state == KS_FRAME_TO_PAINT) {
        paint(p, frame); /* built-in cards and visit screens wait for no decoder: paint now */
    }
    if (frame->state == KS_FRAME_READY) {
        ks_player_show(p, frame, ks_transition_for(effect->transition, p->options->motion));
    }
}

static void write_log(const struct ks_effect *effect)
{
    if (effect->showing.kind != KS_SHOWING_BUILTIN) {
        ks_log(KS_LOG_ON_AIR, "on air: %s (%s)", effect->showing.path, effect->reason);
    }
    if (effect->showing.kind == KS_SHOWING_BUILTIN) {
        ks_log(KS_LOG_ON_AIR_BUILTIN, "on air: built-in card %zu (%s)", effect->showing.index,
               effect->reason);
    }
}

static void check_pin(struct ks_player *p, const char *pin)
{
    const struct ks_staff *staff = ks_director_staff(p->director);
    const struct ks_pin_question question = { .pin = pin,
                                              .hash = p->options->staff_pin_hash,
                                              .counter = p->pin_counter,
                                              .counted = p->pin_counted,
                                              .failures = ks_staff_failures_if_wrong(staff) };
    ks_reaper_take(p->reaper, ks_pin_check_end, p->pin); /* it has answered */
    p->pin = ks_pin_check_start(&question, p->news);
}

static void step(struct ks_player *p, struct ks_event event)
{
    ks_player_look_at_clock(p);
    event.mono = ks_player_mono(p);
    event.situation = p->situation;
    event.program = p->program;
    struct ks_effect effects[KS_EFFECTS_MAX];
    size_t n = ks_director_step(p->director, &event, effects);
    ks_trace_event(p->trace, p->director, &event, effects, n);
    for (size_t i = 0; i < n; i++) {
        switch (effects[i].kind) {
        case KS_EFFECT_PREPARE:
            ks_player_prepare(p, ticket_of(&effects[i].showing), &effects[i].showing);
            break;
        case KS_EFFECT_SHOW:
            show(p, &effects[i]);
            break;
        case KS_EFFECT_RELEASE:
            release(p, ticket_of(&effects[i].showing));
            break;
        case KS_EFFECT_LOG:
            write_log(&effects[i]);
            break;
        case KS_EFFECT_CHECK_PIN:
            check_pin(p, effects[i].pin);
            ks_pin_forget(effects[i].pin, sizeof effects[i].pin);
            break;
        case KS_EFFECT_ADOPT:
            if (p->staff_news != NULL) {
                ks_vitals_adopt(&p->vitals, p->staff_news->waiting);
            }
            break;
        case KS_EFFECT_REFUSE:
            if (p->staff_news != NULL) {
                ks_vitals_refuse(&p->vitals, p->staff_news->waiting);
            }
            break;
        case KS_EFFECT_PREVIEW:
            ks_player_preview(p, effects[i].item);
            break;
        case KS_EFFECT_PREVIEW_END:
            ks_player_preview_end(p);
            break;
        case KS_EFFECT_UNFOLD:
            ks_player_unfold(p, ticket_of(&effects[i].showing), effects[i].beat);
            break;
        case KS_EFFECT_NOTE:
            ks_recorder_note(p->recorder, effects[i].note);
            break;
        }
    }
    ks_player_gallery(p);
}

void ks_player_step(struct ks_player *p, enum ks_event_kind kind, uint32_t n)
{
    step(p, (struct ks_event) { .kind = kind, .ticket = n });
}

static void tell_preview(struct ks_player *p, enum ks_preview_state state)
{
    const struct ks_waiting *waiting = p->preview.waiting;
    step(p, (struct ks_event) { .kind = KS_EVENT_PREVIEW,
                                .preview = waiting == NULL ? NULL : &waiting->preview,
                                .preview_state = state });
}

void ks_player_preview_read(struct ks_player *p, struct ks_news *news)
{
    if (!ks_player_preview_take(p, news)) {
        return;
    }
    tell_preview(p, p->preview.waiting == NULL ? KS_PREVIEW_GONE : KS_PREVIEW_DRAWING);
    if (p->preview.waiting != NULL) {
        ks_player_preview_prepare(p);
    }
}

void ks_player_preview_failed(struct ks_player *p, struct ks_frame *frame)
{
    ks_player_drop(p, frame);
    tell_preview(p, KS_PREVIEW_BROKEN);
}

void ks_player_take(struct ks_player *p, bool gently)
{
    step(p, (struct ks_event) { .kind = KS_EVENT_PROGRAM, .gently = gently });
}

bool ks_player_paint_one(struct ks_player *p)
{
    struct ks_frame *frame = ks_frames_to_paint(&p->frames);
    if (frame == NULL) {
        return false;
    }
    ks_player_look_at_clock(p);
    paint(p, frame);
    switch (frame->ticket.owner) {
    case KS_OWNER_DIRECTOR:
        step(p, (struct ks_event) { .kind = KS_EVENT_READY,
                                    .ticket = frame->ticket.n,
                                    .beats = ks_unfold_beats(frame->unfold) });
        break;
    case KS_OWNER_PROOF:
        ks_vitals_drawn(p, frame);
        break;
    case KS_OWNER_PREVIEW:
        ks_player_preview_keep(p, frame);
        tell_preview(p, KS_PREVIEW_DRAWN);
        break;
    case KS_OWNER_GALLERY: /* their pictures are painted into other frames */
    case KS_OWNER_NOBODY:
        break;
    }
    return true;
}

static bool is_ready(const struct ks_player *p)
{
    return p->program != NULL && p->shown != NULL;
}

void ks_player_tap(struct ks_player *p, struct ks_tap tap, enum ks_tap_by by)
{
    if (is_ready(p)) {
        step(p, (struct ks_event) { .kind = KS_EVENT_TAP, .tap = tap, .by_key = by == KS_BY_KEY });
    }
}

void ks_player_staff(struct ks_player *p, enum ks_tap_by by)
{
    if (is_ready(p)) {
        ks_player_fill_status(p);
    }
    /* Without a PIN there is no menu, nor without a place where wrong ones are counted: a pulled
     * plug would forgive them. */
    if (is_ready(p) && *p->options->staff_pin_hash != '\0' && *p->pin_counter != '\0') {
        ks_loader_staff_news(p->loader); /* so that the menu is complete when its PIN is typed */
        step(p, (struct ks_event) { .kind = KS_EVENT_STAFF, .by_key = by == KS_BY_KEY });
    }
}

void ks_player_staff_news(struct ks_player *p, struct ks_staff_news *news)
{
    struct ks_staff_news *old = p->staff_news;
    p->staff_news = news;
    if (is_ready(p)) {
        ks_player_fill_status(p);
        step(p, (struct ks_event) { .kind = KS_EVENT_RECEIPT,
                                    .receipt = news->any ? &news->receipt : NULL,
                                    .pending = *news->waiting != '\0' });
    }
    ks_staff_news_free(old);
}

/* Whether wrong ones can be counted, as of now. */
static void judge_counting(struct ks_player *p, bool unkept)
{
    if (p->pin_unkept != unkept) {
        p->pin_unkept = unkept;
        ks_player_judge_settings(p);
    }
}

void ks_player_counted(struct ks_player *p, const struct ks_news *news)
{
    p->pin_counted = true;
    judge_counting(p, news->pin.unkept);
    step(p, (struct ks_event) { .kind = KS_EVENT_COUNTED, .failures = news->pin.failures });
}

void ks_player_pin(struct ks_player *p, const struct ks_news *news)
{
    if (news->pin.answer != KS_PIN_EARLY) { /* which says nothing of the file */
        judge_counting(p, news->pin.answer == KS_PIN_UNKEPT);
    }
    if (is_ready(p)) {
        step(p, (struct ks_event) { .kind = KS_EVENT_PIN, .answer = news->pin.answer });
    }
}

void ks_player_focus(struct ks_player *p, struct ks_tap tap)
{
    if (is_ready(p)) {
        step(p, (struct ks_event) { .kind = KS_EVENT_FOCUS, .tap = tap });
    }
}
