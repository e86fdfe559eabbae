/* The player's settings (see options.h). */
#include "app/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "port/clock.h"
#include "port/settings.h"

#define KS_LOG_MODULE "kiosk"
#include "port/log.h"

const char *ks_options_usage(void)
{
    return "用法: kiosk [--content DIR | --store DIR [--factory DIR]] [--window WxH] [--rotate "
           "0|90|180|270] [--place TAG,..]\n"
           "            [--now TIME] [--speed N] [--lang zh|en] [--config FILE]\n"
           "            [--motion full|gentle|none] [--painter auto|surface|renderer|dumb]\n"
           "            [--connector NAME] [--mode WxH[@HZ]]\n"
           "            [--panel-mm WxH|43in] [--screen-bottom-mm MM] [--view-distance-mm MM]\n"
           "            [--touch] [--class] [--confidence] [--records FILE] [--exercises]\n"
           "            [--zone NAME] [--exit-after SECONDS] [--script FILE] [--blackbox FILE]\n";
}

static bool set_size(struct ks_options *o, const char *key, const char *value, struct ks_err *err)
{
    char end;
    if (sscanf(value, "%dx%d%c", &o->window_width, &o->window_height, &end) != 2 ||
        o->window_width < 64 || o->window_height < 64 || o->window_width > 8192 ||
        o->window_height > 8192) {
        return ks_setting_bad(err, key, value, "写成 宽x高，例如 1280x720");
    }
    return true;
}

/* "1920x1080", "1920x1080@50". */
static bool set_mode(struct ks_options *o, const char *key, const char *value, struct ks_err *err)
{
    char end;
    struct ks_display_wish *wish = &o->display;
    int n = sscanf(value, "%dx%d@%d%c", &wish->width, &wish->height, &wish->hz, &end);
    bool fine = (n == 2 || n == 3) && wish->width >= 320 && wish->height >= 200 &&
                wish->width <= 8192 && wish->height <= 8192 && wish->hz >= 0 && wish->hz <= 1000;
    return fine || ks_setting_bad(err, key, value, "写成 宽x高，例如 1920x1080 或 1920x1080@50");
}

/* "941x529", or inches of diagonal. */
static bool set_panel(struct ks_options *o, const char *key, const char *value, struct ks_err *err)
{
    char end;
    double inches;
    int *mm = o->panel_mm, read = 0;
    if (sscanf(value, "%dx%d%c", &mm[0], &mm[1], &end) == 2) {
        return (mm[0] >= 50 && mm[1] >= 50 && mm[0] <= 5000 && mm[1] <= 5000) ||
               ks_setting_bad(err, key, value, "写成毫米 宽x高，例如 941x529");
    }
    bool fine = sscanf(value, "%lfin%n", &inches, &read) == 1 && read > 0 && value[read] == '\0' &&
                inches >= 5 && inches <= 200;
    mm[0] = fine ? (int)(inches * 25.4 + 0.5) : 0;
    mm[1] = 0;
    return fine || ks_setting_bad(err, key, value, "写成毫米 941x529，或对角线英寸 43in");
}

struct plain {
    struct ks_setting setting[16];
};

static struct plain plain_of(struct ks_options *o)
{
    return (struct plain) { {
        { "content", KS_SETTING_TEXT, o->content, 0, sizeof o->content },
        { "store", KS_SETTING_TEXT, o->store, 0, sizeof o->store },
        { "factory", KS_SETTING_TEXT, o->factory, 0, sizeof o->factory },
        { "place", KS_SETTING_TEXT, o->places, 0, sizeof o->places },
        { "script", KS_SETTING_TEXT, o->script, 0, sizeof o->script },
        { "blackbox", KS_SETTING_TEXT, o->blackbox, 0, sizeof o->blackbox },
        { "records", KS_SETTING_TEXT, o->records, 0, sizeof o->records },
        { "connector", KS_SETTING_TEXT, o->display.connector, 0, sizeof o->display.connector },
        { "touch", KS_SETTING_FLAG, &o->touch, 0, 0 },
        { "class", KS_SETTING_FLAG, &o->rules.lessons, 0, 0 },
        { "confidence", KS_SETTING_FLAG, &o->rules.confidence, 0, 0 },
        { "exercises", KS_SETTING_FLAG, &o->show_exercises, 0, 0 },
        { "speed", KS_SETTING_NUMBER, &o->speed, 1, 100000 },
        { "screen-bottom-mm", KS_SETTING_NUMBER, &o->bottom_mm, 1, 3000 },
        { "view-distance-mm", KS_SETTING_NUMBER, &o->view_mm, 200, 5000 },
        { "exit-after", KS_SETTING_NUMBER, &o->exit_after, 1, 1000000000 },
    } };
}

