/* What the office may write stands in the manual of the office. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/draw/transition.h"
#include "support/check_main.h"

static char *manual;

static void setup(void)
{
    FILE *file = fopen(PROJECT_DIR "/assets/manual/office.md", "r");
    ck_assert_ptr_nonnull(file);
    manual = calloc(1, 1 << 20);
    ck_assert_uint_gt(fread(manual, 1, (1 << 20) - 1, file), 1000);
    fclose(file);
}

static void teardown(void)
{
    free(manual);
}

static void expect(const char *before, const char *name, const char *after)
{
    char text[256];
    snprintf(text, sizeof text, "%s%s%s", before, name, after);
    ck_assert_msg(strstr(manual, text) != NULL, "the manual does not say %s", text);
}

START_TEST(transitions)
{
    for (unsigned i = KS_TRANSITION_DEFAULT + 1; i < KS_TRANSITION_COUNT; i++) {
        expect("`", ks_transition_names[i], "`（");
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, transitions);
}

int main(void)
{
    return check_main("manual", add);
}
