#ifndef KS_CORE_QUIZ_EVIDENCE_H
#define KS_CORE_QUIZ_EVIDENCE_H

#include "core/quiz/bank.h"

/* The evidence of a question: where its marked passages stand on the card of its scene. The card
 * itself knows nothing of them, so that the same one is shown before and after the answer. Values;
 * pure. */

enum ks_evidence_part {
    KS_EVIDENCE_NAME, /* of the block: who speaks, the title of a panel */
    KS_EVIDENCE_WORDS /* its text, all spans of it joined */
};

struct ks_evidence_piece {
    size_t block; /* of the card */
    enum ks_evidence_part part;
    size_t at, n; /* bytes of that part */
    size_t mark;  /* of the item */
    bool last;    /* of the mark: its number stands behind this piece */
};

#define KS_EVIDENCE_PIECES_MAX                                                                     \
    (2 * KS_QUIZ_MARKS_MAX) /* a mark lies in one line: name and words                             \
                             */

struct ks_evidence {
    struct ks_evidence_piece v[KS_EVIDENCE_PIECES_MAX]; /* in reading order */
    size_t n;
};

/* Whether the marks lie in the scene, one behind the other, and cut no character. */
bool ks_quiz_marks_hold(const struct ks_quiz_item *item);
/* Nothing for an item without marks or card; a mark on signs that no screen shows has no piece. */
struct ks_evidence ks_evidence_of(const struct ks_quiz_item *item);

#endif
