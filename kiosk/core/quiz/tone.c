/* Words that give a bank away: used for scams only, or for genuine scenes only. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/problem/problem.h"
#include "core/quiz/bank.h"

#define TELLS_FROM_ITEMS 15 /* a word in fewer items is not learnt as a sign */
#define TELLS_REPORTED 5
#define STEM_BIT (1ull << 63)
#define WORD_BIT (1ull << 62)
#define WORD_LETTERS 3 /* "a", "to" and "is" say nothing */

struct use { /* one occurrence of a word or stem in an item */
    uint64_t
        what; /* two hanzi, or a hash: of a stem with STEM_BIT, of an English word with WORD_BIT */
    uint32_t item;
};

struct uses {
    struct use *v;
    size_t n;
};

static int by_what_then_item(const void *a, const void *b)
{
    const struct use *x = a, *y = b;
    if (x->what != y->what) {
        return x->what < y->what ? -1 : 1;
    }
    return x->item < y->item ? -1 : x->item > y->item;
}

/* The next word from *p on, and its hash in any case; false at the end. */
static bool next_word(const char **p, struct ks_str *word, uint64_t *hash)
{
    while (**p != '\0') {
        *word = (struct ks_str) { *p, 0 };
        *hash = KS_HASH_START;
        for (; ks_char_is_latin(**p); ++*p) {
            char small = (char)(**p | 0x20);
            *hash = ks_hash(*hash, &small, 1);
            word->n++;
        }
        if (word->n >= WORD_LETTERS) {
            *hash = (*hash & ~STEM_BIT) | WORD_BIT;
            return true;
        }
        *p += word->n == 0 ? 1 : 0;
    }
    return false;
}

static void collect_words(struct uses *uses, const struct ks_quiz_item *item, uint32_t index)
{
    const char *p = item->scene;
    struct ks_str word;
    uint64_t hash;
    while (next_word(&p, &word, &hash)) {
        uses->v[uses->n++] = (struct use) { hash, index };
    }
}

static void collect(struct uses *uses, const struct ks_quiz_item *item, uint32_t index)
{
    uint32_t before = 0;
    size_t n = strlen(item->scene), length;
    for (size_t i = 0; i < n; i += length) {
        uint32_t c = ks_utf8_decode(item->scene + i, n - i, &length);
        c = ks_char_is_hanzi(c) ? c : 0;
        if (before != 0 && c != 0) {
            uses->v[uses->n++] = (struct use) { (uint64_t)before << 32 | c, index };
        }
        before = c;
    }
    if (ks_lang_writing(item->lang) == KS_WRITING_LETTERS) {
        collect_words(uses, item, index);
    }
    uses->v[uses->n++] =
        (struct use) { ks_hash(KS_HASH_START, item->stem, strlen(item->stem)) | STEM_BIT, index };
}

/* The text of a use: a whole stem, an English word, or two hanzi of scenes. */
static struct ks_str said(const struct ks_quiz_bank *bank, const struct use *use, char hanzi[8])
{
    if ((use->what & STEM_BIT) != 0) {
        return ks_str_of(bank->v[use->item].stem);
    }
    const char *p = bank->v[use->item].scene;
    struct ks_str found = { "", 0 };
    uint64_t hash = 0;
    while ((use->what & WORD_BIT) != 0 && next_word(&p, &found, &hash)) {
        if (hash == use->what) {
            return found;
        }
    }
    size_t n = ks_utf8_encode((uint32_t)(use->what >> 32), hanzi);
    n += ks_utf8_encode((uint32_t)use->what, hanzi + n);
    return (struct ks_str) { hanzi, n };
}

static void report(const struct ks_quiz_bank *bank,
                   const struct use *use,
                   size_t items,
                   bool genuine,
                   struct ks_problems *problems)
{
    char hanzi[8];
    bool stem = (use->what & STEM_BIT) != 0;
    ks_problems_add(problems, KS_PROBLEM_QUIZ_TONE, (struct ks_place_in_file) { bank->file, 0, 0 },
                    KS_ARGS(ks_arg_phrase(stem ? KS_PHRASE_IN_STEMS : KS_PHRASE_IN_SCENES),
                            ks_arg_number((long long)items),
                            ks_arg_phrase(genuine ? KS_PHRASE_GENUINE : KS_PHRASE_SCAM),
                            ks_arg_str(said(bank, use, hanzi))));
}

/* Counts in how many items one word or stem occurs. True if all but a twentieth of them are on one
 * side, scams or genuine. */
static bool
tells(const struct ks_quiz_bank *bank, const struct use *v, size_t n, size_t *items, bool *genuine)
{
    size_t real = 0;
    *items = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || v[i].item != v[i - 1].item) {
            ++*items;
            real += bank->v[v[i].item].genuine;
        }
    }
    *genuine = real * 2 > *items;
    assert(real <= *items && *items <= n);
    size_t fewer = *genuine ? *items - real : real;
    return *items >= TELLS_FROM_ITEMS && fewer * 20 < *items;
}

void ks_quiz_tone_lint(const struct ks_quiz_bank *bank, struct ks_problems *problems)
{
    struct ks_arena *scratch = ks_arena_new();
    size_t most = 0, reported = 0;
    for (size_t i = 0; i < bank->n; i++) {
        most += strlen(bank->v[i].scene) / 3 + 1;
    }
    struct uses uses = { ks_arena_array(scratch, most + 1, sizeof *uses.v), 0 };
    for (size_t i = 0; i < bank->n; i++) {
        if (!bank->v[i].neutral) {
            collect(&uses, &bank->v[i], (uint32_t)i);
        }
    }
    assert(uses.n <= most); /* two hanzi, or a word and what parts it, have three bytes each */
    if (uses.n > 1) {
        qsort(uses.v, uses.n, sizeof *uses.v, by_what_then_item);
    }
    for (size_t i = 0, n; i < uses.n && reported < TELLS_REPORTED; i += n) {
        for (n = 1; i + n < uses.n && uses.v[i + n].what == uses.v[i].what; n++) {
        }
        assert(i + n <= uses.n);
        size_t items;
        bool genuine;
        if (tells(bank, uses.v + i, n, &items, &genuine)) {
            reported++;
            report(bank, &uses.v[i], items, genuine, problems);
        }
    }
    ks_arena_free(scratch);
}
