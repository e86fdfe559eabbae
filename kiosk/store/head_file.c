/* HEAD and its copy on the disk. */
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "port/lang.h"
#include "store/store_parts.h"

#define KS_LOG_MODULE "store"
#include "port/log.h"

enum copy { COPY_VALID, COPY_NONE, COPY_BAD, COPY_UNREADABLE };

static enum copy load_copy(struct ks_disk *disk, const char *path, struct ks_head *head)
{
    struct ks_err err = { 0 };
    char *bytes;
    size_t n;
    switch (ks_disk_load(disk, path, KS_HEAD_BYTES, &bytes, &n, &err)) {
    case KS_LOADED:
        break;
    case KS_LOAD_NONE:
        return COPY_NONE;
    case KS_LOAD_OTHER:
        return COPY_BAD;
    case KS_LOAD_FAILED:
        return COPY_UNREADABLE;
    }
    bool ok = ks_head_decode((const uint8_t *)bytes, n, head, &err);
    free(bytes);
    return ok ? COPY_VALID : COPY_BAD;
}

/* `stale` tells which of the two copies are not the one that counts. */
static enum copy load_newest(struct ks_disk *disk, struct ks_head *head, bool stale[2])
{
    static const char *const names[2] = { "HEAD", "HEAD.bak" };
    struct ks_head heads[2] = { { 0 }, { 0 } };
    enum copy found[2];
    for (int i = 0; i < 2; i++) {
        found[i] = load_copy(disk, names[i], &heads[i]);
    }
    bool first =
        found[0] == COPY_VALID && (found[1] != COPY_VALID || heads[0].serial >= heads[1].serial);
    int best = first ? 0 : 1;
    *head = (struct ks_head) { 0 };
    if (found[best] != COPY_VALID) {
        bool unknown = found[0] == COPY_UNREADABLE || found[1] == COPY_UNREADABLE;
        bool fresh = found[0] == COPY_NONE && found[1] == COPY_NONE;
        return unknown ? COPY_UNREADABLE : fresh ? COPY_NONE : COPY_BAD;
    }
    *head = heads[best];
    for (int i = 0; i < 2; i++) {
        stale[i] = found[i] != COPY_VALID || heads[i].serial != head->serial;
    }
    return COPY_VALID;
}

enum ks_head_loaded
ks_head_file_load(struct ks_disk *disk, struct ks_head *head, struct ks_err *err)
{
    bool stale[2];
    switch (load_newest(disk, head, stale)) {
    case COPY_VALID:
        break;
    case COPY_NONE:
        (void)ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_HEAD_NONE, KS_NO_ARGS);
        return KS_HEAD_NEVER;
    case COPY_BAD:
        (void)ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_HEAD_LOST, KS_NO_ARGS);
        return KS_HEAD_LOST;
    case COPY_UNREADABLE:
        (void)ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_HEAD_UNREAD, KS_NO_ARGS);
        return KS_HEAD_LOST;
    }
    return KS_HEAD_LOADED;
}

/* On the disk at once: whoever reads only shows what it says. Without a HEAD, and with nothing
 * signed in rel/, it is a new device, of which there is nothing to say. */
static bool rebuild(struct ks_store *store, enum copy found, struct ks_err *err)
{
    struct ks_head head;
    if (!ks_head_rebuild(store, &head, err)) {
        return false;
    }
    if (found == COPY_NONE && head.trust_version == 0 && head.epoch == 0) {
        return true;
    }
    const struct ks_head_role *content = &head.role[KS_ROLE_CONTENT];
    ks_log(KS_LOG_NO_HEAD,
           "no valid HEAD: made again of what lies on the disk, trust %u%s, version %llu",
           head.trust_version == KS_HEAD_TRUST_LOST ? 0 : head.trust_version,
           head.trust_version == KS_HEAD_TRUST_LOST ? " (its file decayed)" : "",
           (unsigned long long)content->version);
    store->head = (struct ks_head) { 0 };
    return ks_head_file_commit(store, head, err);
}

bool ks_head_file_recover(struct ks_store *store, struct ks_err *err)
{
    bool stale[2] = { false };
    uint8_t bytes[KS_HEAD_BYTES];
    enum copy found = load_newest(&store->disk, &store->head, stale);
    switch (found) {
    case COPY_UNREADABLE:
        /* Fail: to begin with an empty HEAD would forget what was trusted, and how far versions had
         * come. */
        return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_HEAD_UNREAD, KS_NO_ARGS);
    case COPY_BAD:
    case COPY_NONE:
        return rebuild(store, found, err);
    case COPY_VALID:
        break;
    }
    ks_head_encode(&store->head, bytes);
    if (stale[0] && !ks_store_replace(store, "", "HEAD", bytes, sizeof bytes, err)) {
        return false;
    }
    return !stale[1] || ks_store_replace(store, "", "HEAD.bak", bytes, sizeof bytes, err);
}

bool ks_head_file_commit(struct ks_store *store, struct ks_head head, struct ks_err *err)
{
    struct ks_err spare = { 0 };
    uint8_t bytes[KS_HEAD_BYTES];
    head.serial = store->head.serial + 1;
    ks_head_encode(&head, bytes);
    if (!ks_store_replace(store, "", "HEAD", bytes, sizeof bytes, err)) {
        return false;
    }
    store->head = head;
    /* The commit is done. HEAD.bak is for a HEAD that decays later; if writing it fails, recovery
     * does it. */
    if (!ks_store_replace(store, "", "HEAD.bak", bytes, sizeof bytes, &spare)) {
        ks_log(KS_LOG_SPARE_HEAD, "HEAD.bak: %s", ks_err_line(ks_lang_here(), &spare).text);
    }
    return true;
}
