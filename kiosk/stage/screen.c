/* The one window and its two painters (see screen.h). */
#include "stage/screen.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "stage/blend.h"

struct ks_screen {
    SDL_Window *sdl;
    SDL_Renderer *renderer; /* NULL: the surface painter */
    SDL_Texture *texture[2];
    const struct ks_canvas *loaded[2]; /* what the textures hold */
    struct ks_canvas *scratch;         /* for transitions the GPU path does not draw itself */
    int width, height, rotate;
};

static void set_hints(void)
{
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    /* Then SDL_QUIT is a signal and nothing else; who closes the window says so by itself. */
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1"); /* chords are ours, not a window manager's */
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
}

/* On X11 the window's memory is shared with the server: 3 ms a frame instead of 17 through OpenGL.
 * SDL 2.26 has no window memory of its own on Wayland and KMS/DRM: told not to go through OpenGL
 * there, it would show nothing at all.
 * Without libGL.so.1 SDL's KMS/DRM quietly makes a GLES context instead, also for its renderer
 * "opengl", SDL's first choice, whose glBegin() then draws nothing: black. So there it is GLES by
 * name, from the window's first configuration on (else SDL makes the window twice). */
static void choose_memory(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    bool own = strcmp(driver, "x11") == 0 || strcmp(driver, "offscreen") == 0 ||
               strcmp(driver, "dummy") == 0 || strcmp(driver, "evdev") == 0;
    bool kms = strcmp(driver, "KMSDRM") == 0;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, kms ? "opengles2" : own ? "0" : "1");
    if (kms) {
        SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    }
}

/* A renderer that draws nothing reports success all the same: one rectangle shows whether it does.
 */
static bool draws(SDL_Renderer *renderer)
{
    static const SDL_Rect rect = { 0, 0, 4, 4 }, middle = { 2, 2, 1, 1 };
    uint32_t px = 0;
    SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255);
    SDL_RenderClear(renderer);
    SDL_SetRenderDrawColor(renderer, 255, 255, 255, 255);
    SDL_RenderFillRect(renderer, &rect);
    bool read = SDL_RenderReadPixels(renderer, &middle, SDL_PIXELFORMAT_ARGB8888, &px, 4) == 0;
    SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255);
    SDL_RenderClear(renderer);
    return read && (px & 0xFFFFFF) == 0xFFFFFF;
}

/* A renderer in software is slower than no renderer: 18-46 ms a frame against 3. */
static bool is_real_gpu(SDL_Renderer *renderer)
{
    SDL_RendererInfo info;
    if (SDL_GetRendererInfo(renderer, &info) != 0 || (info.flags & SDL_RENDERER_ACCELERATED) == 0) {
        return false;
    }
    typedef const unsigned char *(*get_string)(unsigned);
    get_string gl_string = NULL;
    void *address = SDL_GL_GetProcAddress("glGetString");
    memcpy(&gl_string, &address, sizeof address);
    const char *name = gl_string == NULL ? NULL : (const char *)gl_string(0x1F01 /* GL_RENDERER */);
    return name != NULL && strstr(name, "llvmpipe") == NULL && strstr(name, "softpipe") == NULL &&
           strstr(name, "SWR") == NULL && strstr(name, "Software") == NULL;
}

/* Asking for OpenGL where there is none but Mesa's software costs 50 ms and 30 MiB: a render
 * node says whether to ask at all. */
static bool may_have_gpu(void)
{
    SDL_RWops *node = SDL_RWFromFile("/dev/dri/renderD128", "rb");
    if (node == NULL) {
        return false;
    }
    SDL_RWclose(node);
    return true;
}

static void choose_painter(struct ks_screen *screen, const char *painter)
{
    bool forced = strcmp(painter, "renderer") == 0;
    if (strcmp(painter, "surface") == 0 || (!forced && !may_have_gpu())) {
        return;
    }
    screen->renderer = SDL_CreateRenderer(
        screen->sdl, -1, forced ? 0 : SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    if (screen->renderer != NULL &&
        (!draws(screen->renderer) || (!forced && !is_real_gpu(screen->renderer)))) {
        SDL_DestroyRenderer(screen->renderer);
        screen->renderer = NULL;
    }
}

/* SDL falls back to drivers without a display; we take those only when told to. */
static bool shows_nothing(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    bool asked = SDL_getenv("SDL_VIDEODRIVER") != NULL;
    return driver == NULL ||
           (!asked && (strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0 ||
                       strcmp(driver, "evdev") == 0));
}

/* On X11 a plain window over the whole screen: SDL's own full screen asks a window manager and
 * waits 100 ms for its answer, and a kiosk has none. */
static SDL_Window *open_full(const char *title)
{
    SDL_DisplayMode mode;
    bool x11 = strcmp(SDL_GetCurrentVideoDriver(), "x11") == 0;
    if (!x11 || SDL_GetDesktopDisplayMode(0, &mode) != 0) {
        return SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, 1280, 720,
                                SDL_WINDOW_FULLSCREEN_DESKTOP);
    }
    SDL_SetHint(SDL_HINT_X11_FORCE_OVERRIDE_REDIRECT, "1");
    return SDL_CreateWindow(title, 0, 0, mode.w, mode.h, SDL_WINDOW_BORDERLESS);
}

