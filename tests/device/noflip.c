/* For LD_PRELOAD below a player: watches what it gives its card, and says when a mode comes with an
 * empty picture. While /run/noflip exists the card takes frames and never shows them. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
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

int drmModeSetCrtc(int fd,
                   uint32_t crtc,
                   uint32_t fb,
                   uint32_t x,
                   uint32_t y,
                   uint32_t *connectors,
                   int count,
                   drmModeModeInfoPtr mode)
{
    int (*real)(int, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t *, int, drmModeModeInfoPtr) =
        NULL;
    void *next = dlsym(RTLD_NEXT, "drmModeSetCrtc");
    memcpy(&real, &next, sizeof real);
    if (fb != 0) {
        fprintf(stderr, "noflip: a mode with %s picture\n", is_black(fd, fb) ? "an empty" : "a");
    }
    return real(fd, crtc, fb, x, y, connectors, count, mode);
}

int drmModePageFlip(int fd, uint32_t crtc, uint32_t fb, uint32_t flags, void *data)
{
    static bool said;
    int (*real)(int, uint32_t, uint32_t, uint32_t, void *) = NULL;
    void *next = dlsym(RTLD_NEXT, "drmModePageFlip");
    memcpy(&real, &next, sizeof real);
    bool lost = access("/run/noflip", F_OK) == 0;
    if (lost && !said) {
        fputs("noflip: a frame is lost\n", stderr);
    }
    said = lost;
    return lost ? 0 : real(fd, crtc, fb, flags, data);
}
