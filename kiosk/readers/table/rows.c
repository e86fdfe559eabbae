/* Goes through a table and reads its plain cells: texts, numbers, lists, choices. */
#include "readers/table/rows.h"

#include <string.h>

#include "base/list.h"
#include "core/campaign/place.h"
#include "readers/table/xlsx.h"
#include "readers/text/fold.h"

static void read_workbook(
    struct ks_rows *rows, const char *bytes, size_t n, const struct ks_column *spec, size_t n_spec)
{
    struct ks_workbook workbook;
    (void)ks_xlsx_read(rows->file, bytes, n, rows->scratch, &workbook, rows->context->problems);
    for (size_t i = workbook.n; i-- > 0;) {
        struct ks_columns found;
        if (i == 0 || ks_columns_find("", &workbook.sheets[i].table, spec, n_spec, &found, NULL)) {
            rows->table = workbook.sheets[i].table;
        }
    }
}

static bool find_columns(struct ks_rows *rows, const struct ks_column *spec, size_t n_spec)
{
    if (!ks_columns_find(rows->file, &rows->table, spec, n_spec, &rows->columns,
                         rows->context->problems)) {
        rows->table.n_rows = 0;
        return false;
    }
    rows->next = rows->columns.header + 1;
    return true;
}

bool ks_rows_over(struct ks_rows *rows,
                  const struct ks_table_context *context,
                  const char *file,
                  const struct ks_table *table,
                  const struct ks_column *spec,
                  size_t n_spec,
                  size_t limit)
{
    *rows = (struct ks_rows) { .context = context, .file = file, .limit = limit, .table = *table };
    return find_columns(rows, spec, n_spec);
}

bool ks_rows_open(struct ks_rows *rows,
                  const struct ks_table_context *context,
                  const char *file,
                  const char *bytes,
                  size_t n,
                  const struct ks_column *spec,
                  size_t n_spec,
                  size_t limit)
{
    *rows = (struct ks_rows) { .context = context, .file = file, .limit = limit };
    rows->scratch = ks_arena_new();
    size_t before = ks_problems_count(context->problems, KS_LEVEL_ERROR);
    if (ks_xlsx_is(bytes, n)) {
        read_workbook(rows, bytes, n, spec, n_spec);
    } else {
        ks_csv_read(file, bytes, n, rows->scratch, &rows->table, context->problems);
    }
    bool refused = ks_problems_count(context->problems, KS_LEVEL_ERROR) > before;
    return !(refused && rows->table.n_rows == 0) && find_columns(rows, spec, n_spec);
}

size_t ks_rows_count(const struct ks_rows *rows)
{
    size_t left = rows->table.n_rows - rows->columns.header - 1;
    return left < rows->limit ? left : rows->limit;
}

bool ks_rows_next(struct ks_rows *rows)
{
    while (rows->next < rows->table.n_rows) {
        rows->row = &rows->table.rows[rows->next++];
        if (rows->row->n_cells == 0) {
            continue;
        }
        if (rows->given++ < rows->limit) {
            return true;
        }
        ks_problem_add(rows->context->problems, KS_LEVEL_ERROR, ks_rows_at(rows, SIZE_MAX),
                       "csv.too-many-rows", "超过了这张表的上限", "删掉过期和用不到的行",
                       "这张表最多 %zu 行，从第 %d 行起没有读", rows->limit, rows->row->number);
        rows->next = rows->table.n_rows;
    }
    return false;
}

void ks_rows_close(struct ks_rows *rows)
{
    ks_arena_free(rows->scratch);
    rows->scratch = NULL;
    rows->table = (struct ks_table) { 0 };
}

struct ks_place_in_file ks_rows_at(const struct ks_rows *rows, size_t column)
{
    int at = column < rows->columns.n ? rows->columns.at[column] : -1;
    return (struct ks_place_in_file) { rows->file, rows->row == NULL ? 0 : rows->row->number,
                                       at + 1 };
}

struct ks_str ks_rows_cell(const struct ks_rows *rows, size_t column)
{
    return ks_columns_cell(&rows->columns, rows->row, column);
}

