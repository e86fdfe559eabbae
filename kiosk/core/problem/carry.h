#ifndef KS_CORE_PROBLEM_CARRY_H
#define KS_CORE_PROBLEM_CARRY_H

#include "base/err.h"
#include "base/text.h"

/* Errors as lines of text, from one of our programs to another. The other says them in its own
 * reader's language. A line has the names of the error's codes and what completes them, apart by
 * tabs, and no LF. A name stays: a file of another version may hold it. */

void ks_err_write(const struct ks_err *err, struct ks_buf *out);

/* False for what is no such line, also one of a code that this version does not know, or that its
 * sentence cannot be completed with. The code for programs is KS_ERR_USAGE. */
KS_NODISCARD bool ks_err_read(struct ks_str line, struct ks_err *err);

#endif
