/* What systemd, the log and staff are told of the display. */
#include "app/panel/parts.h"
#include "core/problem/fail.h"
#include "port/lang.h"

#define KS_LOG_MODULE "panel"
#include "port/log.h"

void ks_panel_tell(struct ks_panel *panel)
{
    const struct ks_mode *mode = &panel->place.mode;
    bool lit = panel->wake == NULL || panel->state.lit;
    enum ks_sight sight = panel->wake == NULL ? KS_SIGHT_USABLE : ks_display_sight(&panel->state);
    /* Of a picture once it is there; that one did not come, without waiting for the next. */
    bool known = lit && sight == KS_SIGHT_USABLE
                     ? panel->presented && ks_panel_is_ready(panel) && ks_panel_is_seen(panel)
                     : panel->state.looked;
    if (panel->told || !known) {
        return;
    }
    /* The sentence names it: another connector may have a screen. */
    const char *asked = panel->options->display.connector;
    struct ks_err *status = &panel->status;
    *status = (struct ks_err) { .code = KS_ERR_NONE };
    if (ks_mistakes_brief(&panel->options->mistakes, status)) {
        (void)ks_fail_under(status, KS_PROBLEM_AND_ALSO, KS_NO_ARGS);
    }
    if (*asked != '\0' && sight > KS_SIGHT_NO_CARD && sight < KS_SIGHT_HELD) {
        (void)ks_fail_under(status, KS_PROBLEM_SIGHT_ASKED, KS_ARGS(ks_arg_text(asked)));
    }
    if (panel->wake != NULL && sight == KS_SIGHT_USABLE) {
        (void)ks_fail_under(status, KS_PROBLEM_SIGHT_AT,
                            KS_ARGS(ks_arg_text(panel->place.connector), ks_arg_number(mode->width),
                                    ks_arg_number(mode->height), ks_arg_number(mode->hz),
                                    ks_arg_text(ks_panel_painter(panel))));
    }
    (void)ks_fail_under(status, ks_sight_problem(sight), KS_NO_ARGS);
    struct ks_err_line said = ks_err_line(ks_lang_here(), status);
    if (panel->wake != NULL && !ks_notify_says(&panel->notify, said.text)) {
        ks_log(KS_LOG_GLASS, "%s", said.text);
    }
    ks_notify_ready(&panel->notify, said.text);
    panel->told = true;
    panel->told_sight = sight;
}

const struct ks_err *ks_panel_status(const struct ks_panel *panel)
{
    return &panel->status;
}
