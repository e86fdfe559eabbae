/* The body of a card: md4c finds headings, quotes, lists and paragraphs, and so its lines. */
#include <md4c.h>
#include <string.h>

#include "readers/card/lines.h"

/* md4c sees a copy in which signs that are plain text in a card are replaced by control
 * characters of the same length, so that every text it reports lies at the same offset in the
 * source. It is asked for blocks only; lines come back as [start, end) of the source. */

struct body {
    struct ks_card_lines lines;
    struct ks_card_source *source;
    const char *shielded;
    unsigned heading; /* level, 0 = none */
    int quotes, lists;
    bool in_entry; /* its first line is still to come or being read */
    bool open;     /* a line is being collected: */
    size_t start, end;
    size_t last_end; /* of the line before */
};

/* --- from md4c's events to lines --- */

static bool empty_line_between(const struct body *b, size_t from, size_t to)
{
    int breaks = 0;
    for (size_t i = from; i < to; i++) {
        breaks += b->source->text.p[i] == '\n' ? 1 : 0;
    }
    return breaks >= 2;
}

/* Whether the line at `start` has the sign (or indent) of its container itself. */
static bool has_own_sign(const struct body *b, size_t start)
{
    bool sign = false;
    for (size_t i = start; i > 0 && b->source->text.p[i - 1] != '\n'; i--) {
        char c = b->source->text.p[i - 1];
        sign = sign || (b->quotes > 0 ? c == '>' : c == ' ' || c == '\t');
    }
    return sign;
}

static size_t bounded_end(struct body *b, size_t start, size_t end)
{
    if (end - start <= KS_CARD_LINE_BYTES_MAX) {
        return end;
    }
    ks_problems_add(b->source->problems, KS_PROBLEM_CARD_LONG_LINE, ks_card_place(b->source, start),
                    KS_ARGS(ks_arg_number(KS_CARD_LINE_BYTES_MAX)));
    return start + ks_utf8_prefix(b->source->text.p + start, end - start, KS_CARD_LINE_BYTES_MAX);
}

static void end_line(struct body *b)
{
    if (!b->open) {
        return;
    }
    b->open = false;
    struct ks_str line =
        ks_str_trim((struct ks_str) { b->source->text.p + b->start, b->end - b->start });
    if (line.n == 0) {
        return;
    }
    size_t start = (size_t)(line.p - b->source->text.p), end = start + line.n;
    bool gap = empty_line_between(b, b->last_end, start);
    b->last_end = end;
    end = bounded_end(b, start, end);
    bool own = has_own_sign(b, start);
    if (b->heading == 1) {
        ks_card_take_headline(&b->lines, start, end);
    } else if (b->heading > 1) {
        ks_card_take_action(&b->lines, start, end);
    } else if (b->quotes > 0 && own) {
        ks_card_take_label(&b->lines, start, end);
    } else if (b->lists > 0 && b->in_entry) {
        ks_card_take_entry(&b->lines, start, end);
    } else {
        ks_card_take_text(&b->lines, start, end, gap);
    }
    b->in_entry = false;
}

static int on_enter(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct body *b = user;
    end_line(b);
    b->quotes += type == MD_BLOCK_QUOTE ? 1 : 0;
    b->lists += type == MD_BLOCK_UL || type == MD_BLOCK_OL ? 1 : 0;
    b->in_entry = type == MD_BLOCK_LI || (type == MD_BLOCK_P && b->in_entry);
    b->heading = type == MD_BLOCK_H ? ((const MD_BLOCK_H_DETAIL *)detail)->level : 0;
    return 0;
}

static int on_leave(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct body *b = user;
    (void)detail;
    end_line(b);
    b->quotes -= type == MD_BLOCK_QUOTE ? 1 : 0;
    b->lists -= type == MD_BLOCK_UL || type == MD_BLOCK_OL ? 1 : 0;
    b->heading = type == MD_BLOCK_H ? 0 : b->heading;
    return 0;
}

