/* Cleans the texts of questions, strips mark-up, finds the answer in a stem (see words.h). */
#include "readers/quiz/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "readers/text/entity.h"

/* Whether a line break is left out between these two texts: beside a hanzi a space would be
 * wrong. */
static bool joins(struct ks_str before, struct ks_str after)
{
    size_t n = 0;
    if (before.n == 0 || after.n == 0) {
        return true;
    }
    size_t back = before.n - 1;
    while (back > 0 && ((unsigned char)before.p[back] & 0xC0) == 0x80) {
        back--;
    }
    return ks_char_is_wide(ks_utf8_decode(before.p + back, before.n - back, &n)) ||
           ks_char_is_wide(ks_utf8_decode(after.p, after.n, &n));
}

const char *ks_words_clean(struct ks_str text, enum ks_words_lines lines, struct ks_arena *arena)
{
    text = ks_str_trim(text);
    char *out = ks_arena_alloc(arena, text.n * 3 + 1); /* a bad byte becomes U+FFFD */
    size_t to = 0;
    for (size_t i = 0, length = 0; i < text.n; i += length) {
        uint32_t c = ks_utf8_decode(text.p + i, text.n - i, &length);
        if (c == '\n' && lines == KS_WORDS_ONE_LINE) {
            size_t next = i;
            while (next < text.n && (text.p[next] == '\n' || text.p[next] == ' ')) {
                next++;
            }
            while (to > 0 && out[to - 1] == ' ') {
                to--;
            }
            length = next - i;
            if (!joins((struct ks_str) { out, to },
                       (struct ks_str) { text.p + next, text.n - next })) {
                out[to++] = ' ';
            }
            continue;
        }
        c = (c < ' ' && c != '\n') || c == 0x7F ? ' ' : c;
        c = c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c;
        to += ks_utf8_encode(c, out + to);
    }
    struct ks_str done = ks_str_trim((struct ks_str) { out, to });
    memmove(out, done.n > 0 ? done.p : out, done.n);
    out[done.n] = '\0';
    return out;
}

/* ---- the answer in the stem ---- */

#define INSIDE_BYTES_MAX 40
#define ANSWER_BYTES_MAX 4096 /* the end of a stem in which its answer may stand */

bool ks_words_brackets(struct ks_str stem, struct ks_str *inside)
{
    static const struct {
        const char *open, *close;
    } pairs[] = { { "（", "）" }, { "(", ")" }, { "【", "】" }, { "（", ")" }, { "(", "）" } };
    const char *best = NULL;
    for (size_t k = 0; k < KS_COUNT(pairs); k++) {
        size_t open = strlen(pairs[k].open), close = strlen(pairs[k].close);
        size_t from = stem.n > ANSWER_BYTES_MAX ? stem.n - ANSWER_BYTES_MAX : 0;
        for (size_t i = from; i + open + close <= stem.n; i++) {
            if (memcmp(stem.p + i, pairs[k].open, open) != 0) {
                continue;
            }
            for (size_t e = i + open; e + close <= stem.n && e < i + open + INSIDE_BYTES_MAX; e++) {
                if (memcmp(stem.p + e, pairs[k].close, close) == 0) {
                    struct ks_str text =
                        ks_str_trim((struct ks_str) { stem.p + i + open, e - i - open });
                    if (text.n > 0 && (best == NULL || text.p > best)) {
                        best = text.p;
                        *inside = text;
                    }
                    break;
                }
            }
        }
    }
    return best != NULL;
}

struct ks_str ks_words_blank(struct ks_str stem, struct ks_str inside, struct ks_arena *arena)
{
    size_t before = (size_t)(inside.p - stem.p), after = before + inside.n;
    const char *text = ks_arena_printf(arena, "%.*s\xE3\x80\x80%.*s", (int)before, stem.p,
                                       (int)(stem.n - after), stem.p + after);
    return ks_str_of(text);
}

/* ---- HTML ---- */

#define TAG_BYTES_MAX 2000

/* The name of the tag at `<`, its length with brackets in *n; 0 bytes long if it is no tag. */
static struct ks_str tag_at(struct ks_str text, size_t *n)
{
    static const char *const known[] = {
        "p",   "br",  "b",  "i",   "u",     "em",  "strong", "span",      "div",   "font",
        "sub", "sup", "ul", "ol",  "li",    "img", "a",      "table",     "tbody", "tr",
        "td",  "th",  "h1", "h2",  "h3",    "h4",  "h5",     "h6",        "pre",   "code",
        "hr",  "o:p", "s",  "del", "small", "big", "center", "blockquote"
    };
    size_t at = text.n > 1 && text.p[1] == '/' ? 2 : 1, start = at;
    while (at < text.n && (ks_char_is_latin(text.p[at]) || text.p[at] == ':' ||
                           (at > start && text.p[at] >= '0' && text.p[at] <= '9'))) {
        at++;
    }
    struct ks_str name = { text.p + start, at - start };
    const char *end = memchr(text.p, '>', text.n < TAG_BYTES_MAX ? text.n : TAG_BYTES_MAX);
    bool ends = at < text.n && (strchr("> /\t\n", text.p[at]) != NULL && text.p[at] != '\0');
    for (size_t i = 0; ends && end != NULL && i < KS_COUNT(known); i++) {
        if (strlen(known[i]) == name.n && ks_str_ends(name, known[i])) {
            *n = (size_t)(end - text.p) + 1;
            return name;
        }
    }
    return (struct ks_str) { text.p, 0 };
}

bool ks_words_is_html(struct ks_str text)
{
    uint32_t c[2];
    for (size_t i = 0; i < text.n; i++) {
        struct ks_str rest = { text.p + i, text.n - i };
        size_t n = 0, entity = ks_entity_at(rest, c);
        bool whole = entity > 0 && text.p[i + entity - 1] == ';'; /* "R&D&copies" is no HTML */
        if (whole || (text.p[i] == '<' && tag_at(rest, &n).n > 0)) {
            return true;
        }
    }
    return false;
}

static bool breaks_line(struct ks_str name)
{
    static const char *const breaking[] = { "p", "br", "div", "li", "tr", "h1", "h2", "h3", "hr" };
    for (size_t i = 0; i < KS_COUNT(breaking); i++) {
        if (strlen(breaking[i]) == name.n && ks_str_ends(name, breaking[i])) {
            return true;
        }
    }
    return false;
}

struct ks_str ks_words_html(struct ks_str text, struct ks_arena *arena, bool *pictures)
{
    char *out = ks_arena_alloc(arena, 2 * text.n + 1); /* &nGt; is 5 bytes, and 6 as UTF-8 */
    size_t to = 0;
    for (size_t i = 0, n = 0; i < text.n; i += n) {
        struct ks_str rest = { text.p + i, text.n - i };
        struct ks_str name = { "", 0 };
        uint32_t c[2];
        if (text.p[i] == '<' && (name = tag_at(rest, &n)).n > 0) {
            *pictures = *pictures || (name.n == 3 && ks_str_ends(name, "img"));
            if (breaks_line(name)) {
                out[to++] = '\n';
            }
        } else if ((n = ks_entity_at(rest, c)) > 0) {
            for (size_t k = 0; k < 2 && c[k] != 0; k++) {
                to += ks_utf8_encode(c[k] == 0xA0 ? ' ' : c[k], out + to);
            }
        } else {
            n = 1;
            out[to++] = text.p[i];
        }
    }
    return (struct ks_str) { out, to };
}
