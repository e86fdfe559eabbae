#ifndef KS_STAGE_PAINTER_H
#define KS_STAGE_PAINTER_H

#include "core/draw/drawlist.h"
#include "core/draw/pixels.h"
#include "stage/canvas.h"
#include "stage/fonts.h"

/* The painter: a draw list turned into pixels, in software. It uses pixman, FreeType outlines and
 * SDL_ttf. Deterministic: the same list gives the same bytes. Main thread only. */

/* Pixels for KS_DRAW_PICTURE by asset path; NULL draws a quiet placeholder. */
struct ks_picture_source {
    void *context;
    const struct ks_pixels *(*find)(void *context, const char *path);
};

void ks_paint(struct ks_canvas *canvas,
              struct ks_fonts *fonts,
              const struct ks_picture_source *pictures,
              const struct ks_drawlist *list);

#endif
