#ifndef KS_CORE_QUIZ_BANK_H
#define KS_CORE_QUIZ_BANK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/lang.h"
#include "base/text.h"
#include "core/text/tags.h"

/* A question bank: the questions of a content set. About half are scams, half genuine twins, so
 * that people learn to tell and not to distrust everything. Every option has its own feedback,
 * which says why it misleads (or is right) and ends with one verb. Texts may hold {{fact keys}}. */

enum ks_quiz_kind {
    KS_QUIZ_JUDGE,     /* 真还是骗？ a scam, or genuine? */
    KS_QUIZ_ACT,       /* 你会怎么做？ what would you do? */
    KS_QUIZ_SINGLE,    /* 单选题: knowledge; any option of `right` answers it */
    KS_QUIZ_MULTIPLE,  /* 多选题: all options of `right`, and no other */
    KS_QUIZ_TRUE_FALSE /* 判断题: two options, mostly 正确 and 错误 */
};
#define KS_QUIZ_KINDS 5

enum ks_channel { /* the way in which a fraud reaches a student */
                  KS_CHANNEL_CALL,
                  KS_CHANNEL_SMS,
                  KS_CHANNEL_CHAT,
                  KS_CHANNEL_WEB,
                  KS_CHANNEL_GROUP, /* a notice in a class or other group */
                  KS_CHANNEL_FACE,  /* face to face */
                  KS_CHANNEL_MAIL,
                  KS_CHANNEL_COUNT
};

struct ks_quiz_option {
    const char *text;
    const char *feedback; /* "" if the author gave none */
};

/* A passage of a scene that decides: a tell of the scam, or a proof that it is genuine. */
struct ks_quiz_mark {
    size_t at, n;       /* bytes of the scene; whole characters of one line, not empty */
    const char *reason; /* a few words why it decides; never "" */
};
#define KS_QUIZ_MARKS_MAX 3
#define KS_QUIZ_SCENE_BYTES 1200

/* What fits on a screen as tiles of 25 mm within reach; questions with more are not played. */
#define KS_QUIZ_OPTIONS_MAX 6

struct ks_quiz_item {
    const char *file; /* relative to the content set; NULL = the bank's */
    int row;
    const char *id; /* stable across edits: counts and "not shown lately" refer to it */
    enum ks_quiz_kind kind;
    enum ks_lang lang; /* asked in visits in it, and only there */
    const char *type;  /* fraud type: the title of a handbook entry */
    enum ks_channel channel;
    bool genuine; /* what the scene shows is no scam */
    bool neutral; /* a question of knowledge, neither scam nor genuine: it is right or wrong, but
                     says nothing of how well somebody tells the two */
    struct ks_tags phases;
    int cues;          /* red flags to be seen in the scene, 0-5 */
    int fit;           /* how well it fits what a student awaits, 1-3 */
    const char *scene; /* card script, lines parted by '\n'; "" = none. Without marks:
                          what asks, draws or measures it cannot see them */
    struct ks_quiz_mark mark[KS_QUIZ_MARKS_MAX]; /* in reading order, apart from each other */
    size_t n_marks;                              /* 0: none are known */
    const char *pull;           /* of a scam: why one falls for it, a sentence; NULL, "" */
    const struct ks_card *card; /* the scene as a card of the channel's template; NULL if none */
    const char *stem;
    struct ks_quiz_option options[KS_QUIZ_OPTIONS_MAX];
    size_t n_options;
    const char *explanation; /* for the whole question, where an option says nothing; NULL, "" */
    unsigned right;          /* bit i: options[i] is right */
    int32_t valid_from, valid_until; /* inclusive; KS_DATE_NONE = open */
};

struct ks_quiz_bank {
    const char *file; /* named in problems of the whole bank, and of items without a file */
    struct ks_quiz_item *v;
    size_t n, capacity;
    size_t found; /* questions in the files; found - n are not played, each with its error */
};

#define KS_QUIZ_ITEMS_MAX 5000

/* The author's guess of how hard an item is, before anyone has answered it: 0 easy, 1 medium,
 * 2 hard. After the NIST Phish Scale (TN 2276): few cues and a close fit make it hard. */
int ks_quiz_difficulty(const struct ks_quiz_item *item);

/* The verb that a feedback ends with; a full stop may follow, English is of any case. */
enum ks_quiz_verb {
    KS_QUIZ_STOP,   /* 停 stop */
    KS_QUIZ_CHECK,  /* 核 check */
    KS_QUIZ_REPORT, /* 报 report */
    KS_QUIZ_GO,     /* 办 go: it is genuine */
    KS_QUIZ_NO_VERB
};
enum ks_quiz_verb ks_quiz_verb(const char *feedback);
/* The feedback before a verb that stands by itself behind a sign, without that sign unless it ends
 * a sentence; all of it if the verb belongs to the sentence: 「，停。」 goes, 「先核。」 stays. */
struct ks_str ks_quiz_sentence(const char *feedback);

/* What is said after option `i` was chosen: its feedback, else the explanation, else "". */
const char *ks_quiz_feedback(const struct ks_quiz_item *item, size_t i);

/* Every text of an item that a screen may show, by its number; "" for one that it has not, NULL
 * behind the last. */
const char *ks_quiz_text(const struct ks_quiz_item *item, size_t i);

struct ks_place_in_file;
struct ks_place_in_file ks_quiz_at(const struct ks_quiz_bank *bank,
                                   const struct ks_quiz_item *item);

const char *ks_quiz_kind_name(enum ks_quiz_kind kind); /* 真还是骗 你会怎么做 单选题 … */
const char *ks_channel_name(enum ks_channel channel); /* 来电 短信 … */
bool ks_channel_of(struct ks_str name, enum ks_channel *channel);

struct ks_card;
struct ks_problems;
struct ks_facts;

/* What is wrong with the bank as a test: missing feedback, feedback without a verb at its end,
 * items that can be answered from length or position of an option, a scene that gives itself
 * away, facts that are unknown or, while the item is valid, not true `today`, one id twice, too
 * many or too few genuine items. The shares are those of each language by itself. */
void ks_quiz_lint(const struct ks_quiz_bank *bank,
                  const struct ks_facts *facts,
                  int32_t today,
                  struct ks_problems *problems);
/* Part of it: a stem, or in the scenes two hanzi in a row or an English word, that 15 items or more
 * have and nearly all of them (over 95 %) are scams, or genuine: whoever learns the word need not
 * read. */
void ks_quiz_tone_lint(const struct ks_quiz_bank *bank, struct ks_problems *problems);

/* In which order the options stand on the screen, order[place] = option: the genuine one before the
 * scam, so that a finger finds each where it was; those of other questions in any order. */
void ks_quiz_arrange(const struct ks_quiz_item *item,
                     uint64_t *random,
                     uint8_t order[KS_QUIZ_OPTIONS_MAX]);

#endif
