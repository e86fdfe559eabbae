#ifndef KS_BASE_UNICODE_H
#define KS_BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* Properties of characters after the Unicode standard, by libutf8proc. What is no character
 * has the properties of none: narrow, visible, no control. Texts may be any bytes. No state: any
 * thread. */

/* East Asian Width W or F (UAX #11), marks that stand on another character left out. */
bool ks_char_is_wide(uint32_t character);
/* Width in half-width columns: wide characters count 2, marks and controls 0. */
size_t ks_text_columns(struct ks_str text);
/* Shows nothing by itself: Default_Ignorable_Code_Point, of those that are assigned. */
bool ks_char_is_invisible(uint32_t character);
/* A control, or a separator of lines or paragraphs: categories Cc, Zl, Zp. */
bool ks_char_is_control(uint32_t character);
/* The length of the first character as a reader sees one (UAX #29): with the accents, points and
 * joined signs upon it. At least one byte of a text that is not empty. */
size_t ks_text_cluster(struct ks_str text);

#endif
