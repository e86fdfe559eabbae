#ifndef KIOSKCTL_PUBLISHING_H
#define KIOSKCTL_PUBLISHING_H

#include "kioskctl/believed.h"
#include "kioskctl/ctl.h"
#include "kioskctl/publish.h"
#include "kioskctl/release.h"
#include "kioskctl/signing.h"

/* A release while it is published. */

struct publishing {
    const struct rel *rel;
    struct ctl ctl; /* the content set, loaded */
    struct ks_arena *arena;
    struct outlet outlet;
    struct believed believed;
    struct signing signing;
    struct ks_manifest manifest;
    size_t left_out, alerts;
    int pack; /* a file of what the documents are read as; -1 = none is signed */
    bool failed;
};

/* Adds the files of the set that screens have a use for; of the others it is said why they are left
 * out. False, which is said, if there are none, too many, or one cannot be read. */
bool publishing_add_files(struct publishing *p);

#endif
