/* One open face, by SDL_ttf (see glyphs.h). */
#include "stage/glyphs.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <stdlib.h>

#include "base/check.h"
#include "core/problem/fail.h"

struct ks_glyphs {
    TTF_Font *ttf;
    int px;
};

/* A source as SDL_ttf reads it. */
struct stream {
    struct ks_font_source source;
    int64_t at;
};

static struct stream *of(SDL_RWops *rw)
{
    return rw->hidden.unknown.data1;
}

static size_t SDLCALL read_some(SDL_RWops *rw, void *out, size_t size, size_t count)
{
    struct stream *stream = of(rw);
    size_t n = stream->source.read(&stream->source, stream->at, out, size * count);
    stream->at += (int64_t)n;
    return size == 0 ? 0 : n / size;
}

static Sint64 SDLCALL seek(SDL_RWops *rw, Sint64 offset, int whence)
{
    struct stream *stream = of(rw);
    Sint64 size = stream->source.size;
    Sint64 from = whence == RW_SEEK_SET ? 0 : whence == RW_SEEK_CUR ? stream->at : size;
    if (offset < -from || offset > size - from) {
        return SDL_SetError("beyond the font's end");
    }
    return stream->at = from + offset;
}

static Sint64 SDLCALL size_of(SDL_RWops *rw)
{
    return of(rw)->source.size;
}

static int SDLCALL close_stream(SDL_RWops *rw)
{
    ks_font_close(&of(rw)->source);
    free(of(rw));
    SDL_FreeRW(rw);
    return 0;
}

static SDL_RWops *stream_of(struct ks_font_source *source)
{
    struct stream *stream = calloc(1, sizeof *stream);
    SDL_RWops *rw = SDL_AllocRW();
    if (stream == NULL || rw == NULL) {
        ks_oom();
    }
    stream->source = *source;
    *source = (struct ks_font_source) { 0 };
    rw->size = size_of;
    rw->seek = seek;
    rw->read = read_some;
    rw->write = NULL;
    rw->close = close_stream;
    rw->type = SDL_RWOPS_UNKNOWN;
    rw->hidden.unknown.data1 = stream;
    return rw;
}

struct ks_glyphs *ks_glyphs_open(struct ks_font_source *source, struct ks_err *err)
{
    if (TTF_Init() != 0) {
        ks_font_close(source);
        ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_FONT_LIBRARY, KS_ARGS(ks_arg_text(TTF_GetError())));
        return NULL;
    }
    int face = source->face;
    TTF_Font *ttf = TTF_OpenFontIndexRW(stream_of(source), 1, KS_GLYPHS_PX_MIN, face);
    if (ttf == NULL) {
        ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_FONT_OPEN, KS_ARGS(ks_arg_text(TTF_GetError())));
        TTF_Quit();
        return NULL;
    }
    TTF_SetFontHinting(ttf, TTF_HINTING_NONE); /* the same picture on every machine */
    TTF_SetFontKerning(ttf, 1);
    struct ks_glyphs *glyphs = calloc(1, sizeof *glyphs);
    if (glyphs == NULL) {
        ks_oom();
    }
    *glyphs = (struct ks_glyphs) { ttf, 0 };
    return glyphs;
}

void ks_glyphs_close(struct ks_glyphs *glyphs)
{
    if (glyphs != NULL) {
        TTF_CloseFont(glyphs->ttf);
        free(glyphs);
        TTF_Quit(); /* SDL_ttf counts the opened faces; the last one ends it */
    }
}

static TTF_Font *at_size(struct ks_glyphs *glyphs, int px)
{
    px = px < KS_GLYPHS_PX_MIN ? KS_GLYPHS_PX_MIN : px > KS_GLYPHS_PX_MAX ? KS_GLYPHS_PX_MAX : px;
    if (glyphs->px != px && TTF_SetFontSize(glyphs->ttf, px) != 0) {
        ks_bug("a font that opened takes no size");
    }
    glyphs->px = px;
    return glyphs->ttf;
}

bool ks_glyphs_has(const struct ks_glyphs *glyphs, uint32_t character)
{
    return TTF_GlyphIsProvided32(glyphs->ttf, character) != 0;
}

int ks_glyphs_width(struct ks_glyphs *glyphs, int px, const char *utf8)
{
    int width = 0, height = 0;
    TTF_SizeUTF8(at_size(glyphs, px), utf8, &width, &height);
    return width;
}

bool ks_glyphs_run(struct ks_glyphs *glyphs, int px, const char *utf8, struct ks_coverage *run)
{
    TTF_Font *ttf = at_size(glyphs, px);
    SDL_Color white = { 255, 255, 255, 255 };
    /* ARGB8888: the alpha of a pixel is its coverage. */
    SDL_Surface *drawn = TTF_RenderUTF8_Blended(ttf, utf8, white);
    if (drawn == NULL) {
        return false;
    }
    *run = (struct ks_coverage) { .width = drawn->w,
                                  .height = drawn->h,
                                  .ascent = TTF_FontAscent(ttf),
                                  .stride = (size_t)drawn->pitch,
                                  .step = sizeof(uint32_t),
                                  .v = (const uint8_t *)drawn->pixels +
                                       (SDL_BYTEORDER == SDL_LIL_ENDIAN ? 3 : 0),
                                  .held = drawn };
    return true;
}

void ks_coverage_free(struct ks_coverage *run)
{
    SDL_FreeSurface(run->held);
    *run = (struct ks_coverage) { 0 };
}
