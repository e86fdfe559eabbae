#ifndef KS_CORE_TEXT_RELPATH_H
#define KS_CORE_TEXT_RELPATH_H

#include "base/arena.h"
#include "base/text.h"

/* The rule for paths in content: none leads out of its folder. A path is judged by its letters
 * alone. Links and devices are port/fsio.h's business; this rule is the first wall, and the one
 * that can tell the office what is wrong. */

enum ks_relpath {
    KS_RELPATH_OK,
    KS_RELPATH_EMPTY,
    KS_RELPATH_ABSOLUTE, /* begins with / or \ (also \\server\share) */
    KS_RELPATH_DRIVE,    /* C:... */
    KS_RELPATH_URL,      /* scheme://... */
    KS_RELPATH_PARENT,   /* has a part ".." */
    KS_RELPATH_CONTROL,  /* has a control character or NUL */
    KS_RELPATH_TOO_LONG  /* over KS_RELPATH_MAX bytes */
};

#define KS_RELPATH_MAX 1024

/* On KS_RELPATH_OK `out` is the path in `arena` with '/' for '\\' and without "." and empty
 * parts. Any other bytes pass as they are, also invalid UTF-8. */
enum ks_relpath ks_relpath_clean(struct ks_str text, struct ks_arena *arena, const char **out);

#endif
