#ifndef KS_PORT_LOG_H
#define KS_PORT_LOG_H

#include "base/attr.h"

/* Lines to stderr with journald's "<3>" priority prefixes when stderr is not a terminal.
 * Text from content is printed with control characters replaced. Thread-safe. Define
 * KS_LOG_MODULE before including. INFO is for what an operator acts on. */

enum ks_log_level { KS_LOG_WARN = 4, KS_LOG_INFO = 6 };

void ks_log(enum ks_log_level level, const char *module, const char *format, ...) KS_PRINTF(3, 4);

#ifdef KS_LOG_MODULE
#define ks_warn(...) ks_log(KS_LOG_WARN, KS_LOG_MODULE, __VA_ARGS__)
#define ks_info(...) ks_log(KS_LOG_INFO, KS_LOG_MODULE, __VA_ARGS__)
#endif

#endif
