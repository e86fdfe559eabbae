#ifndef KS_READERS_QUIZ_DRAFT_H
#define KS_READERS_QUIZ_DRAFT_H

#include "core/quiz/bank.h"
#include "readers/text/context.h"

/* A question as some file says it, before anyone asks whether it can be played here: what every
 * reader of question banks fills in, and the one place where it becomes an item or is refused
 * with the reason. A refused question gives exactly one problem of level error. */

enum ks_draft_field { /* texts as written; "" or NULL if the file says nothing */
                      KS_DRAFT_ID,
                      KS_DRAFT_KIND, /* 题型 */
                      KS_DRAFT_TYPE, /* fraud type */
                      KS_DRAFT_CHANNEL,
                      KS_DRAFT_TRUTH,
                      KS_DRAFT_PHASES,
                      KS_DRAFT_CUES,
                      KS_DRAFT_FIT,
                      KS_DRAFT_SCENE, /* with its line breaks */
                      KS_DRAFT_STEM,
                      KS_DRAFT_ANSWER, /* unless answers say `right` themselves */
                      KS_DRAFT_EXPLANATION,
                      KS_DRAFT_VALID,
                      KS_DRAFT_LANG,
                      KS_DRAFT_FIELDS
};

struct ks_draft_text {
    struct ks_str text;
    int row, column;
};

struct ks_draft_answer {
    struct ks_draft_text text;
    struct ks_str feedback;
    bool right; /* only if draft.marked */
};

#define KS_DRAFT_ANSWERS_MAX 26 /* A to Z */

struct ks_quiz_draft {
    const char *file;
    int row, column; /* where it begins */
    struct ks_draft_text field[KS_DRAFT_FIELDS];
    struct ks_draft_answer answer[KS_DRAFT_ANSWERS_MAX];
    size_t n_answers;
    size_t left_out;   /* answers past the last one that fits here */
    bool marked;       /* answers say themselves whether they are right */
    bool several;      /* marked: more than one may be chosen */
    const char *other; /* a sort of question that is not played, e.g. "问答题"; NULL = may be */
    const char *fault; /* why the file's text is no question, with `how` to mend it; NULL = it is */
    const char *how;
};

/* Appends to the bank what can be played and lists what cannot; bank->found counts both. */
void ks_draft_finish(const struct ks_table_context *context,
                     const struct ks_quiz_draft *draft,
                     struct ks_quiz_bank *bank);

/* ---- answers (answer.c) ---- */

enum ks_answer_reading { KS_ANSWER_GOOD, KS_ANSWER_NONE, KS_ANSWER_PAST_END, KS_ANSWER_UNKNOWN };

/* `B` `ＡＢ` `A;B` `A、B` `（B）` `1` `2.0` `正确` `×` `√` `T` `同意`, or the text of an option.
 * `truth`: it is a true/false question, where T and F are words; it has the options 正确 and 错误.
 */
enum ks_answer_reading ks_answer_read(struct ks_str text,
                                      const struct ks_str *options,
                                      size_t n_options,
                                      bool truth,
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
