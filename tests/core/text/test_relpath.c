/* Paths that stay inside, and every way out. */
#include <stdlib.h>
#include <string.h>

#include "core/text/relpath.h"
#include "support/check_main.h"

static const struct {
    const char *text;
    enum ks_relpath verdict;
    const char *clean;
} rows[] = {
    { "posters/a.jpg", KS_RELPATH_OK, "posters/a.jpg" },
    { "posters\\退改签 (1).jpg", KS_RELPATH_OK, "posters/退改签 (1).jpg" },
    { "./posters//a.jpg/", KS_RELPATH_OK, "posters/a.jpg" },
    { "..a/b..", KS_RELPATH_OK, "..a/b.." },
    { "a:b.jpg", KS_RELPATH_DRIVE, NULL },
    { "ab:c.jpg", KS_RELPATH_OK, "ab:c.jpg" },
    { "", KS_RELPATH_EMPTY, NULL },
    { "./", KS_RELPATH_EMPTY, NULL },
    { "/etc/passwd", KS_RELPATH_ABSOLUTE, NULL },
    { "\\\\server\\share", KS_RELPATH_ABSOLUTE, NULL },
    { "C:\\海报\\a.jpg", KS_RELPATH_DRIVE, NULL },
    { "c:a.jpg", KS_RELPATH_DRIVE, NULL },
    { "https://example.com/a.jpg", KS_RELPATH_URL, NULL },
    { "..", KS_RELPATH_PARENT, NULL },
    { "../a.jpg", KS_RELPATH_PARENT, NULL },
    { "a/../../b", KS_RELPATH_PARENT, NULL },
    { "a\\..\\b", KS_RELPATH_PARENT, NULL },
    { "a/..", KS_RELPATH_PARENT, NULL },
    { "a\nb", KS_RELPATH_CONTROL, NULL },
    { "a\x7f", KS_RELPATH_CONTROL, NULL },
    { "\xb1\xeb.jpg", KS_RELPATH_OK, "\xb1\xeb.jpg" },
};

START_TEST(judges_paths)
{
    struct ks_arena *arena = ks_arena_new();
    const char *clean = NULL;
    ck_assert_msg(ks_relpath_clean(ks_str_of(rows[_i].text), arena, &clean) == rows[_i].verdict,
                  "%s", rows[_i].text);
    if (rows[_i].clean != NULL) {
        ck_assert_str_eq(clean, rows[_i].clean);
    }
    ks_arena_free(arena);
}
END_TEST

START_TEST(bounds_length_and_nul)
{
    struct ks_arena *arena = ks_arena_new();
    const char *clean = NULL;
    char text[KS_RELPATH_MAX + 1];
    memset(text, 'a', sizeof text);
    ck_assert(ks_relpath_clean((struct ks_str) { text, KS_RELPATH_MAX }, arena, &clean) ==
              KS_RELPATH_OK);
    ck_assert(ks_relpath_clean((struct ks_str) { text, sizeof text }, arena, &clean) ==
              KS_RELPATH_TOO_LONG);
    ck_assert(ks_relpath_clean((struct ks_str) { "a\0b", 3 }, arena, &clean) == KS_RELPATH_CONTROL);
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, judges_paths, 0, (int)(sizeof rows / sizeof rows[0]));
    tcase_add_test(tc, bounds_length_and_nul);
}

int main(void)
{
    return check_main("relpath", add);
}
