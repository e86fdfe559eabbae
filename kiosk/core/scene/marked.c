/* Flags and numbers in the words of a scene (see marked.h). */
#include "core/scene/marked.h"

#include <string.h>

struct marking {
    const struct ks_page *page;
    const struct ks_evidence *found;
    struct ks_spans out;
};

static void
put(struct marking *m, const struct ks_span *span, size_t from, size_t until, bool flagged)
{
    struct ks_span part = *span;
    if (from >= until) {
        return;
    }
    if (part.style == KS_SPAN_FACT) { /* whole: what is shown is not its key */
        const struct ks_spans fact = { &part, 1 };
        part = ks_page_spans(m->page, &fact).v[0];
    } else {
        part.text = ks_page_text(
            m->page, ks_arena_strndup(m->page->out->arena, span->text + from, until - from));
    }
    part.style = flagged ? KS_SPAN_FLAG : part.style;
    m->out.v[m->out.n++] = part;
}

static void put_number(struct marking *m, size_t mark)
{
    const char *digit = ks_arena_printf(m->page->out->arena, "%zu", mark + 1);
    m->out.v[m->out.n++] = (struct ks_span) { KS_SPAN_NUMBER, digit };
}

/* One span, which begins at `at` of its part: what is before, in and behind each piece. */
static void mark_span(struct marking *m,
                      const struct ks_span *span,
                      size_t at,
                      size_t block,
                      enum ks_evidence_part part)
{
    size_t n = strlen(span->text), done = 0;
    bool fact = span->style == KS_SPAN_FACT;
    for (size_t i = 0; i < m->found->n; i++) {
        const struct ks_evidence_piece *piece = &m->found->v[i];
        size_t end = piece->at + piece->n;
        if (piece->block != block || piece->part != part || piece->at >= at + n || end <= at) {
            continue;
        }
        size_t from = piece->at > at && !fact ? piece->at - at : 0;
        size_t until = end < at + n && !fact ? end - at : n;
        put(m, span, done, from, false);
        put(m, span, from > done ? from : done, until, true);
        done = until > done ? until : done;
        if (piece->last && end <= at + n) {
            put_number(m, piece->mark);
        }
    }
    put(m, span, done, n, false);
}

struct ks_spans ks_marked_spans(const struct ks_page *page,
                                const struct ks_spans *spans,
                                const struct ks_evidence *found,
                                size_t block,
                                enum ks_evidence_part part)
{
    if (!ks_is_marked(found, block, part)) {
        return ks_page_spans(page, spans);
    }
    size_t most = spans->n * (1 + 3 * KS_EVIDENCE_PIECES_MAX), at = 0;
    struct marking m = { page,
                         found,
                         { ks_arena_array(page->out->arena, most, sizeof *m.out.v), 0 } };
    for (size_t i = 0; i < spans->n; i++) {
        mark_span(&m, &spans->v[i], at, block, part);
        at += strlen(spans->v[i].text);
    }
    return m.out;
}

bool ks_is_marked(const struct ks_evidence *found, size_t block, enum ks_evidence_part part)
{
    for (size_t i = 0; found != NULL && i < found->n; i++) {
        if (found->v[i].block == block && found->v[i].part == part) {
            return true;
        }
    }
    return false;
}
