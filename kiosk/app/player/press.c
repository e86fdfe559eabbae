/* The dark button under a finger, until its touch has done something. It is there within a frame:
 * what the touch brings may take one more, and 30 ms of waiting whether the finger is a palm. */
#include <string.h>

#include "app/player/parts.h"

#define LEFT_PERCENT 78 /* of the light of each pixel stay */

static void darken(uint32_t *row, int n)
{
    for (int i = 0; i < n; i++) {
        uint32_t px = row[i], out = 0xFF000000u;
        for (int shift = 0; shift < 24; shift += 8) {
            out |= ((px >> shift & 0xFF) * LEFT_PERCENT / 100) << shift;
        }
        row[i] = out;
    }
}

/* Copies the pressed rectangle between the visible pixels (in the canvas, or in the window while
 * that is parked) and our backup; the visible copy is darkened when it is saved. */
static void copy(struct ks_player *p, bool back)
{
    struct ks_rect at = p->press.at;
    for (int y = 0; y < at.h; y++) {
        uint32_t *theirs = ks_screen_row(p->screen, p->shown->canvas, at.y + y) + at.x;
        uint32_t *ours = ks_canvas_row(p->press.under, y);
        memcpy(back ? theirs : ours, back ? ours : theirs, (size_t)at.w * 4);
        if (!back) {
            darken(theirs, at.w);
        }
    }
}

static bool is_whole(const struct ks_player *p, struct ks_rect at)
{
    return at.x >= 0 && at.y >= 0 && at.w > 0 && at.h > 0 &&
           at.x + at.w <= p->shown->canvas->width && at.y + at.h <= p->shown->canvas->height;
}

static void put(struct ks_player *p, bool back)
{
    copy(p, back);
    ks_player_present(p);
}

void ks_player_press(struct ks_player *p, const struct ks_target *target)
{
    ks_player_unpress(p);
    if (target == NULL || p->shown == NULL || p->from != NULL || p->play != NULL) {
        return;
    }
    int width, height;
    ks_frame_size(&p->look, &width, &height);
    struct ks_rect at = ks_rotate_rect(target->rect, width, height, p->look.rotate);
    if (is_whole(p, at)) {
        p->press = (struct ks_press) { ks_canvas_new(at.w, at.h), at, p->shown->ticket };
        put(p, false);
        ks_figures_answer(&p->figures);
    }
}

void ks_player_unpress(struct ks_player *p)
{
    if (p->press.under == NULL) {
        return;
    }
    if (p->shown != NULL && ks_ticket_equal(p->shown->ticket, p->press.of) && p->from == NULL &&
        is_whole(p, p->press.at)) {
        put(p, true);
    }
    ks_canvas_free(p->press.under);
    p->press.under = NULL;
}
