#ifndef KS_CORE_SETTINGS_INI_H
#define KS_CORE_SETTINGS_INI_H

#include <stdbool.h>

#include "base/text.h"

/* One line of a settings file, read leniently. People write it with an editor that knows no UTF-8
 * but a byte order mark, with a Chinese input method on (【kiosk】, rotate＝90, “yes”), with a
 * remark behind the value, in capitals, with spaces anywhere, with the closing bracket forgotten.
 * What can mean only one thing is read as that; nothing is guessed. */

#define KS_INI_NAME 64 /* bytes of a section or key, with its NUL */
#define KS_INI_VALUE 1100

enum ks_ini_kind {
    KS_INI_NOTHING,  /* empty, or a remark: # ; and their full-width forms */
    KS_INI_SECTION,  /* `name` */
    KS_INI_KEY,      /* `name` and `value`, apart by = : or their full-width forms */
    KS_INI_NO_SIGN,  /* without = or :, or with nothing before it */
    KS_INI_TOO_LONG, /* over KS_INI_NAME or KS_INI_VALUE */
    KS_INI_NO_UTF8,  /* a name or value is not UTF-8; a remark may be anything */
    KS_INI_CONTROL   /* a name or value holds a control character */
};

struct ks_ini_line {
    enum ks_ini_kind kind;
    bool heading;             /* it begins with [, whatever became of it */
    char name[KS_INI_NAME];   /* as ks_ini_fold() */
    char value[KS_INI_VALUE]; /* as written, without quotes, remark and blanks around it */
};

void ks_ini_split(struct ks_str text, struct ks_ini_line *line);

/* How a word is compared: full-width forms as ASCII, capitals small, one blank for several. Cut at
 * `size`, between characters. */
void ks_ini_fold(struct ks_str text, char *out, size_t size);

/* Which of `n` words was probably meant: the nearest with at most three letters added, left
 * out, wrong, or exchanged with their neighbour, and half of it right; NULL = none. */
const char *ks_ini_nearest(const char *word, const char *const *words, size_t n);

#endif
