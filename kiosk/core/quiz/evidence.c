/* Where the marked passages of a scene stand on its card. */
#include "core/quiz/evidence.h"

#include <string.h>

#include "core/card/card.h"

struct finding {
    const struct ks_quiz_item *item;
    const char *cursor; /* in the scene: behind what was found before */
    struct ks_evidence *out;
};

/* The pieces that marks have in a part whose text from `done` on, `n` bytes, stands at `at` of the
 * scene. */
static void
add_pieces(struct finding *f, struct ks_evidence_piece piece, size_t at, size_t n, size_t done)
{
    for (size_t i = 0; i < f->item->n_marks; i++) {
        const struct ks_quiz_mark *mark = &f->item->mark[i];
        size_t from = mark->at > at ? mark->at : at;
        size_t until = mark->at + mark->n < at + n ? mark->at + mark->n : at + n;
        struct ks_evidence_piece *last = f->out->n > 0 ? &f->out->v[f->out->n - 1] : NULL;
        if (from >= until) {
            continue;
        }
        piece.at = done + from - at;
        piece.n = until - from;
        piece.mark = i;
        piece.last = true;
        if (last != NULL && last->mark == i && last->block == piece.block &&
            last->part == piece.part) { /* over two spans, with signs between them */
            last->n = piece.at + piece.n - last->at;
        } else if (f->out->n < KS_EVIDENCE_PIECES_MAX) {
            if (last != NULL && last->mark == i) {
                last->last = false;
            }
            f->out->v[f->out->n++] = piece;
        }
    }
}

/* A name or a span stands in the scene as it is: nothing but signs was left out before it. */
static void
find_text(struct finding *f, struct ks_evidence_piece piece, const char *text, size_t done)
{
    const char *at = *text == '\0' ? NULL : strstr(f->cursor, text);
    if (at != NULL) {
        size_t n = strlen(text);
        add_pieces(f, piece, (size_t)(at - f->item->scene), n, done);
        f->cursor = at + n;
    }
}

struct ks_evidence ks_evidence_of(const struct ks_quiz_item *item)
{
    struct ks_evidence found = { .n = 0 };
    struct finding f = { item, item->scene, &found };
    size_t n_blocks = item->n_marks == 0 || item->card == NULL ? 0 : item->card->n_blocks;
    for (size_t b = 0; b < n_blocks; b++) {
        const struct ks_block *block = &item->card->blocks[b];
        if (block->kind != KS_BLOCK_PANEL && block->kind != KS_BLOCK_SCRIPT) {
            continue; /* no scene shows it */
        }
        struct ks_evidence_piece piece = { .block = b, .part = KS_EVIDENCE_NAME };
        find_text(&f, piece, block->speaker, 0);
        piece.part = KS_EVIDENCE_WORDS;
        size_t done = 0;
        for (size_t i = 0; i < block->text.n; i++) {
            find_text(&f, piece, block->text.v[i].text, done);
            done += strlen(block->text.v[i].text);
        }
    }
    return found;
}

static bool cuts(const char *text, size_t at)
{
    return ((unsigned char)text[at] & 0xC0) == 0x80;
}

bool ks_quiz_marks_hold(const struct ks_quiz_item *item)
{
    size_t n = strlen(item->scene), end = 0;
    for (size_t i = 0; i < item->n_marks; i++) {
        const struct ks_quiz_mark *mark = &item->mark[i];
        if (mark->at < end || mark->at >= n || mark->n > n - mark->at || mark->n == 0 ||
            *mark->reason == '\0') {
            return false;
        }
        end = mark->at + mark->n;
        if (cuts(item->scene, mark->at) || cuts(item->scene, end)) {
            return false;
        }
    }
    return true;
}
