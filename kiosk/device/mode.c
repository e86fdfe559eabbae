/* A mode as the card knows it (see mode.h). */
#include "device/mode.h"

#include <errno.h>
#include <string.h>

#include "core/problem/fail.h"

static bool is_chosen(const drmModeModeInfo *mode, const struct ks_mode *chosen)
{
    bool interlaced = (mode->flags & DRM_MODE_FLAG_INTERLACE) != 0;
    return mode->hdisplay == chosen->width && mode->vdisplay == chosen->height &&
           (int)mode->vrefresh == chosen->hz && interlaced == chosen->interlaced;
}

bool ks_mode_find(const struct ks_drm_place *place, drmModeModeInfo *found, struct ks_err *err)
{
    drmModeConnector *connector = drmModeGetConnectorCurrent(place->fd, place->connector_id);
    bool is = false;
    for (int i = 0; connector != NULL && !is && i < connector->count_modes; i++) {
        is = is_chosen(&connector->modes[i], &place->mode);
        *found = is ? connector->modes[i] : *found;
    }
    drmModeFreeConnector(connector);
    return is ||
           ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_CARD_MODE,
                      KS_ARGS(ks_arg_number(place->mode.width), ks_arg_number(place->mode.height)));
}

static bool set(const struct ks_drm_place *place, const drmModeCrtc *crtc, struct ks_err *err)
{
    drmModeModeInfo mode = { 0 };
    uint32_t connector = place->connector_id;
    if (!ks_mode_find(place, &mode, err)) {
        return false;
    }
    return drmModeSetCrtc(place->fd, crtc->crtc_id, crtc->buffer_id, 0, 0, &connector, 1, &mode) ==
               0 ||
           ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_CARD_REFUSED,
                      KS_ARGS(ks_arg_text(strerror(errno))));
}

bool ks_mode_keep(const struct ks_drm_place *place, struct ks_err *err)
{
    drmModeCrtc *crtc = drmModeGetCrtc(place->fd, place->crtc_id);
    bool another = crtc != NULL && crtc->mode_valid && !is_chosen(&crtc->mode, &place->mode);
    bool ok = !another || set(place, crtc, err);
    drmModeFreeCrtc(crtc);
    return ok;
}
