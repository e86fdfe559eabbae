#ifndef KS_BASE_LIST_H
#define KS_BASE_LIST_H

#include "base/text.h"

/* Lists as people type them into one cell, one line of a card or one setting. The only owner of
 * the signs that part them. A part is a view into what was given; nothing is copied. */

/* The next part of a list of words, parted by `、` `，` `,` `；` `;` `|` or a line break, without
 * the blanks around it; empty parts are passed over. False at the end. */
bool ks_list_next(struct ks_str *rest, struct ks_str *part);
/* The same for a list of sentences, in which commas and `、` may stand: only `；` and `;` part. */
bool ks_list_next_sentence(struct ks_str *rest, struct ks_str *part);

#endif
