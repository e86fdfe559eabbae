#ifndef KS_READERS_CAP_XML_H
#define KS_READERS_CAP_XML_H

#include "core/alert/alert.h"
#include "core/problem/problem.h"

/* The reader of CAP 1.2 XML. It reads OASIS CAP 1.2 (namespace
 * urn:oasis:names:tc:emergency:cap:1.2; 1.1, 1.0 and none are read with a warning), in any encoding
 * of readers/text/encoding.h whatever the declaration says. Refused is what readers/text/xml.h
 * refuses, and more than KS_CAP_DEPTH_MAX levels. Elements of other namespaces (signatures) are
 * passed over. Results live in `arena`. No state besides: any thread.
 *
 * Every info block is an alert of its own, with its areas: areaDesc as it stands and the values of
 * geocode. Of blocks that say the same in several languages the one in zh-CN (then any zh, any en,
 * the first) is shown; it has the areas of all of them, as each names them in its own words.
 * Resources are passed over, polygons and circles too, with a note. Lines that a teletype broke at
 * its width are joined. A parameter named `interrupt` (value stop|pause|defer|never) sets the verb.
 * The required elements of the alert (identifier sender sent status msgType scope) and, unless it
 * is a Cancel, Ack or Error, one info must be there and readable. What is missing inside an info is
 * a problem, and counts as Unknown. False, with the problems listed, if it is no usable message. */

#define KS_CAP_DEPTH_MAX 16
#define KS_CAP_TEXT_BYTES_MAX 8192        /* of one element; the rest is cut with a warning */
#define KS_CAP_REFERENCES_BYTES_MAX 65536 /* of references */

bool ks_cap_read(const char *file,
                 const char *bytes,
                 size_t n,
                 const struct ks_zone *zone,
                 struct ks_arena *arena,
                 struct ks_alerts *alerts,
                 struct ks_problems *problems);

#endif
