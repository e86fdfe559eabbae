#ifndef KS_CORE_RELEASE_BASE64_H
#define KS_CORE_RELEASE_BASE64_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* Base64 (RFC 4648, section 4) in its one strict spelling. It is as minisign writes it, with
 * padding, on one line; the bits behind the last byte are zero, so that bytes have one spelling. */

/* Exactly n bytes or false. */
bool ks_base64_read(struct ks_str text, uint8_t *bytes, size_t n);
void ks_base64_add(struct ks_buf *out, const uint8_t *bytes, size_t n);

#endif
