/* The player's settings (see options.h). */
#include "app/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/trace/trace.h"
#include "core/problem/fail.h"
#include "core/problem/sentence.h"
#include "port/clock.h"
#include "port/lang.h"
#include "port/settings.h"

static bool set_size(void *options, const char *key, const char *value, struct ks_err *err)
{
    struct ks_options *o = options;
    char end;
    if (sscanf(value, "%dx%d%c", &o->window_width, &o->window_height, &end) != 2 ||
        o->window_width < 64 || o->window_height < 64 || o->window_width > 8192 ||
        o->window_height > 8192) {
        return ks_setting_bad(err, key, value, KS_PHRASE_HOW_SIZE);
    }
    return true;
}

/* "1920x1080", "1920x1080@50". */
static bool set_mode(void *options, const char *key, const char *value, struct ks_err *err)
{
    struct ks_options *o = options;
    char end;
    struct ks_display_wish *wish = &o->display;
    wish->hz = 0;
    int n = sscanf(value, "%dx%d@%d%c", &wish->width, &wish->height, &wish->hz, &end);
    bool fine = (n == 2 || n == 3) && wish->width >= 320 && wish->height >= 200 &&
                wish->width <= 8192 && wish->height <= 8192 && wish->hz >= 0 && wish->hz <= 1000;
    return fine || ks_setting_bad(err, key, value, KS_PHRASE_HOW_MODE);
}

/* "941x529", or inches of diagonal. */
static bool set_panel(void *options, const char *key, const char *value, struct ks_err *err)
{
    struct ks_options *o = options;
    char end;
    double inches;
    int *mm = o->panel_mm, read = 0;
    if (sscanf(value, "%dx%d%c", &mm[0], &mm[1], &end) == 2) {
        return (mm[0] >= 50 && mm[1] >= 50 && mm[0] <= 5000 && mm[1] <= 5000) ||
               ks_setting_bad(err, key, value, KS_PHRASE_HOW_SIZE_MM);
    }
    bool fine = sscanf(value, "%lfin%n", &inches, &read) == 1 && read > 0 && value[read] == '\0' &&
                inches >= 5 && inches <= 200;
    mm[0] = fine ? (int)(inches * 25.4 + 0.5) : 0;
    mm[1] = 0;
    return fine || ks_setting_bad(err, key, value, KS_PHRASE_HOW_PANEL);
}

static bool set_rotate(void *options, const char *key, const char *value, struct ks_err *err)
{
    struct ks_options *o = options;
    return (ks_setting_number(&o->rotate, 0, 270, key, value, err) && o->rotate % 90 == 0) ||
           ks_setting_bad(err, key, value, KS_PHRASE_HOW_ROTATE);
}

static bool set_zone(void *options, const char *key, const char *value, struct ks_err *err)
{
    struct ks_options *o = options;
    (void)key;
    return ks_setting_zone(o->zone_name, sizeof o->zone_name, &o->zone, value, err);
}

static bool set_now(void *options, const char *key, const char *value, struct ks_err *err)
{
    struct ks_options *o = options;
    o->has_now = ks_civil_parse(ks_str_of(value), &o->zone, &o->now);
    return o->has_now || ks_setting_bad(err, key, value, KS_PHRASE_HOW_TIME);
}

static bool set_lang(void *options, const char *key, const char *value, struct ks_err *err)
{
#define TAG(NAME, TAG, ...) #TAG,
    static const char *const words[] = { KS_LANGS(TAG) };
    struct ks_options *o = options;
    int word;
    return ks_setting_word(&word, words, KS_LANG_COUNT, key, value, err) &&
           ks_setting_text(o->lang, sizeof o->lang, key, words[word], err);
}

static bool set_painter(void *options, const char *key, const char *value, struct ks_err *err)
{
    size_t n;
    const char *const *words = ks_painted_by_words(&n);
    struct ks_options *o = options;
    int word;
    bool ok = ks_setting_word(&word, words, n, key, value, err);
    o->painter = ok ? (enum ks_painted_by)word : o->painter;
    return ok;
}

static bool set_log(void *options, const char *key, const char *value, struct ks_err *err)
{
    (void)options;
    return ks_setting_log(key, value, err);
}

static bool set_motion(void *options, const char *key, const char *value, struct ks_err *err)
{
    static const char *const words[] = { "full", "gentle", "none" };
    struct ks_options *o = options;
    int word;
    bool ok = ks_setting_word(&word, words, 3, key, value, err);
    o->motion = ok ? (enum ks_motion)word : o->motion;
    return ok;
}

static bool set_pin(void *options, const char *key, const char *value, struct ks_err *err)
{
    struct ks_options *o = options;
    return (strncmp(value, "$argon2id$", 10) == 0 ||
            ks_setting_bad(err, key, value, KS_PHRASE_HOW_PIN)) &&
           ks_setting_text(o->staff_pin_hash, sizeof o->staff_pin_hash, key, value, err);
}

