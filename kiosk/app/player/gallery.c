/* Having the pictures of works decoded while somebody looks at them (see app/frame/gallery.h). */
#include "app/player/parts.h"

#define TICKET 0x40000000u /* the director's are below, those of vitals.c above */

static struct ks_gallery_picture *find(struct ks_gallery *gallery, uint32_t ticket)
{
    for (size_t i = 0; i < KS_GALLERY_MAX; i++) {
        if (gallery->v[i].path != NULL && gallery->v[i].ticket == ticket) {
            return &gallery->v[i];
        }
    }
    return NULL;
}

static bool is_waiting(const struct ks_gallery *gallery)
{
    bool waiting = false;
    for (size_t i = 0; i < KS_GALLERY_MAX; i++) {
        waiting = waiting || (gallery->v[i].path != NULL && !gallery->v[i].done);
    }
    return waiting;
}

void ks_player_gallery(struct ks_player *p)
{
    int width, height;
    struct ks_visit_at at = { .program = p->program, .situation = &p->situation };
    ks_frame_size(&p->look, &width, &height);
    struct ks_gallery before = p->gallery;
    ks_gallery_follow(&p->gallery, ks_director_visit(p->director), &at, width, height);
    for (size_t i = 0; i < KS_GALLERY_MAX; i++) {
        struct ks_gallery_picture *picture = &p->gallery.v[i];
        const struct ks_gallery_picture *old = &before.v[i];
        if (old->ticket != 0 && !old->done && old->ticket != picture->ticket) {
            ks_loader_cancel(p->loader, old->ticket);
        }
        if (picture->path != NULL && picture->ticket == 0) {
            picture->ticket = TICKET + ++p->gallery_tickets % TICKET;
            struct ks_frame_media media = { .path = picture->path,
                                            .box_width = picture->width,
                                            .box_height = picture->height };
            ks_loader_decode(p->loader, picture->ticket, p->program->generation, &media);
        }
    }
}

bool ks_player_gallery_take(struct ks_player *p, struct ks_news *news, bool *complete)
{
    *complete = false;
    if (news->ticket < TICKET || news->ticket >= 2 * TICKET) {
        return false;
    }
    struct ks_gallery_picture *picture = find(&p->gallery, news->ticket);
    if (picture == NULL) { /* nobody looks any more */
        ks_pixels_free(&news->pixels);
        return true;
    }
    picture->done = true;
    picture->pixels = news->pixels;
    *complete = !is_waiting(&p->gallery);
    return true;
}
