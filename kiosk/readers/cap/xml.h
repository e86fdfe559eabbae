#ifndef KS_READERS_CAP_XML_H
#define KS_READERS_CAP_XML_H

#include "core/alert/alert.h"
#include "core/problem/problem.h"

/* The reader of CAP 1.2 XML. It reads OASIS CAP 1.2 (namespace
 * urn:oasis:names:tc:emergency:cap:1.2; 1.1 and none are read with a warning), in any encoding of
 * readers/text/encoding.h whatever the declaration says. Refused is what readers/text/xml.h
 * refuses, and more than KS_CAP_DEPTH_MAX levels. Elements of other namespaces (signatures) are
 * passed over. Results live in `arena`. No state besides: any thread.
 *
 * Of several info blocks the one in zh-CN (then any zh, any en, the first) is taken; its areas too:
 * areaDesc (parted by ; ， 、 ,) and the values of geocode. Polygons and circles are ignored with a
 * note. A parameter named `interrupt` (value stop|pause|defer|never) sets the verb. The required
 * elements of the alert (identifier sender sent status msgType scope) and, unless it is a Cancel,
 * Ack or Error, one info must be there and readable. What is missing inside an info is a problem,
 * and counts as Unknown. False, with the problems listed, if it is no usable alert. */

#define KS_CAP_BYTES_MAX (256 * 1024)
#define KS_CAP_DEPTH_MAX 16
#define KS_CAP_TEXT_BYTES_MAX 8192 /* of one element; the rest is cut with a warning */
#define KS_CAP_INFOS_MAX 16

bool ks_cap_read(const char *file,
                 const char *bytes,
                 size_t n,
                 const struct ks_zone *zone,
                 struct ks_arena *arena,
                 struct ks_alert *alert,
                 struct ks_problems *problems);

#endif
