/* Dates, weekdays and hours in every form the office types. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "readers/when/dates.h"
#include "support/clock.h"

static int32_t parsed(const char *iso)
{
    int y, m, d;
    return sscanf(iso, "%d-%d-%d", &y, &m, &d) == 3 ? day(y, m, d) : KS_DATE_NONE;
}

/* Today is 2026-03-10. */
static const struct {
    const char *text;
    enum ks_date_reading reading;
    const char *date;
} dates[] = {
    { "2020年9月1日", KS_DATE_EXACT, "2020-09-01" },
    { "2020年09月01日", KS_DATE_EXACT, "2020-09-01" },
    { "2020 年 9 月 1 日", KS_DATE_EXACT, "2020-09-01" },
    { "2020年9月1号", KS_DATE_EXACT, "2020-09-01" },
    { "2020年9月1日星期二", KS_DATE_EXACT, "2020-09-01" },
    { "2020年9月1日（周二）", KS_DATE_EXACT, "2020-09-01" },
    { "二〇二〇年九月一日", KS_DATE_EXACT, "2020-09-01" },
    { "二零二零年十二月二十一日", KS_DATE_EXACT, "2020-12-21" },
    { "2020/9/1", KS_DATE_EXACT, "2020-09-01" },
    { "2020/09/01", KS_DATE_EXACT, "2020-09-01" },
    { "2020/9/1 0:00", KS_DATE_EXACT, "2020-09-01" },
    { "2020/9/1 0:00:00", KS_DATE_EXACT, "2020-09-01" },
    { "2020-09-01", KS_DATE_EXACT, "2020-09-01" },
    { "2020-9-1", KS_DATE_EXACT, "2020-09-01" },
    { "2020-09-01T00:00:00", KS_DATE_EXACT, "2020-09-01" },
    { "2020.9.1", KS_DATE_EXACT, "2020-09-01" },
    { "2020。9。1", KS_DATE_EXACT, "2020-09-01" },
    { "20200901", KS_DATE_EXACT, "2020-09-01" },
    { "２０２０年９月１日", KS_DATE_EXACT, "2020-09-01" },
    { "２０２０／９／１", KS_DATE_EXACT, "2020-09-01" },
    { "　2020—09—01 ", KS_DATE_EXACT, "2020-09-01" },
    { "\xEF\xBB\xBF"
      "2020-09-01",
      KS_DATE_EXACT, "2020-09-01" },
    { "2020-02-29", KS_DATE_EXACT, "2020-02-29" },
    { "9/13/2020", KS_DATE_EXACT, "2020-09-13" },
    { "13/9/2020", KS_DATE_EXACT, "2020-09-13" },
    { "9/1/2020", KS_DATE_GUESSED, "2020-09-01" },
    { "1-Sep-2020", KS_DATE_EXACT, "2020-09-01" },
    { "Sep 1, 2020", KS_DATE_EXACT, "2020-09-01" },
    { "September 1st, 2020", KS_DATE_EXACT, "2020-09-01" },
    { "1-Sep-20", KS_DATE_GUESSED, "2020-09-01" },
    { "1-Sep", KS_DATE_GUESSED, "2026-09-01" },
    { "9月1日", KS_DATE_GUESSED, "2026-09-01" },
    { "九月一日", KS_DATE_GUESSED, "2026-09-01" },
    { "3月10日", KS_DATE_GUESSED, "2026-03-10" },
    { "3月9日", KS_DATE_GUESSED, "2026-03-09" }, /* yesterday, not in a year */
    { "10月1日", KS_DATE_GUESSED, "2025-10-01" },
    { "2月29日", KS_DATE_GUESSED, "2028-02-29" },
    { "9/1", KS_DATE_GUESSED, "2026-09-01" },
    { "9-1", KS_DATE_GUESSED, "2026-09-01" },
    { "20年9月1日", KS_DATE_GUESSED, "2020-09-01" },
    { "20/9/1", KS_DATE_GUESSED, "2020-09-01" },
    { "80/9/1", KS_DATE_GUESSED, "1980-09-01" },
    { "70/9/1", KS_DATE_GUESSED, "2070-09-01" },
    { "2020年9月", KS_DATE_GUESSED, "2020-09-01" },
    { "2020-09", KS_DATE_GUESSED, "2020-09-01" },
    { "2020年8月上旬", KS_DATE_GUESSED, "2020-08-01" },
    { "2020年8月下旬", KS_DATE_GUESSED, "2020-08-21" },
    { "75/9/1", KS_DATE_GUESSED, "2075-09-01" }, /* 49 years on, and 51 back */
    { "77/9/1", KS_DATE_GUESSED, "1977-09-01" },
    { "2020年8月中旬", KS_DATE_GUESSED, "2020-08-11" },
    { "12/12/2020", KS_DATE_GUESSED, "2020-12-12" },
    { "12/13/2020", KS_DATE_EXACT, "2020-12-13" },
    { "13/12/2020", KS_DATE_EXACT, "2020-12-13" },
    { "1900-01-01", KS_DATE_EXACT, "1900-01-01" },
    { "9999-12-31", KS_DATE_EXACT, "9999-12-31" },
    { "2000-02-29", KS_DATE_EXACT, "2000-02-29" },
    { "44075", KS_DATE_GUESSED, "2020-09-01" },
    { "44075.0", KS_DATE_GUESSED, "2020-09-01" },
    { "44075.75", KS_DATE_GUESSED, "2020-09-01" },
    { "", KS_DATE_OPEN, "" },
    { "  ", KS_DATE_OPEN, "" },
    { "长期", KS_DATE_OPEN, "" },
    { "永久", KS_DATE_OPEN, "" },
    { "无", KS_DATE_OPEN, "" },
    { "—", KS_DATE_OPEN, "" },
    { "2020-02-30", KS_DATE_BAD, "" },
    { "9月1日 0:01", KS_DATE_BAD, "" },
    { "2021-02-29", KS_DATE_BAD, "" },
    { "1900-02-29", KS_DATE_BAD, "" },
    { "2020-09-31", KS_DATE_BAD, "" },
    { "1899-12-31", KS_DATE_BAD, "" },
    { "13/13/2020", KS_DATE_BAD, "" },
    { "0/9/2020", KS_DATE_BAD, "" },
    { "9/0/2020", KS_DATE_BAD, "" },
    { "2020-00-01", KS_DATE_BAD, "" },
    { "2020-09-00", KS_DATE_BAD, "" },
    { "20200900", KS_DATE_BAD, "" },
    { "20200001", KS_DATE_BAD, "" },
    { "20200901.5", KS_DATE_BAD, "" },
    { "2020年9月0日", KS_DATE_BAD, "" },
    { "9月零日", KS_DATE_BAD, "" },
    { "2020-9-1-1", KS_DATE_BAD, "" },
    { "2020-9-", KS_DATE_BAD, "" },
    { "12020-9-1", KS_DATE_BAD, "" },
    { "9/0", KS_DATE_BAD, "" },
    { "0/9", KS_DATE_BAD, "" },
    { "1-Sep-", KS_DATE_BAD, "" },
    { "0-Sep-2020", KS_DATE_BAD, "" },
    { "Sep 1, 2020x", KS_DATE_BAD, "" },
    { "2020年13月1日", KS_DATE_BAD, "" },
    { "2020-09-01 08:00", KS_DATE_BAD, "" },
    { "2020-09/01", KS_DATE_BAD, "" },
    { "2020-09-01x", KS_DATE_BAD, "" },
    { "202-09-01", KS_DATE_BAD, "" },
    { "0/0/0", KS_DATE_BAD, "" },
    { "0000-01-01", KS_DATE_BAD, "" },
    { "12345", KS_DATE_BAD, "" },
    { "99999", KS_DATE_BAD, "" },
    { "20201301", KS_DATE_BAD, "" },
    { "开学", KS_DATE_BAD, "" },
    { "明天", KS_DATE_BAD, "" },
    { "1", KS_DATE_BAD, "" },
    { "\xff\xfe", KS_DATE_BAD, "" },
};

