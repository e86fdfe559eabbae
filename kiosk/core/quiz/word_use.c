/* Words that lean to scams or to genuine scenes, and how many do by chance (see word_use.h). */
#include "core/quiz/word_use.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/quiz/random.h"
#include "core/quiz/surface.h"

#define DEALS 200
#define KEPT 190 /* the 95th percentile of them */

struct use { /* one word of one item */
    uint64_t word;
    uint32_t of;
};

struct ks_word_use {
    struct use *v;
    bool *genuine; /* [item] */
    size_t n, items;
};

bool ks_leans(size_t genuine, size_t items)
{
    return genuine * 4 < items || genuine * 4 > items * 3;
}

static int by_word_then_item(const void *a, const void *b)
{
    const struct use *x = a, *y = b;
    if (x->word != y->word) {
        return x->word < y->word ? -1 : 1;
    }
    return x->of < y->of ? -1 : x->of > y->of;
}

static void collect(struct ks_word_use *use, const struct ks_quiz_item *item, uint32_t of)
{
    struct ks_surface surface = { item->scene, ks_lang_writing(item->lang) };
    struct ks_surface_token token;
    uint64_t before = 0; /* the hanzi before this one */
    while (ks_surface_next(&surface, &token)) {
        if (token.word) {
            use->v[use->n++] = (struct use) { token.hash, of };
        } else if (token.hanzi && before != 0) {
            use->v[use->n++] = (struct use) { ks_surface_pair(before, token.hash), of };
        }
        before = token.hanzi ? token.hash : 0;
    }
}

/* Each word once an item. */
static void sort(struct ks_word_use *use)
{
    size_t kept = 0;
    if (use->n > 0) {
        qsort(use->v, use->n, sizeof *use->v, by_word_then_item);
    }
    for (size_t i = 0; i < use->n; i++) {
        if (kept == 0 || by_word_then_item(&use->v[kept - 1], &use->v[i]) != 0) {
            use->v[kept++] = use->v[i];
        }
    }
    use->n = kept;
}

struct ks_word_use *
ks_word_use_new(const struct ks_quiz_bank *bank, enum ks_lang lang, struct ks_arena *arena)
{
    struct ks_word_use *use = ks_arena_alloc(arena, sizeof *use);
    size_t most = 0;
    for (size_t i = 0; i < bank->n; i++) {
        most += strlen(bank->v[i].scene); /* a word has a byte at least */
    }
    *use = (struct ks_word_use) { .v = ks_arena_array(arena, most + 1, sizeof *use->v),
                                  .genuine = ks_arena_array(arena, bank->n + 1, sizeof(bool)) };
    for (size_t i = 0; i < bank->n; i++) {
        if (bank->v[i].lang == lang && !bank->v[i].neutral) {
            collect(use, &bank->v[i], (uint32_t)use->items);
            use->genuine[use->items++] = bank->v[i].genuine;
        }
    }
    assert(use->n <= most);
    sort(use);
    return use;
}

static size_t leaning(const struct ks_word_use *use, const bool *genuine)
{
    size_t n = 0;
    for (size_t i = 0, of; i < use->n; i += of) {
        size_t real = 0;
        for (of = 0; i + of < use->n && use->v[i + of].word == use->v[i].word; of++) {
            real += genuine[use->v[i + of].of];
        }
        n += of >= KS_LEANING_FROM && ks_leans(real, of) ? 1 : 0;
    }
    return n;
}

size_t ks_word_use_leaning(const struct ks_word_use *use)
{
    return leaning(use, use->genuine);
}

static int ascending(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

size_t ks_word_use_by_chance(const struct ks_word_use *use, uint64_t seed)
{
    struct ks_arena *scratch = ks_arena_new();
    bool *dealt = ks_arena_array(scratch, use->items + 1, sizeof *dealt);
    size_t found[DEALS];
    memcpy(dealt, use->genuine, use->items * sizeof *dealt);
    for (size_t deal = 0; deal < DEALS; deal++) {
        for (size_t i = use->items; i-- > 1;) {
            size_t k = ks_random_below(&seed, i + 1);
            bool other = dealt[i];
            dealt[i] = dealt[k];
            dealt[k] = other;
        }
        found[deal] = leaning(use, dealt);
    }
    qsort(found, DEALS, sizeof *found, ascending);
    ks_arena_free(scratch);
    return found[KEPT - 1];
}
