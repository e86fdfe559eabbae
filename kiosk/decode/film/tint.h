#ifndef KS_DECODE_FILM_TINT_H
#define KS_DECODE_FILM_TINT_H

#include <stdbool.h>

#include <libavcodec/avcodec.h>
#include <libswscale/swscale.h>

/* What the numbers of a video's colours mean. The child has one thread. */

/* Has `scaler` read frames like this one by their own matrix and range: as they say, else by their
 * size, as players do. */
void ks_tint_use(struct SwsContext *scaler, const AVFrame *frame);
/* Whether the video is made for screens brighter than ours (PQ or HLG): its colours are pale here.
 */
bool ks_tint_is_hdr(const AVCodecParameters *said);

#endif
