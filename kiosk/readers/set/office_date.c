/* One date in the name of a file. */
#include "readers/set/parts.h"

#include <string.h>

#include "readers/text/fold.h"
#include "readers/when/dates.h"

#define DATE_BYTES_MAX 48 /* 二〇二〇年十二月三十一日 has 36 */
#define SHORT_DATE_DAYS (5 * 366)

/* Whether the character is a digit, ASCII or full-width. */
static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

uint32_t ks_naming_char_before(const struct ks_naming *n, size_t at)
{
    size_t length = 0;
    size_t back = at;
    while (back > 0 && back + 4 > at) {
        back--;
        uint32_t c = ks_utf8_decode(n->left + back, at - back, &length);
        if (length == at - back) {
            return c;
        }
    }
    return 0;
}

enum ks_date_look ks_date_look_of(struct ks_str text)
{
    struct ks_fold folded;
    if (!ks_fold(text, &folded)) {
        return KS_LOOK_NONE;
    }
    size_t digits = 0, signs = 0;
    for (size_t i = 0; i < folded.n; i++) {
        char c = folded.text[i];
        digits += c >= '0' && c <= '9' ? 1 : 0;
        signs += c == '-' || c == '.' || c == '/' ? 1 : 0;
    }
    bool month = strstr(folded.text, "月") != NULL, year = strstr(folded.text, "年") != NULL;
    bool figures = digits == 8 && digits == folded.n;
    bool three = signs == 2 && digits >= 6 && digits + signs == folded.n;
    bool brief = signs == 2 && digits >= 4 && digits <= 5 && digits + signs == folded.n;
    bool two = signs == 1 && digits >= 2 && digits <= 4 && digits + signs == folded.n;
    return figures || three || (month && year) ? KS_LOOK_WHOLE
           : month                             ? KS_LOOK_DATE
           : two || brief                      ? KS_LOOK_SHORT
                                               : KS_LOOK_NONE;
}

/* Whether figures may be the date they read as: 10.1.1 is a chapter, and no day of 2010. */
static bool is_likely(const struct ks_naming *n, enum ks_date_look look, int32_t date)
{
    int32_t far = date > n->context->today ? date - n->context->today : n->context->today - date;
    return look != KS_LOOK_SHORT || far < SHORT_DATE_DAYS;
}

size_t ks_naming_date(const struct ks_naming *n, size_t at, enum ks_date_look least)
{
    size_t best = 0, length;
    if (is_digit(ks_naming_char_before(n, at))) {
        return 0;
    }
    for (size_t end = at; end < n->n && end - at < DATE_BYTES_MAX;) {
        uint32_t c = ks_naming_char(n, end, &length);
        end += length;
        uint32_t next = ks_naming_char(n, end, &length);
        bool sign = c == 0x65E5 || c == 0x53F7 || c == 0x65EC;                    /* 日 号 旬 */
        bool may_end = sign || ((is_digit(c) || c == 0x6708) && !is_digit(next)); /* 月 */
        struct ks_str text = { n->left + at, end - at };
        enum ks_date_look look = may_end ? ks_date_look_of(text) : KS_LOOK_NONE;
        int32_t date;
        if (may_end && look >= least &&
            ks_date_read(text, n->context->today, &date) != KS_DATE_BAD &&
            is_likely(n, look, date)) {
            best = end - at;
        }
    }
    return best;
}

size_t ks_naming_no_date(const struct ks_naming *n, size_t at)
{
    size_t end = at, length;
    if (is_digit(ks_naming_char_before(n, at))) {
        return 0;
    }
    while (end < n->n && end - at < DATE_BYTES_MAX) {
        uint32_t c = ks_naming_char(n, end, &length);
        size_t sign = ks_naming_word(n, end, "-|.|年|月|日|号");
        bool inside = sign > 0 && (sign > 1 || is_digit(ks_naming_char(n, end + 1, &length)));
        if (!is_digit(c) && !inside) {
            break;
        }
        (void)ks_naming_char(n, end, &length);
        end += length;
    }
    struct ks_str text = { n->left + at, end - at };
    int32_t date;
    bool none = end > at && ks_date_look_of(text) == KS_LOOK_WHOLE &&
                ks_date_read(text, n->context->today, &date) == KS_DATE_BAD;
    return none ? end - at : 0;
}

size_t ks_naming_day(const struct ks_naming *n, size_t at, int32_t from, struct ks_str *text)
{
    size_t end = at, length;
    int day = 0;
    for (uint32_t c; is_digit(c = ks_naming_char(n, end, &length)) && end - at < 8; end += length) {
        day = day * 10 + (int)(c >= 0xFF10 ? c - 0xFF10 : c - '0');
    }
    size_t sign = end > at ? ks_naming_word(n, end, "日|号") : 0;
    struct ks_ymd ymd = ks_ymd_of(from == KS_DATE_NONE ? 0 : from);
    ymd.day = day;
    if (sign == 0 || from == KS_DATE_NONE || !ks_ymd_valid(ymd)) {
        return 0;
    }
    *text = ks_str_of(ks_arena_printf(n->context->arena, "%d-%d-%d", ymd.year, ymd.month, day));
    return end + sign - at;
}
