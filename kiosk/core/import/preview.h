#ifndef KS_CORE_IMPORT_PREVIEW_H
#define KS_CORE_IMPORT_PREVIEW_H

#include "core/program/program.h"
#include "core/release/manifest.h"

/* The list of what an import that waits for staff would bring to the screen. Alerts come first;
 * then every item that is new, or whose files are others, in the order of the playlists; then
 * cards that stand in no playlist (handbook, help). Nothing of it is on the public loop. Pure. */

struct ks_preview_side { /* what plays, or what waits */
    const struct ks_program *program;
    const struct ks_manifest *manifest; /* of its files; may have none */
};

struct ks_preview {
    /* `next.program`, but its alerts and its main playlist hold what there is to look at and the
     * default one is empty: alert i or item i is drawn as any of a program is. */
    struct ks_program program;
    const bool *changed; /* of item i: it is there already and changes; else it is new */
    size_t removed;      /* items and alerts that would be gone */
    size_t others;       /* new or changed files that are not drawn: tables, banks */
};

/* `out` lives in `arena` and borrows from `next`; `now` is not needed afterwards. */
void ks_preview_make(const struct ks_preview_side *now,
                     const struct ks_preview_side *next,
                     struct ks_arena *arena,
                     struct ks_preview *out);

size_t ks_preview_count(const struct ks_preview *preview); /* of all there is to look at */
/* The n-th of them: NULL if it is an alert (program.alerts.v[n]), or past the end. */
const struct ks_playlist_item *ks_preview_item(const struct ks_preview *preview, size_t n);

enum ks_preview_state {                     /* of the item that staff look at */
                        KS_PREVIEW_DRAWING, /* not yet */
                        KS_PREVIEW_DRAWN,
                        KS_PREVIEW_BROKEN, /* it cannot be drawn */
                        KS_PREVIEW_GONE /* what waited is not there any more, or is another one */
};

#endif
