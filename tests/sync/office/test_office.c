/* What an office folder means, judged by its names. */
#include <stdio.h>
#include <string.h>

#include "content/load.h"
#include "core/release/layers.h"
#include "readers/set/playlist.h"
#include "support/check_main.h"
#include "support/in_english.h"
#include "sync/office/office.h"

static struct ks_arena *arena;
static struct ks_receipt receipt;
static struct ks_place rows[] = {
    { 1, "canteen-3", "三号食堂", IN_ENGLISH("Canteen 3"), { 1, { "食堂" } } }
};
static struct ks_places places = { .v = rows, .n = 1 };

static struct ks_office plan(const char *const *names, size_t n)
{
    struct ks_walk walk = { .arena = arena };
    walk.v = ks_arena_array(arena, n, sizeof *walk.v);
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(names[i]);
        bool folder = names[i][length - 1] == '/';
        walk.v[walk.n++] =
            (struct ks_found) { ks_arena_strndup(arena, names[i], folder ? length - 1 : length), 10,
                                1,
                                folder                     ? KS_FOUND_FOLDER
                                : strstr(names[i], "link") ? KS_FOUND_OTHER
                                                           : KS_FOUND_FILE };
    }
    receipt = (struct ks_receipt) { .arena = arena };
    struct ks_office_context context = {
        arena, &receipt, "stick", &places, ks_date_of((struct ks_ymd) { 2020, 1, 20 }), NULL
    };
    struct ks_office office;
    ks_office_plan(&context, &walk, &office);
    return office;
}
#define PLAN(...)                                                                                  \
    plan((const char *const[]) { __VA_ARGS__ },                                                    \
         sizeof((const char *const[]) { __VA_ARGS__ }) / sizeof(const char *))

static const struct ks_office_file *labelled(const struct ks_office *office, const char *label)
{
    for (size_t i = 0; i < office->n; i++) {
        if (strcmp(office->v[i].label, label) == 0) {
            return &office->v[i];
        }
    }
    ck_abort_msg("no %s", label);
    return NULL;
}

START_TEST(five_folders)
{
    struct ks_office o = PLAN("海报/", "海报/【食堂】机票 2020-01-05至2020-02-10 重要.jpg",
                              "海报/新建文本文档.txt", "紧急/", "紧急/停水.png", "题库/",
                              "题库/反诈.csv", "手册/", "手册/退款.md", "视频/a.mp4");
    ck_assert_uint_eq(o.n, 6);
    ck_assert(o.has_folders && !o.has_set);
    const struct ks_office_file *f =
        labelled(&o, "assets/office/stick/海报/【食堂】机票 2020-01-05至2020-02-10 重要.jpg");
    ck_assert(f->use == KS_USE_ITEM && f->name.important && !f->urgent);
    ck_assert_str_eq(f->name.places.v[0], "食堂");
    ck_assert(labelled(&o, "assets/office/stick/紧急/停水.png")->urgent);
    ck_assert_int_eq(labelled(&o, "assets/quiz/office/stick/题库/反诈.csv")->use, KS_USE_QUIZ);
    ck_assert_int_eq(labelled(&o, "assets/handbook/office/stick/手册/退款.md")->use,
                     KS_USE_HANDBOOK);
    (void)labelled(&o, "assets/office/stick/海报/新建文本文档.md");
    (void)labelled(&o, "assets/office/stick/视频/a.mp4");
}
END_TEST

/* A table of a set may be a workbook; beside a .csv of the same name it is told and not used. */
START_TEST(a_set_carries_workbooks_as_its_tables)
{
    struct ks_office o = PLAN("playlists/", "playlists/main.xlsx", "playlists/~$main.xlsx",
                              "playlists/places.csv", "playlists/places.xlsx", "assets/facts.xlsx",
                              "assets/sheets/报名.xlsx", "assets/posters/报价.xlsx");
    ck_assert_uint_eq(o.n, 4);
    ck_assert_str_eq(labelled(&o, "playlists/main.csv")->shown, "playlists/main.xlsx");
    ck_assert_str_eq(labelled(&o, "playlists/places.csv")->shown, "playlists/places.csv");
    (void)labelled(&o, "assets/facts.csv");
    (void)labelled(&o, "assets/sheets/报名.csv");
    ck_assert_uint_eq(receipt.n, 2);
    ck_assert_str_eq(receipt.v[0].file, "assets/posters/报价.xlsx"); /* neither poster nor table */
    ck_assert_str_eq(receipt.v[1].file, "playlists/places.xlsx");
    o = PLAN("playlists/", "playlists/main.et", "playlists/main.xls", "playlists/main.xlsx",
             "playlists/places.et");
    ck_assert_uint_eq(o.n, 2);
    ck_assert_str_eq(labelled(&o, "playlists/main.csv")->shown, "playlists/main.xlsx");
    ck_assert_str_eq(labelled(&o, "playlists/places.csv")->shown, "playlists/places.et");
}
END_TEST

