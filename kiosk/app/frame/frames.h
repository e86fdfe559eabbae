#ifndef KS_APP_FRAME_FRAMES_H
#define KS_APP_FRAME_FRAMES_H

#include "app/frame/frame.h"
#include "app/frame/ticket.h"

/* The table of frames that are asked for, painted or on the glass. Each is found by its ticket. It
 * holds KS_FRAMES_MAX canvases at most; the director cannot ask for more, and one more is a bug
 * (aborts). Main thread. */

#define KS_FRAMES_MAX 8

enum ks_frame_state {
    KS_FRAME_UNUSED,
    KS_FRAME_TO_PAINT,
    KS_FRAME_TO_DECODE, /* the loader has no room for it yet */
    KS_FRAME_AWAITING_PIXELS,
    KS_FRAME_READY
};

struct ks_frame {
    enum ks_frame_state state;
    struct ks_ticket ticket;
    uint64_t turn; /* its place among all that were ever asked for */
    struct ks_showing showing;
    struct ks_canvas *canvas;
    struct ks_pixels pixels;  /* until painted */
    bool can_do_without;      /* if the pixels fail: a card is painted without its picture */
    struct ks_video *video;   /* until it plays */
    struct ks_unfold *unfold; /* of a card, until its last beat is shown; NULL = it is whole */
    struct ks_frame_parts parts;
    int64_t minute; /* civil minute of the clock painted on it; -1 = it has no clock */
    bool released;  /* the director needs it no more: dropped once it has left the glass */
};

struct ks_frames {
    struct ks_frame v[KS_FRAMES_MAX];
    uint64_t asked; /* so many so far */
};

/* Frames stand in the table: a pointer holds until that frame is dropped. */
struct ks_frame *ks_frames_find(struct ks_frames *frames,
                                struct ks_ticket ticket); /* NULL if there is none */
struct ks_frame *
ks_frames_add(struct ks_frames *frames, struct ks_ticket ticket, const struct ks_showing *showing);
/* The frame to paint next: the oldest of the director's, for which somebody may be waiting, else
 * the oldest of the others; NULL if none is to be painted. */
struct ks_frame *ks_frames_to_paint(struct ks_frames *frames);
/* Gives back its canvas and its pixels, and a video that does not play yet. */
void ks_frames_drop(struct ks_frame *frame);
void ks_frames_clear(struct ks_frames *frames);

#endif
