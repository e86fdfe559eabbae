/* What one line of a card's body is: headline, supporting line, script, panel, entry, action. */
#include "readers/card/lines.h"

#include <string.h>

static void problem(struct ks_card_lines *b, enum ks_problem_code code, size_t offset)
{
    ks_problems_add(b->source->problems, code, ks_card_place(b->source, offset), KS_NO_ARGS);
}

/* --- making blocks --- */

static struct ks_block *
add_block(struct ks_card_lines *b, enum ks_block_kind kind, size_t start, size_t end)
{
    struct ks_card *card = b->card;
    if (card->n_blocks >= KS_CARD_BLOCKS_MAX) {
        if (!b->full) {
            problem(b, KS_PROBLEM_CARD_TOO_LONG, start);
        }
        b->full = true;
        return NULL;
    }
    if (card->n_blocks == b->capacity) {
        b->capacity = b->capacity == 0 ? 8 : b->capacity * 2;
        card->blocks = ks_arena_grow(b->source->arena, card->blocks, card->n_blocks, b->capacity,
                                     sizeof *card->blocks);
    }
    struct ks_block *block = &card->blocks[card->n_blocks++];
    *block = (struct ks_block) { .kind = kind,
                                 .line = ks_card_place(b->source, start).row,
                                 .speaker = "",
                                 .text = ks_card_marks_read(b->source, start, end) };
    return block;
}

static void trim(const struct ks_card_lines *b, size_t *start, size_t *end)
{
    struct ks_str text = ks_str_trim((struct ks_str) { b->source->text.p + *start, *end - *start });
    *start = (size_t)(text.p - b->source->text.p);
    *end = *start + text.n;
}

static bool begins(const struct ks_card_lines *b, size_t start, size_t end, const char *prefix)
{
    size_t n = strlen(prefix);
    return end - start >= n && memcmp(b->source->text.p + start, prefix, n) == 0;
}

static const char *copy(const struct ks_card_lines *b, size_t start, size_t end)
{
    return ks_arena_strndup(b->source->arena, b->source->text.p + start, end - start);
}

/* --- speakers --- */

static bool is_viewer(struct ks_str name)
{
    return ks_str_is(name, "我") || ks_str_is(name, "Me") || ks_str_is(name, "me");
}

static bool is_reserved(struct ks_str name)
{
    return is_viewer(name) || ks_str_is(name, "对方") || ks_str_is(name, "Other") ||
           ks_str_is(name, "other");
}

