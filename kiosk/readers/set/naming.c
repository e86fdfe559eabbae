/* A file name, looked at character by character and word by word (see parts.h). */
#include <string.h>

#include "readers/set/parts.h"

void ks_naming_tell(struct ks_naming *n, enum ks_problem_code code, const struct ks_arg *args)
{
    ks_problems_add(n->context->problems, code,
                    (struct ks_place_in_file) { n->context->file, 0, 0 }, args);
}

uint32_t ks_naming_char(const struct ks_naming *n, size_t at, size_t *length)
{
    *length = 1;
    return at < n->n ? ks_utf8_decode(n->left + at, n->n - at, length) : 0;
}

size_t ks_naming_skip(const struct ks_naming *n, size_t at)
{
    size_t length;
    for (uint32_t c; (c = ks_naming_char(n, at, &length)) == ' ' || c == 0x3000 || c == 0xA0;) {
        at += length;
    }
    return at;
}

size_t ks_naming_word(const struct ks_naming *n, size_t at, const char *list)
{
    struct ks_str rest = ks_str_of(list), word;
    size_t longest = 0;
    while (at <= n->n && ks_str_cut(&rest, '|', &word)) {
        bool here = word.n <= n->n - at && memcmp(n->left + at, word.p, word.n) == 0;
        longest = here && word.n > longest ? word.n : longest;
    }
    return longest;
}

size_t ks_naming_word_before(const struct ks_naming *n, size_t at, const char *list)
{
    struct ks_str rest = ks_str_of(list), word;
    size_t longest = 0;
    while (ks_str_cut(&rest, '|', &word)) {
        bool here = word.n <= at && memcmp(n->left + at - word.n, word.p, word.n) == 0;
        longest = here && word.n > longest ? word.n : longest;
    }
    return longest;
}

void ks_naming_blank(struct ks_naming *n, size_t from, size_t to)
{
    memset(n->left + from, ' ', to - from);
}
