/* What the cells of a workbook show: every line of cells.txt, through the reader of workbooks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "readers/table/xlsx.h"
#include "support/check_main.h"
#include "support/zip.h"

#define TABLE PROJECT_DIR "/tests/field/cells.txt"
#define CELLS_MIN 180

static struct ks_arena *arena;

static void setup(void)
{
    arena = ks_arena_new();
}

static void teardown(void)
{
    ks_arena_free(arena);
}

struct cell {
    int line;
    struct ks_str format, value, shown, exact;
};

static struct ks_str read_table(void)
{
    FILE *file = fopen(TABLE, "rb");
    ck_assert_msg(file != NULL, TABLE);
    char *text = ks_arena_alloc(arena, 1 << 17);
    size_t n = fread(text, 1, (1 << 17) - 1, file);
    fclose(file);
    return (struct ks_str) { text, n };
}

/* A format may end in a blank: only the one before the bar is the table's. */
static struct ks_str cut_field(struct ks_str *rest)
{
    struct ks_str field = { "", 0 };
    if (rest->p != NULL) {
        (void)ks_str_cut(rest, '|', &field);
    }
    while (field.n > 0 && *field.p == ' ') {
        field.p++;
        field.n--;
    }
    field.n -= field.n > 0 && field.p[field.n - 1] == ' ' ? 1 : 0;
    return field;
}

static size_t read_cells(struct cell *cells, size_t most)
{
    struct ks_str rest = read_table(), line;
    size_t n = 0;
    for (int number = 1; ks_str_cut(&rest, '\n', &line); number++) {
        bool remark = line.n == 0 || (*line.p == '#' && memchr(line.p, '|', line.n) == NULL) ||
                      ks_str_starts(line, KS_STR("# 一行"));
        if (remark) {
            continue;
        }
        ck_assert_uint_lt(n, most);
        struct cell *c = &cells[n++];
        c->line = number;
        c->format = cut_field(&line);
        c->value = cut_field(&line);
        c->shown = cut_field(&line);
        c->exact = line.p == NULL ? (struct ks_str) { NULL, 0 } : cut_field(&line);
    }
    return n;
}

static void add_escaped(struct ks_buf *out, struct ks_str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        ks_buf_addf(out, c == '"' || c == '&' || c == '<' || c == '>' ? "&#%d;" : "%c", c);
    }
}

static const char *sheet_of(const struct cell *cells, size_t n)
{
    struct ks_buf out = { 0 };
    ks_buf_adds(&out, "<worksheet><sheetData>");
    for (size_t i = 0; i < n; i++) {
        ks_buf_addf(&out, "<row r='%zu'><c r='A%zu' s='%zu'><v>%.*s</v></c></row>", i + 1, i + 1, i,
                    (int)cells[i].value.n, cells[i].value.p);
    }
    ks_buf_adds(&out, "</sheetData></worksheet>");
    const char *text = ks_arena_strdup(arena, out.p);
    ks_buf_free(&out);
    return text;
}

/* One style for each cell. */
static const char *styles_of(const struct cell *cells, size_t n)
{
    static const char built_in[] = "内置 ";
    struct ks_buf formats = { 0 }, styles = { 0 };
    ks_buf_adds(&formats, "<styleSheet><numFmts>");
    ks_buf_adds(&styles, "</numFmts><cellXfs>");
    for (size_t i = 0; i < n; i++) {
        int id = 200 + (int)i;
        if (ks_str_starts(cells[i].format, ks_str_of(built_in))) {
            id = atoi(cells[i].format.p + strlen(built_in));
        } else {
            ks_buf_addf(&formats, "<numFmt numFmtId='%d' formatCode=\"", id);
            add_escaped(&formats, cells[i].format);
            ks_buf_adds(&formats, "\"/>");
        }
        ks_buf_addf(&styles, "<xf numFmtId='%d'/>", id);
    }
    ks_buf_adds(&formats, styles.p);
    ks_buf_adds(&formats, "</cellXfs></styleSheet>");
    const char *text = ks_arena_strdup(arena, formats.p);
    ks_buf_free(&formats);
    ks_buf_free(&styles);
    return text;
}

static bool is(struct ks_str wanted, const char *text)
{
    return ks_str_eq(ks_str_trim(wanted), ks_str_trim(ks_str_of(text)));
}

START_TEST(every_cell)
{
    struct cell cells[400];
    size_t n = read_cells(cells, KS_COUNT(cells));
    ck_assert_uint_ge(n, CELLS_MIN);
    struct ks_problems problems = { .arena = arena };
    struct ks_workbook workbook;
    struct zip_member members[] = {
        { "xl/workbook.xml",
          "<workbook xmlns:r='r'><sheets><sheet name='S' r:id='r1'/></sheets></workbook>", false },
        { "xl/styles.xml", styles_of(cells, n), false },
        { "xl/worksheets/sheet1.xml", sheet_of(cells, n), false },
        { NULL, NULL, false },
    };
    size_t size = 0;
    char *bytes = make_zip(members, &size);
    ck_assert(ks_xlsx_read("x.xlsx", bytes, size, arena, &workbook, &problems));
    free(bytes);
    const struct ks_table *table = &workbook.sheets[0].table;
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        const struct cell *c = &cells[i];
        const struct ks_row *row = i < table->n_rows ? &table->rows[i] : NULL;
        bool filled = row != NULL && row->n_cells > 0;
        const char *shown = filled ? row->cell[0] : "";
        const char *exact =
            filled && row->exact != NULL && row->exact[0] != NULL ? row->exact[0] : shown;
        struct ks_str wanted = c->exact.p == NULL ? c->shown : c->exact;
        if (is(c->shown, shown) && (is(wanted, exact) || !filled)) {
            continue;
        }
        wrong++;
        fprintf(stderr, "cells.txt:%d: %.*s of %.*s is shown as \"%s\" and is \"%s\"\n", c->line,
                (int)c->format.n, c->format.p, (int)c->value.n, c->value.p, shown, exact);
    }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, every_cell);
}

int main(void)
{
    return check_main("cells", add);
}
