/* A typeset that remembers what it has measured (see measured.h). */
#include "core/draw/measured.h"

#include <assert.h>
#include <string.h>

#include "base/check.h"
#include "base/probe.h"
#include "base/text.h"
#include "core/draw/pieces.h"

struct piece {
    struct ks_font font;
    const char *text; /* NULL = a free row */
    size_t n;
    int width;
};

struct measured {
    struct ks_typeset typeset;
    const struct ks_typeset *below;
    struct ks_arena *arena;
    struct piece *pieces;
    size_t n, capacity;
};

static enum ks_probe_row look(const void *row, const void *key)
{
    const struct piece *there = row, *piece = key;
    if (there->text == NULL) {
        return KS_PROBE_FREE;
    }
    bool same = there->n == piece->n && there->font.px == piece->font.px &&
                there->font.bold == piece->font.bold &&
                memcmp(there->text, piece->text, piece->n) == 0;
    return same ? KS_PROBE_SAME : KS_PROBE_OTHER;
}

static struct piece *row_of(const struct measured *m, const struct piece *piece)
{
    const struct ks_probe table = { m->pieces, m->capacity, sizeof *m->pieces, look };
    uint64_t hash = ks_hash(KS_HASH_START, &piece->font.px, sizeof piece->font.px);
    size_t at = ks_probe_place(&table, ks_hash(hash, piece->text, piece->n), piece);
    assert(at < m->capacity); /* half of it is free */
    return &m->pieces[at];
}

static void make_room(struct measured *m)
{
    struct measured old = *m;
    if (m->capacity >= 2 * (m->n + 1)) {
        return;
    }
    m->capacity = ks_probe_capacity(2 * m->n + 1);
    m->pieces = ks_arena_array(m->arena, m->capacity, sizeof *m->pieces);
    for (size_t i = 0; i < old.capacity; i++) {
        if (old.pieces[i].text != NULL) {
            *row_of(m, &old.pieces[i]) = old.pieces[i];
        }
    }
}

static int advance(void *context, struct ks_font font, const char *utf8, size_t n)
{
    struct measured *m = context;
    struct piece piece = { .font = font, .text = utf8, .n = n };
    make_room(m);
    struct piece *row = row_of(m, &piece);
    if (row->text != NULL) {
        return row->width;
    }
    piece.width = m->below->advance(m->below->context, font, utf8, n);
    if (m->n < KS_MEASURED_MAX) {
        *row = piece;
        m->n++;
    }
    return piece.width;
}

static void vertical(void *context, struct ks_font font, int *ascent, int *descent)
{
    const struct measured *m = context;
    m->below->vertical(m->below->context, font, ascent, descent);
}

const struct ks_typeset *ks_measured_of(const struct ks_typeset *below, struct ks_arena *arena)
{
    struct measured *m = ks_arena_alloc(arena, sizeof *m);
    *m = (struct measured) { .typeset = { m, advance, vertical, ks_pieces_remember(arena) },
                             .below = below,
                             .arena = arena };
    return &m->typeset;
}
