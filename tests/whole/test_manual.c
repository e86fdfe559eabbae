/* What the office may write stands in its manual, and in cards that it can copy. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/card/card.h"
#include "core/draw/transition.h"
#include "readers/set/playlist.h"
#include "support/check_main.h"

#define TEXT_MAX (1 << 20)

static char *manual;

/* free() it. */
static char *text_of(const char *path)
{
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "%s", path);
    char *text = calloc(1, TEXT_MAX);
    ck_assert_uint_gt(fread(text, 1, TEXT_MAX - 1, file), 0);
    fclose(file);
    return text;
}

static void setup(void)
{
    manual = text_of(PROJECT_DIR "/assets/manual/office.md");
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

START_TEST(every_template_has_a_card_to_copy)
{
    bool seen[KS_TEMPLATE_COUNT] = { false };
    glob_t cards;
    ck_assert_int_eq(glob(PROJECT_DIR "/assets/cards/*.md", 0, NULL, &cards), 0);
    for (size_t i = 0; i < cards.gl_pathc; i++) {
        char *text = text_of(cards.gl_pathv[i]);
        for (unsigned k = 0; k < KS_TEMPLATE_COUNT; k++) {
            char line[64];
            snprintf(line, sizeof line, "\ntemplate: %s\n",
                     ks_template_kind((enum ks_template)k)->name);
            seen[k] = seen[k] || strstr(text, line) != NULL;
        }
        free(text);
    }
    globfree(&cards);
    for (unsigned k = 0; k < KS_TEMPLATE_COUNT; k++) {
        ck_assert_msg(seen[k], "no card of %s", ks_template_kind((enum ks_template)k)->name);
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, transitions);
    tcase_add_test(tc, columns_of_a_playlist);
    tcase_add_test(tc, templates_of_a_card);
    tcase_add_test(tc, every_template_has_a_card_to_copy);
}

int main(void)
{
    return check_main("manual", add);
}
