/* The settings of kiosk-sync (see config.h). */
#include "sync/config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/problem/fail.h"
#include "core/settings/ini.h"
#include "port/clock.h"
#include "port/lang.h"
#include "port/settings.h"
#include "sync/config_parts.h"

void ks_sync_config_usage(struct ks_buf *out)
{
    struct ks_buf policies = { 0 };
    ks_policy_list("|", "|", &policies);
    ks_buf_addf(out,
                "%s kiosk-sync [--config FILE] [--state DIR] [--once | --confirm]\n"
                "                 [--source DIR --policy %s] [--writable]\n"
                "                 [--factory DIR] [--trust FILE] [--blackbox FILE] "
                "[--device NAME] [--places TAG,..] [--zone NAME]\n"
                "                 [--mounts DIR:DIR --sticks %s]\n"
                "                 [--every SECONDS] [--patience SECONDS]\n"
                "                 [--log error|warning|notice|info|debug]\n",
                ks_say("用法:"), policies.p, policies.p);
    for (size_t i = 0; i < KS_POLICIES; i++) {
        const struct ks_policy_row *row = ks_policy((enum ks_policy)i);
        ks_buf_addf(out, "  %-8s%s\n", row->word, ks_say(row->means));
    }
    ks_buf_free(&policies);
}

static bool set_sticks(void *config, const char *key, const char *value, struct ks_err *err)
{
    struct ks_sync_config *c = config;
    return ks_policy_read(&c->stick.policy, key, value, err);
}

static bool set_log(void *config, const char *key, const char *value, struct ks_err *err)
{
    (void)config;
    return ks_setting_log(key, value, err);
}

static bool set_zone(void *config, const char *key, const char *value, struct ks_err *err)
{
    struct ks_sync_config *c = config;
    (void)key;
    return ks_setting_zone(c->zone_name, sizeof c->zone_name, &c->zone, value, err);
}

#define TEXT(member) KS_SETTING_TEXT_AT(ks_sync_config, member)
static const struct ks_setting sync_table[] = {
    { "state", TEXT(state) },
    { "trust", TEXT(trust) },
    { "factory", TEXT(factory) },
    { "device", TEXT(device) },
    { "blackbox", TEXT(blackbox) },
    { "places", TEXT(places) },
    { "mounts", TEXT(mounts) },
    { "every", KS_SETTING_NUMBER_AT(ks_sync_config, every_s, 1, 86400) },
    { "patience", KS_SETTING_NUMBER_AT(ks_sync_config, patience_s, 1, 600) },
    { "sticks-writable", KS_SETTING_FLAG_AT(ks_sync_config, stick.writable) },
    { "sticks", KS_SETTING_SET_BY(set_sticks) },
    { "log", KS_SETTING_SET_BY(set_log) },
    { "zone", KS_SETTING_SET_BY(set_zone) },
};

static bool set_path(void *source, const char *key, const char *value, struct ks_err *err)
{
    struct ks_source_config *s = source;
    return value[0] == '\0' ? ks_setting_bad(err, key, value, KS_PHRASE_HOW_FOLDER)
                            : ks_setting_text(s->path, sizeof s->path, key, value, err);
}

static bool set_source_policy(void *source, const char *key, const char *value, struct ks_err *err)
{
    struct ks_source_config *s = source;
    return ks_policy_read(&s->policy, key, value, err);
}

static const struct ks_setting source_table[] = {
    { "path", KS_SETTING_SET_BY(set_path) },
    { "every", KS_SETTING_NUMBER_AT(ks_source_config, every_s, 1, 86400) },
    { "writable", KS_SETTING_FLAG_AT(ks_source_config, writable) },
    { "policy", KS_SETTING_SET_BY(set_source_policy) },
};

static bool
set_sync(struct ks_config_parse *p, const char *key, const char *value, struct ks_err *err)
{
    const struct ks_setting *setting = ks_setting_find(sync_table, KS_COUNT(sync_table), key, err);
    if (setting == NULL) {
        return ks_setting_find(source_table, KS_COUNT(source_table), key, NULL) != NULL &&
               ks_fail_as(err, KS_ERR_USAGE, KS_PROBLEM_SETTING_OF_SOURCE,
                          KS_ARGS(ks_arg_text(key)));
    }
    bool ok = ks_setting_put(setting, p->config, value, err);
    p->stick.read = p->stick.read || (ok && setting->own == set_sticks);
    return ok;
}

static bool set_source(struct ks_config_parse *p,
                       struct ks_source_config *s,
                       const char *key,
                       const char *value,
                       struct ks_err *err)
{
    const struct ks_setting *setting =
        ks_setting_find(source_table, KS_COUNT(source_table), key, err);
    bool ok = setting != NULL && ks_setting_put(setting, s, value, err);
    struct ks_doubt *doubt = &p->source[s - p->config->source];
    doubt->read = doubt->read || (ok && setting->own == set_source_policy);
    return ok;
}

