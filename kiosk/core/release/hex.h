#ifndef KS_CORE_RELEASE_HEX_H
#define KS_CORE_RELEASE_HEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* Lower-case hexadecimal digits, the one spelling of bytes in signed files. */

#define KS_HEX_BYTES_MAX 64

/* Exactly n bytes, at most KS_HEX_BYTES_MAX, or false. */
bool ks_hex_read(struct ks_str text, uint8_t *bytes, size_t n);
/* `out`: 2 * n + 1 characters, with NUL. */
void ks_hex_write(const uint8_t *bytes, size_t n, char *out);

#endif
