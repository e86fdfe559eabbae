/* The settings of kiosk-sync (see config.h). */
#include "sync/config.h"

#include <ini.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "port/clock.h"

static const char *const policies[] = { "signed", "open", "pin", "off" };

const char *ks_policy_name(enum ks_policy policy)
{
    return policies[policy];
}

const char *ks_sync_config_usage(void)
{
    return "用法: kiosk-sync [--config FILE] [--state DIR] [--once | --confirm]\n"
           "                 [--source DIR --policy signed|open|pin|off] [--writable]\n"
           "                 [--factory DIR] [--trust FILE] [--blackbox FILE] [--device NAME] "
           "[--places TAG,..] "
           "[--zone NAME]\n"
           "                 [--mounts DIR:DIR --sticks signed|open|pin|off]\n"
           "                 [--every SECONDS] [--patience SECONDS]\n";
}

static bool bad(struct ks_err *err, const char *key, const char *value, const char *how)
{
    return ks_fail(err, KS_ERR_USAGE, "设置“%s”的值“%s”不对：%s", key, value, how);
}

static bool set_text(char *out, size_t size, const char *key, const char *value, struct ks_err *err)
{
    if (strlen(value) >= size) {
        return bad(err, key, value, "太长");
    }
    memcpy(out, value, strlen(value) + 1);
    return true;
}

static bool
set_number(int *out, int least, int most, const char *key, const char *value, struct ks_err *err)
{
    char *end;
    long number = strtol(value, &end, 10);
    if (*value == '\0' || *end != '\0' || number < least || number > most) {
        return bad(err, key, value, "写秒数，例如 60");
    }
    *out = (int)number;
    return true;
}

static bool set_flag(bool *out, const char *key, const char *value, struct ks_err *err)
{
    static const char *const yes[] = { "yes", "1", "true", "是" };
    static const char *const no[] = { "no", "0", "false", "否" };
    for (size_t i = 0; i < KS_COUNT(yes); i++) {
        if (strcmp(value, yes[i]) == 0 || strcmp(value, no[i]) == 0) {
            *out = strcmp(value, yes[i]) == 0;
            return true;
        }
    }
    return bad(err, key, value, "yes 或 no");
}

static bool set_policy(enum ks_policy *out, const char *key, const char *value, struct ks_err *err)
{
    for (size_t i = 0; i < KS_COUNT(policies); i++) {
        if (strcmp(value, policies[i]) == 0) {
            *out = (enum ks_policy)i;
            return true;
        }
    }
    return bad(err, key, value, "signed、open、pin 或 off");
}

static bool
set_sync(struct ks_sync_config *c, const char *key, const char *value, struct ks_err *err)
{
    const struct {
        const char *key;
        char *out;
        size_t size;
    } texts[] = {
        { "state", c->state, sizeof c->state },          { "trust", c->trust, sizeof c->trust },
        { "factory", c->factory, sizeof c->factory },    { "device", c->device, sizeof c->device },
        { "blackbox", c->blackbox, sizeof c->blackbox }, { "places", c->places, sizeof c->places },
        { "mounts", c->mounts, sizeof c->mounts }
    };
    for (size_t i = 0; i < KS_COUNT(texts); i++) {
        if (strcmp(key, texts[i].key) == 0) {
            return set_text(texts[i].out, texts[i].size, key, value, err);
        }
    }
    if (strcmp(key, "every") == 0) {
        return set_number(&c->every_s, 1, 86400, key, value, err);
    }
    if (strcmp(key, "patience") == 0) {
        return set_number(&c->patience_s, 1, 600, key, value, err);
    }
    if (strcmp(key, "sticks") == 0) {
        return set_policy(&c->stick.policy, key, value, err);
    }
    if (strcmp(key, "sticks-writable") == 0) {
        return set_flag(&c->stick.writable, key, value, err);
    }
    if (strcmp(key, "zone") == 0) {
        return (set_text(c->zone_name, sizeof c->zone_name, key, value, err) &&
                ks_zone_load(value, &c->zone)) ||
               bad(err, key, value, "没有这个时区，例如 Asia/Shanghai");
    }
    return ks_fail(err, KS_ERR_USAGE, "没有“%s”这个设置", key);
}

static bool
set_source(struct ks_source_config *s, const char *key, const char *value, struct ks_err *err)
{
    if (strcmp(key, "path") == 0) {
        return set_text(s->path, sizeof s->path, key, value, err) &&
               (value[0] != '\0' || bad(err, key, value, "写一个文件夹"));
    }
    if (strcmp(key, "policy") == 0) {
        return set_policy(&s->policy, key, value, err);
    }
    if (strcmp(key, "every") == 0) {
        return set_number(&s->every_s, 1, 86400, key, value, err);
    }
    if (strcmp(key, "writable") == 0) {
        return set_flag(&s->writable, key, value, err);
    }
    return ks_fail(err, KS_ERR_USAGE, "来源里没有“%s”这个设置", key);
}

static bool name_fits(const char *name)
{
    size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return n > 0 && n <= KS_SOURCE_NAME_MAX && name[n] == '\0' && strcmp(name, "stick") != 0;
}

