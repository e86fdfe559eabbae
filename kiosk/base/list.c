/* Takes typed lists apart (see list.h). */
#include "base/list.h"

#define SENTENCE_SIGNS 2 /* the first two of the signs part sentences */

static const char *const signs[] = { ";", "；", ",", "，", "、", "|", "\n" };

static size_t sign_at(struct ks_str text, size_t n_signs)
{
    for (size_t i = 0; i < n_signs; i++) {
        struct ks_str sign = ks_str_of(signs[i]);
        if (ks_str_starts(text, sign)) {
            return sign.n;
        }
    }
    return 0;
}

static bool next(struct ks_str *rest, struct ks_str *part, size_t n_signs)
{
    while (rest->n > 0) {
        struct ks_str from = *rest;
        size_t sign = 0;
        while (rest->n > 0 && (sign = sign_at(*rest, n_signs)) == 0) {
            rest->p++, rest->n--;
        }
        *part = ks_str_trim((struct ks_str) { from.p, from.n - rest->n });
        rest->p += sign;
        rest->n -= sign;
        if (part->n > 0) {
            return true;
        }
    }
    return false;
}

bool ks_list_next(struct ks_str *rest, struct ks_str *part)
{
    return next(rest, part, KS_COUNT(signs));
}

bool ks_list_next_sentence(struct ks_str *rest, struct ks_str *part)
{
    return next(rest, part, SENTENCE_SIGNS);
}
