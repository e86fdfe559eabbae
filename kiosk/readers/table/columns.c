/* Finds the columns of a table by the names people give them. */
#include "readers/table/columns.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "readers/text/fold.h"

#define HEADER_ROWS 5

#define LEFT_OUT " _*:.\"'"

enum remark { WITH_REMARK, WITHOUT_REMARK };

/* Folds a header cell without spaces, and without its remark: `文件（必填）` -> 文件, `valid_from
 * *`
 * -> validfrom. */
static bool fold_name(struct ks_str text, enum remark remark, struct ks_fold *name)
{
    if (!ks_fold(text, name)) {
        return false;
    }
    size_t n = 0;
    for (size_t i = 0; i < name->n; i++) {
        if (name->text[i] == '(' && n > 0 && remark == WITHOUT_REMARK) {
            break;
        }
        if (strchr(LEFT_OUT, name->text[i]) == NULL) {
            name->text[n++] = name->text[i];
        }
    }
    name->n = n;
    name->text[n] = '\0';
    return n > 0;
}

/* Names of ours stand in the source as they fold, but for case and what is left out. Each cell is
 * held against some 250 of them, most of which differ in their first letter. */
static bool is_name(struct ks_str word, const struct ks_fold *name)
{
    size_t n = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (strchr(LEFT_OUT, word.p[i]) != NULL) {
            continue;
        }
        if (n == name->n || (char)tolower((unsigned char)word.p[i]) != name->text[n]) {
            return false;
        }
        n++;
    }
    return n == name->n;
}

static int find_name(const struct ks_column *spec, size_t n, const struct ks_fold *name)
{
    for (size_t i = 0; i < n; i++) {
        struct ks_str rest = ks_str_of(spec[i].names), word;
        while (ks_str_cut(&rest, '|', &word)) {
            if (is_name(word, name)) {
                return (int)i;
            }
        }
    }
    return -1;
}

/* The column that a header cell names, -1 if none: with its remark, which may say what is counted,
 * `时间（秒）`, or else without, as it is left in `name`. False if the cell names nothing. */
static bool
find_cell(const struct ks_columns *columns, struct ks_str cell, struct ks_fold *name, int *found)
{
    *found = fold_name(cell, WITH_REMARK, name) ? find_name(columns->spec, columns->n, name) : -1;
    if (*found >= 0) {
        return true;
    }
    if (!fold_name(cell, WITHOUT_REMARK, name)) {
        return false;
    }
    *found = find_name(columns->spec, columns->n, name);
    return true;
}

/* What people note for each other: none of it is a misspelling of ours. */
static const char *const remarks =
    "备注|说明|序号|负责人|责任人|联系人|部门|单位|联系电话|电话|审核|审核人|制作|制作人|作者|"
    "填表人|"
    "填表日期|填写日期|提交日期|提交时间|发布日期|发布时间|制作日期|制作时间|审核日期|创建时间|"
    "创建日期|修改时间|更新时间|更新日期|编号|状态|来源|大小|尺寸|格式|类型|类别|note|notes|remark";

/* The known name closest to what was typed; NULL if nothing is close, or a remark. */
static struct ks_str nearest(const struct ks_columns *columns, const struct ks_fold *name)
{
    struct ks_str typed = { name->text, name->n }, best = { NULL, 0 };
    size_t least = SIZE_MAX, typed_n = ks_utf8_count(typed);
    if (typed_n > KS_DISTANCE_CHARS || ks_fold_is_one_of(name, remarks)) {
        return best;
    }
    for (size_t i = 0; i < columns->n; i++) {
        struct ks_str rest = ks_str_of(columns->spec[i].names), word;
        while (ks_str_cut(&rest, '|', &word)) {
            size_t n = ks_utf8_count(word), longest = n > typed_n ? n : typed_n;
            if (2 * (longest - (n < typed_n ? n : typed_n)) > longest) {
                continue; /* the distance is that much at least */
            }
            size_t d = ks_text_distance(typed, word);
            if (d < least && d * 2 <= longest) {
                least = d;
                best = word;
            }
        }
    }
    return best;
}

/* Its names for messages: 文件, item. */
static struct ks_str name_of(const struct ks_column *column, size_t n)
{
    struct ks_str rest = ks_str_of(column->names), name = { "", 0 };
    for (size_t i = 0; i <= n && ks_str_cut(&rest, '|', &name); i++) {
    }
    return name;
}

#define ENGLISH 0
#define CHINESE 1

static void report_unknown(const struct ks_columns *columns,
                           struct ks_place_in_file at,
                           struct ks_str cell,
                           const struct ks_fold *name,
                           struct ks_problems *problems)
{
    if (problems == NULL) {
        return;
    }
    struct ks_str near = nearest(columns, name);
    if (near.p != NULL) {
        ks_problems_add(problems, KS_PROBLEM_CSV_UNKNOWN_COLUMN_NEAR, at,
                        KS_ARGS(ks_arg_cut(cell, 60), ks_arg_str(near)));
    } else {
        ks_problems_add(problems, KS_PROBLEM_CSV_UNKNOWN_COLUMN, at, KS_ARGS(ks_arg_cut(cell, 60)));
    }
}

