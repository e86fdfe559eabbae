/* Hard-wrapped text: lines that a teletype broke at its width, joined again (see parts.h). */
#include <string.h>

#include "base/text.h"
#include "readers/cap/parts.h"

/* Widths at which messages are broken, in columns; a character of Chinese takes two. */
#define WIDTH_LEAST 40
#define WIDTH_MOST 100

/* The line at the beginning of `rest`, without the blanks around it, and what comes after it. */
static struct ks_str next_line(struct ks_str *rest)
{
    const char *end = memchr(rest->p, '\n', rest->n);
    size_t n = end == NULL ? rest->n : (size_t)(end - rest->p);
    struct ks_str line = { rest->p, n };
    rest->p += end == NULL ? n : n + 1;
    rest->n -= end == NULL ? n : n + 1;
    return ks_str_trim(line);
}

/* The columns of a text, or of its first word: a character of Chinese is a word. */
static size_t columns(struct ks_str text, bool word)
{
    size_t sum = 0, length = 0;
    for (size_t i = 0; i < text.n; i += length) {
        uint32_t c = ks_utf8_decode(text.p + i, text.n - i, &length);
        bool wide = c >= 0x2E80;
        if (word && sum > 0 && (wide || c == ' ')) {
            break;
        }
        sum += wide ? 2 : 1;
        if (word && wide) {
            break;
        }
    }
    return sum;
}

static size_t widest(struct ks_str text)
{
    size_t most = 0;
    while (text.n > 0) {
        size_t n = columns(next_line(&text), false);
        most = n > most ? n : most;
    }
    return most;
}

/* Which of these a text begins with: its length, or 0. */
static size_t length_of_any(struct ks_str text, const char *const *marks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (ks_str_starts(text, ks_str_of(marks[i]))) {
            return strlen(marks[i]);
        }
    }
    return 0;
}

static bool is_digit_at(struct ks_str text, size_t i)
{
    return i < text.n && text.p[i] >= '0' && text.p[i] <= '9';
}

/* Whether a line begins with the number of an item: "1、", "十二．", "3)"; 8:30 and 3.5 are none.
 */
static bool is_numbered(struct ks_str line)
{
    static const char *const numerals[] = { "一", "二", "三", "四", "五",
                                            "六", "七", "八", "九", "十" };
    static const char *const ends[] = { ".", ")", ":", "、", "．", "）", "：" };
    size_t n = 0, length;
    while (is_digit_at(line, n)) {
        n++;
    }
    while (n == 0 || !is_digit_at(line, 0)) {
        struct ks_str rest = { line.p + n, line.n - n };
        length = length_of_any(rest, numerals, KS_COUNT(numerals));
        if (length == 0) {
            break;
        }
        n += length;
    }
    struct ks_str rest = { line.p + n, line.n - n };
    length = n == 0 ? 0 : length_of_any(rest, ends, KS_COUNT(ends));
    return length > 0 && !is_digit_at(rest, length);
}

/* Whether a line begins something of its own: an item of a list, a heading of a weather office. */
static bool begins_anew(struct ks_str line)
{
    static const char *const marks[] = { "*", "-", "•", "·",  "–",  "—", "...",
                                         "●", "◆", "▪", "（", "【", "第" };
    return length_of_any(line, marks, KS_COUNT(marks)) > 0 || is_numbered(line);
}

/* Whether a line of Chinese ends what it says: the next one stands by itself. */
static bool is_over(struct ks_str line)
{
    static const char *const ends[] = { "。", "；", "：", "！", "？" };
    for (size_t i = 0; i < KS_COUNT(ends); i++) {
        if (ks_str_ends(line, ends[i])) {
            return true;
        }
    }
    return false;
}

static bool is_wide_at(struct ks_str text, bool last)
{
    size_t length = 0;
    uint32_t c = 0;
    for (size_t i = 0; i < text.n; i += length) {
        c = ks_utf8_decode(text.p + i, text.n - i, &length);
        if (!last) {
            break;
        }
    }
    return c >= 0x2E80;
}

const char *ks_cap_unwrapped(struct ks_str text, struct ks_arena *arena)
{
    size_t width = widest(text);
    struct ks_buf out = { 0 };
    struct ks_str rest = text, before = { "", 0 };
    bool wraps = width >= WIDTH_LEAST && width <= WIDTH_MOST, begun = false;
    while (rest.n > 0) {
        struct ks_str line = next_line(&rest);
        bool wrapped = wraps && before.n > 0 && line.n > 0 && !is_over(before) &&
                       !begins_anew(line) &&
                       columns(before, false) + 1 + columns(line, true) > width;
        bool joined = is_wide_at(before, true) && is_wide_at(line, false);
        if (begun) {
            ks_buf_adds(&out, !wrapped ? "\n" : joined ? "" : " ");
        }
        ks_buf_add(&out, line.p, line.n);
        before = line;
        begun = true;
    }
    const char *whole = ks_arena_strndup(arena, out.n > 0 ? out.p : "", out.n);
    ks_buf_free(&out);
    return whole;
}
