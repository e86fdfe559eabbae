/* The frames that exist (see frames.h). */
#include "app/frame/frames.h"

#include "base/check.h"

struct ks_frame *ks_frames_find(struct ks_frames *frames, uint32_t ticket)
{
    for (size_t i = 0; i < KS_FRAMES_MAX; i++) {
        struct ks_frame *frame = &frames->v[i];
        if (frame->state != KS_FRAME_UNUSED && frame->showing.ticket == ticket) {
            return frame;
        }
    }
    return NULL;
}

struct ks_frame *ks_frames_add(struct ks_frames *frames, const struct ks_showing *showing)
{
    for (size_t i = 0; i < KS_FRAMES_MAX; i++) {
        if (frames->v[i].state == KS_FRAME_UNUSED) {
            frames->v[i] = (struct ks_frame) { .state = KS_FRAME_TO_PAINT, .showing = *showing };
            return &frames->v[i];
        }
    }
    ks_bug("more frames than the director can ask for");
}

struct ks_frame *ks_frames_to_paint(struct ks_frames *frames)
{
    struct ks_frame *oldest = NULL;
    for (size_t i = 0; i < KS_FRAMES_MAX; i++) {
        struct ks_frame *frame = &frames->v[i];
        if (frame->state == KS_FRAME_TO_PAINT &&
            (oldest == NULL || frame->showing.ticket < oldest->showing.ticket)) {
            oldest = frame;
        }
    }
    return oldest;
}

void ks_frames_drop(struct ks_frame *frame)
{
    ks_canvas_free(frame->canvas);
    if (frame->video == NULL) {
        ks_pixels_free(&frame->pixels);
    }
    ks_video_close(frame->video);
    *frame = (struct ks_frame) { 0 };
}

void ks_frames_clear(struct ks_frames *frames)
{
    for (size_t i = 0; i < KS_FRAMES_MAX; i++) {
        ks_frames_drop(&frames->v[i]);
    }
}
