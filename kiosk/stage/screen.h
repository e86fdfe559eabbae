#ifndef KS_STAGE_SCREEN_H
#define KS_STAGE_SCREEN_H

#include <stdbool.h>

#include "base/err.h"
#include "core/draw/transition.h"
#include "stage/canvas.h"
#include "stage/painted_by.h"

/* The one window: full screen, or of a given size. Shows canvases in the panel's orientation. Two
 * painters behind it, chosen once at start by what the machine has: the window surface in memory
 * where there is no GPU (shared with the server on X11), an accelerated SDL_Renderer where there
 * is one. Main thread only. SDL video is initialised and shut down here. Synthetic mouse events
 * from touch are off; screen savers too; the cursor is hidden. */

struct ks_screen;

struct ks_screen_params {
    const char *title;
    int width, height;          /* of the panel; 0 = full screen */
    int rotate;                 /* of the picture, degrees clockwise: 0, 90, 180, 270 */
    enum ks_painted_by painter; /* DUMB is as AUTO */
    const char
        *driver; /* of SDL; NULL = what there is. With one, `width` x `height` is the whole
                  * screen: a mode of "KMSDRM", or memory only ("evdev", input all the same) */
    int output;  /* which of SDL's displays */
};

KS_NODISCARD struct ks_screen *ks_screen_open(const struct ks_screen_params *params,
                                              struct ks_err *err);
void ks_screen_close(struct ks_screen *screen);

/* Where finished memory goes instead of through SDL (the surface painter only): `show` gets
 * `height` rows of `stride` bytes of XRGB8888 and has them shown, now or later; false as present.
 */
struct ks_screen_outlet {
    bool (*show)(
        void *context, const void *px, int stride, int width, int height, struct ks_err *err);
    void *context;
};
void ks_screen_lead_to(struct ks_screen *screen, struct ks_screen_outlet outlet);
/* The same through SDL after all, for an outlet of a window that has one. */
KS_NODISCARD bool ks_screen_update(struct ks_screen *screen, struct ks_err *err);
/* Another size of a screen that is memory only; its pixels are lost. */
void ks_screen_resize(struct ks_screen *screen, int width, int height);
/* SDL's descriptor of the graphics card; -1 unless the driver is "KMSDRM". */
int ks_screen_card(const struct ks_screen *screen);

/* The size of the panel, as canvases for it must be. Changes after a resize event. */
void ks_screen_size(const struct ks_screen *screen, int *width, int *height);
enum ks_painted_by ks_screen_painter(const struct ks_screen *screen); /* SURFACE or RENDERER */

/* Show one frame now: `from` and `to` blended (stage/blend.h), or `to` alone if from is NULL.
 * False if the display went away (the caller tries again later). */
KS_NODISCARD bool ks_screen_present(struct ks_screen *screen,
                                    const struct ks_canvas *from,
                                    const struct ks_canvas *to,
                                    enum ks_transition transition,
                                    int progress,
                                    struct ks_err *err);

/* While the picture is still, the window's own memory holds it and the canvas need not (8 MB at
 * 1080p). park() lets go of the canvas's pixels if the window has them, unpark() copies them back;
 * the renderer keeps its canvases. show_again() puts a parked canvas on the glass once more. */
void ks_screen_park(struct ks_screen *screen, struct ks_canvas *canvas);
void ks_screen_unpark(struct ks_screen *screen, struct ks_canvas *canvas);
void ks_screen_show_again(struct ks_screen *screen, const struct ks_canvas *canvas);
/* Row `y` of what stands on the glass, to look at or change before it is shown again: the canvas's,
 * or the window's while the canvas is parked. */
uint32_t *ks_screen_row(const struct ks_screen *screen, const struct ks_canvas *canvas, int y);

/* For figures: whether `glass` (NULL = the window's memory) is all black, and whether it differs
 * from `canvas`, which may be parked. The surface painter only; the renderer's memory is out of
 * reach. */
void ks_screen_check(const struct ks_screen *screen,
                     const struct ks_canvas *glass,
                     const struct ks_canvas *canvas,
                     bool *black,
                     bool *stale);

/* Panel pixel -> upright pixel, undoing the rotation; for touch and mouse. */
void ks_screen_to_upright(const struct ks_screen *screen, int *x, int *y);
/* After SDL_WINDOWEVENT_SIZE_CHANGED or a lost surface. */
void ks_screen_refresh(struct ks_screen *screen);

#endif