uint64_t ks_rows_fingerprint(const struct ks_rows *rows)
{
    uint64_t hash = KS_HASH_START;
    for (size_t i = 0; i < rows->columns.n; i++) {
        struct ks_fold folded;
        struct ks_str cell = ks_rows_cell(rows, i);
        bool fits = ks_fold(cell, &folded);
        hash = ks_hash(hash, fits ? folded.text : cell.p, fits ? folded.n : cell.n);
        hash = ks_hash(hash, "", 1);
    }
    return hash;
}

const char *ks_rows_text(struct ks_rows *rows, size_t column, size_t limit)
{
    struct ks_str cell = ks_rows_cell(rows, column);
    if (cell.n > limit) {
        cell.n = ks_utf8_prefix(cell.p, cell.n, limit);
        ks_problem_add(rows->context->problems, KS_LEVEL_WARNING, ks_rows_at(rows, column),
                       "table.too-long", "屏幕上放不下", "把这一格改短",
                       "这一格太长，只用了前 %zu 个字", ks_utf8_count(cell));
    }
    char *text = ks_arena_strndup(rows->context->arena, cell.p, cell.n);
    for (char *p = text; *p != '\0'; p++) {
        *p = *p == '\n' ? ' ' : *p;
    }
    return text;
}

/* The Chinese name of a column: the second in its list. */
static struct ks_str column_name(const struct ks_rows *rows, size_t column)
{
    struct ks_str rest = ks_str_of(rows->columns.spec[column].names), name;
    (void)ks_str_cut(&rest, '|', &name);
    (void)ks_str_cut(&rest, '|', &name);
    return name;
}

const char *ks_rows_required(struct ks_rows *rows, size_t column, size_t limit)
{
    if (ks_rows_cell(rows, column).n > 0) {
        return ks_rows_text(rows, column, limit);
    }
    struct ks_str name = column_name(rows, column);
    ks_problem_add(rows->context->problems, KS_LEVEL_ERROR, ks_rows_at(rows, column),
                   "table.empty-cell", "这一格必须填写，这一行没有使用", "填上内容，或删掉整行",
                   "「%.*s」是空的", (int)name.n, name.p);
    return NULL;
}

/* What a message quotes from a cell: at most so many bytes. */
static struct ks_str excerpt(struct ks_str cell)
{
    return (struct ks_str) { cell.p, ks_utf8_prefix(cell.p, cell.n, 60) };
}

static void
report_unreadable(struct ks_rows *rows, size_t column, const char *code, const char *how)
{
    struct ks_str name = column_name(rows, column), cell = excerpt(ks_rows_cell(rows, column));
    ks_problem_add(rows->context->problems, KS_LEVEL_WARNING, ks_rows_at(rows, column), code,
                   "这一格按没有填写处理", how, "看不懂「%.*s」里的「%.*s」", (int)name.n, name.p,
                   (int)cell.n, cell.p);
}

/* -12, +3, 3.0, 2.6; rounded to a whole number. */
bool ks_number_read(struct ks_str cell, int *value)
{
    struct ks_fold folded;
    if (!ks_fold(cell, &folded)) {
        return false;
    }
    struct ks_scan scan = { folded.text };
    bool negative = ks_scan_word(&scan, "-");
    (void)(!negative && ks_scan_word(&scan, "+"));
    int fraction = 0, spare = 0, digits = ks_scan_digits(&scan, 9, value);
    if (digits > 0 && ks_scan_word(&scan, ".")) {
        (void)ks_scan_digits(&scan, 1, &fraction);
        while (ks_scan_digits(&scan, 9, &spare) > 0) {
        }
    }
    *value += fraction >= 5 ? 1 : 0;
    *value = negative ? -*value : *value;
    return digits > 0 && *scan.p == '\0';
}

