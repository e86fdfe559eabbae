#ifndef KS_READERS_DERIVE_DERIVE_H
#define KS_READERS_DERIVE_DERIVE_H

#include "core/form/document.h"

/* The one way from the bytes of a document that a stranger wrote to its form (core/form/form.h).
 * The reader of its kind reads it, and what that gave is put into a form. Only kiosk-read calls it,
 * behind the wall. Pure: any thread. */

/* Stores the form's length. False if the form is longer than `size`, or a text too long for one. */
KS_NODISCARD bool
ks_derive(const struct ks_form_document *document, unsigned char *form, size_t size, size_t *n);

#endif
