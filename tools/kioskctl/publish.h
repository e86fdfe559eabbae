#ifndef KIOSKCTL_PUBLISH_H
#define KIOSKCTL_PUBLISH_H

#include "content/content_set.h"
#include "core/release/manifest.h"
#include "port/disk.h"

/* Writing a release where people carry it from: a stick or a share. Objects first, then manifest
 * and signatures, `latest` last: whoever reads meanwhile finds the old release or the new one. */

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
/* Epoch and version of `latest` or `latest.alert`; false if there is none. */
bool outlet_latest(struct outlet *outlet, const char *name, uint64_t *epoch, uint64_t *version);

#endif
