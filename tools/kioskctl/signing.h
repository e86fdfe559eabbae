#ifndef KIOSKCTL_SIGNING_H
#define KIOSKCTL_SIGNING_H

#include "kioskctl/minikey.h"
#include "kioskctl/release.h"

/* The secret keys that a command signs with: opened once, before anything is written, so that it is
 * known first whether screens believe them. */

struct signing {
    struct minikey v[CTL_LIST_MAX];
    const char *file[CTL_LIST_MAX]; /* where each was read */
    size_t n;
};

/* Opens each key; asks for passwords. Says what is wrong. End it either way. */
KS_NODISCARD bool signing_begin(struct signing *signing, const struct ctl_list *keys);
void signing_end(struct signing *signing); /* wipes them */
/* Signs `bytes` with each key, as FILE.<KEY>.minisig. Says what is wrong. */
KS_NODISCARD bool
signing_write(const struct signing *signing, const char *file, struct ks_str bytes, int64_t now);

#endif
