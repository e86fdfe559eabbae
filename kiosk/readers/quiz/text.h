#ifndef KS_READERS_QUIZ_TEXT_H
#define KS_READERS_QUIZ_TEXT_H

#include "readers/quiz/draft.h"

/* The reader of questions in plain text, as Word and Notepad have it, and of Aiken. */

/* clang-format off */
/* How a question is written:
 *
 *   一、单选题（每题 2 分）      a heading names the sort of what follows
 *   1. 题干（ B ）               `1、` `1．` `（1）` `第1题` `[单选题]` too; the next lines go on with it
 *   A．甲  B、乙                 also `A)` `(A)` `（A）` `A:` and several on a line
 *   答案：B                      【答案】 正确答案： ANSWER: Answer：
 *   解析：…                      【解析】 答案解析： 说明：; the next lines go on with it
 *
 * A question ends where the next one begins. Blank lines do not matter. */
/* clang-format on */
void ks_quiz_text_read(const struct ks_table_context *context,
                       const char *file,
                       struct ks_str text,
                       struct ks_quiz_bank *bank);
/* The options in one cell or line: `A.甲 B.乙`, one on each line, or parted by | ; ；. */
void ks_quiz_split_options(struct ks_quiz_draft *draft, struct ks_draft_text cell);

#endif
