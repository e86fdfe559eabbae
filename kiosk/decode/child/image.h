#ifndef KS_DECODE_CHILD_IMAGE_H
#define KS_DECODE_CHILD_IMAGE_H

#include "decode/child/main.h"

/* The picture formats of kiosk-decode-image, each with a decoder in a file of its own. They have
 * the names by which the client calls them (decode/client/sniff.h). A decoder reads KS_CHILD_FILE
 * from its beginning, answers, and returns; or it ends the child with a refusal. */
#define KS_IMAGES(X) X(png) X(webp) X(gif) X(bmp) X(tga) X(pnm)
#define KS_IMAGE_DECODER(name) void ks_child_##name(const struct ks_box *box);
KS_IMAGES(KS_IMAGE_DECODER)

#endif
