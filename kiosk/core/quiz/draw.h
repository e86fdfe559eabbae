#ifndef KS_CORE_QUIZ_DRAW_H
#define KS_CORE_QUIZ_DRAW_H

#include "base/lang.h"
#include "core/campaign/phase.h"
#include "core/card/facts.h"
#include "core/card/sheet.h"
#include "core/quiz/bank.h"
#include "core/quiz/item_stats.h"

/* The stratified draw: which questions a person gets. */

#define KS_SESSION_ITEMS 5
#define KS_TYPE_SESSION_ITEMS 3 /* the questions on one type */
#define KS_QUIZ_LATELY 20

struct ks_quiz_history {         /* of this screen; the oldest is overwritten */
    uint64_t id[KS_QUIZ_LATELY]; /* ks_item_hash(), 0 = none */
    size_t next;
};

struct ks_quiz_choice { /* what to draw from */
    const struct ks_quiz_bank *bank;
    const struct ks_facts *facts;
    const struct ks_sheet *list;       /* numbers of questions for a class (lesson.h) */
    int32_t date;                      /* KS_DATE_NONE = unknown */
    const struct ks_phase *phase;      /* NULL = none */
    const char *type;                  /* only this type; NULL = all */
    const struct ks_item_stats *stats; /* NULL = nobody has answered yet */
    enum ks_lang lang;                 /* items in it, and no other */
};

/* Draws up to `wanted` items (at most KS_SESSION_ITEMS), sorts them easy to hard and notes them in
 * the history; returns how many: fewer if the bank has no more for that day. Of a round of five
 * (three), as far as the bank allows:
 *
 *   truth        2 or 3 (1 or 2) scams, so that the share cannot be learned; 1 question of
 *                knowledge in a round on all types if the bank has any; the rest genuine
 *   history      none of the last KS_QUIZ_LATELY
 *   type         none twice, unless the round is on one type
 *   focus, new   1 of the phase's focus, another with fewer than KS_ITEM_NEW answers
 *   difficulty   2 (1) of the easier third of the bank, 2 (1) of the middle, 1 of the harder */
size_t ks_quiz_draw(const struct ks_quiz_choice *choice,
                    struct ks_quiz_history *history,
                    uint64_t *random,
                    size_t wanted,
                    size_t *item);
size_t ks_quiz_wanted(const struct ks_quiz_choice *choice); /* items of a round */
bool ks_quiz_suffice(const struct ks_quiz_choice *choice);  /* as many may be asked */
/* Whether an item may be asked on that day: valid, of the type and language, every fact true. */
bool ks_quiz_may_ask(const struct ks_quiz_choice *choice, const struct ks_quiz_item *item);
/* Easy to hard, equals in any order. */
void ks_quiz_order(const struct ks_quiz_choice *choice, uint64_t *random, size_t *item, size_t n);

#endif
