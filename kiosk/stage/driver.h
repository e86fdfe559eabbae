#ifndef KS_STAGE_DRIVER_H
#define KS_STAGE_DRIVER_H

#include <SDL.h>

#include "base/err.h"
#include "stage/painted_by.h"

/* SDL's video drivers: which one is used, and what each has to be told. Without that they show
 * nothing. Main thread. */

/* Starts SDL's video. `driver`: by name, whatever the environment says; NULL = what there is, but
 * none without a display unless the environment asks for it. False (KS_ERR_IO) if there is no
 * display. */
KS_NODISCARD bool ks_driver_start(const char *driver, struct ks_err *err);
/* The size of a mode of KMS/DRM, and which of SDL's displays it is for. */
struct ks_driver_mode {
    int width, height;
    int output;
};
/* KMS/DRM's window over a whole screen, which the caller destroys; NULL: SDL_GetError() says why.
 *
 * Not full screen, as far as SDL knows: for a plain window of a mode's size it sets that mode with
 * the first frame, while as full screen it makes its surfaces anew inside the first swap, and the
 * mode comes with an empty frame. Of two rates of one size it chooses by itself: with the first
 * frame on the glass the caller sets another (device/mode.h). */
KS_NODISCARD SDL_Window *ks_driver_kms_window(const char *title, const struct ks_driver_mode *mode);
/* The renderer, which the caller destroys; NULL if the window's memory is wanted or better, or the
 * renderer draws nothing. */
KS_NODISCARD SDL_Renderer *ks_driver_renderer(SDL_Window *window, enum ks_painted_by wanted);

#endif
