#ifndef KS_DECODE_CHILD_PICTURE_H
#define KS_DECODE_CHILD_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decode/child/main.h"
#include "decode/child/scale.h"
#include "decode/protocol.h"

/* Bounds, pixels and answers of still pictures, for the decoders that share them. Bounds are
 * checked before memory is asked for. All end the child where they cannot go on. The child has one
 * thread. */

struct ks_picture {
    int width, height;         /* of the source, as stored */
    int fit_width, fit_height; /* of the result, before it is turned */
    int orientation;           /* EXIF's 1-8 */
    int pages;                 /* of the file, of which this is the first; 0 = one */
    enum ks_moves moves;       /* the file holds more, to be shown one after the other */
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
/* The same of a picture that is stored turned or mirrored, as EXIF's 1-8 says it (other values: it
 * is upright). */
void ks_picture_begin_turned(struct ks_picture *picture,
                             const struct ks_box *box,
                             uint32_t width,
                             uint32_t height,
                             int orientation,
                             int megapixels);
/* So many frames, to be shown one after the other. */
void ks_picture_moves(struct ks_picture *picture, uint32_t frames);
void ks_picture_end(const struct ks_picture *picture);

/* Exactly n bytes of KS_CHILD_FILE; refuses a file that ends before. */
void ks_picture_read(void *bytes, size_t n);
/* As many of n bytes as there are. */
size_t ks_picture_read_some(void *bytes, size_t n);
/* Of a file that is read a byte at a time, the part that was read ahead. */
struct ks_picture_bytes {
    unsigned char bytes[32768];
    size_t at, n;
};
/* The next byte; -1 at the end of the file. */
int ks_picture_byte(struct ks_picture_bytes *in);
void *ks_picture_alloc(size_t n, size_t size); /* zeroed */

void ks_picture_premultiply(uint32_t *row, size_t n);

uint32_t ks_little(const unsigned char *p, int bytes);

#endif
