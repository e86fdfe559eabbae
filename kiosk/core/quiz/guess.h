#ifndef KS_CORE_QUIZ_GUESS_H
#define KS_CORE_QUIZ_GUESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* A guesser that understands nothing: naive Bayes over features, those of one case counted once.
 * Cases stand in groups, and groups in ten parts; what is guessed of a part was learned from the
 * other nine. So cases of one group, which may be twins, never teach one another. The same order of
 * calls gives the same guesses on every machine. */

struct ks_guess; /* lives in the arena it was made in; one thread */

struct ks_guess *ks_guess_new(struct ks_arena *arena);
/* Begins a case of `group`, which is of one side or the other. */
void ks_guess_case(struct ks_guess *guess, size_t group, bool side);
void ks_guess_feature(struct ks_guess *guess, uint64_t feature); /* of the case begun last */
size_t ks_guess_cases(const struct ks_guess *guess);
/* How much speaks for each case being of the `true` side, in logits: score[ks_guess_cases()].
 * `seed` (not 0) says in which part a group stands. Called once all cases are there. */
void ks_guess_score(struct ks_guess *guess, uint64_t seed, double *score);

#endif
