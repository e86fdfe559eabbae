/* The cells of a workbook as the product reads them, for tools/cells: a line for each sheet, row
 * and cell, `sheet row column text`, parted by tabs, with \n \t \\ written so. */
#include <stdio.h>
#include <stdlib.h>

#include "readers/table/xlsx.h"

static void say(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n' || *text == '\t' || *text == '\\') {
            putchar('\\');
        }
        putchar(*text == '\n' ? 'n' : *text == '\t' ? 't' : *text);
    }
}

static void say_sheet(const struct ks_worksheet *sheet)
{
    for (size_t r = 0; r < sheet->table.n_rows; r++) {
        const struct ks_row *row = &sheet->table.rows[r];
        for (size_t c = 0; c < row->n_cells; c++) {
            if (*row->cell[c] != '\0') {
                say(sheet->name);
                printf("\t%zu\t%zu\t", r + 1, c + 1);
                say(row->cell[c]);
                putchar('\n');
            }
        }
    }
}

int main(int argc, char **argv)
{
    static char bytes[KS_TABLE_BYTES_MAX + 1];
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL) {
        fputs("cells FILE\n", stderr);
        return 2;
    }
    size_t n = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_workbook workbook;
    bool read = ks_xlsx_read(argv[1], bytes, n, arena, &workbook, &problems);
    for (size_t i = 0; i < workbook.n; i++) {
        printf("%s\t0\t0\t\n", workbook.sheets[i].name);
        say_sheet(&workbook.sheets[i]);
    }
    for (size_t i = 0; i < problems.n; i++) {
        fprintf(stderr, "%s\n", ks_problem_id(problems.v[i].code));
    }
    ks_arena_free(arena);
    return read ? 0 : 1;
}
