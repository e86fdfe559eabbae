/* The records of an .xls, one after the other, and the numbers in them (see xls_parts.h). */
#include "readers/table/xls_parts.h"

#include <string.h>

bool ks_xls_next(struct ks_xls_records *r)
{
    if (r->stream.n - r->next < 4) {
        return false;
    }
    const unsigned char *head = (const unsigned char *)r->stream.p + r->next;
    size_t n = ks_xls_u16(head + 2);
    if (r->stream.n - r->next - 4 < n) {
        return false;
    }
    r->id = ks_xls_u16(head);
    r->data = head + 4;
    r->n = n;
    r->next += 4 + n;
    return true;
}

double ks_xls_double(const unsigned char *p)
{
    uint64_t bits = (uint64_t)ks_xls_u32(p) | (uint64_t)ks_xls_u32(p + 4) << 32;
    double value = 0;
    memcpy(&value, &bits, sizeof value);
    return value;
}

double ks_xls_short_number(uint32_t rk)
{
    uint64_t bits = (uint64_t)(rk & ~(uint32_t)3) << 32;
    double value = 0;
    if ((rk & 2) != 0) { /* a whole number of 30 bits */
        uint32_t whole = rk >> 2;
        value = (rk & 0x80000000u) != 0 ? (double)whole - (double)(1u << 30) : (double)whole;
    } else {
        memcpy(&value, &bits, sizeof value);
    }
    return (rk & 1) != 0 ? value / 100 : value;
}