/* Sets a line of [source NAME]. An impossible name is told once, with its first line. */
static bool set_in_source(struct ks_config_parse *p,
                          const struct ks_setting_at *at,
                          const char *value,
                          struct ks_err *err)
{
    if (*at->source != '\0' && strcmp(p->refused, at->source) == 0) {
        return true;
    }
    struct ks_source_config *source = ks_config_source(p->config, at->source, err);
    if (source == NULL) {
        snprintf(p->refused, sizeof p->refused, "%s", at->source);
        return false;
    }
    return set_source(p, source, at->key, value, err) ||
           ks_fail_under(err, KS_PROBLEM_SOURCE_NAMED, KS_ARGS(ks_arg_text(source->name)));
}

static bool
set_line(struct ks_config_parse *p, const char *key, const char *value, struct ks_err *err)
{
    struct ks_sync_config *c = p->config;
    if (strcmp(key, "once") == 0) {
        return ks_setting_flag(&c->once, key, value, err);
    }
    if (strcmp(key, "confirm") == 0) {
        return ks_setting_flag(&c->confirm, key, value, err);
    }
    /* --source DIR --policy P --writable: one folder without a file. */
    if (strcmp(key, "source") == 0 || strcmp(key, "policy") == 0 || strcmp(key, "writable") == 0) {
        const struct ks_setting_at at = { .section = KS_SECTION_LINE,
                                          .source = "folder",
                                          .key = strcmp(key, "source") == 0 ? "path" : key };
        return set_in_source(p, &at, value, err);
    }
    if (strcmp(key, "sticks") == 0) {
        /* Said on the command line: doubts from the file do not matter. */
        p->stick = (struct ks_doubt) { 0 };
    }
    p->trust_lost = p->trust_lost && strcmp(key, "trust") != 0;
    return set_sync(p, key, value, err);
}

static bool
set(void *context, const struct ks_setting_at *at, const char *value, struct ks_err *err)
{
    struct ks_config_parse *p = context;
    switch (at->section) {
    case KS_SECTION_LINE:
        return set_line(p, at->key, value, err);
    case KS_SECTION_SYNC:
        return set_sync(p, at->key, value, err);
    case KS_SECTION_SOURCE:
        return set_in_source(p, at, value, err);
    case KS_SECTION_KIOSK: /* the player's section; the player tells what is wrong there */
        if (strcmp(at->key, "place") == 0) {
            (void)ks_setting_text(p->config->screen, sizeof p->config->screen, at->key, value,
                                  NULL);
        } else if (strcmp(at->key, "exercises") == 0) {
            (void)ks_setting_flag(&p->config->exercises, at->key, value, NULL);
        }
        return true;
    case KS_SECTION_NONE:
        break;
    }
    return true;
}

static void name_screen(struct ks_sync_config *c)
{
    if (c->device[0] == '\0' && gethostname(c->device, sizeof c->device - 1) != 0) {
        memcpy(c->device, "kiosk", sizeof "kiosk");
    }
    /* The name becomes that of a folder on the share. */
    for (char *p = c->device; *p != '\0'; p++) {
        bool control = (unsigned char)*p < ' ';
        *p = *p == '/' || *p == '\\' || control || (p == c->device && *p == '.') ? '-' : *p;
    }
    if (c->places[0] == '\0') {
        snprintf(c->places, sizeof c->places, "%s", c->screen[0] != '\0' ? c->screen : c->device);
    }
}

/* Settings that only the command line has: one folder without a file, and what [sync] does not
 * say. */
static const struct ks_argument line_only[] = {
    { "once", KS_ARGUMENT_FLAG },     { "confirm", KS_ARGUMENT_FLAG },
    { "source", KS_ARGUMENT_VALUE },  { "policy", KS_ARGUMENT_VALUE },
    { "writable", KS_ARGUMENT_FLAG },
};

bool ks_sync_config_parse(int argc, char **argv, struct ks_sync_config *c, struct ks_err *err)
{
    *c = (struct ks_sync_config) { .state = "/var/lib/tocsin",
                                   .zone_name = "Asia/Shanghai",
                                   .every_s = 60,
                                   .patience_s = 30,
                                   .stick = { .name = "stick", .policy = KS_POLICY_SIGNED } };
    if (!ks_zone_load(c->zone_name, &c->zone)) {
        return ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_NO_ZONES, KS_NO_ARGS);
    }
    struct ks_config_parse parse = { .config = c,
                                     .sync_table = sync_table,
                                     .n_sync_table = KS_COUNT(sync_table),
                                     .source_table = source_table,
                                     .n_source_table = KS_COUNT(source_table) };
    struct ks_argument line[KS_COUNT(line_only) + KS_COUNT(sync_table)];
    memcpy(line, line_only, sizeof line_only);
    for (size_t i = 0; i < KS_COUNT(sync_table); i++) {
        line[KS_COUNT(line_only) + i] = ks_setting_argument(&sync_table[i]);
    }
    struct ks_settings settings = { .context = &parse,
                                    .set = set,
                                    .missed = ks_config_missed,
                                    .line = line,
                                    .n_line = KS_COUNT(line),
                                    .mine = 1u << KS_SECTION_SYNC | 1u << KS_SECTION_SOURCE,
                                    .mistakes = &c->mistakes };
    bool ok = ks_settings_read(&settings, argc, argv, err);
    c->asked = settings.asked;
    if (!ok || c->asked != KS_ASKED_TO_RUN) {
        return ok;
    }
    name_screen(c);
    return ks_config_leave_out(&parse, &settings, err);
}
