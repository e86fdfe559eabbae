#ifndef KS_DECODE_CLIENT_PROOF_H
#define KS_DECODE_CLIENT_PROOF_H

#include "base/err.h"
#include "decode/client/child.h"
#include "decode/client/fault.h"
#include "decode/client/sniff.h"

/* The proof that a decoder works before a file is blamed: it reads a known file of the format. A
 * file is blamed only by a decoder that can read that file, which is part of this program
 * (decode/known/). From any thread. */

/* The known file of a format (KS_FORMAT_ZIP: a workbook with one question), which lives as long as
 * the program; NULL = it has none. */
const unsigned char *ks_known_bytes(enum ks_format format, size_t *n);

/* `why`: what a file failed with. Unless that is our own fault already (ks_fault_is_ours), starts
 * the same program as `job`, with the same bounds and in software, on the known file: a picture or
 * a video by `format`. If that cannot be read either, or not within `deadline_ms`, `why` says so,
 * and it is ours. Blocks. Always false. */
bool ks_own_up(const struct ks_child_job *job,
               enum ks_format format,
               int deadline_ms,
               struct ks_reason why);

enum ks_proof {
    KS_PROOF_READS,
    KS_PROOF_LATE,  /* says nothing within the deadline: the machine has no time */
    KS_PROOF_BROKEN /* dies of the known file too, refuses it, or cannot be started */
};
/* `why` becomes what the proof shows of the program. Always false. */
bool ks_own_up_to(enum ks_proof proof, const char *program, struct ks_reason why);

#endif
