#ifndef KS_DECODE_CLIENT_CHILD_H
#define KS_DECODE_CLIENT_CHILD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "decode/client/lifeline.h"
#include "decode/protocol.h"

/* A decoding child and its host: a job given, records heard, pixels mapped, an end. What runs it
 * is a host: on a device processes behind a locked door (spawn.h); where there are none, the
 * decoder may be called in this process, by another table of the same operations. */

struct ks_child_host;

struct ks_child_job {
    const struct ks_child_host *host; /* NULL = processes */
    const char *folder;               /* of the programs; NULL = that of the running program */
    const char *program;
    int file; /* -1 = none */
    int box_width, box_height, slots, memory_mib;
    bool hardware;
    int seconds;                  /* of the processor; 0 = as many as a long video takes */
    const char *ending;           /* of a picture: its format; NULL = no matter */
    struct ks_lifeline *lifeline; /* NULL = nobody else ends it */
};

struct ks_child {
    const struct ks_child_host *host; /* NULL = not started, or stopped */
    void *mapped;                     /* by ks_child_map(); the caller's to munmap() */
    struct ks_lifeline *lifeline;     /* NULL = nobody else ends it */
    int pid, socket, pixels;          /* of processes */
    void *own;                        /* of another host */
};

/* UNHEARD: this machine could not read from the decoder, whatever that did; nothing is known of the
 * file. One whose program does not load has DIED, as of a file: the proof tells (proof.h). */
enum ks_child_end { KS_CHILD_ANSWERED, KS_CHILD_LATE, KS_CHILD_DIED, KS_CHILD_UNHEARD };

/* What a host does; each as the function below that calls it. `child` comes zeroed to start(),
 * which leaves nothing behind if it fails. Cut may be NULL where nobody else can end a child. */
struct ks_child_host {
    bool (*has)(const struct ks_child_job *job); /* NULL: it has every program */
    bool (*start)(const struct ks_child_job *job, struct ks_child *child, struct ks_err *err);
    enum ks_child_end (*read)(struct ks_child *child,
                              struct ks_reply *reply,
                              int deadline_ms,
                              int *status);
    void (*credit)(struct ks_child *child, int slot);
    void *(*map)(struct ks_child *child, size_t bytes);
    void (*cut)(const struct ks_child *child);
    void (*stop)(struct ks_child *child);
};

/* Whether there is such a program on this machine at all: not every package is everywhere. */
bool ks_child_has(const struct ks_child_job *job);
/* Refuses a box out of range before anything is started. */
bool ks_child_start(const struct ks_child_job *job, struct ks_child *child, struct ks_err *err);
/* Wait for one record. DIED stores the wait status. */
enum ks_child_end
ks_child_read(struct ks_child *child, struct ks_reply *reply, int deadline_ms, int *status);
/* The decoder may write into that slot again. */
void ks_child_credit(struct ks_child *child, int slot);
/* The first `bytes` of the pixels, read-write for us. */
void *ks_child_map(struct ks_child *child, size_t bytes);
/* From another thread than the one that reads: that one is told at once that the child died. */
void ks_child_cut(const struct ks_child *child);
void ks_child_stop(struct ks_child *child); /* ends it; one that was not started is fine */

#endif