START_TEST(reads_dates)
{
    int32_t date = 0;
    enum ks_date_reading reading = ks_date_read(ks_str_of(dates[_i].text), day(2026, 3, 10), &date);
    ck_assert_msg(reading == dates[_i].reading, "%s read as %d", dates[_i].text, reading);
    ck_assert_msg(date == parsed(dates[_i].date), "%s is %d", dates[_i].text, date);
}
END_TEST

/* Today is 2026-09-15. */
static const struct {
    const char *from, *until, *first, *last;
} ranges[] = {
    { "9月1日", "9月30日", "2026-09-01", "2026-09-30" }, /* running, not next year's */
    { "9月1日", "9月10日", "2026-09-01", "2026-09-10" }, /* over, and not to begin again */
    { "12月20日", "1月10日", "2026-12-20", "2027-01-10" },
    { "2020-12-20", "1月10日", "2020-12-20", "2021-01-10" },
    { "2020-09-01", "9月30日", "2020-09-01", "2020-09-30" },
    { "9月1日", "2020-09-30", "2020-09-01", "2020-09-30" },
    { "9月1日", "", "2026-09-01", "" }, /* goes on when its first day is past */
    { "", "9月14日", "", "2026-09-14" },
    { "", "1月10日", "", "2027-01-10" },
    { "2019年9月", "2020年1月", "2019-09-01", "2020-01-31" },
    { "2020年2月", "2020年8月上旬", "2020-02-01", "2020-08-10" },
    { "2020年2月", "2020年2月", "2020-02-01", "2020-02-29" },
    { "2020年2月中旬", "2020年2月下旬", "2020-02-11", "2020-02-29" },
    { "2020-09-30", "2020-09-01", "2020-09-30", "2020-09-01" }, /* the caller refuses it */
};

