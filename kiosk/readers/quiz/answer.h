#ifndef KS_READERS_QUIZ_ANSWER_H
#define KS_READERS_QUIZ_ANSWER_H

#include "base/text.h"
#include "core/quiz/bank.h"

/* Spellings of answers and of sorts of questions in question banks. No state: any thread. */

enum ks_answer_reading { KS_ANSWER_GOOD, KS_ANSWER_NONE, KS_ANSWER_PAST_END, KS_ANSWER_UNKNOWN };

enum ks_answer_to { KS_ANSWER_TO_CHOICE, KS_ANSWER_TO_TRUTH };

/* `B` `ＡＢ` `A;B` `A、B` `（B）` `1` `2.0` `正确` `×` `√` `T` `同意`, or the text of an option.
 * TO_TRUTH: it is a true/false question, where T and F are words; it has the options 正确 and 错误.
 */
enum ks_answer_reading ks_answer_read(struct ks_str text,
                                      const struct ks_str *options,
                                      size_t n_options,
                                      enum ks_answer_to to,
                                      unsigned *right);
/* 1 for 正确 √ T 对 是 同意 …, 0 for their contraries, -1 for anything else. */
int ks_answer_truth(struct ks_str text);

enum ks_kind_word {                                /* enum ks_quiz_kind first */
                    KS_KIND_OTHER = KS_QUIZ_KINDS, /* a known sort that is not played here */
                    KS_KIND_UNKNOWN
};
/* What 题型 says: 单选题 多选 判断（每题2分） 不定项 填空题 …; a long or unknown text is UNKNOWN.
 */
int ks_kind_of(struct ks_str text);

#endif
