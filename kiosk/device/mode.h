#ifndef KS_DEVICE_MODE_H
#define KS_DEVICE_MODE_H

#include <xf86drmMode.h>

#include "base/err.h"
#include "device/drm_card.h"

/* A mode as the card knows it, found by what was chosen of it. Main thread; nothing waits but for
 * the card to set a mode. */

/* The place's mode into `found`. False (KS_ERR_IO): the screen does not offer it any more. */
KS_NODISCARD bool
ks_mode_find(const struct ks_drm_place *place, drmModeModeInfo *found, struct ks_err *err);

/* Has what is on the glass now shown in the place's mode, if the card is in one of another rate.
 * `place->fd` has to be the card's master, and no flip may be under way. False (KS_ERR_IO): it
 * stays as it is. */
KS_NODISCARD bool ks_mode_keep(const struct ks_drm_place *place, struct ks_err *err);

#endif
