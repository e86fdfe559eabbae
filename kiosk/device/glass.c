/* What the card scans out now (see glass.h). */
#include "device/glass.h"

#include <string.h>
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
