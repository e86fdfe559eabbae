#ifndef KS_DECODE_CHILD_MOVING_H
#define KS_DECODE_CHILD_MOVING_H

#include <stdbool.h>
#include <stdint.h>

#include "decode/child/ring.h"

/* The frames of a moving picture: which of them are shown, and when. It begins again at its end,
 * for as long as somebody takes frames. The child has one thread. */

struct ks_moving {
    struct ks_ring ring;
    int width, height; /* of the picture, as stored */
    int fit_width, fit_height;
    int64_t now_ms;   /* when the next frame begins */
    int64_t until_ms; /* before that no other frame is shown: never more than ten a second */
    int64_t round_ms; /* when this round began */
};

/* Announces the picture, which is within the bounds of decode/protocol.h. */
void ks_moving_begin(struct ks_moving *moving, const struct ks_box *box, int width, int height);
/* Whether the frame that comes now is shown, and has to be drawn. */
bool ks_moving_wants(const struct ks_moving *moving);
/* Draws it: width x height words, not premultiplied, on white. */
void ks_moving_show(struct ks_moving *moving, const uint32_t *px, int stride_words);
/* The frame that came lasts so long. */
void ks_moving_pass(struct ks_moving *moving, int64_t duration_ms);
/* The next frame is the first again. */
void ks_moving_again(struct ks_moving *moving);

#endif
