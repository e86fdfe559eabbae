/* Reads the cells of a row that say when: dates, weekdays, hours. */
#include "readers/table/rows.h"
#include "readers/when/dates.h"

#include <string.h>

/* So many notes of one kind per file, so that they never crowd out errors; then one more that
 * says to look at the whole column. */
#define NOTES_MAX 50

#define DATE_FORMS "写成 2020-09-01 或 2020年9月1日；长期有效就留空"

static struct ks_str excerpt(struct ks_str cell)
{
    return (struct ks_str) { cell.p, ks_utf8_prefix(cell.p, cell.n, 60) };
}

static bool report_bad_date(struct ks_rows *rows, size_t column)
{
    struct ks_str cell = excerpt(ks_rows_cell(rows, column));
    ks_problem_add(rows->context->problems, KS_LEVEL_ERROR, ks_rows_at(rows, column),
                   "table.bad-date", "日期不确定，这一行没有使用", DATE_FORMS, "看不懂日期「%.*s」",
                   (int)cell.n, cell.p);
    return false;
}

static void
echo_date(struct ks_rows *rows, size_t column, enum ks_date_reading reading, int32_t date)
{
    if (reading != KS_DATE_GUESSED || rows->guessed > NOTES_MAX) {
        return;
    }
    struct ks_str cell = excerpt(ks_rows_cell(rows, column));
    char text[KS_CIVIL_TEXT];
    ks_date_format(date, text);
    if (rows->guessed++ == NOTES_MAX) {
        ks_problem_add(rows->context->problems, KS_LEVEL_NOTE, ks_rows_at(rows, column),
                       "table.guessed-date", "写法不完整的日期太多，不再逐个列出", DATE_FORMS,
                       "后面还有写法不完整的日期");
        return;
    }
    ks_problem_add(rows->context->problems, KS_LEVEL_NOTE, ks_rows_at(rows, column),
                   "table.guessed-date", "日期写法不完整", "如果不对，请写成 2020-09-01 这样",
                   "「%.*s」按 %s 处理", (int)cell.n, cell.p, text);
}

static void note_expired(struct ks_rows *rows, size_t column, int32_t until)
{
    int32_t today = rows->context->today;
    if (until == KS_DATE_NONE || today == KS_DATE_NONE || until >= today ||
        rows->expired > NOTES_MAX) {
        return;
    }
    if (rows->expired++ == NOTES_MAX) {
        ks_problem_add(rows->context->problems, KS_LEVEL_NOTE, ks_rows_at(rows, column),
                       "table.expired", "过期的行太多，不再逐个列出", "可以删掉过期的行",
                       "后面还有过期的行");
        return;
    }
    ks_problem_add(rows->context->problems, KS_LEVEL_NOTE, ks_rows_at(rows, column),
                   "table.expired", "", "要继续播放就改结束日期，否则可以删掉这一行",
                   "已过期 %lld 天，不再播放", (long long)today - until);
}

bool ks_rows_dates(struct ks_rows *rows,
                   size_t from_column,
                   size_t until_column,
                   bool expires,
                   int32_t *from,
                   int32_t *until)
{
    struct ks_date_range range = ks_date_range_read(
        ks_rows_cell(rows, from_column), ks_rows_cell(rows, until_column), rows->context->today);
    bool good = range.from_reading != KS_DATE_BAD || report_bad_date(rows, from_column);
    good = (range.until_reading != KS_DATE_BAD || report_bad_date(rows, until_column)) && good;
    if (!good) {
        return false;
    }
    *from = range.from;
    *until = range.until;
    if (*from != KS_DATE_NONE && *until != KS_DATE_NONE && *until < *from) {
        char a[KS_CIVIL_TEXT], b[KS_CIVIL_TEXT];
        ks_date_format(*from, a);
        ks_date_format(*until, b);
        ks_problem_add(rows->context->problems, KS_LEVEL_ERROR, ks_rows_at(rows, until_column),
                       "table.dates-reversed", "这一行没有使用，其他行照常", "把两个日期改对",
                       "结束日期 %s 早于开始日期 %s", b, a);
        return false;
    }
    echo_date(rows, from_column, range.from_reading, *from);
    echo_date(rows, until_column, range.until_reading, *until);
    if (expires) {
        note_expired(rows, until_column, *until);
    }
    return true;
}

/* Excel turns a typed 1-5 or 8-12 into a date; we read it back and say so. */
static void echo_excel_date(struct ks_rows *rows, size_t column, const char *meant)
{
    struct ks_str cell = excerpt(ks_rows_cell(rows, column));
    bool date = false;
    for (size_t i = 0; i + 3 <= cell.n; i++) {
        date = date || memcmp(cell.p + i, "月", 3) == 0;
    }
    if (date) {
        ks_problem_add(rows->context->problems, KS_LEVEL_NOTE, ks_rows_at(rows, column),
                       "table.excel-date", "Excel 把带横线的数字自动改成了日期",
                       "先把这一列设成「文本」格式再填写", "「%.*s」按%s处理", (int)cell.n, cell.p,
                       meant);
    }
}

bool ks_rows_window(struct ks_rows *rows, size_t first_column, struct ks_window *window)
{
    size_t days = first_column + 2, hours = first_column + 3;
    struct ks_problems *problems = rows->context->problems;
    bool good =
        ks_rows_dates(rows, first_column, first_column + 1, true, &window->from, &window->until);
    struct ks_str cell = excerpt(ks_rows_cell(rows, days));
    if (!ks_days_read(ks_rows_cell(rows, days), &window->days)) {
        ks_problem_add(problems, KS_LEVEL_ERROR, ks_rows_at(rows, days), "table.bad-days",
                       "星期不确定，这一行没有使用",
                       "写成 1-5、周一至周五、一三五、工作日或周末；每天就留空",
                       "看不懂星期「%.*s」", (int)cell.n, cell.p);
        good = false;
    } else {
        echo_excel_date(rows, days, "星期范围");
    }
    cell = excerpt(ks_rows_cell(rows, hours));
    if (!ks_hours_read(ks_rows_cell(rows, hours), window->hours, KS_DAYPARTS_MAX,
                       &window->n_hours)) {
        ks_problem_add(problems, KS_LEVEL_ERROR, ks_rows_at(rows, hours), "table.bad-hours",
                       "时段不确定，这一行没有使用",
                       "写成 08:00-12:00;18:00-02:00（最多 16 段）；全天就留空",
                       "看不懂时段「%.*s」", (int)cell.n, cell.p);
        good = false;
    } else {
        echo_excel_date(rows, hours, "钟点范围");
    }
    return good;
}
