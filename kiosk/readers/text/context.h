#ifndef KS_READERS_TEXT_CONTEXT_H
#define KS_READERS_TEXT_CONTEXT_H

#include <stdint.h>

#include "base/arena.h"
#include "core/problem/problem.h"

/* The context of a table reader: what it is given beside the bytes. All readers: bytes in, core
 * values out, every problem listed. Columns come in any order under English or Chinese names;
 * unknown ones are reported and ignored; a bad row is reported and left out, the rest stays.
 * Results live in `arena`. No state besides: any thread with an arena and problems of its own. */
struct ks_table_context {
    struct ks_arena *arena; /* where its strings live */
    struct ks_problems *problems;
    int32_t today; /* KS_DATE_NONE = unknown */
};

#endif
