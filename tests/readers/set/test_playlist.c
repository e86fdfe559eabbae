/* Playlists, as office people write them. */
#include <stdio.h>
#include <string.h>

#include "readers/set/playlist.h"
#include "support/clock.h"
#include "support/playlist_samples.h"
#include "support/reading.h"
#include "support/said.h"

static struct reading f;

static void setup(void)
{
    reading_begin(&f);
}

static void teardown(void)
{
    reading_end(&f);
}

static struct ks_playlist playlist(const char *text)
{
    struct ks_playlist list;
    ks_playlist_read(&f.context, "playlists/main.csv", text, strlen(text), &list);
    return list;
}

START_TEST(full_row)
{
    struct ks_playlist list = playlist(
        "item,title,from,until,days,hours,seconds,weight,priority,places,phase,transition,"
        "interrupt\r\n"
        "posters/a.jpg,机票退改签,2020-09-01,2020-12-31,1-5,08:00-12:00;18:00-02:00,15,3,10,"
        "食堂;dorm,p1、p3,slide,pause\r\n");
    ck_assert_uint_eq(list.n, 1);
    const struct ks_playlist_item *item = &list.v[0];
    ck_assert_int_eq(item->row, 2);
    ck_assert_str_eq(item->path, "posters/a.jpg");
    ck_assert_str_eq(item->title, "机票退改签");
    ck_assert_int_eq(item->window.from, day(2020, 9, 1));
    ck_assert_int_eq(item->window.until, day(2020, 12, 31));
    ck_assert_int_eq(item->window.days, 0x1F);
    ck_assert_uint_eq(item->window.n_hours, 2);
    ck_assert_int_eq(item->window.hours[1].start, 1080);
    ck_assert_int_eq(item->window.hours[1].end, 120);
    ck_assert_int_eq(item->dwell_ms, 15000);
    ck_assert_int_eq(item->weight, 3);
    ck_assert_int_eq(item->priority, 10);
    ck_assert_uint_eq(item->places.n, 2);
    ck_assert_str_eq(item->places.v[1], "dorm");
    ck_assert_uint_eq(item->phases.n, 2);
    ck_assert_str_eq(item->phases.v[0], "p1");
    ck_assert_int_eq(item->transition, KS_TRANSITION_SLIDE);
    ck_assert_int_eq(item->interrupt, KS_INTERRUPT_PAUSE);
    ck_assert_uint_eq(f.problems.n, 1); /* expired, a note */
    reading_told(&f, "table.expired", 2, 4, "已过期 2084 天，不再播放");
}
END_TEST

/* The item of a row with one cell more than it must have; what stands elsewhere in memory, alike.
 */
static struct ks_playlist_item item_with(const char *column, const char *cell)
{
    char text[256];
    snprintf(text, sizeof text, "item,%s\ncards/a.md,%s\n", column, cell);
    struct ks_playlist list = playlist(text);
    ck_assert_uint_eq(list.n, 1);
    struct ks_playlist_item item = list.v[0];
    item.same = 0;
    item.file = item.path = NULL;
    item.title = *item.title == '\0' ? NULL : item.title;
    return item;
}

START_TEST(what_stands_in_a_column_is_read)
{
    struct ks_playlist_item without = item_with("", ""), again = item_with("", "");
    ck_assert_mem_eq(&without, &again, sizeof without);
    ck_assert_uint_eq(ks_playlist_column_count, KS_COUNT(playlist_samples));
    for (size_t i = 1; i < ks_playlist_column_count; i++) {
        const struct playlist_sample *sample = playlist_sample(i);
        struct ks_playlist_item item = item_with(sample->column, sample->other);
        if (memcmp(&item, &without, sizeof item) == 0) {
            item = item_with(sample->column, sample->one);
        }
        ck_assert_msg(memcmp(&item, &without, sizeof item) != 0, "%s is ignored", sample->column);
    }
}
END_TEST

START_TEST(only_item)
{
    struct ks_playlist list = playlist("item\ncards/a.md\n\n \ncards/b.md");
    ck_assert_uint_eq(list.n, 2);
    ck_assert_int_eq(list.v[1].row, 5);
    ck_assert_int_eq(list.v[0].weight, 1);
    ck_assert_int_eq(list.v[0].window.days, KS_DAYS_ALL);
    ck_assert_int_eq(list.v[0].window.from, KS_DATE_NONE);
    ck_assert_str_eq(list.v[0].title, "");
    ck_assert_uint_eq(f.problems.n, 0);
}
END_TEST

