#ifndef KS_BASE_ERR_H
#define KS_BASE_ERR_H

#include <stdbool.h>

#include "base/attr.h"

/* An error: a code for programs and a sentence for people.
 *
 * Functions that can fail return bool and take a `struct ks_err *err` last. On failure
 * they fill it exactly once, where the facts are; each layer above may put a prefix in
 * front of it with ks_fail_in(). Whoever decides what to do about it logs it, once.
 * `err` may be NULL where the caller does not care. The sentence is UTF-8; it is
 * truncated at a character boundary, never in the middle of one. */

enum ks_err_code {
    KS_ERR_NONE = 0,
    KS_ERR_IO,          /* the operating system said no */
    KS_ERR_NOT_FOUND,   /* no such file, item, key */
    KS_ERR_FORMAT,      /* bytes do not follow their format */
    KS_ERR_LIMIT,       /* larger than the bound for it */
    KS_ERR_UNSUPPORTED, /* well-formed, but not something we play */
    KS_ERR_REFUSED,     /* forbidden: path escape, link, device, policy */
    KS_ERR_TIMEOUT,     /* took longer than it may */
    KS_ERR_CRASHED,     /* a child process died */
    KS_ERR_USAGE        /* the caller's arguments */
};

struct ks_err {
    enum ks_err_code code;
    char text[384];
};

/* Fill `err` and return false, so that a failing function can `return ks_fail(...)`. */
bool ks_fail(struct ks_err *err, enum ks_err_code code, const char *format, ...) KS_PRINTF(3, 4);

/* Put "prefix: " in front of the sentence in `err` and return false. */
bool ks_fail_in(struct ks_err *err, const char *format, ...) KS_PRINTF(2, 3);

#endif
