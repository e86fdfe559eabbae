/* Goes through a table and reads its plain cells: texts, numbers, lists, choices. */
#include "readers/table/rows.h"

#include <assert.h>
#include <string.h>

#include "base/list.h"
#include "core/campaign/place.h"
#include "readers/table/xlsx.h"
#include "readers/text/fold.h"

#define CHOICES_MAX 16

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
        ks_problems_add(
            rows->context->problems, KS_PROBLEM_ROWS_TOO_MANY, ks_rows_at(rows, SIZE_MAX),
            KS_ARGS(ks_arg_number((long long)rows->limit), ks_arg_number(rows->row->number)));
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

struct ks_str ks_rows_exact(const struct ks_rows *rows, size_t column)
{
    bool failed = false;
    return ks_columns_exact(&rows->columns, rows->row, column, &failed);
}

bool ks_rows_failed(const struct ks_rows *rows, size_t column)
{
    bool failed = false;
    (void)ks_columns_exact(&rows->columns, rows->row, column, &failed);
    return failed;
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
    if (ks_rows_failed(rows, column)) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_NO_TEXT, ks_rows_at(rows, column),
                        KS_ARGS(ks_arg_cut(cell, 60)));
        cell = KS_STR("");
    }
    if (cell.n > limit) {
        cell.n = ks_utf8_prefix(cell.p, cell.n, limit);
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_TOO_LONG, ks_rows_at(rows, column),
                        KS_ARGS(ks_arg_number((long long)ks_utf8_count(cell))));
    }
    char *text = ks_arena_strndup(rows->context->arena, cell.p, cell.n);
    for (char *p = text; *p != '\0'; p++) {
        *p = *p == '\n' ? ' ' : *p;
    }
    return text;
}

struct ks_others ks_rows_others(struct ks_rows *rows, size_t first, size_t limit)
{
    struct ks_others others = { { NULL } };
    for (size_t lang = KS_LANG_ZH + 1; lang < KS_LANG_COUNT; lang++) {
        others.in[lang] = ks_rows_text(rows, first + lang - 1, limit);
    }
    return others;
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
    if (ks_rows_failed(rows, column)) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_NO_RESULT,
                        ks_rows_at(rows, column),
                        KS_ARGS(ks_arg_cut(ks_rows_cell(rows, column), 60)));
        return NULL;
    }
    if (ks_rows_cell(rows, column).n > 0) {
        return ks_rows_text(rows, column, limit);
    }
    ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_EMPTY, ks_rows_at(rows, column),
                    KS_ARGS(ks_arg_str(column_name(rows, column))));
    return NULL;
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
    if (!ks_number_read(ks_rows_exact(rows, column), &value)) {
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_NO_NUMBER,
                        ks_rows_at(rows, column),
                        KS_ARGS(ks_arg_str(column_name(rows, column)), ks_arg_cut(cell, 60)));
        return otherwise;
    }
    if (value < min || value > max) {
        int nearest = value < min ? min : max;
        ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_OUT_OF_RANGE,
                        ks_rows_at(rows, column),
                        KS_ARGS(ks_arg_str(column_name(rows, column)), ks_arg_number(min),
                                ks_arg_number(max), ks_arg_number(nearest)));
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

/* Lists a warning about an unknown word, and what to write instead (core/problem/phrases.h). */
static void report_word(struct ks_rows *rows,
                        size_t column,
                        enum ks_phrase how,
                        struct ks_arg words,
                        struct ks_arg last)
{
    ks_problems_add(rows->context->problems, KS_PROBLEM_CELL_UNKNOWN_WORD, ks_rows_at(rows, column),
                    KS_ARGS(ks_arg_str(column_name(rows, column)),
                            ks_arg_cut(ks_rows_cell(rows, column), 60), ks_arg_phrase(how), words,
                            last));
}

bool ks_rows_flag(struct ks_rows *rows, size_t column)
{
    static const char *const words[] = { "否|不|不是|no|n|0|0.0|false|f|×|x|无|单次|一次",
                                         "是|对|有|yes|y|1|1.0|true|t|√|✓|✔|每年|重复|每年重复|ok",
                                         NULL };
    int found = group_of(rows, column, words);
    if (found < 0 && ks_rows_cell(rows, column).n > 0) {
        report_word(rows, column, KS_PHRASE_USE_YES_NO, ks_arg_text(""), ks_arg_text(""));
    }
    return found == 1;
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
        ks_problems_add(
            rows->context->problems, KS_PROBLEM_CELL_TOO_MANY_TAGS, ks_rows_at(rows, column),
            KS_ARGS(ks_arg_str(column_name(rows, column)), ks_arg_number((long long)left_out)));
    }
    return tags;
}

int ks_rows_choice(struct ks_rows *rows, size_t column, const char *const *groups)
{
    int found = group_of(rows, column, groups);
    if (found >= 0 || ks_rows_cell(rows, column).n == 0) {
        return found < 0 ? 0 : found;
    }
    const char *said[CHOICES_MAX];
    size_t n = 0;
    for (; groups[n + 1] != NULL && n < CHOICES_MAX; n++) {
        struct ks_str rest = ks_str_of(groups[n + 1]), word;
        (void)ks_str_cut(&rest, '|', &word);
        (void)ks_str_cut(&rest, '|', &word);
        said[n] = ks_arena_strndup(rows->context->arena, word.p, word.n);
    }
    assert(n >= 2);
    report_word(rows, column, KS_PHRASE_USE_ONE_OF, ks_arg_names(said, n - 1, rows->context->arena),
                ks_arg_text(said[n - 1]));
    return 0;
}
