/* SDL's video drivers and what they need to be told (see driver.h). */
#include "stage/driver.h"

#include <stdint.h>
#include <string.h>

#include "core/problem/fail.h"

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

/* Whether the renderer really draws, shown by one rectangle: one that draws nothing reports success
 * all the same. */
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

/* Whether a GPU is behind the renderer: one in software is slower than none, 18-46 ms a frame
 * against 3. */
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

/* Whether the driver has no display: SDL falls back to such drivers, we take one only when told
 * to. */
static bool shows_nothing(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    bool asked = SDL_getenv("SDL_VIDEODRIVER") != NULL;
    return driver == NULL ||
           (!asked && (strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0 ||
                       strcmp(driver, "evdev") == 0));
}

bool ks_driver_start(const char *driver, struct ks_err *err)
{
    set_hints();
    if (driver != NULL) { /* goes before the environment, which the caller has read */
        SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, driver, SDL_HINT_OVERRIDE);
    }
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_DISPLAY_NONE_BY,
                          KS_ARGS(ks_arg_text(SDL_GetError())));
    }
    if (driver == NULL && shows_nothing()) {
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_DISPLAY_NONE, KS_NO_ARGS);
    }
    choose_memory();
    return true;
}

SDL_Window *ks_driver_kms_window(const char *title, const struct ks_driver_mode *mode)
{
    int at = (int)SDL_WINDOWPOS_CENTERED_DISPLAY((unsigned)mode->output);
    SDL_Window *window = SDL_CreateWindow(title, at, at, mode->width, mode->height, 0);
    if (window == NULL) {
        return NULL;
    }
    /* SDL has just moved it to 0, 0: onto the first of its displays, wherever it was made. */
    SDL_SetWindowPosition(window, at, at);
    return window;
}

SDL_Renderer *ks_driver_renderer(SDL_Window *window, enum ks_painted_by wanted)
{
    bool forced = wanted == KS_PAINTED_BY_RENDERER;
    if (wanted == KS_PAINTED_BY_SURFACE || (!forced && !may_have_gpu())) {
        return NULL;
    }
    SDL_Renderer *renderer = SDL_CreateRenderer(
        window, -1, forced ? 0 : SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    if (renderer != NULL && (!draws(renderer) || (!forced && !is_real_gpu(renderer)))) {
        SDL_DestroyRenderer(renderer);
        renderer = NULL;
    }
    return renderer;
}