static int on_span(MD_SPANTYPE type, void *detail, void *user)
{
    (void)type;
    (void)detail;
    (void)user;
    return 0;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
    struct body *b = user;
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR) {
        /* An indented line below an entry goes on with it. */
        size_t next = b->end;
        while (next < b->source->text.n && b->source->text.p[next] != '\n') {
            next++;
        }
        char c = next + 1 < b->source->text.n ? b->source->text.p[next + 1] : '\n';
        if (b->lists > 0 && b->quotes == 0 && b->in_entry && (c == ' ' || c == '\t')) {
            return 0;
        }
        end_line(b);
        return 0;
    }
    if (text < b->shielded || text + size > b->shielded + b->source->text.n) {
        return 0; /* a line break that md4c adds in verbatim text */
    }
    size_t start = (size_t)(text - b->shielded);
    b->start = b->open ? b->start : start;
    b->end = start + size;
    b->open = true;
    return 0;
}

/* --- the shielded copy --- */

/* Signs that CommonMark knows and a card does not. */
static const char *const plain_signs = "[]_`&\\<~";

static bool is_space_or_end(const char *p, size_t n, size_t i)
{
    return i >= n || p[i] == ' ' || p[i] == '\t' || p[i] == '\n';
}

/* A `*` that begins a list entry: first on its line, white space behind it. */
static bool is_bullet(const char *p, size_t n, size_t i)
{
    if (!is_space_or_end(p, n, i + 1)) {
        return false;
    }
    while (i > 0 && (p[i - 1] == ' ' || p[i - 1] == '\t' || p[i - 1] == '>')) {
        i--;
    }
    return i == 0 || p[i - 1] == '\n';
}

/* Blanks a line of only - or =, which would turn the line above it into a heading: in a card it is
 * a divider. */
static void blank_rule(char *p, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        if (p[i] != '-' && p[i] != '=' && p[i] != ' ' && p[i] != '\t') {
            return;
        }
    }
    memset(p + start, ' ', end - start);
}

static const char *shield(struct ks_card_source *source, size_t from)
{
    size_t n = source->text.n;
    char *copy = ks_arena_strndup(source->arena, source->text.p, n);
    size_t line = from;
    for (size_t i = from; i < n; i++) {
        unsigned char c = (unsigned char)copy[i];
        if (c == '\n') {
            blank_rule(copy, line, i);
            line = i + 1;
        } else if ((c < ' ' && c != '\t') || strchr(plain_signs, c) != NULL ||
                   (c == '*' && !is_bullet(source->text.p, n, i))) {
            copy[i] = '\x01';
        }
    }
    blank_rule(copy, line, n);
    return copy;
}

void ks_card_body_read(struct ks_card_source *source,
                       const struct ks_card_front *front,
                       struct ks_card *card)
{
    struct body b = {
        .source = source,
        .shielded = shield(source, front->body),
        .last_end = front->body,
        .lines = { .source = source,
                   .card = card,
                   .plain_file = !front->present,
                   .named_script = ks_template_kind(card->template)->named,
                   .latin_panels = ks_lang_writing(ks_card_lang(card)) == KS_WRITING_LETTERS,
                   .board = ks_template_kind(card->template)->rows },
    };
    const MD_PARSER parser = {
        .flags = MD_FLAG_PERMISSIVEATXHEADERS | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTML,
        .enter_block = on_enter,
        .leave_block = on_leave,
        .enter_span = on_span,
        .leave_span = on_span,
        .text = on_text,
    };
    size_t n = source->text.n - front->body;
    if (md_parse(b.shielded + front->body, (MD_SIZE)n, &parser, &b) != 0) {
        ks_problems_add(source->problems, KS_PROBLEM_CARD_MARKDOWN,
                        (struct ks_place_in_file) { source->file, 0, 0 }, KS_NO_ARGS);
    }
}
