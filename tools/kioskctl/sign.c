/* kioskctl sign: one more signature for a release or a trust file, and how many it still needs. */
#include "kioskctl/sign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "kioskctl/believed.h"
#include "kioskctl/signing.h"
#include "port/clock.h"
#include "port/lang.h"

enum kind { SOMETHING, RELEASE, TRUST };

struct subject { /* what a file is to screens */
    enum kind kind;
    char folder[4096]; /* of the stick or share */
    const char *file;  /* as it was given; and where it lies below the folder */
    const char *path;
    enum ks_trust_role role;
    struct ks_trust trust; /* TRUST */
    struct believed believed;
};

/* FOLDER/below/NAME cut into FOLDER and below/NAME. */
static bool is_below(struct subject *s, const char *file, const char *below)
{
    size_t n = strlen(below), length = strlen(file);
    const char *slash = strrchr(file, '/');
    if (slash == NULL || slash - file < (long)n || length >= sizeof s->folder ||
        strncmp(slash - n, below, n) != 0) {
        return false;
    }
    const char *at = slash - n;
    if (at > file && at[-1] != '/') {
        return false;
    }
    /* "rel/X" alone lies in the folder where we are, "/rel/X" in the root. */
    snprintf(s->folder, sizeof s->folder, "%.*s", at == file ? 1 : (int)(at - file),
             at == file ? "." : file);
    s->path = at;
    return true;
}

static void find_out(struct subject *s, const char *file, struct ks_str bytes)
{
    struct ks_manifest manifest;
    struct ks_arena *arena = ks_arena_new();
    *s = (struct subject) { .kind = SOMETHING, .file = file };
    if (is_below(s, file, "rel") && ks_manifest_parse(bytes, arena, &manifest, NULL)) {
        s->kind = RELEASE;
        s->role = ks_trust_role_for(manifest.role);
    } else if (is_below(s, file, "trust") && ks_trust_parse(bytes, &s->trust, NULL)) {
        s->kind = TRUST;
        s->role = KS_TRUST_ROOT;
    }
    ks_arena_free(arena);
    if (s->kind != SOMETHING &&
        (!believed_read(s->folder, NULL, &s->believed) || !s->believed.known)) {
        s->kind = SOMETHING; /* nobody can say whom screens believe */
    }
}

/* Whether a key may sign it: one that was revoked vouches for nothing. A trust file is signed by
 * roots of the one before it, which need not be its own. */
static bool may_sign(const struct subject *s, const struct signing *signing)
{
    const struct ks_trust *now = &s->believed.trust;
    for (size_t i = 0; s->kind != SOMETHING && i < signing->n; i++) {
        const struct ks_trust_key *key = &signing->v[i].key;
        enum ks_standing standing = ks_trust_standing(now, s->role, key);
        if (standing == KS_STANDING_REVOKED) {
            ctl_cannot(ks_say("“%s”的密钥已经作废，屏幕不认它的签名：没有签"), signing->file[i]);
            return false;
        }
        if (standing == KS_STANDING_UNKNOWN &&
            (s->kind != TRUST ||
             ks_trust_standing(&s->trust, s->role, key) != KS_STANDING_COUNTS)) {
            printf(ks_say("提示：“%s”没有登记为“%s”的密钥，屏幕不认它的签名\n"), signing->file[i],
                   ks_trust_role_name(s->role));
        }
    }
    return true;
}

static void tell_trust(const struct subject *s, struct ks_str bytes)
{
    const struct ks_trust *now = &s->believed.trust;
    if (s->trust.n <= now->n) {
        printf(ks_say("签名够了：信任文件第 %u 版已经生效\n"), s->trust.n);
    } else if (s->trust.n == now->n + 1) {
        uint32_t old = believed_missing(s->folder, s->path, bytes, now, KS_TRUST_ROOT);
        uint32_t own = believed_missing(s->folder, s->path, bytes, &s->trust, KS_TRUST_ROOT);
        printf(ks_say("还差 %u 个现在的根密钥的签名、%u 个它自己的根密钥的签名（一把密钥可以两样都"
                      "算）。请运行 kioskctl sign %s --key …；在这之前屏幕仍按第 %u 版\n"),
               old, own, s->file, now->n);
    }
}

static void tell(const struct subject *s, struct ks_str bytes)
{
    const struct ks_trust *now = &s->believed.trust;
    if (s->kind == TRUST) {
        tell_trust(s, bytes);
    } else if (s->kind == RELEASE) {
        uint32_t missing = believed_missing(s->folder, s->path, bytes, now, s->role);
        if (missing == 0) {
            puts(ks_say("签名够了"));
        } else {
            printf(ks_say("签名还不够：还差 %u 个（需要 %u 个）。请另一位老师运行 kioskctl sign "
                          "%s --key …\n"),
                   missing, now->role[s->role].threshold, s->file);
        }
    }
}

static struct subject *new_subject(const char *file, struct ks_str bytes)
{
    struct subject *s = malloc(sizeof *s); /* large, hence not on the stack */
    if (s == NULL) {
        ks_oom();
    }
    find_out(s, file, bytes);
    return s;
}

void sign_tell(const char *file, struct ks_str bytes)
{
    struct subject *s = new_subject(file, bytes);
    tell(s, bytes);
    free(s);
}

static void print_names(const struct signing *signing, const char *file)
{
    for (size_t i = 0; i < signing->n; i++) {
        char number[KS_KEY_NUMBER_TEXT];
        ks_key_number_format(signing->v[i].key.number, number);
        printf("%s.%s.minisig\n", file, number);
    }
}

int rel_sign(struct rel *rel)
{
    size_t n = 0;
    if (rel->n_words != 1 || rel->keys.n == 0) {
        return ctl_cannot(ks_say("用法：kioskctl sign FILE --key KEY"));
    }
    const char *file = rel->words[0];
    char *text = rel_load(file, KS_MANIFEST_BYTES_MAX, &n);
    if (text == NULL) {
        return CTL_CANNOT;
    }
    struct ks_str bytes = { text, n };
    struct signing signing;
    struct subject *s = new_subject(file, bytes);
    bool ok = signing_begin(&signing, &rel->keys) && may_sign(s, &signing) &&
              signing_write(&signing, file, bytes, ks_clock_wall().s);
    if (ok) {
        print_names(&signing, file);
        sign_tell(file, bytes); /* what counts may be another trust file now */
    }
    signing_end(&signing);
    free(s);
    free(text);
    return ok ? CTL_CLEAN : CTL_CANNOT;
}