START_TEST(reads_ranges)
{
    struct ks_date_range range = ks_date_range_read(ks_str_of(ranges[_i].from),
                                                    ks_str_of(ranges[_i].until), day(2026, 9, 15));
    ck_assert_msg(range.from == parsed(ranges[_i].first), "%s-%s from %d", ranges[_i].from,
                  ranges[_i].until, range.from);
    ck_assert_msg(range.until == parsed(ranges[_i].last), "%s-%s until %d", ranges[_i].from,
                  ranges[_i].until, range.until);
}
END_TEST

START_TEST(guesses_nothing_without_today)
{
    int32_t date = 0;
    ck_assert(ks_date_read(KS_STR("9月1日"), KS_DATE_NONE, &date) == KS_DATE_BAD);
    ck_assert(ks_date_read(KS_STR("20/9/1"), KS_DATE_NONE, &date) == KS_DATE_BAD);
    ck_assert(ks_date_read(KS_STR("2020-9-1"), KS_DATE_NONE, &date) == KS_DATE_EXACT);
    ck_assert(ks_date_read(KS_STR("9月1日"), INT32_MAX, &date) == KS_DATE_BAD);
}
END_TEST

#define BAD 0xFF
static const struct {
    const char *text;
    unsigned days; /* bit 0 Monday */
} day_sets[] = {
    { "", 0x7F },
    { "1-5", 0x1F },
    { "１－５", 0x1F },
    { "1~5", 0x1F },
    { "Mon-Fri", 0x1F },
    { "monday to friday", 0x1F },
    { "周一至周五", 0x1F },
    { "星期一到星期五", 0x1F },
    { "周一-五", 0x1F },
    { "一三五", 0x15 },
    { "135", 0x15 },
    { "135.0", 0x15 },
    { "1;3;5", 0x15 },
    { "1，3，5", 0x15 },
    { "周一、三、五", 0x15 },
    { "Tue, Thu", 0x0A },
    { "周一 周三", 0x05 },
    { "1 3 5", 0x15 },
    { "1/3", 0x05 },
    { "周二和周四", 0x0A },
    { "工作日", 0x1F },
    { "周末", 0x60 },
    { "周六日", 0x60 },
    { "六日", 0x60 },
    { "周日", 0x40 },
    { "星期天", 0x40 },
    { "7", 0x40 },
    { "每天", 0x7F },
    { "1-7", 0x7F },
    { "6-1", 0x61 },
    { "周五至周一", 0x71 },
    { "Fri-Mon", 0x71 },
    { "1-3;5-6", 0x37 },
    { "工作日、周日", 0x5F },
    { "1月5日", 0x1F },
    { "5-Jan", 0x1F },
    { "6月7日", 0x60 },
    { "1月7日", 0x7F },
    { "7月5日", 0x5F },
    { "7-Jan", 0x7F },
    { "5-Jul", 0x5F },
    { "3.0", 0x04 },
    { "Monday Tues Thursday", 0x0B },
    { "Tuesday", 0x02 },
    { "Wed Thurs Sat", 0x2C },
    { "Mo Fr Su", 0x51 },
    { "Thur", 0x08 },
    { "礼拜六", 0x20 },
    { "周七", 0x40 },
    { ",1", 0x01 },
    { "周3", 0x04 },
    { "0", BAD },
    { "8", BAD },
    { "1-", BAD },
    { "-", BAD },
    { "九月", BAD },
    { "周", BAD },
    { "1-8", BAD },
    { "每月", BAD },
    { "Mon-", BAD },
    { ";", BAD },
    { "8月9日", BAD },
    { "0月1日", BAD },
    { "1月0日", BAD },
    { "1月8日", BAD },
    { "8月1日", BAD },
    { "8-Jan", BAD },
    { "0-Jan", BAD },
    { "5-Aug", BAD },
    { "\xff", BAD },
};

