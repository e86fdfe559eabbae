/* The settings of kiosk-sync (see config.h). */
#include "sync/config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "port/clock.h"
#include "port/settings.h"

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

static bool set_policy(enum ks_policy *out, const char *key, const char *value, struct ks_err *err)
{
    int word;
    if (!ks_setting_word(&word, policies, KS_COUNT(policies), key, value,
                         "signed、open、pin 或 off", err)) {
        return false;
    }
    *out = (enum ks_policy)word;
    return true;
}

static bool
set_sync(struct ks_sync_config *c, const char *key, const char *value, struct ks_err *err)
{
    const struct ks_setting plain[] = {
        { "state", KS_SETTING_TEXT, c->state, 0, sizeof c->state },
        { "trust", KS_SETTING_TEXT, c->trust, 0, sizeof c->trust },
        { "factory", KS_SETTING_TEXT, c->factory, 0, sizeof c->factory },
        { "device", KS_SETTING_TEXT, c->device, 0, sizeof c->device },
        { "blackbox", KS_SETTING_TEXT, c->blackbox, 0, sizeof c->blackbox },
        { "places", KS_SETTING_TEXT, c->places, 0, sizeof c->places },
        { "mounts", KS_SETTING_TEXT, c->mounts, 0, sizeof c->mounts },
        { "every", KS_SETTING_NUMBER, &c->every_s, 1, 86400 },
        { "patience", KS_SETTING_NUMBER, &c->patience_s, 1, 600 },
        { "sticks-writable", KS_SETTING_FLAG, &c->stick.writable, 0, 0 },
    };
    const struct ks_setting *setting = ks_setting_find(plain, KS_COUNT(plain), key);
    if (setting != NULL) {
        return ks_setting_put(setting, value, err);
    }
    if (strcmp(key, "sticks") == 0) {
        return set_policy(&c->stick.policy, key, value, err);
    }
    if (strcmp(key, "zone") == 0) {
        return ks_setting_zone(c->zone_name, sizeof c->zone_name, &c->zone, value, err);
    }
    return ks_fail(err, KS_ERR_USAGE, "没有“%s”这个设置", key);
}

static bool
set_source(struct ks_source_config *s, const char *key, const char *value, struct ks_err *err)
{
    if (strcmp(key, "path") == 0) {
        return ks_setting_text(s->path, sizeof s->path, key, value, err) &&
               (value[0] != '\0' || ks_setting_bad(err, key, value, "写一个文件夹"));
    }
    if (strcmp(key, "policy") == 0) {
        return set_policy(&s->policy, key, value, err);
    }
    if (strcmp(key, "every") == 0) {
        return ks_setting_number(&s->every_s, 1, 86400, key, value, err);
    }
    if (strcmp(key, "writable") == 0) {
        return ks_setting_flag(&s->writable, key, value, err);
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

/* --source DIR --policy P --writable: one folder without a file. */
static bool
set_folder(struct ks_sync_config *c, const char *key, const char *value, struct ks_err *err)
{
    struct ks_source_config *source = source_named(c, "folder", err);
    return source != NULL &&
           set_source(source, strcmp(key, "source") == 0 ? "path" : key, value, err);
}

static bool
set_line(struct ks_sync_config *c, const char *key, const char *value, struct ks_err *err)
{
    if (strcmp(key, "once") == 0) {
        return ks_setting_flag(&c->once, key, value, err);
    }
    if (strcmp(key, "confirm") == 0) {
        return ks_setting_flag(&c->confirm, key, value, err);
    }
    bool folder =
        strcmp(key, "source") == 0 || strcmp(key, "policy") == 0 || strcmp(key, "writable") == 0;
    return (folder ? set_folder : set_sync)(c, key, value, err);
}

static bool
set(void *context, const char *section, const char *key, const char *value, struct ks_err *err)
{
    struct ks_sync_config *c = context;
    if (section == NULL) {
        return set_line(c, key, value, err);
    }
    if (strcmp(section, "sync") == 0) {
        return set_sync(c, key, value, err);
    }
    if (strncmp(section, "source ", 7) == 0) {
        struct ks_source_config *source = source_named(c, section + 7, err);
        return source != NULL && set_source(source, key, value, err);
    }
    if (strcmp(section, "kiosk") == 0 && strcmp(key, "place") == 0 && c->places[0] == '\0') {
        return ks_setting_text(c->places, sizeof c->places, key, value, err);
    }
    return true; /* of other programs */
}

static bool is_switch(const char *key)
{
    return strcmp(key, "once") == 0 || strcmp(key, "confirm") == 0 || strcmp(key, "writable") == 0;
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
        bool control = (unsigned char)*p < ' ';
        *p = *p == '/' || *p == '\\' || control || (p == c->device && *p == '.') ? '-' : *p;
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
    struct ks_settings settings = { .context = c, .set = set, .is_switch = is_switch };
    bool ok = ks_settings_read(&settings, argc, argv, err);
    c->help = settings.help;
    c->version = settings.version;
    return ok && (c->help || c->version || complete(c, err));
}