static bool is_name(struct ks_str name, bool *hanzi)
{
    size_t length = 0, wide = 0;
    for (size_t i = 0; i < name.n; i += length) {
        uint32_t c = ks_utf8_decode(name.p + i, name.n - i, &length);
        bool latin = ks_char_is_latin(c) || ks_char_is_digit(c) ||
                     (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
        bool mark = c == ' ' || c == '-' || c == '.' || c == 0xB7 || c == 0xFF08 || c == 0xFF09;
        if (!ks_char_is_hanzi(c) && !latin && !mark) {
            return false;
        }
        wide += ks_char_is_hanzi(c) ? 1 : 0;
    }
    *hanzi = wide > 0;
    return name.n > 0 && wide <= 8 && ks_utf8_count(name) <= 20;
}

#define NAME_BYTES_MAX 64

/* `name：text`. On success *text is where the text begins. */
static bool find_speaker(
    const struct ks_card_lines *b, size_t start, size_t end, struct ks_str *name, size_t *text)
{
    const char *p = b->source->text.p;
    size_t limit = end - start > NAME_BYTES_MAX ? start + NAME_BYTES_MAX : end;
    for (size_t i = start; i < limit; i++) {
        bool wide = begins(b, i, end, "：");
        if (!wide && p[i] != ':') {
            continue;
        }
        bool hanzi = false;
        *name = ks_str_trim((struct ks_str) { p + start, i - start });
        *text = i + (wide ? 3 : 1);
        bool space = *text >= end || p[*text] == ' ' || p[*text] == '\t';
        return is_name(*name, &hanzi) && (wide || hanzi || space);
    }
    return false;
}

/* --- one line of each kind --- */

static bool take_panel(struct ks_card_lines *b, size_t start, size_t end)
{
    bool latin = b->latin_panels && begins(b, start, end, "[") && !begins(b, start, end, "[[");
    if (!latin && !begins(b, start, end, "【")) {
        return false;
    }
    const char *close = latin ? "]" : "】";
    size_t title = start + (latin ? 1 : 3), title_end = title;
    while (title_end < end && !begins(b, title_end, end, close)) {
        title_end++;
    }
    if (title_end == end) {
        problem(b, KS_PROBLEM_CARD_PANEL_OPEN, start);
        return false;
    }
    size_t text = title_end + strlen(close);
    static const struct {
        const char *word;
        enum { FAKE, GENUINE } half;
    } words[] = { { "真的", GENUINE }, { "真", GENUINE }, { "Genuine", GENUINE },
                  { "Real", GENUINE }, { "骗局", FAKE },  { "假", FAKE },
                  { "Fake", FAKE },    { "Scam", FAKE } };
    bool genuine = false;
    trim(b, &title, &title_end);
    for (size_t i = 0; i < KS_COUNT(words); i++) {
        size_t n = strlen(words[i].word);
        bool whole = title_end - title == n;
        if (begins(b, title, title_end, words[i].word) &&
            (whole || begins(b, title + n, title_end, " ") ||
             begins(b, title + n, title_end, "　") || begins(b, title + n, title_end, "·"))) {
            genuine = words[i].half == GENUINE;
            title += n;
            title += begins(b, title, title_end, "·") ? strlen("·") : 0;
            trim(b, &title, &title_end);
            break;
        }
    }
    trim(b, &text, &end);
    struct ks_block *block = add_block(b, KS_BLOCK_PANEL, text, end);
    if (block != NULL) {
        block->speaker = copy(b, title, title_end);
        block->genuine = genuine;
    }
    b->panel = true;
    b->last = KS_LAST_PANEL;
    return true;
}

static bool take_script(struct ks_card_lines *b, size_t start, size_t end, bool supporting)
{
    struct ks_str name;
    size_t text = 0;
    if (!find_speaker(b, start, end, &name, &text)) {
        return false;
    }
    bool reserved = is_reserved(name);
    if (!reserved && (!b->named_script || supporting)) {
        return false;
    }
    size_t text_end = end;
    trim(b, &text, &text_end);
    if (text == text_end) {
        problem(b, KS_PROBLEM_CARD_EMPTY_SCRIPT, start);
        return reserved;
    }
    struct ks_block *block = add_block(b, KS_BLOCK_SCRIPT, text, text_end);
    if (block != NULL) {
        block->speaker = ks_arena_strndup(b->source->arena, name.p, name.n);
        block->from_viewer = is_viewer(name);
    }
    b->last = KS_LAST_SCRIPT;
    return true;
}

void ks_card_take_label(struct ks_card_lines *b, size_t start, size_t end)
{
    struct ks_block *block = add_block(b, KS_BLOCK_LABEL, start, end);
    for (size_t i = b->card->n_blocks; block != NULL && i-- > 0;) {
        if (b->card->blocks[i].kind == KS_BLOCK_PANEL) {
            block->genuine = b->card->blocks[i].genuine;
            break;
        }
    }
    b->panel = false;
    b->last = KS_LAST_OTHER;
}

void ks_card_take_entry(struct ks_card_lines *b, size_t start, size_t end)
{
    static const struct {
        const char *sign;
        enum ks_mark mark;
    } signs[] = { { "[x]", KS_MARK_TICK },  { "[X]", KS_MARK_TICK },  { "[√]", KS_MARK_TICK },
                  { "[✓]", KS_MARK_TICK },  { "[!]", KS_MARK_CROSS }, { "[！]", KS_MARK_CROSS },
                  { "[×]", KS_MARK_CROSS }, { "[✗]", KS_MARK_CROSS }, { "[ ]", KS_MARK_NONE } };
    enum ks_mark mark = KS_MARK_NONE;
    for (size_t i = 0; i < KS_COUNT(signs); i++) {
        if (begins(b, start, end, signs[i].sign)) {
            mark = signs[i].mark;
            start += strlen(signs[i].sign);
            trim(b, &start, &end);
            break;
        }
    }
    struct ks_str name = { "", 0 };
    size_t text = start;
    bool named = b->board && find_speaker(b, start, end, &name, &text);
    if (named) {
        trim(b, &text, &end);
    }
    struct ks_block *block = add_block(b, KS_BLOCK_ENTRY, named ? text : start, end);
    if (block != NULL) {
        block->mark = mark;
        block->speaker = named ? ks_arena_strndup(b->source->arena, name.p, name.n) : "";
    }
    b->last = KS_LAST_OTHER;
}

#define VERB_CHARS_MAX 4

/* Where the verb of an action ends, and its text begins. */
static void split_action(
    const struct ks_card_lines *b, size_t start, size_t end, size_t *verb_end, size_t *text)
{
    struct ks_str name;
    if (find_speaker(b, start, end, &name, text)) {
        *verb_end = start + name.n;
        return;
    }
    for (size_t i = start; i < end; i++) {
        if (b->source->text.p[i] == ' ' || b->source->text.p[i] == '\t' ||
            begins(b, i, end, "　")) {
            *verb_end = *text = i;
            return;
        }
    }
    struct ks_str all = { b->source->text.p + start, end - start };
    *verb_end = *text = ks_utf8_count(all) <= VERB_CHARS_MAX ? end : start;
}

void ks_card_take_action(struct ks_card_lines *b, size_t start, size_t end)
{
    if (b->actions++ >= KS_CARD_ACTIONS_MAX) {
        problem(b, KS_PROBLEM_CARD_TOO_MANY_ACTIONS, start);
        return;
    }
    size_t verb_end = start, text = start;
    split_action(b, start, end, &verb_end, &text);
    trim(b, &text, &end);
    struct ks_block *block = add_block(b, KS_BLOCK_ACTION, text, end);
    if (block != NULL) {
        block->speaker = copy(b, start, verb_end);
    }
    b->panel = false;
    b->last = KS_LAST_OTHER;
}

void ks_card_take_headline(struct ks_card_lines *b, size_t start, size_t end)
{
    struct ks_spans more = ks_card_marks_read(b->source, start, end);
    struct ks_spans *all = &b->card->headline;
    size_t n = all->n + more.n + (all->n > 0 ? 1 : 0);
    if (n > KS_CARD_SPANS_MAX) {
        return;
    }
    struct ks_span *v = ks_arena_array(b->source->arena, n, sizeof *v);
    for (size_t i = 0; i < all->n; i++) {
        v[i] = all->v[i];
    }
    if (all->n > 0) {
        v[all->n++] = (struct ks_span) { KS_SPAN_PLAIN, "\n" };
    }
    for (size_t i = 0; i < more.n; i++) {
        v[all->n + i] = more.v[i];
    }
    *all = (struct ks_spans) { v, n };
    if (b->headlines == 0) {
        b->card->headline_line = ks_card_place(b->source, start).row;
    }
    b->headlines++;
    b->last = KS_LAST_HEADLINE;
}

void ks_card_take_text(struct ks_card_lines *b, size_t start, size_t end, bool gap)
{
    if (b->plain_file && b->headlines == 0 && b->card->n_blocks == 0) {
        ks_card_take_headline(b, start, end);
        return;
    }
    bool supporting = !gap && (b->last == KS_LAST_HEADLINE || b->last == KS_LAST_SUPPORTING);
    if (take_panel(b, start, end) || take_script(b, start, end, supporting)) {
        return;
    }
    if (b->panel || (!gap && b->last == KS_LAST_SCRIPT)) {
        (void)add_block(b, KS_BLOCK_SCRIPT, start, end);
        b->last = KS_LAST_SCRIPT;
        return;
    }
    (void)add_block(b, KS_BLOCK_PARAGRAPH, start, end);
    b->last = supporting ? KS_LAST_SUPPORTING : KS_LAST_OTHER;
}
