/* The globals of an .xls: its sheets, formats, dates and shared texts (see xls.h). */
#include "readers/table/xls.h"

#include "readers/table/xls_folder.h"
#include "readers/table/xls_parts.h"

#define VERSION_8 0x600
#define WORKSHEET 0

struct globals {
    struct ks_xlsx *x;
    struct ks_xlsx_styles *styles;
    struct {
        const char *name;
        size_t at;
    } sheet[KS_XLSX_SHEETS_MAX];
    size_t n;
    bool more;
};

static void add_sheet(struct globals *g, const struct ks_xls_records *r)
{
    if (r->n < 8 || r->data[5] != WORKSHEET) {
        return; /* a chart or macros */
    }
    const char *name = ks_xls_text(g->x, r->data + 6, r->n - 6, 1);
    if ((r->data[4] & 3) != 0) {
        ks_problems_add(g->x->problems, KS_PROBLEM_XLSX_HIDDEN_SHEET,
                        (struct ks_place_in_file) { g->x->file, 0, 0 },
                        KS_ARGS(ks_arg_cut(ks_str_of(name), 60)));
    } else if (g->n == KS_XLSX_SHEETS_MAX) {
        g->more = true;
    } else {
        g->sheet[g->n].name = name;
        g->sheet[g->n++].at = ks_xls_u32(r->data);
    }
}

/* One record before the sheets; false was listed. */
static bool take_global(struct globals *g, struct ks_xls_records *r)
{
    switch (r->id) {
    case KS_XLS_PASSWORD:
        return ks_xlsx_refuse(g->x, KS_PROBLEM_XLSX_ENCRYPTED, KS_NO_ARGS);
    case KS_XLS_DATE_1904:
        g->x->date_1904 = r->n >= 2 && ks_xls_u16(r->data) == 1;
        break;
    case KS_XLS_FORMAT:
        if (r->n >= 5) {
            ks_xlsx_styles_format(g->styles, (long)ks_xls_u16(r->data),
                                  ks_xls_text(g->x, r->data + 2, r->n - 2, 2));
        }
        break;
    case KS_XLS_STYLE:
        ks_xlsx_styles_add(g->styles, r->n >= 4 ? (long)ks_xls_u16(r->data + 2) : 0);
        break;
    case KS_XLS_SHEET:
        add_sheet(g, r);
        break;
    case KS_XLS_STRINGS:
        return ks_xls_strings(g->x, r);
    default:
        break;
    }
    return true;
}

static bool read_globals(struct globals *g, struct ks_str stream)
{
    struct ks_xls_records r = { .stream = stream };
    if (!ks_xls_next(&r) || r.id != KS_XLS_BEGIN || r.n < 4 || ks_xls_u16(r.data) != VERSION_8) {
        return ks_xlsx_refuse(g->x, KS_PROBLEM_XLSX_OLD_FORMAT, KS_NO_ARGS);
    }
    while (ks_xls_next(&r) && r.id != KS_XLS_EOF) {
        if (!take_global(g, &r)) {
            return false;
        }
    }
    if (g->more) {
        ks_problems_add(g->x->problems, KS_PROBLEM_XLSX_TOO_MANY_SHEETS,
                        (struct ks_place_in_file) { g->x->file, 0, 0 }, KS_NO_ARGS);
    }
    return true;
}

/* Two sheets in one place would cost as much as two, and the file has them but once. */
static bool are_apart(struct globals *g)
{
    for (size_t i = 1; i < g->n; i++) {
        for (size_t j = 0; j < i; j++) {
            if (g->sheet[i].at == g->sheet[j].at) {
                return ks_xlsx_refuse(g->x, KS_PROBLEM_XLSX_SHEET_GONE,
                                      KS_ARGS(ks_arg_cut(ks_str_of(g->sheet[i].name), 60)));
            }
        }
    }
    return true;
}

bool ks_xls_read(struct ks_xlsx *x, const char *bytes, size_t n, struct ks_workbook *workbook)
{
    struct ks_str stream = { 0 };
    switch (ks_xls_folder_stream(bytes, n, "Workbook", x->arena, &stream)) {
    case KS_FOLDER_FOUND:
        break;
    case KS_FOLDER_NONE:
        return ks_xlsx_refuse(x, KS_PROBLEM_XLSX_OLD_FORMAT, KS_NO_ARGS);
    case KS_FOLDER_DAMAGED:
        return ks_xlsx_damaged(x, ks_arg_text("Workbook"),
                               ks_arg_phrase(KS_PHRASE_ARCHIVE_NO_LIST));
    }
    struct globals g = { .x = x, .styles = ks_xlsx_styles_new(x) };
    if (!read_globals(&g, stream)) {
        return false;
    }
    if (!are_apart(&g)) {
        return false;
    }
    x->elements = stream.n / 4 < x->elements ? stream.n / 4 : x->elements; /* each record once */
    workbook->sheets = ks_arena_array(x->arena, g.n, sizeof *workbook->sheets);
    for (; workbook->n < g.n; workbook->n++) {
        struct ks_worksheet *sheet = &workbook->sheets[workbook->n];
        sheet->name = g.sheet[workbook->n].name;
        if (!ks_xls_sheet(x, stream, g.sheet[workbook->n].at, sheet)) {
            return false;
        }
    }
    return true;
}
