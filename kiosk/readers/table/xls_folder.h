#ifndef KS_READERS_TABLE_XLS_FOLDER_H
#define KS_READERS_TABLE_XLS_FOLDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/* The folder that an .xls is: a compound file (MS-CFB), which holds streams in chains of sectors.
 * No state: any thread. */

enum ks_folder_end {
    KS_FOLDER_FOUND,
    KS_FOLDER_NONE,   /* no stream of that name, or no compound file */
    KS_FOLDER_DAMAGED /* its chain leaves the file or never ends */
};

/* The first stream called `name` (ASCII, in any case), whole, copied into the arena: never larger
 * than the file is. */
enum ks_folder_end ks_xls_folder_stream(
    const char *bytes, size_t n, const char *name, struct ks_arena *arena, struct ks_str *stream);

#endif
