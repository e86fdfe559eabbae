/* Fifteen digits of a number, as Excel counts with them. */
#include "readers/format/format_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ks_decimal ks_decimal_of(double value)
{
    struct ks_decimal d = { .n = KS_DECIMAL_DIGITS };
    char text[40];
    snprintf(text, sizeof text, "%.14e", fabs(value));
    for (int i = 0; i < d.n; i++) {
        d.digit[i] = (char)(text[i == 0 ? 0 : i + 1] - '0');
    }
    d.point = atoi(strchr(text, 'e') + 1) + 1;
    return d;
}

bool ks_decimal_is_zero(const struct ks_decimal *d)
{
    for (int i = 0; i < d->n; i++) {
        if (d->digit[i] != 0) {
            return false;
        }
    }
    return true;
}

void ks_decimal_round(struct ks_decimal *d, int decimals)
{
    int keep = d->point + decimals;
    if (keep >= d->n) {
        return;
    }
    bool up = keep >= 0 && d->digit[keep] >= 5;
    d->n = keep < 0 ? 0 : keep;
    int i = d->n - 1;
    for (; up && i >= 0 && d->digit[i] == 9; i--) {
        d->digit[i] = 0;
    }
    if (up && i >= 0) {
        d->digit[i]++;
    } else if (up) { /* 9.99: all nines became zeros */
        memmove(d->digit + 1, d->digit, (size_t)d->n);
        d->digit[0] = 1;
        d->n++;
        d->point++;
    }
}

int ks_decimal_at(const struct ks_decimal *d, int power)
{
    int i = d->point - 1 - power;
    return i >= 0 && i < d->n ? d->digit[i] : 0;
}
