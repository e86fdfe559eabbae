/* For LD_PRELOAD below a player: watches what it gives its card, and says when a mode comes with an
 * empty picture. While /run/noflip exists the card takes frames and never shows them. It stands
 * before the kernel, not before libdrm: SDL looks that up by itself, past whoever was loaded
 * before. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

static bool is_black(int fd, uint32_t fb_id)
{
    drmModeFB *fb = drmModeGetFB(fd, fb_id);
    struct drm_mode_map_dumb map = { .handle = fb == NULL ? 0 : fb->handle };
    bool black = false;
    if (fb != NULL && drmIoctl(fd, DRM_IOCTL_MODE_MAP_DUMB, &map) == 0) {
        size_t n = (size_t)fb->pitch * fb->height;
        unsigned char *px = mmap(NULL, n, PROT_READ, MAP_SHARED, fd, (off_t)map.offset);
        black = px != MAP_FAILED;
        for (size_t i = 0; black && i < n; i++) {
            black = px[i] == 0 || i % 4 == 3;
        }
        if (px != MAP_FAILED) {
            munmap(px, n);
        }
        drmCloseBufferHandle(fd, fb->handle);
    }
    drmModeFreeFB(fb);
    return black;
}

static void watch_mode(int fd, const struct drm_mode_crtc *crtc)
{
    if (crtc->fb_id != 0 && crtc->mode_valid) {
        fprintf(stderr, "noflip: a mode with %s picture, %u Hz\n",
                is_black(fd, crtc->fb_id) ? "an empty" : "a", crtc->mode.vrefresh);
    }
}

static bool is_lost(void)
{
    static bool said;
    bool lost = access("/run/noflip", F_OK) == 0;
    if (lost && !said) {
        fputs("noflip: a frame is lost\n", stderr);
    }
    said = lost;
    return lost;
}

int ioctl(int fd, unsigned long request, ...)
{
    va_list rest;
    va_start(rest, request);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    int (*real)(int, unsigned long, ...) = NULL;
    void *next = dlsym(RTLD_NEXT, "ioctl");
    memcpy(&real, &next, sizeof real);
    if (request == DRM_IOCTL_MODE_SETCRTC) {
        watch_mode(fd, argument);
    }
    return request == DRM_IOCTL_MODE_PAGE_FLIP && is_lost() ? 0 : real(fd, request, argument);
}
