#ifndef KS_READERS_FORMAT_FORMAT_CODE_H
#define KS_READERS_FORMAT_FORMAT_CODE_H

#include "readers/format/format_parts.h"

/* The code of a number format as it is taken to pieces. */

struct ks_format_code {
    struct ks_str rest;
    struct ks_format_token token[KS_FORMAT_TOKENS_MAX];
    size_t n, begun; /* begun: where this section begins */
    bool full;
    struct ks_format_section *s;
    int commas; /* behind the last placeholder */
    bool point, digits;
    const char *system; /* code of the system's own date or time, in place of what is written */
};

/* One more piece of this section; beyond KS_FORMAT_TOKENS_MAX it is full. */
struct ks_format_token *
ks_code_push(struct ks_format_code *p, enum ks_format_piece piece, char c, int n);
void ks_code_literal(struct ks_format_code *p, size_t n); /* what stands there, n bytes of it */
void ks_code_skip(struct ks_format_code *p, size_t n);
size_t ks_code_character(const struct ks_format_code *p); /* bytes of it; 0 = the end */
bool ks_code_starts(const struct ks_format_code *p, const char *word); /* in any case */
/* What stands in brackets there (format_bracket.c). */
void ks_code_bracket(struct ks_format_code *p);

#endif
