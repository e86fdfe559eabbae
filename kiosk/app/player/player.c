/* The loop (see player.h). */
#include "app/player/player.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/panel/panel.h"
#include "app/player/input.h"
#include "app/player/parts.h"
#include "app/player/script.h"
#include "app/player/vitals.h"
#include "app/threads/pin_check.h"
#include "app/trace/trace.h"
#include "base/check.h"
#include "base/list.h"
#include "core/problem/fail.h"
#include "port/clock.h"

#define KS_LOG_MODULE "kiosk"
#include "port/log.h"
#include "stage/noto.h"

#define NEWS_MAX 64
#define ASK_AGAIN_MS 50 /* as long as the loader has no room for a job */
#define TRUST_SECONDS 60

/* Called on the recorder's thread with what was counted before the start. */
static void on_known(void *context, struct ks_memory *memory)
{
    struct ks_player *p = context;
    struct ks_news news = { .kind = KS_NEWS_KNOWN, .known = memory };
    ks_news_send(p->news, &news);
}

static void handle(struct ks_player *p, const SDL_Event *event)
{
    switch (event->type) {
    case SDL_QUIT: /* a signal: stage/screen.c keeps window managers from it */
        p->stop = true;
        break;
    case SDL_KEYDOWN:
        /* Escape ends a player that runs in a window, where somebody tries it out; full screen has
         * no way out. */
        p->stop = p->stop || (event->key.keysym.sym == SDLK_ESCAPE && p->options->window_width > 0);
        ks_figures_touch(&p->figures);
        ks_input_event(p, event);
        break;
    case SDL_FINGERDOWN:
    case SDL_MOUSEBUTTONDOWN:
        ks_figures_touch(&p->figures);
        ks_input_event(p, event);
        break;
    case SDL_FINGERUP:
        ks_input_event(p, event);
        break;
    case SDL_WINDOWEVENT:
        if (event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
            ks_screen_refresh(p->screen);
            ks_player_take_size(p);
        } else if (event->window.event == SDL_WINDOWEVENT_CLOSE) {
            p->stop = p->stop || p->options->window_width > 0; /* full screen knows no way out */
        } else if (event->window.event == SDL_WINDOWEVENT_EXPOSED) {
            ks_player_present(p);
        }
        break;
    default:
        break;
    }
}

/* Milliseconds until something is due; -1 = only an event can change anything. */
static int time_to_sleep(struct ks_player *p)
{
    if (p->from != NULL) {
        return ks_player_frame_wait(p);
    }
    if (ks_frames_to_paint(&p->frames) != NULL) {
        return 0;
    }
    ks_player_look_at_clock(p);
    int64_t wait = 3600000, speed = p->options->speed;
    struct ks_mono cue = ks_director_cue(p->director), now = ks_player_mono(p);
    if (cue.us != INT64_MAX) {
        int64_t until_cue = (cue.us - now.us + 999) / 1000 / speed;
        wait = until_cue < wait ? until_cue : wait;
    }
    int64_t minute = (60 - p->situation.now.s % 60) * 1000 / speed; /* the clock's next minute */
    wait = minute < wait ? minute : wait;
    struct ks_mono vital = ks_vitals_cue(&p->vitals); /* real time */
    if (vital.us != KS_MONO_NEVER.us) {
        int64_t left = (vital.us - ks_clock_mono().us + 999) / 1000;
        wait = left < wait ? left : wait;
    }
    if (p->script != NULL) {
        int64_t left = (ks_script_cue(p->script).us - now.us + 999) / 1000 / speed;
        wait = left < wait ? left : wait;
    }
    if (p->options->exit_after > 0) {
        int64_t left = ((int64_t)p->options->exit_after * 1000000 - now.us + 999) / 1000 / speed;
        wait = left < wait ? left : wait;
    }
    int finger = ks_input_wait(p);
    wait = finger >= 0 && finger < wait ? finger : wait;
    return wait < 0 ? 0 : (int)wait + (wait > 0);
}

/* The loader had no room for what somebody waits for: true while it has none. */
static bool ask_again(struct ks_player *p)
{
    bool preview = ks_player_preview_ask(p);
    if (ks_player_gallery_asks(p)) {
        ks_player_gallery(p);
    }
    return ks_player_ask_again(p) || preview || ks_player_gallery_asks(p);
}

static void turn(struct ks_player *p)
{
    SDL_Event event;
    bool moving = ks_player_transition(p);
    int sleep = time_to_sleep(p);
    if (ask_again(p) && sleep > ASK_AGAIN_MS) {
        sleep = ASK_AGAIN_MS;
    }
    if (ks_figures_rest(&p->figures)) {
        ks_log(KS_LOG_SLOW_TURN, "the main loop stood still for %lld ms",
               (long long)(p->figures.longest_turn_us / 1000));
    }
    bool some = ks_panel_wait(p->panel, sleep, &event);
    ks_figures_wake(&p->figures);
    while (some) {
        handle(p, &event);
        some = event.type != SDL_QUIT && SDL_PollEvent(&event);
    }
    ks_player_look_at_panel(p);
    ks_input_time(p);
    ks_player_take_news(p);
    ks_player_end_content(p);
    if (moving) {
        return;
    }
    if (!ks_player_paint_one(p)) {
        ks_player_step(p, KS_EVENT_TIME, 0);
        ks_vitals_step(p);
    }
    ks_player_clock(p);
}