START_TEST(chinese_header_any_order)
{
    struct ks_playlist list = playlist(
        "打断；切换；阶段；地点；优先级；权重；秒数；时段；星期；结束；开始；标题；文件（必填）\n"
        "等待；淡入淡出；全部；三号食堂、图书馆；５；2.0；12秒；8点-12点；一三五；长期；；好；a."
        "md\n");
    ck_assert_uint_eq(list.n, 1);
    const struct ks_playlist_item *item = &list.v[0];
    ck_assert_int_eq(item->interrupt, KS_INTERRUPT_DEFER);
    ck_assert_int_eq(item->transition, KS_TRANSITION_FADE);
    ck_assert_uint_eq(item->phases.n, 0);
    ck_assert_uint_eq(item->places.n, 2);
    ck_assert_int_eq(item->priority, 5);
    ck_assert_int_eq(item->weight, 2);
    ck_assert_int_eq(item->dwell_ms, 12000);
    ck_assert_int_eq(item->window.hours[0].end, 720);
    ck_assert_int_eq(item->window.days, 0x15);
    ck_assert_uint_eq(f.problems.n, 0);
}
END_TEST

START_TEST(tolerant_header)
{
    struct ks_playlist list =
        playlist("防诈骗播放表\n\n\xEF\xBB\xBF Ｉｔｅｍ* , SECONDS ,Valid\na.md,9,x\n");
    ck_assert_uint_eq(list.n, 1);
    ck_assert_int_eq(list.v[0].dwell_ms, 9000);
    ck_assert_int_eq(list.v[0].row, 4);
    reading_told(&f, "csv.unknown-column", 3, 3, "Valid");
    ck_assert_uint_eq(f.problems.n, 1);
}
END_TEST