/* Under a name that nothing reads it is told with the name that it was to have. */
START_TEST(a_set_names_its_stray_tables)
{
    struct ks_office o = PLAN("playlists/", "playlists/Main.CSV", "playlists/main.Xls",
                              "playlists/places.csv", "playlists/随便.xlsx");
    ck_assert_uint_eq(o.n, 1);
    ck_assert_uint_eq(receipt.n, 3);
    for (size_t i = 0; i < receipt.n; i++) {
        ck_assert_int_eq(receipt.v[i].verdict, KS_RECEIPT_REFUSED);
        ck_assert_ptr_nonnull(strstr(receipt.v[i].how, "main"));
    }
}
END_TEST

/* A set carries what a decoder can show, and what it refuses with the true reason. */
START_TEST(a_set_carries_every_kind_of_media)
{
    static const char *const names[] = { "a.jpg", "b.webm", "c.wmv", "IMG_1.MOV", "d.m2ts",
                                         "e.mts", "f.3gp",  "g.mpg", "h.avif" };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        char below[64];
        snprintf(below, sizeof below, "assets/posters/%s", names[i]);
        struct ks_office o = PLAN("playlists/", "playlists/main.csv", "assets/", below, names[i]);
        (void)labelled(&o, below);
        ck_assert_msg(receipt.n == 1, "%s beside the folders is not told", names[i]);
        ck_assert_str_eq(receipt.v[0].file, names[i]);
        ck_assert_int_eq(receipt.v[0].verdict, KS_RECEIPT_REFUSED);
    }
    ck_assert_uint_eq(PLAN("assets/", "assets/posters/a.ttf", "b.ttf").n, 0);
    ck_assert_uint_eq(receipt.n, 0);
}
END_TEST

/* What the reader of banks reads is taken from both folders; what it can only refuse is told. */
START_TEST(banks_by_their_endings)
{
    struct ks_office o =
        PLAN("题库/", "题库/a.xlsm", "题库/b.TSV", "题库/c.doc", "题库/d.jpg", "assets/",
             "assets/quiz/e.xlsm", "assets/quiz/f.xls", "assets/quiz/g.svg");
    ck_assert_int_eq(labelled(&o, "assets/quiz/office/stick/题库/a.xlsm")->use, KS_USE_QUIZ);
    ck_assert_int_eq(labelled(&o, "assets/quiz/office/stick/题库/b.TSV")->use, KS_USE_QUIZ);
    ck_assert_int_eq(labelled(&o, "assets/quiz/e.xlsm")->use, KS_USE_SET);
    ck_assert_int_eq(labelled(&o, "assets/quiz/f.xls")->use, KS_USE_SET);
    ck_assert_uint_eq(o.n, 4);
    ck_assert_uint_eq(receipt.n, 2);
    ck_assert_ptr_nonnull(strstr(receipt.v[0].what, ".xlsm"));
}
END_TEST

START_TEST(rows_read_back)
{
    struct ks_office o = PLAN("海报/", "海报/【食堂】说“退款”, 假的 2020-01-05至2020-02-10.jpg",
                              "紧急/停水 至2020-02-01.png", "海报/b.jpg");
    bool plays[3] = { true, true, true };
    struct ks_buf csv = { 0 };
    ks_office_rows(&o, plays, &csv);
    struct ks_problems problems = { .arena = arena };
    struct ks_table_context context = { arena, &problems,
                                        ks_date_of((struct ks_ymd) { 2020, 1, 20 }) };
    struct ks_playlist list;
    ks_playlist_read(&context, "playlists/office-stick.csv", csv.p, csv.n, &list);
    ck_assert_uint_eq(problems.n, 0);
    ck_assert_uint_eq(list.n, 3);
    ck_assert_str_eq(list.v[1].title, "说“退款”, 假的");
    ck_assert_str_eq(list.v[1].places.v[0], "食堂");
    ck_assert_int_eq(list.v[2].priority, 900);
    ck_assert_int_eq(list.v[2].interrupt, KS_INTERRUPT_STOP);
    ck_assert(ks_layer_owns("playlists/office-stick.csv", "stick"));
    ck_assert(!ks_layer_owns("playlists/office-stick.csv", "stic"));
    ck_assert(!ks_layer_owns("playlists/main.csv", NULL));
    ks_buf_free(&csv);
}
END_TEST

