#ifndef KS_BASE_ARENA_H
#define KS_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"

/* A bump allocator: many small things with one lifetime, freed together.
 *
 * Memory comes zeroed and aligned for any type. Out of memory aborts, so content-sized
 * requests must be bounded by the caller first. Not thread-safe: one owner at a time.
 * A program (core/program/program.h) is one sealed arena that moves between threads whole.
 */

struct ks_arena;

KS_NODISCARD struct ks_arena *ks_arena_new(void);
void ks_arena_free(struct ks_arena *arena); /* NULL is fine */

/* Nothing is allocated from it any more: to try is a bug (KS_NEVER, base/check.h). */
void ks_arena_seal(struct ks_arena *arena);
/* Of every byte that was given out: a sealed one has the same as long as it lives. For tests. */
uint64_t ks_arena_hash(const struct ks_arena *arena);

KS_NODISCARD void *ks_arena_alloc(struct ks_arena *arena, size_t size);
KS_NODISCARD void *ks_arena_array(struct ks_arena *arena, size_t count, size_t size);
KS_NODISCARD char *ks_arena_strndup(struct ks_arena *arena, const char *text, size_t length);
KS_NODISCARD char *ks_arena_strdup(struct ks_arena *arena, const char *text);
KS_NODISCARD char *ks_arena_printf(struct ks_arena *arena, const char *format, ...) KS_PRINTF(2, 3);

/* A grown copy of `old` (count elements) with room for `capacity`; the old one stays until
 * the arena is freed, so grow by doubling. */
KS_NODISCARD void *
ks_arena_grow(struct ks_arena *arena, const void *old, size_t count, size_t capacity, size_t size);

#endif
