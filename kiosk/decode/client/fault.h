#ifndef KS_DECODE_CLIENT_FAULT_H
#define KS_DECODE_CLIENT_FAULT_H

#include "base/err.h"
#include "core/problem/arg.h"

/* Stores `fault`, for whoever decides or tells, and fills `err`, whose sentence is for the log.
 * Returns false. */
bool ks_fault_fail(struct ks_fault *told,
                   struct ks_fault fault,
                   enum ks_err_code code,
                   struct ks_err *err);

#endif
