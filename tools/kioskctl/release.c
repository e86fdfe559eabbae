/* The commands about keys and releases: options, dispatch, small things they share. */
#include "kioskctl/release.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/problem/fail.h"
#include "core/release/record.h"
#include "port/clock.h"
#include "port/fsio.h"
#include "port/lang.h"

static const struct {
    const char *name;
    int (*run)(struct rel *rel);
    size_t most_words;
    const char *options;
} commands[] = {
    { "keygen", rel_keygen, 0, " o no-password" },
    { "sign", rel_sign, 1, " key trust" },
    { "trust", rel_trust, 2,
      " o fleet root content alert threshold remove revoke new-epoch minversion key" },
    { "publish", rel_publish, 1, " o key role version expires places fleet trust minfw force" },
    { "verify", rel_verify, 1, " trust place" },
    { "import", rel_import, 1, " state trust place" },
    { "rollback", rel_rollback, 0, " state" },
    { "status", rel_status, 0, " state blackbox json" },
};

/* Reads the command's line into `rel`; false as ctl_line_read(). */
static bool take_line(struct rel *rel, size_t command, int argc, char **argv, int *status)
{
    const struct ctl_option options[] = {
        { "o", .value = &rel->output },
        { "version", .value = &rel->version },
        { "expires", .value = &rel->expires },
        { "places", .value = &rel->places },
        { "role", .value = &rel->role },
        { "fleet", .value = &rel->fleet },
        { "trust", .value = &rel->trust },
        { "state", .value = &rel->state },
        { "place", .value = &rel->place },
        { "blackbox", .value = &rel->blackbox },
        { "minfw", .value = &rel->minfw },
        { "minversion", .value = &rel->minversion },
        { "key", .list = &rel->keys },
        { "root", .list = &rel->root },
        { "content", .list = &rel->content },
        { "alert", .list = &rel->alert },
        { "revoke", .list = &rel->revoke },
        { "remove", .list = &rel->remove },
        { "threshold", .list = &rel->threshold },
        { "no-password", .flag = &rel->no_password },
        { "force", .flag = &rel->force },
        { "new-epoch", .flag = &rel->epoch },
        { "json", .flag = &rel->json },
    };
    struct ctl_line line = { .options = commands[command].options,
                             .table = options,
                             .n = KS_COUNT(options),
                             .words = rel->words,
                             .most_words = commands[command].most_words };
    bool run = ctl_line_read(&line, argc, argv, status);
    rel->n_words = line.n_words;
    return run;
}

bool rel_run(int argc, char **argv, int *status)
{
    struct rel rel = { .n_words = 0 };
    size_t i = 0;
    while (i < KS_COUNT(commands) && strcmp(argv[1], commands[i].name) != 0) {
        i++;
    }
    if (i == KS_COUNT(commands)) {
        return false;
    }
    if (take_line(&rel, i, argc, argv, status)) {
        *status = ks_zone_load("Asia/Shanghai", &rel.zone) ? commands[i].run(&rel)
                                                           : ctl_cannot(ks_say("没有时区数据"));
    }
    return true;
}

bool rel_may_publish(const struct rel *rel)
{
    if (!rel->force) {
        ctl_cannot(ks_say("没有发布；一定要发布就加 --force"));
    }
    return rel->force;
}

bool rel_number(const char *option, const char *text, uint64_t max, uint64_t *number)
{
    struct ks_err err = { 0 };
    struct ks_record r = { .err = &err };
    if (!ks_record_number(&r, ks_str_of(text), max, number)) {
        ctl_cannot(ks_say("%s 后面的“%s”不是 0 到 %llu 的数"), option, text,
                   (unsigned long long)max);
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
        ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
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
        ctl_cannot(ks_say("“%s”不是信任文件：%s"), path, ks_err_line(ks_lang_here(), &err).text);
    }
    free(bytes);
    return ok;
}
