#ifndef KS_CORE_FORM_DOCUMENT_H
#define KS_CORE_FORM_DOCUMENT_H

#include <stdint.h>

#include "base/civil.h"
#include "core/form/form.h"

/* A document that a stranger wrote, as its reader is given it. It is untrusted bytes, and what the
 * reader must know beside them. Borrowed. */

struct ks_form_document {
    enum ks_form_kind kind;
    const char *file; /* its label: "assets/cards/a.md"; the ending of a bank tells its form */
    const char *bytes;
    size_t n;
    const struct ks_zone *zone; /* for times with an offset */
    int32_t today;              /* for dates without a year, and notes about what is over */
};

#define KS_DOCUMENT_BYTES_MAX (8u * 1024 * 1024)

#endif
