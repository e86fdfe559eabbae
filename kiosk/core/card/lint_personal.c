/* The search for personal numbers in a text: mobile, identity card, bank card. They must not hang
 * on a wall. */
#include "core/card/lint.h"

#include <assert.h>

#define DIGITS_MAX 32 /* longer runs are no number of a person */

struct digits {
    char v[DIGITS_MAX];
    size_t n;
};

/* '0'-'9', 'X' as the last of an identity number, 0 for anything else. */
static char digit_of(uint32_t c)
{
    if (c >= 0xFF10 && c <= 0xFF19) {
        return (char)('0' + (c - 0xFF10));
    }
    if (c == 'x' || c == 'X') {
        return 'X';
    }
    return c >= '0' && c <= '9' ? (char)c : '\0';
}

static bool is_mobile(const char *v, size_t n)
{
    return n == 11 && v[0] == '1' && v[1] >= '3' && v[1] <= '9' && v[10] != 'X';
}

/* Whether the digits are a mobile number, with or without the prefix 86 or 0086. */
static bool has_mobile(const struct digits *d)
{
    const char *v = d->v;
    bool prefixed = d->n == 13 && v[0] == '8' && v[1] == '6';
    bool long_prefixed = d->n == 15 && v[0] == '0' && v[1] == '0' && v[2] == '8' && v[3] == '6';
    return is_mobile(v, d->n) || (prefixed && is_mobile(v + 2, 11)) ||
           (long_prefixed && is_mobile(v + 4, 11));
}

static bool is_id(const struct digits *d)
{
    static const int weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    if (d->n != 18 || !((d->v[6] == '1' && d->v[7] == '9') || (d->v[6] == '2' && d->v[7] == '0'))) {
        return false; /* the year of birth */
    }
    int sum = 0;
    for (size_t i = 0; i < 17; i++) {
        assert(d->v[i] != 'X'); /* search() takes it as the eighteenth only */
        sum += weights[i] * (d->v[i] - '0');
    }
    return d->v[17] == "10X98765432"[sum % 11];
}

static bool is_bank_card(const struct digits *d)
{
    int sum = 0;
    if (d->n < 16 || d->n > 19 || d->v[d->n - 1] == 'X' || d->v[0] == '0') {
        return false;
    }
    for (size_t i = 0; i < d->n; i++) {
        int digit = d->v[d->n - 1 - i] - '0';
        int doubled = i % 2 == 1 ? digit * 2 : digit;
        sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
}

static enum ks_personal judge(const struct digits *d)
{
    if (has_mobile(d)) {
        return KS_PERSONAL_MOBILE;
    }
    if (is_id(d)) {
        return KS_PERSONAL_ID;
    }
    return is_bank_card(d) ? KS_PERSONAL_BANK_CARD : KS_PERSONAL_NONE;
}

/* Looks at every run of digits; `joined`: one space or hyphen inside a run does not end it. */
static enum ks_personal search(struct ks_str text, bool joined)
{
    struct digits run = { .n = 0 };
    size_t length = 0;
    uint32_t before = 0;
    for (size_t i = 0; i <= text.n; i += length) {
        uint32_t c = i < text.n ? ks_utf8_decode(text.p + i, text.n - i, &length) : 0;
        length = i < text.n ? length : 1;
        char digit = digit_of(c);
        bool sign = c == ' ' || c == '-' || c == 0x3000 || c == 0x2010 || c == 0x2013;
        if (digit == 'X' && run.n != 17) {
            digit = '\0';
        }
        if (digit != '\0') {
            run.v[run.n < DIGITS_MAX ? run.n : DIGITS_MAX - 1] = digit;
            run.n += run.n < DIGITS_MAX ? 1 : 0;
            assert(run.n > 0 && run.n <= DIGITS_MAX);
        } else if (!(joined && sign && run.n > 0 && digit_of(before) != '\0')) {
            enum ks_personal found = judge(&run);
            if (found != KS_PERSONAL_NONE) {
                return found;
            }
            run.n = 0;
        }
        before = c;
    }
    return KS_PERSONAL_NONE;
}

enum ks_personal ks_lint_personal(struct ks_str text)
{
    enum ks_personal found = search(text, false);
    return found != KS_PERSONAL_NONE ? found : search(text, true);
}
