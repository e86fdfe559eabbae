/* The panel without a desktop: a screen found, shown on and lost again. */
#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/frame/frame.h"
#include "app/panel/parts.h"
#include "base/check.h"
#include "core/problem/fail.h"
#include "device/glass.h"
#include "port/clock.h"

#define KS_LOG_MODULE "panel"
#include "port/lang.h"
#include "port/log.h"

#define BLIND_WIDTH 1920 /* size to paint for until a screen was found */
#define BLIND_HEIGHT 1080

/* Whether SDL's KMS/DRM window is to be used, which opens the card by itself. */
static bool wants_gpu(const struct ks_panel *panel)
{
    enum ks_painted_by painter = panel->options->painter;
    const char *driver = getenv("SDL_VIDEODRIVER");
    if (painter != KS_PAINTED_BY_AUTO) {
        return painter != KS_PAINTED_BY_DUMB;
    }
    return !panel->no_gpu && (ks_drm_has_gpu() || (driver != NULL && *driver != '\0'));
}

/* Notes whether the card took a frame: ks_screen_show_again() has no result of its own. */
static bool was_taken(struct ks_panel *panel, bool taken)
{
    panel->refused = panel->refused || !taken;
    if (taken) {
        ks_panel_handed_over(panel);
    }
    return taken;
}

static bool
show_dumb(void *context, const void *px, int stride, int width, int height, struct ks_err *err)
{
    struct ks_panel *panel = context;
    if (panel->dumb == NULL || width != panel->place.mode.width ||
        height != panel->place.mode.height) {
        return true; /* in the dark, or painted for another size: not for this glass */
    }
    if (!ks_panel_is_ready(panel)) {
        panel->again = true;
        return true;
    }
    return was_taken(panel, ks_dumb_show(panel->dumb, px, stride, err));
}

/* The surface painter with SDL's window on the glass. */
static bool
show_window(void *context, const void *px, int stride, int width, int height, struct ks_err *err)
{
    struct ks_panel *panel = context;
    (void)px, (void)stride, (void)width, (void)height;
    if (!ks_panel_is_ready(panel)) {
        panel->again = true;
        return true;
    }
    panel->fb_before = ks_glass_look(panel->place.fd, &panel->place).fb;
    return was_taken(panel, ks_screen_update(panel->screen, err));
}

bool ks_panel_open_dark(struct ks_panel *panel, struct ks_err *err)
{
    const struct ks_mode *mode = &panel->place.mode;
    struct ks_screen_params params = { .title = KS_PANEL_TITLE,
                                       .width = mode->width > 0 ? mode->width : BLIND_WIDTH,
                                       .height = mode->width > 0 ? mode->height : BLIND_HEIGHT,
                                       .rotate = ks_frame_turn(panel->options->rotate),
                                       .painter = KS_PAINTED_BY_SURFACE,
                                       .driver = "evdev" };
    panel->screen = ks_screen_open(&params, err);
    if (panel->screen != NULL) {
        ks_screen_lead_to(panel->screen, (struct ks_screen_outlet) { show_dumb, panel });
    }
    return panel->screen != NULL;
}

/* Closes the card and has SDL open it: only one of us can be its master. */
static bool open_gpu(struct ks_panel *panel, struct ks_err *err)
{
    char number[16];
    struct ks_screen_params params = { .title = KS_PANEL_TITLE,
                                       .width = panel->place.mode.width,
                                       .height = panel->place.mode.height,
                                       .rotate = ks_frame_turn(panel->options->rotate),
                                       .painter = panel->options->painter,
                                       .driver = "KMSDRM",
                                       .output = panel->place.output };
    ks_drm_release(panel->drm);
    snprintf(number, sizeof number, "%d", panel->place.card);
    SDL_SetHint(SDL_HINT_KMSDRM_DEVICE_INDEX, number);
    panel->fb_ours = 0;
    panel->screen = ks_screen_open(&params, err);
    if (panel->screen == NULL) {
        return false;
    }
    panel->frames = 0;
    panel->place.fd = ks_screen_card(panel->screen);
    bool software = ks_screen_painter(panel->screen) == KS_PAINTED_BY_SURFACE;
    if (software) {
        ks_screen_lead_to(panel->screen, (struct ks_screen_outlet) { show_window, panel });
    }
    panel->no_gpu = software && panel->options->painter == KS_PAINTED_BY_AUTO;
    return !panel->no_gpu || ks_fail_as(err, KS_ERR_UNSUPPORTED, KS_PROBLEM_NO_GPU, KS_NO_ARGS);
}

static bool has_size_of(const struct ks_panel *panel, const struct ks_mode *mode)
{
    int width, height;
    ks_screen_size(panel->screen, &width, &height);
    return width == mode->width && height == mode->height;
}

