#ifndef KS_DECODE_CLIENT_KEPT_FORMS_H
#define KS_DECODE_CLIENT_KEPT_FORMS_H

#include "core/form/document.h"

/* Forms of documents that were read already, from one reader to the next. In one look kiosk-sync
 * asks twice what a document holds: is it fit, and would the set that it belongs to play. Found by
 * all that a reader is given, the SHA-256 of the bytes among it, so another day, zone or label is
 * another document. They are as bad as the child that gave them: one such memory serves documents
 * without signatures, or documents with one, never both. In memory only. One thread at a time. */

#define KS_KEPT_FORMS_MAX 256
#define KS_KEPT_FORMS_BYTES_MAX (16u * 1024 * 1024) /* in all; what does not fit is not kept */

struct ks_kept_forms;

KS_NODISCARD struct ks_kept_forms *ks_kept_forms_new(void);
void ks_kept_forms_free(struct ks_kept_forms *kept); /* NULL is fine */
/* Copies a form that ks_form_read() has taken for that document. */
void ks_kept_forms_put(struct ks_kept_forms *kept,
                       const struct ks_form_document *document,
                       const unsigned char *form,
                       size_t n);
/* NULL if it is not kept; valid as long as `kept` is. */
const unsigned char *ks_kept_forms_find(const struct ks_kept_forms *kept,
                                        const struct ks_form_document *document,
                                        size_t *n);

#endif
