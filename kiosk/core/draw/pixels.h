#ifndef KS_CORE_DRAW_PIXELS_H
#define KS_CORE_DRAW_PIXELS_H

#include <stddef.h>
#include <stdint.h>

/* A picture in memory, ARGB8888 in native byte order (0xAARRGGBB words), premultiplied. Whoever
 * made it knows how to give it back (decode/client/client.h). */
struct ks_pixels {
    int width, height;
    int stride; /* bytes */
    uint32_t *px;
    size_t mapped; /* bytes that ks_pixels_free() unmaps; 0 = px belongs to somebody else */
};

#endif
