#ifndef TESTS_ATTACK_VICTIMS_H
#define TESTS_ATTACK_VICTIMS_H

#include <stdbool.h>
#include <stdint.h>

#include "decode/client/client.h"

/* Who asks a child that was taken over: each client of ours, with a file that leads it there. */

/* What the player tells the judge, in memory that both have. */
struct told {
    bool decoded;
    int width;    /* what it came to know */
    uint32_t sum; /* of what came back: all of it is read */
    long memory_kib;
};

struct victim {
    const char *name;
    const char *program;  /* in the place of which it stands */
    const char *attacker; /* with "_open" behind it: behind an open door */
    const char *begins;   /* the file, before TARGET_MARK */
    void (*ask)(const struct ks_decoder_params *params, int fd, struct told *told);
    long memory_kib; /* its limit, with the stack, what it shares with its client and page tables */
};

enum { VICTIM_JPEG, VICTIM_SDL, VICTIM_HEIF, VICTIM_VIDEO, VICTIM_PDF, VICTIM_READER, VICTIMS };
extern const struct victim victims[VICTIMS];

#endif
