/* The commands about keys and releases: options, dispatch, small things they share. */
#include "kioskctl/release.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/release/record.h"
#include "kioskctl/minikey.h"
#include "port/clock.h"
#include "port/fsio.h"
#include "sync/verify/minisig.h"

static const struct {
    const char *name;
    int (*run)(struct rel *rel);
} commands[] = {
    { "keygen", rel_keygen },     { "sign", rel_sign },     { "trust", rel_trust },
    { "publish", rel_publish },   { "verify", rel_verify }, { "import", rel_import },
    { "rollback", rel_rollback }, { "status", rel_status },
};

static bool take_flag(struct rel *rel, const char *argument)
{
    const struct {
        const char *name;
        bool *value;
    } flags[] = { { "--no-password", &rel->no_password },
                  { "--force", &rel->force },
                  { "--new-epoch", &rel->epoch },
                  { "--json", &rel->json } };
    for (size_t i = 0; i < KS_COUNT(flags); i++) {
        if (strcmp(argument, flags[i].name) == 0) {
            *flags[i].value = true;
            return true;
        }
    }
    return false;
}

static const char **value_of(struct rel *rel, const char *argument, struct rel_list **list)
{
    const struct {
        const char *name;
        const char **value;
        struct rel_list *list;
    } options[] = {
        { "-o", &rel->output, NULL },
        { "--version", &rel->version, NULL },
        { "--expires", &rel->expires, NULL },
        { "--places", &rel->places, NULL },
        { "--role", &rel->role, NULL },
        { "--fleet", &rel->fleet, NULL },
        { "--trust", &rel->trust, NULL },
        { "--state", &rel->state, NULL },
        { "--place", &rel->place, NULL },
        { "--blackbox", &rel->blackbox, NULL },
        { "--minfw", &rel->minfw, NULL },
        { "--minversion", &rel->minversion, NULL },
        { "--key", NULL, &rel->keys },
        { "--root", NULL, &rel->root },
        { "--content", NULL, &rel->content },
        { "--alert", NULL, &rel->alert },
        { "--revoke", NULL, &rel->revoke },
        { "--remove", NULL, &rel->remove },
        { "--threshold", NULL, &rel->threshold },
    };
    for (size_t i = 0; i < KS_COUNT(options); i++) {
        if (strcmp(argument, options[i].name) == 0) {
            *list = options[i].list;
            if (*list != NULL) {
                return (*list)->n < REL_LIST_MAX ? &(*list)->v[(*list)->n] : NULL;
            }
            return options[i].value;
        }
    }
    return NULL;
}

static bool take(struct rel *rel, int argc, char **argv, int *i)
{
    const char *argument = argv[*i];
    if (take_flag(rel, argument)) {
        return true;
    }
    if (argument[0] != '-' && rel->n_words < KS_COUNT(rel->words)) {
        rel->words[rel->n_words++] = argument;
        return true;
    }
    struct rel_list *list = NULL;
    const char **value = value_of(rel, argument, &list);
    if (value == NULL || *i + 1 >= argc) {
        ctl_cannot(value == NULL ? "不认识“%s”，或写得太多次\n%s" : "%s 后面缺少内容\n%s", argument,
                   ctl_usage(argv[1]));
        return false;
    }
    *value = argv[++*i];
    if (list != NULL) {
        list->n++;
    }
    return true;
}

bool rel_run(int argc, char **argv, int *status)
{
    for (size_t i = 0; argc > 1 && i < KS_COUNT(commands); i++) {
        if (strcmp(argv[1], commands[i].name) != 0) {
            continue;
        }
        struct rel rel = { .n_words = 0 };
        *status = CTL_CANNOT;
        for (int k = 2; k < argc; k++) {
            if (!take(&rel, argc, argv, &k)) {
                return true;
            }
        }
        *status = ks_zone_load("Asia/Shanghai", &rel.zone) ? commands[i].run(&rel)
                                                           : ctl_cannot("没有时区数据");
        return true;
    }
    return false;
}

