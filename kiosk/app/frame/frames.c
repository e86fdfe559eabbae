/* The frames that exist (see frames.h). */
#include "app/frame/frames.h"

#include "app/frame/unfold.h"
#include "base/check.h"

struct ks_frame *ks_frames_find(struct ks_frames *frames, struct ks_ticket ticket)
{
    for (size_t i = 0; i < KS_FRAMES_MAX; i++) {
        struct ks_frame *frame = &frames->v[i];
        if (frame->state != KS_FRAME_UNUSED && ks_ticket_equal(frame->ticket, ticket)) {
            return frame;
        }
    }
    return NULL;
}

struct ks_frame *
ks_frames_add(struct ks_frames *frames, struct ks_ticket ticket, const struct ks_showing *showing)
{
    for (size_t i = 0; i < KS_FRAMES_MAX; i++) {
        if (frames->v[i].state == KS_FRAME_UNUSED) {
            frames->v[i] = (struct ks_frame) { .state = KS_FRAME_TO_PAINT,
                                               .ticket = ticket,
                                               .turn = ++frames->asked,
                                               .showing = *showing };
            return &frames->v[i];
        }
    }
    ks_bug("more frames than the director can ask for");
}

static bool goes_before(const struct ks_frame *a, const struct ks_frame *b)
{
    bool a_shows = a->ticket.owner == KS_OWNER_DIRECTOR,
         b_shows = b->ticket.owner == KS_OWNER_DIRECTOR;
    return a_shows != b_shows ? a_shows : a->turn < b->turn;
}

struct ks_frame *ks_frames_to_paint(struct ks_frames *frames)
{
    struct ks_frame *first = NULL;
    for (size_t i = 0; i < KS_FRAMES_MAX; i++) {
        struct ks_frame *frame = &frames->v[i];
        if (frame->state == KS_FRAME_TO_PAINT && (first == NULL || goes_before(frame, first))) {
            first = frame;
        }
    }
    return first;
}

void ks_frames_drop(struct ks_frame *frame)
{
    ks_canvas_free(frame->canvas);
    if (frame->video == NULL) {
        ks_pixels_free(&frame->pixels);
    }
    ks_video_close(frame->video);
    ks_unfold_free(frame->unfold);
    *frame = (struct ks_frame) { 0 };
}

void ks_frames_clear(struct ks_frames *frames)
{
    for (size_t i = 0; i < KS_FRAMES_MAX; i++) {
        ks_frames_drop(&frames->v[i]);
    }
}