/* Opens our own buffers on the card and has the player show its picture again in them. */
static void open_dumb(struct ks_panel *panel)
{
    struct ks_err err = { 0 };
    panel->frames = 0;
    panel->dumb = ks_dumb_open(&panel->place, &err);
    if (panel->dumb == NULL) {
        ks_log(KS_LOG_NO_CARD, "%s", ks_err_line(ks_lang_here(), &err).text);
    }
    ks_display_opened(&panel->state, panel->dumb != NULL, ks_clock_mono());
    panel->again = panel->state.lit;
}

static bool is_same(const struct ks_drm_place *a, const struct ks_drm_place *b)
{
    return a->card == b->card && a->connector_id == b->connector_id &&
           a->mode.width == b->mode.width && a->mode.height == b->mode.height &&
           a->mode.hz == b->mode.hz;
}

/* Looks for a usable screen, first at the connector that has the picture: it stays if it can. */
static enum ks_sight look(struct ks_panel *panel, struct ks_drm_place *place)
{
    const struct ks_display_wish *wish = &panel->options->display;
    bool ask = !panel->state.lit || panel->changed;
    struct ks_display_wish here = *wish;
    if (panel->state.lit) {
        memcpy(here.connector, panel->place.connector, sizeof here.connector);
    }
    panel->changed = false;
    if (ks_panel_is_gpu(panel)) {
        return ks_drm_look_through(panel->drm, panel->place.card, panel->place.fd, &here, ask,
                                   place);
    }
    enum ks_sight sight = ks_drm_look(panel->drm, &here, ask, place);
    bool stays = sight == KS_SIGHT_USABLE || !panel->state.lit;
    return stays ? sight : ks_drm_look(panel->drm, wish, ask, place);
}

enum ks_panel_news ks_panel_go_dark(struct ks_panel *panel)
{
    bool gpu = panel->dumb == NULL;
    ks_dumb_close(panel->dumb);
    panel->dumb = NULL;
    panel->next = KS_NEXT_DARK;
    panel->told = false;
    return gpu ? KS_PANEL_REPLACE : KS_PANEL_SAME;
}

/* Begins to use the screen at `place`. `was_gpu`: SDL's window is still on the glass and has to be
 * closed first. */
static enum ks_panel_news
light_up(struct ks_panel *panel, const struct ks_drm_place *place, bool was_gpu)
{
    ks_dumb_close(panel->dumb);
    panel->dumb = NULL;
    panel->told = false;
    panel->place = *place;
    panel->next = wants_gpu(panel)                   ? KS_NEXT_GPU
                  : was_gpu                          ? KS_NEXT_DARK
                  : has_size_of(panel, &place->mode) ? KS_NEXT_DARK
                                                     : KS_NEXT_DUMB;
    if (was_gpu && panel->next == KS_NEXT_DARK) {
        ks_display_again(&panel->state, ks_clock_mono());
    }
    if (was_gpu || panel->next != KS_NEXT_DARK) {
        return KS_PANEL_REPLACE;
    }
    open_dumb(panel);
    return KS_PANEL_SAME;
}

enum ks_panel_news ks_panel_look(struct ks_panel *panel)
{
    struct ks_drm_place place = { 0 };
    bool gpu = ks_panel_is_gpu(panel);
    enum ks_sight sight = look(panel, &place), before = panel->state.sight;
    bool same =
        sight == KS_SIGHT_USABLE && panel->state.lit && is_same(&place, &panel->place) &&
        (!ks_panel_has_frame(panel) || !ks_panel_is_ready(panel) || ks_panel_is_seen(panel));
    switch (ks_display_looked(&panel->state, sight, same, ks_clock_mono())) {
    case KS_DISPLAY_STAY:
        panel->told = panel->told && before == sight;
        return KS_PANEL_SAME;
    case KS_DISPLAY_OPEN:
        return light_up(panel, &place, gpu);
    case KS_DISPLAY_CLOSE:
        return ks_panel_go_dark(panel);
    }
    return KS_PANEL_SAME;
}

void ks_panel_replace(struct ks_panel *panel)
{
    struct ks_err err = { 0 };
    struct ks_mono now = ks_clock_mono();
    /* The pixels of the window are lost: the player has copied them out before. */
    if (panel->next == KS_NEXT_DUMB) {
        ks_screen_resize(panel->screen, panel->place.mode.width, panel->place.mode.height);
        open_dumb(panel);
        return;
    }
    ks_screen_close(panel->screen);
    panel->screen = NULL;
    if (panel->next == KS_NEXT_GPU) {
        ks_display_opened(&panel->state, open_gpu(panel, &err), now);
        if (panel->state.lit) {
            return;
        }
        ks_log(KS_LOG_NO_GPU, "%s", ks_err_line(ks_lang_here(), &err).text);
        ks_screen_close(panel->screen);
        if (panel->no_gpu) {
            ks_display_again(&panel->state, now); /* the next look opens our own buffers */
        }
    }
    if (!ks_panel_open_dark(panel, &err)) {
        ks_bug(ks_err_line(KS_LANG_EN, &err).text); /* memory only: it cannot fail */
    }
}
