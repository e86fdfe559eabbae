#ifndef KS_READERS_TABLE_XLSX_KIND_H
#define KS_READERS_TABLE_XLSX_KIND_H

#include <stddef.h>

/* What a file is, by its bytes, whose name says it is a workbook. No state: any thread. */

enum ks_book_kind {
    KS_BOOK_NONE,     /* text, as far as these bytes say */
    KS_BOOK_ARCHIVE,  /* a zip: what is in it says more */
    KS_BOOK_LOCKED,   /* an .xlsx with a password */
    KS_BOOK_OLD,      /* .xls or .et */
    KS_BOOK_DOCUMENT, /* .doc */
    KS_BOOK_SLIDES,   /* .ppt */
    KS_BOOK_WEB_PAGE, /* HTML or MHTML, as systems export "Excel" */
    KS_BOOK_SHEET_XML /* XML spreadsheet 2003 */
};

enum ks_book_kind ks_book_kind_of(const void *head, size_t n);

#endif
