/* Settings of kiosk-sync and the sticks among the mounts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check_main.h"
#include "sync/config.h"
#include "sync/mounts.h"

static char path[] = "/tmp/ks-sync-ini-XXXXXX";

static bool parse_ini(const char *text, struct ks_sync_config *c, struct ks_err *err)
{
    strcpy(path + strlen(path) - 6, "XXXXXX");
    int fd = mkstemp(path);
    ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    char *argv[] = { (char[]) { "kiosk-sync" }, (char[]) { "--config" }, path };
    bool ok = ks_sync_config_parse(3, argv, c, err);
    unlink(path);
    return ok;
}

START_TEST(sections)
{
    struct ks_sync_config c;
    struct ks_err err = { 0 };
    ck_assert_msg(parse_ini("[kiosk]\nplace = canteen-3\n[sync]\nstate = /s\ndevice = 食堂一\n"
                            "mounts = /media:/run/media\nsticks = open\nevery = 5\n"
                            "[source share]\npath = /srv/a b\npolicy = open\nwritable = yes\n"
                            "[source usb-2]\npath = /x\n",
                            &c, &err),
                  "%s", err.text);
    ck_assert_uint_eq(c.n_sources, 2);
    ck_assert_str_eq(c.source[0].path, "/srv/a b");
    ck_assert(c.source[0].policy == KS_POLICY_OPEN && c.source[0].writable);
    ck_assert_int_eq(c.source[0].every_s, 5);
    ck_assert_int_eq(c.source[1].policy, KS_POLICY_SIGNED); /* nothing is trusted unless told */
    ck_assert_int_eq(c.stick.policy, KS_POLICY_OPEN);
    ck_assert(!c.stick.writable);
}
END_TEST

/* A technician writes the place once; the player and a signed release mean the same screen. */
START_TEST(a_screen_is_called_by_its_place)
{
    static const struct {
        const char *text, *places;
    } cases[] = {
        { "[sync]\ndevice = 食堂一\n", "食堂一" },
        { "[kiosk]\nplace = canteen-3,食堂\n[sync]\ndevice = 食堂一\n", "canteen-3,食堂" },
        { "[sync]\ndevice = 食堂一\n[kiosk]\nplace = canteen-3\n", "canteen-3" },
        { "[kiosk]\nplace = canteen-3\n[sync]\nplaces = lab\n", "lab" },
        { "[sync]\nplaces = lab\n[kiosk]\nplace = canteen-3\n", "lab" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ks_sync_config c;
        struct ks_err err = { 0 };
        ck_assert_msg(parse_ini(cases[i].text, &c, &err), "%s", err.text);
        ck_assert_str_eq(c.places, cases[i].places);
    }
}
END_TEST

START_TEST(mistakes_have_a_line)
{
    static const char *const texts[] = {
        "[sync]\nfoo = 1\n",         "[sync]\nsticks = yes\n", "[source A]\npath = /x\n",
        "[source a]\npolicy = x\n",  "[sync]\nevery = soon\n", "[source a]\npath =\n",
        "[source stick]\npath=/x\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct ks_sync_config c;
        struct ks_err err = { 0 };
        ck_assert_msg(!parse_ini(texts[i], &c, &err), "%s", texts[i]);
        ck_assert_msg(strstr(err.text, "第 2 行") != NULL, "%s", err.text);
    }
    struct ks_sync_config c;
    struct ks_err err = { 0 };
    ck_assert(!parse_ini("[source a]\npolicy = open\n", &c, &err)); /* no path */
}
END_TEST

START_TEST(sticks_among_mounts)
{
    static const char text[] =
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "41 26 7:0 / /media/stick\\040A rw,relatime - fuseblk /dev/loop0 rw\n"
        "42 26 7:1 / /media rw - tmpfs tmpfs rw\n"
        "43 26 7:2 / /mediaX/b rw - vfat /dev/sdc rw\n"
        "44 26 7:3 / /run/media/u/\xE4\xB8\xAD ro - vfat /dev/sdd ro\n"
        "torn line\n45 1";
    struct ks_arena *arena = ks_arena_new();
    struct ks_mounts mounts;
    ks_mounts_read((struct ks_str) { text, sizeof text - 1 }, "/media/:/run/media", arena, &mounts);
    ck_assert_uint_eq(mounts.n, 2);
    ck_assert_str_eq(mounts.v[0].path, "/media/stick A");
    ck_assert_uint_eq(mounts.v[0].id, 41);
    ck_assert_str_eq(mounts.v[1].path, "/run/media/u/中");
    ks_mounts_read((struct ks_str) { text, sizeof text - 1 }, "", arena, &mounts);
    ck_assert_uint_eq(mounts.n, 0);
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, sections);
    tcase_add_test(tc, a_screen_is_called_by_its_place);
    tcase_add_test(tc, mistakes_have_a_line);
    tcase_add_test(tc, sticks_among_mounts);
}

int main(void)
{
    return check_main("config", add);
}
