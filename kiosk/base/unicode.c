/* Widths and categories of characters, by libutf8proc (see unicode.h). */
#include "base/unicode.h"

#include <utf8proc.h>

bool ks_char_is_wide(uint32_t c)
{
    return utf8proc_charwidth((utf8proc_int32_t)c) == 2;
}

size_t ks_text_columns(struct ks_str text)
{
    size_t columns = 0;
    for (size_t i = 0, length = 0; i < text.n; i += length) {
        uint32_t c = ks_utf8_decode(text.p + i, text.n - i, &length);
        columns += (size_t)utf8proc_charwidth((utf8proc_int32_t)c);
    }
    return columns;
}

bool ks_char_is_invisible(uint32_t c)
{
    return utf8proc_get_property((utf8proc_int32_t)c)->ignorable;
}

bool ks_char_is_control(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

size_t ks_text_cluster(struct ks_str text)
{
    size_t at = 0, length;
    utf8proc_int32_t state = 0;
    uint32_t last = 0;
    while (at < text.n) {
        uint32_t c = ks_utf8_decode(text.p + at, text.n - at, &length);
        if (at > 0 &&
            utf8proc_grapheme_break_stateful((utf8proc_int32_t)last, (utf8proc_int32_t)c, &state)) {
            break;
        }
        at += length;
        last = c;
    }
    return at;
}
