#ifndef KS_BASE_ERR_H
#define KS_BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"

/* An error: a code for programs, and what a sentence for people is made of.
 *
 * No sentence is in it, but which one it is and what completes it: it is made at the edge, in its
 * reader's language, of the one table of sentences (core/problem/fail.h, which also fills errors).
 *
 * Functions that can fail return bool and take a `struct ks_err *err` last. On failure they fill it
 * exactly once, where the facts are; each layer above may put a part in front of it. Whoever
 * decides what to do about it logs it, once. `err` may be NULL where the caller does not care. A
 * value: it owns nothing and may be copied. */

enum ks_err_code {
    KS_ERR_NONE = 0,
    KS_ERR_IO,          /* the operating system said no */
    KS_ERR_HELD,        /* it is there, and this one file may not be opened now: no permission, or
                         * another program has it */
    KS_ERR_NOT_FOUND,   /* no such file, item, key */
    KS_ERR_FORMAT,      /* bytes do not follow their format */
    KS_ERR_LIMIT,       /* larger than the bound for it */
    KS_ERR_UNSUPPORTED, /* well-formed, but not something we play */
    KS_ERR_REFUSED,     /* forbidden: path escape, link, device, policy */
    KS_ERR_TIMEOUT,     /* took longer than it may */
    KS_ERR_CRASHED,     /* a child process died */
    KS_ERR_USAGE        /* the caller's arguments */
};

#define KS_ERR_PARTS 4
#define KS_ERR_ARGS 5
#define KS_ERR_NUMBERS 3
#define KS_ERR_BYTES 512 /* of all texts: more is cut at a character */

struct ks_err_arg { /* as `struct ks_arg` (core/problem/arg.h) */
    int kind, which;
    long long number[KS_ERR_NUMBERS];
    unsigned short at, length; /* of a text, among the bytes */
};

struct ks_err_part {
    int sentence; /* its number in the table, which base does not know */
    struct ks_err_arg arg[KS_ERR_ARGS];
};

struct ks_err {
    enum ks_err_code code;
    size_t n, used; /* parts, bytes */
    struct ks_err_part part[KS_ERR_PARTS];
    char bytes[KS_ERR_BYTES];
};

#endif
