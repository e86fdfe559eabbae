/* kioskctl sign: one more signature for a release or a trust file, and how many it still needs. */
#define _GNU_SOURCE /* realpath */
#include "kioskctl/sign.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "kioskctl/believed.h"
#include "kioskctl/offered.h"
#include "kioskctl/signing.h"
#include "port/clock.h"
#include "port/lang.h"

enum kind {
    SOMETHING,
    ASTRAY,     /* a release, but where no screen looks */
    UNBELIEVED, /* a release, and nobody can say whom screens believe */
    UNREADABLE, /* a release, and what tells whom screens believe is at fault: that was said */
    RELEASE,
    TRUST
};

struct subject { /* what a file is to screens */
    enum kind kind;
    struct ks_manifest release; /* no more than its name and numbers */
    char fleet[KS_NAME_MAX + 1];
    char folder[PATH_MAX]; /* of the stick or share */
    char path[PATH_MAX];   /* where it lies below the folder */
    const char *file;      /* as it was given; so was the trust file, NULL = none */
    const char *start;
    enum ks_trust_role role;
    struct ks_trust trust; /* TRUST */
    struct believed believed;
};

/* Its real folder FOLDER/below cut into FOLDER and below/NAME. Also for who stands in that folder.
 */
static bool is_below(struct subject *s, const char *below)
{
    const char *slash = strrchr(s->file, '/'), *name = slash == NULL ? s->file : slash + 1;
    struct ks_buf given = { 0 };
    ks_buf_addf(&given, "%.*s.", (int)(name - s->file), s->file);
    bool found = realpath(given.p, s->folder) != NULL;
    ks_buf_free(&given);
    char *last = found ? strrchr(s->folder, '/') : NULL;
    if (last == NULL || strcmp(last + 1, below) != 0) {
        return false;
    }
    last[last == s->folder ? 1 : 0] = '\0'; /* "/rel" lies in the root */
    return (size_t)snprintf(s->path, sizeof s->path, "%s/%s", below, name) < sizeof s->path;
}

static enum kind kind_of(struct subject *s, struct ks_str bytes)
{
    struct ks_manifest manifest;
    struct ks_arena *arena = ks_arena_new();
    enum kind kind = SOMETHING;
    if (ks_manifest_parse(bytes, arena, &manifest, NULL)) {
        kind = is_below(s, "rel") ? RELEASE : ASTRAY;
        s->role = ks_trust_role_for(manifest.role);
        s->release = (struct ks_manifest) { .fleet = s->fleet,
                                            .role = manifest.role,
                                            .epoch = manifest.epoch,
                                            .version = manifest.version };
        snprintf(s->fleet, sizeof s->fleet, "%s", manifest.fleet);
    } else if (is_below(s, "trust") && ks_trust_parse(bytes, &s->trust, NULL)) {
        kind = TRUST;
        s->role = KS_TRUST_ROOT;
    }
    ks_arena_free(arena);
    return kind;
}

static void find_out(struct subject *s, struct ks_str bytes)
{
    s->kind = kind_of(s, bytes);
    if (s->kind == RELEASE) {
        bool read = believed_read(s->folder, s->start, &s->believed);
        s->kind = !read ? UNREADABLE : s->believed.known ? RELEASE : UNBELIEVED;
    } else if (s->kind == TRUST) {
        bool read = believed_read(s->folder, NULL, &s->believed);
        s->kind = read && s->believed.known ? TRUST : SOMETHING;
    }
}

/* Whether a key may sign it: one that was revoked vouches for nothing. A trust file is signed by
 * roots of the one before it, which need not be its own. */
