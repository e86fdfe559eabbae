/* The player's settings (see options.h). */
#include "app/options.h"

#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "port/clock.h"

const char *ks_options_usage(void)
{
    return "用法: kiosk [--content DIR | --store DIR [--factory DIR]] [--window WxH] [--rotate "
           "0|90|180|270] [--place TAG,..]\n"
           "            [--now TIME] [--speed N] [--lang zh|en] [--config FILE]\n"
           "            [--motion full|gentle|none] [--painter auto|surface|renderer]\n"
           "            [--panel-mm WxH|43in] [--screen-bottom-mm MM] [--view-distance-mm MM]\n"
           "            [--touch] [--class] [--confidence] [--records FILE] [--exercises]\n"
           "            [--zone NAME] [--exit-after SECONDS] [--script FILE] [--blackbox FILE]\n";
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

static bool set_size(struct ks_options *o, const char *key, const char *value, struct ks_err *err)
{
    char end;
    if (sscanf(value, "%dx%d%c", &o->window_width, &o->window_height, &end) != 2 ||
        o->window_width < 64 || o->window_height < 64 || o->window_width > 8192 ||
        o->window_height > 8192) {
        return bad(err, key, value, "写成 宽x高，例如 1280x720");
    }
    return true;
}

static bool
set_number(int *out, int least, int most, const char *key, const char *value, struct ks_err *err)
{
    char *end;
    long number = strtol(value, &end, 10);
    if (*value == '\0' || *end != '\0' || number < least || number > most) {
        char how[64];
        snprintf(how, sizeof how, "写一个 %d 到 %d 的数", least, most);
        return bad(err, key, value, how);
    }
    *out = (int)number;
    return true;
}

/* "941x529", or inches of diagonal. */
static bool set_panel(struct ks_options *o, const char *key, const char *value, struct ks_err *err)
{
    char end;
    double inches;
    int *mm = o->panel_mm;
    if (sscanf(value, "%dx%d%c", &mm[0], &mm[1], &end) == 2) {
        return (mm[0] >= 50 && mm[1] >= 50 && mm[0] <= 5000 && mm[1] <= 5000) ||
               bad(err, key, value, "写成毫米 宽x高，例如 941x529");
    }
    bool fine = sscanf(value, "%lfin%c", &inches, &end) == 1 && inches >= 5 && inches <= 200;
    mm[0] = fine ? (int)(inches * 25.4 + 0.5) : 0;
    mm[1] = 0;
    return fine || bad(err, key, value, "写成毫米 941x529，或对角线英寸 43in");
}

static bool set_motion(struct ks_options *o, const char *key, const char *value, struct ks_err *err)
{
    static const char *const names[] = { "full", "gentle", "none" };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        if (strcmp(value, names[i]) == 0) {
            o->motion = (enum ks_motion)i;
            return true;
        }
    }
    return bad(err, key, value, "full、gentle 或 none");
}

static bool is_yes(const char *value)
{
    return strcmp(value, "yes") == 0 || strcmp(value, "1") == 0 || strcmp(value, "true") == 0 ||
           strcmp(value, "是") == 0;
}

/* Settings that are kept as they are written; false if `key` is none of them. */
static bool is_text(struct ks_options *o, const char *key, char **out, size_t *size)
{
    const struct {
        const char *key;
        char *out;
        size_t size;
    } texts[] = {
        { "content", o->content, sizeof o->content },
        { "store", o->store, sizeof o->store },
        { "factory", o->factory, sizeof o->factory },
        { "place", o->places, sizeof o->places },
        { "script", o->script, sizeof o->script },
        { "blackbox", o->blackbox, sizeof o->blackbox },
        { "records", o->records, sizeof o->records },
    };
    for (size_t i = 0; i < KS_COUNT(texts); i++) {
        if (strcmp(key, texts[i].key) == 0) {
            *out = texts[i].out;
            *size = texts[i].size;
            return true;
        }
    }
    return false;
}

static bool *flag_of(struct ks_options *o, const char *key)
{
    return strcmp(key, "touch") == 0        ? &o->touch
           : strcmp(key, "class") == 0      ? &o->rules.lessons
           : strcmp(key, "confidence") == 0 ? &o->rules.confidence
           : strcmp(key, "exercises") == 0  ? &o->show_exercises
                                            : NULL;
}

static int *number_of(struct ks_options *o, const char *key, int *least, int *most)
{
    const struct {
        const char *key;
        int *out, least, most;
    } numbers[] = {
        { "speed", &o->speed, 1, 100000 },
        { "screen-bottom-mm", &o->bottom_mm, 1, 3000 },
        { "view-distance-mm", &o->view_mm, 200, 5000 },
        { "exit-after", &o->exit_after, 1, 1000000000 },
    };
    for (size_t i = 0; i < KS_COUNT(numbers); i++) {
        if (strcmp(key, numbers[i].key) == 0) {
            *least = numbers[i].least;
            *most = numbers[i].most;
            return numbers[i].out;
        }
    }
    return NULL;
}