/* Settings with a form of their own. */
static bool set_own(struct ks_options *o, const char *key, const char *value, struct ks_err *err)
{
    if (strcmp(key, "window") == 0) {
        return set_size(o, key, value, err);
    }
    if (strcmp(key, "mode") == 0) {
        return set_mode(o, key, value, err);
    }
    if (strcmp(key, "rotate") == 0) {
        return (ks_setting_number(&o->rotate, 0, 270, key, value, err) && o->rotate % 90 == 0) ||
               ks_setting_bad(
                   err, key, value,
                   "屏幕顺时针转了多少度：0、90（屏幕自己的左边朝上）、180 或 270（右边朝上）");
    }
    if (strcmp(key, "zone") == 0) {
        return ks_setting_zone(o->zone_name, sizeof o->zone_name, &o->zone, value, err);
    }
    if (strcmp(key, "now") == 0) {
        o->has_now = ks_civil_parse(ks_str_of(value), &o->zone, &o->now);
        return o->has_now || ks_setting_bad(err, key, value, "写成 2020-09-01T08:00");
    }
    if (strcmp(key, "lang") == 0) {
        bool fine = strcmp(value, "zh") == 0 || strcmp(value, "en") == 0;
        return (fine || ks_setting_bad(err, key, value, "zh 或 en")) &&
               ks_setting_text(o->lang, sizeof o->lang, key, value, err);
    }
    if (strcmp(key, "painter") == 0) {
        bool fine = strcmp(value, "auto") == 0 || strcmp(value, "surface") == 0 ||
                    strcmp(value, "renderer") == 0 || strcmp(value, "dumb") == 0;
        return (fine || ks_setting_bad(err, key, value, "auto、surface、renderer 或 dumb")) &&
               ks_setting_text(o->painter, sizeof o->painter, key, value, err);
    }
    if (strcmp(key, "motion") == 0) {
        static const char *const words[] = { "full", "gentle", "none" };
        int word;
        bool ok = ks_setting_word(&word, words, 3, key, value, "full、gentle 或 none", err);
        o->motion = ok ? (enum ks_motion)word : o->motion;
        return ok;
    }
    if (strcmp(key, "staff-pin-hash") == 0) {
        return (strncmp(value, "$argon2id$", 10) == 0 ||
                ks_setting_bad(err, key, value, "由 kioskctl pin 算出")) &&
               ks_setting_text(o->staff_pin_hash, sizeof o->staff_pin_hash, key, value, err);
    }
    if (strcmp(key, "panel-mm") == 0) {
        return set_panel(o, key, value, err);
    }
    return ks_fail(err, KS_ERR_USAGE, "没有“%s”这个设置", key);
}

static bool
set(void *context, const char *section, const char *key, const char *value, struct ks_err *err)
{
    struct ks_options *o = context, tried = *o; /* a wrong value must not leave half of itself */
    if (section != NULL && strcmp(section, "kiosk") != 0) {
        return true; /* of other programs */
    }
    struct plain plain = plain_of(&tried);
    const struct ks_setting *setting = ks_setting_find(plain.setting, KS_COUNT(plain.setting), key);
    bool ok =
        setting != NULL ? ks_setting_put(setting, value, err) : set_own(&tried, key, value, err);
    if (ok) {
        *o = tried;
    }
    return ok;
}

static void told(void *context, int line, const char *sentence)
{
    struct ks_options *o = context;
    ks_warn("%s；%s按默认值", sentence, line == 0 ? "全部" : "这一项");
    o->mistake_line = o->mistakes++ == 0 || line < o->mistake_line ? line : o->mistake_line;
}

void ks_options_mistake(const struct ks_options *o, char *out, size_t size)
{
    *out = '\0';
    if (o->mistakes > 0 && o->mistake_line == 0) {
        snprintf(out, size, "配置文件打不开，全部按默认值");
    } else if (o->mistakes == 1) {
        snprintf(out, size, "配置文件第 %d 行有误，没有采用", o->mistake_line);
    } else if (o->mistakes > 1) {
        snprintf(out, size, "配置文件第 %d 行等 %d 处有误，没有采用", o->mistake_line, o->mistakes);
    }
}

static bool is_switch(const char *key)
{
    struct ks_options any;
    struct plain plain = plain_of(&any);
    const struct ks_setting *setting = ks_setting_find(plain.setting, KS_COUNT(plain.setting), key);
    return setting != NULL && setting->kind == KS_SETTING_FLAG;
}

bool ks_options_parse(int argc, char **argv, struct ks_options *o, struct ks_err *err)
{
    *o = (struct ks_options) {
        .content = ".", .lang = "zh", .painter = "auto", .zone_name = "Asia/Shanghai", .speed = 1
    };
    if (!ks_zone_load(o->zone_name, &o->zone)) {
        return ks_fail(err, KS_ERR_NOT_FOUND, "没有时区数据");
    }
    struct ks_settings settings = {
        .context = o, .set = set, .told = told, .is_switch = is_switch
    };
    bool ok = ks_settings_read(&settings, argc, argv, err);
    o->help = settings.help;
    o->version = settings.version;
    return ok;
}
