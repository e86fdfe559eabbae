/* The frames of a moving picture in their time (see moving.h). */
#include "decode/child/moving.h"

#include <stdlib.h>

#include "decode/child/reply.h"
#include "decode/child/scale.h"

#define APART_MS 100    /* from one shown frame to the next, at least */
#define LONGEST_MS 9000 /* one frame: the player waits no longer for the next */

void ks_moving_begin(struct ks_moving *moving, const struct ks_box *box, int width, int height)
{
    *moving = (struct ks_moving) { .width = width, .height = height };
    ks_ring_begin(&moving->ring, box);
    ks_fit(width, height, box->width, box->height, &moving->fit_width, &moving->fit_height);
    ks_child_answer(&(struct ks_reply) {
        .kind = KS_REPLY_INFO, .source_width = width, .source_height = height });
}

bool ks_moving_wants(const struct ks_moving *moving)
{
    return moving->now_ms >= moving->until_ms;
}

/* On white, in place. */
static void make_solid(uint32_t *row, int n)
{
    for (int x = 0; x < n; x++) {
        uint32_t a = row[x] >> 24, solid = 0xFF000000u;
        for (unsigned c = 0; c < 24; c += 8) {
            solid |= ((row[x] >> c & 0xFF) * a + 255 * (255 - a) + 127) / 255 << c;
        }
        row[x] = a == 255 ? row[x] : solid;
    }
}

void ks_moving_show(struct ks_moving *moving, const uint32_t *px, int stride_words)
{
    int slot = ks_ring_take(&moving->ring);
    uint32_t *row = malloc((size_t)moving->width * sizeof *row);
    struct ks_scaler *scaler =
        ks_scaler_new(moving->width, moving->height, moving->fit_width, moving->fit_height, 1,
                      ks_ring_at(&moving->ring, slot), moving->fit_width);
    if (row == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, moving->width, moving->height);
    }
    for (int y = 0; y < moving->height; y++) {
        for (int x = 0; x < moving->width; x++) {
            row[x] = px[(size_t)y * (size_t)stride_words + (size_t)x];
        }
        make_solid(row, moving->width);
        ks_scaler_row(scaler, row);
    }
    free(row);
    ks_scaler_free(scaler);
    ks_child_answer(&(struct ks_reply) { .kind = KS_REPLY_FRAME,
                                         .width = moving->fit_width,
                                         .height = moving->fit_height,
                                         .stride = moving->fit_width * 4,
                                         .source_width = moving->width,
                                         .source_height = moving->height,
                                         .slot = slot,
                                         .pts_ms = moving->now_ms });
    moving->until_ms = moving->now_ms + APART_MS;
}

void ks_moving_pass(struct ks_moving *moving, int64_t duration_ms)
{
    moving->now_ms += duration_ms < 0 ? 0 : duration_ms > LONGEST_MS ? LONGEST_MS : duration_ms;
}

void ks_moving_again(struct ks_moving *moving)
{
    if (moving->now_ms < moving->round_ms + APART_MS) {
        moving->now_ms = moving->round_ms + APART_MS; /* no time at all would never end */
    }
    moving->round_ms = moving->now_ms;
}