START_TEST(set_and_mixed)
{
    struct ks_office o =
        PLAN("playlists/", "playlists/main.csv", "assets/", "assets/posters/a.jpg",
             "assets/posters/source/a.svg", "assets/fonts/x.ttf", "海报/", "海报/b.jpg", "c.jpg");
    ck_assert(o.has_set && o.has_folders);
    ck_assert_uint_eq(o.n, 3);
    ck_assert_uint_eq(receipt.n, 1);
    (void)labelled(&o, "playlists/main.csv");
    (void)labelled(&o, "assets/posters/a.jpg");
    ck_assert(!PLAN("照片/", "a.jpg").has_folders);
    ck_assert_uint_eq(receipt.n, 0); /* a stick that is not ours: nothing to say */
    ck_assert(PLAN("PLAYLISTS/", "PLAYLISTS/main.csv").has_set);
}
END_TEST

/* How folders are called that are not ours, and which of ours they were meant to be. */
START_TEST(a_folder_of_another_name_was_meant_for)
{
    static const char *const table[][2] = {
        { "海报 (2)", "海报" },
        { "海报（2）", "海报" },
        { "海报 - 副本", "海报" },
        { "海报 - Copy", "海报" },
        { "海报文件夹", "海报" },
        { "【海报】", "海报" },
        { "海報", "海报" },
        { "2026海报", "海报" },
        { "poster", "海报" },
        { "Posters", "海报" },
        { "POSTER", "海报" },
        { "ｐｏｓｔｅｒ", "海报" },
        { "新海报", "海报" },
        { "图片", "海报" },
        { "紧急(1)", "紧急" },
        { "緊急", "紧急" },
        { "Alerts", "紧急" },
        { "視頻", "视频" },
        { "video", "视频" },
        { "Videos", "视频" },
        { "题库备份", "题库" },
        { "quiz", "题库" },
        { "手册 - 快捷方式", "手册" },
        { "handbook", "手册" },
        { "playlists (2)", "playlists" },
        { "assets - 副本", "assets" },
        { "新建文件夹", NULL },
        { "工资表", NULL },
        { "\xB9\xA4", NULL },
    };
    for (size_t i = 0; i < KS_COUNT(table); i++) {
        const char *meant = ks_office_meant(table[i][0]);
        ck_assert_msg(meant == table[i][1] ||
                          (meant != NULL && table[i][1] != NULL && strcmp(meant, table[i][1]) == 0),
                      "%s: %s", table[i][0], meant);
    }
}
END_TEST

/* What people bring that no screen plays, in each folder: the advice has this word. */
START_TEST(advice_by_what_it_is_and_where_it_lies)
{
    static const struct {
        const char *path, *word;
        enum ks_format format;
    } table[] = {
        { "海报/通知.docx", "记事本", KS_FORMAT_ZIP },
        { "紧急/停水.DOC", "记事本", KS_FORMAT_OLE },
        { "题库/试题.docx", "“题库”", KS_FORMAT_UNKNOWN },
        { "手册/刷单.wps", "“手册”", KS_FORMAT_UNKNOWN },
        { "海报/汇报.pptx", "PDF", KS_FORMAT_ZIP },
        { "海报/名单.xlsx", "“题库”", KS_FORMAT_ZIP },
        { "海报/打包.zip", "解压", KS_FORMAT_ZIP },
        { "海报/打包.rar", "解压", KS_FORMAT_UNKNOWN },
        { "海报/停水.avi", "改成 .txt", KS_FORMAT_TEXT },
        { "assets/cards/a.avi", "改成 .md", KS_FORMAT_TEXT },
        { "assets/alerts/停水.docx", ".md", KS_FORMAT_UNKNOWN },
    };
    for (size_t i = 0; i < KS_COUNT(table); i++) {
        struct ks_office_advice advice = { "", "" };
        ck_assert_msg(ks_office_advise(table[i].path, ks_office_folder_in(table[i].path, arena),
                                       table[i].format, &advice),
                      "%s: no advice", table[i].path);
        ck_assert_msg(strstr(advice.how, table[i].word) != NULL, "%s: %s", table[i].path,
                      advice.how);
    }
    struct ks_office_advice advice;
    ck_assert(!ks_office_advise("海报/a.jpg", KS_FOLDER_POSTERS, KS_FORMAT_UNKNOWN, &advice));
    ck_assert(!ks_office_disguised(KS_FORMAT_TEXT, &advice));
    ck_assert(ks_office_disguised(KS_FORMAT_JPEG, &advice));
}
END_TEST

