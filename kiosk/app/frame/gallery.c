/* Pictures of works (see gallery.h). */
#include "app/frame/gallery.h"

#include <string.h>

#define LARGE KS_CHOICES_MAX

static void drop(struct ks_gallery_picture *picture)
{
    ks_pixels_free(&picture->pixels);
    *picture = (struct ks_gallery_picture) { .path = NULL };
}

void ks_gallery_clear(struct ks_gallery *gallery)
{
    for (size_t i = 0; i < KS_GALLERY_MAX; i++) {
        drop(&gallery->v[i]);
    }
}

static void want(struct ks_gallery_picture *picture, const char *path, int width, int height)
{
    bool same = picture->path != NULL && path != NULL && strcmp(picture->path, path) == 0 &&
                picture->width == width && picture->height == height;
    if (!same) {
        drop(picture);
        picture->path = path;
        picture->width = width;
        picture->height = height;
    }
}

void ks_gallery_follow(struct ks_gallery *gallery,
                       const struct ks_visit *visit,
                       const struct ks_visit_at *at,
                       int width,
                       int height)
{
    bool asking = visit->screen == KS_VISIT_STILL_THERE;
    struct ks_visit under = *visit;
    under.screen = asking ? visit->under : visit->screen;
    if (!ks_visit_shows_works(&under)) {
        ks_gallery_clear(gallery);
        return;
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_vote vote = { .n = 0 };
    bool open = ks_vote_on(&at->program->activities, ks_visit_day(at), arena, &vote) && vote.open;
    int small = (width < height ? width : height) / 2;
    for (size_t i = 0; i < KS_CHOICES_MAX; i++) {
        want(&gallery->v[i], open && i < vote.n ? vote.work[i]->picture : NULL, small, small);
    }
    bool large = open && under.screen == KS_VISIT_WORK && under.page < vote.n;
    want(&gallery->v[LARGE], large ? vote.work[under.page]->picture : NULL, width, height);
    ks_arena_free(arena);
}

const struct ks_pixels *ks_gallery_find(const struct ks_gallery *gallery, const char *path)
{
    for (size_t i = KS_GALLERY_MAX; i-- > 0;) {
        const struct ks_gallery_picture *picture = &gallery->v[i];
        if (picture->path != NULL && picture->pixels.px != NULL &&
            strcmp(picture->path, path) == 0) {
            return &picture->pixels;
        }
    }
    return NULL;
}

bool ks_gallery_has(const void *gallery, const char *path)
{
    return ks_gallery_find(gallery, path) != NULL;
}
