#ifndef KS_STAGE_FONTS_H
#define KS_STAGE_FONTS_H

#include "base/err.h"
#include "core/draw/drawlist.h"
#include "stage/canvas.h"

/* The project's two faces (Noto Sans CJK SC Regular and Bold) through SDL_ttf, from where
 * distributions install them. One open face each: another size costs a flush of its glyphs. Main
 * thread only. Hinting is off so that pictures are the same on every machine. */

struct ks_fonts;

KS_NODISCARD struct ks_fonts *ks_fonts_open(struct ks_err *err);
void ks_fonts_close(struct ks_fonts *fonts);

/* Measures for core/draw/linebreak and core/scene/scene; valid while `fonts` is open. */
const struct ks_typeset *ks_fonts_typeset(struct ks_fonts *fonts);

/* True if both faces have a glyph for the character. */
bool ks_fonts_has(struct ks_fonts *fonts, uint32_t character);

/* Draw one run: left end at x, baseline at y, clipped to the canvas. */
void ks_fonts_draw(struct ks_fonts *fonts,
                   struct ks_canvas *canvas,
                   int x,
                   int baseline,
                   struct ks_font font,
                   uint32_t color,
                   const char *utf8);

#endif
