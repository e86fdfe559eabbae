#ifndef KS_DECODE_CHILD_EXTENT_H
#define KS_DECODE_CHILD_EXTENT_H

#include <stdbool.h>
#include <stdint.h>

/* The size that the head of a picture names. Of the formats that SDL2_image decodes: it tells
 * nobody before it has the whole picture in memory. The child has one thread. */

struct ks_extent {
    uint32_t width, height;
};

/* Of KS_CHILD_FILE, by the name of its format ("bmp", decode/client/sniff.h); leaves the file at
 * its beginning. False: its head does not say. */
bool ks_extent(const char *format, struct ks_extent *extent);

#endif
