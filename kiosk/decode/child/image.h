#ifndef KS_DECODE_CHILD_IMAGE_H
#define KS_DECODE_CHILD_IMAGE_H

#include "decode/child/main.h"

/* One format each. The file is at its beginning. */
void ks_child_png(const struct ks_box *box);
void ks_child_webp(const struct ks_box *box);
void ks_child_gif(const struct ks_box *box);
void ks_child_bmp(const struct ks_box *box);

#endif
