#ifndef KS_DECODE_CHILD_TIFF_H
#define KS_DECODE_CHILD_TIFF_H

#include "decode/child/main.h"

/* Decodes KS_CHILD_FILE as TIFF, answers, and returns; or ends the child with a refusal. The child
 * has one thread. */
void ks_child_tiff(const struct ks_box *box);

#endif
