#ifndef KS_DECODE_CHILD_IMAGE_H
#define KS_DECODE_CHILD_IMAGE_H

#include "decode/child/main.h"

/* The formats of kiosk-decode-image, as the client calls them (decode/client/sniff.h); a file here
 * each. The file to decode is at its beginning. */
#define KS_IMAGES(X) X(png) X(webp) X(gif) X(bmp)
#define KS_IMAGE_DECODER(name) void ks_child_##name(const struct ks_box *box);
KS_IMAGES(KS_IMAGE_DECODER)

#endif
