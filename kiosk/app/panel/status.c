/* The words about the display, for systemd, the log and staff. */
#include <stdio.h>
#include <string.h>

#include "app/panel/parts.h"

#define KS_LOG_MODULE "panel"
#include "port/log.h"

void ks_panel_tell(struct ks_panel *panel)
{
    const struct ks_mode *mode = &panel->place.mode;
    bool lit = panel->wake == NULL || panel->state.lit;
    bool known = lit ? panel->presented && ks_panel_is_ready(panel) && ks_panel_is_seen(panel)
                     : panel->state.looked;
    char status[sizeof panel->notify.status], mistake[80];
    if (panel->told || !known) {
        return;
    }
    enum ks_sight sight = panel->wake == NULL ? KS_SIGHT_USABLE : ks_display_sight(&panel->state);
    if (panel->wake != NULL && sight == KS_SIGHT_USABLE) {
        snprintf(status, sizeof status, "%s（%s，%dx%d，%d Hz，%s）",
                 ks_sight_words(KS_SIGHT_USABLE), panel->place.connector, mode->width, mode->height,
                 mode->hz, ks_panel_painter(panel));
    } else {
        /* The sentence names it: another connector may have a screen. */
        const char *asked = panel->options->display.connector;
        bool names = *asked != '\0' && sight > KS_SIGHT_NO_CARD && sight < KS_SIGHT_HELD;
        snprintf(status, sizeof status, "%s%s%s%s", ks_sight_words(sight),
                 names ? "（connector = " : "", names ? asked : "", names ? "）" : "");
    }
    ks_mistakes_brief(&panel->options->mistakes, mistake, sizeof mistake);
    if (*mistake != '\0') {
        size_t n = strlen(status);
        snprintf(status + n, sizeof status - n, "；%s", mistake);
    }
    if (panel->wake != NULL && strcmp(status, panel->notify.status) != 0) {
        ks_log(KS_LOG_GLASS, "%s", status);
    }
    ks_notify_ready(&panel->notify, status);
    panel->told = true;
    panel->told_sight = sight;
}

const char *ks_panel_sentence(const struct ks_panel *panel)
{
    return panel->notify.status;
}
