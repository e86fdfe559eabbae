/* Plain memory on the glass, exchanged at the vertical blank (see dumb.h). */
#include "device/dumb.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "device/mode.h"

struct buffer {
    uint32_t handle, fb, stride;
    uint64_t size;
    unsigned char *px;
};

struct ks_dumb {
    int fd;
    uint32_t connector, crtc;
    drmModeModeInfo mode;
    struct buffer buffer[2];
    int front;  /* which one is shown; -1 before the first frame */
    bool flips; /* the other one will be */
};

static void destroy(int fd, struct buffer *buffer)
{
    if (buffer->px != NULL) {
        munmap(buffer->px, buffer->size);
    }
    if (buffer->fb != 0) {
        drmModeRmFB(fd, buffer->fb);
    }
    if (buffer->handle != 0) {
        struct drm_mode_destroy_dumb destroyed = { .handle = buffer->handle };
        drmIoctl(fd, DRM_IOCTL_MODE_DESTROY_DUMB, &destroyed);
    }
}

static bool create(struct ks_dumb *dumb, struct buffer *buffer)
{
    struct drm_mode_create_dumb made = { .width = dumb->mode.hdisplay,
                                         .height = dumb->mode.vdisplay,
                                         .bpp = 32 };
    if (drmIoctl(dumb->fd, DRM_IOCTL_MODE_CREATE_DUMB, &made) != 0) {
        return false;
    }
    buffer->handle = made.handle;
    buffer->stride = made.pitch;
    buffer->size = made.size;
    struct drm_mode_map_dumb map = { .handle = made.handle };
    if (drmModeAddFB(dumb->fd, made.width, made.height, 24, 32, made.pitch, made.handle,
                     &buffer->fb) != 0 ||
        drmIoctl(dumb->fd, DRM_IOCTL_MODE_MAP_DUMB, &map) != 0) {
        return false;
    }
    void *px =
        mmap(NULL, made.size, PROT_READ | PROT_WRITE, MAP_SHARED, dumb->fd, (off_t)map.offset);
    buffer->px = px == MAP_FAILED ? NULL : px;
    return buffer->px != NULL;
}

struct ks_dumb *ks_dumb_open(const struct ks_drm_place *place, struct ks_err *err)
{
    struct ks_dumb *dumb = calloc(1, sizeof *dumb);
    if (dumb == NULL) {
        ks_oom();
    }
    dumb->fd = place->fd;
    dumb->connector = place->connector_id;
    dumb->crtc = place->crtc_id;
    dumb->front = -1;
    bool ok = ks_mode_find(place, &dumb->mode, err);
    if (ok && (!create(dumb, &dumb->buffer[0]) || !create(dumb, &dumb->buffer[1]))) {
        ok = ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_CARD_MEMORY,
                        KS_ARGS(ks_arg_text(strerror(errno))));
    }
    if (!ok) {
        ks_dumb_close(dumb);
        return NULL;
    }
    return dumb;
}

void ks_dumb_close(struct ks_dumb *dumb)
{
    if (dumb != NULL) {
        destroy(dumb->fd, &dumb->buffer[0]);
        destroy(dumb->fd, &dumb->buffer[1]);
        free(dumb);
    }
}

static void copy(const struct ks_dumb *dumb, struct buffer *to, const unsigned char *px, int stride)
{
    for (int y = 0; y < dumb->mode.vdisplay; y++) {
        memcpy(to->px + (size_t)y * to->stride, px + (size_t)y * (size_t)stride,
               (size_t)dumb->mode.hdisplay * 4);
    }
}

/* Switches off the card's other outputs, on which the console's text stands still. */
static void switch_others_off(const struct ks_dumb *dumb)
{
    drmModeRes *resources = drmModeGetResources(dumb->fd);
    for (int i = 0; resources != NULL && i < resources->count_crtcs; i++) {
        drmModeCrtc *crtc = resources->crtcs[i] == dumb->crtc
                                ? NULL
                                : drmModeGetCrtc(dumb->fd, resources->crtcs[i]);
        if (crtc != NULL && crtc->mode_valid) {
            drmModeSetCrtc(dumb->fd, crtc->crtc_id, 0, 0, 0, NULL, 0, NULL);
        }
        drmModeFreeCrtc(crtc);
    }
    drmModeFreeResources(resources);
}

bool ks_dumb_show(struct ks_dumb *dumb, const void *px, int stride, struct ks_err *err)
{
    assert(!dumb->flips);
    int next = dumb->front == 0 ? 1 : 0;
    copy(dumb, &dumb->buffer[next], px, stride);
    bool first = dumb->front < 0;
    int rc;
    if (first) {
        switch_others_off(dumb);
        rc = drmModeSetCrtc(dumb->fd, dumb->crtc, dumb->buffer[next].fb, 0, 0, &dumb->connector, 1,
                            &dumb->mode);
    } else {
        rc = drmModePageFlip(dumb->fd, dumb->crtc, dumb->buffer[next].fb, DRM_MODE_PAGE_FLIP_EVENT,
                             dumb);
    }
    if (rc != 0) {
        return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_CARD_REFUSED,
                          KS_ARGS(ks_arg_text(strerror(errno))));
    }
    dumb->front = first ? next : dumb->front;
    dumb->flips = !first;
    return true;
}

static void on_flip(int fd, unsigned frame, unsigned s, unsigned us, void *context)
{
    (void)fd, (void)frame, (void)s, (void)us;
    struct ks_dumb *dumb = context;
    dumb->front = 1 - dumb->front;
    dumb->flips = false;
}

bool ks_dumb_handle(struct ks_dumb *dumb)
{
    bool flipped = dumb->flips;
    drmEventContext events = { .version = 2, .page_flip_handler = on_flip };
    drmHandleEvent(dumb->fd, &events);
    return flipped && !dumb->flips;
}

uint32_t ks_dumb_front(const struct ks_dumb *dumb)
{
    return dumb->front < 0 ? 0 : dumb->buffer[dumb->front].fb;
}

void *ks_dumb_pixels(const struct ks_dumb *dumb, int *stride)
{
    const struct buffer *front = dumb->front < 0 ? NULL : &dumb->buffer[dumb->front];
    *stride = front == NULL ? 0 : (int)front->stride;
    return front == NULL ? NULL : front->px;
}
