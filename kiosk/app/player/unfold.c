/* A beat of the card that unfolds on the glass. */
#include "app/frame/unfold.h"

#include "app/player/parts.h"

void ks_player_unfold(struct ks_player *p, struct ks_ticket ticket, int beat)
{
    struct ks_frame *frame = p->shown;
    if (frame == NULL || !ks_ticket_equal(frame->ticket, ticket) || frame->unfold == NULL ||
        !ks_player_fits(p, frame)) {
        return;
    }
    bool stands = p->from == NULL; /* else the transition shows it */
    if (stands) {
        ks_player_unpress(p); /* what it gives back is of the beat before */
        ks_screen_unpark(p->screen, frame->canvas);
    }
    (void)ks_unfold_show(frame->unfold, &p->look, beat, frame->canvas);
    if (beat >= ks_unfold_beats(frame->unfold)) {
        ks_unfold_free(frame->unfold);
        frame->unfold = NULL;
    }
    if (stands) {
        ks_player_present(p);
        ks_screen_park(p->screen, frame->canvas);
    }
}
