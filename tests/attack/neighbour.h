#ifndef TESTS_ATTACK_NEIGHBOUR_H
#define TESTS_ATTACK_NEIGHBOUR_H

#include <sched.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <sys/types.h>

#include "attack/acts.h"

/* Another process of the same user, which wants to be left alone: with a socket of each kind to
 * which nobody should speak, and an int of its own. */

struct neighbour {
    pid_t pid;
    int question[2], answer[2];
    int policy;
    long disk; /* its priority there */
    struct rlimit files;
};

void neighbour_begin(struct neighbour *n, struct target *t); /* fills what `t` says of it */
/* Alive, running, never spoken to, and as it was. */
bool neighbour_is_well(struct neighbour *n);
void neighbour_end(struct neighbour *n);

#endif
