#ifndef KS_CORE_TEXT_CUT_H
#define KS_CORE_TEXT_CUT_H

#include <stddef.h>

#include "base/arena.h"
#include "core/text/spans.h"

/* The place where a text is cut that is longer than its room. What is left says nothing wrong: it
 * ends after a sentence if one ends in the last third, else between words or hanzi; never inside
 * a number, what is counted by it, an address or a {{key}}. A word that is as long as all there is
 * room for is cut between its letters; a number or address is then left out. Pure. */

/* How many of the first `most` bytes of text[0..n) stay: `n` if that is no more than `most`. */
size_t ks_cut_at(const char *text, size_t n, size_t most);
/* The spans up to that place, and an ellipsis; as they are if they have no more than `most` bytes.
 * New texts are the arena's. */
struct ks_spans ks_spans_cut(const struct ks_spans *spans, size_t most, struct ks_arena *arena);

size_t ks_spans_bytes(const struct ks_spans *spans);
size_t ks_spans_count(const struct ks_spans *spans); /* characters, of a {{key}} those of the key */

#endif
