#ifndef KS_STAGE_GLYPHS_H
#define KS_STAGE_GLYPHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "stage/font_source.h"

/* One open face: how wide text is, and how much of each pixel it covers. What draws the outlines
 * (SDL_ttf, with HarfBuzz and FreeType) stays behind this header; painting knows none of it.
 * Hinting is off so that pictures are the same on every machine. Another size costs a flush of the
 * glyphs that are ready. One thread at a time. */

#define KS_GLYPHS_PX_MIN 4
#define KS_GLYPHS_PX_MAX 1200 /* sizes beyond these are drawn as these */

struct ks_glyphs;

/* Takes the source over, also when it fails: NULL if it is no font. */
KS_NODISCARD struct ks_glyphs *ks_glyphs_open(struct ks_font_source *source, struct ks_err *err);
void ks_glyphs_close(struct ks_glyphs *glyphs); /* NULL is fine */

bool ks_glyphs_has(const struct ks_glyphs *glyphs, uint32_t character);
/* Pixels that a run takes, with kerning. */
int ks_glyphs_width(struct ks_glyphs *glyphs, int px, const char *utf8);

/* A run, drawn. Of the pixel in column x, row y: v[y * stride + x * step], 0 to 255. */
struct ks_coverage {
    int width, height;
    int ascent; /* rows above the baseline */
    size_t stride, step;
    const uint8_t *v;
    void *held; /* what ks_coverage_free() gives back */
};

/* False: nothing to be seen in it, or too wide to matter. */
bool ks_glyphs_run(struct ks_glyphs *glyphs, int px, const char *utf8, struct ks_coverage *run);
void ks_coverage_free(struct ks_coverage *run);

#endif
