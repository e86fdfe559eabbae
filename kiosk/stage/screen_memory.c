/* The memory of the window, in which a picture lives that stands still. */
#include "stage/screen_parts.h"

#include <string.h>

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

void ks_screen_show_again(struct ks_screen *screen, const struct ks_canvas *canvas)
{
    SDL_Surface *surface = surface_for(screen, canvas);
    if (surface != NULL) {
        (void)ks_screen_show_memory(screen, surface, NULL);
    }
}

void ks_screen_check(const struct ks_screen *screen,
                     const struct ks_canvas *glass,
                     const struct ks_canvas *canvas,
                     bool *black,
                     bool *stale)
{
    const SDL_Surface *surface = surface_for(screen, canvas);
    *black = *stale = false;
    if (surface == NULL) {
        return;
    }
    struct ks_canvas memory = {
        .width = surface->w, .height = surface->h, .stride = surface->pitch, .px = surface->pixels
    };
    *black = true;
    for (int y = 0; y < canvas->height; y++) {
        const uint32_t *row = ks_canvas_row(glass == NULL ? &memory : glass, y);
        size_t size = (size_t)canvas->width * 4;
        *stale = *stale || memcmp(row, ks_screen_row(screen, canvas, y), size) != 0;
        for (int x = 0; *black && x < canvas->width; x++) {
            *black = (row[x] & 0xFFFFFF) == 0;
        }
    }
}
