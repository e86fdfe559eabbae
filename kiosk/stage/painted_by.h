#ifndef KS_STAGE_PAINTED_BY_H
#define KS_STAGE_PAINTED_BY_H

#include <stddef.h>

/* What brings a frame to the glass. The words are those of the setting `painter`, of what
 * --exit-after prints and of the display's status. Constants: any thread. */
enum ks_painted_by {
    KS_PAINTED_BY_AUTO,     /* as a wish: what suits the machine */
    KS_PAINTED_BY_SURFACE,  /* the window's memory */
    KS_PAINTED_BY_RENDERER, /* SDL's, by a GPU or as one */
    KS_PAINTED_BY_DUMB      /* buffers of our own, without a desktop (device/dumb.h) */
};

/* "auto" "surface" "renderer" "dumb"; *n of them, in the order of the enum. */
const char *const *ks_painted_by_words(size_t *n);
const char *ks_painted_by_word(enum ks_painted_by painter);

#endif
