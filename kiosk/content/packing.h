#ifndef KS_CONTENT_PACKING_H
#define KS_CONTENT_PACKING_H

#include "core/form/pack.h"
#include "core/release/manifest.h"
#include "decode/client/reader.h"

/* A pack in the making: documents of a release are read, and their forms stand in it. Each is read
 * by a child of its own: one that a document has taken over would forge the forms of all others,
 * which are believed from then on. Waits for the children; one thread. */

struct ks_packing {
    const struct ks_zone *zone;
    int64_t signed_at; /* a date without a year is of this day, for ever */
    struct ks_buf pack;
    unsigned char *form; /* room for one */
};

/* Borrows `zone` until it is freed. */
void ks_packing_begin(struct ks_packing *packing, const struct ks_zone *zone, int64_t signed_at);
void ks_packing_free(struct ks_packing *packing);
/* Has a document read, whose `bytes` are those of `file`; files come sorted by label. What cannot
 * be read, or not be kept, has no form: whoever shows it reads it for itself, and says why it
 * cannot. False: this machine could not read it. */
KS_NODISCARD bool ks_packing_add(struct ks_packing *packing,
                                 enum ks_form_kind kind,
                                 const struct ks_manifest_file *file,
                                 const char *bytes,
                                 struct ks_err *err);

#endif
