/* Numbers laid out on the placeholders of a format: digits and powers of ten. */
#include "readers/format/format_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- General ---- */

/* The decimals that its 15 digits leave, without zeros at the end. */
static void add_plain(double value, int decimals, struct ks_buf *out)
{
    char text[400];
    int n = snprintf(text, sizeof text, "%.*f", decimals, value);
    while (decimals > 0 && text[n - 1] == '0') {
        n--;
    }
    n -= text[n - 1] == '.' ? 1 : 0;
    ks_buf_add(out, text, (size_t)n);
}

#define PLAIN_UNDER 4.5e15 /* whole numbers with more digits are rounded to 15 */
#define PLAIN_DECIMALS 15
#define SMALL_DECIMALS 9

void ks_format_general(double value, struct ks_buf *out)
{
    char text[40];
    snprintf(text, sizeof text, "%.14e", value);
    int power = atoi(strchr(text, 'e') + 1), digits = KS_DECIMAL_DIGITS;
    char *mantissa = strchr(text, '.') + 1;
    while (digits > 1 && mantissa[digits - 2] == '0') {
        digits--;
    }
    bool small = power < -SMALL_DECIMALS || (power < -4 && digits - 1 - power > PLAIN_DECIMALS);
    if (value == 0) {
        ks_buf_adds(out, "0");
    } else if (small || fabs(value) >= PLAIN_UNDER) {
        mantissa[digits > 1 ? digits - 1 : -1] = '\0';
        ks_buf_addf(out, "%sE%c%02d", text, power < 0 ? '-' : '+', power < 0 ? -power : power);
    } else {
        int decimals = KS_DECIMAL_DIGITS - 1 - power;
        add_plain(value, decimals < 0 ? 0 : decimals, out);
    }
}

/* ---- digits ---- */

static void add_char(struct ks_buf *out, char c)
{
    ks_buf_add(out, &c, 1);
}

void ks_format_blank(struct ks_buf *out, char placeholder)
{
    if (placeholder != '#') {
        add_char(out, placeholder == '?' ? ' ' : placeholder);
    }
}

static void add_digit(struct ks_buf *out, int digit, bool there, char placeholder)
{
    if (there) {
        add_char(out, (char)('0' + digit));
    } else {
        ks_format_blank(out, placeholder);
    }
}

/* The integer placeholder whose power that is, and before the first one all digits above. */
static void add_integers(struct ks_buf *out,
                         const struct ks_format_section *s,
                         const struct ks_decimal *d,
                         int power,
                         char placeholder)
{
    int top = power + 1 == s->integers && d->point - 1 > power ? d->point - 1 : power;
    for (int p = top; p >= power; p--) {
        bool there = p < d->point && d->n > 0;
        add_digit(out, ks_decimal_at(d, p), there, placeholder);
        if (s->grouped && p > 0 && p % 3 == 0 && (there || placeholder == '0')) {
            add_char(out, ',');
        }
    }
}

static bool has_below(const struct ks_decimal *d, int power)
{
    for (int i = d->point - 1 - power; i < d->n; i++) {
        if (i >= 0 && d->digit[i] != 0) {
            return true;
        }
    }
    return false;
}

/* Whether something stands behind the point: `0.#` of 1 is 1. */
static bool shows_decimals(const struct ks_format_section *s, const struct ks_decimal *d)
{
    bool firm = s->decimals == 0;
    for (size_t i = 0, point = SIZE_MAX; i < s->n; i++) {
        point = s->token[i].piece == KS_PIECE_POINT ? i : point;
        firm = firm ||
               (point != SIZE_MAX && s->token[i].piece == KS_PIECE_DIGIT && s->token[i].c != '#');
    }
    return firm || has_below(d, -1);
}

