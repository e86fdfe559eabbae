#ifndef KS_SYNCD_UPKEEP_H
#define KS_SYNCD_UPKEEP_H

#include "port/clock.h"
#include "port/digest.h"
#include "sync/config.h"
#include "sync/proving.h"

/* The daemon's upkeep of the store between two looks at sources. It hears what the player says of
 * the release on the glass (sync/proving.h) and what staff there decide, and hashes one object
 * after the other, so that decay is found before it is needed. It opens the store as writer only
 * when something has to be written, and leaves it for the next time if a cycle has it. For the
 * daemon, which has one thread; a step blocks on the disk. */

#define KS_UPKEEP_MS 5000

struct ks_upkeep {
    const struct ks_sync_config *config;
    struct ks_proving proving;
    struct ks_store *reader; /* NULL until there is a store */
    /* By which trust file installed releases were judged last. */
    bool judged;
    uint8_t trust[KS_SHA256_BYTES];
    struct ks_mono judge_again; /* while nobody can tell */
    bool told;                  /* that what does not hold could not be taken down yet */
};

/* Borrows `config` until it is freed. A step that fails is logged and tried again with the next. */
void ks_upkeep_init(struct ks_upkeep *upkeep, const struct ks_sync_config *config);
void ks_upkeep_free(struct ks_upkeep *upkeep);
/* Are installed releases still vouched for (sync/verify/holds.h)? What is not is taken down; writes
 * only then. To be asked before the first look; a step asks again when trust became another, and
 * while it could not be told or written. True if trust became another, or something fell. */
bool ks_upkeep_judge(struct ks_upkeep *upkeep);
/* One step, every KS_UPKEEP_MS. True if every source has to be looked at again: something is
 * damaged or was taken down (and the memory of what was seen is gone), others are trusted now, or
 * staff decided about what waited (and the office has to hear of it). */
KS_NODISCARD bool ks_upkeep_step(struct ks_upkeep *upkeep);

#endif
