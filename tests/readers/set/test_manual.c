/* What the office may write stands in the manual of the office. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/card/card.h"
#include "core/draw/transition.h"
#include "readers/set/playlist.h"
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

static bool says(const char *before, struct ks_str name, const char *after)
{
    char text[256];
    snprintf(text, sizeof text, "%s%.*s%s", before, (int)name.n, name.p, after);
    return strstr(manual, text) != NULL;
}

START_TEST(transitions)
{
    for (unsigned i = KS_TRANSITION_DEFAULT + 1; i < KS_TRANSITION_COUNT; i++) {
        ck_assert_msg(says("`", ks_str_of(ks_transition_names[i]), "`（"), "no %s",
                      ks_transition_names[i]);
    }
}
END_TEST

START_TEST(columns_of_a_playlist)
{
    for (size_t i = 0; i < ks_playlist_column_count; i++) {
        struct ks_str rest = ks_str_of(ks_playlist_columns[i].names), name;
        (void)ks_str_cut(&rest, '|', &name);
        (void)ks_str_cut(&rest, '|', &name);
        ck_assert_msg(says("“", name, "”") || says("**", name, "**"), "no column %.*s", (int)name.n,
                      name.p);
    }
}
END_TEST

START_TEST(templates_of_a_card)
{
    for (unsigned i = 0; i < KS_TEMPLATE_COUNT; i++) {
        struct ks_str rest = ks_str_of(ks_template_kind((enum ks_template)i)->words), name;
        (void)ks_str_cut(&rest, '|', &name);
        ck_assert_msg(says("`", name, "`（"), "no template %.*s", (int)name.n, name.p);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, transitions);
    tcase_add_test(tc, columns_of_a_playlist);
    tcase_add_test(tc, templates_of_a_card);
}

int main(void)
{
    return check_main("manual", add);
}