struct ks_screen *ks_screen_open(const struct ks_screen_params *params, struct ks_err *err)
{
    set_hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        ks_fail(err, KS_ERR_IO, "没有可用的显示器（SDL：%s）", SDL_GetError());
        return NULL;
    }
    if (shows_nothing()) {
        ks_fail(err, KS_ERR_IO, "没有显示器（没有 KMS/DRM、Wayland 或 X11）");
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return NULL;
    }
    choose_memory();
    struct ks_screen *screen = calloc(1, sizeof *screen);
    if (screen == NULL) {
        ks_oom();
    }
    screen->rotate = params->rotate;
    bool full = params->width == 0;
    screen->sdl = full ? open_full(params->title)
                       : SDL_CreateWindow(params->title, SDL_WINDOWPOS_CENTERED,
                                          SDL_WINDOWPOS_CENTERED, params->width, params->height, 0);
    if (screen->sdl == NULL) {
        ks_fail(err, KS_ERR_IO, "打不开窗口（SDL：%s）", SDL_GetError());
        ks_screen_close(screen);
        return NULL;
    }
    choose_painter(screen, params->painter == NULL ? "auto" : params->painter);
    SDL_DisableScreenSaver();
    if (full) {
        SDL_SetWindowKeyboardGrab(screen->sdl, SDL_TRUE);
    }
    SDL_ShowCursor(full ? SDL_DISABLE : SDL_ENABLE);
    ks_screen_refresh(screen);
    return screen;
}

