/* The words of a draw list in reading order (see reading.h). */
#include "core/draw/reading.h"

#include <stdlib.h>
#include <string.h>

/* Sorts by reading group, then by y; on equal y, in the order of drawing. */
static int by_line(const void *a, const void *b)
{
    const struct ks_draw *x = *(const struct ks_draw *const *)a;
    const struct ks_draw *y = *(const struct ks_draw *const *)b;
    if (x->reading != y->reading) {
        return x->reading < y->reading ? -1 : 1;
    }
    if (x->rect.y != y->rect.y) {
        return x->rect.y < y->rect.y ? -1 : 1;
    }
    return x < y ? -1 : x > y;
}

/* What stands between two runs of text when a frame is read: nothing within a sentence, two spaces
 * between texts apart on one line, else a line break. */
static const char *
separator(const struct ks_typeset *typeset, const struct ks_draw *a, const struct ks_draw *b)
{
    if (a->reading != b->reading || a->rect.y != b->rect.y) {
        return "\n";
    }
    int end = a->rect.x + typeset->advance(typeset->context, a->font, a->text, strlen(a->text));
    bool apart = a->kind != KS_DRAW_TEXT || b->rect.x > end + a->font.px / 2 || b->rect.x < end - 1;
    return apart ? "  " : "";
}

void ks_drawlist_read(const struct ks_drawlist *list,
                      const struct ks_typeset *typeset,
                      struct ks_buf *out)
{
    const struct ks_draw **readable = ks_arena_array(list->arena, list->n + 1, sizeof *readable);
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (list->v[i].kind == KS_DRAW_TEXT || list->v[i].kind == KS_DRAW_QR) {
            readable[n++] = &list->v[i];
        }
    }
    if (n > 1) {
        qsort(readable, n, sizeof *readable, by_line);
    }
    for (size_t i = 0; i < n; i++) {
        const char *between = i == 0 ? "" : separator(typeset, readable[i - 1], readable[i]);
        ks_buf_addf(out, "%s%s", between, readable[i]->text);
    }
    ks_buf_addf(out, "\n");
}
