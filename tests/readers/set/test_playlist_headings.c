/* The headings of columns as people write them, and what stands below them. */
#include <stdio.h>
#include <string.h>

#include "readers/set/playlist.h"
#include "readers/set/sheet.h"
#include "readers/set/ticker.h"
#include "support/clock.h"
#include "support/reading.h"
#include "support/said.h"

static struct reading f;

static void setup(void)
{
    reading_begin(&f);
    f.context.today = day(2026, 11, 24);
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

/* Of each column of a playlist what else people call it, and a cell that is good below it. */
static const struct {
    const char *names, *cell;
} headings[] = {
    { "标题 题目 名称 片名", "甲" },
    { "开始 开始时间 开始日期 起始时间 起始日 开始播放 开始播放时间 开播 上架 上架时间 上线时间 "
      "生效日期 播放开始 start from start_date begin",
      "2026-12-01" },
    { "结束 结束时间 结束日期 截止 截止时间 截至 结束播放 下架 下架时间 下线时间 到期 到期日期 "
      "失效日期 停播 播放结束 end until end_date 到 有效期至",
      "2026-12-31" },
    { "星期 周几 礼拜几 每周 星期几 weekday", "周一至周五" },
    { "时段 时间 时间段 播放时段 播放时间 每天时段 几点 时刻 hours time", "8:00-12:00" },
    { "日期 播放日期 播出日期 展示日期 起止日期 起止时间 日期范围 有效期 播期 哪天 date dates",
      "2026-12-01" },
    { "秒数 秒 时长 停留 停留时间 停留时长 播放时长 展示时长 播放秒数 时长(秒) 时间（秒） "
      "播放时间(秒) 展示时间（单位：秒） time(s) duration seconds",
      "10" },
    { "权重 频率 weight", "2" },
    { "优先级 优先 重要程度 priority", "3" },
    { "地点 地方 位置 场所 播放地点 播放位置 投放地点 投放位置 展示地点 屏幕 终端 区域 location",
      "食堂" },
    { "阶段 活动阶段 phase", "a" },
};
static const char *const items =
    "文件 文件名 文件名称 素材 素材名称 内容 路径 图片 图片名称 照片 视频 视频名称 海报 海报名称 "
    "卡片 播放内容 播放文件 节目 file filename image video poster";

/* Fails unless `name` is a column whose cell is read: without a word, and alone. */
static void expect_known(const char *csv, const char *name)
{
    f.problems.n = 0;
    struct ks_playlist list = playlist(csv);
    ck_assert_msg(list.n == 1, "「%s」: no row", name);
    ck_assert_msg(f.problems.n == 0, "「%s」: %s", name,
                  f.problems.n == 0 ? "" : said_of(&f.problems.v[0]).what);
}

static void
each_name(const char *names, void (*see)(const char *name, const char *cell), const char *cell)
{
    struct ks_str rest = ks_str_of(names), word;
    while (ks_str_cut(&rest, ' ', &word)) {
        char name[80];
        snprintf(name, sizeof name, "%.*s", (int)word.n, word.p);
        see(name, cell);
    }
}

static void see_item(const char *name, const char *cell)
{
    char csv[200];
    snprintf(csv, sizeof csv, "%s\n%s\n", name, cell);
    expect_known(csv, name);
}

static void see_beside(const char *name, const char *cell)
{
    char csv[200];
    snprintf(csv, sizeof csv, "文件,%s\na.png,%s\n", name, cell);
    expect_known(csv, name);
}

START_TEST(as_people_write_them)
{
    each_name(items, see_item, "a.png");
    for (size_t i = 0; i < KS_COUNT(headings); i++) {
        each_name(headings[i].names, see_beside, headings[i].cell);
    }
}
END_TEST

/* A column for whoever fills the table in is told as unused, and as nothing else's misspelling. */
START_TEST(for_people_only)
{
    static const char *const names[] = { "备注",     "序号",   "说明",   "负责人",   "部门",
                                         "联系电话", "审核人", "制作人", "填表日期", "发布日期" };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        char csv[200];
        snprintf(csv, sizeof csv, "文件,%s\na.png,x\n", names[i]);
        f.problems.n = 0;
        ck_assert_uint_eq(playlist(csv).n, 1);
        ck_assert_uint_eq(f.problems.n, 1);
        reading_told(&f, "csv.unknown-column", 1, 2, names[i]);
        ck_assert_ptr_null(strstr(said_of(&f.problems.v[0]).how, "是不是"));
    }
}
END_TEST

/* A row's cells, and when it plays: `from until days hours`; "" = it does not, with what is told.
 */