/* Settings with a form of their own. */
static bool set_own(struct ks_options *o, const char *key, const char *value, struct ks_err *err)
{
    if (strcmp(key, "window") == 0) {
        return set_size(o, key, value, err);
    }
    if (strcmp(key, "rotate") == 0) {
        return (set_number(&o->rotate, 0, 270, key, value, err) && o->rotate % 90 == 0) ||
               bad(err, key, value, "0、90、180 或 270");
    }
    if (strcmp(key, "zone") == 0) {
        return (set_text(o->zone_name, sizeof o->zone_name, key, value, err) &&
                ks_zone_load(value, &o->zone)) ||
               bad(err, key, value, "没有这个时区，例如 Asia/Shanghai");
    }
    if (strcmp(key, "now") == 0) {
        o->has_now = ks_civil_parse(ks_str_of(value), &o->zone, &o->now);
        return o->has_now || bad(err, key, value, "写成 2020-09-01T08:00");
    }
    if (strcmp(key, "lang") == 0) {
        bool fine = strcmp(value, "zh") == 0 || strcmp(value, "en") == 0;
        return (fine || bad(err, key, value, "zh 或 en")) &&
               set_text(o->lang, sizeof o->lang, key, value, err);
    }
    if (strcmp(key, "painter") == 0) {
        bool fine = strcmp(value, "auto") == 0 || strcmp(value, "surface") == 0 ||
                    strcmp(value, "renderer") == 0;
        return (fine || bad(err, key, value, "auto、surface 或 renderer")) &&
               set_text(o->painter, sizeof o->painter, key, value, err);
    }
    if (strcmp(key, "motion") == 0) {
        return set_motion(o, key, value, err);
    }
    if (strcmp(key, "staff-pin-hash") == 0) {
        return (strncmp(value, "$argon2id$", 10) == 0 ||
                bad(err, key, value, "由 kioskctl pin 算出")) &&
               set_text(o->staff_pin_hash, sizeof o->staff_pin_hash, key, value, err);
    }
    if (strcmp(key, "panel-mm") == 0) {
        return set_panel(o, key, value, err);
    }
    return ks_fail(err, KS_ERR_USAGE, "没有“%s”这个设置", key);
}

static bool set(struct ks_options *o, const char *key, const char *value, struct ks_err *err)
{
    char *text;
    size_t size;
    int least, most;
    if (is_text(o, key, &text, &size)) {
        return set_text(text, size, key, value, err);
    }
    if (flag_of(o, key) != NULL) {
        *flag_of(o, key) = is_yes(value);
        return true;
    }
    int *number = number_of(o, key, &least, &most);
    return number != NULL ? set_number(number, least, most, key, value, err)
                          : set_own(o, key, value, err);
}

struct reading {
    struct ks_options *options;
    struct ks_err *err;
};

static int on_key(void *user, const char *section, const char *key, const char *value)
{
    struct reading *reading = user;
    if (strcmp(section, "kiosk") != 0) {
        return 1; /* sections of other programs */
    }
    return set(reading->options, key, value, reading->err) ? 1 : 0;
}

static bool read_config(struct ks_options *o, const char *path, struct ks_err *err)
{
    struct reading reading = { o, err };
    err->code = KS_ERR_NONE;
    int line = ini_parse(path, on_key, &reading);
    if (line == 0) {
        return true;
    }
    if (line < 0) {
        return ks_fail(err, KS_ERR_NOT_FOUND, "打不开配置文件“%s”", path);
    }
    if (err->code == KS_ERR_NONE) {
        return ks_fail(err, KS_ERR_FORMAT, "%s 第 %d 行看不懂", path, line);
    }
    return ks_fail_in(err, "%s 第 %d 行", path, line);
}

static bool is_switch(const char *key)
{
    return strcmp(key, "touch") == 0 || strcmp(key, "exercises") == 0 ||
           strcmp(key, "class") == 0 || strcmp(key, "confidence") == 0;
}

bool ks_options_parse(int argc, char **argv, struct ks_options *o, struct ks_err *err)
{
    *o = (struct ks_options) {
        .content = ".", .lang = "zh", .painter = "auto", .zone_name = "Asia/Shanghai", .speed = 1
    };
    if (!ks_zone_load(o->zone_name, &o->zone)) {
        return ks_fail(err, KS_ERR_NOT_FOUND, "没有时区数据");
    }
    for (int i = 1; i + 1 < argc; i++) {
        if (strcmp(argv[i], "--config") == 0 && !read_config(o, argv[i + 1], err)) {
            return false;
        }
    }
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            o->help = true;
            return true;
        }
        if (strncmp(argv[i], "--", 2) != 0) {
            return ks_fail(err, KS_ERR_USAGE, "不认识“%s”", argv[i]);
        }
        const char *key = argv[i] + 2;
        if (is_switch(key)) {
            set(o, key, "yes", err);
            continue;
        }
        if (i + 1 >= argc) {
            return ks_fail(err, KS_ERR_USAGE, "--%s 后面缺少内容", key);
        }
        i++;
        if (strcmp(key, "config") != 0 && !set(o, key, argv[i], err)) {
            return false;
        }
    }
    return true;
}
