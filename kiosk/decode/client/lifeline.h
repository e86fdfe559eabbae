#ifndef KS_DECODE_CLIENT_LIFELINE_H
#define KS_DECODE_CLIENT_LIFELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"

/* A line by which another thread ends the decoder that one waits for. The waiting thread names
 * each job as it begins (by any number but 0); whoever does not want it any more cuts it by that
 * name, also before it has begun. Cutting waits for nobody: the waiting thread is told at once
 * that the decoder hung up. */

struct ks_lifeline;

KS_NODISCARD struct ks_lifeline *ks_lifeline_new(void);
void ks_lifeline_free(struct ks_lifeline *line); /* no job is going on; NULL is fine */

/* The waiting thread. Between the two a child started with this line can be cut; before and after
 * only by ks_lifeline_cut_all(). begin() is false if nobody wants it any more; it has to be ended
 * all the same. */
bool ks_lifeline_begin(struct ks_lifeline *line, uint64_t job);
bool ks_lifeline_end(struct ks_lifeline *line); /* true: it was cut */

/* Any thread. Of the jobs that have not begun yet the last KS_LIFELINE_CUTS are remembered. */
#define KS_LIFELINE_CUTS 64
void ks_lifeline_cut(struct ks_lifeline *line, uint64_t job);
/* The job that goes on, if it has for longer than this. */
void ks_lifeline_cut_late(struct ks_lifeline *line, int64_t longer_than_ms);
void ks_lifeline_cut_all(struct ks_lifeline *line); /* this job and every later one */

/* For spawn.c: the socket whose other end the child has. It stays spawn.c's, and is released before
 * it is closed. */
void ks_lifeline_hold(struct ks_lifeline *line, int socket);
void ks_lifeline_release(struct ks_lifeline *line);

#endif
