/* Inline marks of a card's line: **strong** ==alarm== [[flag]] {{fact}}. */
#include "readers/card/parts.h"

#include <string.h>

/* Pairs of the same line only, so a forgotten closing mark costs one line, not the card. */
struct pair {
    const char *open, *close;
    enum ks_span_style style;
    enum ks_problem_code
        unclosed; /* NONE: then plain text, as ** is also how people mask a number */
};

static const struct pair pairs[] = {
    { "**", "**", KS_SPAN_STRONG, KS_PROBLEM_NONE },
    { "==", "==", KS_SPAN_ALARM, KS_PROBLEM_CARD_UNCLOSED_ALARM },
    { "[[", "]]", KS_SPAN_FLAG, KS_PROBLEM_CARD_UNCLOSED_FLAG },
};

struct marks {
    struct ks_card_source *source;
    size_t at, end;
    size_t closing[KS_COUNT(pairs)]; /* where the open pair closes; 0 = not open */
    char *text;                      /* of the span being filled */
    size_t n;
    struct ks_span span[KS_CARD_SPANS_MAX];
    size_t n_spans;
};

static enum ks_span_style style_now(const struct marks *m)
{
    enum ks_span_style style = KS_SPAN_PLAIN;
    for (size_t i = 0; i < KS_COUNT(pairs); i++) {
        style = m->closing[i] != 0 ? pairs[i].style : style;
    }
    return style;
}

