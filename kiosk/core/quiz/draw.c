/* Which questions a person gets (see draw.h). */
#include "core/quiz/draw.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/card/facts.h"
#include "core/quiz/random.h"

/* Penalties of an item against a wish. The item with the smallest sum is taken, so that one with a
 * large penalty is taken only if nothing better is left. */
#define WRONG_TRUTH 100000
#define LATELY 10000
#define SAME_TYPE 1000
/* Greater than SWAPPED_TRUTH and any band together: a few items are enough. */
#define NOT_FOCUS 150
/* For the item of the focus: keep_shares() lets another item take its part. */
#define SWAPPED_TRUTH 90
#define NOT_NEW 40
#define WRONG_BAND 10 /* for each third of difficulty that the item is off */

struct wish { /* what is wanted of one item of the session */
    bool genuine, neutral, focus, fresh;
    int band; /* 0 easy, 1 medium, 2 hard */
};

struct draw {
    const struct ks_quiz_choice *choice;
    const struct ks_quiz_history *history;
    uint64_t *random;
    double third[2]; /* of the difficulties that may be asked */
    size_t *item;
    size_t n;
};

static bool shown_lately(const struct ks_quiz_history *history, const char *id)
{
    uint64_t hash = ks_item_hash(id);
    for (size_t i = 0; i < KS_QUIZ_LATELY; i++) {
        if (history->id[i] == hash) {
            return true;
        }
    }
    return false;
}

static bool text_is_true(const struct ks_quiz_choice *choice, const char *text)
{
    return ks_facts_missing(choice->facts, text, choice->date).n == 0;
}

bool ks_quiz_may_ask(const struct ks_quiz_choice *choice, const struct ks_quiz_item *item)
{
    bool dated = item->valid_from != KS_DATE_NONE || item->valid_until != KS_DATE_NONE;
    bool valid = choice->date == KS_DATE_NONE
                     ? !dated
                     : (item->valid_from == KS_DATE_NONE || item->valid_from <= choice->date) &&
                           (item->valid_until == KS_DATE_NONE || choice->date <= item->valid_until);
    valid = valid && item->lang == choice->lang &&
            (choice->type == NULL || strcmp(choice->type, item->type) == 0);
    const char *text;
    for (size_t i = 0; valid && (text = ks_quiz_text(item, i)) != NULL; i++) {
        valid = text_is_true(choice, text);
    }
    return valid;
}

size_t ks_quiz_wanted(const struct ks_quiz_choice *choice)
{
    return choice->type == NULL ? KS_SESSION_ITEMS : KS_TYPE_SESSION_ITEMS;
}

