/* Finds the columns of a table by the names people give them. */
#include "readers/table/columns.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "readers/text/fold.h"

#define HEADER_ROWS 5

/* A header cell without remark and spaces: `文件（必填）` -> 文件, `valid_from *` -> validfrom. */
static bool fold_name(struct ks_str text, struct ks_fold *name)
{
    if (!ks_fold(text, name)) {
        return false;
    }
    size_t n = 0;
    for (size_t i = 0; i < name->n && !(name->text[i] == '(' && n > 0); i++) {
        if (strchr(" _*:.\"'", name->text[i]) == NULL) {
            name->text[n++] = name->text[i];
        }
    }
    name->n = n;
    name->text[n] = '\0';
    return n > 0;
}

static int find_name(const struct ks_column *spec, size_t n, const struct ks_fold *name)
{
    for (size_t i = 0; i < n; i++) {
        struct ks_str rest = ks_str_of(spec[i].names), word;
        while (ks_str_cut(&rest, '|', &word)) {
            struct ks_fold known;
            if (fold_name(word, &known) && strcmp(known.text, name->text) == 0) {
                return (int)i;
            }
        }
    }
    return -1;
}

/* The known name closest to what was typed; NULL if nothing is close. */
static struct ks_str nearest(const struct ks_columns *columns, const struct ks_fold *name)
{
    struct ks_str typed = { name->text, name->n }, best = { NULL, 0 };
    size_t least = SIZE_MAX;
    if (ks_utf8_count(typed) > KS_DISTANCE_CHARS) {
        return best;
    }
    for (size_t i = 0; i < columns->n; i++) {
        struct ks_str rest = ks_str_of(columns->spec[i].names), word;
        while (ks_str_cut(&rest, '|', &word)) {
            size_t d = ks_text_distance(typed, word), longest = ks_utf8_count(word);
            longest = ks_utf8_count(typed) > longest ? ks_utf8_count(typed) : longest;
            if (d < least && d * 2 <= longest) {
                least = d;
                best = word;
            }
        }
    }
    return best;
}

/* `文件（item）` for messages. */
static void say_name(const struct ks_column *column, char out[64])
{
    struct ks_str rest = ks_str_of(column->names), english, chinese = { "", 0 };
    (void)ks_str_cut(&rest, '|', &english);
    (void)ks_str_cut(&rest, '|', &chinese);
    snprintf(out, 64, "%.*s（%.*s）", (int)chinese.n, chinese.p, (int)english.n, english.p);
}

static void report_unknown(const struct ks_columns *columns,
                           struct ks_place_in_file at,
                           struct ks_str cell,
                           const struct ks_fold *name,
                           struct ks_problems *problems)
{
    char how[128] = "不需要就删掉这一列，或改成认识的列名";
    struct ks_str near = nearest(columns, name);
    if (near.p != NULL) {
        snprintf(how, sizeof how, "是不是「%.*s」？请改正列名", (int)near.n, near.p);
    }
    ks_problem_add(problems, KS_LEVEL_WARNING, at, "csv.unknown-column", "这一列的内容不会被使用",
                   how, "不认识的列名「%.*s」", (int)ks_utf8_prefix(cell.p, cell.n, 60), cell.p);
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
        if (!fold_name(cell, &name)) {
            continue;
        }
        int found = find_name(columns->spec, columns->n, &name);
        if (found < 0) {
            report_unknown(columns, at, cell, &name, problems);
        } else if (columns->at[found] >= 0) {
            char said[64];
            say_name(&columns->spec[found], said);
            ks_problem_add(problems, KS_LEVEL_WARNING, at, "csv.duplicate-column",
                           "同一个列名只能出现一次", "删掉多余的一列，或改正列名",
                           "列%s出现了两次，只用第 %d 列", said, columns->at[found] + 1);
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
        any = any || (columns->spec[i].required && columns->at[i] >= 0);
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
        ks_problem_add(problems, KS_LEVEL_WARNING, (struct ks_place_in_file) { file, 0, 0 },
                       "csv.empty", "里面没有任何内容", "第一行写列名，下面每行写一条",
                       "表格是空的");
        return false;
    }
    const struct ks_row *header = &table->rows[columns->header];
    (void)match(file, header, columns, problems);
    bool complete = true;
    for (size_t i = 0; i < n; i++) {
        if (spec[i].required && columns->at[i] < 0) {
            char said[64];
            say_name(&spec[i], said);
            ks_problem_add(problems, KS_LEVEL_ERROR,
                           (struct ks_place_in_file) { file, header->number, 0 },
                           "csv.missing-column", "第一行应当是列名，没有这一列整张表都用不了",
                           "在第一行写上列名", "缺少必填的列%s", said);
            complete = false;
        }
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
