/* The strict line grammar of signed files. */
#include "core/release/record.h"

#include <assert.h>

#include <stdio.h>
#include <string.h>

#include "core/problem/fail.h"
#include "core/release/hex.h"

bool ks_record_fail(struct ks_record *r, enum ks_problem_code problem, const struct ks_arg *args)
{
    (void)ks_fail_as(r->err, KS_ERR_FORMAT, problem, args);
    return ks_fail_under(r->err, KS_PROBLEM_RECORD_ROW, KS_ARGS(ks_arg_number(r->row)));
}

/* Lines are judged here, once, so that a line found later is known to be well-formed. */
static bool well_formed(struct ks_record *r, struct ks_str bytes)
{
    size_t start = 0;
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        if (c == '\n') {
            if (i == start || bytes.p[i - 1] == ' ') {
                return ks_record_fail(
                    r, i == start ? KS_PROBLEM_RECORD_BLANK : KS_PROBLEM_RECORD_TRAILING,
                    KS_NO_ARGS);
            }
            start = i + 1;
            r->row++;
        } else if (c == '\r') {
            return ks_record_fail(r, KS_PROBLEM_RECORD_WINDOWS, KS_NO_ARGS);
        } else if (c < 0x20 || c > 0x7E) {
            char hex[3];
            snprintf(hex, sizeof hex, "%02X", c);
            return ks_record_fail(r, KS_PROBLEM_RECORD_BYTE, KS_ARGS(ks_arg_text(hex)));
        } else if (c == ' ' && (i == start || bytes.p[i - 1] == ' ')) {
            return ks_record_fail(r, KS_PROBLEM_RECORD_SPACE, KS_NO_ARGS);
        } else if (i - start >= KS_RECORD_LINE_MAX) {
            return ks_record_fail(r, KS_PROBLEM_RECORD_LONG,
                                  KS_ARGS(ks_arg_number(KS_RECORD_LINE_MAX)));
        }
    }
    return start == bytes.n || ks_record_fail(r, KS_PROBLEM_RECORD_CUT, KS_NO_ARGS);
}

/* The next line without its LF; empty at the end of the file. */
static struct ks_str peek(const struct ks_record *r)
{
    const char *end = r->rest.n == 0 ? NULL : memchr(r->rest.p, '\n', r->rest.n);
    return (struct ks_str) { r->rest.p, end == NULL ? 0 : (size_t)(end - r->rest.p) };
}

static struct ks_str take(struct ks_record *r)
{
    struct ks_str line = peek(r);
    size_t n = line.n < r->rest.n ? line.n + 1 : line.n;
    assert(n <= r->rest.n);
    assert(n == 0 || r->rest.p[n - 1] == '\n'); /* well_formed(): each line has its end */
    r->rest = (struct ks_str) { r->rest.p + n, r->rest.n - n };
    r->row++;
    return line;
}

static bool has_key(struct ks_str line, const char *key)
{
    size_t n = strlen(key);
    return line.n >= n && memcmp(line.p, key, n) == 0 && (line.n == n || line.p[n] == ' ');
}

bool ks_record_begin(struct ks_record *r,
                     struct ks_str bytes,
                     const char *magic,
                     struct ks_err *err)
{
    *r = (struct ks_record) { .rest = bytes, .row = 1, .err = err };
    if (bytes.n == 0) {
        return ks_record_fail(r, KS_PROBLEM_RECORD_EMPTY, KS_NO_ARGS);
    }
    if (!well_formed(r, bytes)) {
        return false;
    }
    r->row = 0;
    return ks_str_is(take(r), magic) ||
           ks_record_fail(r, KS_PROBLEM_RECORD_MAGIC, KS_ARGS(ks_arg_text(magic)));
}

bool ks_record_line(struct ks_record *r, const char *key, struct ks_str *words)
{
    size_t n = strlen(key);
    struct ks_str line = take(r);
    *words = (struct ks_str) { 0 };
    if (!has_key(line, key) || line.n == n) {
        return ks_record_fail(r, KS_PROBLEM_RECORD_KEY, KS_ARGS(ks_arg_text(key)));
    }
    assert(line.n > n && line.p[n] == ' ');
    *words = (struct ks_str) { line.p + n + 1, line.n - n - 1 };
    return true;
}

bool ks_record_word(struct ks_record *r, struct ks_str *words, struct ks_str *word)
{
    *word = (struct ks_str) { 0 };
    if (words->n == 0) {
        return ks_record_fail(r, KS_PROBLEM_RECORD_SHORT, KS_NO_ARGS);
    }
    return ks_str_cut(words, ' ', word);
}

bool ks_record_done(struct ks_record *r, struct ks_str words)
{
    return words.n == 0 ||
           ks_record_fail(r, KS_PROBLEM_RECORD_MORE, KS_ARGS(ks_arg_cut(words, 200)));
}

bool ks_record_number(struct ks_record *r, struct ks_str word, uint64_t max, uint64_t *number)
{
    uint64_t value = 0;
    bool ok = word.n > 0 && word.n <= 20 && (word.p[0] != '0' || word.n == 1);
    for (size_t i = 0; ok && i < word.n; i++) {
        unsigned digit = (unsigned)(unsigned char)word.p[i] - '0';
        ok = digit <= 9 && value <= (UINT64_MAX - digit) / 10;
        value = ok ? value * 10 + digit : value;
    }
    if (!ok) {
        return ks_record_fail(r, KS_PROBLEM_RECORD_NUMBER, KS_ARGS(ks_arg_cut(word, 40)));
    }
    if (value > max) {
        return ks_record_fail(r, KS_PROBLEM_RECORD_MOST,
                              KS_ARGS(ks_arg_str(word), ks_arg_number((long long)max)));
    }
    *number = value;
    return true;
}

bool ks_record_hex(struct ks_record *r, struct ks_str word, uint8_t *bytes, size_t n)
{
    return ks_hex_read(word, bytes, n) ||
           ks_record_fail(r, KS_PROBLEM_RECORD_HEX, KS_ARGS(ks_arg_number(2 * (long long)n)));
}

bool ks_record_field(struct ks_record *r, const char *key, uint64_t max, uint64_t *number)
{
    struct ks_str words, word;
    return ks_record_line(r, key, &words) && ks_record_word(r, &words, &word) &&
           ks_record_done(r, words) && ks_record_number(r, word, max, number);
}

bool ks_record_end(struct ks_record *r)
{
    struct ks_str line = take(r);
    if (!ks_str_is(line, "end")) {
        return ks_record_fail(r, KS_PROBLEM_RECORD_END, KS_NO_ARGS);
    }
    r->row++;
    return r->rest.n == 0 || ks_record_fail(r, KS_PROBLEM_RECORD_AFTER, KS_NO_ARGS);
}

void ks_record_add_hex(struct ks_buf *out, const uint8_t *bytes, size_t n)
{
    char text[2 * KS_HEX_BYTES_MAX + 1];
    assert(n <= KS_HEX_BYTES_MAX);
    ks_hex_write(bytes, n, text);
    ks_buf_add(out, text, 2 * n);
}
