/* Text in a page of HTML (see html.h). */
#include "sync/html.h"

#include <string.h>

void ks_html_text(struct ks_buf *out, const char *text)
{
    size_t n = strlen(text), length;
    for (size_t i = 0; i < n; i += length) {
        uint32_t c = ks_utf8_decode(text + i, n - i, &length);
        bool hidden = (c < 0x20 && c != '\n') || c == 0x7F || c == 0xFFFD ||
                      (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        if (hidden) {
            ks_buf_adds(out, "□");
        } else if (c == '&') {
            ks_buf_adds(out, "&amp;");
        } else if (c == '<') {
            ks_buf_adds(out, "&lt;");
        } else if (c == '>') {
            ks_buf_adds(out, "&gt;");
        } else if (c == '"') {
            ks_buf_adds(out, "&quot;");
        } else if (c == '\'') {
            ks_buf_adds(out, "&#39;");
        } else if (c == '\n') {
            ks_buf_adds(out, "<br>");
        } else {
            ks_buf_add(out, text + i, length);
        }
    }
}

void ks_html_element(struct ks_buf *out, const char *open, const char *text, const char *close)
{
    ks_buf_adds(out, open);
    ks_html_text(out, text);
    ks_buf_adds(out, close);
}
