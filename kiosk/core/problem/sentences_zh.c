/* All sentences in Chinese: the rows of the codes themselves. */
#include "core/problem/sentences.h"

#define CHINESE(NAME, ID, LEVEL, STAYS, WHAT, WHY, HOW) KS_SENTENCES_ROW(NAME, WHAT, WHY, HOW)
const struct ks_sentences ks_sentences_ZH = { { KS_PROBLEM_CODES(CHINESE) },
                                              { KS_ZH_PHRASES(KS_SENTENCES_PIECE) } };
