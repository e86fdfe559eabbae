#ifndef KS_SYNC_POLICY_H
#define KS_SYNC_POLICY_H

#include "base/err.h"
#include "base/text.h"
#include "base/words.h"

/* Policies: what a source may do with a screen. A policy is a row of answers in policy.c, and
 * nothing but those answers is asked anywhere: who adds one writes its row, and every sentence that
 * lists policies lists it. No state: any thread. */

enum ks_policy { KS_POLICY_SIGNED, KS_POLICY_OPEN, KS_POLICY_PIN, KS_POLICY_OFF, KS_POLICIES };

struct ks_policy_row {
    const char *word;  /* in kiosk.ini */
    const char *means; /* in a few words, KS_WORD_MARK() */
    bool looks;        /* the source is looked at at all; else the other answers are false */
    bool trusts;       /* a plain folder counts; else only what the trust file vouches for */
    bool waits;        /* what it brings waits until staff adopt it; only with `trusts` */
};
const struct ks_policy_row *ks_policy(enum ks_policy policy);
/* Only releases that the trust file vouches for are taken: without one, none is. */
bool ks_policy_wants_signatures(enum ks_policy policy);

/* Whether `a` lets less happen than `b`. */
bool ks_policy_is_stricter(enum ks_policy a, enum ks_policy b);

/* False: no policy is called so, and *policy stays as it was. */
bool ks_policy_find(struct ks_str word, enum ks_policy *policy);
/* KS_ERR_USAGE with all words in the sentence. */
KS_NODISCARD bool
ks_policy_read(enum ks_policy *policy, const char *key, const char *value, struct ks_err *err);
/* The words of all, appended: "signed|open" with `between` "|" and `last` "|". */
void ks_policy_list(const char *between, const char *last, struct ks_buf *out);

#endif
