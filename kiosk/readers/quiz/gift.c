/* Moodle GIFT: cuts a file into blocks, undoes escapes, hands each block on (see gift.h).
 *
 * After Moodle's own importer, question/format/gift/format.php: blocks are parted by blank lines;
 * a line that begins with // is a comment and becomes a space; its [id:] and [tag:] count. */
#include "readers/quiz/gift.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "readers/quiz/gift_block.h"
#include "readers/quiz/item.h"

struct reading {
    struct ks_gift_block block;
    struct ks_quiz_bank *bank;
    struct ks_str text;
    struct ks_draft_text category; /* of the questions that follow */
    size_t brace;                  /* the next unescaped brace from here on, looked up once */
    bool brace_known;
};

/* ---- comments ---- */

/* The text up to `]`, with \] undone; false if nothing closes it. *taken: how long it is as
 * written.
 */
static bool
bracketed(struct ks_arena *scratch, struct ks_str rest, struct ks_str *value, size_t *taken)
{
    size_t end = 0, to = 0;
    while (end < rest.n && rest.p[end] != ']' && rest.p[end] != '\0') {
        end += rest.p[end] == '\\' && end + 1 < rest.n && rest.p[end + 1] == ']' ? 2 : 1;
    }
    if (end >= rest.n || rest.p[end] != ']') {
        return false;
    }
    char *text = ks_arena_strndup(scratch, rest.p, end);
    for (size_t i = 0; i < end; i++) {
        i += text[i] == '\\' && text[i + 1] == ']' ? 1 : 0;
        text[to++] = text[i];
    }
    *value = ks_str_trim((struct ks_str) { text, to });
    *taken = end;
    return true;
}

/* `[id:task-1]` `[tag:刷单返利]`; \] is a bracket. */
static void read_comment(struct ks_gift_block *block, struct ks_str line, int row)
{
    for (size_t i = 0; i < line.n; i++) {
        struct ks_str rest = { line.p + i, line.n - i }, value;
        bool id = ks_str_starts(rest, KS_STR("[id:")), tag = ks_str_starts(rest, KS_STR("[tag:"));
        size_t front = id ? 4 : 5, taken;
        if (!id && !tag) {
            continue;
        }
        rest = (struct ks_str) { rest.p + front, rest.n - front };
        if (!bracketed(block->scratch, rest, &value, &taken)) {
            return;
        }
        if (tag) {
            ks_quiz_tag(&block->draft, value);
        } else if (block->draft.field[KS_DRAFT_ID].text.n == 0) {
            block->draft.field[KS_DRAFT_ID] = (struct ks_draft_text) { value, row, 0 };
        }
        i += taken + 4;
    }
}

/* ---- blocks ---- */

static bool is_comment(struct ks_str line)
{
    return ks_str_starts(line, KS_STR("//"));
}

static void add_line(struct reading *r, struct ks_str line, int row)
{
    struct ks_gift_block *b = &r->block;
    struct ks_str text = ks_str_trim(line);
    if (b->n_lines == b->lines_capacity) {
        b->lines_capacity = b->lines_capacity == 0 ? 64 : b->lines_capacity * 2;
        b->line = realloc(b->line, b->lines_capacity * sizeof *b->line);
        if (b->line == NULL) {
            ks_oom();
        }
    }
    if (b->n_lines > 0) {
        b->raw[b->n_raw++] = '\n';
    }
    struct ks_str before = { line.p, (size_t)(text.p - line.p) };
    b->line[b->n_lines++] = (struct ks_gift_line) { b->n_raw, row, 1 + (int)ks_utf8_count(before) };
    if (is_comment(text)) {
        read_comment(b, text, row);
        b->raw[b->n_raw++] = ' ';
    } else {
        memcpy(b->raw + b->n_raw, text.p, text.n);
        b->n_raw += text.n;
    }
}

/* `\n` is a line break, a backslash before a control character makes it a letter. */
static void undo_escapes(struct ks_gift_block *b)
{
    b->n = 0;
    for (size_t i = 0; i < b->n_raw; i++) {
        bool escaped = b->raw[i] == '\\' && i + 1 < b->n_raw &&
                       strchr("\\:#={}~n", b->raw[i + 1]) != NULL && b->raw[i + 1] != '\0';
        b->from[b->n] = (uint32_t)i;
        b->literal[b->n] = escaped ? 1 : 0;
        i += escaped ? 1 : 0;
        b->s[b->n++] = escaped && b->raw[i] == 'n' ? '\n' : b->raw[i];
    }
}

/* `$CATEGORY: 反诈/刷单返利`: the last part, where // is a slash of the name. */
static bool take_category(struct reading *r)
{
    struct ks_gift_block *b = &r->block;
    struct ks_str text = ks_str_trim((struct ks_str) { b->s, b->n });
    if (!ks_str_starts(text, KS_STR("$CATEGORY:"))) {
        return false;
    }
    size_t cut = strlen("$CATEGORY:");
    for (size_t i = cut; i < text.n; i++) {
        bool pair = text.p[i] == '/' && i + 1 < text.n && text.p[i + 1] == '/';
        cut = text.p[i] == '/' && !pair ? i + 1 : cut;
        i += pair ? 1 : 0;
    }
    struct ks_str last = ks_str_trim((struct ks_str) { text.p + cut, text.n - cut });
    r->category = (struct ks_draft_text) {
        ks_str_of(ks_arena_strndup(r->block.context->arena, last.n > 0 ? last.p : "", last.n)),
        b->line[0].row, 1
    };
    return true;
}