/* The source of that name, new if need be; a stranger's folder is trusted only when told so. */
static struct ks_source_config *
source_named(struct ks_sync_config *c, const char *name, struct ks_err *err)
{
    for (size_t i = 0; i < c->n_sources; i++) {
        if (strcmp(c->source[i].name, name) == 0) {
            return &c->source[i];
        }
    }
    if (!name_fits(name) || c->n_sources == KS_SOURCES_MAX) {
        ks_fail(err, KS_ERR_USAGE, "来源“%s”不行：用 1 到 24 个小写字母、数字或 -，至多 %d 个",
                name, KS_SOURCES_MAX);
        return NULL;
    }
    struct ks_source_config *source = &c->source[c->n_sources++];
    *source = (struct ks_source_config) { .policy = KS_POLICY_SIGNED };
    memcpy(source->name, name, strlen(name) + 1);
    return source;
}

struct reading {
    struct ks_sync_config *config;
    struct ks_err *err;
};

static int on_key(void *user, const char *section, const char *key, const char *value)
{
    struct reading *reading = user;
    if (strcmp(section, "sync") == 0) {
        return set_sync(reading->config, key, value, reading->err) ? 1 : 0;
    }
    if (strncmp(section, "source ", 7) == 0) {
        struct ks_source_config *source = source_named(reading->config, section + 7, reading->err);
        return source != NULL && set_source(source, key, value, reading->err) ? 1 : 0;
    }
    return 1; /* sections of other programs */
}

static bool read_file(struct ks_sync_config *c, const char *path, struct ks_err *err)
{
    struct reading reading = { c, err };
    err->code = KS_ERR_NONE;
    int line = ini_parse(path, on_key, &reading);
    if (line < 0) {
        return ks_fail(err, KS_ERR_NOT_FOUND, "打不开配置文件“%s”", path);
    }
    if (line > 0 && err->code == KS_ERR_NONE) {
        return ks_fail(err, KS_ERR_FORMAT, "%s 第 %d 行看不懂", path, line);
    }
    return line == 0 || ks_fail_in(err, "%s 第 %d 行", path, line);
}

static bool
set_option(struct ks_sync_config *c, const char *key, const char *value, struct ks_err *err)
{
    if (strcmp(key, "config") == 0) {
        return true; /* read first */
    }
    if (strcmp(key, "source") == 0 || strcmp(key, "policy") == 0) {
        struct ks_source_config *source = source_named(c, "folder", err);
        return source != NULL && set_source(source, key[0] == 's' ? "path" : "policy", value, err);
    }
    return set_sync(c, key, value, err);
}

static bool set_switch(struct ks_sync_config *c, const char *key, struct ks_err *err)
{
    struct ks_source_config *source;
    if (strcmp(key, "once") == 0 || strcmp(key, "confirm") == 0) {
        *(key[0] == 'o' ? &c->once : &c->confirm) = true;
        return true;
    }
    if (strcmp(key, "writable") == 0 && (source = source_named(c, "folder", err)) != NULL) {
        source->writable = true;
        return true;
    }
    return false;
}

static bool complete(struct ks_sync_config *c, struct ks_err *err)
{
    for (size_t i = 0; i < c->n_sources; i++) {
        struct ks_source_config *source = &c->source[i];
        if (source->path[0] == '\0') {
            return ks_fail(err, KS_ERR_USAGE, "来源“%s”没有写 path", source->name);
        }
        source->every_s = source->every_s == 0 ? c->every_s : source->every_s;
    }
    if (c->device[0] == '\0' && gethostname(c->device, sizeof c->device - 1) != 0) {
        memcpy(c->device, "kiosk", sizeof "kiosk");
    }
    for (char *p = c->device; *p != '\0'; p++) { /* it becomes a folder's name on the share */
        *p = *p == '/' || *p == '\\' || (*p >= 0 && *p < ' ') || (p == c->device && *p == '.') ? '-'
                                                                                               : *p;
    }
    if (c->places[0] == '\0') {
        memcpy(c->places, c->device, strlen(c->device) + 1);
    }
    return true;
}

bool ks_sync_config_parse(int argc, char **argv, struct ks_sync_config *c, struct ks_err *err)
{
    *c = (struct ks_sync_config) { .state = "/var/lib/tocsin",
                                   .zone_name = "Asia/Shanghai",
                                   .every_s = 60,
                                   .patience_s = 30,
                                   .stick = { .name = "stick", .policy = KS_POLICY_SIGNED } };
    if (!ks_zone_load(c->zone_name, &c->zone)) {
        return ks_fail(err, KS_ERR_NOT_FOUND, "没有时区数据");
    }
    for (int i = 1; i + 1 < argc; i++) {
        if (strcmp(argv[i], "--config") == 0 && !read_file(c, argv[i + 1], err)) {
            return false;
        }
    }
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            c->help = true;
            return true;
        }
        if (strncmp(argv[i], "--", 2) != 0) {
            return ks_fail(err, KS_ERR_USAGE, "不认识“%s”", argv[i]);
        }
        if (set_switch(c, argv[i] + 2, err)) {
            continue;
        }
        if (i + 1 >= argc) {
            return ks_fail(err, KS_ERR_USAGE, "--%s 后面缺少内容", argv[i] + 2);
        }
        if (!set_option(c, argv[i] + 2, argv[i + 1], err)) {
            return false;
        }
        i++;
    }
    return complete(c, err);
}
