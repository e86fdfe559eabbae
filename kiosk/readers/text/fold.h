#ifndef KS_READERS_TEXT_FOLD_H
#define KS_READERS_TEXT_FOLD_H

#include "base/fold.h"

/* A reading position in folded text (see base/fold.h). Each function goes on past what it has
 * found, and stays where it is if that is not there. No state besides: any thread. */
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
