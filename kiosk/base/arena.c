/* Chained blocks, each twice the last up to a bound; nothing is ever moved. */
#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/text.h"

#define FIRST_BLOCK ((size_t)4096)
#define LARGEST_BLOCK ((size_t)256 * 1024)

struct block {
    struct block *previous;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
};

struct ks_arena {
    struct block *last;
    bool sealed;
};

struct ks_arena *ks_arena_new(void)
{
    struct ks_arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL) {
        ks_oom();
    }
    return arena;
}

void ks_arena_free(struct ks_arena *arena)
{
    if (arena == NULL) {
        return;
    }
    for (struct block *block = arena->last; block != NULL;) {
        struct block *previous = block->previous;
        free(block);
        block = previous;
    }
    free(arena);
}

void ks_arena_seal(struct ks_arena *arena)
{
    arena->sealed = true;
}

uint64_t ks_arena_hash(const struct ks_arena *arena)
{
    uint64_t hash = KS_HASH_START;
    for (const struct block *block = arena->last; block != NULL; block = block->previous) {
        hash = ks_hash(hash, block->bytes, block->used);
    }
    return hash;
}

static struct block *add_block(struct ks_arena *arena, size_t at_least)
{
    size_t size = arena->last == NULL ? FIRST_BLOCK : arena->last->size * 2;
    size = size > LARGEST_BLOCK ? LARGEST_BLOCK : size;
    size = size < at_least ? at_least : size;
    struct block *block = calloc(1, sizeof *block + size);
    if (block == NULL) {
        ks_oom();
    }
    block->size = size;
    block->previous = arena->last;
    arena->last = block;
    return block;
}

void *ks_arena_alloc(struct ks_arena *arena, size_t size)
{
    assert(arena != NULL);
    (void)KS_NEVER(arena->sealed);
    if (size > SIZE_MAX / 4) {
        ks_oom();
    }
    size_t rounded = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    rounded = rounded == 0 ? alignof(max_align_t) : rounded;
    struct block *block = arena->last;
    if (block == NULL || block->size - block->used < rounded) {
        block = add_block(arena, rounded);
    }
    void *memory = block->bytes + block->used;
    block->used += rounded;
    return memory;
}

void *ks_arena_array(struct ks_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        ks_oom();
    }
    return ks_arena_alloc(arena, count * size);
}

char *ks_arena_strndup(struct ks_arena *arena, const char *text, size_t length)
{
    char *copy = ks_arena_alloc(arena, length + 1);
    if (length > 0) {
        memcpy(copy, text, length);
    }
    return copy;
}

char *ks_arena_strdup(struct ks_arena *arena, const char *text)
{
    return ks_arena_strndup(arena, text, strlen(text));
}

char *ks_arena_printf(struct ks_arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);
    char *text = ks_arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

void *
ks_arena_grow(struct ks_arena *arena, const void *old, size_t count, size_t capacity, size_t size)
{
    assert(count <= capacity);
    void *grown = ks_arena_array(arena, capacity, size);
    if (count > 0) {
        memcpy(grown, old, count * size);
    }
    return grown;
}
