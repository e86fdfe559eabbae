/* The picture on the glass: switching, transitions, video frames, the clock's minute. */
#include "app/player/parts.h"
#include "app/player/vitals.h"
#include "core/problem/fail.h"
#include "port/clock.h"

#define KS_LOG_MODULE "kiosk"
#include "port/lang.h"
#include "port/log.h"

#define FRAME_MS 16

static void note_frame(struct ks_player *p, struct ks_mono began)
{
    struct ks_mono now = ks_clock_mono();
    int64_t took = now.us - began.us, gap = now.us - p->figures.last_frame_us;
    if (p->from != NULL && gap > p->figures.longest_gap_us) {
        p->figures.longest_gap_us = gap;
    }
    p->figures.last_frame_us = now.us;
    p->figures.frames++;
    p->figures.slow += took > 33000;
    if (took > p->figures.longest_frame_us) {
        p->figures.longest_frame_us = took;
    }
    if (p->figures.first_frame_us == 0) {
        p->figures.first_frame_us = ks_clock_mono().us - p->figures.started.us;
    }
}

void ks_player_judge(struct ks_player *p)
{
    struct ks_figures *f = &p->figures;
    struct ks_judgement glass;
    if (f->owed && ks_panel_judge(p->panel, p->shown->canvas, &glass)) {
        f->owed = false;
        f->black += glass.black;
        f->stale += f->stands && glass.stale;
        f->unread += glass.unread;
    }
}

static void owe_figures(struct ks_player *p, bool stands)
{
    p->figures.owed = p->options->exit_after > 0;
    p->figures.stands = stands;
    ks_player_judge(p);
}

bool ks_player_fits(const struct ks_player *p, const struct ks_frame *frame)
{
    return frame->canvas->width == p->look.width && frame->canvas->height == p->look.height;
}

static void present(struct ks_player *p, const struct ks_frame *from, int progress)
{
    struct ks_mono began = ks_clock_mono();
    struct ks_err err = { 0 };
    if (!ks_player_fits(p, p->shown)) {
        return;
    }
    from = from != NULL && ks_player_fits(p, from) ? from : NULL;
    if (!ks_panel_present(p->panel, from == NULL ? NULL : from->canvas, p->shown->canvas,
                          p->transition, progress, &err)) {
        ks_log(KS_LOG_NO_FRAME, "%s", ks_err_line(ks_lang_here(), &err).text);
    }
    note_frame(p, began);
    owe_figures(p, from == NULL || progress >= 65536);
}

void ks_player_present(struct ks_player *p)
{
    if (p->shown != NULL && p->from == NULL && p->shown->canvas->px == NULL) {
        ks_screen_show_again(p->screen, p->shown->canvas);
        owe_figures(p, true);
    } else if (p->shown != NULL && p->from == NULL) {
        present(p, NULL, 65536);
    }
}

static void end_transition(struct ks_player *p)
{
    struct ks_frame *from = p->from;
    p->from = NULL;
    if (from != NULL && from->released) {
        ks_player_drop(p, from);
    }
}

/* The transition is over: starts the video's thread, or leaves the pixels of a still picture to the
 * window (ks_screen_park). */
static void settle(struct ks_player *p)
{
    if (p->shown->video == NULL) {
        ks_screen_park(p->screen, p->shown->canvas);
    }
    if (p->shown->video != NULL) {
        p->play = ks_video_play_start(p->shown->video, p->shown->ticket, p->news);
        p->shown->video = NULL;
    }
}

int ks_player_frame_wait(const struct ks_player *p)
{
    int64_t left = (p->frame_due.us - ks_clock_mono().us + 999) / 1000;
    return left < 0 ? 0 : (int)left;
}