START_TEST(reads_days)
{
    uint8_t days = 0;
    bool good = ks_days_read(ks_str_of(day_sets[_i].text), &days);
    ck_assert_msg(good == (day_sets[_i].days != BAD), "%s", day_sets[_i].text);
    ck_assert_msg(!good || days == day_sets[_i].days, "%s is 0x%02x", day_sets[_i].text, days);
}
END_TEST

static const struct {
    const char *text;
    int n; /* -1 = must be refused */
    struct ks_daypart v[3];
} hour_lists[] = {
    { "", 0, { { 0 } } },
    { "全天", 0, { { 0 } } },
    { "08:00-12:00", 1, { { 480, 720 } } },
    { "08:00-12:00;18:00-02:00", 2, { { 480, 720 }, { 1080, 120 } } },
    { "8:00-12:00，18:00-2:00", 2, { { 480, 720 }, { 1080, 120 } } },
    { "8：00—12：00、13：30～17：00", 2, { { 480, 720 }, { 810, 1020 } } },
    { "０８：００－１２：００", 1, { { 480, 720 } } },
    { "08:00 - 12:00 18:00 - 20:00", 2, { { 480, 720 }, { 1080, 1200 } } },
    { "08:00:00-12:00:00", 1, { { 480, 720 } } },
    { "8点-12点", 1, { { 480, 720 } } },
    { "8点至12点半", 1, { { 480, 750 } } },
    { "8点一刻到9点45分", 1, { { 495, 585 } } },
    { "8点5-9点三刻", 1, { { 485, 585 } } },
    { "8点分-9点", -1, { { 0 } } },
    { "8-12", 1, { { 480, 720 } } },
    { "8月12日", 1, { { 480, 720 } } },
    { "上午8点-下午5点", 1, { { 480, 1020 } } },
    { "下午2点-5点", 1, { { 840, 1020 } } },
    { "晚上10点-次日2点", 1, { { 1320, 120 } } },
    { "中午12点-1点", 1, { { 720, 780 } } },
    { "中午12点-下午1点", 1, { { 720, 780 } } },
    { "8:00am-2:30pm", 1, { { 480, 870 } } },
    { "12:00am-1:00am", 1, { { 0, 60 } } },
    { "12:00pm-1:00pm", 1, { { 720, 780 } } },
    { "凌晨12点-6点", 1, { { 0, 360 } } },
    { "中午1点-下午2点", 1, { { 780, 840 } } },
    { "中午11点-下午2点", 1, { { 660, 840 } } },
    { "下午5点-8点", 1, { { 1020, 1200 } } },
    { "下午5点-早上8点", 1, { { 1020, 480 } } },
    { "8点钟-9点5分", 1, { { 480, 545 } } },
    { "8:59-9:01", 1, { { 539, 541 } } },
    { "23:58-23:59", 1, { { 1438, 1440 } } },
    { "23:59-01:00", 1, { { 1439, 60 } } },
    { "24:00-24:00", 1, { { 0, 1440 } } },
    { "8月24日", 1, { { 480, 1440 } } },
    { "24月6日", 1, { { 0, 360 } } },
    { "1-2;3-4;5-6", 3, { { 60, 120 }, { 180, 240 }, { 300, 360 } } },
    { "18:00-24:00", 1, { { 1080, 1440 } } },
    { "00:00-24:00", 1, { { 0, 1440 } } },
    { "00:00-23:59", 1, { { 0, 1440 } } },
    { "24:00-06:00", 1, { { 0, 360 } } },
    { "22:00-22:00", 1, { { 1320, 1320 } } },
    { "08:00-12:00;", 1, { { 480, 720 } } },
    { "8:00", -1, { { 0 } } },
    { "8:00-", -1, { { 0 } } },
    { "25:00-26:00", -1, { { 0 } } },
    { "24:01-2:00", -1, { { 0 } } },
    { "8:60-9:00", -1, { { 0 } } },
    { "8:0-9:00", -1, { { 0 } } },
    { "8:00:00-12:00:0", -1, { { 0 } } },
    { "8:00:0-12:00", -1, { { 0 } } },
    { "8月25日", -1, { { 0 } } },
    { "25月8日", -1, { { 0 } } },
    { "8:00-24:01", -1, { { 0 } } },
    { "早上", -1, { { 0 } } },
    { "8:00-12:00;x", -1, { { 0 } } },
    { ";", -1, { { 0 } } },
};

