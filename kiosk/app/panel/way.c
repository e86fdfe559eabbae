/* The way to the glass that is open now, and the last frame on it. */
#include "app/panel/parts.h"
#include "core/problem/fail.h"
#include "device/glass.h"
#include "device/mode.h"
#include "port/clock.h"
#include "port/lang.h"

#define KS_LOG_MODULE "panel"
#include "port/log.h"

bool ks_panel_is_gpu(const struct ks_panel *panel)
{
    return panel->state.lit && panel->dumb == NULL;
}

const char *ks_panel_painter(const struct ks_panel *panel)
{
    return ks_painted_by_word(panel->dumb != NULL ? KS_PAINTED_BY_DUMB
                                                  : ks_screen_painter(panel->screen));
}

bool ks_panel_is_ready(const struct ks_panel *panel)
{
    return panel->wake == NULL || ks_display_ready(&panel->state);
}

bool ks_panel_has_frame(const struct ks_panel *panel)
{
    return panel->frames > 0;
}

bool ks_panel_is_seen(const struct ks_panel *panel)
{
    if (panel->wake == NULL) {
        return true;
    }
    struct ks_glass glass =
        panel->state.lit ? ks_glass_look(panel->place.fd, &panel->place) : (struct ks_glass) { 0 };
    /* While SDL's next frame is under way the glass has that one or the one before. */
    bool ours = panel->dumb != NULL         ? glass.fb == ks_dumb_front(panel->dumb)
                : !ks_panel_is_ready(panel) ? panel->fb_ours != 0
                                            : glass.fb == panel->fb_ours;
    return ks_panel_has_frame(panel) && ours && glass.fb != 0 && glass.connected && glass.powered;
}

void ks_panel_shown(struct ks_panel *panel)
{
    if (ks_panel_is_gpu(panel)) {
        panel->fb_ours = ks_glass_look(panel->place.fd, &panel->place).fb;
    }
    ks_display_shown(&panel->state);
}

/* SDL chose the rate by itself; the picture that stands there now is shown in the one asked for. */
static void keep_rate(const struct ks_panel *panel)
{
    struct ks_err err = { 0 };
    if (!ks_mode_keep(&panel->place, &err)) {
        ks_log(KS_LOG_NO_RATE, "%s", ks_err_line(ks_lang_here(), &err).text);
    }
}

void ks_panel_handed_over(struct ks_panel *panel)
{
    if (panel->frames++ == 0) { /* it set the mode, of which the card says nothing */
        if (ks_panel_is_gpu(panel)) {
            keep_rate(panel);
        }
        ks_panel_shown(panel);
        ks_wake_ring(panel->wake);
    } else {
        ks_display_queued(&panel->state, ks_clock_mono());
    }
}
