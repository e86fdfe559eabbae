#ifndef KS_DECODE_CHILD_JPEG_STORE_H
#define KS_DECODE_CHILD_JPEG_STORE_H

#include <stddef.h>
#include <stdio.h>

#include <jpeglib.h>

/* Coefficients of a many-scan (progressive) JPEG, held small.
 *
 * libjpeg keeps all 64 coefficients of every block until the last scan has been read: 300 MB for
 * 100 megapixels in 4:2:0. A picture that is decoded to N/8 of its size needs the lowest N x N of
 * them; of the rest the later scans need only to know which are not zero, because that decides how
 * their bits are read (ITU-T T.81 G.1.2.3). So this store takes the place of libjpeg's virtual
 * block arrays and holds per block N x N values and 64 bits: 16 bytes instead of 128 at N = 2. */

/* What all arrays would take, held whole and held small, in bytes. After choosing the scale and
 * jpeg_calc_output_dimensions(). */
size_t ks_jpeg_whole_bytes(const struct jpeg_decompress_struct *jpeg);
size_t ks_jpeg_store_bytes(const struct jpeg_decompress_struct *jpeg);

/* Put the store in place of libjpeg's arrays; before jpeg_start_decompress(). Ends the child when
 * out of memory. */
void ks_jpeg_store_use(struct jpeg_decompress_struct *jpeg);

#endif
