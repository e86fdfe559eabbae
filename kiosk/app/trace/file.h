#ifndef KS_APP_TRACE_FILE_H
#define KS_APP_TRACE_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* The file of a trace, bounded so that it never fills the disk. Each start moves the file of the
 * one before away (FILE.1, FILE.2; nothing older is kept), because what happened last is what
 * somebody looks for; at its limit, or when the disk has no more than KS_TRACE_FREE left, it ends
 * with a line that says so: without its beginning a trace is worth nothing, so the beginning
 * stays. Blocks; one thread. */

#define KS_TRACE_KEPT 2
#define KS_TRACE_FREE ((uint64_t)64 << 20)

struct ks_trace_file {
    const char *path;
    int64_t limit; /* bytes */
    int64_t written;
    int fd; /* -1: not open, or at its end */
};

/* For its owner alone (0600). KS_ERR_REFUSED if there is something there that is no file. */
KS_NODISCARD bool ks_trace_file_open(struct ks_trace_file *file, struct ks_err *err);
enum ks_trace_write {
    KS_TRACE_WRITTEN,
    KS_TRACE_ENDS, /* before this line, which `err` explains */
    KS_TRACE_ENDED /* long ago, or it was never open */
};
/* Writes a line with its line break, or leaves it and all later ones out. */
enum ks_trace_write
ks_trace_file_write(struct ks_trace_file *file, const char *line, size_t n, struct ks_err *err);
void ks_trace_file_close(struct ks_trace_file *file);

#endif