bool ks_player_transition(struct ks_player *p)
{
    if (p->from == NULL) {
        return false;
    }
    bool dark = ks_panel_is_dark(p->panel); /* in the dark a transition is left out */
    struct ks_mono now = ks_clock_mono();
    if (!dark && now.us < p->frame_due.us) {
        return true; /* somebody touched the screen, or there is news */
    }
    p->frame_due = ks_mono_add_ms(now, FRAME_MS);
    if (!dark && !ks_panel_is_ready(p->panel)) {
        return true; /* the last frame is not on the glass yet */
    }
    int64_t elapsed = now.us - p->transition_start.us;
    int64_t whole = (int64_t)ks_transition_ms(p->transition) * 1000;
    int progress = dark ? 65536 : ks_transition_progress(elapsed, whole);
    present(p, p->from, progress);
    if (progress > 0) {
        ks_figures_answer(&p->figures);
    }
    if (progress < 65536) {
        return true;
    }
    end_transition(p);
    settle(p);
    return false;
}

void ks_player_show(struct ks_player *p, struct ks_frame *frame, enum ks_transition transition)
{
    ks_canvas_keep(&p->pool, frame->showing.kind == KS_SHOWING_VISIT ? KS_CANVAS_KEEP_MAX : 0);
    end_transition(p); /* jump to the end of a transition that still runs */
    ks_player_stop_video(p);
    struct ks_frame *old = p->shown;
    if (old != NULL && transition != KS_TRANSITION_CUT) {
        ks_screen_unpark(p->screen,
                         old->canvas); /* a transition blends with its pixels, a cut does not */
    }
    p->shown = frame;
    p->figures.owed = false; /* the frame before cannot be judged any more */
    p->transition = transition;
    p->figures.switches++;
    ks_vitals_on_glass(&p->vitals, frame->showing.path);
    p->clock_minute = p->situation.now.s / 60;
    if (frame->minute != ks_player_minute(p)) { /* its clock was painted in an earlier minute */
        struct ks_frame_at at = ks_player_at(p);
        ks_frame_clock(&p->look, &at, &frame->showing, &frame->parts, frame->canvas);
    }
    if (old == NULL || transition == KS_TRANSITION_CUT) {
        present(p, NULL, 65536);
        ks_figures_answer(&p->figures);
        if (old != NULL && old->released) {
            ks_player_drop(p, old);
        } else if (old != NULL) {
            old->released = false;
        }
        settle(p);
        return;
    }
    p->from = old;
    p->transition_start = p->frame_due = ks_clock_mono();
    p->figures.last_frame_us = p->transition_start.us; /* the first frame is due now */
}

static void end_play(void *play)
{
    ks_video_play_end(play);
}

void ks_player_stop_video(struct ks_player *p)
{
    if (p->play != NULL) {
        ks_video_play_stop(p->play);
        ks_reaper_take(p->reaper, end_play, p->play);
        p->play = NULL;
    }
}

void ks_player_video_frame(struct ks_player *p, const struct ks_news *news)
{
    if (p->play == NULL || p->shown == NULL || !ks_ticket_equal(p->shown->ticket, news->ticket)) {
        return; /* from a video that just ended: its memory may be gone */
    }
    ks_frame_video(&p->look, &news->frame, p->shown->parts.picture, p->shown->canvas);
    ks_video_play_done(p->play);
    ks_player_present(p);
}

void ks_player_clock(struct ks_player *p)
{
    if (p->shown == NULL || p->from != NULL || p->clock_minute == p->situation.now.s / 60) {
        return;
    }
    p->clock_minute = p->situation.now.s / 60;
    struct ks_frame_at at = ks_player_at(p);
    const struct ks_showing *showing = ks_director_showing(p->director);
    if (showing->path != NULL) {
        ks_screen_unpark(p->screen, p->shown->canvas);
        ks_frame_clock(&p->look, &at, showing, &p->shown->parts, p->shown->canvas);
        ks_player_present(p);
        if (p->play == NULL) {
            ks_screen_park(p->screen, p->shown->canvas);
        }
    }
}
