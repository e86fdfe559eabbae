/* The effects of the director, carried out. */
#include <stdio.h>
#include <string.h>

#include "app/player/parts.h"
#include "app/player/vitals.h"
#include "app/threads/pin_check.h"
#include "app/trace/trace.h"
#include "core/problem/fail.h"
#include "core/release/reckon.h"
#include "port/pin_hash.h"

#define KS_LOG_MODULE "kiosk"
#include "port/log.h"

/* Whether the release that plays has ended, by a clock that can be right or by what has passed for
 * certain: never early. */
static bool is_over(const struct ks_player *p)
{
    const struct ks_situation *s = &p->situation;
    bool right = s->clock == KS_CLOCK_SYNCED ||
                 (s->clock == KS_CLOCK_RTC && !ks_reckon_is_ahead(s->now.s, s->floor.s, false));
    int64_t now = right ? s->now.s : s->floor.s + (s->uptime_s > 0 ? s->uptime_s : 0);
    return p->program->until.s != 0 && now >= p->program->until.s;
}

void ks_player_end_content(struct ks_player *p)
{
    static const struct ks_release none = { .kind = KS_RELEASE_FOLDER };
    if (p->program == NULL) {
        return;
    }
    const struct ks_release *ended = is_over(p) ? &p->program->release : &none;
    if (!ks_release_same(&p->ended, ended) && ks_loader_end(p->loader, ended)) {
        p->ended = *ended;
    }
}

void ks_player_judge_settings(struct ks_player *p)
{
    const struct ks_problems *problems = &p->program->problems;
    p->settings = p->options->mistakes;
    for (size_t i = 0; i < problems->n; i++) {
        const struct ks_problem *problem = &problems->v[i];
        if (ks_load_is_of_screen(problem)) {
            struct ks_err err = { 0 };
            (void)ks_fail_as(&err, KS_ERR_USAGE, problem->code, problem->args);
            ks_mistakes_add_other(&p->settings, &err);
        }
    }
    ks_vitals_settings(&p->vitals, p->settings.text);
}

/* Puts together the mistakes in the settings of the player and of kiosk-sync. */
static size_t fill_mistakes(struct ks_player *p)
{
    struct ks_mistakes both = p->settings;
    size_t n = 0;
    if (p->staff_news != NULL) {
        (void)ks_mistakes_add_text(&both, ks_str_of(p->staff_news->mistakes.text));
    }
    ks_buf_free(&p->mistakes);
    ks_mistakes_say(&both, KS_LANG_ZH, &p->mistakes);
    for (char *line = p->mistakes.p, *end;
         n < KS_COUNT(p->mistake) && line != NULL && (end = strchr(line, '\n')) != NULL;
         line = end + 1) {
        *end = '\0';
        p->mistake[n++] = line;
    }
    return n;
}

/* Fills in the two lines of figures on the staff page. */
static void fill_status(struct ks_player *p)
{
    snprintf(p->status_text[0], sizeof p->status_text[0], "警钟 %s · 屏幕 %dx%d · %s", KS_VERSION,
             p->look.width, p->look.height, ks_panel_painter(p->panel));
    snprintf(p->status_text[1], sizeof p->status_text[1],
             "播放表 %zu 行 · 备用 %zu 行 · 卡片 %zu 张", p->program->main.n,
             p->program->fallback.n, p->program->cards.n);
    p->status[0] = p->status_text[0];
    p->status[1] = p->status_text[1];
    p->told = (struct ks_staff_told) { .over = is_over(p),
                                       .mistakes = p->mistake,
                                       .n_mistakes = fill_mistakes(p),
                                       .facts = p->status,
                                       .n_facts = KS_COUNT(p->status) };
}

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
    frame->canvas = ks_frame_paint(&look, &at, &frame->showing, pixels.px == NULL ? NULL : &pixels,
                                   &frame->parts);
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

static void end_pin_check(void *check)
{
    ks_pin_check_end(check);
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
            ks_reaper_take(p->reaper, end_pin_check, p->pin);
            p->pin = ks_pin_check_start(effects[i].pin, p->options->staff_pin_hash, p->pin_counter,
                                        ks_staff_failures_if_wrong(ks_director_staff(p->director)),
                                        p->news);
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
        ks_player_step(p, KS_EVENT_READY, frame->ticket.n);
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

void ks_player_tap(struct ks_player *p, struct ks_tap tap, bool by_key)
{
    if (is_ready(p)) {
        step(p, (struct ks_event) { .kind = KS_EVENT_TAP, .tap = tap, .by_key = by_key });
    }
}

void ks_player_staff(struct ks_player *p, bool by_key)
{
    if (is_ready(p)) {
        fill_status(p);
    }
    /* Without a PIN there is no menu, nor without a place where wrong ones are counted: a pulled
     * plug would forgive them. */
    if (is_ready(p) && *p->options->staff_pin_hash != '\0' && *p->pin_counter != '\0') {
        step(p, (struct ks_event) { .kind = KS_EVENT_STAFF, .by_key = by_key });
    }
}

void ks_player_staff_news(struct ks_player *p, struct ks_staff_news *news)
{
    struct ks_staff_news *old = p->staff_news;
    p->staff_news = news;
    if (is_ready(p)) {
        fill_status(p);
        step(p, (struct ks_event) { .kind = KS_EVENT_RECEIPT,
                                    .receipt = news->any ? &news->receipt : NULL,
                                    .pending = *news->waiting != '\0' });
    }
    ks_staff_news_free(old);
}

void ks_player_pin(struct ks_player *p, bool right)
{
    if (is_ready(p)) {
        step(p, (struct ks_event) { .kind = KS_EVENT_PIN, .right = right });
        ks_loader_staff_news(p->loader);
    }
}

void ks_player_focus(struct ks_player *p, struct ks_tap tap)
{
    if (is_ready(p)) {
        step(p, (struct ks_event) { .kind = KS_EVENT_FOCUS, .tap = tap });
    }
}