START_TEST(reads_hours)
{
    struct ks_hours hours;
    bool good = ks_hours_read(ks_str_of(hour_lists[_i].text), &hours);
    ck_assert_msg(good == (hour_lists[_i].n >= 0), "%s", hour_lists[_i].text);
    ck_assert_msg(hours.n == (size_t)(good ? hour_lists[_i].n : 0), "%s: %zu", hour_lists[_i].text,
                  hours.n);
    for (size_t i = 0; i < hours.n; i++) {
        ck_assert_msg(hours.v[i].start == hour_lists[_i].v[i].start &&
                          hours.v[i].end == hour_lists[_i].v[i].end,
                      "%s: %d-%d", hour_lists[_i].text, hours.v[i].start, hours.v[i].end);
    }
}
END_TEST

START_TEST(reads_no_more_hours_than_there_is_room)
{
    char text[KS_DAYPARTS_MAX * 6 + 7] = "";
    struct ks_hours hours;
    for (size_t i = 0; i < KS_DAYPARTS_MAX; i++) {
        strcat(text, "13-14;");
    }
    ck_assert(ks_hours_read(ks_str_of(text), &hours));
    ck_assert_uint_eq(hours.n, KS_DAYPARTS_MAX);
    strcat(text, "15-16");
    ck_assert(!ks_hours_read(ks_str_of(text), &hours));
    ck_assert_uint_eq(hours.n, 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, reads_dates, 0, (int)KS_COUNT(dates));
    tcase_add_loop_test(tc, reads_ranges, 0, (int)KS_COUNT(ranges));
    tcase_add_test(tc, guesses_nothing_without_today);
    tcase_add_loop_test(tc, reads_days, 0, (int)KS_COUNT(day_sets));
    tcase_add_loop_test(tc, reads_hours, 0, (int)KS_COUNT(hour_lists));
    tcase_add_test(tc, reads_no_more_hours_than_there_is_room);
}

int main(void)
{
    return check_main("dates", add);
}
