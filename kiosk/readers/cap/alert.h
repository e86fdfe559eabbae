#ifndef KS_READERS_CAP_ALERT_H
#define KS_READERS_CAP_ALERT_H

#include "readers/cap/parts.h"

/* The alerts that a CAP document says. */

/* One for each info that is told (ks_cap_is_told()); one for a message that shows nothing. False,
 * with the problems listed, if the document is no usable message. */
bool ks_cap_alerts_of(const struct ks_cap_document *document, struct ks_alerts *alerts);

#endif
