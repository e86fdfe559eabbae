#ifndef KS_READERS_QUIZ_DRAFT_H
#define KS_READERS_QUIZ_DRAFT_H

#include "core/quiz/bank.h"
#include "readers/text/context.h"

/* A draft: a question as some file says it, before anyone asks whether it can be played. Every
 * reader of question banks fills one in; here is the one place where it becomes an item or is
 * refused with the reason. A refused question gives exactly one problem of level error. Its texts
 * are views of the file, or live in the context's arena. */

enum ks_draft_field { /* texts as written; "" or NULL if the file says nothing */
                      KS_DRAFT_ID,
                      KS_DRAFT_KIND, /* 题型 */
                      KS_DRAFT_TYPE, /* fraud type */
                      KS_DRAFT_CHANNEL,
                      KS_DRAFT_TRUTH,
                      KS_DRAFT_PHASES,
                      KS_DRAFT_CUES,
                      KS_DRAFT_FIT,
                      KS_DRAFT_SCENE,    /* with its line breaks */
                      KS_DRAFT_EVIDENCE, /* 证据: a reason for each mark of the scene */
                      KS_DRAFT_PULL,     /* 为何上当 */
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
    size_t left_out;                 /* answers past the last one that fits here */
    bool marked;                     /* answers say themselves whether they are right */
    bool several;                    /* marked: more than one may be chosen */
    struct ks_arg other;             /* a sort of question that is not played; NONE = may be */
    const char *other_name;          /* of KS_PHRASE_SORT_NAMED */
    enum ks_problem_code fault;      /* why the file's text is no question; NONE = it is */
    struct ks_arg args[KS_ARGS_MAX]; /* of the fault */
};

/* What a file of ours says in a tag: `类型:刷单` `渠道:短信` `情景行数:2` `证据:甲|乙`. Any other
 * tag is the type if there is none yet. The scene is cut off the front of the stem once all tags
 * are known. */
void ks_quiz_tag(struct ks_quiz_draft *draft, struct ks_str tag);
void ks_quiz_cut_scene(struct ks_quiz_draft *draft);

#endif
