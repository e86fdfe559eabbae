#ifndef KS_READERS_QUIZ_WORDS_H
#define KS_READERS_QUIZ_WORDS_H

#include "base/arena.h"
#include "base/text.h"
#include "base/words.h"

/* Cleaned texts of questions, for all readers of banks. Results live in `arena`, or are views of
 * what was given. No state besides: any thread. */

#define KS_WORD_TRUE KS_WORD_MARK("正确")
#define KS_WORD_FALSE KS_WORD_MARK("错误")

/* Trimmed; control characters become spaces, what XML cannot hold U+FFFD. Line breaks stay, or
 * on one line vanish beside a wide character and become a space between others. */
enum ks_words_lines { KS_WORDS_ONE_LINE, KS_WORDS_LINES };
const char *ks_words_clean(struct ks_str text, enum ks_words_lines lines, struct ks_arena *arena);

/* The short text in the last pair of brackets, `（ B ）` `( √ )` `【AB】`; false if there is none.
 */
bool ks_words_brackets(struct ks_str stem, struct ks_str *inside);
/* The stem with that part of it replaced by a gap. */
struct ks_str ks_words_blank(struct ks_str stem, struct ks_str inside, struct ks_arena *arena);

/* Text without mark-up: tags of HTML go (breaks and paragraphs become line breaks), character
 * references (readers/text/entity.h) become their characters. `pictures`: set if there was an
 * image. */
struct ks_str ks_words_html(struct ks_str text, struct ks_arena *arena, bool *pictures);
/* Whether it holds a tag or a whole character reference that HTML knows; `a < b` is none. */
bool ks_words_is_html(struct ks_str text);

#endif
