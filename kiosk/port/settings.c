/* Settings from a file and a command line (see settings.h). */
#include "port/settings.h"

#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "port/clock.h"

bool ks_setting_bad(struct ks_err *err, const char *key, const char *value, const char *how)
{
    return ks_fail(err, KS_ERR_USAGE, "设置“%s”的值“%s”不对：%s", key, value, how);
}

bool ks_setting_text(char *out, size_t size, const char *key, const char *value, struct ks_err *err)
{
    if (strlen(value) >= size) {
        return ks_setting_bad(err, key, value, "太长");
    }
    memcpy(out, value, strlen(value) + 1);
    return true;
}

bool ks_setting_number(
    int *out, int least, int most, const char *key, const char *value, struct ks_err *err)
{
    char *end;
    long number = strtol(value, &end, 10);
    if (*value == '\0' || *end != '\0' || number < least || number > most) {
        char how[64];
        snprintf(how, sizeof how, "写一个 %d 到 %d 的数", least, most);
        return ks_setting_bad(err, key, value, how);
    }
    *out = (int)number;
    return true;
}

bool ks_setting_flag(bool *out, const char *key, const char *value, struct ks_err *err)
{
    static const char *const yes[] = { "yes", "1", "true", "是" };
    static const char *const no[] = { "no", "0", "false", "否" };
    for (size_t i = 0; i < KS_COUNT(yes); i++) {
        if (strcmp(value, yes[i]) == 0 || strcmp(value, no[i]) == 0) {
            *out = strcmp(value, yes[i]) == 0;
            return true;
        }
    }
    return ks_setting_bad(err, key, value, "yes 或 no");
}

bool ks_setting_word(int *out,
                     const char *const *words,
                     size_t n,
                     const char *key,
                     const char *value,
                     const char *how,
                     struct ks_err *err)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(value, words[i]) == 0) {
            *out = (int)i;
            return true;
        }
    }
    return ks_setting_bad(err, key, value, how);
}

bool ks_setting_zone(
    char *name, size_t size, struct ks_zone *zone, const char *value, struct ks_err *err)
{
    return (ks_setting_text(name, size, "zone", value, err) && ks_zone_load(value, zone)) ||
           ks_setting_bad(err, "zone", value, "没有这个时区，例如 Asia/Shanghai");
}

const struct ks_setting *ks_setting_find(const struct ks_setting *table, size_t n, const char *key)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(key, table[i].key) == 0) {
            return &table[i];
        }
    }
    return NULL;
}

bool ks_setting_put(const struct ks_setting *setting, const char *value, struct ks_err *err)
{
    switch (setting->kind) {
    case KS_SETTING_TEXT:
        return ks_setting_text(setting->out, (size_t)setting->most, setting->key, value, err);
    case KS_SETTING_FLAG:
        return ks_setting_flag(setting->out, setting->key, value, err);
    case KS_SETTING_NUMBER:
        return ks_setting_number(setting->out, setting->least, setting->most, setting->key, value,
                                 err);
    }
    return false;
}

struct reading {
    const struct ks_settings *settings;
    const char *path;
    FILE *file;
    int line;                 /* read last */
    int first;                /* line of the first mistake in a key or value; 0 = none */
    struct ks_err *first_err; /* what it is */
};

static char *next_line(char *out, int size, void *context)
{
    struct reading *reading = context;
    reading->line++;
    return fgets(out, size, reading->file);
}

static int on_key(void *user, const char *section, const char *key, const char *value)
{
    struct reading *reading = user;
    const struct ks_settings *settings = reading->settings;
    struct ks_err err = { 0 };
    if (settings->set(settings->context, section, key, value, &err)) {
        return 1;
    }
    (void)ks_fail_in(&err, "%s 第 %d 行", reading->path, reading->line);
    if (settings->told != NULL) {
        settings->told(settings->context, reading->line, err.text);
        return 1;
    }
    if (reading->first == 0) {
        reading->first = reading->line;
        *reading->first_err = err;
    }
    return 0;
}

static bool tell(const struct ks_settings *settings, int line, const struct ks_err *err)
{
    if (settings->told != NULL) {
        settings->told(settings->context, line, err->text);
    }
    return settings->told != NULL;
}

/* Of lines that are no setting at all only the first is known. */
static bool read_file(const struct ks_settings *settings, const char *path, struct ks_err *err)
{
    struct reading reading = { settings, path, fopen(path, "re"), 0, 0, err };
    if (reading.file == NULL) {
        (void)ks_fail(err, KS_ERR_NOT_FOUND, "打不开配置文件“%s”", path);
        return tell(settings, 0, err);
    }
    int line = ini_parse_stream(next_line, &reading, on_key, &reading);
    (void)fclose(reading.file);
    if (line == 0 || line == reading.first) {
        return line == 0;
    }
    (void)ks_fail(err, KS_ERR_FORMAT, "%s 第 %d 行看不懂", path, line);
    return tell(settings, line, err);
}

bool ks_settings_read(struct ks_settings *settings, int argc, char **argv, struct ks_err *err)
{
    for (int i = 1; i + 1 < argc; i++) {
        if (strcmp(argv[i], "--config") == 0 && !read_file(settings, argv[i + 1], err)) {
            return false;
        }
    }
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            settings->help = true;
            return true;
        }
        if (strcmp(argv[i], "--version") == 0) {
            settings->version = true;
            return true;
        }
        if (strncmp(argv[i], "--", 2) != 0) {
            return ks_fail(err, KS_ERR_USAGE, "不认识“%s”", argv[i]);
        }
        const char *key = argv[i] + 2;
        bool alone = settings->is_switch(key);
        if (!alone && i + 1 >= argc) {
            return ks_fail(err, KS_ERR_USAGE, "--%s 后面缺少内容", key);
        }
        const char *value = alone ? "yes" : argv[++i];
        if (strcmp(key, "config") != 0 &&
            !settings->set(settings->context, NULL, key, value, err)) {
            return false;
        }
    }
    return true;
}
