/* The player's settings (see options.h). */
#include "app/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "port/clock.h"
#include "port/settings.h"

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

/* "941x529", or inches of diagonal. */
static bool set_panel(struct ks_options *o, const char *key, const char *value, struct ks_err *err)
{
    char end;
    double inches;
    int *mm = o->panel_mm;
    if (sscanf(value, "%dx%d%c", &mm[0], &mm[1], &end) == 2) {
        return (mm[0] >= 50 && mm[1] >= 50 && mm[0] <= 5000 && mm[1] <= 5000) ||
               ks_setting_bad(err, key, value, "写成毫米 宽x高，例如 941x529");
    }
    bool fine = sscanf(value, "%lfin%c", &inches, &end) == 1 && inches >= 5 && inches <= 200;
    mm[0] = fine ? (int)(inches * 25.4 + 0.5) : 0;
    mm[1] = 0;
    return fine || ks_setting_bad(err, key, value, "写成毫米 941x529，或对角线英寸 43in");
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
        return (ks_setting_number(&o->rotate, 0, 270, key, value, err) && o->rotate % 90 == 0) ||
               ks_setting_bad(err, key, value, "0、90、180 或 270");
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
                    strcmp(value, "renderer") == 0;
        return (fine || ks_setting_bad(err, key, value, "auto、surface 或 renderer")) &&
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
    struct ks_options *o = context;
    const struct ks_setting_place texts[] = {
        { "content", o->content, sizeof o->content },
        { "store", o->store, sizeof o->store },
        { "factory", o->factory, sizeof o->factory },
        { "place", o->places, sizeof o->places },
        { "script", o->script, sizeof o->script },
        { "blackbox", o->blackbox, sizeof o->blackbox },
        { "records", o->records, sizeof o->records },
    };
    if (section != NULL && strcmp(section, "kiosk") != 0) {
        return true; /* of other programs */
    }
    const struct ks_setting_place *text = ks_setting_find(texts, KS_COUNT(texts), key);
    if (text != NULL) {
        return ks_setting_text(text->out, text->size, key, value, err);
    }
    bool *flag = flag_of(o, key);
    if (flag != NULL) {
        return ks_setting_flag(flag, key, value, err);
    }
    int least, most, *number = number_of(o, key, &least, &most);
    return number != NULL ? ks_setting_number(number, least, most, key, value, err)
                          : set_own(o, key, value, err);
}

static bool is_switch(const char *key)
{
    struct ks_options any;
    return flag_of(&any, key) != NULL;
}

bool ks_options_parse(int argc, char **argv, struct ks_options *o, struct ks_err *err)
{
    *o = (struct ks_options) {
        .content = ".", .lang = "zh", .painter = "auto", .zone_name = "Asia/Shanghai", .speed = 1
    };
    if (!ks_zone_load(o->zone_name, &o->zone)) {
        return ks_fail(err, KS_ERR_NOT_FOUND, "没有时区数据");
    }
    struct ks_settings settings = { .context = o, .set = set, .is_switch = is_switch };
    bool ok = ks_settings_read(&settings, argc, argv, err);
    o->help = settings.help;
    return ok;
}
