#ifndef KS_APP_TRACE_TAP_NAMES_H
#define KS_APP_TRACE_TAP_NAMES_H

#include <stdbool.h>

#include "base/text.h"
#include "core/draw/tap.h"

/* Names of touch targets, as scripts and traces write them. They are "quiz", "back", "choice-1" ..,
 * "item-1" ..; a way to another screen has the name of that screen. Scripts (app/player/script.h)
 * and traces (app/trace/trace.h) use them. The digits of the staff's PIN share one name, "digit",
 * which is read back as a 0: which digit it was is never written. No state: any thread. */

/* False: there is no such name. */
bool ks_tap_named(const char *name, struct ks_tap *tap);
void ks_tap_add_name(struct ks_buf *out, struct ks_tap tap);

#endif
