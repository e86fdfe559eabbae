#ifndef KS_APP_THREADS_WAITING_H
#define KS_APP_THREADS_WAITING_H

#include "app/threads/content_source.h"
#include "content/load.h"
#include "core/import/preview.h"

/* An import that waits for staff, read and compared with what plays now. Staff look at it before
 * they adopt it. Whoever holds the pointer frees it. On the loader's thread, until it is handed to
 * main with its news. */

struct ks_waiting {
    struct ks_program *program; /* as it would be played */
    struct ks_preview preview;  /* borrows from it */
    struct ks_arena *arena;
};

/* Opens the edition that waits; `playing` is what the loop plays. NULL if it is not
 * what its name says, or not there any more. Blocks on the disk. */
KS_NODISCARD struct ks_waiting *ks_waiting_read(struct ks_content_source *source,
                                                const struct ks_edition *playing,
                                                const char *release,
                                                const struct ks_load_params *params,
                                                struct ks_err *err);
void ks_waiting_free(struct ks_waiting *waiting); /* NULL is fine */

#endif
