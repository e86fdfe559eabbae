#ifndef KS_CORE_RELEASE_RECORD_H
#define KS_CORE_RELEASE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/text.h"
#include "core/problem/fail.h"

/* The line grammar of signed files. It is used by core/release/manifest.h and
 * core/release/trust.h, and as strict as a signature deserves: one way to write each value, so
 * that format(parse(x)) == x byte for byte.
 *
 *   ASCII 0x20-0x7E and LF only; every line ends in LF and has at most KS_RECORD_LINE_MAX bytes
 *   before it; a line is `key` or `key SP word (SP word)*`: single spaces, none at the ends;
 *   decimal numbers without sign or leading zeros; bytes as lower-case hexadecimal;
 *   keys in a fixed order; nothing after the last line.
 *
 * The first thing that is wrong is said with its line number, and whoever reads goes no further:
 * these files are written by programs, an office has nothing to mend in them. */

#define KS_RECORD_LINE_MAX 1024

struct ks_record {
    struct ks_str rest;
    int row; /* of the line read last, 1 = first */
    struct ks_err *err;
};

/* Begin with the line `magic`. Refuses NUL, CR and everything else outside the alphabet first. */
KS_NODISCARD bool
ks_record_begin(struct ks_record *r, struct ks_str bytes, const char *magic, struct ks_err *err);
/* Read the line `key ...`; `words` is what stands behind the key, at least one word. */
KS_NODISCARD bool ks_record_line(struct ks_record *r, const char *key, struct ks_str *words);
/* Cut the next word off `words`; fails at the end of the line. */
KS_NODISCARD bool ks_record_word(struct ks_record *r, struct ks_str *words, struct ks_str *word);
/* The line must be read to its end. */
KS_NODISCARD bool ks_record_done(struct ks_record *r, struct ks_str words);
KS_NODISCARD bool
ks_record_number(struct ks_record *r, struct ks_str word, uint64_t max, uint64_t *number);
/* Exactly n bytes, at most KS_HEX_BYTES_MAX. */
KS_NODISCARD bool ks_record_hex(struct ks_record *r, struct ks_str word, uint8_t *bytes, size_t n);
/* Read `key number` whole. */
KS_NODISCARD bool
ks_record_field(struct ks_record *r, const char *key, uint64_t max, uint64_t *number);
/* The line `end`, and nothing behind it. */
KS_NODISCARD bool ks_record_end(struct ks_record *r);
/* With the line and KS_ERR_FORMAT; false. */
bool ks_record_fail(struct ks_record *r, enum ks_problem_code problem, const struct ks_arg *args);

/* At most KS_HEX_BYTES_MAX. */
void ks_record_add_hex(struct ks_buf *out, const uint8_t *bytes, size_t n);

#endif
