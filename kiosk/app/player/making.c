/* Frames in the making: asked for, painted, given back. */
#include "app/player/parts.h"

void ks_player_ask(struct ks_player *p, struct ks_frame *frame)
{
    const struct ks_program *program =
        frame->ticket.owner == KS_OWNER_PREVIEW ? &p->preview.waiting->preview.program : p->program;
    struct ks_frame_media media;
    if (ks_frame_media(&p->look, program, &frame->showing, &media)) {
        bool room = ks_loader_decode(p->loader, frame->ticket, program->generation, &media);
        frame->state = room ? KS_FRAME_AWAITING_PIXELS : KS_FRAME_TO_DECODE;
        frame->can_do_without = !media.needed;
    } else {
        frame->state = KS_FRAME_TO_PAINT;
    }
}

bool ks_player_ask_again(struct ks_player *p)
{
    bool full = false;
    for (size_t i = 0; i < KS_FRAMES_MAX && !full; i++) {
        struct ks_frame *frame = &p->frames.v[i];
        if (frame->state == KS_FRAME_TO_DECODE) {
            ks_player_ask(p, frame);
            full = frame->state == KS_FRAME_TO_DECODE;
        }
    }
    return full;
}

void ks_player_prepare(struct ks_player *p,
                       struct ks_ticket ticket,
                       const struct ks_showing *showing)
{
    ks_player_ask(p, ks_frames_add(&p->frames, ticket, showing));
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
