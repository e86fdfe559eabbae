/* Turning and mirroring a video's frames (see turn.h). */
#include "decode/film/turn.h"

#include <stddef.h>
#include <string.h>

#include <libavutil/display.h>

struct ks_turn ks_turn_of(const AVStream *stream)
{
    const uint8_t *said = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, NULL);
    struct ks_turn turn = { 0 };
    int32_t matrix[9];
    if (said == NULL) {
        return turn;
    }
    memcpy(matrix, said, sizeof matrix);
    /* One that turns keeps left and right: the other is a mirror before a turn. */
    turn.mirrored = (int64_t)matrix[0] * matrix[4] < (int64_t)matrix[1] * matrix[3];
    if (turn.mirrored) {
        av_display_matrix_flip(matrix, 1, 0);
    }
    /* What stays is a turn before the mirror: behind it the same one goes the other way. */
    double degrees = -av_display_rotation_get(matrix) * (turn.mirrored ? -1 : 1);
    int quarter = (int)(degrees / 90.0 + (degrees < 0 ? -0.5 : 0.5));
    turn.degrees = ((quarter % 4 + 4) % 4) * 90;
    return turn;
}

bool ks_turn_is_none(struct ks_turn turn)
{
    return turn.degrees == 0 && !turn.mirrored;
}

bool ks_turn_swaps(struct ks_turn turn)
{
    return turn.degrees % 180 != 0;
}

void ks_turn(struct ks_turn turn, const uint32_t *from, int width, int height, uint32_t *to)
{
    size_t w = (size_t)width, h = (size_t)height;
    for (size_t y = 0; y < h; y++) {
        for (size_t x = 0; x < w; x++) {
            size_t c = turn.mirrored ? w - 1 - x : x;
            size_t at = turn.degrees == 0     ? y * w + c
                        : turn.degrees == 90  ? c * h + (h - 1 - y)
                        : turn.degrees == 180 ? (h - 1 - y) * w + (w - 1 - c)
                                              : (w - 1 - c) * h + y;
            to[at] = from[y * w + x];
        }
    }
}
