#ifndef KS_APP_FRAME_GALLERY_H
#define KS_APP_FRAME_GALLERY_H

#include "app/frame/ticket.h"
#include "core/visit/visit.h"
#include "decode/client/client.h"

/* Pictures of the works that a visitor looks at. Each is small for its tile, the one looked at
 * large. They are decoded when somebody comes into the gallery, in the sandbox like every picture,
 * and given back when they leave. KS_GALLERY_MAX bounds them: a vote has no more works. Main
 * thread. */

#define KS_GALLERY_MAX (KS_CHOICES_MAX + 1)

struct ks_gallery_picture {
    const char *path;        /* relative to assets/, borrowed from the program; NULL = unused */
    int width, height;       /* the box it is decoded for */
    struct ks_ticket ticket; /* of the loader's job that decodes it; nobody's = not asked for yet */
    bool done;               /* decoded, or cannot be: then pixels.px == NULL */
    struct ks_pixels pixels;
};

struct ks_gallery {
    struct ks_gallery_picture v[KS_GALLERY_MAX]; /* the last one is the large one */
};

/* Makes the list hold what the visit's screen of width x height upright pixels needs: other
 * pictures are freed, new ones have no ticket: for the caller to have them decoded. */
void ks_gallery_follow(struct ks_gallery *gallery,
                       const struct ks_visit *visit,
                       const struct ks_visit_at *at,
                       int width,
                       int height);
void ks_gallery_clear(struct ks_gallery *gallery);
/* The largest decoded pixels of that path, borrowed; NULL if none are there yet. */
const struct ks_pixels *ks_gallery_find(const struct ks_gallery *gallery, const char *path);
bool ks_gallery_has(const void *gallery, const char *path); /* for ks_scene_env */

#endif
