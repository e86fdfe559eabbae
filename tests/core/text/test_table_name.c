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

/* People's spellings and words, of tables that are read under one name only. */
START_TEST(what_a_stray_table_was_meant_to_be)
{
    static const struct {
        const char *path, *meant; /* NULL: it is read, or none of ours */
    } names[] = {
        { "playlists/main.Xls", "playlists/main.xlsx" },
        { "playlists/Main.CSV", "playlists/main.csv" },
        { "playlists/main.CSV", "playlists/main.csv" },
        { "playlists/MAIN.xlsx", "playlists/main.xlsx" },
        { "playlists/main.csv.txt", "playlists/main.csv" },
        { "playlists/main.xlsx.xlsx", "playlists/main.xlsx" },
        { "playlists/main (1).csv", "playlists/main.csv" },
        { "playlists/main - 副本.xlsx", "playlists/main.xlsx" },
        { "playlists/main.ods", "playlists/main.xlsx" },
        { "playlists/播放表.xlsx", "playlists/main.xlsx" },
        { "playlists/默认播放.xlsx", "playlists/main.xlsx" },
        { "playlists/地点.csv", "playlists/places.csv" },
        { "playlists/地点表.et", "playlists/places.xlsx" },
        { "playlists/本周播放.et", "playlists/main.xlsx" },
        { "playlists/main2026.csv", "playlists/main.csv" },
        { "playlists/电梯屏说明.xlsx", "" },
        { "playlists/remainder.csv", "" },
        { "playlists/domain.xlsx", "" },
        { "playlists/mainland.xlsx", "" },
        { "playlists/place.csv", "playlists/places.csv" },
        { "playlists/滚动字幕.xls", "playlists/ticker.xlsx" },
        { "playlists/Phase.xlsx", "playlists/phases.xlsx" },
        { "playlists/随便.xlsx", "" },
        { "playlists/新建 Microsoft Excel 工作表.xlsx", "" },
        { "assets/Facts.Xlsx", "assets/facts.xlsx" },
        { "assets/sheets/VOTE.csv", "assets/sheets/vote.csv" },
        { "playlists/main.csv", NULL },
        { "playlists/main.XLS", NULL },
        { "playlists/default.et", NULL },
        { "playlists/office-stick.csv", NULL },
        { "playlists/~$main.xlsx", NULL },
        { "playlists/.main.csv.swp", NULL },
        { "playlists/说明.txt", NULL },
        { "playlists/怎么播放.txt", NULL },
        { "playlists/main.csv.bak", NULL },
        { "playlists/旧/main.csv", NULL },
        { "assets/预算.xlsx", NULL },
        { "assets/sheets/works.csv", NULL },
        { "assets/quiz/main.xlsx", NULL },
        { "main.csv", NULL },
    };
    struct ks_arena *arena = ks_arena_new();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *meant = ks_table_meant(names[i].path, arena);
        ck_assert_msg((meant == NULL) == (names[i].meant == NULL) &&
                          (meant == NULL || strcmp(meant, names[i].meant) == 0),
                      "%s: %s", names[i].path, meant == NULL ? "none" : meant);
    }
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_a_stray_table_was_meant_to_be);
    tcase_add_test(tc, labels_and_books);
}

int main(void)
{
    return check_main("table_name", add);
}
