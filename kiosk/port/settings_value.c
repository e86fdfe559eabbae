/* The value of one setting, and the table of them (see settings.h). */
#include "port/settings.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/problem/fail.h"
#include "core/settings/ini.h"
#include "port/clock.h"
#include "port/log.h"

static bool bad(struct ks_err *err,
                const char *key,
                const char *value,
                enum ks_phrase how,
                const struct ks_arg more[2])
{
    char quoted[64];
    size_t shown = ks_utf8_prefix(value, strlen(value), 48);
    snprintf(quoted, sizeof quoted, "%.*s%s", (int)shown, value, value[shown] == '\0' ? "" : "…");
    return ks_fail_as(
        err, KS_ERR_USAGE, KS_PROBLEM_SETTING_BAD,
        KS_ARGS(ks_arg_text(key), ks_arg_text(quoted), ks_arg_phrase(how), more[0], more[1]));
}

bool ks_setting_bad(struct ks_err *err, const char *key, const char *value, enum ks_phrase how)
{
    return bad(err, key, value, how, KS_NO_ARGS);
}

bool ks_setting_text(char *out, size_t size, const char *key, const char *value, struct ks_err *err)
{
    if (strlen(value) >= size) {
        return ks_setting_bad(err, key, value, KS_PHRASE_HOW_TOO_LONG);
    }
    memcpy(out, value, strlen(value) + 1);
    return true;
}

bool ks_setting_number(
    int *out, int least, int most, const char *key, const char *value, struct ks_err *err)
{
    char *end, word[24];
    ks_ini_fold(ks_str_of(value), word, sizeof word);
    long number = strtol(word, &end, 10);
    if (*word == '\0' || *end != '\0' || number < least || number > most) {
        return bad(err, key, value, KS_PHRASE_HOW_NUMBER,
                   KS_ARGS(ks_arg_number(least), ks_arg_number(most)));
    }
    *out = (int)number;
    return true;
}

static bool find_word(int *out, const char *const *words, size_t n, const char *value)
{
    char word[24];
    ks_ini_fold(ks_str_of(value), word, sizeof word);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(word, words[i]) == 0) {
            *out = (int)i;
            return true;
        }
    }
    return false;
}

bool ks_setting_flag(bool *out, const char *key, const char *value, struct ks_err *err)
{
    static const char *const words[] = { "no",  "0", "false", "off", "否", "关",
                                         "yes", "1", "true",  "on",  "是", "开" };
    int word;
    if (!find_word(&word, words, KS_COUNT(words), value)) {
        return bad(err, key, value, KS_PHRASE_HOW_ONE_OF,
                   KS_ARGS(ks_arg_text("yes"), ks_arg_text("no")));
    }
    *out = word >= (int)KS_COUNT(words) / 2;
    return true;
}

bool ks_setting_word(int *out,
                     const char *const *words,
                     size_t n,
                     const char *key,
                     const char *value,
                     struct ks_err *err)
{
    assert(n >= 2);
    if (find_word(out, words, n, value)) {
        return true;
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_arg first = ks_arg_names(words, n - 1, arena);
    (void)bad(err, key, value, KS_PHRASE_HOW_ONE_OF, KS_ARGS(first, ks_arg_text(words[n - 1])));
    ks_arena_free(arena);
    return false;
}

bool ks_setting_log(const char *key, const char *value, struct ks_err *err)
{
    size_t n;
    int word;
    const char *const *levels = ks_log_levels(&n);
    bool ok = ks_setting_word(&word, levels, n, key, value, err);
    if (ok) {
        ks_log_show((enum ks_log_level)(KS_LEVEL_OF_ERROR + word));
    }
    return ok;
}

bool ks_setting_zone(
    char *name, size_t size, struct ks_zone *zone, const char *value, struct ks_err *err)
{
    struct ks_zone loaded;
    if (strlen(value) >= size || !ks_zone_load(value, &loaded)) {
        return ks_setting_bad(err, "zone", value, KS_PHRASE_HOW_ZONE);
    }
    *zone = loaded;
    return ks_setting_text(name, size, "zone", value, err);
}

const struct ks_setting *
ks_setting_find(const struct ks_setting *table, size_t n, const char *key, struct ks_err *err)
{
    const char *keys[KS_SETTINGS_MAX];
    assert(n <= KS_SETTINGS_MAX);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(key, table[i].key) == 0) {
            return &table[i];
        }
        keys[i] = table[i].key;
    }
    const char *meant = ks_ini_nearest(key, keys, n);
    (void)ks_fail_as(err, KS_ERR_USAGE,
                     meant == NULL ? KS_PROBLEM_SETTING_UNKNOWN : KS_PROBLEM_SETTING_NEAR,
                     KS_ARGS(ks_arg_text(key), ks_arg_text(meant)));
    return NULL;
}

struct ks_argument ks_setting_argument(const struct ks_setting *setting)
{
    bool flag = setting->kind == KS_SETTING_FLAG;
    return (struct ks_argument) { setting->key, flag ? KS_ARGUMENT_FLAG : KS_ARGUMENT_VALUE };
}

bool ks_setting_put(const struct ks_setting *setting,
                    void *settings,
                    const char *value,
                    struct ks_err *err)
{
    void *out = (char *)settings + setting->at;
    switch (setting->kind) {
    case KS_SETTING_TEXT:
        return ks_setting_text(out, (size_t)setting->most, setting->key, value, err);
    case KS_SETTING_FLAG:
        return ks_setting_flag(out, setting->key, value, err);
    case KS_SETTING_NUMBER:
        return ks_setting_number(out, setting->least, setting->most, setting->key, value, err);
    case KS_SETTING_OWN:
        return setting->own(settings, setting->key, value, err);
    }
    return false;
}
