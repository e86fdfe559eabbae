#ifndef KS_DECODE_FILM_TURN_H
#define KS_DECODE_FILM_TURN_H

#include <stdbool.h>
#include <stdint.h>

#include <libavformat/avformat.h>

/* How a video must be turned or mirrored to stand upright. Telephones store it as it falls, and
 * their front cameras mirrored. The child has one thread. */

struct ks_turn {
    int degrees;   /* clockwise: 0, 90, 180, 270 */
    bool mirrored; /* left for right, before it is turned */
};

/* As its matrix says it. */
struct ks_turn ks_turn_of(const AVStream *stream);
bool ks_turn_is_none(struct ks_turn turn);
/* Whether width and height change places. */
bool ks_turn_swaps(struct ks_turn turn);
/* `from` of width x height words into `to`, whose sides are those of the result. */
void ks_turn(struct ks_turn turn, const uint32_t *from, int width, int height, uint32_t *to);

#endif