static void loop(struct ks_player *p)
{
    struct ks_mono trusted = ks_clock_mono();
    while (!p->stop) {
        turn(p);
        p->stop = p->stop || (p->script != NULL && !ks_script_run(p->script, p));
        if (!p->options->has_now &&
            ks_mono_ms_between(trusted, ks_clock_mono()) > TRUST_SECONDS * 1000) {
            trusted = ks_clock_mono();
            p->trust = ks_clock_trust_now();
        }
        if (p->options->exit_after > 0 &&
            ks_player_mono(p).us >= (int64_t)p->options->exit_after * 1000000) {
            p->stop = true;
        }
    }
}

static bool open_parts(struct ks_player *p, struct ks_err *err, enum ks_player_end *end)
{
    const struct ks_options *o = p->options;
    *end = KS_PLAYER_CANNOT;
    if (*o->script != '\0' && (p->script = ks_script_open(o->script, err)) == NULL) {
        return false;
    }
    p->started = ks_clock_mono();
    p->figures.started = p->started;
    p->civil_start = o->has_now ? o->now : ks_civil_of(&o->zone, ks_clock_wall());
    p->trust = o->has_now ? KS_CLOCK_SYNCED : ks_clock_trust_now();
    p->panel = ks_panel_new(o);
    p->reaper = ks_reaper_new();
    p->news = ks_inbox_new(sizeof(struct ks_news), NEWS_MAX, ks_panel_ring, p->panel);
    p->settings = o->mistakes;
    ks_vitals_open(&p->vitals, o);
    struct ks_loader_params loading = { .folder = o->content,
                                        .store = o->store,
                                        .factory = o->factory,
                                        .zone = &o->zone,
                                        .screen = o->places,
                                        .now = p->civil_start,
                                        .news = p->news,
                                        .box = p->vitals.box,
                                        .still = o->motion == KS_MOTION_NONE,
                                        .fingerprint = *o->trace != '\0',
                                        .before =
                                            p->vitals.box == NULL ? NULL : &p->vitals.before };
    p->loader = ks_loader_start(&loading);
    if (!ks_panel_open(p->panel, err)) {
        *end = KS_PLAYER_NO_DISPLAY;
        return false;
    }
    p->screen = ks_panel_screen(p->panel);
    if ((p->fonts = ks_noto_open(err)) == NULL) {
        return false;
    }
    struct ks_str places = ks_str_of(o->places), first;
    if (ks_list_next(&places, &first)) {
        snprintf(p->place, sizeof p->place, "%.*s", (int)first.n, first.p);
    }
    p->look = (struct ks_frame_look) { .fonts = p->fonts,
                                       .rotate = ks_frame_turn(o->rotate),
                                       .lang = o->lang,
                                       .place = p->place,
                                       .touch = o->touch,
                                       .pool = &p->pool };
    ks_player_take_size(p);
    p->director = ks_director_new();
    struct ks_visit_rules rules = o->rules;
    rules.lang = ks_lang_of(o->lang);
    ks_director_set_rules(p->director, rules);
    ks_director_set_speed(p->director, o->speed);
    if (*o->records != '\0') {
        struct ks_recorder_params recording = { o->records, p->place, on_known, p };
        p->recorder = ks_recorder_start(&recording);
        snprintf(p->pin_counter, sizeof p->pin_counter, "%s.pin", o->records);
        if (*o->staff_pin_hash != '\0') {
            p->count = ks_pin_count_start(p->pin_counter, p->news);
        }
    } else if (*o->staff_pin_hash != '\0') {
        ks_log(KS_LOG_PIN_NOT_TAKEN, "no PIN is taken without --records, which counts wrong ones");
    }
    ks_player_trace(p);
    return true;
}

enum ks_player_end ks_player_run(const struct ks_options *options, bool *left, struct ks_err *err)
{
    struct ks_player *p = calloc(1, sizeof *p);
    if (p == NULL) {
        ks_oom();
    }
    p->options = options;
    enum ks_player_end end;
    if (open_parts(p, err, &end)) {
        loop(p);
        bool failed = p->script != NULL && ks_script_failed(p->script);
        end = failed ? KS_PLAYER_SCRIPT_FAILED : KS_PLAYER_DONE;
        if (p->cannot != NULL) {
            (void)ks_fail_again(err, p->cannot);
            end = KS_PLAYER_CANNOT;
        }
        if (options->exit_after > 0) {
            p->figures.stale += ks_panel_lost(p->panel);
            ks_figures_print(&p->figures, ks_panel_painter(p->panel));
        }
    }
    *left = !ks_player_end(p);
    return end;
}
