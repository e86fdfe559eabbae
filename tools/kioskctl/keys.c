/* kioskctl keygen, trust: keys, and who is believed. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/problem/fail.h"
#include "kioskctl/believed.h"
#include "kioskctl/fail.h"
#include "kioskctl/sign.h"
#include "kioskctl/signing.h"
#include "port/clock.h"
#include "port/fsio.h"
#include "port/lang.h"

int rel_keygen(struct rel *rel)
{
    if (rel->output == NULL || rel->n_words > 0) {
        return ctl_cannot(ks_say("用法：kioskctl keygen -o NAME [--no-password]"));
    }
    const char *password = NULL;
    if (!rel->no_password &&
        (password = password_read(ks_say("给新密钥设一个密码："), PASSWORD_TWICE)) == NULL) {
        return CTL_CANNOT;
    }
    struct minikey key;
    struct ks_err err = { 0 };
    minikey_new(&key);
    bool ok = minikey_save(&key, rel->output, password, &err);
    char number[KS_KEY_NUMBER_TEXT];
    ks_key_number_format(key.key.number, number);
    minikey_wipe(&key);
    if (!ok) {
        return ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
    }
    printf(
        ks_say(
            "%s.key 请收好，不要放在 U 盘或共享文件夹里\n%s.pub 编号 %s，交给管理信任文件的人\n"),
        rel->output, rel->output, number);
    return CTL_CLEAN;
}

static bool load_pub(const char *path, struct ks_trust_key *key)
{
    size_t n = 0;
    char *bytes = rel_load(path, 1024, &n);
    bool ok = bytes != NULL && ks_minipub_parse((struct ks_str) { bytes, n }, key);
    if (bytes != NULL && !ok) {
        ctl_cannot(ks_say("“%s”不是 minisign 公钥（.pub）"), path);
    }
    free(bytes);
    return ok;
}

static bool add_keys(const struct ctl_list *list, struct ks_trust_keys *keys)
{
    for (size_t i = 0; i < list->n; i++) {
        struct ks_trust_key key;
        if (!load_pub(list->v[i], &key)) {
            return false;
        }
        if (!ks_trust_add(keys, &key)) {
            ctl_cannot(ks_say("“%s”已经在里面，或公钥太多"), list->v[i]);
            return false;
        }
    }
    return true;
}

static bool take_away(const struct rel *rel, struct ks_trust *trust)
{
    for (size_t i = 0; i < rel->remove.n + rel->revoke.n; i++) {
        bool revoke = i >= rel->remove.n;
        const char *path = revoke ? rel->revoke.v[i - rel->remove.n] : rel->remove.v[i];
        struct ks_trust_key key;
        if (!load_pub(path, &key)) {
            return false;
        }
        bool found = false;
        for (int role = 0; !revoke && role < KS_TRUST_ROLES; role++) {
            found = ks_trust_remove(&trust->role[role], &key) || found;
        }
        if (revoke ? !ks_trust_revoke(trust, &key) : !found) {
            ctl_cannot(revoke ? ks_say("“%s”已经作废过") : ks_say("“%s”不在信任文件里"), path);
            return false;
        }
    }
    return true;
}

static bool set_thresholds(const struct ctl_list *list, struct ks_trust *trust)
{
    for (size_t i = 0; i < list->n; i++) {
        struct ks_str rest = ks_str_of(list->v[i]), name;
        bool known = false;
        uint64_t number = 0;
        (void)ks_str_cut(&rest, '=', &name);
        if (rest.p == NULL || !rel_number("--threshold", rest.p, KS_TRUST_KEYS_MAX, &number)) {
            ctl_cannot(ks_say("--threshold 写成 root=2"));
            return false;
        }
        for (int role = 0; role < KS_TRUST_ROLES; role++) {
            if (ks_str_is(name, ks_trust_role_name((enum ks_trust_role)role))) {
                trust->role[role].threshold = (uint32_t)number;
                known = true;
            }
        }
        if (!known) {
            ctl_cannot(ks_say("--threshold 只有 root、content、alert"));
            return false;
        }
    }
    return true;
}

static void tell_written(const struct ks_trust *trust, const char *path, struct ks_str text)
{
    printf("%s\n", path);
    if (trust->n > 1) {
        sign_tell(path, text);
    } else {
        printf(ks_say("请随程序装到每台设备上：/etc/tocsin/1.trust\n"));
    }
}

static int write_trust(const struct rel *rel, const char *folder, const struct ks_trust *trust)
{
    struct ks_buf text = { 0 }, path = { 0 };
    struct ks_err err = { 0 };
    struct signing signing;
    bool ok = signing_begin(&signing, &rel->keys);
    ks_buf_addf(&path, "%s/trust", folder);
    if (ok && ((mkdir(folder, 0777) != 0 && errno != EEXIST) ||
               (mkdir(path.p, 0777) != 0 && errno != EEXIST))) {
        ctl_cannot(ks_say("建不了文件夹“%s”"), folder);
        ok = false;
    }
    ks_buf_addf(&path, "/%u.trust", trust->n);
    if (ok &&
        (!ks_trust_format(trust, &text, &err) || !ks_file_write(path.p, text.p, text.n, &err))) {
        ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
        ok = false;
    }
    struct ks_str bytes = { text.p, text.n };
    ok = ok && signing_write(&signing, path.p, bytes, ks_clock_wall().s);
    if (ok) {
        tell_written(trust, path.p, bytes);
    }
    signing_end(&signing);
    ks_buf_free(&text);
    ks_buf_free(&path);
    return ok ? CTL_CLEAN : CTL_CANNOT;
}

static int trust_init(struct rel *rel)
{
    struct ks_trust trust = { .n = 1, .epoch = 1, .created = ks_clock_wall().s };
    if (rel->output == NULL || rel->fleet == NULL || !ks_fleet_valid(ks_str_of(rel->fleet))) {
        return ctl_cannot(ks_say("trust init 需要 -o OUT 和 --fleet NAME（小写字母、数字和“-”）"));
    }
    memcpy(trust.fleet, rel->fleet, strlen(rel->fleet));
    trust.role[KS_TRUST_ROOT].threshold = rel->root.n > 1 ? 2 : 1;
    trust.role[KS_TRUST_CONTENT].threshold = 1;
    trust.role[KS_TRUST_ALERT].threshold = 2;
    if (!add_keys(&rel->root, &trust.role[KS_TRUST_ROOT]) ||
        !add_keys(&rel->content, &trust.role[KS_TRUST_CONTENT]) ||
        !add_keys(&rel->alert, &trust.role[KS_TRUST_ALERT]) ||
        !set_thresholds(&rel->threshold, &trust)) {
        return CTL_CANNOT;
    }
    struct believed old;
    if (!believed_read(rel->output, NULL, &old)) {
        return CTL_CANNOT;
    }
    if (old.known) {
        return ctl_cannot(ks_say("“%s/trust”里已经有信任文件，要改用 trust rotate"), rel->output);
    }
    return write_trust(rel, rel->output, &trust);
}

static int trust_rotate(struct rel *rel)
{
    struct believed now = { .known = false };
    struct ks_err err = { 0 };
    if (rel->n_words == 2 && !believed_read(rel->words[1], NULL, &now)) {
        return CTL_CANNOT;
    }
    if (!now.known) {
        return ctl_cannot(ks_say("“%s/trust”里没有信任文件"),
                          rel->n_words == 2 ? rel->words[1] : "OUT");
    }
    if (now.waits.why != KS_RECEIVED) {
        believed_tell(&now);
        return ctl_cannot(ks_say("先让它签够；不要它了，就删掉“%s/trust/%u.trust”和它的签名"),
                          rel->words[1], now.trust.n + 1);
    }
    const struct ks_trust *old = &now.trust;
    struct ks_trust next = *old;
    next.n++;
    next.created = ks_clock_wall().s > old->created ? ks_clock_wall().s : old->created;
    next.epoch += rel->epoch;
    if ((rel->minversion != NULL &&
         !rel_number("--minversion", rel->minversion, KS_VERSION_MAX, &next.minversion)) ||
        !take_away(rel, &next) || !add_keys(&rel->root, &next.role[KS_TRUST_ROOT]) ||
        !add_keys(&rel->content, &next.role[KS_TRUST_CONTENT]) ||
        !add_keys(&rel->alert, &next.role[KS_TRUST_ALERT]) ||
        !set_thresholds(&rel->threshold, &next)) {
        return CTL_CANNOT;
    }
    if (!ks_trust_follows(old, &next, &err)) {
        return ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
    }
    return write_trust(rel, rel->words[1], &next);
}

static int trust_show(const struct rel *rel)
{
    static const char *const purposes[KS_TRUST_ROLES] = { KS_WORD_MARK("管理信任文件"),
                                                          KS_WORD_MARK("发布内容"),
                                                          KS_WORD_MARK("发布紧急提醒") };
    struct ks_trust trust;
    if (rel->n_words != 2 || !rel_load_trust(rel->words[1], &trust)) {
        return CTL_CANNOT;
    }
    printf(ks_say("学校 %s，信任文件第 %u 版，epoch %u\n"), trust.fleet, trust.n, trust.epoch);
    for (int role = 0; role < KS_TRUST_ROLES; role++) {
        const struct ks_trust_keys *keys = &trust.role[role];
        printf(ks_say("%s（%s）：%zu 把密钥，需要 %u 个签名\n"), ks_say(purposes[role]),
               ks_trust_role_name((enum ks_trust_role)role), keys->n, keys->threshold);
        for (size_t i = 0; i < keys->n; i++) {
            char number[KS_KEY_NUMBER_TEXT];
            ks_key_number_format(keys->v[i].number, number);
            printf("  %s\n", number);
        }
    }
    printf(ks_say("作废的密钥：%zu 把\n"), trust.n_revoked);
    return CTL_CLEAN;
}

int rel_trust(struct rel *rel)
{
    const char *command = rel->n_words > 0 ? rel->words[0] : "";
    if (strcmp(command, "init") == 0) {
        return trust_init(rel);
    }
    if (strcmp(command, "rotate") == 0) {
        return trust_rotate(rel);
    }
    if (strcmp(command, "show") == 0) {
        return trust_show(rel);
    }
    return ctl_cannot(ks_say("trust 后面是 init、rotate 或 show\n%s"), ctl_usage("trust"));
}
