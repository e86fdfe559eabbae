#ifndef KS_PORT_LOG_H
#define KS_PORT_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "port/log_table.h"

/* The log: numbered lines to stderr. Each ends with the number of its message: "sync: office: ...
 * [KS-0401]", and begins with journald's "<4>" prefix of its level when stderr is not a terminal. A
 * text is cut at 1023 bytes, and its control characters become spaces, so that content cannot forge
 * a line. A line is one write(2): any thread. Define KS_LOG_MODULE before including. */

enum ks_log_level { /* as journald and syslog count */
                    KS_LEVEL_OF_ERROR = 3,
                    KS_LEVEL_OF_WARNING,
                    KS_LEVEL_OF_NOTICE, /* what an operator wants to know on a good day */
                    KS_LEVEL_OF_INFO,
                    KS_LEVEL_OF_DEBUG
};

#define KS_LOG_ENUM(name, number, level, meaning) KS_LOG_##name = (number),
enum ks_log_id { KS_LOG_TABLE(KS_LOG_ENUM) };
#undef KS_LOG_ENUM

/* Messages below this level are left out (default: INFO, all but DEBUG), here and in every process
 * forked from here. Before the threads. */
void ks_log_show(enum ks_log_level level);
/* From now on this program waits for nobody who reads its log: a line that cannot be written at
 * once is lost. Before the threads. */
void ks_log_hurry(void);
/* "error" "warning" "notice" "info" "debug"; *n of them, from KS_LEVEL_OF_ERROR. */
const char *const *ks_log_levels(size_t *n);

void ks_log_line(enum ks_log_id id, const char *module, const char *format, ...) KS_PRINTF(3, 4);

#ifdef KS_LOG_MODULE
#define ks_log(id, ...) ks_log_line(id, KS_LOG_MODULE, __VA_ARGS__)
#endif

#endif
