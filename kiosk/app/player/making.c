/* Frames in the making: asked for, painted, given back. */
#include "app/player/parts.h"

void ks_player_prepare(struct ks_player *p,
                       struct ks_ticket ticket,
                       const struct ks_showing *showing)
{
    struct ks_frame *frame = ks_frames_add(&p->frames, ticket, showing);
    struct ks_frame_media media;
    if (ks_frame_media(&p->look, p->program, &frame->showing, &media)) {
        frame->state = KS_FRAME_AWAITING_PIXELS;
        frame->can_do_without = !media.needed;
        ks_loader_decode(p->loader, frame->ticket, p->program->generation, &media);
    }
}

static void close_video(void *video)
{
    ks_video_close(video);
}

void ks_player_drop_video(struct ks_player *p, struct ks_video *video)
{
    ks_reaper_take(p->reaper, close_video, video);
}

void ks_player_drop(struct ks_player *p, struct ks_frame *frame)
{
    if (frame->state == KS_FRAME_AWAITING_PIXELS) {
        ks_loader_cancel(p->loader, frame->ticket);
    }
    ks_player_drop_video(p, frame->video);
    frame->video = NULL;
    ks_frames_drop(frame);
}
