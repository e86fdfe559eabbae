/* Reads folded words piece by piece. */
#include "readers/text/fold.h"

#include <string.h>

bool ks_scan_word(struct ks_scan *scan, const char *word)
{
    size_t n = strlen(word);
    if (strncmp(scan->p, word, n) != 0) {
        return false;
    }
    scan->p += n;
    return true;
}

int ks_scan_words(struct ks_scan *scan, const char *list)
{
    struct ks_str rest = ks_str_of(list), word;
    size_t longest = 0;
    int found = -1;
    for (int i = 0; ks_str_cut(&rest, '|', &word); i++) {
        if (word.n > longest && strncmp(scan->p, word.p, word.n) == 0) {
            longest = word.n;
            found = i;
        }
    }
    scan->p += longest;
    return found;
}

void ks_scan_spaces(struct ks_scan *scan)
{
    while (*scan->p == ' ') {
        scan->p++;
    }
}

int ks_scan_digits(struct ks_scan *scan, int max, int *value)
{
    int n = 0;
    *value = 0;
    while (n < max && scan->p[n] >= '0' && scan->p[n] <= '9') {
        *value = *value * 10 + (scan->p[n] - '0');
        n++;
    }
    scan->p += n;
    return n;
}
