#ifndef KS_READERS_CAP_WORDS_H
#define KS_READERS_CAP_WORDS_H

#include "base/arena.h"
#include "core/alert/alert.h"

/* The code words of CAP 1.2 (section 3.2), and their Chinese names. They are read in any case; the
 * Chinese words are those that the office may write on a card. One function per element; false = no
 * such word. No state: any thread. */

bool ks_cap_status_of(struct ks_str word, enum ks_cap_status *status);
bool ks_cap_msg_type_of(struct ks_str word, enum ks_cap_msg_type *type);
bool ks_cap_scope_of(struct ks_str word, enum ks_cap_scope *scope);
bool ks_cap_urgency_of(struct ks_str word, enum ks_cap_urgency *urgency);
bool ks_cap_severity_of(struct ks_str word, enum ks_cap_severity *severity);
bool ks_cap_certainty_of(struct ks_str word, enum ks_cap_certainty *certainty);
bool ks_cap_interrupt_of(struct ks_str word, enum ks_interrupt *interrupt);
bool ks_cap_is_all_clear(struct ks_str word); /* of responseType */

/* Adds the parts of a list of words (base/list.h) to words, without doubles. False if they were too
 * many (KS_TAGS_MAX) and some were left out. */
bool ks_cap_words_add(struct ks_str list, struct ks_arena *arena, struct ks_tags *words);

#endif
