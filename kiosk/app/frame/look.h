#ifndef KS_APP_FRAME_LOOK_H
#define KS_APP_FRAME_LOOK_H

#include "core/draw/drawlist.h"
#include "core/hand/reach.h"
#include "stage/canvas.h"
#include "stage/fonts.h"

/* What all frames of a panel share: fonts, size, turn; and a part of one painted again. Rectangles
 * are of the upright screen, finished canvases of the panel. Main thread. */

struct ks_frame_look { /* what does not change while the program runs */
    struct ks_fonts *fonts;
    int width, height; /* of the panel */
    int rotate;        /* of the picture, degrees clockwise: ks_frame_turn() */
    const char *lang;  /* a tag of base/lang.h */
    const char *place; /* tag of the place for the frame, "" = none */
    bool touch;
    struct ks_mount mount;       /* where the panel hangs */
    struct ks_canvas_pool *pool; /* where finished frames have their pixels; NULL = the system */
};

/* For a panel that hangs turned clockwise by 0, 90, 180 or 270 degrees (90: its own left edge is
 * up): the degrees by which the picture is turned clockwise to stand upright there. */
int ks_frame_turn(int panel);
/* Upright size for a panel. */
void ks_frame_size(const struct ks_frame_look *look, int *width, int *height);
/* As much of the rectangle as is on the screen; w or h 0 or less: nothing. */
struct ks_rect ks_look_within(const struct ks_frame_look *look, struct ks_rect rect);
/* Turns a small upright canvas and copies it to its place, which must be within the screen. */
void ks_look_put(const struct ks_frame_look *look,
                 struct ks_canvas *part,
                 struct ks_rect at,
                 struct ks_canvas *canvas);
/* Paints what of the list is in `area`, as far as that is on the screen; pictures excepted. The
 * list has to cover it. */
void ks_look_paint(const struct ks_frame_look *look,
                   const struct ks_drawlist *list,
                   struct ks_rect area,
                   struct ks_canvas *canvas);

#endif
