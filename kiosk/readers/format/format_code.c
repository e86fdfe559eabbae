/* The code of a number format as it is taken to pieces (see format_code.h). */
#include "readers/format/format_code.h"

#include <string.h>
#include <strings.h>

struct ks_format_token *
ks_code_push(struct ks_format_code *p, enum ks_format_piece piece, char c, int n)
{
    if (p->n == KS_FORMAT_TOKENS_MAX) {
        p->full = true;
        p->n--;
    }
    p->token[p->n] = (struct ks_format_token) { .piece = piece, .c = c, .n = n };
    p->s->dates = p->s->dates || piece >= KS_PIECE_YEAR;
    p->s->general = p->s->general || piece == KS_PIECE_GENERAL;
    p->s->text = p->s->text || piece == KS_PIECE_TEXT;
    return &p->token[p->n++];
}

void ks_code_skip(struct ks_format_code *p, size_t n)
{
    p->rest.p += n;
    p->rest.n -= n;
}

void ks_code_literal(struct ks_format_code *p, size_t n)
{
    if (n > 0) {
        ks_code_push(p, KS_PIECE_LITERAL, 0, 0)->text = (struct ks_str) { p->rest.p, n };
    }
    ks_code_skip(p, n);
}

size_t ks_code_character(const struct ks_format_code *p)
{
    size_t n = 0;
    if (p->rest.n > 0) {
        (void)ks_utf8_decode(p->rest.p, p->rest.n, &n);
    }
    return n;
}

bool ks_code_starts(const struct ks_format_code *p, const char *word)
{
    size_t n = strlen(word);
    return p->rest.n >= n && strncasecmp(p->rest.p, word, n) == 0;
}
