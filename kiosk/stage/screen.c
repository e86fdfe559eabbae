/* The one window and its two painters (see screen.h). */
#include "stage/screen_parts.h"

#include <SDL.h>
#include <SDL_syswm.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "stage/blend.h"
#include "stage/driver.h"

/* Opens a window over the whole screen. On X11 a plain one: SDL's own full screen asks a window
 * manager and waits 100 ms for its answer, and a kiosk has none. */
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

/* Opens the window of a machine without a desktop: the whole screen in a mode of its own, or memory
 * only. */
static SDL_Window *open_driver(const struct ks_screen_params *params)
{
    const struct ks_driver_mode mode = { params->width, params->height, params->output };
    return strcmp(params->driver, "KMSDRM") == 0
               ? ks_driver_kms_window(params->title, &mode)
               : SDL_CreateWindow(params->title, 0, 0, params->width, params->height,
                                  SDL_WINDOW_BORDERLESS);
}

static SDL_Window *open_window(const struct ks_screen_params *params)
{
    return params->driver != NULL ? open_driver(params)
           : params->width == 0
               ? open_full(params->title)
               : SDL_CreateWindow(params->title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                  params->width, params->height, 0);
}

struct ks_screen *ks_screen_open(const struct ks_screen_params *params, struct ks_err *err)
{
    if (!ks_driver_start(params->driver, err)) {
        return NULL;
    }
    struct ks_screen *screen = calloc(1, sizeof *screen);
    if (screen == NULL) {
        ks_oom();
    }
    screen->rotate = params->rotate;
    screen->sdl = open_window(params);
    if (screen->sdl == NULL) {
        ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_DISPLAY_WINDOW, KS_ARGS(ks_arg_text(SDL_GetError())));
        ks_screen_close(screen);
        return NULL;
    }
    screen->renderer = ks_driver_renderer(screen->sdl, params->painter);
    SDL_DisableScreenSaver();
    bool full = params->width == 0 || params->driver != NULL;
    if (full) {
        SDL_SetWindowKeyboardGrab(screen->sdl, SDL_TRUE);
    }
    SDL_ShowCursor(full ? SDL_DISABLE : SDL_ENABLE);
    ks_screen_refresh(screen);
    return screen;
}

void ks_screen_lead_to(struct ks_screen *screen, struct ks_screen_outlet outlet)
{
    screen->outlet = outlet;
}

void ks_screen_resize(struct ks_screen *screen, int width, int height)
{
    SDL_SetWindowSize(screen->sdl, width, height);
    ks_screen_refresh(screen);
}

int ks_screen_card(const struct ks_screen *screen)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    bool kms = SDL_GetWindowWMInfo(screen->sdl, &info) && info.subsystem == SDL_SYSWM_KMSDRM;
    return kms ? info.info.kmsdrm.drm_fd : -1;
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

enum ks_painted_by ks_screen_painter(const struct ks_screen *screen)
{
    return screen->renderer != NULL ? KS_PAINTED_BY_RENDERER : KS_PAINTED_BY_SURFACE;
}

static bool fail_display(struct ks_err *err)
{
    return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_DISPLAY_PRESENT,
                      KS_ARGS(ks_arg_text(SDL_GetError())));
}

bool ks_screen_update(struct ks_screen *screen, struct ks_err *err)
{
    return SDL_UpdateWindowSurface(screen->sdl) == 0 || fail_display(err);
}

/* Shows the window's memory: through the outlet, if there is one, else through SDL. */
bool ks_screen_show_memory(struct ks_screen *screen, SDL_Surface *surface, struct ks_err *err)
{
    const struct ks_screen_outlet *outlet = &screen->outlet;
    return outlet->show != NULL ? outlet->show(outlet->context, surface->pixels, surface->pitch,
                                               surface->w, surface->h, err)
                                : ks_screen_update(screen, err);
}

/* Blends straight into the window's memory, without a copy in between. */
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
        return ks_fail_as(err, KS_ERR_UNSUPPORTED, KS_PROBLEM_DISPLAY_FORMAT,
                          KS_ARGS(ks_arg_text(SDL_GetPixelFormatName(surface->format->format)),
                                  ks_arg_number(surface->w), ks_arg_number(surface->h)));
    }
    struct ks_canvas out = {
        .width = surface->w, .height = surface->h, .stride = surface->pitch, .px = surface->pixels
    };
    ks_blend(&out, from == NULL ? to : from, to, from == NULL ? KS_TRANSITION_CUT : transition,
             progress, screen->rotate);
    return ks_screen_show_memory(screen, surface, err);
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

/* Shows a frame by the renderer: the GPU blends cross-fades, the other transitions are blended here
 * and uploaded. */
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
        screen->loaded[1] = NULL; /* the canvas may have been painted over since: upload it again */
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
    struct ks_rect at = ks_rotate_rect((struct ks_rect) { *x, *y, 1, 1 }, screen->width,
                                       screen->height, (360 - screen->rotate) % 360);
    *x = at.x;
    *y = at.y;
}