static void warn_mended(struct ks_gift_block *b)
{
    if (b->draft.fault == KS_PROBLEM_NONE && b->n_edits > 0) {
        ks_problems_add(b->context->problems, KS_PROBLEM_GIFT_FULL_WIDTH,
                        (struct ks_place_in_file) { b->file, b->line[0].row, 0 },
                        KS_ARGS(ks_arg_text(ks_gift_mended(b))));
    }
}

static void end_block(struct reading *r)
{
    struct ks_gift_block *b = &r->block;
    undo_escapes(b);
    if (b->n_lines > 0 && ks_str_trim((struct ks_str) { b->s, b->n }).n > 0 && !take_category(r)) {
        size_t first = 0; /* the first line that is no comment */
        while (first + 1 < b->n_lines && b->raw[b->line[first].start] == ' ') {
            first++;
        }
        b->draft.file = b->file;
        b->draft.row = b->line[first].row;
        b->draft.column = b->line[first].column;
        ks_gift_parse(b);
        if (b->draft.field[KS_DRAFT_TYPE].text.n == 0) {
            b->draft.field[KS_DRAFT_TYPE] = r->category;
        }
        warn_mended(b);
        ks_draft_finish(b->context, &b->draft, r->bank);
    }
    ks_arena_free(b->scratch);
    b->scratch = ks_arena_new();
    b->n_raw = b->n = b->n_lines = b->n_edits = 0;
    memset(&b->draft, 0, sizeof b->draft);
}

/* ---- a blank line inside the braces ---- */

/* Whether the brace at `i` is unescaped. Only braces are asked, so that each run of backslashes is
 * counted once. */
static bool is_brace_at(struct ks_str text, size_t i)
{
    size_t slashes = 0;
    if (text.p[i] != '{' && text.p[i] != '}') {
        return false;
    }
    while (slashes < i && text.p[i - 1 - slashes] == '\\') {
        slashes++;
    }
    return slashes % 2 == 0;
}

/* Whether a `}` comes before the next `{` behind `at`: then the blank line is inside the answers.
 */
static bool closes_later(struct reading *r, size_t at)
{
    if (!r->brace_known || r->brace < at) {
        r->brace = at;
        while (r->brace < r->text.n && !is_brace_at(r->text, r->brace)) {
            r->brace++;
        }
        r->brace_known = true;
    }
    return r->brace < r->text.n && r->text.p[r->brace] == '}';
}

static bool is_open(const struct ks_gift_block *b, size_t from, bool open)
{
    struct ks_str raw = { b->raw, b->n_raw };
    for (size_t i = from; i < raw.n; i++) {
        if (is_brace_at(raw, i)) {
            open = raw.p[i] == '{';
        }
    }
    return open;
}

static void warn_blank(struct reading *r, int row)
{
    ks_problems_add(r->block.context->problems, KS_PROBLEM_GIFT_BLANK_LINE,
                    (struct ks_place_in_file) { r->block.file, row, 0 }, KS_NO_ARGS);
}

static void read_blocks(struct reading *r)
{
    struct ks_str rest = r->text, line;
    bool open = false;
    for (int row = 1; ks_str_cut(&rest, '\n', &line); row++) {
        size_t before = r->block.n_raw;
        if (ks_str_trim(line).n > 0) {
            add_line(r, line, row);
            open = is_open(&r->block, before, open);
        } else if (open && closes_later(r, (size_t)(line.p - r->text.p))) {
            warn_blank(r, row);
        } else {
            end_block(r);
            open = false;
        }
    }
    end_block(r);
}

#define SIGN_BYTES_MAX 64 /* behind a brace, in which the first sign of an answer stands */

bool ks_quiz_gift_is(struct ks_str text)
{
    struct ks_str rest = text, line;
    while (ks_str_cut(&rest, '\n', &line)) {
        line = ks_str_trim(line);
        if (ks_str_starts(line, KS_STR("::")) || ks_str_starts(line, KS_STR("$CATEGORY:")) ||
            ks_str_starts(line, KS_STR("：："))) {
            return true;
        }
    }
    for (size_t i = 0; i < text.n; i++) {
        struct ks_str at = { text.p + i, text.n - i };
        size_t open = text.p[i] == '{' ? 1 : ks_str_starts(at, KS_STR("｛")) ? 3 : 0;
        size_t n = at.n - open < SIGN_BYTES_MAX ? at.n - open : SIGN_BYTES_MAX;
        struct ks_str inside = ks_str_trim((struct ks_str) { at.p + open, open > 0 ? n : 0 });
        if (open > 0 && inside.n > 0 &&
            (strchr("~=#TF}%", inside.p[0]) != NULL || ks_str_starts(inside, KS_STR("～")) ||
             ks_str_starts(inside, KS_STR("＝")))) {
            return true;
        }
    }
    return false;
}

void ks_quiz_gift_read(const struct ks_table_context *context,
                       const char *file,
                       struct ks_str text,
                       struct ks_quiz_bank *bank)
{
    struct ks_arena *buffers = ks_arena_new();
    struct reading r = { .bank = bank, .text = text };
    struct ks_gift_block *b = &r.block;
    b->context = context;
    b->file = file;
    b->scratch = ks_arena_new();
    b->raw = ks_arena_alloc(buffers, text.n + 2); /* a comment may grow by nothing, a line by \n */
    b->s = ks_arena_alloc(buffers, text.n + 2);
    b->literal = ks_arena_alloc(buffers, text.n + 2);
    b->from = ks_arena_array(buffers, text.n + 2, sizeof *b->from);
    read_blocks(&r);
    free(b->line);
    ks_arena_free(b->scratch);
    ks_arena_free(buffers);
}
