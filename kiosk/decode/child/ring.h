#ifndef KS_DECODE_CHILD_RING_H
#define KS_DECODE_CHILD_RING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decode/child/main.h"
#include "decode/protocol.h"

/* The slots that frames go into, one after the other, as the client gives them back. A decoder that
 * is ahead sleeps here. The child has one thread; one whose client is gone ends. */

struct ks_ring {
    uint32_t *px;
    size_t slot_words;
    int slots;
    bool free_slot[KS_VIDEO_SLOTS];
};

void ks_ring_begin(struct ks_ring *ring, const struct ks_box *box);
/* Waits for a slot that may be written; its number. */
int ks_ring_take(struct ks_ring *ring);
uint32_t *ks_ring_at(const struct ks_ring *ring, int slot);
/* No more frames: says so, and keeps the last ones readable until the client closes the socket. */
void ks_ring_end(void);

#endif
