#ifndef KS_DECODE_CLIENT_PROOF_H
#define KS_DECODE_CLIENT_PROOF_H

#include "base/err.h"
#include "decode/client/child.h"
#include "decode/client/fault.h"
#include "decode/client/sniff.h"

/* The proof that a decoder works before a file is blamed: it reads a known file of the format. A
 * file is blamed only by a decoder that can read that file, which is part of this program
 * (decode/known/). */

/* The known file of a format, which lives as long as the program; NULL = it has none. */
const unsigned char *ks_known_bytes(enum ks_format format, size_t *n);

/* `why`: what a file failed with. Unless it is KS_ERR_IO already, starts the same program as `job`,
 * with the same bounds and in software, on the known file: a picture or a video by `format`, or a
 * bank of questions for KS_FORMAT_ZIP. If that cannot be read either, or not within `deadline_ms`,
 * `why` says so, with KS_ERR_IO. Blocks. Always false. */
bool ks_own_up(const struct ks_child_job *job,
               enum ks_format format,
               int deadline_ms,
               struct ks_reason why);

#endif
