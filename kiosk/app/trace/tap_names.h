#ifndef KS_APP_TRACE_TAP_NAMES_H
#define KS_APP_TRACE_TAP_NAMES_H

#include <stdbool.h>

#include "base/text.h"

/* The names of what can be touched (enum ks_tap): "quiz", "back", "choice-1" .., "item-1" ... Used
 * by whatever puts a person into text: scripts (app/player/script.h) and traces
 * (app/trace/trace.h). The digits of the staff's PIN have no names. */

/* False: there is no such name. */
bool ks_tap_named(const char *name, int *tap);
void ks_tap_add_name(struct ks_buf *out, int tap);

#endif
