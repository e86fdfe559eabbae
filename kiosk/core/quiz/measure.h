#ifndef KS_CORE_QUIZ_MEASURE_H
#define KS_CORE_QUIZ_MEASURE_H

#include "base/lang.h"
#include "core/quiz/bank.h"

/* The share of a bank's questions that somebody answers right who understands nothing and knows
 * only surfaces. The smaller, the more a right answer says. Of the items in one language that are
 * scam or genuine. */

enum ks_quiz_view {                       /* what the guesser sees */
                    KS_QUIZ_VIEW_SCENE,   /* the words of the scene, and pairs of them */
                    KS_QUIZ_VIEW_SENDERS, /* who it is from: labels, speakers, addresses */
                    KS_QUIZ_VIEW_OPTIONS, /* the options without the scene */
                    KS_QUIZ_VIEWS
};

struct ks_quiz_measure {
    size_t items, acts;                /* acts: 你会怎么做 with one right option */
    int guessed[KS_QUIZ_VIEWS];        /* percent, over five orders; 50, 50 and 33 is chance */
    size_t leaning, leaning_by_chance; /* words in 6 items or more of which less than 25 % or more
                                          than 75 % are genuine; and how many are in 95 of 100
                                          banks with the keys dealt out anew (of 200) */
    size_t longest, shortest;          /* percent of acts: the right option, and no other, is so */
    size_t twins;    /* pairs of a scam and a genuine scene with the same options */
    size_t reasoned; /* items that say in their explanation what decides them */
    int first_scam;  /* percent of 400 rounds that begin with a scam */
};

struct ks_problems;

struct ks_quiz_measure ks_quiz_measure(const struct ks_quiz_bank *bank, enum ks_lang lang);
/* How many percent are guessed right of one view alone, rounded up. */
int ks_quiz_guessed(const struct ks_quiz_bank *bank, enum ks_lang lang, enum ks_quiz_view view);

/* Lists the figures of each language with twenty items or more. From 200 items on, says of what is
 * out of bounds: guessed right of a scene in more than 68 %, of its senders 56 %, of options 50 %;
 * more words lean than by chance; a channel, phase or difficulty that is not genuine in 40 to 60 %,
 * a sender named in 6 items or more in 25 to 75 %; rounds that do not begin with a scam in 45 to
 * 55 %; right options that are not the longest in 20 to 45 %, nor the shortest. */
void ks_quiz_measure_lint(const struct ks_quiz_bank *bank, struct ks_problems *problems);

#define KS_QUIZ_MEASURED_FROM 20
#define KS_QUIZ_GATED_FROM 200

#endif
