#ifndef KS_CORE_SCREEN_WORDS_H
#define KS_CORE_SCREEN_WORDS_H

#include "core/screen/touch.h"

/* Names of fraud types, channels and kinds of questions, as screens write them. */

/* Name of a fraud type in the language that is read: in English the title of its handbook entry, if
 * it has one. */
const char *ks_type_word(const struct ks_visit_at *at, const char *type);
/* Name of a channel in the interface's language. */
const char *ks_channel_word(const struct ks_page *page, size_t channel);
/* Name of a kind of question in the interface's language. */
const char *ks_kind_word(const struct ks_page *page, enum ks_quiz_kind kind);

#endif
