/* The settings of a screen: a typing error in its file never keeps it black. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/options.h"
#include "support/check_main.h"
#include "support/said.h"

static struct ks_options o;
static struct ks_err err;

static bool parse_file(const char *text)
{
    char path[] = "/tmp/ks-options-XXXXXX";
    int fd = mkstemp(path);
    ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    char *argv[] = { (char[]) { "kiosk" }, (char[]) { "--config" }, path };
    bool ok = ks_options_parse(3, argv, &o, &err);
    unlink(path);
    return ok;
}

static bool parse_line(char *key, char *value)
{
    char *argv[] = { (char[]) { "kiosk" }, key, value };
    return ks_options_parse(3, argv, &o, &err);
}

START_TEST(a_wrong_line_leaves_the_default_and_the_rest_counts)
{
    static const char *const wrong[] = {
        "rotate = 91",       "rotate = 9O",           "mode = 1920*1080",
        "mode = 1920x99999", "window = 1280x1",       "panel-mm = 43",
        "panel-mm = 43cm",   "panel-mm = 900x9",      "zone = Asia/Nowhere",
        "lang = cn",         "motion = fast",         "painter = brush",
        "touch = maybe",     "staff-pin-hash = 1234", "view-distance-mm = 1",
        "now = gestern",     "tuoch = yes",           "place canteen",
        "speed = 0",
    };
    char none[1];
    struct ks_options plain = { 0 };
    ck_assert(ks_options_parse(1, (char *[]) { none }, &plain, &err));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[256];
        snprintf(text, sizeof text, "[kiosk]\n%s\nconnector = DP-1\n", wrong[i]);
        ck_assert_msg(parse_file(text), "%s: %s", wrong[i], said_err(&err));
        ck_assert_msg(o.mistakes.n == 1, "%s", wrong[i]);
        ck_assert_int_eq(o.mistakes.line, 2);
        ck_assert_str_eq(said_brief(&o.mistakes), "配置文件第 2 行有误，没有采用");
        ck_assert_str_eq(o.display.connector, "DP-1");
        memset(o.display.connector, 0, sizeof o.display.connector);
        ck_assert_msg(memcmp(&o.display, &plain.display, sizeof o.display) == 0, "%s", wrong[i]);
        ck_assert_msg(
            o.rotate == plain.rotate && o.window_width == plain.window_width &&
                o.window_height == plain.window_height && o.panel_mm[0] == plain.panel_mm[0] &&
                o.panel_mm[1] == plain.panel_mm[1] && strcmp(o.zone_name, plain.zone_name) == 0 &&
                strcmp(o.lang, plain.lang) == 0 && o.motion == plain.motion &&
                o.painter == plain.painter && o.touch == plain.touch && *o.staff_pin_hash == '\0' &&
                o.view_mm == plain.view_mm && o.has_now == plain.has_now &&
                o.speed == plain.speed && strcmp(o.places, plain.places) == 0,
            "%s", wrong[i]);
    }
}
END_TEST

START_TEST(several_mistakes_are_counted)
{
    ck_assert(parse_file("[kiosk]\n\nrotate = up\nnonsense\nlang = en\ncolour = red\n"));
    ck_assert_str_eq(said_brief(&o.mistakes), "配置文件第 3 行等 3 处有误，没有采用");
    ck_assert_str_eq(o.lang, "en");
    ck_assert(parse_line((char[]) { "--config" }, (char[]) { "/nowhere.ini" }));
    ck_assert_str_eq(said_brief(&o.mistakes), "配置文件读不了，全部按默认值");
    ck_assert(parse_file("[kiosk]\nrotate = ９０\nlang = EN\ntouch = On\nmotion = “None”\n"));
    ck_assert(o.rotate == 90 && strcmp(o.lang, "en") == 0 && o.touch);
    ck_assert(o.motion == KS_MOTION_NONE && o.mistakes.n == 0);
    ck_assert(parse_file("[kiosk]\nlang = en\n[sync]\nwhat = ever\n"));
    ck_assert_str_eq(said_brief(&o.mistakes), "");
}
END_TEST

START_TEST(the_command_line_is_strict)
{
    ck_assert(!parse_line((char[]) { "--rotate" }, (char[]) { "91" }));
    ck_assert(!parse_line((char[]) { "--tuoch" }, (char[]) { "yes" }));
    ck_assert(parse_line((char[]) { "--rotate" }, (char[]) { "90" }) && o.rotate == 90);
    ck_assert(parse_line((char[]) { "--panel-mm" }, (char[]) { "43in" }) && o.panel_mm[0] == 1092);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_wrong_line_leaves_the_default_and_the_rest_counts);
    tcase_add_test(tc, several_mistakes_are_counted);
    tcase_add_test(tc, the_command_line_is_strict);
}

int main(void)
{
    return check_main("options", add);
}
