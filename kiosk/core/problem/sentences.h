#ifndef KS_CORE_PROBLEM_SENTENCES_H
#define KS_CORE_PROBLEM_SENTENCES_H

#include <assert.h>

#include "core/problem/sentence.h"

/* The table of all sentences in one language, made by its source, sentences_<tag>.c:
 *
 *   KS_SENTENCES(EN, ROWS, PIECES)
 *
 * ROWS(S): a row S(name, what is wrong, why it matters or happened, how to mend it) for each code
 * of codes_*.h; PIECES(P): a piece P(name, text) for each phrase of phrases.h, with the
 * placeholders of the Chinese ones. A code or a phrase without its row does not compile, nor does a
 * row of nothing; a language without its source does not link (sentence.c). */

struct ks_sentences {
    struct ks_sentence sentence[KS_PROBLEM_COUNT];
    const char *phrase[KS_PHRASE_COUNT];
};

#define KS_SENTENCES_ROW(NAME, WHAT, WHY, HOW) [KS_PROBLEM_##NAME] = { WHAT, WHY, HOW },
#define KS_SENTENCES_PIECE(NAME, TEXT) [KS_PHRASE_##NAME] = TEXT,

/* A name for each row, which each code asks for. */
#define KS_SENTENCES_HAS(NAME, ...) HAS_##NAME,
#define KS_SENTENCES_HAS_PIECE(NAME, ...) HAS_PIECE_##NAME,
#define KS_SENTENCES_NEEDS(NAME, ...) static_assert((int)HAS_##NAME >= 0, #NAME);
#define KS_SENTENCES_NEEDS_PIECE(NAME, ...) static_assert((int)HAS_PIECE_##NAME >= 0, #NAME);

#define KS_SENTENCES(NAME, ROWS, PIECES)                                                           \
    enum { ROWS(KS_SENTENCES_HAS) HAS_ROWS };                                                      \
    enum { PIECES(KS_SENTENCES_HAS_PIECE) HAS_PIECES };                                            \
    KS_PROBLEM_CODES(KS_SENTENCES_NEEDS)                                                           \
    KS_ZH_PHRASES(KS_SENTENCES_NEEDS_PIECE)                                                        \
    static_assert((int)HAS_ROWS == (int)KS_PROBLEM_COUNT - 1, "one sentence a code");              \
    static_assert((int)HAS_PIECES == (int)KS_PHRASE_COUNT, "one piece a phrase");                  \
    static_assert(KS_LANG_##NAME != KS_LANG_ZH, "a row of base/lang.h");                           \
    const struct ks_sentences ks_sentences_##NAME = { { ROWS(KS_SENTENCES_ROW) },                  \
                                                      { PIECES(KS_SENTENCES_PIECE) } };

#endif
