/* Which content a program is made of. */
#include "core/release/release.h"

#include <string.h>

#include "support/check_main.h"

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

START_TEST(what_is_written_down_is_read_again)
{
    static const struct {
        const char *text;
        enum ks_release_kind kind;
    } known[] = { { "", KS_RELEASE_FOLDER },
                  { "edited", KS_RELEASE_EDITED },
                  { "factory", KS_RELEASE_FACTORY },
                  { HASH, KS_RELEASE_STORED } };
    struct ks_release release = { .kind = KS_RELEASE_FOLDER };
    char text[KS_RELEASE_TEXT];
    for (size_t i = 0; i < KS_COUNT(known); i++) {
        ck_assert(ks_release_parse(known[i].text, &release));
        ck_assert_int_eq(release.kind, known[i].kind);
        ks_release_text(&release, text);
        ck_assert_str_eq(text, known[i].text);
    }
}
END_TEST

START_TEST(other_words_name_nothing)
{
    static const char *const words[] = { "1.1", "Factory", "edited ", HASH "0", "0123" };
    struct ks_release release = { .kind = KS_RELEASE_FACTORY };
    for (size_t i = 0; i < KS_COUNT(words); i++) {
        ck_assert_msg(!ks_release_parse(words[i], &release), "%s", words[i]);
        ck_assert_int_eq(release.kind, KS_RELEASE_FACTORY);
    }
}
END_TEST

START_TEST(an_edited_folder_is_like_nothing_before)
{
    struct ks_release folder = { .kind = KS_RELEASE_FOLDER },
                      edited = { .kind = KS_RELEASE_EDITED };
    struct ks_release factory = { .kind = KS_RELEASE_FACTORY };
    struct ks_release a = { KS_RELEASE_STORED, { 1 } }, b = { KS_RELEASE_STORED, { 2 } };
    ck_assert(ks_release_same(&folder, &folder));
    ck_assert(!ks_release_same(&folder, &edited));
    ck_assert(!ks_release_same(&edited, &edited));
    ck_assert(ks_release_same(&factory, &factory));
    ck_assert(ks_release_same(&a, &a));
    ck_assert(!ks_release_same(&a, &b));
    ck_assert(ks_release_is_folder(&folder) && ks_release_is_folder(&edited));
    ck_assert(!ks_release_is_folder(&factory) && !ks_release_is_folder(&a));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_is_written_down_is_read_again);
    tcase_add_test(tc, other_words_name_nothing);
    tcase_add_test(tc, an_edited_folder_is_like_nothing_before);
}

int main(void)
{
    return check_main("release", add);
}
