/* The texts of a GIFT block: full-width signs, formats, what is said of a fault (see gift_text.h).
 */
#include "readers/quiz/gift_text.h"

#include <string.h>

#include "readers/quiz/words.h"

bool ks_gift_stands_at(const struct ks_gift_block *b, size_t at, size_t end, const char *word)
{
    size_t n = strlen(word);
    if (at > end || end - at < n || memcmp(b->s + at, word, n) != 0) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (b->literal[at + i]) {
            return false;
        }
    }
    return true;
}

/* ---- full-width signs ---- */

/* Three bytes at `at` stand for one control character; the rest moves up. Not more often than there
 * is room to say how to mend it, so that a block costs its length a bounded number of times. */
static void convert(struct ks_gift_block *b, size_t at, const char *with)
{
    if (b->n_edits == KS_GIFT_EDITS_MAX) {
        return;
    }
    ks_gift_edit(b, b->from[at], 3, with);
    b->s[at] = with[0];
    memmove(b->s + at + 1, b->s + at + 3, b->n - at - 3);
    memmove(b->literal + at + 1, b->literal + at + 3, b->n - at - 3);
    memmove(b->from + at + 1, b->from + at + 3, (b->n - at - 3) * sizeof *b->from);
    b->n -= 2;
}

/* Turns the full-width signs of a Chinese keyboard, ：： ｛ ｝ ～ ＝ ＃ ％, into control
 * characters. Braces count if there are no others, the signs of an answer only where an answer may
 * begin, so that ～ and ： in a sentence stay what they are. */
void ks_gift_widths(struct ks_gift_block *b)
{
    struct ks_gift_part all = { 0, b->n };
    if (ks_gift_stands_at(b, 0, b->n, "：：")) {
        for (size_t i = 6; i + 6 <= b->n; i++) {
            if (ks_gift_stands_at(b, i, b->n, "：：") || ks_gift_stands_at(b, i, b->n, "::")) {
                for (size_t k = i; k < i + 2; k++) {
                    if (b->s[k] != ':') {
                        convert(b, k, ":");
                    }
                }
                convert(b, 0, ":");
                convert(b, 1, ":");
                break;
            }
        }
    }
    all.end = b->n;
    bool ascii = ks_gift_find(b, all, '{') < b->n || ks_gift_find(b, all, '}') < b->n;
    bool inside = false, begins = false, typed_wide = false;
    for (size_t i = 0; i < b->n; i++) {
        if (!ascii &&
            (ks_gift_stands_at(b, i, b->n, "｛") || ks_gift_stands_at(b, i, b->n, "｝"))) {
            convert(b, i, ks_gift_stands_at(b, i, b->n, "｛") ? "{" : "}");
        }
        bool wave = ks_gift_stands_at(b, i, b->n, "～") || ks_gift_stands_at(b, i, b->n, "〜");
        bool room = b->n_edits < KS_GIFT_EDITS_MAX;
        if (inside && begins && room && (wave || ks_gift_stands_at(b, i, b->n, "＝"))) {
            convert(b, i, wave ? "~" : "=");
            typed_wide = true;
            while (ks_gift_stands_at(b, i + 1, b->n, "％")) { /* ～％50％ */
                convert(b, i + 1, "%");
                size_t k = i + 2;
                while (k < b->n && strchr("0123456789.-", b->s[k]) != NULL && b->s[k] != '\0') {
                    k++;
                }
                if (ks_gift_stands_at(b, k, b->n, "％")) {
                    convert(b, k, "%");
                }
                break;
            }
            for (size_t k = i + 1; k < b->n && b->s[k] != '\n' && b->s[k] != '}'; k++) {
                if (ks_gift_stands_at(b, k, b->n, "＃")) {
                    convert(b, k, "#");
                    break;
                }
            }
        }
        bool control = !b->literal[i];
        inside = control && b->s[i] == '{' ? true : control && b->s[i] == '}' ? false : inside;
        begins = (control && (b->s[i] == '{' || b->s[i] == '\n')) ||
                 ((begins || typed_wide) && b->s[i] == ' ');
    }
}

/* ---- formats ---- */

/* `[html]text` at the front of a part; an unknown tag is text. */
static enum ks_gift_format
take_format(const struct ks_gift_block *b, struct ks_gift_part *part, enum ks_gift_format otherwise)
{
    static const char *const names[] = { "[html]", "[moodle]", "[plain]", "[markdown]" };
    static const enum ks_gift_format formats[] = { KS_GIFT_HTML, KS_GIFT_HTML, KS_GIFT_AS_IS,
                                                   KS_GIFT_MARKDOWN };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        if (ks_gift_stands_at(b, part->start, part->end, names[i])) {
            part->start += strlen(names[i]);
            return formats[i];
        }
    }
    return otherwise;
}

/* The text without ** and __ and `, with which Markdown emphasises. */
static struct ks_str without_markdown(struct ks_str text, struct ks_arena *arena)
{
    char *out = ks_arena_alloc(arena, text.n + 1);
    size_t to = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool twice = i + 1 < text.n && text.p[i] == text.p[i + 1];
        if (twice && (text.p[i] == '*' || text.p[i] == '_') &&
            !(i + 2 < text.n && text.p[i + 2] == text.p[i])) {
            i++;
        } else if (text.p[i] != '`') {
            out[to++] = text.p[i];
        }
    }
    return (struct ks_str) { out, to };
}

struct ks_draft_text
ks_gift_read_text(struct ks_gift_block *b, struct ks_gift_part part, enum ks_gift_format *format)
{
    part = ks_gift_trim(b, part);
    *format = take_format(b, &part, *format);
    struct ks_draft_text text = ks_gift_text(b, part);
    bool pictures = false;
    if (*format == KS_GIFT_HTML && ks_words_is_html(text.text)) {
        text.text = ks_words_html(text.text, b->scratch, &pictures);
    } else if (*format == KS_GIFT_MARKDOWN) {
        text.text = without_markdown(text.text, b->scratch);
    }
    if (pictures && b->draft.fault == KS_PROBLEM_NONE) {
        b->draft.fault = KS_PROBLEM_QUIZ_PICTURE;
    }
    return text;
}

void ks_gift_fault(struct ks_gift_block *b, enum ks_problem_code code, size_t at)
{
    struct ks_place_in_file place = ks_gift_place(b, at);
    const char *mended = ks_gift_mended(b);
    b->draft.row = place.row;
    b->draft.column = place.column;
    b->draft.fault = code;
    b->draft.args[0] = *mended == '\0' ? ks_arg_text("") : ks_arg_phrase(KS_PHRASE_GIFT_MENDED);
    b->draft.args[1] = ks_arg_text(mended);
}
