#ifndef KS_READERS_CARD_MD_H
#define KS_READERS_CARD_MD_H

#include "core/alert/alert.h"
#include "core/card/card.h"
#include "core/problem/problem.h"

/* The reader of a card: Markdown with front matter. The body goes through md4c; the grammar stands
 * in core/card/card.h. `path` is relative to assets/; `bytes`, KS_CARD_BYTES_MAX at most, in any
 * encoding of readers/text/encoding.h. Returns NULL, with the problems listed, only if nothing
 * could be shown from it. The card lives in `arena`. A card with alert front matter also gives
 * `card->alert`. Front matter of an alert:
 *   alert: actual|exercise|test      状态
 *   id: 2020-09-03-finance           identifier (default: path)
 *   severity: extreme|severe|moderate|minor     urgency: …    certainty: …
 *   effective: 2020-09-03T14:20      expires: 2020-09-03T22:00
 *   places: canteen;dorm             references: id,id      msgtype: alert|update|cancel
 *   interrupt: stop|pause|defer|never */
const struct ks_card *ks_card_read(const char *path,
                                   const char *bytes,
                                   size_t n,
                                   const struct ks_zone *zone,
                                   struct ks_arena *arena,
                                   struct ks_problems *problems);

#endif
