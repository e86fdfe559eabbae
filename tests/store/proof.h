#ifndef TESTS_STORE_PROOF_H
#define TESTS_STORE_PROOF_H

#include "world.h"

/* One scenario on one disk, and the question every proof asks of a disk that was cut, killed or
 * failed: is it the old state or the new one, whole, and does the update, taken up again, end
 * where it should, for good? */

struct proof {
    const struct scenario *scenario;
    struct twin base;                      /* before the scenario */
    uint8_t milestones[24][KS_HEAD_BYTES]; /* by serial */
    struct ks_head end;                    /* after the scenario */
    uint64_t first, last;                  /* serials before and after */
    uint64_t ops, changes;                 /* of an undisturbed run, with opening */
    uint64_t states, torn, lost, stuck, wrong;
    bool loud;    /* say what is wrong */
    bool mutated; /* a mistake is planted: being stuck in the middle is one way to notice */
};

struct ks_store *proof_open(struct twin *twin, struct ks_err *err);
/* Runs it undisturbed first. False if that fails. */
bool proof_begin(struct proof *proof, const struct scenario *scenario, enum twin_mutant mutant);
void proof_end(struct proof *proof);
/* Ask. HEAD must be one of serials low..high; `moment` watches the recovery and the update. */
bool proof_ask(struct proof *proof,
               struct twin *disk,
               uint64_t low,
               uint64_t high,
               void (*moment)(struct twin *, void *),
               void *context,
               struct doing *doing);
/* Both copies of HEAD's trust file lie on the disk, whole. */
bool proof_trust_twice(const struct twin *disk, const struct ks_head *head);
uint64_t proof_wrongs(const struct proof *proof);

#endif
