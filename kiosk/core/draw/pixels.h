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

/* The colour of a plate that a picture must stand on where the ground is dark; 0 = none. One that
 * is to be seen through, and was drawn for paper, would be dark on dark. `pixels` may be NULL.
 * Looks at 128 x 128 pixels at most. */
uint32_t ks_pixels_plate(const struct ks_pixels *pixels);

/* The ground that a picture stands on where it does not fill the screen: itself, as out of focus
 * and in the dark, in KS_GROUND_SIDE x KS_GROUND_SIDE opaque colours to be drawn as large as the
 * screen. Looks at 128 x 128 pixels at most. */
#define KS_GROUND_SIDE 32
void ks_pixels_ground(const struct ks_pixels *pixels,
                      uint32_t ground[KS_GROUND_SIDE * KS_GROUND_SIDE]);

#endif
