#ifndef KS_STORE_RELEASE_SET_H
#define KS_STORE_RELEASE_SET_H

#include "content/content_set.h"
#include "core/form/pack.h"
#include "store/store_parts.h"

/* A content set of one or two releases: blobs by name, hashed when first opened. Of the thread that
 * reads it; opening one waits for the disk. */

struct ks_release_set {
    struct ks_store *store;
    struct ks_disk *disk; /* the store's */
    struct ks_arena *arena;
    struct ks_manifest_file *files; /* of one or two releases, sorted by path */
    size_t n;
    struct ks_manifest signed_part[KS_ROLE_COUNT]; /* what of each is signed ends with it */
    bool ended;                   /* what signatures brought of the content has ended */
    struct ks_content_set *below; /* the factory's folder, where no content release can be shown */
    struct ks_hash_set verified;
    bool by_name;      /* nothing is hashed */
    bool packs_opened; /* tried, at least */
    char *pack_bytes, *kept_bytes;
    struct ks_pack pack; /* of the signed part of the content; views into its bytes */
    struct ks_pack kept; /* what this device has had made of it */
};

struct ks_release_set *ks_release_set_new(struct ks_store *store); /* empty */
void ks_release_set_add(struct ks_release_set *set, const struct ks_manifest *manifest);
/* Makes a content set of what was added, which owns `set` from now on. */
struct ks_content_set *ks_release_set_done(struct ks_release_set *set);
void ks_release_set_free(struct ks_release_set *set); /* one that was not made a content set */

#endif