START_TEST(hostile_names)
{
    struct ks_office o = PLAN("海报/", "海报/\xB9\xA4.jpg", "海报/a\\b:c\x01.jpg", "海报/link.jpg",
                              "海报/cafe\xCC\x81.jpg", "\xC2\xA0/", "\xC2\xA0/海报/d.jpg");
    (void)labelled(&o, "assets/office/stick/海报/□□.jpg");
    (void)labelled(&o, "assets/office/stick/海报/a_b_c_.jpg");
    (void)labelled(&o, "assets/office/stick/海报/café.jpg");
    (void)labelled(&o, "assets/office/stick/海报/d.jpg");
    ck_assert_uint_eq(o.n, 4);
    ck_assert_uint_eq(receipt.count[KS_RECEIPT_REFUSED], 1);
    char deep[2048] = "海报/";
    for (int i = 0; i < 60; i++) {
        strcat(deep, "很长的名字");
    }
    strcat(deep, ".jpg");
    o = PLAN(deep);
    ck_assert_uint_eq(o.n, 0);
    ck_assert_uint_eq(receipt.count[KS_RECEIPT_REFUSED], 1);
}
END_TEST

START_TEST(litter_and_worms)
{
    static const char *const litter[] = { "~$main.csv",
                                          "a.TMP",
                                          "x.crdownload",
                                          "海报.exe",
                                          "a.lnk",
                                          "b.vbs",
                                          "AutoRun.inf",
                                          "._a.jpg",
                                          "Thumbs.db",
                                          "desktop.ini",
                                          "$RECYCLE.BIN",
                                          ".stfolder",
                                          "System Volume Information",
                                          "x.part" };
    for (size_t i = 0; i < sizeof litter / sizeof *litter; i++) {
        ck_assert_msg(ks_office_is_litter(litter[i]), "%s", litter[i]);
    }
    ck_assert(!ks_office_is_litter("海报.jpg"));
    ck_assert(!ks_office_is_litter("海报"));
    struct ks_found v[] = { { "海报", 0, 0, KS_FOUND_FOLDER },
                            { "海报.exe", 9, 0, KS_FOUND_FILE },
                            { "setup.exe", 9, 0, KS_FOUND_FILE } };
    struct ks_walk top = { .arena = arena, .v = v, .n = 3 };
    ck_assert_ptr_nonnull(strstr(ks_office_suspicion(&top, arena), "此U盘疑似有病毒：海报.exe"));
    v[1].path = "播放器.exe";
    ck_assert_str_eq(ks_office_suspicion(&top, arena), "");
    v[1].path = "AUTORUN.INF";
    ck_assert_ptr_nonnull(strstr(ks_office_suspicion(&top, arena), "AUTORUN.INF"));
}
END_TEST

START_TEST(programs_are_told_in_one_line)
{
    static const char *const names[] = { "海报/抽奖.exe", "海报/a/照片.scr", "紧急/x.BAT",
                                         "题库/题.lnk",   "手册/x.vbs",      "视频/AutoRun.inf" };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        struct ks_office o = PLAN("海报/", "海报/a.jpg", names[i]);
        ck_assert_uint_eq(o.n, 1);
        ck_assert_uint_eq(receipt.n, 1);
        ck_assert_str_eq(receipt.v[0].file, names[i]);
        ck_assert_ptr_nonnull(strstr(receipt.v[0].what, "1 个程序"));
        ck_assert_ptr_nonnull(strstr(receipt.v[0].how, "杀毒"));
    }
    PLAN("海报/", "海报/a.exe", "海报/b.exe", "紧急/c.com", "setup.exe");
    ck_assert_uint_eq(receipt.n, 1);
    ck_assert_ptr_nonnull(strstr(receipt.v[0].what, "3 个程序"));
    ck_assert(ks_office_is_dust("~$x.docx") && !ks_office_is_dust("x.exe"));
}
END_TEST

START_TEST(twins_play_once)
{
    struct ks_office o = PLAN("海报/caf\xC3\xA9.jpg", "海报/cafe\xCC\x81.jpg");
    ck_assert_uint_eq(o.n, 1);
    ck_assert_uint_eq(receipt.count[KS_RECEIPT_REFUSED], 1);
}
END_TEST

static void setup(void)
{
    arena = ks_arena_new();
    ks_places_index(&places, arena);
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, five_folders);
    tcase_add_test(tc, a_set_carries_workbooks_as_its_tables);
    tcase_add_test(tc, a_set_names_its_stray_tables);
    tcase_add_test(tc, a_set_carries_every_kind_of_media);
    tcase_add_test(tc, banks_by_their_endings);
    tcase_add_test(tc, rows_read_back);
    tcase_add_test(tc, set_and_mixed);
    tcase_add_test(tc, a_folder_of_another_name_was_meant_for);
    tcase_add_test(tc, advice_by_what_it_is_and_where_it_lies);
    tcase_add_test(tc, hostile_names);
    tcase_add_test(tc, litter_and_worms);
    tcase_add_test(tc, programs_are_told_in_one_line);
    tcase_add_test(tc, twins_play_once);
}

int main(void)
{
    return check_main("office", add);
}