bool rel_number(const char *option, const char *text, uint64_t max, uint64_t *number)
{
    struct ks_err err = { 0 };
    struct ks_record r = { .err = &err };
    if (!ks_record_number(&r, ks_str_of(text), max, number)) {
        ctl_cannot("%s 后面的“%s”不是 0 到 %llu 的数", option, text, (unsigned long long)max);
        return false;
    }
    return true;
}

char *rel_load(const char *path, size_t limit, size_t *n)
{
    struct ks_err err = { 0 };
    const char *slash = strrchr(path, '/');
    struct ks_buf folder = { 0 };
    ks_buf_add(&folder, path, slash == NULL ? 0 : (size_t)(slash - path) + 1);
    struct ks_dir *dir = ks_dir_open(folder.n == 0 ? "." : folder.p, &err);
    char *bytes = NULL;
    if (dir == NULL ||
        !ks_dir_read(dir, slash == NULL ? path : slash + 1, limit, &bytes, n, &err)) {
        ctl_cannot("%s", err.text);
        bytes = NULL;
    }
    ks_dir_close(dir);
    ks_buf_free(&folder);
    return bytes;
}

bool rel_load_trust(const char *path, struct ks_trust *trust)
{
    size_t n = 0;
    struct ks_err err = { 0 };
    char *bytes = rel_load(path, KS_TRUST_BYTES_MAX, &n);
    bool ok = bytes != NULL && ks_trust_parse((struct ks_str) { bytes, n }, trust, &err);
    if (bytes != NULL && !ok) {
        ctl_cannot("“%s”不是信任文件：%s", path, err.text);
    }
    free(bytes);
    return ok;
}

bool rel_newest_trust(const char *folder, struct ks_trust *trust)
{
    bool found = false;
    struct ks_dir *dir = ks_dir_open(folder, NULL);
    for (unsigned n = 1; dir != NULL && n <= KS_TRUST_N_MAX; n++) {
        char path[40];
        char *bytes = NULL;
        size_t length = 0;
        struct ks_trust next;
        snprintf(path, sizeof path, "trust/%u.trust", n);
        if (!ks_dir_read(dir, path, KS_TRUST_BYTES_MAX, &bytes, &length, NULL)) {
            if (n == 1) {
                continue; /* the first may stay in the office */
            }
            break;
        }
        bool good = ks_trust_parse((struct ks_str) { bytes, length }, &next, NULL);
        free(bytes);
        if (!good) {
            break;
        }
        *trust = next;
        found = true;
    }
    ks_dir_close(dir);
    return found;
}

static const char *ask(const char *path)
{
    char prompt[512];
    snprintf(prompt, sizeof prompt, "“%s”的密码：", path);
    return password_read(prompt, false);
}

bool rel_sign_file(const struct rel_list *keys,
                   const char *file,
                   struct ks_str bytes,
                   struct ks_trust_key *signers,
                   int64_t now)
{
    bool ok = true;
    for (size_t i = 0; ok && i < keys->n; i++) {
        struct minikey key;
        struct ks_err err = { 0 };
        struct ks_buf out = { 0 }, path = { 0 };
        char number[KS_KEY_NUMBER_TEXT];
        const char *name = strrchr(file, '/');
        ok = minikey_load(keys->v[i], ask, &key, &err);
        if (ok) {
            minikey_sign(&key, bytes, name == NULL ? file : name + 1, now, &out);
            ks_key_number_format(key.key.number, number);
            ks_buf_addf(&path, "%s.%s.minisig", file, number);
            signers[i] = key.key;
            ok = ks_file_write(path.p, out.p, out.n, &err);
        }
        if (!ok) {
            ctl_cannot("%s", err.text);
        }
        minikey_wipe(&key);
        ks_buf_free(&out);
        ks_buf_free(&path);
    }
    return ok;
}