void ks_screen_close(struct ks_screen *screen)
{
    if (screen == NULL) {
        return;
    }
    for (int i = 0; i < 2; i++) {
        if (screen->texture[i] != NULL) {
            SDL_DestroyTexture(screen->texture[i]);
        }
    }
    if (screen->renderer != NULL) {
        SDL_DestroyRenderer(screen->renderer);
    }
    if (screen->sdl != NULL) {
        SDL_DestroyWindow(screen->sdl);
    }
    ks_canvas_free(screen->scratch);
    free(screen);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

void ks_screen_refresh(struct ks_screen *screen)
{
    if (screen->renderer != NULL) {
        SDL_GetRendererOutputSize(screen->renderer, &screen->width, &screen->height);
        for (int i = 0; i < 2; i++) {
            if (screen->texture[i] != NULL) {
                SDL_DestroyTexture(screen->texture[i]);
            }
            screen->texture[i] = NULL;
            screen->loaded[i] = NULL;
        }
    } else {
        SDL_GetWindowSize(screen->sdl, &screen->width, &screen->height);
    }
    ks_canvas_free(screen->scratch);
    screen->scratch = NULL;
}

void ks_screen_size(const struct ks_screen *screen, int *width, int *height)
{
    *width = screen->width;
    *height = screen->height;
}

const char *ks_screen_painter(const struct ks_screen *screen)
{
    return screen->renderer != NULL ? "renderer" : "surface";
}

static bool fail_display(struct ks_err *err)
{
    return ks_fail(err, KS_ERR_IO, "画面送不上屏幕（SDL：%s）", SDL_GetError());
}

/* Blended straight into the window's memory: no copy between. */
static bool present_surface(struct ks_screen *screen,
                            const struct ks_canvas *from,
                            const struct ks_canvas *to,
                            enum ks_transition transition,
                            int progress,
                            struct ks_err *err)
{
    SDL_Surface *surface = SDL_GetWindowSurface(screen->sdl);
    if (surface == NULL) {
        return fail_display(err);
    }
    if (surface->format->BytesPerPixel != 4 || surface->w != to->width ||
        surface->h != to->height) {
        return ks_fail(err, KS_ERR_UNSUPPORTED, "屏幕的像素格式不支持（%s，%dx%d）",
                       SDL_GetPixelFormatName(surface->format->format), surface->w, surface->h);
    }
    struct ks_canvas out = { surface->w, surface->h, surface->pitch, surface->pixels };
    ks_blend(&out, from == NULL ? to : from, to, from == NULL ? KS_TRANSITION_CUT : transition,
             progress, screen->rotate);
    return SDL_UpdateWindowSurface(screen->sdl) == 0 || fail_display(err);
}

static SDL_Texture *texture_of(struct ks_screen *screen, int slot, const struct ks_canvas *canvas)
{
    if (screen->texture[slot] == NULL) {
        screen->texture[slot] =
            SDL_CreateTexture(screen->renderer, SDL_PIXELFORMAT_ARGB8888,
                              SDL_TEXTUREACCESS_STREAMING, canvas->width, canvas->height);
        SDL_SetTextureBlendMode(screen->texture[slot], SDL_BLENDMODE_BLEND);
    }
    if (screen->texture[slot] != NULL && screen->loaded[slot] != canvas) {
        SDL_UpdateTexture(screen->texture[slot], NULL, canvas->px, canvas->stride);
        screen->loaded[slot] = canvas;
    }
    return screen->texture[slot];
}

/* Cross-fades by the GPU's own blending; the rest blended by us and uploaded. */
static bool present_renderer(struct ks_screen *screen,
                             const struct ks_canvas *from,
                             const struct ks_canvas *to,
                             enum ks_transition transition,
                             int progress,
                             struct ks_err *err)
{
    bool fades =
        from != NULL && (transition == KS_TRANSITION_FADE || transition == KS_TRANSITION_DEFAULT);
    if (from != NULL && !fades) {
        if (screen->scratch == NULL) {
            screen->scratch = ks_canvas_new(to->width, to->height);
        }
        ks_blend(screen->scratch, from, to, transition, progress, screen->rotate);
        to = screen->scratch;
        screen->loaded[1] = NULL;
    }
    if (from == NULL) {
        screen->loaded[1] = NULL; /* repainted in place since */
    }
    SDL_Texture *below = fades ? texture_of(screen, 0, from) : NULL;
    SDL_Texture *above = texture_of(screen, 1, to);
    if (above == NULL) {
        return fail_display(err);
    }
    if (below != NULL) {
        SDL_SetTextureAlphaMod(below, 255);
        SDL_RenderCopy(screen->renderer, below, NULL, NULL);
    }
    int alpha = progress / 256;
    SDL_SetTextureAlphaMod(above, fades ? (Uint8)(alpha > 255 ? 255 : alpha) : 255);
    SDL_RenderCopy(screen->renderer, above, NULL, NULL);
    SDL_RenderPresent(screen->renderer);
    if (progress >= 65536) {
        screen->loaded[0] = NULL;
    }
    return true;
}

bool ks_screen_present(struct ks_screen *screen,
                       const struct ks_canvas *from,
                       const struct ks_canvas *to,
                       enum ks_transition transition,
                       int progress,
                       struct ks_err *err)
{
    return screen->renderer != NULL ? present_renderer(screen, from, to, transition, progress, err)
                                    : present_surface(screen, from, to, transition, progress, err);
}

void ks_screen_to_upright(const struct ks_screen *screen, int *x, int *y)
{
    int px = *x, py = *y;
    switch (screen->rotate) {
    case 90:
        *x = py;
        *y = screen->width - 1 - px;
        return;
    case 180:
        *x = screen->width - 1 - px;
        *y = screen->height - 1 - py;
        return;
    case 270:
        *x = screen->height - 1 - py;
        *y = px;
        return;
    default:
        return;
    }
}

void ks_screen_check(const struct ks_screen *screen,
                     const struct ks_canvas *canvas,
                     bool *black,
                     bool *stale)
{
    *black = *stale = false;
    SDL_Surface *surface = screen->renderer != NULL ? NULL : SDL_GetWindowSurface(screen->sdl);
    if (surface == NULL || surface->w != canvas->width || surface->h != canvas->height) {
        return;
    }
    *black = true;
    for (int y = 0; y < surface->h; y++) {
        const char *row = (const char *)surface->pixels + (size_t)y * (size_t)surface->pitch;
        *stale = *stale || memcmp(row, ks_canvas_row(canvas, y), (size_t)surface->w * 4) != 0;
        const uint32_t *words = (const uint32_t *)(const void *)row;
        for (int x = 0; *black && x < surface->w; x++) {
            *black = (words[x] & 0xFFFFFF) == 0;
        }
    }
}

static SDL_Surface *surface_for(const struct ks_screen *screen, const struct ks_canvas *canvas)
{
    SDL_Surface *surface = screen->renderer != NULL ? NULL : SDL_GetWindowSurface(screen->sdl);
    bool fits = surface != NULL && surface->w == canvas->width && surface->h == canvas->height;
    return fits ? surface : NULL;
}

static uint32_t *row_of(const SDL_Surface *surface, int y)
{
    return (uint32_t *)(void *)((char *)surface->pixels + (size_t)y * (size_t)surface->pitch);
}

void ks_screen_park(struct ks_screen *screen, struct ks_canvas *canvas)
{
    if (surface_for(screen, canvas) != NULL) {
        ks_canvas_park(canvas);
    }
}

void ks_screen_unpark(struct ks_screen *screen, struct ks_canvas *canvas)
{
    if (canvas->px != NULL) {
        return;
    }
    ks_canvas_unpark(canvas);
    SDL_Surface *surface = surface_for(screen, canvas);
    for (int y = 0; surface != NULL && y < canvas->height; y++) {
        memcpy(ks_canvas_row(canvas, y), row_of(surface, y), (size_t)canvas->width * 4);
    }
}

uint32_t *ks_screen_row(const struct ks_screen *screen, const struct ks_canvas *canvas, int y)
{
    SDL_Surface *surface = canvas->px == NULL ? surface_for(screen, canvas) : NULL;
    return surface == NULL ? ks_canvas_row(canvas, y) : row_of(surface, y);
}

void ks_screen_show_again(struct ks_screen *screen)
{
    if (screen->renderer == NULL) {
        SDL_UpdateWindowSurface(screen->sdl);
    }
}
