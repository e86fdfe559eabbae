/* From finished frames to the glass, and the sleep in between (see panel.h). */
#include <SDL.h>
#include <stdlib.h>
#include <strings.h>

#include "app/frame/frame.h"
#include "app/panel/parts.h"
#include "base/check.h"
#include "device/glass.h"
#include "port/clock.h"
#include "port/lang.h"

#define KS_LOG_MODULE "panel"
#include "port/log.h"

static bool has_desktop(const struct ks_options *options)
{
    const char *driver = getenv("SDL_VIDEODRIVER");
    if (driver != NULL && *driver != '\0') {
        return strcasecmp(driver, "kmsdrm") != 0;
    }
    bool server = getenv("DISPLAY") != NULL || getenv("WAYLAND_DISPLAY") != NULL;
    return options->painter != KS_PAINTED_BY_DUMB && (server || options->window_width > 0);
}

struct ks_panel *ks_panel_new(const struct ks_options *options)
{
    struct ks_panel *panel = calloc(1, sizeof *panel);
    if (panel == NULL) {
        ks_oom();
    }
    panel->options = options;
    panel->console.fd = -1;
    /* SDL asks the session's bus to keep the screen lit. Where there is none, libdbus would look
     * for a program that makes one, and wait for it. */
    (void)setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
    ks_notify_open(&panel->notify);
    if (!has_desktop(options)) {
        panel->wake = ks_wake_new();
        panel->drm = ks_drm_new(NULL);
        ks_console_take(&panel->console);
        ks_display_begin(&panel->state, ks_clock_mono());
    }
    return panel;
}

/* Looks for a screen before the first frame is painted, so that it has the right size at once. */
bool ks_panel_open(struct ks_panel *panel, struct ks_err *err)
{
    const struct ks_options *o = panel->options;
    if (panel->wake != NULL) {
        if (!ks_panel_open_dark(panel, err)) {
            return false;
        }
        if (ks_panel_step(panel) == KS_PANEL_REPLACE) {
            ks_panel_replace(panel);
        }
        return true;
    }
    struct ks_screen_params params = { .title = KS_PANEL_TITLE,
                                       .width = o->window_width,
                                       .height = o->window_height,
                                       .rotate = ks_frame_turn(o->rotate),
                                       .painter = o->painter };
    panel->screen = ks_screen_open(&params, err);
    return panel->screen != NULL;
}

/* Under systemd the next player comes at once: the console stays muted until then. */
void ks_panel_free(struct ks_panel *panel)
{
    if (panel == NULL) {
        return;
    }
    ks_notify_stopping(&panel->notify);
    ks_screen_close(panel->screen);
    ks_dumb_close(panel->dumb);
    ks_drm_free(panel->drm);
    ks_wake_free(panel->wake);
    ks_console_leave(&panel->console, panel->notify.fd < 0);
    ks_notify_close(&panel->notify);
    free(panel);
}

struct ks_screen *ks_panel_screen(const struct ks_panel *panel)
{
    return panel->screen;
}

void ks_panel_ring(void *context)
{
    struct ks_panel *panel = context;
    if (panel->wake != NULL) {
        ks_wake_ring(panel->wake);
    } else {
        SDL_Event event = { .type = SDL_USEREVENT };
        SDL_PushEvent(&event);
    }
}

static int sooner(int timeout_ms, struct ks_mono cue, struct ks_mono now)
{
    if (cue.us == KS_MONO_NEVER.us) {
        return timeout_ms;
    }
    int64_t left = cue.us <= now.us ? 0 : (cue.us - now.us + 999) / 1000;
    return left < timeout_ms ? (int)left : timeout_ms;
}

/* Takes the card's message that a frame is shown. SDL reads its own messages before its next
 * frame. */
static void take_flip(struct ks_panel *panel)
{
    if (panel->dumb == NULL || ks_dumb_handle(panel->dumb)) {
        ks_panel_shown(panel);
    }
}

static bool wait_without_desktop(struct ks_panel *panel, int timeout_ms, SDL_Event *event)
{
    struct ks_mono now = ks_clock_mono();
    bool under_way = panel->state.lit && !ks_panel_is_ready(panel);
    unsigned why = ks_wake_wait(panel->wake, under_way ? panel->place.fd : -1,
                                sooner(timeout_ms, ks_display_cue(&panel->state), now));
    if ((why & KS_WOKE_CARD) != 0) {
        take_flip(panel);
    }
    if ((why & KS_WOKE_DISPLAY) != 0) {
        panel->changed = true;
        ks_display_changed(&panel->state, ks_clock_mono());
    }
    if ((why & KS_WOKE_STOP) != 0) {
        event->type = SDL_QUIT;
        return true;
    }
    return SDL_PollEvent(event) != 0;
}

bool ks_panel_wait(struct ks_panel *panel, int timeout_ms, SDL_Event *event)
{
    struct ks_mono now = ks_clock_mono();
    /* A stuck panel is not fed, so that systemd starts another player. */
    if (!ks_panel_is_stuck(panel)) {
        ks_notify_feed(&panel->notify, now);
        timeout_ms = sooner(timeout_ms, ks_notify_cue(&panel->notify), now);
    }
    if (panel->wake != NULL) {
        return wait_without_desktop(panel, timeout_ms, event);
    }
    return timeout_ms == 0 ? SDL_PollEvent(event) != 0
                           : SDL_WaitEventTimeout(event, timeout_ms) != 0;
}

