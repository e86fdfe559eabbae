/* The two faces, measured and drawn (see fonts.h). */
#include "stage/fonts.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/text.h"
#include "stage/glyphs.h"

/* The em box of Noto Sans CJK: lines are placed by it, not by the taller hhea metrics. */
#define ASCENT_PERMILLE 880

struct ks_fonts {
    struct ks_glyphs *faces[KS_FACES];
    struct ks_typeset typeset;
};

static struct ks_glyphs *face(const struct ks_fonts *fonts, struct ks_font font)
{
    return fonts->faces[font.bold ? 1 : 0];
}

static bool all_full_width(const char *utf8, size_t n)
{
    for (size_t at = 0, length; at < n; at += length) {
        uint32_t c = ks_utf8_decode(utf8 + at, n - at, &length);
        bool mark = c >= 0x3001 && c <= 0x3011;
        bool full = (c >= 0xFF01 && c <= 0xFF5E) || mark;
        if (!ks_char_is_hanzi(c) && !full) {
            return false;
        }
    }
    return true;
}

static int advance(void *context, struct ks_font font, const char *utf8, size_t n)
{
    if (all_full_width(utf8, n)) {
        /* No such face: count an em for each character. */
        return font.px * (int)ks_utf8_count((struct ks_str) { utf8, n });
    }
    char text[2048];
    n = ks_utf8_prefix(utf8, n, n < sizeof text ? n : sizeof text - 1);
    memcpy(text, utf8, n);
    text[n] = '\0';
    return ks_glyphs_width(face(context, font), font.px, text);
}

static void vertical(void *context, struct ks_font font, int *ascent, int *descent)
{
    (void)context;
    *ascent = font.px * ASCENT_PERMILLE / 1000;
    *descent = font.px - *ascent;
}

struct ks_fonts *ks_fonts_open(struct ks_font_source faces[KS_FACES], struct ks_err *err)
{
    struct ks_fonts *fonts = calloc(1, sizeof *fonts);
    if (fonts == NULL) {
        ks_oom();
    }
    fonts->typeset = (struct ks_typeset) { fonts, advance, vertical, NULL };
    bool ok = true;
    for (size_t i = 0; i < KS_FACES; i++) {
        fonts->faces[i] = ks_glyphs_open(&faces[i], ok ? err : NULL);
        ok = ok && fonts->faces[i] != NULL;
    }
    if (!ok) {
        ks_fonts_close(fonts);
        return NULL;
    }
    return fonts;
}

void ks_fonts_close(struct ks_fonts *fonts)
{
    for (size_t i = 0; fonts != NULL && i < KS_FACES; i++) {
        ks_glyphs_close(fonts->faces[i]);
    }
    free(fonts);
}

const struct ks_typeset *ks_fonts_typeset(struct ks_fonts *fonts)
{
    return &fonts->typeset;
}

bool ks_fonts_has(const struct ks_fonts *fonts, uint32_t character)
{
    return ks_glyphs_has(fonts->faces[0], character) && ks_glyphs_has(fonts->faces[1], character);
}

/* Straight alpha over an opaque canvas. */
static uint32_t over(uint32_t below, uint32_t color, uint32_t alpha)
{
    uint32_t rb = below & 0xFF00FF, g = below & 0x00FF00;
    uint32_t crb = color & 0xFF00FF, cg = color & 0x00FF00;
    alpha += alpha >> 7; /* 0..256 */
    rb = (rb * (256 - alpha) + crb * alpha) >> 8 & 0xFF00FF;
    g = (g * (256 - alpha) + cg * alpha) >> 8 & 0x00FF00;
    return 0xFF000000u | rb | g;
}

static void
blend_run(struct ks_canvas *canvas, const struct ks_coverage *run, int x0, int y0, uint32_t color)
{
    uint32_t strength = color >> 24;
    for (int y = 0; y < run->height; y++) {
        if (y0 + y < 0 || y0 + y >= canvas->height) {
            continue;
        }
        const uint8_t *from = run->v + (size_t)y * run->stride;
        uint32_t *to = ks_canvas_row(canvas, y0 + y);
        for (int x = 0; x < run->width; x++) {
            uint32_t alpha = from[(size_t)x * run->step] * strength / 255;
            if (alpha != 0 && x0 + x >= 0 && x0 + x < canvas->width) {
                to[x0 + x] = over(to[x0 + x], color, alpha);
            }
        }
    }
}

void ks_fonts_draw(struct ks_fonts *fonts,
                   struct ks_canvas *canvas,
                   int x,
                   int baseline,
                   struct ks_font font,
                   uint32_t color,
                   const char *utf8)
{
    struct ks_coverage run;
    if (ks_glyphs_run(face(fonts, font), font.px, utf8, &run)) {
        blend_run(canvas, &run, x, baseline - run.ascent, color);
        ks_coverage_free(&run);
    }
}
