/* What can be touched has one name each, which is read back; but the digits of a PIN. */
#include <string.h>

#include "app/trace/tap_names.h"

#include "core/visit/visit.h"
#include "support/check_main.h"

static void expect_name(struct ks_tap tap, const char *name)
{
    struct ks_buf out = { 0 };
    struct ks_tap read;
    ks_tap_add_name(&out, tap);
    ck_assert_str_eq(out.p, name);
    ck_assert_msg(ks_tap_named(name, &read), "%s", name);
    ck_assert_msg(ks_tap_equal(read, tap), "%s is read as another", name);
    ks_buf_free(&out);
}

START_TEST(each_is_read_back)
{
    expect_name(ks_tap(KS_TAP_NOTHING), "nothing");
    expect_name(ks_tap(KS_TAP_PIN_ENTER), "enter");
    expect_name(ks_tap_n(KS_TAP_CHOICE, 0), "choice-1");
    expect_name(ks_tap_n(KS_TAP_ITEM, 800), "item-801"); /* once this was a digit of the PIN */
    expect_name(ks_tap_open(KS_VISIT_LESSON_TYPES), "lesson-types");
    for (int i = 0; i < KS_TAP_KINDS; i++) {
        struct ks_tap tap = ks_tap((enum ks_tap_kind)i), read;
        struct ks_buf out = { 0 };
        tap.n = tap.kind == KS_TAP_OPEN ? KS_VISIT_HOME : 0;
        ks_tap_add_name(&out, tap);
        ck_assert_msg(ks_tap_named(out.p, &read) && ks_tap_equal(read, tap), "%s", out.p);
        ks_buf_free(&out);
    }
    for (int i = KS_VISIT_LOOP + 1; i < KS_VISIT_SCREENS; i++) {
        enum ks_visit_screen screen = (enum ks_visit_screen)i;
        if (screen !=
            KS_VISIT_SURE) { /* it follows a choice: nothing opens it, "sure" is an answer */
            expect_name(ks_tap_open(screen), ks_visit_screen_name(screen));
        }
    }
}
END_TEST

START_TEST(no_name_says_which_digit)
{
    for (size_t digit = 0; digit < 10; digit++) {
        struct ks_buf out = { 0 };
        ks_tap_add_name(&out, ks_tap_n(KS_TAP_DIGIT, digit));
        ck_assert_str_eq(out.p, "digit");
        ks_buf_free(&out);
    }
}
END_TEST

START_TEST(what_is_no_name)
{
    static const char *const wrong[] = { "",          "choice",    "choice-",      "choice-0",
                                         "choice--1", "choice-1x", "choice-65536", "item",
                                         "open",      "loop",      "digit-3",      "QUIZ" };
    struct ks_tap tap;
    for (size_t i = 0; i < KS_COUNT(wrong); i++) {
        ck_assert_msg(!ks_tap_named(wrong[i], &tap), "%s", wrong[i]);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, each_is_read_back);
    tcase_add_test(tc, no_name_says_which_digit);
    tcase_add_test(tc, what_is_no_name);
}

int main(void)
{
    return check_main("tap_names", add);
}
