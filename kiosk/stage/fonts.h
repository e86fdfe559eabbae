#ifndef KS_STAGE_FONTS_H
#define KS_STAGE_FONTS_H

#include "base/err.h"
#include "core/draw/drawlist.h"
#include "stage/canvas.h"
#include "stage/font_source.h"

/* The two faces that everything is set in, regular and bold, measured and drawn. One open face
 * each: another size costs a flush of its glyphs. Main thread only. Where they come from is the
 * caller's matter; as installed: noto.h. Lines are placed by the em box of Noto Sans CJK. */

#define KS_FACES 2 /* regular, bold */

struct ks_fonts;

/* Takes the sources over, also when it fails: NULL if one is no font. */
KS_NODISCARD struct ks_fonts *ks_fonts_open(struct ks_font_source faces[KS_FACES],
                                            struct ks_err *err);
void ks_fonts_close(struct ks_fonts *fonts); /* NULL is fine */

/* Measures for core/draw/linebreak and core/scene/scene; valid while `fonts` is open. */
const struct ks_typeset *ks_fonts_typeset(struct ks_fonts *fonts);

/* True if both faces have a glyph for the character. */
bool ks_fonts_has(const struct ks_fonts *fonts, uint32_t character);

/* Draw one run: left end at x, baseline at y, clipped to the canvas. */
void ks_fonts_draw(struct ks_fonts *fonts,
                   struct ks_canvas *canvas,
                   int x,
                   int baseline,
                   struct ks_font font,
                   uint32_t color,
                   const char *utf8);

#endif
