/* Frames into slots (see ring.h). */
#include "decode/child/ring.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "decode/child/reply.h"

void ks_ring_begin(struct ks_ring *ring, const struct ks_box *box)
{
    *ring = (struct ks_ring) { .slot_words = (size_t)box->width * (size_t)box->height,
                               .slots = box->slots };
    ring->px = ks_child_pixels(ring->slot_words * 4 * (size_t)box->slots, KS_PAGES_LATER);
    memset(ring->free_slot, 1, sizeof ring->free_slot);
}

int ks_ring_take(struct ks_ring *ring)
{
    for (;;) {
        for (int i = 0; i < ring->slots; i++) {
            if (ring->free_slot[i]) {
                ring->free_slot[i] = false;
                return i;
            }
        }
        struct ks_credit credit;
        ssize_t got = recv(KS_CHILD_SOCKET, &credit, sizeof credit, 0);
        if (got != (ssize_t)sizeof credit || credit.slot < 0 || credit.slot >= ring->slots) {
            _exit(0); /* the client has closed the socket */
        }
        ring->free_slot[credit.slot] = true;
    }
}

uint32_t *ks_ring_at(const struct ks_ring *ring, int slot)
{
    return ring->px + (size_t)slot * ring->slot_words;
}

void ks_ring_end(void)
{
    char byte;
    ks_child_answer(&(struct ks_reply) { .kind = KS_REPLY_END });
    while (recv(KS_CHILD_SOCKET, &byte, sizeof byte, 0) > 0) {
    }
}
