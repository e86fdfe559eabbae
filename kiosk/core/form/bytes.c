/* The bytes of a form: numbers and texts, and nothing else. */
#include <string.h>

#include "core/form/parts.h"

void ks_form_put(struct ks_form_out *out, const void *bytes, size_t n)
{
    out->good = out->good && n <= out->size - out->n;
    if (out->good && n > 0) {
        memcpy(out->p + out->n, bytes, n);
        out->n += n;
    }
}

static void put_little(struct ks_form_out *out, uint64_t number, size_t bytes)
{
    unsigned char little[8];
    for (size_t i = 0; i < bytes; i++) {
        little[i] = (unsigned char)(number >> 8 * i);
    }
    ks_form_put(out, little, bytes);
}

void ks_form_put_number(struct ks_form_out *out, int64_t number)
{
    put_little(out, (uint64_t)number, 8);
}

void ks_form_put_text(struct ks_form_out *out, struct ks_str text)
{
    put_little(out, text.p == NULL ? KS_FORM_NO_TEXT : text.n, 4);
    ks_form_put(out, text.p, text.p == NULL ? 0 : text.n);
}

static uint64_t little(struct ks_form_in *in, size_t bytes)
{
    uint64_t number = 0;
    in->good = in->good && in->n >= bytes;
    if (!in->good) {
        return 0;
    }
    for (size_t i = 0; i < bytes; i++) {
        number |= (uint64_t)in->p[i] << 8 * i;
    }
    in->p += bytes;
    in->n -= bytes;
    return number;
}

int64_t ks_form_number(struct ks_form_in *in, int64_t lo, int64_t hi)
{
    int64_t number = (int64_t)little(in, 8);
    in->good = in->good && number >= lo && number <= hi;
    return in->good ? number : 0;
}

struct ks_str ks_form_text(struct ks_form_in *in, size_t most, enum ks_form_null null)
{
    size_t n = (size_t)little(in, 4);
    if (in->good && n == KS_FORM_NO_TEXT && null == KS_FORM_OR_NULL) {
        return (struct ks_str) { NULL, 0 };
    }
    const char *p = (const char *)in->p;
    in->good = in->good && n <= in->n && n <= most;
    in->good = in->good && (n == 0 || memchr(p, '\0', n) == NULL) && ks_utf8_valid(p, n);
    if (!in->good) {
        return KS_STR("");
    }
    in->p += n;
    in->n -= n;
    return (struct ks_str) { ks_arena_strndup(in->arena, p, n), n };
}
