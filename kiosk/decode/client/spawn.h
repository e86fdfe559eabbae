#ifndef KS_DECODE_CLIENT_SPAWN_H
#define KS_DECODE_CLIENT_SPAWN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"
#include "decode/client/lifeline.h"
#include "decode/protocol.h"

/* One decoding child: started with three descriptors and nothing else, always reaped. */

struct ks_child_job {
    const char *folder; /* of the programs; NULL = that of the running program */
    const char *program;
    int file;
    int box_width, box_height, slots, memory_mib;
    bool hardware;
    const char *ending;           /* of the file's name; NULL = no matter */
    struct ks_lifeline *lifeline; /* NULL = nobody else ends it */
};

struct ks_child {
    pid_t pid;
    int socket, pixels;
    void *mapped; /* by ks_child_map(); the caller's to unmap */
    struct ks_lifeline *lifeline;
};

/* UNHEARD: this machine could not load the decoder or not read from it; nothing is known of the
 * file. */
enum ks_child_end { KS_CHILD_ANSWERED, KS_CHILD_LATE, KS_CHILD_DIED, KS_CHILD_UNHEARD };

bool ks_child_start(const struct ks_child_job *job, struct ks_child *child, struct ks_err *err);
/* Wait for one record. DIED stores the wait status. */
enum ks_child_end
ks_child_read(struct ks_child *child, struct ks_reply *reply, int deadline_ms, int *status);
void ks_child_credit(struct ks_child *child, int slot);
/* The first `bytes` of the shared memory, read-write for us. It cannot shrink under us: it was
 * sealed before the child began. */
void *ks_child_map(struct ks_child *child, size_t bytes);
/* From another thread than the one that reads: that one is told at once that the child died. */
void ks_child_cut(const struct ks_child *child);
void ks_child_stop(struct ks_child *child); /* kills and reaps */

#endif
