#ifndef KS_READERS_TEXT_FOLD_H
#define KS_READERS_TEXT_FOLD_H

#include "base/text.h"

/* Short texts that people type into tables, made comparable: full-width letters, digits and
 * signs become ASCII, letters lower case, every dash and wave `-`, `。` `.`, `、` `,`; byte order
 * marks and zero-width spaces vanish, white space runs become one space, none at the ends. */

#define KS_FOLD_MAX 512

struct ks_fold {
    size_t n;
    char text[KS_FOLD_MAX]; /* NUL-terminated */
};

/* False if the result does not fit; it is then empty. */
bool ks_fold(struct ks_str text, struct ks_fold *out);
/* Whether `text` equals one of the words in `list`, which are separated by '|'. */
bool ks_fold_is_one_of(const struct ks_fold *text, const char *list);

/* A reading position in folded text. */
struct ks_scan {
    const char *p; /* NUL-terminated */
};

bool ks_scan_word(struct ks_scan *scan, const char *word);
/* The longest word of the '|' list that stands here; returns its index or -1. */
int ks_scan_words(struct ks_scan *scan, const char *list);
void ks_scan_spaces(struct ks_scan *scan);
/* ASCII digits, at most `max` of them; the number of digits, 0 if there are none. */
int ks_scan_digits(struct ks_scan *scan, int max, int *value);

#endif
