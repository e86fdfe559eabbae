#ifndef KS_APP_TRACE_TEXT_H
#define KS_APP_TRACE_TEXT_H

#include "app/trace/table.h"

/* Lines of a trace as JSON, without their line breaks. What is zero, empty or false is left out. Of
 * what the director is told they hold what it decides by: no PIN, no word of an import's result.
 * Appended to `out`, which the caller frees. No state: any thread. */

void ks_trace_add_head(struct ks_buf *out, const struct ks_trace_head *head);
/* {"us":..,"now":..,"event":"ready","ticket":3,"effects":[..]} */
void ks_trace_add_event(struct ks_buf *out,
                        const struct ks_event *event,
                        const struct ks_effect *effects,
                        size_t n);
void ks_trace_add_effects(struct ks_buf *out, const struct ks_effect *effects, size_t n);
/* {"memory":{..}}: what the screen had counted before the start, before the director takes it. */
void ks_trace_add_memory(struct ks_buf *out, const struct ks_memory *known);

#endif