static void end_span(struct marks *m, enum ks_span_style style)
{
    if (m->n == 0) {
        return;
    }
    m->span[m->n_spans++] =
        (struct ks_span) { style, ks_arena_strndup(m->source->arena, m->text, m->n) };
    m->n = 0;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Exactly two signs at `at`: a run of three or more, as in ====, is no mark. Brackets may touch
 * others of their kind. */
static bool mark_at(const struct marks *m, const char *mark, size_t start, size_t at)
{
    const char *p = m->source->text.p;
    if (at + 2 > m->end || memcmp(p + at, mark, 2) != 0) {
        return false;
    }
    if (mark[0] == '[' || mark[0] == ']') {
        return true;
    }
    bool before = at > start && p[at - 1] == mark[0];
    bool after = at + 2 < m->end && p[at + 2] == mark[0];
    return !before && !after;
}

/* Stars that hide digits are text: 170**5521, 0086 170 ** **. */
static bool may_open(const struct marks *m, const struct pair *pair, size_t start, size_t at)
{
    const char *p = m->source->text.p;
    if (!mark_at(m, pair->open, start, at)) {
        return false;
    }
    bool space_after = at + 2 >= m->end || is_blank(p[at + 2]);
    bool inside_digits =
        at > start && ks_char_is_digit(p[at - 1]) && at + 2 < m->end && ks_char_is_digit(p[at + 2]);
    return pair->unclosed != KS_PROBLEM_NONE || (!space_after && !inside_digits);
}

static size_t find_close(const struct marks *m, const struct pair *pair, size_t start, size_t from)
{
    const char *p = m->source->text.p;
    for (size_t at = from; at + 2 <= m->end; at++) {
        bool masked = pair->unclosed == KS_PROBLEM_NONE &&
                      (is_blank(p[at - 1]) || (ks_char_is_digit(p[at - 1]) && at + 2 < m->end &&
                                               ks_char_is_digit(p[at + 2])));
        if (mark_at(m, pair->close, start, at) && at > from && !masked) {
            return at;
        }
    }
    return 0;
}

static bool is_key_char(const char *p, size_t n, size_t *length)
{
    uint32_t c = ks_utf8_decode(p, n, length);
    return ks_char_is_latin(c) || ks_char_is_digit(c) || c == '_' || c == '-' || c == '.' ||
           ks_char_is_hanzi(c);
}

static bool key_valid(struct ks_str key)
{
    size_t length = 0;
    for (size_t i = 0; i < key.n; i += length) {
        if (!is_key_char(key.p + i, key.n - i, &length)) {
            return false;
        }
    }
    return key.n > 0 && key.n <= 64;
}

/* `{{key}}` at m->at. What is no fact stays visible as typed. */
static bool take_fact(struct marks *m)
{
    const char *p = m->source->text.p;
    if (m->at + 2 > m->end || memcmp(p + m->at, "{{", 2) != 0) {
        return false;
    }
    size_t close = m->at + 2;
    while (close + 2 <= m->end && memcmp(p + close, "}}", 2) != 0) {
        close++;
    }
    bool closed = close + 2 <= m->end;
    struct ks_str key = ks_str_trim((struct ks_str) { p + m->at + 2, close - m->at - 2 });
    if (!closed || !key_valid(key)) {
        ks_problems_add(m->source->problems,
                        closed ? KS_PROBLEM_CARD_BAD_FACT : KS_PROBLEM_CARD_OPEN_FACT,
                        ks_card_place(m->source, m->at), KS_NO_ARGS);
        return false;
    }
    end_span(m, style_now(m));
    m->span[m->n_spans++] =
        (struct ks_span) { KS_SPAN_FACT, ks_arena_strndup(m->source->arena, key.p, key.n) };
    m->at = close + 2;
    return true;
}

static void report_unclosed(struct marks *m, const struct pair *pair)
{
    ks_problems_add(m->source->problems, pair->unclosed, ks_card_place(m->source, m->at),
                    KS_ARGS(ks_arg_text(pair->open), ks_arg_text(pair->close)));
}

/* Begins or ends the style of a pair. A weaker mark inside a stronger one changes nothing: [[a
 * **b**]] is one ring. */
static void turn(struct marks *m, size_t pair, size_t close)
{
    enum ks_span_style before = style_now(m);
    m->closing[pair] = close;
    if (style_now(m) != before) {
        end_span(m, before);
    }
}

/* Opens or closes a pair at m->at; true if the two bytes were a mark (and are passed). */
static bool take_mark(struct marks *m, size_t start)
{
    for (size_t i = 0; i < KS_COUNT(pairs); i++) {
        const struct pair *pair = &pairs[i];
        if (m->closing[i] != 0 && m->closing[i] == m->at) {
            turn(m, i, 0);
            m->at += 2;
            return true;
        }
        if (m->closing[i] != 0 || !may_open(m, pair, start, m->at)) {
            continue;
        }
        size_t close = find_close(m, pair, start, m->at + 2);
        if (close == 0 && pair->unclosed == KS_PROBLEM_NONE) {
            continue;
        }
        if (close == 0) {
            report_unclosed(m, pair);
        } else {
            turn(m, i, close);
        }
        m->at += 2;
        return true;
    }
    return false;
}

/* Joins the lines of an entry: with a space between Latin words, else with nothing. */
static void join_lines(struct marks *m, size_t start)
{
    const char *p = m->source->text.p;
    bool latin = m->at > start && (unsigned char)p[m->at - 1] < 0x80;
    while (m->at < m->end && (p[m->at] == '\n' || is_blank(p[m->at]))) {
        m->at++;
    }
    if (latin && m->at < m->end && (unsigned char)p[m->at] < 0x80) {
        m->text[m->n++] = ' ';
    }
}

struct ks_spans ks_card_marks_read(struct ks_card_source *source, size_t start, size_t end)
{
    struct marks m = { .source = source, .at = start, .end = end };
    m.text = ks_arena_alloc(source->arena, end - start + 1);
    while (m.at < m.end) {
        /* One mark ends a span and a fact adds one more; the last line of text adds one. */
        bool room = m.n_spans + 3 < KS_CARD_SPANS_MAX;
        if (room && (take_mark(&m, start) || take_fact(&m))) {
            continue;
        }
        if (source->text.p[m.at] == '\n') {
            join_lines(&m, start);
            continue;
        }
        m.text[m.n++] = source->text.p[m.at++];
    }
    end_span(&m, style_now(&m));
    struct ks_spans spans = { NULL, m.n_spans };
    if (m.n_spans > 0) {
        spans.v = ks_arena_array(source->arena, m.n_spans, sizeof *spans.v);
        memcpy(spans.v, m.span, m.n_spans * sizeof *spans.v);
    }
    return spans;
}

const char *ks_spans_text(const struct ks_spans *spans, struct ks_arena *arena)
{
    size_t n = 0;
    for (size_t i = 0; i < spans->n; i++) {
        n += strlen(spans->v[i].text);
    }
    char *text = ks_arena_alloc(arena, n + 1);
    size_t at = 0;
    for (size_t i = 0; i < spans->n; i++) {
        size_t length = spans->v[i].style == KS_SPAN_FACT ? 0 : strlen(spans->v[i].text);
        memcpy(text + at, spans->v[i].text, length);
        at += length;
    }
    return text;
}
