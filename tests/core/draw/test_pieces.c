/* Texts that were parted once: the same pieces as without a memory, whoever asks. */
#include "core/draw/pieces.h"

#include <string.h>

#include "base/text.h"
#include "core/draw/linebreak.h"
#include "support/check_main.h"

static struct ks_spans of(struct ks_span *spans, size_t n)
{
    return (struct ks_spans) { spans, n };
}

START_TEST(a_text_is_parted_once)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_pieces_memory *memory = ks_pieces_remember(arena);
    char words[] = "骗子说";
    struct ks_span first[] = { { KS_SPAN_PLAIN, words }, { KS_SPAN_FLAG, "点 link" } };
    struct ks_span same[] = { { KS_SPAN_PLAIN, "骗子说" }, { KS_SPAN_FLAG, "点 link" } };
    struct ks_span other_style[] = { { KS_SPAN_PLAIN, words }, { KS_SPAN_STRONG, "点 link" } };
    struct ks_span other_end[] = { { KS_SPAN_PLAIN, "骗子说点" }, { KS_SPAN_FLAG, " link" } };
    struct ks_spans spans = of(first, 2);
    const struct ks_pieces *known = ks_pieces_of(memory, &spans, arena);
    memset(words, 'x', strlen(words)); /* it may change afterwards */
    spans = of(same, 2);
    ck_assert_ptr_eq(ks_pieces_of(memory, &spans, arena), known);
    spans = of(other_style, 2);
    ck_assert_ptr_ne(ks_pieces_of(memory, &spans, arena), known);
    spans = of(other_end, 2);
    ck_assert_ptr_ne(ks_pieces_of(memory, &spans, arena), known);
    spans = of(same, 1);
    ck_assert_ptr_ne(ks_pieces_of(memory, &spans, arena), known);

    spans = of(same, 2);
    const struct ks_pieces *anew = ks_pieces_of(NULL, &spans, arena);
    ck_assert_ptr_ne(anew, known);
    ck_assert_uint_eq(anew->n, known->n);
    for (size_t i = 0; i < anew->n; i++) {
        const struct ks_piece *a = &anew->v[i], *b = &known->v[i];
        ck_assert_uint_eq(a->n, b->n);
        ck_assert_mem_eq(a->text, b->text, a->n);
        ck_assert(a->span == b->span && a->style == b->style && a->may_break == b->may_break);
    }
    ks_arena_free(arena);
}
END_TEST

/* What is left out of a text of which only the beginning is kept does not make it the same. */
START_TEST(a_text_that_was_cut_is_not_mistaken_for_another)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_pieces_memory *memory = ks_pieces_remember(arena);
    static char text[KS_BREAK_BYTES + 8];
    for (size_t n = KS_BREAK_BYTES - 2; n < sizeof text; n++) {
        memset(text, 'a', n);
        text[n] = '\0';
        struct ks_span span = { KS_SPAN_PLAIN, text };
        struct ks_spans spans = of(&span, 1);
        for (int again = 0; again < 2; again++) {
            const struct ks_pieces *pieces = ks_pieces_of(memory, &spans, arena);
            ck_assert_uint_eq(pieces->bytes, n < KS_BREAK_BYTES ? n : KS_BREAK_BYTES);
        }
    }
    ks_arena_free(arena);
}
END_TEST

/* Whatever stands in it, the pieces are the text, and a part of it is parted as the whole was. */
START_TEST(pieces_are_the_text)
{
    static const char text[] = "“骗子”说：a-b http://x.example/a？！\xFF\xE4\xBD 12 元\n\n——x";
    struct ks_arena *arena = ks_arena_new();
    struct ks_span span = { KS_SPAN_PLAIN, text };
    struct ks_spans spans = of(&span, 1);
    const struct ks_pieces *pieces = ks_pieces_of(NULL, &spans, arena);
    size_t at = 0;
    for (size_t i = 0; i < pieces->n; i++) {
        ck_assert_ptr_eq(pieces->v[i].text, pieces->text + at);
        struct ks_piece part = ks_piece_part(pieces, at, at + pieces->v[i].n, 0);
        ck_assert(part.n == pieces->v[i].n && part.first == pieces->v[i].first &&
                  part.next == pieces->v[i].next && part.may_break == pieces->v[i].may_break);
        at += part.n;
    }
    ck_assert_uint_eq(at, strlen(text));
    ck_assert(pieces->v[0].first == KS_GLYPH_OPEN && !pieces->v[0].may_break);
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_text_is_parted_once);
    tcase_add_test(tc, a_text_that_was_cut_is_not_mistaken_for_another);
    tcase_add_test(tc, pieces_are_the_text);
}

int main(void)
{
    return check_main("pieces", add);
}
