#ifndef KS_READERS_FORMAT_FORMAT_PARTS_H
#define KS_READERS_FORMAT_FORMAT_PARTS_H

#include "readers/format/format.h"

/* A number format in pieces. Shared by the files of format.h. */

enum ks_format_piece {
    KS_PIECE_LITERAL,
    KS_PIECE_DIGIT, /* c: 0 # ? */
    KS_PIECE_POINT,
    KS_PIECE_SLASH, /* of a fraction */
    KS_PIECE_FIXED, /* n: the denominator that is always used */
    KS_PIECE_POWER, /* c: the sign that is always shown, '-' = only that */
    KS_PIECE_GENERAL,
    KS_PIECE_TEXT, /* @ */
    KS_PIECE_YEAR, /* from here on dates; n: how often its letter stands */
    KS_PIECE_MONTH,
    KS_PIECE_DAY,
    KS_PIECE_WEEKDAY,
    KS_PIECE_HOUR,
    KS_PIECE_MINUTE,
    KS_PIECE_SECOND,
    KS_PIECE_SUBSECOND, /* n: its digits */
    KS_PIECE_NOON       /* c: 'l' long, else its short form as typed */
};

struct ks_format_token {
    enum ks_format_piece piece;
    char c;
    bool counted; /* [h]: all hours, more than a day's */
    int n;
    struct ks_str text; /* of a literal */
};

enum ks_format_when {
    KS_WHEN_ELSE,
    KS_WHEN_LT,
    KS_WHEN_LE,
    KS_WHEN_GT,
    KS_WHEN_GE,
    KS_WHEN_EQ,
    KS_WHEN_NE
};

enum ks_numerals { KS_NUMERALS_PLAIN, KS_NUMERALS_CHINESE, KS_NUMERALS_FORMAL, KS_NUMERALS_WIDE };

struct ks_format_section {
    const struct ks_format_token *token;
    size_t n;
    enum ks_format_when when; /* KS_WHEN_ELSE: the section has no condition of its own */
    double limit;
    bool dates, general, text; /* it has such pieces */
    bool counted, noon, english, grouped;
    int percents, thousands; /* multiplied by 100, divided by 1000 so often */
    int integers, decimals;  /* placeholders before and after the point */
    int subseconds;
    size_t slash; /* index of the fraction's, SIZE_MAX = none */
    size_t power; /* index, SIZE_MAX = none */
    enum ks_numerals numerals;
};

struct ks_format {
    struct ks_format_section section[4];
    size_t n;       /* 1-4 */
    size_t numbers; /* how many of them, from the first, are for numbers */
};

/* The 15 digits of a number: 0.DIGITS times ten to the `point`. */
#define KS_DECIMAL_DIGITS 15
struct ks_decimal {
    char digit[KS_DECIMAL_DIGITS]; /* 0-9 */
    int n, point;
};

struct ks_decimal ks_decimal_of(double value); /* of its amount */
void ks_decimal_round(struct ks_decimal *d, int decimals);
bool ks_decimal_is_zero(const struct ks_decimal *d);
int ks_decimal_at(const struct ks_decimal *d, int power); /* 0 = units, -1 = tenths */

/* The digits of a number on the placeholders of a section; what one of them, 0 # or ?, shows where
 * there is no digit. */
void ks_format_layout(struct ks_buf *out,
                      const struct ks_format_section *s,
                      const struct ks_decimal *d);
void ks_format_blank(struct ks_buf *out, char placeholder);
void ks_format_digits(const struct ks_format_section *s,
                      double value,
                      bool minus,
                      struct ks_buf *out);
void ks_format_fraction(const struct ks_format_section *s,
                        double value,
                        bool minus,
                        struct ks_buf *out);
/* False: no date can be shown for that number. */
bool ks_format_date(const struct ks_format_section *s,
                    double value,
                    bool date_1904,
                    struct ks_buf *out);
/* A number of ASCII digits, with a point or without, in Chinese: 一十二, or in brief 十二. */
enum ks_tens { KS_TENS_FULL, KS_TENS_BRIEF };
void ks_format_chinese(const char *digits,
                       enum ks_numerals numerals,
                       enum ks_tens tens,
                       struct ks_buf *out);
void ks_format_each_chinese(const char *digits, enum ks_numerals numerals, struct ks_buf *out);

#endif
