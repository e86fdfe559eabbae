/* Decoding of works' pictures while somebody looks at them (see app/frame/gallery.h). */
#include "app/player/parts.h"

static struct ks_gallery_picture *find(struct ks_gallery *gallery, struct ks_ticket ticket)
{
    for (size_t i = 0; i < KS_GALLERY_MAX; i++) {
        if (gallery->v[i].path != NULL && ks_ticket_equal(gallery->v[i].ticket, ticket)) {
            return &gallery->v[i];
        }
    }
    return NULL;
}

static bool is_asked(const struct ks_gallery_picture *picture)
{
    return picture->ticket.owner != KS_OWNER_NOBODY;
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
        if (is_asked(old) && !old->done && !ks_ticket_equal(old->ticket, picture->ticket)) {
            ks_loader_cancel(p->loader, old->ticket);
        }
        if (picture->path != NULL && !is_asked(picture)) {
            picture->ticket = ks_ticket_next(KS_OWNER_GALLERY, &p->gallery_tickets);
            struct ks_frame_media media = { .path = picture->path,
                                            .box_width = picture->width,
                                            .box_height = picture->height };
            if (!ks_loader_decode(p->loader, picture->ticket, p->program->generation, &media)) {
                picture->ticket = (struct ks_ticket) { KS_OWNER_NOBODY, 0 };
            }
        }
    }
}

bool ks_player_gallery_asks(const struct ks_player *p)
{
    for (size_t i = 0; i < KS_GALLERY_MAX; i++) {
        if (p->gallery.v[i].path != NULL && !is_asked(&p->gallery.v[i])) {
            return true;
        }
    }
    return false;
}

bool ks_player_gallery_take(struct ks_player *p, struct ks_news *news)
{
    struct ks_gallery_picture *picture = find(&p->gallery, news->ticket);
    if (picture == NULL) { /* the visitor has left the gallery */
        ks_news_free(news);
        return false;
    }
    picture->done = true;
    if (news->kind == KS_NEWS_PICTURE) {
        picture->pixels = news->picture;
    }
    return !is_waiting(&p->gallery);
}
