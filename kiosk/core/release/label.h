#ifndef KS_CORE_RELEASE_LABEL_H
#define KS_CORE_RELEASE_LABEL_H

#include <stdbool.h>

#include "base/text.h"

/* Names of files in a release: which are valid, and how a signed file spells them. They are valid
 * as people gave them (`海报/机票 退改签.jpg`).
 *
 * A path is valid when it is 1-KS_LABEL_MAX bytes of UTF-8 in parts divided by '/', no part empty,
 * "." or "..", and has none of: '\\' and ':' (Windows reads them as more than letters), control
 * characters, characters that show nothing or turn the direction of writing (two paths must not
 * look alike; base/unicode.h), combining marks of scripts that have composed letters (U+0300-036F,
 * U+1100-11FF, U+3099-309A: what normalisation form C would have composed), U+FFFE/FFFF. A path is
 * a label: it is never opened. Objects are stored under their hash.
 *
 * Encoded: bytes of A-Z a-z 0-9 . _ - / stand for themselves, every other byte is %XX with capital
 * hexadecimal digits, and nothing else is: each path has exactly one spelling, pure ASCII without
 * spaces, at most 3 * KS_LABEL_MAX bytes. (After RFC 3986, section 2; '~' is encoded too.) */

#define KS_LABEL_MAX 240 /* 80 Chinese characters */

bool ks_label_valid(struct ks_str path);
void ks_label_encode(struct ks_str path, struct ks_buf *out);
/* False unless `text` is the one spelling of a valid path; `path` holds KS_LABEL_MAX + 1 bytes. */
bool ks_label_decode(struct ks_str text, char *path);

#endif
