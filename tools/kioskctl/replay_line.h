#ifndef KIOSKCTL_REPLAY_LINE_H
#define KIOSKCTL_REPLAY_LINE_H

#include <jansson.h>

#include "app/trace/table.h"

/* A line of a trace, read: JSON by jansson, fields by the table of app/trace/table.h. Texts in what
 * comes out are borrowed from the JSON. */

#define REPLAY_FAULTS_MAX 256

/* Which program an event brought: the caller has to find it. */
struct replay_program {
    bool any;
    uint64_t generation;
    struct ks_release release;
    const char *fingerprint; /* "" = not said */
    const char *faults[REPLAY_FAULTS_MAX];
    size_t n_faults;
};

struct replay_event {
    struct ks_event event; /* without its program and places */
    struct replay_program program;
    struct ks_receipt receipt; /* stand-ins of as many pages and items as there were */
    struct ks_preview preview;
};

enum replay_kind { REPLAY_EVENT, REPLAY_MEMORY, REPLAY_MISSING, REPLAY_END };

/* NULL: the bytes are no JSON object. */
KS_NODISCARD json_t *replay_parse(const char *bytes, size_t n);
KS_NODISCARD bool replay_head(const json_t *line, struct ks_trace_head *head, struct ks_err *err);
/* False: none of them. */
KS_NODISCARD bool replay_kind_of(const json_t *line, enum replay_kind *kind);
/* Strings of stand-ins live in `arena`. */
KS_NODISCARD bool replay_event(const json_t *line,
                               struct ks_arena *arena,
                               struct replay_event *out,
                               struct ks_err *err);
/* `out` is all zero; ks_memory_clear() it. */
KS_NODISCARD bool replay_memory(const json_t *line, struct ks_memory *out, struct ks_err *err);

#endif
