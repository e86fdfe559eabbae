#ifndef KS_CORE_QUIZ_ITEM_STATS_H
#define KS_CORE_QUIZ_ITEM_STATS_H

#include "core/quiz/bank.h"

/* The difficulty of each question, learned on this screen from its answers. It is on a logit scale
 * (0 = half of those who do not guess get it right; larger is harder). Elo for items, with a step
 * that shrinks as answers come in (Pelánek 2016, doi 10.1016/j.compedu.2016.03.017), from the
 * author's guess. A person is a number that starts at 0 and ends with the visit.
 *
 *   expected = g + (1 - g) / (1 + exp(-(ability - difficulty))),   g = 1 / options (guessing)
 *   difficulty += K(n) (expected - right),   K(n) = 1 / (1 + 0.08 n)
 *   ability    += K'(right - expected),      K'  = 0.5 */

struct ks_item_stat {
    uint64_t id; /* hash of the item's id */
    double difficulty;
    uint32_t answers;
};

struct ks_item_stats { /* malloc, sorted by id */
    struct ks_item_stat *v;
    size_t n, capacity;
};

#define KS_ITEM_NEW 30 /* answers below which nothing is said of an item */

uint64_t ks_item_hash(const char *id);
/* NULL if it has not been answered yet; valid until the next answer or recall. */
const struct ks_item_stat *ks_item_stat(const struct ks_item_stats *stats, uint64_t id);
/* In logits, -8 to 8: as answered, else as its author guesses (-1, 0 or 1). `stats` may be NULL. */
double ks_item_difficulty(const struct ks_item_stats *stats, const struct ks_quiz_item *item);
uint32_t ks_item_answers(const struct ks_item_stats *stats, const struct ks_quiz_item *item);
/* Counts one answer: moves the item's difficulty and `*ability`, both in logits. */
const struct ks_item_stat *ks_item_answered(struct ks_item_stats *stats,
                                            const struct ks_quiz_item *item,
                                            bool right,
                                            double *ability);
/* What was known before the start. Values out of any reason (not finite, beyond ±8) are not taken.
 */
void ks_item_recall(struct ks_item_stats *stats, struct ks_item_stat known);
void ks_item_stats_free(struct ks_item_stats *stats);

#endif