/* Fills at[] from one row; how many known columns it names. */
static size_t match(const char *file,
                    const struct ks_row *row,
                    struct ks_columns *columns,
                    struct ks_problems *problems)
{
    size_t known = 0;
    for (size_t i = 0; i < columns->n; i++) {
        columns->at[i] = -1;
    }
    for (size_t i = 0; i < row->n_cells; i++) {
        struct ks_str cell = ks_str_of(row->cell[i]);
        struct ks_place_in_file at = { file, row->number, (int)i + 1 };
        struct ks_fold name;
        int found = -1;
        if (!find_cell(columns, cell, &name, &found)) {
            continue;
        }
        if (found < 0 && i >= KS_TABLE_CELLS_MAX) {
            continue; /* of a very wide sheet not every column is told */
        }
        if (found < 0) {
            report_unknown(columns, at, cell, &name, problems);
        } else if (columns->at[found] >= 0) {
            const struct ks_column *twice = &columns->spec[found];
            ks_problems_add(problems, KS_PROBLEM_CSV_DUPLICATE_COLUMN, at,
                            KS_ARGS(ks_arg_str(name_of(twice, CHINESE)),
                                    ks_arg_str(name_of(twice, ENGLISH)),
                                    ks_arg_number(columns->at[found] + 1)));
        } else {
            columns->at[found] = (int)i;
            known++;
        }
    }
    return known;
}

static bool has_required(const struct ks_columns *columns)
{
    bool any = false;
    for (size_t i = 0; i < columns->n; i++) {
        any = any || (columns->spec[i].need == KS_REQUIRED && columns->at[i] >= 0);
    }
    return any;
}

static bool find_header(const struct ks_table *table, struct ks_columns *columns)
{
    size_t filled = table->n_rows;
    for (size_t i = 0, seen = 0; i < table->n_rows && seen < HEADER_ROWS; i++) {
        if (table->rows[i].n_cells == 0) {
            continue;
        }
        seen++;
        filled = filled == table->n_rows ? i : filled;
        (void)match("", &table->rows[i], columns, NULL);
        if (has_required(columns)) {
            columns->header = i;
            return true;
        }
    }
    columns->header = filled;
    return filled < table->n_rows;
}

/* Whether a cell of the header names nothing, as one does over which another was merged. */
static bool is_nameless(const struct ks_row *header, size_t i)
{
    struct ks_fold name;
    return i >= header->n_cells || !fold_name(ks_str_of(header->cell[i]), WITHOUT_REMARK, &name);
}

/* Tells of each column without a name that something stands in it. */
static void report_nameless(const char *file,
                            const struct ks_table *table,
                            size_t header,
                            struct ks_problems *problems)
{
    bool told[KS_TABLE_CELLS_MAX] = { false };
    for (size_t r = header + 1; problems != NULL && r < table->n_rows; r++) {
        const struct ks_row *row = &table->rows[r];
        for (size_t i = 0; i < row->n_cells && i < KS_TABLE_CELLS_MAX; i++) {
            struct ks_str cell = ks_str_trim(ks_str_of(row->cell[i]));
            if (cell.n > 0 && !told[i] && is_nameless(&table->rows[header], i)) {
                ks_problems_add(problems, KS_PROBLEM_CSV_NAMELESS_COLUMN,
                                (struct ks_place_in_file) { file, row->number, (int)i + 1 },
                                KS_ARGS(ks_arg_cut(cell, 60)));
            }
            told[i] = told[i] || cell.n > 0;
        }
    }
}

bool ks_columns_find(const char *file,
                     const struct ks_table *table,
                     const struct ks_column *spec,
                     size_t n,
                     struct ks_columns *columns,
                     struct ks_problems *problems)
{
    assert(n <= KS_COLUMNS_MAX);
    *columns = (struct ks_columns) { .spec = spec, .n = n };
    if (!find_header(table, columns)) {
        ks_problems_add(problems, KS_PROBLEM_CSV_EMPTY, (struct ks_place_in_file) { file, 0, 0 },
                        KS_NO_ARGS);
        return false;
    }
    const struct ks_row *header = &table->rows[columns->header];
    (void)match(file, header, columns, problems);
    bool complete = true;
    for (size_t i = 0; i < n; i++) {
        if (spec[i].need == KS_REQUIRED && columns->at[i] < 0) {
            ks_problems_add(problems, KS_PROBLEM_CSV_MISSING_COLUMN,
                            (struct ks_place_in_file) { file, header->number, 0 },
                            KS_ARGS(ks_arg_str(name_of(&spec[i], CHINESE)),
                                    ks_arg_str(name_of(&spec[i], ENGLISH))));
            complete = false;
        }
    }
    if (complete) {
        report_nameless(file, table, columns->header, problems);
    }
    return complete;
}

struct ks_str
ks_columns_cell(const struct ks_columns *columns, const struct ks_row *row, size_t column)
{
    int at = columns->at[column];
    return at >= 0 && (size_t)at < row->n_cells ? ks_str_trim(ks_str_of(row->cell[at]))
                                                : (struct ks_str) { "", 0 };
}

const struct ks_merged *
ks_columns_merged(const struct ks_columns *columns, const struct ks_row *row, size_t column)
{
    const struct ks_merged *merged = row->merged;
    while (merged != NULL && (int)merged->column != columns->at[column]) {
        merged = merged->next;
    }
    return merged;
}

struct ks_str ks_columns_exact(const struct ks_columns *columns,
                               const struct ks_row *row,
                               size_t column,
                               bool *failed)
{
    int at = columns->at[column];
    const char *exact = NULL;
    if (at >= 0 && (size_t)at < row->n_cells && row->exact != NULL) {
        exact = row->exact[at];
    }
    *failed = exact != NULL && *exact == '\0';
    return exact == NULL || *failed ? ks_columns_cell(columns, row, column) : ks_str_of(exact);
}
