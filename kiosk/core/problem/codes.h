#ifndef KS_CORE_PROBLEM_CODES_H
#define KS_CORE_PROBLEM_CODES_H

#include "core/problem/codes_cards.h"
#include "core/problem/codes_content.h"
#include "core/problem/codes_media.h"
#include "core/problem/codes_quiz.h"
#include "core/problem/codes_release.h"
#include "core/problem/codes_settings.h"
#include "core/problem/codes_sync.h"
#include "core/problem/codes_system.h"
#include "core/problem/codes_tables.h"

/* The table of everything that can be wrong, with the Chinese sentences. A row for each sentence is
 * X(name, id, level, stays, what is wrong, why it matters or happened, how to mend it), the last
 * three in Chinese, with placeholders {1} to {5} (arg.h); the last two may be "". Sentences that a
 * machine need not tell apart share an id; an id stays for ever. SHOWN: what the problem is about
 * (a file, a row, a question) is on the glass all the same, with a line less or a worse look; GONE:
 * it is not, and the office is told that it was refused.
 *
 * A new one: its row in codes_*.h, its English in en_*.h, and ks_problems_add() where it is seen.
 * What is missing does not compile (sentences.h) or fails core.problem.problem and script.problems.
 */

enum ks_level { KS_LEVEL_ERROR, KS_LEVEL_WARNING, KS_LEVEL_NOTE };

#define KS_PROBLEM_CODES(X)                                                                        \
    KS_PROBLEM_CODES_OF_TABLES(X)                                                                  \
    KS_PROBLEM_CODES_OF_CARDS(X)                                                                   \
    KS_PROBLEM_CODES_OF_QUIZ(X)                                                                    \
    KS_PROBLEM_CODES_OF_CONTENT(X)                                                                 \
    KS_PROBLEM_CODES_OF_MEDIA(X)                                                                   \
    KS_PROBLEM_CODES_OF_SYSTEM(X)                                                                  \
    KS_PROBLEM_CODES_OF_RELEASE(X)                                                                 \
    KS_PROBLEM_CODES_OF_SETTINGS(X)                                                                \
    KS_PROBLEM_CODES_OF_SYNC(X)

#define KS_PROBLEM_ENUMERATOR(NAME, ...) KS_PROBLEM_##NAME,
enum ks_problem_code { KS_PROBLEM_NONE, KS_PROBLEM_CODES(KS_PROBLEM_ENUMERATOR) KS_PROBLEM_COUNT };

#endif
