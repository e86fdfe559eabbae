#ifndef KS_CORE_SCENE_ALERT_H
#define KS_CORE_SCENE_ALERT_H

#include "core/scene/scene.h"

/* An alert as ks_scene_alert() draws it, measured. */

/* Draws it; returns how many characters had no room. */
size_t ks_alert_draw(const struct ks_scene_env *env,
                     const struct ks_alert *alert,
                     struct ks_drawlist *out);
size_t ks_alert_count(const struct ks_alert *alert); /* characters that it shows */

#endif
