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
/* The renderer, which the caller destroys; NULL if the window's memory is wanted or better, or the
 * renderer draws nothing. */
KS_NODISCARD SDL_Renderer *ks_driver_renderer(SDL_Window *window, enum ks_painted_by wanted);

#endif
