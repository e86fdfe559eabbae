/* The player's settings (see options.h). */
#include "app/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/trace/trace.h"
#include "port/clock.h"
#include "port/settings.h"

#define TO_180 "屏幕顺时针转了多少度（从正面看）：0、90（它自己的左边朝上）、180（倒挂）、"
#define ROTATE TO_180 "270（它自己的右边朝上）"

const char *ks_options_usage(void)
{
    return "用法: kiosk [--content DIR | --store DIR [--factory DIR]] [--window WxH] [--rotate "
           "0|90|180|270] [--place TAG,..]\n"
           "            [--now TIME] [--speed N] [--lang zh|en] [--config FILE]\n"
           "            [--motion full|gentle|none] [--painter auto|surface|renderer|dumb]\n"
           "            [--connector NAME] [--mode WxH[@HZ]]\n"
           "            [--panel-mm WxH|43in] [--screen-bottom-mm MM] [--view-distance-mm MM]\n"
           "            [--touch] [--class] [--confidence] [--records FILE] [--exercises]\n"
           "            [--zone NAME] [--exit-after SECONDS] [--script FILE] [--blackbox FILE]\n"
           "            [--trace FILE [--trace-mib N]] [--log error|warning|notice|info|debug]\n"
           "rotate: " ROTATE "\n";
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
    wish->hz = 0;
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

struct table {
    struct ks_setting setting[29];
};

static struct table table_of(struct ks_options *o)
{
    return (struct table) { {
        { "content", KS_SETTING_TEXT, o->content, 0, sizeof o->content },
        { "store", KS_SETTING_TEXT, o->store, 0, sizeof o->store },
        { "factory", KS_SETTING_TEXT, o->factory, 0, sizeof o->factory },
        { "place", KS_SETTING_TEXT, o->places, 0, sizeof o->places },
        { "script", KS_SETTING_TEXT, o->script, 0, sizeof o->script },
        { "trace", KS_SETTING_TEXT, o->trace, 0, sizeof o->trace },
        { "trace-mib", KS_SETTING_NUMBER, &o->trace_mib, 1, 4096 },
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
        { "window", KS_SETTING_OWN, NULL, 0, 0 },
        { "mode", KS_SETTING_OWN, NULL, 0, 0 },
        { "rotate", KS_SETTING_OWN, NULL, 0, 0 },
        { "log", KS_SETTING_OWN, NULL, 0, 0 },
        { "zone", KS_SETTING_OWN, NULL, 0, 0 },
        { "now", KS_SETTING_OWN, NULL, 0, 0 },
        { "lang", KS_SETTING_OWN, NULL, 0, 0 },
        { "painter", KS_SETTING_OWN, NULL, 0, 0 },
        { "motion", KS_SETTING_OWN, NULL, 0, 0 },
        { "staff-pin-hash", KS_SETTING_OWN, NULL, 0, 0 },
        { "panel-mm", KS_SETTING_OWN, NULL, 0, 0 },
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
               ks_setting_bad(err, key, value, ROTATE);
    }
    if (strcmp(key, "zone") == 0) {
        return ks_setting_zone(o->zone_name, sizeof o->zone_name, &o->zone, value, err);
    }
    if (strcmp(key, "now") == 0) {
        o->has_now = ks_civil_parse(ks_str_of(value), &o->zone, &o->now);
        return o->has_now || ks_setting_bad(err, key, value, "写成 2020-09-01T08:00");
    }
    int word;
    if (strcmp(key, "lang") == 0) {
        static const char *const words[] = { "zh", "en" };
        return ks_setting_word(&word, words, 2, key, value, "zh 或 en", err) &&
               ks_setting_text(o->lang, sizeof o->lang, key, words[word], err);
    }
    if (strcmp(key, "painter") == 0) {
        static const char *const words[] = { "auto", "surface", "renderer", "dumb" };
        return ks_setting_word(&word, words, 4, key, value, "auto、surface、renderer 或 dumb",
                               err) &&
               ks_setting_text(o->painter, sizeof o->painter, key, words[word], err);
    }
    if (strcmp(key, "log") == 0) {
        return ks_setting_log(key, value, err);
    }
    if (strcmp(key, "motion") == 0) {
        static const char *const words[] = { "full", "gentle", "none" };
        bool ok = ks_setting_word(&word, words, 3, key, value, "full、gentle 或 none", err);
        o->motion = ok ? (enum ks_motion)word : o->motion;
        return ok;
    }
    if (strcmp(key, "staff-pin-hash") == 0) {
        return (strncmp(value, "$argon2id$", 10) == 0 ||
                ks_setting_bad(err, key, value, "由 kioskctl pin 算出")) &&
               ks_setting_text(o->staff_pin_hash, sizeof o->staff_pin_hash, key, value, err);
    }
    return set_panel(o, key, value, err);
}

static bool
set(void *context, const struct ks_setting_at *at, const char *value, struct ks_err *err)
{
    struct ks_options *o = context, tried = *o; /* a wrong value must not leave half of itself */
    if (at->section != KS_SECTION_KIOSK && at->section != KS_SECTION_LINE) {
        return true; /* of other programs */
    }
    struct table table = table_of(&tried);
    const struct ks_setting *setting =
        ks_setting_find(table.setting, KS_COUNT(table.setting), at->key, err);
    bool ok =
        setting != NULL && (setting->kind == KS_SETTING_OWN ? set_own(&tried, at->key, value, err)
                                                            : ks_setting_put(setting, value, err));
    if (ok) {
        *o = tried;
    }
    return ok;
}

static bool is_switch(const char *key)
{
    struct ks_options any;
    struct table table = table_of(&any);
    const struct ks_setting *setting =
        ks_setting_find(table.setting, KS_COUNT(table.setting), key, NULL);
    return setting != NULL && setting->kind == KS_SETTING_FLAG;
}

bool ks_options_parse(int argc, char **argv, struct ks_options *o, struct ks_err *err)
{
    *o = (struct ks_options) { .content = ".",
                               .lang = "zh",
                               .painter = "auto",
                               .zone_name = "Asia/Shanghai",
                               .speed = 1,
                               .trace_mib = KS_TRACE_MIB };
    if (!ks_zone_load(o->zone_name, &o->zone)) {
        return ks_fail(err, KS_ERR_NOT_FOUND, "没有时区数据");
    }
    struct ks_mistakes mistakes = { 0 };
    struct ks_settings settings = { .context = o,
                                    .set = set,
                                    .is_switch = is_switch,
                                    .mine = 1u << KS_SECTION_KIOSK,
                                    .mistakes = &mistakes };
    bool ok = ks_settings_read(&settings, argc, argv, err);
    o->mistakes = mistakes;
    o->help = settings.help;
    o->version = settings.version;
    return ok;
}
