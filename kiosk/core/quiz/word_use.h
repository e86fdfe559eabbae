#ifndef KS_CORE_QUIZ_WORD_USE_H
#define KS_CORE_QUIZ_WORD_USE_H

#include "base/arena.h"
#include "core/quiz/bank.h"

/* Words of scenes that lean to one side. A word is two hanzi in a row, or three letters or more; it
 * leans if it is in six items at least, of which less than a quarter or more than three are
 * genuine. */

struct ks_word_use; /* lives in the arena it was made in; one thread */

/* Of the items in that language that are scam or genuine. */
struct ks_word_use *
ks_word_use_new(const struct ks_quiz_bank *bank, enum ks_lang lang, struct ks_arena *arena);
size_t ks_word_use_leaning(const struct ks_word_use *use);
/* Deals the keys out anew 200 times: as many words or fewer lean in 95 of 100. */
size_t ks_word_use_by_chance(const struct ks_word_use *use, uint64_t seed);

#define KS_LEANING_FROM 6
bool ks_leans(size_t genuine, size_t items); /* by 25 and 75 % */

#endif
