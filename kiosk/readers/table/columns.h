#ifndef KS_READERS_TABLE_COLUMNS_H
#define KS_READERS_TABLE_COLUMNS_H

#include "base/text.h"
#include "readers/table/csv.h"

/* The columns of a table found by their headers, in any order and under any of their names. Headers
 * are compared without case, width, spaces, `_`, byte order marks and a remark in brackets. No
 * state: any thread. */

enum ks_need { KS_OPTIONAL, KS_REQUIRED };

struct ks_column {
    const char *names; /* "item|文件|素材", half width: the first two are what messages say */
    enum ks_need need; /* a table without a required one is none of this kind */
};

#define KS_COLUMNS_MAX 32

/* What people call the columns that several tables have: when and where. */
#define KS_NAMES_FROM                                                                                                                      \
    "from|开始|开始日期|起始|起始日期|开始时间|起始时间|起始日|开始日|自|起|开始播放|"                     \
    "开始播放时间|"                                                                                                                  \
    "播放开始|开播|开播日期|开播时间|上架|上架日期|上架时间|上线|上线日期|上线时间|生效|生效日期|" \
    "展示开始|start|start_date|start_time|begin"
#define KS_NAMES_UNTIL                                                                                                                     \
    "until|结束|结束日期|截止|截止日期|结束时间|截止时间|结束日|截止日|截至|至|到|止|结束播放|"         \
    "播放结束|停播|停播日期|停播时间|下架|下架日期|下架时间|下线|下线日期|下线时间|到期|到期日期|" \
    "失效|失效日期|有效期至|展示结束|end|to|end_date|end_time"
#define KS_NAMES_DAYS "days|星期|周几|播放日|星期几|礼拜|礼拜几|每周|哪几天|weekday|weekdays"
#define KS_NAMES_HOURS                                                                             \
    "hours|时段|时间段|播放时段|时间|播放时间|展示时间|每天时段|每日时段|时刻|几点|time|hour"
#define KS_NAMES_DATE                                                                                                              \
    "date|日期|播放日期|播出日期|展示日期|起止日期|起止时间|日期范围|起止|有效期|播期|播放期|" \
    "哪天|"                                                                                                                      \
    "dates|day"
#define KS_NAMES_PLACES                                                                                                        \
    "places|地点|位置|场所|播放地点|屏幕|地方|播放位置|投放地点|投放位置|投放屏幕|展示地点|" \
    "展示位置|终端|区域|在哪播|place|location|screen"

struct ks_columns {
    const struct ks_column *spec;
    size_t n;
    size_t header;          /* index of the header row in the table */
    int at[KS_COLUMNS_MAX]; /* index of the cell, -1 = the table has no such column */
};

/* The header is the first of the top five rows with a required column, so that a title may stand
 * above it. Unknown and repeated columns are reported and ignored, nameless ones if
 * something stands in them. False, with the reason listed,
 * if a required column is missing or the table is empty. `n` is KS_COLUMNS_MAX at most; more
 * abort. */
bool ks_columns_find(const char *file,
                     const struct ks_table *table,
                     const struct ks_column *spec,
                     size_t n,
                     struct ks_columns *columns,
                     struct ks_problems *problems);

/* The cell of a column in a row, trimmed; "" if there is none. `column` is its index in spec. */
struct ks_str
ks_columns_cell(const struct ks_columns *columns, const struct ks_row *row, size_t column);
/* By what merge downwards the cell stands there or further down too; NULL: it is this row's own. */
const struct ks_merged *
ks_columns_merged(const struct ks_columns *columns, const struct ks_row *row, size_t column);
/* What the cell is, whatever is shown of it (csv.h); `failed`: it should be something and is not.
 */
struct ks_str ks_columns_exact(const struct ks_columns *columns,
                               const struct ks_row *row,
                               size_t column,
                               bool *failed);

#endif
