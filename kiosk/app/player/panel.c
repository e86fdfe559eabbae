/* The player's side of its panel: its size, a display that goes and comes back. */
#include "app/player/parts.h"
#include "app/player/vitals.h"
#include "port/lang.h"

#define KS_LOG_MODULE "kiosk"
#include "port/log.h"

/* Takes over the panel's measures, and warns if no button can stand within reach of a hand. */
static void measure(struct ks_player *p)
{
    const struct ks_options *o = p->options;
    int width, height;
    ks_frame_size(&p->look, &width, &height);
    p->look.mount = ks_mount_of(o->panel_mm[0], o->panel_mm[1], width, height);
    p->look.mount.bottom_mm = o->bottom_mm;
    p->look.mount.view_mm = o->view_mm;
    if (o->touch && !ks_reach_of(&p->look.mount, width, height).fits) {
        ks_log(KS_LOG_OUT_OF_REACH, "%s",
               ks_say("屏幕挂得够不着：按键应离地 800 到 1100 毫米（screen-bottom-mm、panel-mm）"));
    }
}

void ks_player_take_size(struct ks_player *p)
{
    int width = p->look.width, height = p->look.height;
    ks_screen_size(p->screen, &p->look.width, &p->look.height);
    if (width == p->look.width && height == p->look.height) {
        return;
    }
    measure(p);
    if (p->program != NULL) { /* the same program, in frames of the new size */
        ks_player_step(p, KS_EVENT_PROGRAM, 0);
        /* A video is decoded for the old size: it begins again, or the next does. */
        if (p->play != NULL) {
            ks_player_step(p, KS_EVENT_ENDED, p->shown->ticket.n);
        }
    }
}

/* The screen is about to close: copies the shown picture from its memory back into the canvas. */
static void leave_screen(struct ks_player *p)
{
    if (p->shown != NULL && p->shown->canvas != NULL) {
        ks_screen_unpark(p->screen, p->shown->canvas);
    }
}

/* If the panel's screen is replaced, the shown picture moves from the old one to the new one. */
void ks_player_look_at_panel(struct ks_player *p)
{
    enum ks_panel_news news = ks_panel_step(p->panel);
    if (news == KS_PANEL_REPLACE) {
        leave_screen(p);
        ks_panel_replace(p->panel);
        p->screen = ks_panel_screen(p->panel);
        ks_player_take_size(p);
    }
    if (news != KS_PANEL_SAME) {
        ks_player_present(p);
    }
    ks_player_judge(p);
    ks_vitals_display(p);
}
