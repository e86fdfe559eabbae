/* Fractions laid out on the placeholders of a format. */
#include "readers/format/format_parts.h"

#include <math.h>
#include <stdio.h>

struct fraction {
    int64_t whole, over, under;
};

/* The nearest with a denominator up to `most`, by continued fractions. */
static void find_nearest(double value, int64_t most, int64_t *over, int64_t *under)
{
    int64_t h0 = 0, k0 = 1, h1 = 1, k1 = 0;
    double x = value;
    for (int i = 0; i < 40; i++) {
        double whole = floor(x + 1e-10);
        if (whole > 1e9) {
            break;
        }
        int64_t a = (int64_t)whole;
        if (k1 > 0 && a > (most - k0) / k1) { /* the next denominator is more than `most` */
            int64_t t = (most - k0) / k1;
            int64_t h2 = t * h1 + h0, k2 = t * k1 + k0;
            bool better = k2 > 0 && fabs(value - (double)h2 / (double)k2) <
                                        fabs(value - (double)h1 / (double)k1);
            h1 = better ? h2 : h1;
            k1 = better ? k2 : k1;
            break;
        }
        int64_t h = a * h1 + h0, k = a * k1 + k0;
        h0 = h1;
        k0 = k1;
        h1 = h;
        k1 = k;
        if (fabs(x - whole) < 1e-9) {
            break;
        }
        x = 1 / (x - whole);
    }
    *over = h1;
    *under = k1;
}

static int count_digits(const struct ks_format_section *s, size_t from, int step)
{
    int n = 0;
    for (size_t i = from; i < s->n && s->token[i].piece == KS_PIECE_DIGIT; i += (size_t)step) {
        n++;
    }
    return n;
}

/* Right under the placeholders that end before `end`, as `%*d` would. */
static void add_number(
    struct ks_buf *out, const struct ks_format_section *s, size_t first, size_t end, int64_t number)
{
    char text[24];
    int n = snprintf(text, sizeof text, "%lld", (long long)number), room = (int)(end - first);
    for (int i = 0; i < room - n; i++) {
        ks_format_blank(out, s->token[first + (size_t)i].c);
    }
    ks_buf_add(out, text, (size_t)n);
}

static struct fraction fraction_of(const struct ks_format_section *s, double value, bool wholes)
{
    const struct ks_format_token *below = &s->token[s->slash + 1];
    struct fraction f = { .whole = wholes ? (int64_t)floor(value) : 0 };
    double rest = value - (double)f.whole;
    if (below->piece == KS_PIECE_FIXED) {
        f.under = below->n;
        f.over = (int64_t)floor(rest * below->n + 0.5);
    } else {
        int64_t most = 1;
        for (int i = count_digits(s, s->slash + 1, 1); i > 0 && most < 10000; i--) {
            most *= 10;
        }
        find_nearest(rest, most - 1, &f.over, &f.under);
    }
    if (wholes && f.over == f.under) {
        f = (struct fraction) { f.whole + 1, 0, f.under };
    }
    return f;
}

#define FRACTIONS_UNDER 1e9 /* of larger numbers the whole is shown */

void ks_format_fraction(const struct ks_format_section *s,
                        double value,
                        bool minus,
                        struct ks_buf *out)
{
    size_t over = s->slash, under = s->slash + 1;
    while (over > 0 && s->token[over - 1].piece == KS_PIECE_DIGIT) {
        over--;
    }
    size_t after =
        under + (s->token[under].piece == KS_PIECE_FIXED ? 1 : (size_t)count_digits(s, under, 1));
    int wholes = 0;
    for (size_t i = 0; i < over; i++) {
        wholes += s->token[i].piece == KS_PIECE_DIGIT ? 1 : 0;
    }
    if (value >= FRACTIONS_UNDER) {
        ks_format_general(minus ? -value : value, out);
        return;
    }
    struct fraction f = fraction_of(s, value, wholes > 0);
    bool hidden = wholes > 0 && f.over == 0 && s->token[over].c != '0';
    struct ks_format_section whole = *s;
    whole.n = over;
    whole.integers = wholes;
    whole.decimals = 0;
    struct ks_decimal d = ks_decimal_of((double)f.whole);
    if (f.whole == 0) {
        d = (struct ks_decimal) { .n = 0 };
    }
    ks_buf_adds(out, minus && (f.whole > 0 || f.over > 0) ? "-" : "");
    bool alone = hidden && f.whole == 0;
    ks_format_layout(out, &whole, &d);
    ks_buf_adds(out, alone && whole.n > 0 && s->token[0].c != '0' ? "0" : "");
    if (!hidden) {
        add_number(out, s, over, s->slash, f.over);
        ks_buf_adds(out, "/");
        ks_buf_addf(out, "%lld", (long long)f.under);
    }
    for (size_t i = after; i < s->n; i++) {
        if (s->token[i].piece == KS_PIECE_LITERAL) {
            ks_buf_add(out, s->token[i].text.p, s->token[i].text.n);
        }
    }
}
