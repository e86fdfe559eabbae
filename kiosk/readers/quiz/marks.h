#ifndef KS_READERS_QUIZ_MARKS_H
#define KS_READERS_QUIZ_MARKS_H

#include "base/text.h"

/* Marks at the beginning of a line of questions: numbers, letters of options, headings. */

/* The length of the word that the line begins with, of a `|` list; 0 if it begins with none. Latin
 * letters in any case. */
size_t ks_mark_word(struct ks_str line, const char *words);
struct ks_str ks_mark_behind(struct ks_str line, size_t n); /* what is behind n bytes, trimmed */
/* An option's mark: `A.` `A、` `A)` `(A)` `（A）` `A：` `A ` before a hanzi is none. Returns its
 * length, 0 if there is none; `letter` from 0. */
size_t ks_mark_option(struct ks_str line, int *letter);
/* `1.` `12、` `（3）` `第4题` `5)`; the length of the number with its mark, 0 if there is none. A
 * decimal (`3.14`) and a year are none. */
size_t ks_mark_number(struct ks_str line);
/* `一、单选题`: a heading, its words behind the number. */
bool ks_mark_heading(struct ks_str line, struct ks_str *words);

#endif
