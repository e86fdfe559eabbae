/* Marks at the beginning of a line of questions (see marks.h). */
#include "readers/quiz/marks.h"

#include <string.h>

#include "readers/quiz/answer.h"

size_t ks_mark_word(struct ks_str line, const char *words)
{
    struct ks_str rest = ks_str_of(words), word;
    while (ks_str_cut(&rest, '|', &word)) {
        if (ks_str_begins(line, word)) {
            return word.n;
        }
    }
    return 0;
}

struct ks_str ks_mark_behind(struct ks_str line, size_t n)
{
    return ks_str_trim((struct ks_str) { line.p + n, line.n - n });
}

/* `A` `Ａ` in any case at the start; 0-25 or -1, its length in *n. */
static int letter_at(struct ks_str line, size_t *n)
{
    uint32_t c = line.n == 0 ? 0 : ks_utf8_decode(line.p, line.n, n);
    c = c >= 0xFF21 && c <= 0xFF3A ? c - 0xFEE0 : c;
    return c >= 'A' && c <= 'Z' ? (int)(c - 'A') : -1;
}

size_t ks_mark_option(struct ks_str line, int *letter)
{
    size_t open = ks_mark_word(line, "(|（|[|【"), n = 0;
    *letter = letter_at((struct ks_str) { line.p + open, line.n - open }, &n);
    if (*letter < 0) {
        return 0;
    }
    struct ks_str rest = { line.p + open + n, line.n - open - n };
    size_t close = ks_mark_word(
        rest, open > 0 ? ")|）|]|】" : ".|、|．|)|）|:|：|,、|，|\xE3\x80\x82|\xEF\xBD\xA1");
    if (close == 0) {
        return 0;
    }
    size_t more =
        open > 0 ? ks_mark_word((struct ks_str) { rest.p + close, rest.n - close }, ".|、|．") : 0;
    return open + n + close + more;
}

size_t ks_mark_number(struct ks_str line)
{
    size_t open = ks_mark_word(line, "(|（|第|[|【"), n = open, digits = 0;
    while (n < line.n && digits < 4) {
        size_t length = 0;
        uint32_t c = ks_utf8_decode(line.p + n, line.n - n, &length);
        if (!((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19))) {
            break;
        }
        n += length;
        digits++;
    }
    struct ks_str rest = { line.p + n, line.n - n };
    if (digits == 0) {
        return 0;
    }
    size_t close =
        ks_mark_word(rest, open > 0 ? ")|）|题|]|】" : ".|、|．|)|）|:|：|,|，|\xE3\x80\x82");
    if (close == 0 || (close < rest.n && rest.p[close] >= '0' && rest.p[close] <= '9')) {
        return 0;
    }
    struct ks_str behind = { rest.p + close, rest.n - close };
    return n + close + (open > 0 ? ks_mark_word(behind, ".|、|．|:|：") : 0);
}

bool ks_mark_heading(struct ks_str line, struct ks_str *words)
{
    size_t open = ks_mark_word(line, "(|（"), n = open, count = 0;
    while (count < 3) {
        size_t digit = ks_mark_word((struct ks_str) { line.p + n, line.n - n },
                                    "一|二|三|四|五|六|七|八|九|十");
        if (digit == 0) {
            break;
        }
        n += digit;
        count++;
    }
    size_t close = ks_mark_word((struct ks_str) { line.p + n, line.n - n }, "、|．|.|)|）|:|：|，");
    *words = count > 0 && close > 0 ? ks_mark_behind(line, n + close) : line;
    return ks_kind_of(*words) != KS_KIND_UNKNOWN;
}
