#ifndef KS_APP_TRACE_TRACE_H
#define KS_APP_TRACE_TRACE_H

#include "app/trace/table.h"

/* The trace: what the player was told and did, so that kioskctl replay can do it again. It is JSON
 * lines in a file (app/trace/file.h): first what the director was told before it began (struct
 * ks_trace_head), then one line for each event with its effects, and one for what the screen
 * remembered from before.
 *
 * Left out is TIME before its cue without an effect: to the director it never happened. Who touches
 * is not known; what is touched and when is in it, so a trace is for looking for a fault and then
 * deleted. Of the staff's PIN it tells nothing (app/trace/door.h).
 *
 * A thread of its own writes; the caller never waits for it. What it cannot write in time is lost
 * and counted: {"missing":7}. */

struct ks_trace;

#define KS_TRACE_MIB 32 /* the limit of one file, unless a setting says another */

/* `path` outlives it. A file that cannot be had is said by the thread; the player plays on. */
KS_NODISCARD struct ks_trace *
ks_trace_start(const char *path, int mib, const struct ks_trace_head *head);
/* After ks_director_step(), before its effects are carried out. NULL is fine. */
void ks_trace_event(struct ks_trace *trace,
                    const struct ks_director *director,
                    const struct ks_event *event,
                    const struct ks_effect *effects,
                    size_t n);
/* Before the director takes it. NULL is fine. */
void ks_trace_memory(struct ks_trace *trace, const struct ks_memory *known);
/* Nothing comes any more: it writes what is left. NULL is fine. */
void ks_trace_stop(struct ks_trace *trace);
void ks_trace_free(struct ks_trace *trace); /* of a stopped one: waits; NULL is fine */

#endif