static const struct {
    const char *header, *cells, *plays, *told;
} rows[] = {
    { "日期", "2026-12-01", "2026-12-01 2026-12-01", "" },
    { "日期", "2026年12月1日（周二）", "2026-12-01 2026-12-01", "" },
    { "日期", "12月1日", "2026-12-01 2026-12-01", "table.guessed-date" },
    { "日期", "11-01 至 12-31", "2026-11-01 2026-12-31", "table.guessed-date" },
    { "日期", "2026-11-01至2026-12-31", "2026-11-01 2026-12-31", "" },
    { "日期", "2026年12月1日—3日", "2026-12-01 2026-12-03", "" },
    { "日期", "2026年12月", "2026-12-01 2026-12-31", "table.guessed-date" },
    { "日期", "2026-12-01起", "2026-12-01 .", "" },
    { "日期", "截至2026-12-31", ". 2026-12-31", "" },
    { "日期", "即日起至2026-12-31", ". 2026-12-31", "" },
    { "日期", "长期", ". .", "" },
    { "日期", "", ". .", "" },
    { "日期", "周一至周五", ". . 1F", "" },
    { "日期", "每天", ". .", "" },
    { "日期", "2026-12-01 20:00", "2026-12-01T1200 2026-12-01", "table.guessed-date" },
    { "日期", "今天", "", "table.bad-date" },
    { "日期", "明天", "", "table.bad-date" },
    { "日期", "24", "", "table.bad-date" },
    { "日期", "2026-12-01、2026-12-05", "", "table.bad-date" },
    { "日期,时间", "2026-12-01,8:00-12:00", "2026-12-01 2026-12-01 480-720", "" },
    { "日期,开始时间,结束时间", "2026-12-01,8:00,12:00", "2026-12-01 2026-12-01 480-720",
      "table.guessed-hours" },
    { "日期,开始,结束", "2026-12-01,,", "2026-12-01 2026-12-01", "" },
    { "日期,结束", "2026-12-01,2026-12-31", "2026-12-01 2026-12-31", "" },
    { "日期,结束", "2026-12-01至2026-12-03,2026-12-31", "", "table.bad-date" },
    { "日期,开始,结束", "2026-10-01,2026-12-01,2026-12-31", "2026-12-01 2026-12-31",
      "table.date-unused" },
    { "开始时间,结束时间", "8:00,12:00", ". . 480-720", "table.guessed-hours" },
    { "开始时间,结束时间", "8:00,", "", "table.bad-date" },
    { "开始时间,时段", "8:00,9:00-10:00", "", "table.bad-date" },
    { "时间", "2026-12-01", "2026-12-01 2026-12-01", "" },
    { "时间", "2026-11-25至2026-12-31", "2026-11-25 2026-12-31", "" },
    { "时间,开始", "2026-12-01,2026-12-02", "", "table.bad-hours" },
    { "时间", "饭点", "", "table.bad-hours" },
};

static void add_end(struct ks_buf *out, int32_t date, int minute)
{
    char text[KS_CIVIL_TEXT];
    ks_date_format(date, text);
    ks_buf_adds(out, date == KS_DATE_NONE ? "." : text);
    if (minute > 0) {
        ks_buf_addf(out, "T%d", minute);
    }
}

static void expect_window(size_t i, const struct ks_window *w)
{
    struct ks_buf out = { 0 };
    add_end(&out, w->from, w->from_minute);
    ks_buf_adds(&out, " ");
    add_end(&out, w->until, w->until_minute);
    if (w->days != KS_DAYS_ALL) {
        ks_buf_addf(&out, " %X", w->days);
    }
    for (size_t k = 0; k < w->n_hours; k++) {
        ks_buf_addf(&out, " %d-%d", w->hours[k].start, w->hours[k].end);
    }
    ck_assert_msg(strcmp(out.p, rows[i].plays) == 0, "%s / %s: plays %s instead of %s",
                  rows[i].header, rows[i].cells, out.p, rows[i].plays);
    ks_buf_free(&out);
}

static void expect_told(size_t i)
{
    const char *told = f.problems.n == 0 ? "" : ks_problem_id(f.problems.v[0].code);
    ck_assert_msg(strcmp(told, rows[i].told) == 0 && f.problems.n <= 1,
                  "%s / %s: told %s instead of %s, %zu in all", rows[i].header, rows[i].cells, told,
                  rows[i].told, f.problems.n);
}

START_TEST(what_a_date_says)
{
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        char csv[300];
        snprintf(csv, sizeof csv, "文件,%s\na.png,%s\n", rows[i].header, rows[i].cells);
        f.problems.n = 0;
        struct ks_playlist list = playlist(csv);
        expect_told(i);
        ck_assert_msg(list.n == (rows[i].plays[0] == '\0' ? 0 : 1), "%s / %s: %zu rows",
                      rows[i].header, rows[i].cells, list.n);
        if (list.n == 1) {
            expect_window(i, &list.v[0].window);
        }
    }
}
END_TEST

/* The same in the ticker, and in the tables behind cards. */
START_TEST(in_other_tables)
{
    const char *csv = "文字,日期,地方\n一行,2026-12-01至2026-12-03,食堂\n";
    struct ks_ticker ticker;
    ks_ticker_read(&f.context, "ticker.csv", csv, strlen(csv), &ticker);
    ck_assert_uint_eq(ticker.n, 1);
    ck_assert_int_eq(ticker.v[0].window.from, day(2026, 12, 1));
    ck_assert_int_eq(ticker.v[0].window.until, day(2026, 12, 3));
    ck_assert_uint_eq(ticker.v[0].places.n, 1);
    csv = "名称,内容,日期\n警示课,三教,2026-12-01\n";
    struct ks_sheet sheet;
    ks_sheet_read(&f.context, "sheets/lessons.csv", csv, strlen(csv), &sheet);
    ck_assert_uint_eq(sheet.n, 1);
    ck_assert_int_eq(sheet.v[0].from, day(2026, 12, 1));
    ck_assert_int_eq(sheet.v[0].until, day(2026, 12, 1));
    ck_assert_uint_eq(f.problems.n, 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, as_people_write_them);
    tcase_add_test(tc, for_people_only);
    tcase_add_test(tc, what_a_date_says);
    tcase_add_test(tc, in_other_tables);
}

int main(void)
{
    return check_main("headings", add);
}