/* Walks up to the power, if there is one. */
void ks_format_layout(struct ks_buf *out,
                      const struct ks_format_section *s,
                      const struct ks_decimal *d)
{
    int integer = s->integers, decimal = 0;
    bool point = false;
    for (size_t i = 0; i < s->n && i < s->power; i++) {
        const struct ks_format_token *t = &s->token[i];
        if (t->piece == KS_PIECE_LITERAL) {
            ks_buf_add(out, t->text.p, t->text.n);
        } else if (t->piece == KS_PIECE_POINT) {
            for (int p = d->point - 1; s->integers == 0 && d->n > 0 && p >= 0; p--) {
                add_char(out, (char)('0' + ks_decimal_at(d, p)));
            }
            point = true;
            ks_buf_adds(out, shows_decimals(s, d) ? "." : "");
        } else if (t->piece == KS_PIECE_DIGIT && !point) {
            add_integers(out, s, d, --integer, t->c);
        } else if (t->piece == KS_PIECE_DIGIT) {
            decimal++;
            add_digit(out, ks_decimal_at(d, -decimal), has_below(d, -decimal), t->c);
        }
    }
}

/* ---- powers of ten ---- */

/* In steps of as many as there are integers: 12.3E+3 for ##0.0E+0. */
static int scale_to_power(const struct ks_format_section *s, struct ks_decimal *d)
{
    int step = s->integers > 0 ? s->integers : 1, power = 0;
    for (int tries = 0; tries < 2; tries++) { /* rounding may make one digit more */
        int top = d->point - 1;
        int down = top >= 0 ? top / step * step : -((step - 1 - top) / step * step);
        power += down;
        d->point -= down;
        ks_decimal_round(d, s->decimals);
    }
    return power;
}

static void add_power(struct ks_buf *out, const struct ks_format_section *s, int power)
{
    const struct ks_format_token *sign = &s->token[s->power];
    int digits = 0;
    for (size_t i = s->power + 1; i < s->n; i++) {
        digits += s->token[i].piece == KS_PIECE_DIGIT ? 1 : 0;
    }
    ks_buf_add(out, sign->text.p, sign->text.n);
    ks_buf_adds(out, power < 0 ? "-" : sign->c == '+' ? "+" : "");
    ks_buf_addf(out, "%0*d", digits, power < 0 ? -power : power);
    for (size_t i = s->power + 1; i < s->n; i++) {
        if (s->token[i].piece == KS_PIECE_LITERAL) {
            ks_buf_add(out, s->token[i].text.p, s->token[i].text.n);
        }
    }
}

static void add_chinese(struct ks_buf *out, const struct ks_format_section *s, const char *digits)
{
    bool plain = !s->grouped && s->power == SIZE_MAX && s->integers <= 1;
    if (plain) {
        ks_format_chinese(digits, s->numerals, KS_TENS_FULL, out);
    } else {
        ks_format_each_chinese(digits, s->numerals, out);
    }
}

void ks_format_digits(const struct ks_format_section *s,
                      double value,
                      bool minus,
                      struct ks_buf *out)
{
    struct ks_decimal d = ks_decimal_of(value);
    struct ks_buf text = { 0 };
    int power = 0;
    d.point += d.digit[0] == 0 ? 0 : 2 * s->percents - 3 * s->thousands;
    if (s->power != SIZE_MAX && d.digit[0] != 0) {
        power = scale_to_power(s, &d);
    } else {
        ks_decimal_round(&d, s->decimals);
    }
    bool zero = ks_decimal_is_zero(&d);
    if (zero) {
        d = (struct ks_decimal) { .n = 0 };
    }
    ks_buf_adds(&text, minus && !zero && s->integers + s->decimals > 0 ? "-" : "");
    ks_format_layout(&text, s, &d);
    if (s->power != SIZE_MAX) {
        add_power(&text, s, power);
    }
    if (s->numerals != KS_NUMERALS_PLAIN && text.n > 0) {
        add_chinese(out, s, text.p);
    } else {
        ks_buf_add(out, text.n > 0 ? text.p : "", text.n);
    }
    ks_buf_free(&text);
}
