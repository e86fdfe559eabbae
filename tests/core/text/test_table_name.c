/* Names of tables that are workbooks. */
#include "core/text/table_name.h"

#include <string.h>

#include "support/check_main.h"

START_TEST(labels_and_books)
{
    static const struct {
        const char *path, *label; /* NULL: no table */
    } names[] = {
        { "playlists/main.xlsx", "playlists/main.csv" },
        { "playlists/a/b.xlsx", "playlists/a/b.csv" },
        { "assets/facts.xlsx", "assets/facts.csv" },
        { "assets/sheets/报名.xlsx", "assets/sheets/报名.csv" },
        { "playlists/~$main.xlsx", NULL },
        { "playlists/.xlsx", NULL },
        { "playlists/.a.xlsx", NULL },
        { "playlists/main.csv", NULL },
        { "playlists/main.xls", "playlists/main.csv" },
        { "playlists/main.XLSX", "playlists/main.csv" },
        { "playlists/main.et", "playlists/main.csv" },
        { "playlists/main.XLS", "playlists/main.csv" },
        { "playlists/main.Xls", NULL }, /* a screen would have to try every spelling */
        { "playlists/main.ods", NULL },
        { "playlists/~$main.xls", NULL },
        { "assets/quiz/a.xlsx", NULL },
        { "assets/posters/facts.xlsx", NULL },
        { "main.xlsx", NULL },
        { "", NULL },
    };
    struct ks_arena *arena = ks_arena_new();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *label = ks_table_label(names[i].path, arena);
        char book[KS_TABLE_NAME_MAX] = "";
        if (names[i].label == NULL) {
            ck_assert_msg(label == NULL, "%s", names[i].path);
            continue;
        }
        ck_assert_str_eq(label, names[i].label);
        size_t same = 0;
        for (size_t k = 0; k < KS_TABLE_BOOKS; k++) {
            ck_assert(ks_table_book(label, k, book));
            same += strcmp(book, names[i].path) == 0;
        }
        ck_assert_msg(same == 1, "%s", names[i].path);
    }
    char book[KS_TABLE_NAME_MAX];
    ck_assert(!ks_table_book("assets/quiz/a.csv", 0, book));
    ck_assert(!ks_table_book("playlists/main.xlsx", 0, book));
    char *longest = ks_arena_alloc(arena, 2000);
    memset(longest, 'x', 1990);
    memcpy(longest, "playlists/", strlen("playlists/"));
    memcpy(longest + 1980, ".csv", 5);
    ck_assert(!ks_table_book(longest, 0, book));
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, labels_and_books);
}

int main(void)
{
    return check_main("table_name", add);
}