static bool may_sign(const struct subject *s, const struct signing *signing)
{
    const struct ks_trust *now = &s->believed.trust;
    bool known = s->kind == RELEASE || s->kind == TRUST;
    for (size_t i = 0; known && i < signing->n; i++) {
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
    return s->kind != UNREADABLE;
}

static void tell_trust(const struct subject *s, struct ks_str bytes)
{
    const struct ks_trust *now = &s->believed.trust;
    if (s->trust.n <= now->n) {
        printf(ks_say("签名够了：信任文件第 %u 版已经生效\n"), s->trust.n);
        offered_tell(s->folder, now);
    } else if (s->trust.n == now->n + 1) {
        uint32_t old = believed_missing(s->folder, s->path, bytes, now, KS_TRUST_ROOT);
        uint32_t own = believed_missing(s->folder, s->path, bytes, &s->trust, KS_TRUST_ROOT);
        printf(ks_say("还差 %u 个现在的根密钥的签名、%u 个它自己的根密钥的签名（一把密钥可以两样都"
                      "算）。请运行 kioskctl sign %s --key …；在这之前屏幕仍按第 %u 版\n"),
               old, own, s->file, now->n);
    }
}

/* Names it, unless a later one that holds is named: `later`. */
static bool name(const struct subject *s, uint64_t *later, struct ks_err *err)
{
    const struct ks_trust *now = &s->believed.trust;
    const struct ks_manifest *m = &s->release;
    struct outlet outlet;
    uint64_t epoch;
    if (!outlet_open(s->folder, &outlet, err)) {
        return false;
    }
    struct offering offering = { s->folder, &outlet, m->role, m->fleet, m->epoch, now };
    bool named = outlet_latest(&outlet, m->role, &epoch, later) && epoch == m->epoch &&
                 *later > m->version && offered_look(&offering, *later) != OFFERED_UNTRUE;
    *later = named ? *later : 0;
    bool ok = named || outlet_set_latest(&outlet, m, err);
    outlet_close(&outlet);
    return ok;
}

/* Leads screens to a release that they take from this signature on. */
static bool lead(const struct subject *s)
{
    enum ks_receive_code why = offered_refusal(&s->believed.trust, &s->release);
    uint64_t later = 0;
    struct ks_err err = { 0 };
    if (why != KS_RECEIVED) {
        ctl_cannot(ks_say("签名够了，可是屏幕不收：[%s] %s"), ks_receive_id(why),
                   ks_receive_sentence(why, ks_lang_here()));
        return false;
    }
    puts(ks_say("签名够了"));
    if (!name(s, &later, &err)) {
        ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
        return false;
    }
    if (later > 0) {
        printf(ks_say("提示：屏幕已经收第 %llu 版，这一版不再显示\n"), (unsigned long long)later);
    }
    return true;
}

static bool tell_release(const struct subject *s, struct ks_str bytes)
{
    const struct ks_trust *now = &s->believed.trust;
    uint32_t missing = believed_missing(s->folder, s->path, bytes, now, s->role);
    if (missing == 0) {
        return lead(s);
    }
    printf(ks_say("签名还不够：还差 %u 个（需要 %u 个）。请另一位老师运行 kioskctl sign "
                  "%s%s%s --key …\n"),
           missing, now->role[s->role].threshold, s->file, s->start == NULL ? "" : " --trust ",
           s->start == NULL ? "" : s->start);
    return true;
}

static bool tell(const struct subject *s, struct ks_str bytes)
{
    switch (s->kind) {
    case TRUST:
        tell_trust(s, bytes);
        return true;
    case RELEASE:
        return tell_release(s, bytes);
    case ASTRAY:
        ctl_cannot(ks_say("签了名，可是“%s”不在 U 盘或共享的 rel 文件夹里，屏幕不会来取"), s->file);
        return false;
    case UNBELIEVED:
        ctl_cannot(ks_say("签了名，可是没有信任文件，不知道屏幕认谁的签名，没有让屏幕来取。请加 "
                          "--trust FILE 再运行一次"));
        return false;
    case UNREADABLE:
        return false;
    case SOMETHING:
    default:
        return true;
    }
}

static struct subject *new_subject(const char *file, const char *trust, struct ks_str bytes)
{
    struct subject *s = malloc(sizeof *s); /* large, hence not on the stack */
    if (s == NULL) {
        ks_oom();
    }
    *s = (struct subject) { .file = file, .start = trust };
    find_out(s, bytes);
    return s;
}

void sign_tell(const char *file, struct ks_str bytes)
{
    struct subject *s = new_subject(file, NULL, bytes);
    (void)tell(s, bytes);
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
    struct subject *s = new_subject(file, rel->trust, bytes);
    bool ok = signing_begin(&signing, &rel->keys) && may_sign(s, &signing) &&
              signing_write(&signing, file, bytes, ks_clock_wall().s);
    free(s);
    if (ok) {
        print_names(&signing, file);
        s = new_subject(file, rel->trust, bytes); /* what counts may be another trust file now */
        ok = tell(s, bytes);
        free(s);
    }
    signing_end(&signing);
    free(text);
    return ok ? CTL_CLEAN : CTL_CANNOT;
}
