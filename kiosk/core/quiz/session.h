#ifndef KS_CORE_QUIZ_SESSION_H
#define KS_CORE_QUIZ_SESSION_H

#include "core/quiz/draw.h"

/* One person's round of questions, and what they scored. Nothing of it outlives the visit. Options
 * are known by their place in the bank, whatever place the screen gives them. */

struct ks_quiz_session {
    size_t item[KS_SESSION_ITEMS]; /* indices into the bank, easy to hard */
    size_t n, at;
    uint8_t order[KS_QUIZ_OPTIONS_MAX];  /* order[place on the screen] = option, of item `at` */
    unsigned marked;                     /* bits of options chosen so far, where several may be */
    unsigned picked;                     /* bits of options of the answer; 0 = none yet */
    int chosen;                          /* the option whose feedback is told; -1 = none yet */
    bool right;                          /* the answer */
    bool passed[KS_SESSION_ITEMS];       /* per item answered: right */
    size_t scams, caught;                /* answered scams; those among them answered right */
    size_t genuine, suspected;           /* answered genuine ones; those taken for scams */
    size_t known, asked;                 /* questions of knowledge: answered right; answered */
    const char *type;                    /* fraud type of the round, borrowed; NULL = all types */
    const char *again[KS_SESSION_ITEMS]; /* type of each wrong answer, borrowed from the bank */
    size_t n_again;
    double ability;  /* core/quiz/item_stats.h */
    uint64_t random; /* state of the generator */
};

/* Draws the items (core/quiz/draw.h) and shuffles the options of the first. False if the bank has
 * none for that day; the session is then as it was. */
bool ks_session_begin(struct ks_quiz_session *session,
                      const struct ks_quiz_choice *choice,
                      struct ks_quiz_history *history,
                      uint64_t seed);
/* Whether the answer is a set of options, marked one by one and then confirmed. */
bool ks_session_takes_several(const struct ks_quiz_item *item);
/* Marks the option at a place on the screen, or takes its mark away; nothing once answered. */
void ks_session_mark(struct ks_quiz_session *session,
                     const struct ks_quiz_bank *bank,
                     size_t place);
/* Takes the option at a place on the screen, or with confirm() all marked ones, as the answer. Only
 * the first answer to an item counts; confirm() without a mark does nothing. */
void ks_session_answer(struct ks_quiz_session *session,
                       const struct ks_quiz_bank *bank,
                       size_t place);
void ks_session_confirm(struct ks_quiz_session *session, const struct ks_quiz_bank *bank);
/* On to the next item; false if that was the last one. */
bool ks_session_next(struct ks_quiz_session *session, const struct ks_quiz_bank *bank);

#endif
