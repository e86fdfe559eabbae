#ifndef KS_APP_PANEL_PARTS_H
#define KS_APP_PANEL_PARTS_H

#include "app/panel/panel.h"
#include "device/console.h"
#include "device/drm_card.h"
#include "device/dumb.h"
#include "device/notify.h"
#include "device/wake.h"

/* The state of the panel. Shared by its files, each of which uses those named before it only: the
 * way to the glass (way.c), what is told of it (status.c), what is done without a desktop
 * (glass.c), and what the player sees of it all (panel.c). Main thread. */

#define KS_PANEL_TITLE "警钟 Tocsin"

enum ks_next { /* which screen comes after a replacement */
               KS_NEXT_DARK,
               KS_NEXT_DUMB, /* the same, in the size of the buffers */
               KS_NEXT_GPU
};

struct ks_panel {
    const struct ks_options *options;
    struct ks_screen *screen;
    struct ks_notify notify;
    struct ks_err status; /* what was told of the display */
    struct ks_console console;
    bool presented; /* at least one frame, ever */
    /* Without a desktop only: */
    struct ks_wake *wake; /* NULL = there is a desktop */
    struct ks_drm *drm;
    struct ks_display state;
    struct ks_drm_place
        place;            /* of what is open, or to be opened; a mode of 0 = nothing seen yet */
    struct ks_dumb *dumb; /* NULL = dark, or SDL's window is on the glass */
    enum ks_next next;
    bool no_gpu;   /* the GPU's way was tried, and it draws in software */
    bool changed;  /* ask the screens again at the next look */
    bool again;    /* ask for the picture again: a frame was kept back, or the card opened anew */
    bool refused;  /* the card did not take a frame */
    unsigned lost; /* frames that it refused or did not show */
    bool told;     /* systemd and the log know told_sight */
    enum ks_sight told_sight;
    unsigned frames;    /* handed over since it was opened */
    uint32_t fb_before; /* on the glass before SDL's last frame */
    uint32_t fb_ours;   /* on the glass when SDL's last frame came there; 0 = none did */
};

/* way.c */

/* SDL's window is on the glass. */
bool ks_panel_is_gpu(const struct ks_panel *panel);
/* Whether a frame of the player was handed over since the card was opened. */
bool ks_panel_has_frame(const struct ks_panel *panel);
/* The last frame handed over is on the glass. */
void ks_panel_shown(struct ks_panel *panel);
/* A frame was handed over; the first since it was opened sets the mode and is shown at once. */
void ks_panel_handed_over(struct ks_panel *panel);

/* status.c */

/* Tells systemd and the log what the display is, once that is known. */
void ks_panel_tell(struct ks_panel *panel);

/* glass.c */

/* SDL's window in memory; its pixels go to the dumb buffers, if there are any. */
KS_NODISCARD bool ks_panel_open_dark(struct ks_panel *panel, struct ks_err *err);
/* Looks for a usable screen and opens, keeps or closes accordingly; what follows for the player. */
enum ks_panel_news ks_panel_look(struct ks_panel *panel);
/* Closes the way to the glass: the picture is there no longer, or cannot get there. */
enum ks_panel_news ks_panel_go_dark(struct ks_panel *panel);

#endif
