#ifndef KS_BASE_WORDS_H
#define KS_BASE_WORDS_H

#include "base/attr.h"
#include "base/lang.h"

/* Sentences in the languages of base/lang.h, from their catalogues. Each is written in Chinese
 * where it is said, marked for tools/strings by the names of the functions that say it or by
 * KS_WORD_MARK; its other languages stand in assets/strings/<tag>.po, compiled into the programs:
 * nothing to install, nothing to lose. libc's gettext() takes its language from the process and
 * needs an installed locale; here each screen has a language of its own. script.strings finds what
 * is not translated.
 */

#define KS_WORD_MARK(zh) zh

/* The sentence in that language, which lives as long as the program; `zh` itself if the language
 * has none. Any thread. */
const char *ks_words_in(enum ks_lang lang, const char *zh) KS_FORMAT_ARG(2);

#endif
