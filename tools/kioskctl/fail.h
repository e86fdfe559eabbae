#ifndef KIOSKCTL_FAIL_H
#define KIOSKCTL_FAIL_H

#include "core/problem/fail.h"

/* Errors in the tool's own words. The tool is the edge: they are in its reader's language already
 * (ks_say(), port/lang.h). */

/* Fills `err` and returns false. */
bool ctl_fail(struct ks_err *err, enum ks_err_code code, const char *format, ...) KS_PRINTF(3, 4);

#endif