static const struct {
    const char *text, *code;
    int row, column;
    const char *says;
    size_t items;
    enum ks_level level;
} faults[] = {
    { "item,tilte\na,b", "csv.unknown-column", 1, 2, "title", 1, KS_LEVEL_WARNING },
    { "item,优先极\na,1", "csv.unknown-column", 1, 2, "优先级", 1, KS_LEVEL_WARNING },
    { "item,item\na,b", "csv.duplicate-column", 1, 2, "两次", 1, KS_LEVEL_WARNING },
    { "文件,item\na,b", "csv.duplicate-column", 1, 2, "文件（item）", 1, KS_LEVEL_WARNING },
    { "title,from\na,2020-01-01", "csv.missing-column", 1, 0, "文件（item）", 0, KS_LEVEL_ERROR },
    { "", "csv.empty", 0, 0, "空", 0, KS_LEVEL_WARNING },
    { "item,title\n,b\nc,d", "table.empty-cell", 2, 1, "文件", 1, KS_LEVEL_ERROR },
    { "item,from\na,开学\nb,", "table.bad-date", 2, 2, "开学", 1, KS_LEVEL_ERROR },
    { "item,from,until\na,2020-09-30,2020-09-01\nb,,", "table.dates-reversed", 2, 3,
      "2020-09-01 早于开始日期 2020-09-30", 1, KS_LEVEL_ERROR },
    { "item,from,until\na,2026-09-01,9月20日", "table.guessed-date", 2, 3, "按 2026-09-20 处理", 1,
      KS_LEVEL_NOTE },
    { "item,from\na,9月20日", "table.no-year", 2, 2, "按 2026-09-20 处理", 1, KS_LEVEL_WARNING },
    { "item,from\na,9月20日", "table.no-year", 2, 2, "会停播", 1, KS_LEVEL_WARNING },
    { "item,until\na,9月20日", "table.no-year", 2, 2, "又会播", 1, KS_LEVEL_WARNING },
    { "item,until\na,12月底", "table.no-year", 2, 2, "又会播", 1, KS_LEVEL_WARNING },
    { "item,from\na,即日起至9月20日", "table.no-year", 2, 2, "又会播", 1, KS_LEVEL_WARNING },
    { "item,from\na,44075", "table.guessed-date", 2, 2, "按 2020-09-01 处理", 1, KS_LEVEL_NOTE },
    { "item,until\na,2026-09-14", "table.expired", 2, 2, "已过期 1 天", 1, KS_LEVEL_NOTE },
    { "item,days\na,周八", "table.bad-days", 2, 2, "周八", 0, KS_LEVEL_ERROR },
    { "item,days\na,1月5日", "table.excel-date", 2, 2, "文本", 1, KS_LEVEL_NOTE },
    { "item,hours\na,25点", "table.bad-hours", 2, 2, "25点", 0, KS_LEVEL_ERROR },
    { "item,seconds\na,很久", "playlist.bad-seconds", 2, 2, "很久", 1, KS_LEVEL_WARNING },
    { "item,seconds\na,1", "playlist.seconds-range", 2, 2, "按 3 秒", 1, KS_LEVEL_WARNING },
    { "item,seconds\na,999999", "playlist.seconds-range", 2, 2, "按 600 秒", 1, KS_LEVEL_WARNING },
    { "item,weight\na,0", "table.out-of-range", 2, 2, "按 1 处理", 1, KS_LEVEL_WARNING },
    { "item,weight\na,多", "table.bad-number", 2, 2, "多", 1, KS_LEVEL_WARNING },
    { "item,priority\na,1000", "table.out-of-range", 2, 2, "按 999 处理", 1, KS_LEVEL_WARNING },
    { "item,transition\na,飞入", "table.unknown-word", 2, 2, "飞入", 1, KS_LEVEL_WARNING },
    { "item,places\na,1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18", "table.too-many-tags", 2, 2,
      "2 个", 1, KS_LEVEL_WARNING },
    { "item\n../a.jpg\nb", "playlist.bad-path", 2, 1, "../a.jpg", 1, KS_LEVEL_ERROR },
    { "item\nC:\\海报\\a.jpg\nb", "playlist.bad-path", 2, 1, "assets", 1, KS_LEVEL_ERROR },
    { "item\n/etc/passwd\nb", "playlist.bad-path", 2, 1, "/etc/passwd", 1, KS_LEVEL_ERROR },
    { "item\nhttp://x.cn/a.jpg\nb", "playlist.bad-path", 2, 1, "http", 1, KS_LEVEL_ERROR },
    { "item,title\n\"a,b\nc,d\n", "csv.stray-quote", 2, 0, "引号", 2, KS_LEVEL_WARNING },
    { "item\na\0b", "csv.not-text", 0, 0, "读不了", 0, KS_LEVEL_ERROR },
};

START_TEST(names_the_fault_and_keeps_the_rest)
{
    struct ks_playlist list;
    size_t n = strcmp(faults[_i].code, "csv.not-text") == 0 ? 8 : strlen(faults[_i].text);
    ks_playlist_read(&f.context, "playlists/main.csv", faults[_i].text, n, &list);
    reading_told(&f, faults[_i].code, faults[_i].row, faults[_i].column, faults[_i].says);
    const struct ks_problem *p = reading_problem(&f, faults[_i].code);
    ck_assert(p != NULL && p->level == faults[_i].level);
    ck_assert_msg(list.n == faults[_i].items, "%s: %zu items", faults[_i].text, list.n);
}
END_TEST

static const struct {
    const char *text;
    int ms;
} durations[] = {
    { "12", 12000 },      { "12.0", 12000 },    { "12秒", 12000 },
    { "12 秒钟", 12000 }, { "１２", 12000 },    { "12s", 12000 },
    { "7.5", 7500 },      { "1分30秒", 90000 }, { "1分钟", 60000 },
    { "0:12", 12000 },    { "0:00:12", 12000 }, { "1:30", 90000 },
    { "2min", 120000 },   { "0", 0 },           { "", 0 },
};

START_TEST(reads_durations)
{
    char text[64];
    snprintf(text, sizeof text, "item,seconds\na,%s\n", durations[_i].text);
    struct ks_playlist list = playlist(text);
    ck_assert_uint_eq(list.n, 1);
    ck_assert_int_eq(list.v[0].dwell_ms, durations[_i].ms);
    ck_assert_uint_eq(f.problems.n, 0);
}
END_TEST

