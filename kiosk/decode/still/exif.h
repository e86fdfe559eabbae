#ifndef KS_DECODE_STILL_EXIF_H
#define KS_DECODE_STILL_EXIF_H

#include <stddef.h>

/* How a picture must be turned, by what cameras write beside it (EXIF). Any thread. */

/* The orientation, 1-8, in n bytes of EXIF, with or without the six letters before it that JPEG
 * has; 1 if it has none or is no EXIF. */
int ks_exif_orientation(const unsigned char *bytes, size_t n);

#endif
