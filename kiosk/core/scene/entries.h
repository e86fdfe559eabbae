#ifndef KS_CORE_SCENE_ENTRIES_H
#define KS_CORE_SCENE_ENTRIES_H

#include "core/scene/page.h"

/* Cards drawn as lists of entries, and the letter on paper. */

int ks_entries_count(const struct ks_card *card);
/* The entries of a card (checklist, board) as a list in `room`, in landscape in two columns
 * if the words grow by it; page->overflow if they do not fit. */
void ks_template_entries(struct ks_page *page, const struct ks_card *card, struct ks_rect room);
/* The paragraphs of a card on a sheet of paper in `room`. */
void ks_template_letter(struct ks_page *page, const struct ks_card *card, struct ks_rect room);

#endif
