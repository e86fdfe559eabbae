#ifndef KS_DECODE_CHILD_SCALE_H
#define KS_DECODE_CHILD_SCALE_H

#include <stdint.h>

/* Scaling by area averaging while a picture is decoded: rows in, a smaller oriented picture out.
 * One source row is held at a time, so that memory depends on the result's size only. The child has
 * one thread. */

/* The largest size not above box (nor above the source) with the source's proportions. */
void ks_fit(int width, int height, int box_width, int box_height, int *fit_width, int *fit_height);

struct ks_scaler;

/* `orientation` is EXIF's 1-8; width x height is the fitted size before it is applied. Ends the
 * child when out of memory. `stride` is of `out`, in words. */
struct ks_scaler *ks_scaler_new(int source_width,
                                int source_height,
                                int width,
                                int height,
                                int orientation,
                                uint32_t *out,
                                int stride);
/* Next source row, premultiplied ARGB words. */
void ks_scaler_row(struct ks_scaler *scaler, const uint32_t *row);

void ks_scaler_free(struct ks_scaler *scaler);

/* For interlaced files, whose pixels come in no order: n pixels of source row y, from column x on,
 * `step` columns apart. Sums for the whole result are kept (16 bytes a pixel of it) until
 * ks_scaler_finish(). Not together with ks_scaler_row(). */
void ks_scaler_scatter(
    struct ks_scaler *scaler, int y, int x, int step, int n, const uint32_t *pixels);
void ks_scaler_finish(struct ks_scaler *scaler);

#endif