/* Whether the card shows SDL's last frame although no message said so. */
static bool came_after_all(struct ks_panel *panel)
{
    return ks_panel_is_gpu(panel) &&
           ks_glass_look(panel->place.fd, &panel->place).fb != panel->fb_before;
}

static enum ks_panel_news look_after_flip(struct ks_panel *panel)
{
    struct ks_mono now = ks_clock_mono();
    bool under_way = panel->state.queued.us != KS_MONO_NEVER.us;
    if (under_way && ks_mono_ms_between(panel->state.queued, now) >= KS_FLIP_MS &&
        came_after_all(panel)) {
        ks_panel_shown(panel);
    }
    if (panel->refused) {
        panel->refused = false;
        panel->lost++;
        ks_log(KS_LOG_CARD_REFUSES, "%s", ks_say("显卡不接受画面，重新打开"));
        return ks_display_refused(&panel->state, now) == KS_DISPLAY_CLOSE ? ks_panel_go_dark(panel)
                                                                          : KS_PANEL_SAME;
    }
    if (ks_display_overdue(&panel->state, now) == KS_DISPLAY_CLOSE) {
        panel->lost++;
        ks_log(KS_LOG_CARD_STUCK, ks_say("显卡 %d 秒没有显示送去的画面，重新打开"),
               KS_FLIP_MS / 1000);
        return ks_panel_go_dark(panel);
    }
    return KS_PANEL_SAME;
}

enum ks_panel_news ks_panel_step(struct ks_panel *panel)
{
    if (panel->wake == NULL) {
        ks_panel_tell(panel);
        return KS_PANEL_SAME;
    }
    enum ks_panel_news news = look_after_flip(panel);
    if (news == KS_PANEL_SAME && ks_display_look_is_due(&panel->state, ks_clock_mono())) {
        news = ks_panel_look(panel);
    }
    panel->told = panel->told && panel->told_sight == ks_display_sight(&panel->state);
    if (news == KS_PANEL_SAME && !panel->told) {
        ks_panel_tell(panel);
    }
    if (news == KS_PANEL_SAME && panel->again && ks_panel_is_ready(panel)) {
        panel->again = false;
        news = KS_PANEL_AGAIN;
    }
    return news;
}

bool ks_panel_is_dark(const struct ks_panel *panel)
{
    return panel->wake != NULL && !panel->state.lit && panel->state.looked;
}

bool ks_panel_is_stuck(const struct ks_panel *panel)
{
    return ks_display_stuck(&panel->state);
}

bool ks_panel_judge(const struct ks_panel *panel,
                    const struct ks_canvas *canvas,
                    struct ks_judgement *judgement)
{
    if (panel->again || !ks_panel_is_ready(panel)) {
        return false;
    }
    struct ks_canvas front = { .width = canvas->width, .height = canvas->height };
    front.px = panel->dumb == NULL ? NULL : ks_dumb_pixels(panel->dumb, &front.stride);
    *judgement = (struct ks_judgement) { 0 };
    ks_screen_check(panel->screen, front.px == NULL ? NULL : &front, canvas, &judgement->black,
                    &judgement->stale);
    judgement->black = judgement->black || !ks_panel_is_seen(panel);
    if (ks_panel_is_gpu(panel)) { /* what SDL was given says nothing of what it made of it */
        enum ks_glass_picture picture = ks_glass_picture(panel->place.fd, panel->fb_ours);
        judgement->black = judgement->black || picture == KS_GLASS_BLACK;
        judgement->unread = picture == KS_GLASS_UNREADABLE;
    }
    return true;
}

unsigned ks_panel_lost(const struct ks_panel *panel)
{
    return panel->lost;
}

void ks_panel_pointer(const struct ks_panel *panel, int *x, int *y)
{
    float at_x, at_y;
    int width, height;
    if (panel->wake != NULL && ks_wake_pointer(panel->wake, &at_x, &at_y)) {
        ks_screen_size(panel->screen, &width, &height);
        *x = (int)(at_x * (float)(width - 1));
        *y = (int)(at_y * (float)(height - 1));
    }
}

bool ks_panel_present(struct ks_panel *panel,
                      const struct ks_canvas *from,
                      const struct ks_canvas *to,
                      enum ks_transition transition,
                      int progress,
                      struct ks_err *err)
{
    bool renders =
        ks_panel_is_gpu(panel) && ks_screen_painter(panel->screen) == KS_PAINTED_BY_RENDERER;
    if (renders &&
        !ks_panel_is_ready(panel)) { /* SDL would wait for the last frame, perhaps for ever */
        panel->again = true;
        return true;
    }
    if (renders) {
        panel->fb_before = ks_glass_look(panel->place.fd, &panel->place).fb;
    }
    bool ok = ks_screen_present(panel->screen, from, to, transition, progress, err);
    if (renders && ok) {
        ks_panel_handed_over(panel);
    }
    panel->presented = panel->presented || ok;
    panel->refused = panel->refused || (!ok && panel->state.lit);
    return ok;
}
