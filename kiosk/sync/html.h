#ifndef KS_SYNC_HTML_H
#define KS_SYNC_HTML_H

#include "base/text.h"

/* Text in a page of HTML. */

/* For text between tags and in quoted attributes; controls that could turn the reading around or
 * break the page become □. */
void ks_html_text(struct ks_buf *out, const char *text);
/* The text between two tags, which are written as they are. */
void ks_html_element(struct ks_buf *out, const char *open, const char *text, const char *close);

#endif
