/* What the card scans out now (see glass.h). */
#include "device/glass.h"

#include <string.h>
#include <sys/mman.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

/* Whether the connector gets a signal. A card that knows no standby is on. */
static bool is_powered(int fd, const drmModeConnector *connector)
{
    bool on = true;
    for (int i = 0; i < connector->count_props; i++) {
        drmModePropertyRes *property = drmModeGetProperty(fd, connector->props[i]);
        if (property != NULL && strcmp(property->name, "DPMS") == 0) {
            on = connector->prop_values[i] == DRM_MODE_DPMS_ON;
        }
        drmModeFreeProperty(property);
    }
    return on;
}

struct ks_glass ks_glass_look(int fd, const struct ks_drm_place *place)
{
    struct ks_glass glass = { 0 };
    drmModeCrtc *crtc = drmModeGetCrtc(fd, place->crtc_id);
    drmModeConnector *connector = drmModeGetConnectorCurrent(fd, place->connector_id);
    if (crtc != NULL && crtc->mode_valid) {
        glass.fb = crtc->buffer_id;
    }
    if (connector != NULL) {
        glass.connected = connector->connection == DRM_MODE_CONNECTED;
        glass.powered = is_powered(fd, connector);
    }
    drmModeFreeConnector(connector);
    drmModeFreeCrtc(crtc);
    return glass;
}

static enum ks_glass_picture picture_in(const uint32_t *px, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if ((px[i] & 0xFFFFFF) != 0) {
            return KS_GLASS_LIT;
        }
    }
    return KS_GLASS_BLACK;
}

enum ks_glass_picture ks_glass_picture(int fd, uint32_t id)
{
    enum ks_glass_picture picture = KS_GLASS_UNREADABLE;
    drmModeFB *fb = drmModeGetFB(fd, id);
    struct drm_mode_map_dumb map = { .handle = fb == NULL ? 0 : fb->handle };
    if (fb != NULL && fb->bpp == 32 && drmIoctl(fd, DRM_IOCTL_MODE_MAP_DUMB, &map) == 0) {
        size_t size = (size_t)fb->pitch * fb->height;
        void *px = mmap(NULL, size, PROT_READ, MAP_SHARED, fd, (off_t)map.offset);
        if (px != MAP_FAILED) {
            picture = picture_in(px, size / sizeof(uint32_t));
            munmap(px, size);
        }
    }
    if (map.handle != 0) {
        drmCloseBufferHandle(fd, map.handle); /* one of our own, whoever made the buffer */
    }
    drmModeFreeFB(fb);
    return picture;
}
