/* The way to the glass that is open now, and the last frame on it. */
#include "app/panel/parts.h"
#include "device/glass.h"
#include "port/clock.h"

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
    return panel->frames > (ks_panel_is_gpu(panel) ? 1u : 0u);
}

bool ks_panel_is_seen(const struct ks_panel *panel)
{
    if (panel->wake == NULL) {
        return true;
    }
    struct ks_glass glass =
        panel->state.lit ? ks_glass_look(panel->place.fd, &panel->place) : (struct ks_glass) { 0 };
    bool ours =
        panel->dumb != NULL ? glass.fb == ks_dumb_front(panel->dumb) : ks_panel_has_frame(panel);
    return ours && glass.fb != 0 && glass.connected && glass.powered;
}

void ks_panel_handed_over(struct ks_panel *panel)
{
    if (panel->frames++ ==
        0) { /* it set the mode: the card says nothing of it, so look by ourselves */
        ks_display_shown(&panel->state);
        ks_wake_ring(panel->wake);
    } else {
        ks_display_queued(&panel->state, ks_clock_mono());
    }
}
