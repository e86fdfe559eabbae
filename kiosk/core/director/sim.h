#ifndef KS_CORE_DIRECTOR_SIM_H
#define KS_CORE_DIRECTOR_SIM_H

#include "core/director/director.h"

/* A simulation: a program played by the real director in virtual time. A stage that is never late
 * answers it at once. A year takes seconds; used by `kioskctl sim` and by tests. */

struct ks_sim_record { /* one showing; end is exclusive */
    struct ks_civil start, end;
    const struct ks_showing *showing; /* valid during the call */
    const char *reason;
};

struct ks_sim {
    const struct ks_program *program;
    struct ks_situation situation; /* now = where it begins */
    struct ks_civil until;
    int64_t video_ms; /* how long a video without `seconds` is taken to last */
    void *context;
    void (*record)(void *context, const struct ks_sim_record *record);
};

void ks_sim_run(const struct ks_sim *sim);

#endif
