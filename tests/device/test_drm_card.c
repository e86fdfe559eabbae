/* A machine without a card, and what comes with one. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "device/console.h"
#include "device/drm_card.h"
#include "device/hotplug.h"
#include "support/check_main.h"
#include "support/tmpdir.h"

static struct tmpdir tmp;

static void setup(void)
{
    tmpdir_make(&tmp);
}

static void teardown(void)
{
    tmpdir_remove(&tmp);
}

START_TEST(no_card_no_harm)
{
    struct ks_display_wish wish = { 0 };
    struct ks_drm_place place;
    struct ks_drm *drm = ks_drm_new(tmp.path);
    ck_assert_int_eq(ks_drm_look(drm, &wish, true, &place), KS_SIGHT_NO_CARD);
    char path[128];
    snprintf(path, sizeof path, "%s/card0", tmp.path); /* not a card */
    int fd = open(path, O_CREAT | O_RDWR, 0600);
    ck_assert_int_ge(fd, 0);
    close(fd);
    ck_assert_int_eq(ks_drm_look(drm, &wish, true, &place), KS_SIGHT_NO_CARD);
    unlink(path);
    ck_assert_int_eq(ks_drm_look(drm, &wish, true, &place), KS_SIGHT_NO_CARD);
    ks_drm_free(drm);
    struct ks_hotplug *hotplug = ks_hotplug_new();
    ck_assert_uint_eq(ks_hotplug_read(hotplug), 0);
    ks_hotplug_free(hotplug);
    struct ks_console console;
    ks_console_take(&console); /* a test has no console */
    ck_assert_int_eq(console.fd, -1);
    ks_console_leave(&console, true);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, no_card_no_harm);
}

int main(void)
{
    return check_main("drm_card", add);
}
