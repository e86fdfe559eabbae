#ifndef KS_DECODE_CHILD_AVIF_H
#define KS_DECODE_CHILD_AVIF_H

#include "decode/child/main.h"

/* The decoder of AVIF through libavif, which holds the whole picture. Of a moving one its first.
 * The child has one thread. */

/* What libavif and its libraries ask once of the processor, before the sandbox closes. */
void ks_avif_warm_up(void);
/* Decodes KS_CHILD_FILE, answers, and returns; or ends the child with a refusal. */
void ks_child_avif(const struct ks_box *box);

#endif
