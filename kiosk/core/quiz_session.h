#ifndef KS_CORE_QUIZ_SESSION_H
#define KS_CORE_QUIZ_SESSION_H

#include "core/phase.h"
#include "core/program.h"

/* One person's five questions, and what they scored. Nothing of it outlives the visit, but the
 * ids of the items shown lately on this screen (struct ks_quiz_history). */

#define KS_SESSION_ITEMS 5
#define KS_TYPE_SESSION_ITEMS 3 /* the questions on one type */
#define KS_QUIZ_LATELY 20

struct ks_quiz_history {
    uint64_t id[KS_QUIZ_LATELY]; /* hashes, the oldest is overwritten */
    size_t next;
};

struct ks_quiz_session {
    size_t item[KS_SESSION_ITEMS]; /* indices into the bank, easy to hard */
    size_t n, at;
    uint8_t order[KS_QUIZ_OPTIONS_MAX]; /* of the options on the screen, for item `at` */
    int chosen;                         /* option (not place) of item `at`; -1 = none yet */
    size_t scams, caught;               /* of those answered */
    size_t genuine, suspected;
    size_t known, asked;                 /* questions of knowledge: right, of those answered */
    const char *again[KS_SESSION_ITEMS]; /* types answered wrong */
    size_t n_again;
    uint64_t random; /* state of the generator */
};

struct ks_quiz_choice { /* what to draw from */
    const struct ks_program *program;
    int32_t date;                 /* KS_DATE_NONE = unknown */
    const struct ks_phase *phase; /* NULL = none */
    const char *type;             /* only this type; NULL = all */
    uint64_t seed;
};

/* Draws the items: 2 or 3 scams of 5 at random so that the share cannot be learned, the rest
 * genuine, one of them a question of knowledge if the bank has any; at least one of the phase's
 * focus, none of the last 20 and no type twice as far as the bank allows; shuffles
 * the options of the first. False if the bank has none for that day. */
bool ks_session_begin(struct ks_quiz_session *session,
                      const struct ks_quiz_choice *choice,
                      struct ks_quiz_history *history);
/* The option at a place on the screen was chosen; the first answer counts. Returns right. */
bool ks_session_answer(struct ks_quiz_session *session,
                       const struct ks_quiz_bank *bank,
                       size_t place);
/* On to the next item; false if that was the last one. */
bool ks_session_next(struct ks_quiz_session *session, const struct ks_quiz_bank *bank);

#endif
