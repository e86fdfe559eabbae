#ifndef KS_READERS_TABLE_XLSX_PARTS_H
#define KS_READERS_TABLE_XLSX_PARTS_H

#include <zip.h>

#include "base/text.h"
#include "readers/format/format.h"
#include "readers/table/xlsx.h"
#include "readers/text/xml.h"

/* What the readers of workbooks share. Each has one `struct ks_xlsx`, the members of its archive,
 * its texts and styles. An .xls has no archive: there `zip` is NULL. */

struct ks_xlsx {
    const char *file;
    struct ks_arena *arena;
    struct ks_problems *problems;
    zip_t *zip;
    size_t budget;   /* bytes that may still come out of the zip */
    size_t elements; /* that may still be in them */
    bool date_1904;
    const char **strings; /* shared strings */
    size_t n_strings, strings_capacity;
    const struct ks_format **styles; /* of cells; NULL = General */
    size_t n_styles, styles_capacity;
};

enum ks_part { KS_PART_READ, KS_PART_MISSING, KS_PART_BAD };

/* The index of a member; -1 = there is none. */
zip_int64_t ks_xlsx_locate(const struct ks_xlsx *x, const char *name);
/* Parses one member of the archive; KS_PART_BAD was listed. */
enum ks_part
ks_xlsx_part(struct ks_xlsx *x, const char *name, const struct ks_xml_handler *handler);
/* Lists why the file is refused; returns false. */
bool ks_xlsx_refuse(struct ks_xlsx *x, enum ks_problem_code code, const struct ks_arg *args);
bool ks_xlsx_damaged(struct ks_xlsx *x, struct ks_arg part, struct ks_arg reason);

bool ks_xlsx_strings(struct ks_xlsx *x, const char *name);
bool ks_xlsx_styles(struct ks_xlsx *x, const char *name);
/* The same by hand: formats first, then the styles of cells in their order. In the arena. */
struct ks_xlsx_styles;
struct ks_xlsx_styles *ks_xlsx_styles_new(struct ks_xlsx *x);
void ks_xlsx_styles_format(struct ks_xlsx_styles *styles, long id, const char *code);
void ks_xlsx_styles_add(struct ks_xlsx_styles *styles, long id); /* id: of its format */
bool ks_xlsx_sheet(struct ks_xlsx *x, const char *name, struct ks_worksheet *sheet);
/* A text of a cell or shared string: `_x000D_` and the like undone, CR dropped. */
const char *ks_xlsx_text(struct ks_xlsx *x, struct ks_buf *text);

struct ks_xlsx_cell {
    const char *text, *exact; /* as in struct ks_row; exact NULL = the same */
};

/* A number, a date of ISO 8601, a text, as its style shows it. */
struct ks_xlsx_cell ks_xlsx_number(struct ks_xlsx *x, const char *value, size_t style);
struct ks_xlsx_cell ks_xlsx_value(struct ks_xlsx *x, double number, size_t style);
struct ks_xlsx_cell ks_xlsx_date(struct ks_xlsx *x, const char *value, size_t style);
struct ks_xlsx_cell ks_xlsx_string(struct ks_xlsx *x, const char *text, size_t style);

#endif
