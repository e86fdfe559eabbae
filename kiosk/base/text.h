#ifndef KS_BASE_TEXT_H
#define KS_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"

/* UTF-8 text: views, and a growing buffer. A `struct ks_str` is a view: it owns nothing and need
 * not end in NUL. No state: any thread. */

struct ks_str {
    const char *p;
    size_t n;
};

#define KS_STR(literal) ((struct ks_str) { (literal), sizeof(literal) - 1 })

struct ks_str ks_str_of(const char *text); /* NULL gives an empty view */
bool ks_str_eq(struct ks_str a, struct ks_str b);
bool ks_str_is(struct ks_str a, const char *b);
bool ks_str_starts(struct ks_str text, struct ks_str prefix);
/* FNV-1a, 64 bits: for tables and keys inside one process, never against an adversary. `from` is
 * KS_HASH_START or the hash of what stood before. */
#define KS_HASH_START 14695981039346656037u
uint64_t ks_hash(uint64_t from, const void *bytes, size_t n);
/* As file names and typed words are meant: A-Z and a-z alike, other letters not. */
bool ks_str_same(struct ks_str a, struct ks_str b);
bool ks_str_begins(struct ks_str text, struct ks_str beginning);
bool ks_str_ends(struct ks_str text, const char *ending);
/* Without ASCII white space, U+3000, U+00A0, U+FEFF and U+200B at both ends. */
struct ks_str ks_str_trim(struct ks_str text);
/* Cut the part up to the first byte `at` off the front of `rest`; false at the end. */
bool ks_str_cut(struct ks_str *rest, char at, struct ks_str *part);

/* Decode one character at `text` (n > 0) and store its length. An invalid byte gives
 * U+FFFD and length 1, so a loop over any bytes ends. */
uint32_t ks_utf8_decode(const char *text, size_t n, size_t *length);
/* Encode into `out` (4 bytes); returns the length. Surrogates and > U+10FFFF give U+FFFD. */
size_t ks_utf8_encode(uint32_t character, char out[4]);
bool ks_utf8_valid(const char *text, size_t n); /* strict: no overlong, no surrogates */
/* The largest length <= limit that does not cut a character of text[0..n). */
size_t ks_utf8_prefix(const char *text, size_t n, size_t limit);
size_t ks_utf8_count(struct ks_str text); /* characters */

bool ks_char_is_hanzi(uint32_t character); /* its width, and more: base/unicode.h */
/* A-Z and a-z; 0-9. A byte or a character: no byte of a longer character is either. */
bool ks_char_is_latin(int64_t character);
bool ks_char_is_digit(int64_t character);

/* A growing text in malloc memory; all zero it is empty, and always NUL-terminated once anything
 * was added. Without memory the program ends (ks_oom). ks_buf_free() leaves it empty and usable. */
struct ks_buf {
    char *p;
    size_t n, capacity;
};

void ks_buf_add(struct ks_buf *buf, const char *bytes, size_t n);
void ks_buf_adds(struct ks_buf *buf, const char *text);
void ks_buf_addf(struct ks_buf *buf, const char *format, ...) KS_PRINTF(2, 3);
/* As a JSON string, with quotes; invalid UTF-8 becomes U+FFFD. */
void ks_buf_add_json(struct ks_buf *buf, const char *text);
void ks_buf_free(struct ks_buf *buf);

#endif
