/* The two faces, measured and drawn (see fonts.h). */
#include "stage/fonts.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/check.h"
#include "base/text.h"
#include "stage/font_file.h"

#define SC_INDEX 2 /* the simplified Chinese face of the collection */
#define PX_MIN 4
#define PX_MAX 1200
/* The em box of Noto Sans CJK: lines are placed by it, not by the taller hhea metrics. */
#define ASCENT_PERMILLE 880

static const char *const folders[] = { "/usr/share/fonts/opentype/noto",
                                       "/usr/share/fonts/noto-cjk", "/usr/share/fonts/noto" };

/* One open face each: another size costs a flush of its glyphs, another open face 1.5 MiB. */
struct sized {
    TTF_Font *ttf;
    int px;
};

struct ks_fonts {
    char path[2][256];
    struct sized faces[2]; /* regular, bold */
    struct ks_typeset typeset;
};

static TTF_Font *open_face(const char *path)
{
    SDL_RWops *file = ks_font_file_open(path);
    TTF_Font *ttf = file == NULL ? NULL : TTF_OpenFontIndexRW(file, 1, PX_MIN, SC_INDEX);
    if (ttf != NULL) {
        TTF_SetFontHinting(ttf, TTF_HINTING_NONE); /* the same picture on every machine */
        TTF_SetFontKerning(ttf, 1);
    }
    return ttf;
}

static TTF_Font *face(struct ks_fonts *fonts, struct ks_font font)
{
    int px = font.px < PX_MIN ? PX_MIN : font.px > PX_MAX ? PX_MAX : font.px;
    struct sized *sized = &fonts->faces[font.bold ? 1 : 0];
    if (sized->px != px && TTF_SetFontSize(sized->ttf, px) != 0) {
        ks_bug("a font that opened takes no size");
    }
    sized->px = px;
    return sized->ttf;
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
        return font.px * (int)ks_utf8_count((struct ks_str) { utf8, n }); /* an em each */
    }
    char text[2048];
    n = ks_utf8_prefix(utf8, n, n < sizeof text ? n : sizeof text - 1);
    memcpy(text, utf8, n);
    text[n] = '\0';
    int width = 0, height = 0;
    TTF_SizeUTF8(face(context, font), text, &width, &height);
    return width;
}

static void vertical(void *context, struct ks_font font, int *ascent, int *descent)
{
    (void)context;
    *ascent = font.px * ASCENT_PERMILLE / 1000;
    *descent = font.px - *ascent;
}

static bool find_file(struct ks_fonts *fonts, size_t which)
{
    const char *name = which == 1 ? "NotoSansCJK-Bold.ttc" : "NotoSansCJK-Regular.ttc";
    for (size_t i = 0; i < KS_COUNT(folders); i++) {
        snprintf(fonts->path[which], sizeof fonts->path[which], "%s/%s", folders[i], name);
        if (access(fonts->path[which], R_OK) == 0) {
            return true;
        }
    }
    return false;
}

struct ks_fonts *ks_fonts_open(struct ks_err *err)
{
    if (TTF_WasInit() == 0 && TTF_Init() != 0) {
        ks_fail(err, KS_ERR_IO, "SDL_ttf: %s", TTF_GetError());
        return NULL;
    }
    struct ks_fonts *fonts = calloc(1, sizeof *fonts);
    if (fonts == NULL) {
        ks_oom();
    }
    fonts->typeset = (struct ks_typeset) { fonts, advance, vertical };
    for (size_t i = 0; i < 2; i++) {
        if (find_file(fonts, i)) {
            fonts->faces[i].ttf = open_face(fonts->path[i]);
        }
        if (fonts->faces[i].ttf == NULL) {
            ks_fail(err, KS_ERR_NOT_FOUND, "没有中文字体，请安装 fonts-noto-cjk（%s）",
                    TTF_GetError());
            ks_fonts_close(fonts);
            return NULL;
        }
    }
    return fonts;
}

void ks_fonts_close(struct ks_fonts *fonts)
{
    if (fonts == NULL) {
        return;
    }
    for (size_t i = 0; i < 2; i++) {
        if (fonts->faces[i].ttf != NULL) {
            TTF_CloseFont(fonts->faces[i].ttf);
        }
    }
    free(fonts);
    TTF_Quit();
}

const struct ks_typeset *ks_fonts_typeset(struct ks_fonts *fonts)
{
    return &fonts->typeset;
}

bool ks_fonts_has(struct ks_fonts *fonts, uint32_t character)
{
    return TTF_GlyphIsProvided32(face(fonts, (struct ks_font) { false, 16 }), character) != 0 &&
           TTF_GlyphIsProvided32(face(fonts, (struct ks_font) { true, 16 }), character) != 0;
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
blend_surface(struct ks_canvas *canvas, const SDL_Surface *run, int x0, int y0, uint32_t color)
{
    uint32_t strength = color >> 24;
    for (int y = 0; y < run->h; y++) {
        if (y0 + y < 0 || y0 + y >= canvas->height) {
            continue;
        }
        const uint32_t *from = (const uint32_t *)(const void *)((const char *)run->pixels +
                                                                (size_t)y * (size_t)run->pitch);
        uint32_t *to = ks_canvas_row(canvas, y0 + y);
        for (int x = 0; x < run->w; x++) {
            uint32_t alpha = (from[x] >> 24) * strength / 255;
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
    TTF_Font *ttf = face(fonts, font);
    SDL_Color white = { 255, 255, 255, 255 };
    SDL_Surface *run = TTF_RenderUTF8_Blended(ttf, utf8, white);
    if (run == NULL) {
        return; /* nothing visible in it, or too wide to matter */
    }
    blend_surface(canvas, run, x, baseline - TTF_FontAscent(ttf), color);
    SDL_FreeSurface(run);
}
