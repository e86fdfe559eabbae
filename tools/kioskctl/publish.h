#ifndef KIOSKCTL_PUBLISH_H
#define KIOSKCTL_PUBLISH_H

#include "content/content_set.h"
#include "core/release/manifest.h"
#include "port/disk.h"

/* Writing a release where people carry it from: a stick or a share. Objects first, then manifest
 * and signatures, `latest` last: whoever reads meanwhile finds the old release or the new one.
 * `latest` names only what screens take: the last signature moves it. */

struct outlet {
    struct ks_disk disk;
    size_t copied, present;
    uint64_t bytes; /* copied */
};

KS_NODISCARD bool outlet_open(const char *folder, struct outlet *outlet, struct ks_err *err);
void outlet_close(struct outlet *outlet);
/* SHA-256 and length of what `fd` reads, from its beginning. */
KS_NODISCARD bool blob_hash(int fd, uint8_t hash[32], uint64_t *length, struct ks_err *err);
/* Copy unless it is there, whole. Fails if the bytes are no longer `file`'s. */
KS_NODISCARD bool outlet_object(struct outlet *outlet,
                                int fd,
                                const struct ks_manifest_file *file,
                                struct ks_err *err);
/* A small file in one step; its folder is made if need be. */
KS_NODISCARD bool
outlet_file(struct outlet *outlet, const char *path, struct ks_str bytes, struct ks_err *err);
/* Where a release lies. */
#define OUTLET_RELEASE_PATH 64
void outlet_release_path(const struct ks_manifest *release, char out[OUTLET_RELEASE_PATH]);
/* `latest` or `latest.alert`: it leads screens to a release. */
const char *outlet_latest_name(enum ks_role role);
/* Epoch and version of what that names; false if there is none. */
bool outlet_latest(struct outlet *outlet, enum ks_role role, uint64_t *epoch, uint64_t *version);
/* Has it name this release. */
KS_NODISCARD bool
outlet_set_latest(struct outlet *outlet, const struct ks_manifest *manifest, struct ks_err *err);
/* The versions of a role and epoch that names in rel say, highest first. A name is no more than
 * that: anybody can write it. */
struct outlet_versions {
    struct ks_arena *arena; /* set by the caller */
    uint64_t *v;
    size_t n;
};
void outlet_versions(struct outlet *outlet,
                     enum ks_role role,
                     uint32_t epoch,
                     struct outlet_versions *found);

#endif
