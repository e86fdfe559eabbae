#ifndef KS_BASE_CHECK_H
#define KS_BASE_CHECK_H

#include <stdbool.h>

#include "base/attr.h"

/* Assertions: how the house says that something is impossible.
 *
 *   assert(x)              proved; stays on in release builds
 *   if (KS_NEVER(x)) ...   believed; the branch is the trivial way out. Aborts where we
 *                          test (debug, KS_NEVER_ABORTS), else prints one line to stderr.
 *   ks_bug("...")          a state no code path should reach; aborts
 *   ks_oom()               a small allocation failed; aborts (systemd restarts us)
 *
 * What the world or the content gets wrong is a struct ks_err, never an assertion. Any thread:
 * whichever it is, the whole process ends. */

#define KS_NEVER(x) ((x) ? ks_never_report(#x, __FILE__, __LINE__) : false)

bool ks_never_report(const char *expression, const char *file, int line);
KS_NORETURN void ks_bug(const char *what);
KS_NORETURN void ks_oom(void);

#endif
