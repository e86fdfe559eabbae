/* Whom screens believe that read a stick or share (see believed.h). */
#include "kioskctl/believed.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/problem/fail.h"
#include "kioskctl/release.h"
#include "port/fsio.h"
#include "port/lang.h"
#include "sync/verify/signatures.h"

/* A document of the folder, and who signed it. */
struct asking {
    const char *folder, *path;
    struct ks_str bytes;
    enum ks_trust_role role;
    bool unread; /* a signature, so that it has signed nothing */
};

static struct ks_signers signers_of(struct asking *asking, const struct ks_trust *trust)
{
    struct ks_source source;
    struct ks_signers signers = { .n = 0 };
    struct ks_signed document = { .bytes = asking->bytes };
    bool opened = ks_source_open(asking->folder, &source, NULL);
    asking->unread = asking->unread || !opened;
    if (opened) {
        struct ks_receive r = { .source = &source, .arena = ks_arena_new() };
        enum ks_receive_code code =
            ks_receive_signatures(&r, asking->path, trust, asking->role, &document, &signers);
        asking->unread = asking->unread || code != KS_RECEIVED;
        ks_arena_free(r.arena);
        ks_source_close(&source);
    }
    return signers;
}

uint32_t believed_missing(const char *folder,
                          const char *path,
                          struct ks_str bytes,
                          const struct ks_trust *trust,
                          enum ks_trust_role role)
{
    struct asking asking = { folder, path, bytes, role, .unread = false };
    struct ks_signers signers = signers_of(&asking, trust);
    return ks_trust_missing(trust, role, signers.v, signers.n);
}

/* Has the revoked keys from `first` on be those of the role, as many as it holds. */
static struct ks_trust
before_revocation(const struct ks_trust *trust, enum ks_trust_role role, size_t first)
{
    struct ks_trust once = *trust;
    struct ks_trust_keys *keys = &once.role[role];
    once.n_revoked = 0;
    keys->n = 0;
    while (keys->n < KS_TRUST_KEYS_MAX && first < trust->n_revoked) {
        keys->v[keys->n++] = trust->revoked[first++];
    }
    return once;
}

static bool has_signer(struct asking *asking, const struct ks_trust *trust)
{
    bool has = signers_of(asking, trust).n > 0;
    for (size_t i = 0; !has && i < trust->n_revoked; i += KS_TRUST_KEYS_MAX) {
        struct ks_trust once = before_revocation(trust, asking->role, i);
        has = signers_of(asking, &once).n > 0;
    }
    return has;
}

enum believed_signed believed_once(const char *folder,
                                   const char *path,
                                   struct ks_str bytes,
                                   const struct ks_trust *trust,
                                   enum ks_trust_role role)
{
    struct asking asking = { folder, path, bytes, role, .unread = false };
    bool once = has_signer(&asking, trust);
    struct ks_dir *dir = once ? NULL : ks_dir_open(folder, NULL);
    for (unsigned n = trust->n; dir != NULL && !once && --n > 0;) {
        char file[40], *text = NULL;
        size_t length = 0;
        struct ks_trust before;
        snprintf(file, sizeof file, "trust/%u.trust", n);
        once = ks_dir_read(dir, file, KS_TRUST_BYTES_MAX, &text, &length, NULL) &&
               ks_trust_parse((struct ks_str) { text, length }, &before, NULL) &&
               has_signer(&asking, &before);
        free(text);
    }
    ks_dir_close(dir);
    return once ? BELIEVED_SIGNED : asking.unread ? BELIEVED_UNREAD : BELIEVED_UNSIGNED;
}

/* The first trust file of the folder. The one before version 2 came with the screens and need not
 * be there; then its own roots have to vouch for it. */
static bool begin(const char *folder, struct believed *believed)
{
    struct ks_dir *dir = ks_dir_open(folder, NULL);
    for (unsigned n = 1; dir != NULL && n <= 2 && !believed->known; n++) {
        char path[40], *bytes = NULL;
        size_t length = 0;
        snprintf(path, sizeof path, "trust/%u.trust", n);
        if (ks_dir_read(dir, path, KS_TRUST_BYTES_MAX, &bytes, &length, NULL)) {
            struct ks_str text = { bytes, length };
            struct ks_trust *trust = &believed->trust;
            believed->known =
                ks_trust_parse(text, trust, NULL) &&
                (n == 1 || believed_missing(folder, path, text, trust, KS_TRUST_ROOT) == 0);
            free(bytes);
        }
    }
    ks_dir_close(dir);
    return believed->known;
}

bool believed_read(const char *folder, const char *start, struct believed *believed)
{
    struct ks_source source;
    *believed = (struct believed) { .known = false };
    if (start != NULL) {
        if (!rel_load_trust(start, &believed->trust)) {
            return false;
        }
        believed->known = true;
    } else if (!begin(folder, believed)) {
        return true;
    }
    if (!ks_source_open(folder, &source, NULL)) {
        return true; /* a new one */
    }
    struct ks_receive r = { .source = &source, .trust = &believed->trust, .arena = ks_arena_new() };
    enum ks_receive_code code = ks_receive_trust(&r);
    if (code != KS_RECEIVED) {
        ctl_cannot(ks_say("“%s/%s”：[%s] %s"), folder, r.file, ks_receive_id(code),
                   ks_receive_sentence(code, ks_lang_here()));
    }
    believed->waits = r.waits;
    believed->waits.file = NULL;
    ks_arena_free(r.arena);
    ks_source_close(&source);
    return code == KS_RECEIVED;
}

void believed_tell(const struct believed *believed)
{
    enum ks_receive_code why = believed->waits.why;
    if (why != KS_RECEIVED) {
        printf(ks_say("信任文件第 %u 版：[%s] %s（还差 %u 个签名）；在这之前屏幕仍按第 %u 版\n"),
               believed->trust.n + 1, ks_receive_id(why), ks_receive_sentence(why, ks_lang_here()),
               believed->waits.missing, believed->trust.n);
    }
}
