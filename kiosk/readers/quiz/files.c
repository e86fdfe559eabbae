/* Which form a bank of questions is in (see files.h). */
#include "readers/quiz/files.h"

#include <string.h>

#include "core/text/content_names.h"
#include "readers/quiz/gift.h"
#include "readers/quiz/moodle.h"
#include "readers/quiz/table.h"
#include "readers/quiz/text.h"
#include "readers/table/rows.h"
#include "readers/table/xlsx.h"
#include "readers/text/encoding.h"

static void
refuse(const struct ks_table_context *context, const char *file, enum ks_problem_code code)
{
    ks_problems_add(context->problems, code, (struct ks_place_in_file) { file, 0, 0 }, KS_NO_ARGS);
}

/* ---- workbooks ---- */

static void read_workbook(const struct ks_table_context *context,
                          const char *file,
                          const char *bytes,
                          size_t n,
                          struct ks_quiz_bank *bank)
{
    struct ks_arena *scratch = ks_arena_new();
    struct ks_workbook workbook;
    size_t read = 0, filled = 0;
    bool good = ks_xlsx_read(file, bytes, n, scratch, &workbook, context->problems);
    for (size_t i = 0; i < workbook.n; i++) {
        const struct ks_worksheet *sheet = &workbook.sheets[i];
        const char *name =
            workbook.n == 1 ? file : ks_arena_printf(context->arena, "%s[%s]", file, sheet->name);
        filled += sheet->table.n_rows > 0 ? 1 : 0;
        if (ks_quiz_table_is(&sheet->table)) {
            ks_quiz_table_read(context, name, &sheet->table, ks_str_of(sheet->name), bank);
            read++;
        } else if (sheet->table.n_rows > 0 && workbook.n > 1) {
            ks_problems_add(context->problems, KS_PROBLEM_QUIZ_NO_QUESTIONS,
                            (struct ks_place_in_file) { name, 0, 0 }, KS_NO_ARGS);
        }
    }
    if (good && read == 0 && workbook.n == 1) {
        ks_quiz_table_read(context, file, &workbook.sheets[0].table, (struct ks_str) { "", 0 },
                           bank);
    } else if (good && read == 0) {
        refuse(context, file,
               filled == 0 ? KS_PROBLEM_QUIZ_BOOK_EMPTY : KS_PROBLEM_QUIZ_BOOK_NO_COLUMNS);
    }
    ks_arena_free(scratch);
}

/* ---- tables and texts ---- */

/* Reads text as a table if a line with at least two separators names our columns; false if none
 * does. */
static bool read_table(const struct ks_table_context *context,
                       const char *file,
                       const char *bytes,
                       size_t n,
                       bool surely,
                       struct ks_quiz_bank *bank)
{
    struct ks_arena *scratch = ks_arena_new();
    struct ks_table table;
    struct ks_problems held = { .arena = scratch };
    ks_csv_read(file, bytes, n, scratch, &table, surely ? context->problems : &held);
    bool is_one = surely || ks_quiz_table_is(&table);
    size_t errors = ks_problems_count(&held, KS_LEVEL_ERROR);
    if (is_one && (!surely || table.n_rows > 0 || errors == 0)) {
        ks_quiz_table_read(context, file, &table, (struct ks_str) { "", 0 }, bank);
    }
    ks_arena_free(scratch);
    return is_one;
}

static void read_text(const struct ks_table_context *context,
                      const char *file,
                      const char *bytes,
                      size_t n,
                      struct ks_quiz_bank *bank)
{
    struct ks_buf text;
    enum ks_phrase why;
    enum ks_encoding encoding = KS_ENC_UTF8;
    if (!ks_encoding_to_utf8(bytes, n, &encoding, &text, &why)) {
        ks_problems_add(context->problems, KS_PROBLEM_QUIZ_NOT_TEXT,
                        (struct ks_place_in_file) { file, 0, 0 }, KS_ARGS(ks_arg_phrase(why)));
        return;
    }
    struct ks_str all = { text.n == 0 ? "" : text.p, text.n }, start = ks_str_trim(all);
    if (encoding != KS_ENC_UTF8 && encoding != KS_ENC_UTF8_BOM) {
        ks_problems_add(context->problems, KS_PROBLEM_CSV_ENCODING,
                        (struct ks_place_in_file) { file, 0, 0 },
                        KS_ARGS(ks_arg_text(ks_encoding_name(encoding))));
    }
    size_t before = bank->found, errors = ks_problems_count(context->problems, KS_LEVEL_ERROR);
    bool gift = ks_str_ends(ks_str_of(file), ".gift") || ks_quiz_gift_is(all);
    if (ks_str_starts(start, KS_STR("<?xml")) || ks_str_starts(start, KS_STR("<quiz"))) {
        ks_quiz_moodle_read(context, file, all, bank);
    } else if (gift) {
        ks_quiz_gift_read(context, file, all, bank);
    } else if (!read_table(context, file, bytes, n, false, bank)) {
        ks_quiz_text_read(context, file, all, bank);
    }
    if (bank->found == before && ks_problems_count(context->problems, KS_LEVEL_ERROR) == errors) {
        refuse(context, file, KS_PROBLEM_QUIZ_FILE_EMPTY);
    }
    ks_buf_free(&text);
}

void ks_quiz_read(const struct ks_table_context *context,
                  const char *file,
                  const char *bytes,
                  size_t n,
                  struct ks_quiz_bank *bank)
{
    struct ks_str name = ks_str_of(file);
    if (n > KS_TABLE_BYTES_MAX) {
        refuse(context, file, KS_PROBLEM_QUIZ_TOO_LARGE);
    } else if (ks_xlsx_is(bytes, n)) {
        read_workbook(context, file, bytes, n, bank);
    } else if (ks_str_ends(name, ".xlsx") || ks_str_ends(name, ".xlsm") ||
               ks_str_ends(name, ".xls") || ks_str_ends(name, ".et")) {
        if (!read_table(context, file, bytes, n, false, bank)) {
            refuse(context, file, KS_PROBLEM_QUIZ_NO_WORKBOOK);
        }
    } else if (ks_str_ends(name, ".csv") || ks_str_ends(name, ".tsv")) {
        (void)read_table(context, file, bytes, n, true, bank);
    } else {
        read_text(context, file, bytes, n, bank);
    }
}

/* ---- tags ---- */
