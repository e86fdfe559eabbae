/* Whom screens believe that read a stick or share (see believed.h). */
#include "kioskctl/believed.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/problem/fail.h"
#include "kioskctl/release.h"
#include "port/fsio.h"
#include "port/lang.h"
#include "sync/verify/signatures.h"

uint32_t believed_missing(const char *folder,
                          const char *path,
                          struct ks_str bytes,
                          const struct ks_trust *trust,
                          enum ks_trust_role role)
{
    struct ks_source source;
    struct ks_signers signers = { .n = 0 };
    struct ks_signed document = { .bytes = bytes };
    if (ks_source_open(folder, &source, NULL)) {
        struct ks_receive r = { .source = &source, .arena = ks_arena_new() };
        /* What cannot be read has signed nothing. */
        (void)ks_receive_signatures(&r, path, trust, role, &document, &signers);
        ks_arena_free(r.arena);
        ks_source_close(&source);
    }
    return ks_trust_missing(trust, role, signers.v, signers.n);
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
