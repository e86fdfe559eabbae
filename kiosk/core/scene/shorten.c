/* A card that says more than its screen holds, made shorter (see shorten.h). */
#include "core/scene/shorten.h"

#include <assert.h>
#include <string.h>

#include "core/text/cut.h"

/* No panel holds more of a headline, a deed or its verb. */
#define HEADLINE_BYTES 1024
#define DEED_BYTES 512
#define VERB_BYTES 96

static size_t bytes_of(const struct ks_block *block)
{
    return strlen(block->speaker) + ks_spans_bytes(&block->text);
}

static size_t words_of(const struct ks_card *card)
{
    size_t n = 0;
    for (size_t i = 0; i < card->n_blocks; i++) {
        n += card->blocks[i].kind == KS_BLOCK_ACTION ? 0 : bytes_of(&card->blocks[i]);
    }
    return n;
}

bool ks_card_is_endless(const struct ks_card *card)
{
    return words_of(card) > KS_SHORT_ALL;
}

size_t ks_card_count(const struct ks_card *card)
{
    size_t n = ks_spans_count(&card->headline);
    for (size_t i = 0; i < card->n_blocks; i++) {
        const struct ks_block *block = &card->blocks[i];
        n += ks_utf8_count(ks_str_of(block->speaker)) + ks_spans_count(&block->text);
    }
    return n;
}

static void shorten_deed(struct ks_block *block, struct ks_arena *arena)
{
    size_t n = strlen(block->speaker), kept = ks_cut_at(block->speaker, n, VERB_BYTES);
    if (kept < n) {
        block->speaker = ks_arena_printf(arena, "%.*s…", (int)kept, block->speaker);
    }
    block->text = ks_spans_cut(&block->text, DEED_BYTES, arena);
}

/* The blocks before the first that does not fit into `left` bytes, the beginning of that, and the
 * deeds. */
static void shorten_blocks(struct ks_card *card, size_t left, struct ks_arena *arena)
{
    struct ks_block *all = card->blocks;
    size_t n = card->n_blocks;
    bool full = false;
    card->n_blocks = 0;
    card->blocks = ks_arena_array(arena, n + 1, sizeof *card->blocks);
    for (size_t i = 0; i < n; i++) {
        struct ks_block block = all[i];
        if (block.kind == KS_BLOCK_ACTION) {
            shorten_deed(&block, arena);
        } else if (full) {
            continue;
        } else if (bytes_of(&block) <= left) {
            left -= bytes_of(&block);
        } else {
            size_t speaker = strlen(block.speaker), ellipsis = strlen("…");
            full = true;
            if (left <= speaker + ellipsis) {
                continue;
            }
            block.text = ks_spans_cut(&block.text, left - speaker - ellipsis, arena);
            if (ks_spans_bytes(&block.text) <= ellipsis) {
                continue;
            }
        }
        card->blocks[card->n_blocks++] = block;
    }
    assert(card->n_blocks <= n);
}

const struct ks_card *
ks_card_shorten(struct ks_page *page, const struct ks_card *card, size_t bytes)
{
    struct ks_arena *arena = page->out->arena;
    struct ks_card *shorter = ks_arena_alloc(arena, sizeof *shorter);
    *shorter = *card;
    shorter->headline = ks_spans_cut(&card->headline, HEADLINE_BYTES, arena);
    shorten_blocks(shorter, bytes, arena);
    size_t all = ks_card_count(card), left = ks_card_count(shorter);
    page->lost += left < all ? all - left : 0;
    return shorter;
}

struct ks_short_search ks_shorter(const struct ks_card *card)
{
    size_t n = words_of(card);
    n = n < KS_SHORT_ALL ? n : KS_SHORT_ALL;
    return (struct ks_short_search) { .bytes = n, .fits = 0, .fails = n + 1 };
}

bool ks_short_tried(struct ks_short_search *s, bool fits)
{
    assert(s->fits <= s->bytes && s->bytes < s->fails);
    s->fits = fits ? s->bytes : s->fits;
    s->fails = fits ? s->fails : s->bytes;
    bool close = s->fails - s->fits <= 1 + s->fails / 16;
    s->bytes = close ? s->fits : s->fits + (s->fails - s->fits) / 2;
    return !close;
}
