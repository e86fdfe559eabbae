#ifndef KS_READERS_FORMAT_FORMAT_H
#define KS_READERS_FORMAT_FORMAT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/* The number formats of workbooks (ECMA-376 18.8.31): what a cell shows of its value. As Excel and
 * LibreOffice show it in China: sections, conditions, percent, thousands, fractions, powers, dates,
 * counted hours, 上午/下午, Chinese numerals ([DBNum1]). Colours, widths and fillings show nothing.
 * Not known: eras, months and weekdays in other languages than Chinese and English (which stands
 * for them). Built on no library: none of Debian formats by these codes without a desktop.
 *
 * Rounded from 15 digits, halves away from zero, as the programs do. Each call costs at most its
 * code and 400 characters. No state: any thread. */

struct ks_format;

#define KS_FORMAT_TOKENS_MAX 256 /* a code with more pieces shows as General does */

/* Lives in the arena; `code` is borrowed and must live as long. */
const struct ks_format *ks_format_parse(const char *code, struct ks_arena *arena);
/* The code behind a built-in number, in Chinese; NULL = there is none. */
const char *ks_format_builtin(long id);
/* Whether numbers above zero are shown as dates or times of day; counted hours are none. */
bool ks_format_is_date(const struct ks_format *format);
/* Adds what is shown of a finite number; a NULL format is General. `date_1904`: dates count from
 * 1904. */
void ks_format_number(const struct ks_format *format,
                      double value,
                      bool date_1904,
                      struct ks_buf *out);
/* False: the text is shown as it is; else what is shown was added. */
bool ks_format_text(const struct ks_format *format, const char *text, struct ks_buf *out);
/* As if without a format. */
void ks_format_general(double value, struct ks_buf *out);
#define KS_FORMAT_1970 25569 /* 1970-01-01 in the 1900 system */
#define KS_FORMAT_1904 1462  /* what the 1904 system is behind */
/* Adds a date and time as a value: 2020-09-01, 2020-09-01 08:00, 08:00:30; false if it is none. */
bool ks_format_iso(double serial, bool date_1904, struct ks_buf *out);

#endif
