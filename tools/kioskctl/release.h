#ifndef KIOSKCTL_RELEASE_H
#define KIOSKCTL_RELEASE_H

#include "core/release/trust.h"
#include "kioskctl/ctl.h"

/* The commands about keys and releases: their options, and what several of them share. */

struct rel {
    const char *words[2]; /* sub-command and folder or file */
    size_t n_words;
    const char *output, *version, *expires, *places, *role, *fleet, *trust, *state, *place, *minfw,
        *minversion, *blackbox;
    struct ctl_list keys, root, content, alert, revoke, remove, threshold;
    bool no_password, force, epoch, json;
    struct ks_zone zone;
};

int rel_keygen(struct rel *rel);
int rel_sign(struct rel *rel);
int rel_trust(struct rel *rel);
int rel_publish(struct rel *rel);
int rel_verify(struct rel *rel);
int rel_import(struct rel *rel);
int rel_rollback(struct rel *rel);
int rel_status(struct rel *rel);

/* Runs argv[1] if it is one of these; false if it is not. */
bool rel_run(int argc, char **argv, int *status);

/* A trust file from this machine. Says what is wrong. */
bool rel_load_trust(const char *path, struct ks_trust *trust);
/* A whole file of the office; NULL with a message. The caller's to free. */
char *rel_load(const char *path, size_t limit, size_t *n);
/* Whether what was told just now may be published: with --force. Else says that it was not. */
bool rel_may_publish(const struct rel *rel);
bool rel_number(const char *option, const char *text, uint64_t max, uint64_t *number);

#endif