/* Every setting: X(its key, its value in the usage, then what struct ks_setting says of it). */
#define SETTINGS(X)                                                                                \
    X("content", "DIR", TEXT(content))                                                             \
    X("store", "DIR", TEXT(store))                                                                 \
    X("factory", "DIR", TEXT(factory))                                                             \
    X("window", "WxH", OWN(set_size))                                                              \
    X("rotate", "0|90|180|270", OWN(set_rotate))                                                   \
    X("place", "TAG,..", TEXT(places))                                                             \
    X("now", "TIME", OWN(set_now))                                                                 \
    X("speed", "N", NUMBER(speed, 1, 100000))                                                      \
    X("lang", KS_LANG_TAGS, OWN(set_lang))                                                         \
    X("motion", "full|gentle|none", OWN(set_motion))                                               \
    X("painter", "auto|surface|renderer|dumb", OWN(set_painter))                                   \
    X("connector", "NAME", TEXT(display.connector))                                                \
    X("mode", "WxH[@HZ]", OWN(set_mode))                                                           \
    X("panel-mm", "WxH|43in", OWN(set_panel))                                                      \
    X("screen-bottom-mm", "MM", NUMBER(bottom_mm, 1, 3000))                                        \
    X("view-distance-mm", "MM", NUMBER(view_mm, 200, 5000))                                        \
    X("touch", "", FLAG(touch))                                                                    \
    X("class", "", FLAG(rules.lessons))                                                            \
    X("confidence", "", FLAG(rules.confidence))                                                    \
    X("records", "FILE", TEXT(records))                                                            \
    X("exercises", "", FLAG(show_exercises))                                                       \
    X("staff-pin-hash", "HASH", OWN(set_pin))                                                      \
    X("zone", "NAME", OWN(set_zone))                                                               \
    X("exit-after", "SECONDS", NUMBER(exit_after, 1, 1000000000))                                  \
    X("script", "FILE", TEXT(script))                                                              \
    X("blackbox", "FILE", TEXT(blackbox))                                                          \
    X("trace", "FILE", TEXT(trace))                                                                \
    X("trace-mib", "N", NUMBER(trace_mib, 1, 4096))                                                \
    X("log", "error|warning|notice|info|debug", OWN(set_log))
#define TEXT(member) KS_SETTING_TEXT_AT(ks_options, member)
#define FLAG(member) KS_SETTING_FLAG_AT(ks_options, member)
#define NUMBER(member, least, most) KS_SETTING_NUMBER_AT(ks_options, member, least, most)
#define OWN(function) KS_SETTING_SET_BY(function)

#define ROW(key, value, ...) { key, __VA_ARGS__ },
static const struct ks_setting table[] = { SETTINGS(ROW) };

void ks_options_usage(struct ks_buf *out)
{
#define LINE(key, value, ...) "  --" key " " value "\n"
    ks_buf_addf(out, "%s" SETTINGS(LINE) "rotate: %s\n",
                ks_say("用法: kiosk [--config FILE]，再加 FILE 里也能写的：\n"),
                ks_phrase_of(ks_lang_here(), KS_PHRASE_HOW_ROTATE));
}

static bool
set(void *context, const struct ks_setting_at *at, const char *value, struct ks_err *err)
{
    /* Changed in the copy only: a wrong value must leave nothing behind. */
    struct ks_options *o = context, tried = *o;
    if (at->section != KS_SECTION_KIOSK && at->section != KS_SECTION_LINE) {
        return true; /* a section that another program reads */
    }
    const struct ks_setting *setting = ks_setting_find(table, KS_COUNT(table), at->key, err);
    bool ok = setting != NULL && ks_setting_put(setting, &tried, value, err);
    if (ok) {
        *o = tried;
    }
    return ok;
}

bool ks_options_parse(int argc, char **argv, struct ks_options *o, struct ks_err *err)
{
    *o = (struct ks_options) {
        .lang = "zh", .zone_name = "Asia/Shanghai", .speed = 1, .trace_mib = KS_TRACE_MIB
    };
    if (!ks_zone_load(o->zone_name, &o->zone)) {
        return ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_NO_ZONES, KS_NO_ARGS);
    }
    struct ks_mistakes mistakes = { 0 };
    struct ks_argument line[KS_COUNT(table)];
    for (size_t i = 0; i < KS_COUNT(line); i++) {
        line[i] = ks_setting_argument(&table[i]);
    }
    struct ks_settings settings = { .context = o,
                                    .set = set,
                                    .line = line,
                                    .n_line = KS_COUNT(line),
                                    .mine = 1u << KS_SECTION_KIOSK,
                                    .mistakes = &mistakes };
    bool ok = ks_settings_read(&settings, argc, argv, err);
    o->mistakes = mistakes;
    o->asked = settings.asked;
    if (*o->store == '\0' && *o->content == '\0') {
        memcpy(o->content, ".", sizeof ".");
    }
    return ok;
}
