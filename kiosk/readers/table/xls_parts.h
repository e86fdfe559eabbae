#ifndef KS_READERS_TABLE_XLS_PARTS_H
#define KS_READERS_TABLE_XLS_PARTS_H

#include "readers/table/xlsx_parts.h"

/* The records of an .xls, shared by the files of its reader. */

enum ks_xls_id {
    KS_XLS_FORMULA = 0x06,
    KS_XLS_EOF = 0x0A,
    KS_XLS_DATE_1904 = 0x22,
    KS_XLS_PASSWORD = 0x2F,
    KS_XLS_CONTINUE = 0x3C,
    KS_XLS_SHEET = 0x85,
    KS_XLS_NUMBERS = 0xBD,
    KS_XLS_RICH_LABEL = 0xD6,
    KS_XLS_STYLE = 0xE0,
    KS_XLS_MERGED = 0xE5,
    KS_XLS_STRINGS = 0xFC,
    KS_XLS_SHARED_LABEL = 0xFD,
    KS_XLS_NUMBER = 0x203,
    KS_XLS_LABEL = 0x204,
    KS_XLS_TRUTH = 0x205,
    KS_XLS_STRING = 0x207,
    KS_XLS_ROW = 0x208,
    KS_XLS_SHORT_NUMBER = 0x27E,
    KS_XLS_FORMAT = 0x41E,
    KS_XLS_BEGIN = 0x809
};

static inline uint32_t ks_xls_u16(const unsigned char *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static inline uint32_t ks_xls_u32(const unsigned char *p)
{
    return ks_xls_u16(p) | ks_xls_u16(p + 2) << 16;
}

/* One record after the other. A record's data lies in the stream. */
struct ks_xls_records {
    struct ks_str stream;
    size_t next;
    uint32_t id;
    const unsigned char *data;
    size_t n;
};

bool ks_xls_next(struct ks_xls_records *r); /* false: the stream is over, or cut */
double ks_xls_double(const unsigned char *p);
double ks_xls_short_number(uint32_t rk); /* one of 30 bits */

/* A text within one record: `wide` says how its length is stored (1 or 2 bytes). "" if there is
 * none. In the arena. */
const char *ks_xls_text(struct ks_xlsx *x, const unsigned char *data, size_t n, size_t wide);
/* The shared strings, from their record and those that continue it. False was listed. */
bool ks_xls_strings(struct ks_xlsx *x, struct ks_xls_records *r);
/* One sheet, whose records begin at `at`. False was listed. */
bool ks_xls_sheet(struct ks_xlsx *x, struct ks_str stream, size_t at, struct ks_worksheet *sheet);

#endif