bool ks_quiz_suffice(const struct ks_quiz_choice *choice)
{
    const struct ks_quiz_bank *bank = choice->bank;
    size_t n = 0;
    for (size_t i = 0; i < bank->n && n < ks_quiz_wanted(choice); i++) {
        n += ks_quiz_may_ask(choice, &bank->v[i]);
    }
    return n == ks_quiz_wanted(choice);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Finds the difficulties at which the middle and the harder third of the bank begin. */
static void find_thirds(struct draw *draw)
{
    const struct ks_quiz_bank *bank = draw->choice->bank;
    double difficulty[KS_QUIZ_ITEMS_MAX];
    size_t n = 0;
    for (size_t i = 0; i < bank->n && n < KS_QUIZ_ITEMS_MAX; i++) {
        if (ks_quiz_may_ask(draw->choice, &bank->v[i])) {
            difficulty[n++] = ks_item_difficulty(draw->choice->stats, &bank->v[i]);
        }
    }
    if (n > 0) {
        qsort(difficulty, n, sizeof *difficulty, ascending);
        draw->third[0] = difficulty[n / 3];
        draw->third[1] = difficulty[2 * n / 3];
        assert(draw->third[0] <= draw->third[1]);
    }
}

/* By how many thirds an item's difficulty is off. A value on the border belongs to both thirds, as
 * when a third is full of equal values. */
static int bands_off(const struct draw *draw, const struct ks_quiz_item *item, int band)
{
    double d = ks_item_difficulty(draw->choice->stats, item);
    int lowest = d <= draw->third[0] ? 0 : d <= draw->third[1] ? 1 : 2;
    int highest = d >= draw->third[1] ? 2 : d >= draw->third[0] ? 1 : 0;
    assert(band >= 0 && band <= 2 && lowest <= highest);
    return band < lowest ? lowest - band : band > highest ? band - highest : 0;
}

static bool taken(const struct draw *draw, size_t index)
{
    for (size_t i = 0; i < draw->n; i++) {
        if (draw->item[i] == index) {
            return true;
        }
    }
    return false;
}

static unsigned
badness(const struct draw *draw, const struct ks_quiz_item *item, const struct wish *wish)
{
    const struct ks_quiz_choice *choice = draw->choice;
    bool same = item->neutral == wish->neutral && (wish->neutral || item->genuine == wish->genuine);
    unsigned bad = same ? 0 : wish->focus && !item->neutral ? SWAPPED_TRUTH : WRONG_TRUTH;
    bad += shown_lately(draw->history, item->id) ? LATELY : 0;
    for (size_t i = 0; i < draw->n; i++) {
        bool twice = strcmp(choice->bank->v[draw->item[i]].type, item->type) == 0;
        bad += twice && choice->type == NULL ? SAME_TYPE : 0;
    }
    bool focus = choice->phase != NULL && ks_tags_has(&choice->phase->focus, item->type);
    bad += wish->focus && !focus ? NOT_FOCUS : 0;
    bad += wish->fresh && ks_item_answers(choice->stats, item) >= KS_ITEM_NEW ? NOT_NEW : 0;
    return bad + (unsigned)bands_off(draw, item, wish->band) * WRONG_BAND;
}

/* Takes the item with the smallest sum of penalties; among equals one at random. */
static bool take_one(struct draw *draw, const struct wish *wish)
{
    const struct ks_quiz_bank *bank = draw->choice->bank;
    size_t best = bank->n, equals = 0;
    unsigned least = UINT32_MAX;
    for (size_t i = 0; i < bank->n; i++) {
        if (taken(draw, i) || !ks_quiz_may_ask(draw->choice, &bank->v[i])) {
            continue;
        }
        unsigned bad = badness(draw, &bank->v[i], wish);
        equals = bad == least ? equals + 1 : 1;
        if (bad < least || (bad == least && ks_random_below(draw->random, equals) == 0)) {
            least = bad;
            best = i;
        }
    }
    assert(best == bank->n || !taken(draw, best));
    if (best < bank->n) {
        draw->item[draw->n++] = best;
    }
    return best < bank->n;
}

static bool is_easy_to_hard(const struct ks_quiz_choice *choice, const size_t *item, size_t n)
{
    const struct ks_quiz_item *bank = choice->bank->v;
    bool sorted = true;
    for (size_t i = 1; i < n; i++) {
        sorted = sorted && ks_item_difficulty(choice->stats, &bank[item[i - 1]]) <=
                               ks_item_difficulty(choice->stats, &bank[item[i]]);
    }
    return sorted;
}

/* Sorts the drawn items by an insertion sort, which keeps equals in order. They are shuffled
 * before, or what was drawn first would come first among equals. */
void ks_quiz_order(const struct ks_quiz_choice *choice, uint64_t *random, size_t *item, size_t n)
{
    const struct ks_quiz_item *bank = choice->bank->v;
    for (size_t i = n; i-- > 1;) {
        size_t k = ks_random_below(random, i + 1), other = item[i];
        item[i] = item[k];
        item[k] = other;
    }
    for (size_t i = 1; i < n; i++) {
        size_t moved = item[i], k = i;
        double difficulty = ks_item_difficulty(choice->stats, &bank[moved]);
        for (; k > 0 && ks_item_difficulty(choice->stats, &bank[item[k - 1]]) > difficulty; k--) {
            item[k] = item[k - 1];
        }
        item[k] = moved;
    }
    assert(is_easy_to_hard(choice, item, n));
}

static bool has_knowledge(const struct ks_quiz_choice *choice)
{
    const struct ks_quiz_bank *bank = choice->bank;
    for (size_t i = 0; choice->type == NULL && i < bank->n; i++) {
        if (bank->v[i].neutral && ks_quiz_may_ask(choice, &bank->v[i])) {
            return true;
        }
    }
    return false;
}

/* The wishes for the items of a session. Those that are hardest to grant come first, while no type
 * is taken yet: the one of the phase's focus, the one that is new. */
static void make_wishes(uint64_t *random, size_t wanted, size_t telling, struct wish *wish)
{
    static const int bands[KS_SESSION_ITEMS] = { 0, 1, 2, 0, 1 };
    uint8_t band_of[KS_SESSION_ITEMS], place[KS_SESSION_ITEMS];
    size_t scams = wanted / 2 + ks_random_below(random, 2);
    assert(wanted <= KS_SESSION_ITEMS && telling <= wanted && scams <= wanted);
    ks_random_order(random, band_of, wanted);
    ks_random_order(random, place, telling);
    for (size_t i = 0; i < wanted; i++) {
        wish[i] = (struct wish) { .genuine = i >= telling || place[i] >= scams,
                                  .neutral = i >= telling,
                                  .focus = i == 0,
                                  .fresh = i == 1,
                                  .band = bands[band_of[i]] };
    }
}

/* If the i-th item is not of the truth wished for, a later wish changes places with it, so that the
 * shares stay. */
static void keep_shares(const struct draw *draw, struct wish *wish, size_t i, size_t wanted)
{
    assert(i < draw->n && draw->n <= wanted);
    bool genuine = draw->choice->bank->v[draw->item[i]].genuine;
    for (size_t k = i + 1; genuine != wish[i].genuine && k < wanted; k++) {
        if (wish[k].genuine == genuine && !wish[k].neutral) {
            wish[k].genuine = wish[i].genuine;
            wish[i].genuine = genuine;
        }
    }
}

size_t ks_quiz_draw(const struct ks_quiz_choice *choice,
                    struct ks_quiz_history *history,
                    uint64_t *random,
                    size_t wanted,
                    size_t *item)
{
    struct draw draw = { .choice = choice, .history = history, .random = random, .item = item };
    struct wish wish[KS_SESSION_ITEMS];
    make_wishes(random, wanted, wanted - has_knowledge(choice), wish);
    find_thirds(&draw);
    for (size_t i = 0; i < wanted && take_one(&draw, &wish[i]); i++) {
        keep_shares(&draw, wish, i, wanted);
    }
    assert(draw.n <= wanted && history->next < KS_QUIZ_LATELY);
    for (size_t i = 0; i < draw.n; i++) {
        history->id[history->next] = ks_item_hash(choice->bank->v[item[i]].id);
        history->next = (history->next + 1) % KS_QUIZ_LATELY;
    }
    ks_quiz_order(choice, random, item, draw.n);
    return draw.n;
}
