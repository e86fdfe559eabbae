#ifndef KS_STAGE_SCREEN_PARTS_H
#define KS_STAGE_SCREEN_PARTS_H

#include <SDL.h>

#include "stage/screen.h"

/* The window, shared by its files. Main thread. */

struct ks_screen {
    SDL_Window *sdl;
    SDL_Renderer *renderer; /* NULL: the surface painter */
    SDL_Texture *texture[2];
    const struct ks_canvas *loaded[2]; /* the canvases that the textures hold */
    struct ks_canvas *scratch;         /* for transitions the GPU path does not draw itself */
    int width, height, rotate;
    struct ks_screen_outlet outlet; /* .show NULL: through SDL */
};

/* Has the window show its memory. False, with the reason, if the display fails. */
bool ks_screen_show_memory(struct ks_screen *screen, SDL_Surface *surface, struct ks_err *err);

#endif
