#ifndef KS_READERS_TEXT_ENCODING_H
#define KS_READERS_TEXT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "core/problem/phrases.h"

/* The encoding of bytes from an office PC, and the bytes as UTF-8. No state: any thread.
 *
 * Order: byte order mark → zero-byte pattern of UTF-16 → strict UTF-8 *and* a plausible mix of
 * scripts (the GBK bytes of 诈骗 are valid UTF-8 too, as Armenian and Latin letters) → GB18030. NUL
 * bytes after that, or bytes that GB18030 does not know, make it binary. */

enum ks_encoding { KS_ENC_UTF8, KS_ENC_UTF8_BOM, KS_ENC_UTF16LE, KS_ENC_UTF16BE, KS_ENC_GB18030 };

const char *ks_encoding_name(enum ks_encoding encoding); /* "UTF-8" "GBK" ... for messages */

/* On success out->p is malloc memory with a NUL behind it, without byte order mark, with CRLF
 * and CR turned into LF. On failure *why says what it is instead of text. */
KS_NODISCARD bool ks_encoding_to_utf8(const char *bytes,
                                      size_t n,
                                      enum ks_encoding *encoding,
                                      struct ks_buf *out,
                                      enum ks_phrase *why);

#endif
