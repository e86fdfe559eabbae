/* What somebody guesses of a bank who knows only surfaces (see measure.h). */
#include "core/quiz/measure.h"

#include <assert.h>
#include <string.h>

#include "base/unicode.h"
#include "core/quiz/draw.h"
#include "core/quiz/guess.h"
#include "core/quiz/random.h"
#include "core/quiz/surface.h"
#include "core/quiz/word_use.h"

#define ORDERS 5
#define ROUNDS 400
#define SEED 20251130u

static bool is_judged(const struct ks_quiz_item *item, enum ks_lang lang)
{
    return item->lang == lang && !item->neutral;
}

static bool is_act(const struct ks_quiz_item *item)
{
    return item->kind == KS_QUIZ_ACT && item->right != 0 && (item->right & (item->right - 1)) == 0;
}

/* The number of the first item of the same type: twins are of one type. */
static size_t group_of(const struct ks_quiz_bank *bank, size_t index)
{
    size_t i = 0;
    while (i < index && strcmp(bank->v[i].type, bank->v[index].type) != 0) {
        i++;
    }
    return i;
}

/* ---- guessing ---- */

static void add_text(struct ks_guess *guess, struct ks_str text, enum ks_writing writing)
{
    struct ks_buf whole = { 0 };
    struct ks_surface_token token;
    uint64_t before = 0;
    ks_buf_add(&whole, text.p, text.n);
    struct ks_surface surface = { whole.n == 0 ? "" : whole.p, writing };
    while (ks_surface_next(&surface, &token)) {
        ks_guess_feature(guess, token.hash);
        if (before != 0) {
            ks_guess_feature(guess, ks_surface_pair(before, token.hash));
        }
        before = token.hash;
    }
    ks_buf_free(&whole);
}

struct adding {
    struct ks_guess *guess;
    enum ks_writing writing;
};

static void add_sender(void *user, struct ks_str sender)
{
    const struct adding *adding = user;
    add_text(adding->guess, sender, adding->writing);
}

static void add_item(struct ks_guess *guess,
                     const struct ks_quiz_item *item,
                     size_t group,
                     enum ks_quiz_view view)
{
    enum ks_writing writing = ks_lang_writing(item->lang);
    if (view == KS_QUIZ_VIEW_OPTIONS) {
        for (size_t k = 0; is_act(item) && k < item->n_options; k++) {
            ks_guess_case(guess, group, (item->right >> k & 1) != 0);
            add_text(guess, ks_str_of(item->options[k].text), writing);
        }
        return;
    }
    ks_guess_case(guess, group, item->genuine);
    if (view == KS_QUIZ_VIEW_SENDERS) {
        struct adding adding = { guess, writing };
        ks_surface_senders(item->scene, add_sender, &adding);
    } else {
        add_text(guess, ks_str_of(item->scene), writing);
    }
}

/* Whether the guess is right that the scores of an item's cases give; they are moved over. */
static bool is_right(const struct ks_quiz_item *item, enum ks_quiz_view view, const double **score)
{
    if (view != KS_QUIZ_VIEW_OPTIONS) {
        return (*(*score)++ > 0) == item->genuine;
    }
    size_t best = 0;
    for (size_t k = 1; k < item->n_options; k++) {
        best = (*score)[k] > (*score)[best] ? k : best;
    }
    *score += item->n_options;
    return (item->right >> best & 1) != 0;
}

int ks_quiz_guessed(const struct ks_quiz_bank *bank, enum ks_lang lang, enum ks_quiz_view view)
{
    struct ks_arena *scratch = ks_arena_new();
    struct ks_guess *guess = ks_guess_new(scratch);
    size_t right = 0, of = 0;
    for (size_t i = 0; i < bank->n; i++) {
        if (is_judged(&bank->v[i], lang)) {
            add_item(guess, &bank->v[i], group_of(bank, i), view);
        }
    }
    double *score = ks_arena_array(scratch, ks_guess_cases(guess) + 1, sizeof *score);
    for (uint64_t order = 0; order < ORDERS && ks_guess_cases(guess) > 0; order++) {
        ks_guess_score(guess, SEED + order, score);
        const double *next = score;
        for (size_t i = 0; i < bank->n; i++) {
            const struct ks_quiz_item *item = &bank->v[i];
            if (is_judged(item, lang) && (view != KS_QUIZ_VIEW_OPTIONS || is_act(item))) {
                right += is_right(item, view, &next);
                of++;
            }
        }
        assert(next == score + ks_guess_cases(guess));
    }
    ks_arena_free(scratch);
    return of == 0 ? 0 : (int)((right * 100 + of - 1) / of);
}

/* ---- options ---- */

