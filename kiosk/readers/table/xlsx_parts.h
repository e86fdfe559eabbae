#ifndef KS_READERS_TABLE_XLSX_PARTS_H
#define KS_READERS_TABLE_XLSX_PARTS_H

#include <zip.h>

#include "base/text.h"
#include "readers/table/xlsx.h"
#include "readers/text/xml.h"

/* The members of a workbook's archive, shared by the files of its reader. They share one `struct
 * ks_xlsx` (see xlsx.c). */

struct ks_xlsx {
    const char *file;
    struct ks_arena *arena;
    struct ks_problems *problems;
    zip_t *zip;
    size_t budget; /* bytes that may still come out of the zip */
    bool date_1904;
    const char **strings; /* shared strings */
    size_t n_strings, strings_capacity;
    bool *is_date; /* per cell style */
    size_t n_styles, styles_capacity;
};

enum ks_part { KS_PART_READ, KS_PART_MISSING, KS_PART_BAD };

/* Parses one member of the archive; KS_PART_BAD was listed. */
enum ks_part
ks_xlsx_part(struct ks_xlsx *x, const char *name, const struct ks_xml_handler *handler);
/* Lists why the file is refused; returns false. */
bool ks_xlsx_refuse(struct ks_xlsx *x, enum ks_problem_code code, const struct ks_arg *args);
bool ks_xlsx_damaged(struct ks_xlsx *x, struct ks_arg part, struct ks_arg reason);

bool ks_xlsx_strings(struct ks_xlsx *x, const char *name);
bool ks_xlsx_styles(struct ks_xlsx *x, const char *name);
bool ks_xlsx_sheet(struct ks_xlsx *x, const char *name, struct ks_worksheet *sheet);
/* A text of a cell or shared string: `_x000D_` and the like undone, CR dropped. */
const char *ks_xlsx_text(struct ks_xlsx *x, struct ks_buf *text);
/* A number as people see it: a date where its style says so. */
const char *ks_xlsx_number(struct ks_xlsx *x, const char *value, size_t style);

#endif