START_TEST(normalises_paths)
{
    struct ks_playlist list = playlist("item\nposters\\新 建（1）.jpg\nassets/cards/a.md\n");
    ck_assert_uint_eq(list.n, 2);
    ck_assert_str_eq(list.v[0].path, "posters/新 建（1）.jpg");
    ck_assert_str_eq(list.v[1].path, "cards/a.md");
}
END_TEST

START_TEST(every_word_for_a_transition_is_one)
{
    for (unsigned i = 0; i < KS_TRANSITION_COUNT; i++) {
        struct ks_str rest = ks_str_of(ks_transition_words[i]), word;
        for (int k = 0; ks_str_cut(&rest, '|', &word); k++) {
            char text[128];
            snprintf(text, sizeof text, "item,transition\na,%.*s\nb,飞入\n", (int)word.n, word.p);
            ck_assert_msg(playlist(text).v[0].transition == i, "%s", text);
            const char *how = said_of(reading_problem(&f, "table.unknown-word")).how;
            snprintf(text, sizeof text, "%.*s", (int)word.n, word.p);
            ck_assert_msg(i == 0 || k != 1 || strstr(how, text) != NULL, "%s: %s", text, how);
        }
    }
    (void)playlist("item,打断\na,飞入\n");
    ck_assert_str_eq(said_of(&f.problems.v[f.problems.n - 1]).how,
                     "写停止、暂停、等待或从不；不写就用默认");
}
END_TEST

START_TEST(words_for_choices)
{
    static const char *const words[] = { "切", "淡入淡出", "滑动", "缩放", "CUT", "cross-fade" };
    static const int meant[] = { KS_TRANSITION_CUT,  KS_TRANSITION_FADE, KS_TRANSITION_SLIDE,
                                 KS_TRANSITION_ZOOM, KS_TRANSITION_CUT,  KS_TRANSITION_FADE };
    for (size_t i = 0; i < KS_COUNT(words); i++) {
        char text[64];
        snprintf(text, sizeof text, "item,transition\na,%s\n", words[i]);
        ck_assert_int_eq(playlist(text).v[0].transition, meant[i]);
    }
    static const char *const verbs[] = { "停止", "暂停", "等待", "从不", "Never" };
    static const int verb_meant[] = { KS_INTERRUPT_STOP, KS_INTERRUPT_PAUSE, KS_INTERRUPT_DEFER,
                                      KS_INTERRUPT_NEVER, KS_INTERRUPT_NEVER };
    for (size_t i = 0; i < KS_COUNT(verbs); i++) {
        char text[64];
        snprintf(text, sizeof text, "item,打断\na,%s\n", verbs[i]);
        ck_assert_int_eq(playlist(text).v[0].interrupt, verb_meant[i]);
    }
    ck_assert_uint_eq(f.problems.n, 0);
}
END_TEST

/* Notes about thousands of old rows must not push errors out of the bounded list. */
START_TEST(notes_never_crowd_out_errors)
{
    struct ks_buf text = { 0 };
    ks_buf_adds(&text, "item,from,until\n");
    for (int i = 0; i < 9000; i++) {
        ks_buf_adds(&text, "a,1-Sep-20,31-Dec-20\n");
    }
    ks_buf_adds(&text, "a,坏,\n");
    struct ks_playlist list;
    ks_playlist_read(&f.context, "m", text.p, text.n, &list);
    ks_buf_free(&text);
    ck_assert_uint_eq(list.n, 9000);
    ck_assert_uint_eq(f.problems.left_out, 0);
    ck_assert_uint_eq(f.problems.n, 51 + 51 + 1);
    reading_told(&f, "table.bad-date", 9002, 2, "坏");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, full_row);
    tcase_add_test(tc, what_stands_in_a_column_is_read);
    tcase_add_test(tc, only_item);
    tcase_add_test(tc, chinese_header_any_order);
    tcase_add_test(tc, tolerant_header);
    tcase_add_loop_test(tc, names_the_fault_and_keeps_the_rest, 0, (int)KS_COUNT(faults));
    tcase_add_loop_test(tc, reads_durations, 0, (int)KS_COUNT(durations));
    tcase_add_test(tc, normalises_paths);
    tcase_add_test(tc, every_word_for_a_transition_is_one);
    tcase_add_test(tc, words_for_choices);
    tcase_add_test(tc, notes_never_crowd_out_errors);
}

int main(void)
{
    return check_main("playlist", add);
}