static void count_lengths(const struct ks_quiz_item *item, struct ks_quiz_measure *m)
{
    bool longest = true, shortest = true;
    size_t right = 0;
    while ((item->right >> right & 1) == 0) {
        right++;
    }
    size_t width = ks_text_columns(ks_str_of(item->options[right].text));
    for (size_t k = 0; k < item->n_options; k++) {
        size_t other = ks_text_columns(ks_str_of(item->options[k].text));
        longest = longest && (k == right || other < width);
        shortest = shortest && (k == right || other > width);
    }
    m->longest += longest;
    m->shortest += shortest;
}

static bool has_option(const struct ks_quiz_item *item, const char *text)
{
    for (size_t k = 0; k < item->n_options; k++) {
        if (strcmp(item->options[k].text, text) == 0) {
            return true;
        }
    }
    return false;
}

static bool same_options(const struct ks_quiz_item *a, const struct ks_quiz_item *b)
{
    bool same = a->n_options == b->n_options;
    for (size_t k = 0; same && k < a->n_options; k++) {
        same = has_option(b, a->options[k].text);
    }
    return same;
}

/* Pairs of a scam and a genuine scene with the options of this item, if no item before has them. */
static size_t twins_of(const struct ks_quiz_bank *bank, size_t index)
{
    const struct ks_quiz_item *item = &bank->v[index];
    size_t genuine = 0, scams = 0;
    for (size_t i = 0; i < bank->n; i++) {
        const struct ks_quiz_item *other = &bank->v[i];
        if (!is_judged(other, item->lang) || !is_act(other) || !same_options(other, item)) {
            continue;
        }
        if (i < index) {
            return 0;
        }
        genuine += other->genuine ? 1 : 0;
        scams += other->genuine ? 0 : 1;
    }
    return genuine < scams ? genuine : scams;
}

/* ---- rounds ---- */

/* How many percent of rounds begin with a scam, on no particular day. The items go there without
 * their texts, which say when they may be asked. */
static int first_scam(const struct ks_quiz_bank *bank, enum ks_lang lang, struct ks_arena *scratch)
{
    struct ks_quiz_bank bare = { .file = bank->file,
                                 .v = ks_arena_array(scratch, bank->n + 1, sizeof *bare.v) };
    for (size_t i = 0; i < bank->n; i++) {
        if (is_judged(&bank->v[i], lang)) {
            struct ks_quiz_item *item = &bare.v[bare.n++];
            *item = bank->v[i];
            item->scene = item->stem = item->explanation = "";
            item->n_options = 0;
            item->valid_from = item->valid_until = KS_DATE_NONE;
        }
    }
    const struct ks_facts none = { 0 };
    const struct ks_quiz_choice choice = {
        .bank = &bare, .facts = &none, .date = KS_DATE_NONE, .lang = lang
    };
    struct ks_quiz_history history = { 0 };
    size_t item[KS_SESSION_ITEMS], scams = 0, rounds = 0;
    uint64_t random = SEED;
    for (; rounds < ROUNDS && bare.n >= KS_SESSION_ITEMS; rounds++) {
        size_t n = ks_quiz_draw(&choice, &history, &random, KS_SESSION_ITEMS, item);
        scams += n > 0 && !bare.v[item[0]].genuine ? 1 : 0;
    }
    return rounds == 0 ? 50 : (int)(scams * 100 / rounds);
}

struct ks_quiz_measure ks_quiz_measure(const struct ks_quiz_bank *bank, enum ks_lang lang)
{
    struct ks_quiz_measure m = { 0 };
    struct ks_arena *scratch = ks_arena_new();
    for (size_t i = 0; i < bank->n; i++) {
        const struct ks_quiz_item *item = &bank->v[i];
        if (!is_judged(item, lang)) {
            continue;
        }
        m.items++;
        m.reasoned += item->explanation != NULL && *item->explanation != '\0' ? 1 : 0;
        if (is_act(item)) {
            m.acts++;
            count_lengths(item, &m);
            m.twins += twins_of(bank, i);
        }
    }
    m.longest = m.acts == 0 ? 0 : m.longest * 100 / m.acts;
    m.shortest = m.acts == 0 ? 0 : m.shortest * 100 / m.acts;
    for (int view = 0; view < KS_QUIZ_VIEWS; view++) {
        m.guessed[view] = ks_quiz_guessed(bank, lang, (enum ks_quiz_view)view);
    }
    struct ks_word_use *words = ks_word_use_new(bank, lang, scratch);
    m.leaning = ks_word_use_leaning(words);
    m.leaning_by_chance = ks_word_use_by_chance(words, SEED);
    m.first_scam = first_scam(bank, lang, scratch);
    ks_arena_free(scratch);
    assert(m.acts <= m.items && m.twins <= m.acts && m.reasoned <= m.items);
    return m;
}
