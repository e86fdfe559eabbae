#ifndef KS_READERS_QUIZ_FILES_H
#define KS_READERS_QUIZ_FILES_H

#include "readers/csv.h"
#include "readers/quiz_draft.h"

/* The forms in which banks of questions come. Each reader appends to `bank` what can be played and
 * lists what cannot (quiz_draft.h). ks_quiz_read() of tables.h picks the right one. */

/* By its ending: worth a look, if only to refuse it with the reason. Not `~$题库.xlsx`, Excel's
 * note that somebody has the file open. `path` may have folders. */
bool ks_quiz_file_is(struct ks_str path);
/* One whose questions can be read. */
bool ks_quiz_file_reads(struct ks_str path);
#define KS_QUIZ_ENDINGS                                                                            \
    ".csv、.tsv、.xlsx、.xlsm、.txt、.gift 和 Moodle 的 .xml" /* the same, for people */

/* ---- tables: CSV and sheets of a workbook (quiz_table.c) ---- */
bool ks_quiz_table_is(const struct ks_table *table); /* has the columns 题干 and 答案 */
/* `sheet`: the tab's name, which may say the sort of all its questions; "" = none. */
void ks_quiz_table_read(const struct ks_table_context *context,
                        const char *file,
                        const struct ks_table *table,
                        struct ks_str sheet,
                        struct ks_quiz_bank *bank);

/* ---- plain text as Word and Notepad have it, and Aiken (quiz_text.c) ----
 *
 *   一、单选题（每题 2 分）      a heading names the sort of what follows
 *   1. 题干（ B ）               `1、` `1．` `（1）` `第1题` `[单选题]` too; the next lines go on
 * with it A．甲  B、乙                 also `A)` `(A)` `（A）` `A:` and several on a line 答案：B
 * 【答案】 正确答案： ANSWER: Answer： 解析：…                      【解析】 答案解析： 说明：; the
 * next lines go on with it
 *
 * A question ends where the next one begins. Blank lines do not matter. */
void ks_quiz_text_read(const struct ks_table_context *context,
                       const char *file,
                       struct ks_str text,
                       struct ks_quiz_bank *bank);
/* The options in one cell or line: `A.甲 B.乙`, one on each line, or parted by | ; ；. */
void ks_quiz_split_options(struct ks_quiz_draft *draft, struct ks_draft_text cell);

/* ---- Moodle GIFT (quiz_gift.c) ---- */
bool ks_quiz_gift_is(struct ks_str text);
void ks_quiz_gift_read(const struct ks_table_context *context,
                       const char *file,
                       struct ks_str text,
                       struct ks_quiz_bank *bank);

/* ---- Moodle XML (quiz_moodle.c) ---- */
void ks_quiz_moodle_read(const struct ks_table_context *context,
                         const char *file,
                         struct ks_str text,
                         struct ks_quiz_bank *bank);

/* What a file of ours says in a tag: `类型:刷单` `渠道:短信` `情景行数:2`. Any other tag is the
 * type if there is none yet. The scene is cut off the front of the stem once all tags are known. */
void ks_quiz_tag(struct ks_quiz_draft *draft, struct ks_str tag);
void ks_quiz_cut_scene(struct ks_quiz_draft *draft);

#endif
