#ifndef KS_READERS_CAP_ALERT_H
#define KS_READERS_CAP_ALERT_H

#include "readers/cap/parts.h"

/* The alert that a CAP document says. */

/* False, with the problems listed, if the document is no usable alert. */
bool ks_cap_alert_of(const struct ks_cap_document *document, struct ks_alert *alert);

#endif
