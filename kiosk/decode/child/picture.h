#ifndef KS_DECODE_CHILD_PICTURE_H
#define KS_DECODE_CHILD_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decode/child/main.h"
#include "decode/child/scale.h"

/* Bounds, pixels and answers of still pictures, for the decoders that share them. Bounds are
 * checked before memory is asked for. All end the child where they cannot go on. The child has one
 * thread. */

struct ks_picture {
    int width, height;         /* of the source, upright */
    int fit_width, fit_height; /* of the result */
    uint32_t *px;
    struct ks_scaler *scaler;
};

/* Makes `picture` ready for a source of width x height pixels: its fitted size, its memory, its
 * scaler. Refuses a source of more than `megapixels`. */
void ks_picture_begin(struct ks_picture *picture,
                      const struct ks_box *box,
                      uint32_t width,
                      uint32_t height,
                      int megapixels);
void ks_picture_end(const struct ks_picture *picture);

/* Exactly n bytes of KS_CHILD_FILE; refuses a file that ends before. */
void ks_picture_read(void *bytes, size_t n);
/* As many of n bytes as there are. */
size_t ks_picture_read_some(void *bytes, size_t n);
void *ks_picture_alloc(size_t n, size_t size); /* zeroed */

void ks_picture_premultiply(uint32_t *row, size_t n);

uint32_t ks_little(const unsigned char *p, int bytes);

#endif
