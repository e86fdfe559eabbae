#ifndef KS_STAGE_WINDOW_H
#define KS_STAGE_WINDOW_H

#include <stdbool.h>

#include "base/err.h"
#include "stage/canvas.h"

/* The one window: full screen, or of a given size; shows canvases rotated by 0/90/180/270.
 * Two painters behind it, chosen once at start by what the machine has: the window surface in
 * shared memory where there is no GPU (SDL_HINT_FRAMEBUFFER_ACCELERATION=0), an accelerated
 * SDL_Renderer where there is one. Main thread only. SDL video is initialised and shut down
 * here. Synthetic mouse events from touch are off; screen savers too; the cursor is hidden. */

struct ks_window;

struct ks_window_params {
    const char *title;
    int width, height;    /* 0 = full screen */
    int rotate;           /* degrees clockwise: 0, 90, 180, 270 */
    const char *painter;  /* "auto", "surface", "renderer" */
};

KS_NODISCARD struct ks_window *ks_window_open(const struct ks_window_params *params,
                                              struct ks_err *err);
void ks_window_close(struct ks_window *window);

/* Logical size: what canvases must have. Changes after a resize event. */
void ks_window_size(const struct ks_window *window, int *width, int *height);
const char *ks_window_painter(const struct ks_window *window); /* "surface" or "renderer" */

/* Show one canvas now. False if the display went away (the caller tries again later). */
KS_NODISCARD bool ks_window_present(struct ks_window *window,
                                    const struct ks_canvas *canvas,
                                    struct ks_err *err);
/* Cross-fade drawn by the GPU where the renderer painter runs; elsewhere blends `scratch`. */
KS_NODISCARD bool ks_window_present_blend(struct ks_window *window,
                                          struct ks_canvas *scratch,
                                          const struct ks_canvas *from,
                                          const struct ks_canvas *to,
                                          int transition,
                                          int progress,
                                          struct ks_err *err);

/* Physical window pixel -> logical pixel, undoing the rotation; for touch and mouse. */
void ks_window_to_logical(const struct ks_window *window, int *x, int *y);
/* After SDL_WINDOWEVENT_SIZE_CHANGED or a lost surface. */
void ks_window_refresh(struct ks_window *window);

#endif
