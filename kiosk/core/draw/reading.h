#ifndef KS_CORE_DRAW_READING_H
#define KS_CORE_DRAW_READING_H

#include "base/text.h"
#include "core/draw/drawlist.h"
#include "core/draw/linebreak.h"

/* The words of a draw list in reading order. */

/* Adds to `out` what the texts and codes of the list say, a line break at the end: group by group
 * (ks_draw.reading), in a group from the top down, on equal height in the order of drawing. Between
 * two texts stands nothing within a sentence, two spaces if they are apart on one line, else a line
 * break. Works in the list's arena. */
void ks_drawlist_read(const struct ks_drawlist *list,
                      const struct ks_typeset *typeset,
                      struct ks_buf *out);

#endif
