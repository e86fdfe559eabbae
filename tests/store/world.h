#ifndef TESTS_STORE_WORLD_H
#define TESTS_STORE_WORLD_H

#include "support/make_release.h"
#include "twin.h"

/* Ten things a device does, each of which can be taken up again from wherever it was cut off, and
 * what must hold afterwards. Used by the crash model, the fault sweep and the killed process. */

enum made_name { V1, V2, V3, V4, E2, A1, O1, O2, L1, L2, L3, S3, R1, MADE };

struct world {
    struct made made[MADE];
    struct ks_signed trust[2];
};

struct doing { /* what a run has been told is done for certain */
    uint64_t acked;
    struct ks_err err;
};

struct scenario {
    const char *name;
    bool (*before)(struct ks_store *store, struct doing *doing);
    bool (*run)(struct ks_store *store, struct doing *doing); /* goes on from any state of it */
    const char *form; /* what one document is kept as in the end (store/forms.h); NULL = not */
};

extern struct world world;
extern const struct scenario scenarios[];
extern const size_t n_scenarios;

void world_make(void);
void world_free(void);
const struct made *world_by_hash(const uint8_t hash[32]);
/* What the document is kept as there: a form that a scenario kept; "" = nothing is, "?" another. */
const char *world_form(struct ks_disk *disk);

#endif
