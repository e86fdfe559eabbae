#ifndef KS_DECODE_CLIENT_DRAWING_H
#define KS_DECODE_CLIENT_DRAWING_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a text is a drawing in SVG. Only compares. No state: any thread. */

/* By its first bytes: the element itself or its type, behind nothing but a head of XML. Of a head
 * that is longer than what was read, what it says must do. A page of the web may hold drawings and
 * is none. */
bool ks_text_is_drawing(const unsigned char *bytes, size_t n);

#endif