int ks_rows_number(struct ks_rows *rows, size_t column, int min, int max, int otherwise)
{
    struct ks_str cell = ks_rows_cell(rows, column);
    int value = 0;
    if (cell.n == 0) {
        return otherwise;
    }
    if (!ks_number_read(cell, &value)) {
        report_unreadable(rows, column, "table.bad-number", "只写一个数字，例如 3");
        return otherwise;
    }
    if (value < min || value > max) {
        struct ks_str name = column_name(rows, column);
        int nearest = value < min ? min : max;
        ks_problem_add(rows->context->problems, KS_LEVEL_WARNING, ks_rows_at(rows, column),
                       "table.out-of-range", "超出了允许的范围", "改成范围内的数字",
                       "「%.*s」应在 %d 到 %d 之间，按 %d 处理", (int)name.n, name.p, min, max,
                       nearest);
        return nearest;
    }
    return value;
}

/* The '|' group of words that the cell is one of; -1: it is empty or none. */
static int group_of(const struct ks_rows *rows, size_t column, const char *const *groups)
{
    struct ks_fold folded;
    for (int i = 0; ks_fold(ks_rows_cell(rows, column), &folded) && groups[i] != NULL; i++) {
        if (ks_fold_is_one_of(&folded, groups[i])) {
            return i;
        }
    }
    return -1;
}

bool ks_rows_flag(struct ks_rows *rows, size_t column, bool otherwise)
{
    static const char *const words[] = { "否|不|不是|no|n|0|0.0|false|f|×|x|无|单次|一次",
                                         "是|对|有|yes|y|1|1.0|true|t|√|✓|✔|每年|重复|每年重复|ok",
                                         NULL };
    int found = group_of(rows, column, words);
    if (found < 0 && ks_rows_cell(rows, column).n > 0) {
        report_unreadable(rows, column, "table.unknown-word", "只写「是」或「否」");
    }
    return found < 0 ? otherwise : found == 1;
}

static bool means_everything(struct ks_str word)
{
    return ks_place_is_everywhere(word) || ks_str_is(word, "全年");
}

struct ks_tags ks_tags_read(struct ks_str cell, struct ks_arena *arena, size_t *left_out)
{
    struct ks_tags tags = { 0 };
    struct ks_str tag;
    *left_out = 0;
    while (ks_list_next(&cell, &tag)) {
        if (means_everything(tag)) {
            *left_out = 0;
            return (struct ks_tags) { 0 };
        }
        if (tags.n < KS_TAGS_MAX) {
            tags.v[tags.n++] = ks_arena_strndup(arena, tag.p, tag.n);
        } else {
            ++*left_out;
        }
    }
    return tags;
}

struct ks_tags ks_rows_tags(struct ks_rows *rows, size_t column)
{
    size_t left_out = 0;
    struct ks_tags tags = ks_tags_read(ks_rows_cell(rows, column), rows->context->arena, &left_out);
    if (left_out > 0) {
        struct ks_str name = column_name(rows, column);
        ks_problem_add(rows->context->problems, KS_LEVEL_WARNING, ks_rows_at(rows, column),
                       "table.too-many-tags", "一格里最多写 16 个", "用分组代替，或分成两行",
                       "「%.*s」里多出的 %zu 个没有使用", (int)name.n, name.p, left_out);
    }
    return tags;
}

int ks_rows_choice(struct ks_rows *rows, size_t column, const char *const *groups)
{
    int found = group_of(rows, column, groups);
    if (found >= 0 || ks_rows_cell(rows, column).n == 0) {
        return found < 0 ? 0 : found;
    }
    struct ks_buf how = { 0 };
    for (int i = 1; groups[i] != NULL; i++) {
        struct ks_str rest = ks_str_of(groups[i]), english, said = { "", 0 };
        (void)ks_str_cut(&rest, '|', &english);
        (void)ks_str_cut(&rest, '|', &said);
        const char *between = i == 1 ? "写" : groups[i + 1] == NULL ? "或" : "、";
        ks_buf_addf(&how, "%s%.*s", between, (int)said.n, said.p);
    }
    ks_buf_adds(&how, "；不写就用默认");
    report_unreadable(rows, column, "table.unknown-word", how.p);
    ks_buf_free(&how);
    return 0;
}
