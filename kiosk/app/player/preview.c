/* The preview of an import, for staff before they adopt it. It is read and decoded on the loader's
 * thread, painted as it would hang there, and shown in small on their screen. Never part of the
 * loop. */
#include "app/player/parts.h"

static void forget_frame(struct ks_player *p)
{
    struct ks_frame *frame = ks_frames_find(&p->frames, p->preview.ticket);
    if (frame != NULL) {
        ks_player_drop(p, frame);
    }
    ks_canvas_free(p->preview.canvas);
    p->preview.canvas = NULL;
}

void ks_player_preview_prepare(struct ks_player *p)
{
    const struct ks_preview *preview = &p->preview.waiting->preview;
    const struct ks_program *program = &preview->program;
    if (p->preview.index >= ks_preview_count(preview)) {
        return; /* there is no such item: the page says so */
    }
    struct ks_showing showing = ks_frame_previewed(preview, p->preview.index);
    showing.generation = program->generation;
    ks_player_ask(p, ks_frames_add(&p->frames, p->preview.ticket, &showing));
}

bool ks_player_preview_ask(struct ks_player *p)
{
    if (p->preview.to_read && p->staff_news != NULL) {
        p->preview.to_read =
            !ks_loader_waiting(p->loader, p->staff_news->waiting, p->preview.ticket);
    }
    return p->preview.to_read;
}

void ks_player_preview(struct ks_player *p, size_t index)
{
    forget_frame(p);
    p->preview.index = index;
    p->preview.ticket = ks_ticket_next(KS_OWNER_PREVIEW, &p->preview.tickets);
    p->preview.to_read = p->preview.waiting == NULL;
    if (p->preview.waiting != NULL) {
        ks_player_preview_prepare(p);
    } else {
        (void)ks_player_preview_ask(p);
    }
}

void ks_player_preview_end(struct ks_player *p)
{
    forget_frame(p);
    ks_waiting_free(p->preview.waiting);
    p->preview.waiting = NULL;
    p->preview.ticket = (struct ks_ticket) { KS_OWNER_NOBODY, 0 };
    p->preview.to_read = false;
    ks_loader_end_waiting(p->loader);
}

bool ks_player_preview_take(struct ks_player *p, struct ks_news *news)
{
    if (!ks_ticket_equal(news->ticket, p->preview.ticket) || p->preview.waiting != NULL) {
        ks_news_free(news); /* staff have gone to another page meanwhile */
        return false;
    }
    p->preview.waiting = news->waiting;
    return true;
}

void ks_player_preview_keep(struct ks_player *p, struct ks_frame *frame)
{
    ks_canvas_free(p->preview.canvas);
    p->preview.canvas = frame->canvas;
    frame->canvas = NULL;
    ks_player_drop(p, frame);
}

void ks_player_preview_world(const struct ks_player *p,
                             struct ks_frame_look *look,
                             struct ks_frame_at *at)
{
    ks_frame_size(&p->look, &look->width, &look->height);
    look->rotate = 0; /* the page that it is drawn on will be turned as a whole */
    at->program = &p->preview.waiting->preview.program;
    at->visit = NULL;
    at->total = 0;
}

bool ks_player_preview_pixels(const struct ks_player *p, struct ks_pixels *pixels)
{
    const struct ks_canvas *canvas = p->preview.canvas;
    if (canvas == NULL || ks_director_visit(p->director)->screen != KS_VISIT_PREVIEW) {
        return false;
    }
    *pixels = (struct ks_pixels) { canvas->width, canvas->height, canvas->stride, canvas->px, 0 };
    return true;
}
