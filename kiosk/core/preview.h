#ifndef KS_CORE_PREVIEW_H
#define KS_CORE_PREVIEW_H

#include "core/manifest.h"
#include "core/program.h"

/* What an import that waits for staff would bring to the screen: every item that is new, or whose
 * files are others, in the order of the playlists; then cards that stand in no
 * playlist (handbook, help). Nothing of it is on the public loop. Pure. */

struct ks_preview_side { /* what plays, or what waits */
    const struct ks_program *program;
    const struct ks_manifest *manifest; /* of its files; may have none */
};

struct ks_preview {
    /* `next.program`, but its main playlist holds what there is to look at and the default one is
     * empty: item i is drawn as any item of a program is. */
    struct ks_program program;
    const bool *changed; /* of item i: it is there already and changes; else it is new */
    size_t removed;      /* items that would be gone */
    size_t others;       /* new or changed files that are not drawn: tables, banks */
};

/* `out` lives in `arena` and borrows from `next`; `now` is not needed afterwards. */
void ks_preview_make(const struct ks_preview_side *now,
                     const struct ks_preview_side *next,
                     struct ks_arena *arena,
                     struct ks_preview *out);

enum ks_preview_state {                     /* of the item that staff look at */
                        KS_PREVIEW_DRAWING, /* not yet */
                        KS_PREVIEW_DRAWN,
                        KS_PREVIEW_BROKEN, /* it cannot be drawn */
                        KS_PREVIEW_GONE /* what waited is not there any more, or is another one */
};

#endif
