/* What a cell shows of a number or a text: the section of its format for it (see format.h). */
#include "readers/format/format.h"

#include <math.h>
#include <string.h>

#include "readers/format/format_parts.h"

const char *ks_format_builtin(long id)
{
#define YM "yyyy\"年\"m\"月\""
#define MD "m\"月\"d\"日\""
#define NOON "上午/下午h\"时\"mm\"分\""
#define YUAN "\"￥\""
    static const char *const codes[] = {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [5] = YUAN "#,##0;" YUAN "\\-#,##0",
        [6] = YUAN "#,##0;[Red]" YUAN "\\-#,##0",
        [7] = YUAN "#,##0.00;" YUAN "\\-#,##0.00",
        [8] = YUAN "#,##0.00;[Red]" YUAN "\\-#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [12] = "# ?/?",
        [13] = "# ?\?/??",
        [14] = "yyyy-m-d",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "yyyy-m-d h:mm",
        [23] = "$#,##0_);($#,##0)",
        [24] = "$#,##0_);[Red]($#,##0)",
        [25] = "$#,##0.00_);($#,##0.00)",
        [26] = "$#,##0.00_);[Red]($#,##0.00)",
        [27] = YM,
        [28] = MD,
        [29] = MD,
        [30] = "m-d-yy",
        [31] = YM "d\"日\"",
        [32] = "h\"时\"mm\"分\"",
        [33] = "h\"时\"mm\"分\"ss\"秒\"",
        [34] = NOON,
        [35] = NOON "ss\"秒\"",
        [36] = YM,
        [37] = "#,##0;-#,##0",
        [38] = "#,##0;[Red]-#,##0",
        [39] = "#,##0.00;-#,##0.00",
        [40] = "#,##0.00;[Red]-#,##0.00",
        [41] = "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
        [42] = "_ " YUAN "* #,##0_ ;_ " YUAN "* -#,##0_ ;_ " YUAN "* \"-\"_ ;_ @_ ",
        [43] = "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
        [44] = "_ " YUAN "* #,##0.00_ ;_ " YUAN "* -#,##0.00_ ;_ " YUAN "* \"-\"??_ ;_ @_ ",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
        [48] = "##0.0E+0",
        [49] = "@",
        [50] = YM,
        [51] = MD,
        [52] = YM,
        [53] = MD,
        [54] = MD,
        [55] = NOON,
        [56] = NOON "ss\"秒\"",
        [57] = YM,
        [58] = MD,
    };
    size_t at = id > 0 ? (size_t)id : 0;
    return at < KS_COUNT(codes) ? codes[at] : NULL;
}

bool ks_format_is_date(const struct ks_format *format)
{
    return format != NULL && format->numbers > 0 && format->section[0].dates &&
           !format->section[0].counted;
}

/* ---- sections ---- */

static bool holds(const struct ks_format_section *s, enum ks_format_when otherwise, double value)
{
    double limit = s->when == KS_WHEN_ELSE ? 0 : s->limit;
    switch (s->when == KS_WHEN_ELSE ? otherwise : s->when) {
    case KS_WHEN_LT:
        return value < limit;
    case KS_WHEN_LE:
        return value <= limit;
    case KS_WHEN_GT:
        return value > limit;
    case KS_WHEN_GE:
        return value >= limit;
    case KS_WHEN_EQ:
        return value == limit;
    case KS_WHEN_NE:
        return value != limit;
    case KS_WHEN_ELSE:
        break;
    }
    return true;
}

/* NULL: no section is for that number. */
static const struct ks_format_section *section_for(const struct ks_format *f, double value)
{
    static const enum ks_format_when first[] = { KS_WHEN_ELSE, KS_WHEN_ELSE, KS_WHEN_GE,
                                                 KS_WHEN_GT };
    for (size_t i = 0; i < f->numbers; i++) {
        enum ks_format_when otherwise = i == 0                      ? first[f->numbers]
                                        : i == 1 && f->numbers == 3 ? KS_WHEN_LT
                                                                    : KS_WHEN_ELSE;
        if (holds(&f->section[i], otherwise, value)) {
            return &f->section[i];
        }
    }
    return NULL;
}

/* The second of several is for what is below zero, and says so itself: (1), 负1. */
static bool says_minus(const struct ks_format *f, const struct ks_format_section *s)
{
    const struct ks_format_section *first = &f->section[0];
    bool above = first->when == KS_WHEN_ELSE ||
                 ((first->when == KS_WHEN_GT || first->when == KS_WHEN_GE) && first->limit == 0);
    return s == &f->section[1] && above &&
           (s->when == KS_WHEN_ELSE || (s->when == KS_WHEN_LT && s->limit <= 0));
}

static void
add_general(const struct ks_format_section *s, double value, bool minus, struct ks_buf *out)
{
    struct ks_buf number = { 0 };
    ks_format_general(fabs(value), &number);
    ks_buf_adds(out, minus ? "-" : "");
    for (size_t i = 0; i < s->n; i++) {
        const struct ks_format_token *t = &s->token[i];
        if (t->piece == KS_PIECE_LITERAL) {
            ks_buf_add(out, t->text.p, t->text.n);
        } else if (t->piece != KS_PIECE_GENERAL) {
            continue;
        } else if (s->numerals != KS_NUMERALS_PLAIN) {
            ks_format_chinese(number.p, s->numerals, KS_TENS_FULL, out);
        } else {
            ks_buf_add(out, number.p, number.n);
        }
    }
    ks_buf_free(&number);
}

void ks_format_number(const struct ks_format *format,
                      double value,
                      bool date_1904,
                      struct ks_buf *out)
{
    const struct ks_format_section *s = format == NULL ? NULL : section_for(format, value);
    if (s == NULL) {
        ks_format_general(value, out);
        return;
    }
    bool minus = value < 0 && !says_minus(format, s);
    double amount = minus ? value : fabs(value);
    if (s->dates) {
        if (!ks_format_date(s, amount, date_1904, out)) {
            ks_format_general(value, out);
        }
    } else if (s->general) {
        add_general(s, value, minus, out);
    } else if (s->slash != SIZE_MAX) {
        ks_format_fraction(s, fabs(value), minus, out);
    } else {
        ks_format_digits(s, fabs(value), minus, out);
    }
}

/* Nothing but the text itself, and blanks around it. */
static bool is_plain_text(const struct ks_format_section *s)
{
    bool itself = false, other = false;
    for (size_t i = 0; i < s->n; i++) {
        itself = itself || s->token[i].piece == KS_PIECE_TEXT;
        other =
            other || (s->token[i].piece == KS_PIECE_LITERAL && !ks_str_is(s->token[i].text, " "));
    }
    return itself && !other;
}

bool ks_format_text(const struct ks_format *format, const char *text, struct ks_buf *out)
{
    if (format == NULL || format->numbers == format->n ||
        is_plain_text(&format->section[format->n - 1])) {
        return false;
    }
    const struct ks_format_section *s = &format->section[format->n - 1];
    for (size_t i = 0; i < s->n; i++) {
        const struct ks_format_token *t = &s->token[i];
        if (t->piece == KS_PIECE_TEXT) {
            ks_buf_adds(out, text);
        } else if (t->piece == KS_PIECE_LITERAL) {
            ks_buf_add(out, t->text.p, t->text.n);
        }
    }
    return true;
}
