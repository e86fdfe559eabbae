/* Pieces of a GIFT block: where they stand in the file, and how it is mended (see gift_span.h). */
#include "readers/quiz/gift_span.h"

#include <string.h>

#include "base/search.h"

void ks_gift_edit(struct ks_gift_block *block, size_t at, size_t n, const char *with)
{
    if (block->n_edits < KS_GIFT_EDITS_MAX) {
        block->edit[block->n_edits++] = (struct ks_gift_edit) { at, n, with };
    }
}

static int by_start(const void *key, const void *element)
{
    const struct ks_gift_line *line = element;
    return *(const size_t *)key < line->start ? -1 : *(const size_t *)key > line->start;
}

/* The last line that begins at `at` or before. */
static size_t line_of(const struct ks_gift_block *block, size_t at)
{
    size_t after = at + 1;
    size_t next =
        ks_lower_bound(&after, block->line, block->n_lines, sizeof *block->line, by_start);
    return next > 0 ? next - 1 : 0;
}

const char *ks_gift_mended(const struct ks_gift_block *block)
{
    if (block->n_edits == 0) {
        return "";
    }
    size_t line = line_of(block, block->edit[block->n_edits - 1].at),
           start = block->line[line].start;
    size_t end = line + 1 < block->n_lines ? block->line[line + 1].start - 1 : block->n_raw;
    struct ks_buf out = { 0 };
    for (size_t i = start; i <= end;) {
        const struct ks_gift_edit *edit = NULL;
        for (size_t k = 0; edit == NULL && k < block->n_edits; k++) {
            edit = block->edit[k].at == i ? &block->edit[k] : NULL;
        }
        ks_buf_adds(&out, edit == NULL ? "" : edit->with);
        if ((edit == NULL || edit->n == 0) && i < end) {
            ks_buf_add(&out, block->raw + i, 1);
        }
        i += edit == NULL || edit->n == 0 ? 1 : edit->n;
    }
    const char *text = ks_arena_strndup(block->scratch, out.n > 0 ? out.p : "", out.n);
    ks_buf_free(&out);
    return text;
}

struct ks_place_in_file ks_gift_place(const struct ks_gift_block *block, size_t at)
{
    size_t raw = at < block->n ? block->from[at] : block->n_raw;
    const struct ks_gift_line *line = &block->line[line_of(block, raw)];
    struct ks_str before = { block->raw + line->start, raw - line->start };
    return (struct ks_place_in_file) { block->file, line->row,
                                       line->column + (int)ks_utf8_count(before) };
}

struct ks_draft_text ks_gift_text(const struct ks_gift_block *block, struct ks_gift_part part)
{
    struct ks_place_in_file at = ks_gift_place(block, part.start);
    return (struct ks_draft_text) { { block->s + part.start, part.end - part.start },
                                    at.row,
                                    at.column };
}

size_t ks_gift_find(const struct ks_gift_block *block, struct ks_gift_part part, char c)
{
    for (size_t i = part.start; i < part.end; i++) {
        if (block->s[i] == c && !block->literal[i]) {
            return i;
        }
    }
    return part.end;
}

struct ks_gift_part ks_gift_trim(const struct ks_gift_block *block, struct ks_gift_part part)
{
    struct ks_str text =
        ks_str_trim((struct ks_str) { block->s + part.start, part.end - part.start });
    size_t start = text.n == 0 ? part.start : (size_t)(text.p - block->s);
    return (struct ks_gift_part) { start, start + text.n };
}
