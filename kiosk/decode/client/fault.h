#ifndef KS_DECODE_CLIENT_FAULT_H
#define KS_DECODE_CLIENT_FAULT_H

#include "base/err.h"
#include "core/problem/arg.h"
#include "decode/client/child.h"
#include "decode/client/sniff.h"

/* The reason why a decoding job failed, as a code and as a sentence for the log. Whoever decides
 * or tells goes by the code. Both are filled in; all functions but the first return false. They
 * borrow what they are given. On the decoder's thread. */

struct ks_reason {
    struct ks_fault *fault;
    struct ks_err *err; /* NULL = nobody logs it */
};

/* Whether it is this machine that could not look: then nothing is known of the file. */
bool ks_fault_is_ours(const struct ks_fault *fault);

bool ks_reason_fail(struct ks_reason why, enum ks_err_code code, struct ks_fault fault);
/* One without figures. */
bool ks_reason_refuse(struct ks_reason why, enum ks_err_code code, enum ks_problem_code fault);
/* As the decoder of this format said (UNKNOWN: of no file's): a reply of the kind
 * KS_REPLY_REFUSED. */
bool ks_reason_refused(struct ks_reason why, enum ks_format format, const struct ks_reply *reply);
/* As the child ended; ANSWERED: with something else than was asked. */
bool ks_reason_child(struct ks_reason why, enum ks_child_end end, int status);

#endif
