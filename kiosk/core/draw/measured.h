#ifndef KS_CORE_DRAW_MEASURED_H
#define KS_CORE_DRAW_MEASURED_H

#include "base/arena.h"
#include "core/draw/drawlist.h"

/* A typeset that remembers what it has measured and how texts are parted. A page tries the same
 * words again and again, at one size with fewer of them, in other columns: each piece is measured
 * once at a size, and each text parted once. */

#define KS_MEASURED_MAX 16384 /* pieces; more are measured, and not remembered */

/* Asks `below` for what it does not know yet. Lives in the arena; so does each text that it is
 * asked of, or longer, unchanged. */
const struct ks_typeset *ks_measured_of(const struct ks_typeset *below, struct ks_arena *arena);

#endif
