#ifndef KS_DEVICE_WAKE_H
#define KS_DEVICE_WAKE_H

#include <stdbool.h>

/* The sleep of the player on a machine without a desktop. It sleeps nowhere else: until the bell
 * rings, an input device speaks, something is plugged in or pulled out, the card has shown a frame,
 * a signal ends the program, or time is up. SDL 2.26 cannot: it asks again every millisecond. */

struct ks_wake;

enum {                      /* why it woke */
       KS_WOKE_DISPLAY = 1, /* a card or connector changed */
       KS_WOKE_CARD = 2,    /* the descriptor handed in can be read */
       KS_WOKE_STOP = 4     /* SIGTERM or SIGINT came, now or before */
};

/* One per process, made on the main thread before it starts another that may take a signal: from
 * here to free() SIGTERM and SIGINT are blocked, and told by KS_WOKE_STOP. */
struct ks_wake *ks_wake_new(void);
void ks_wake_free(struct ks_wake *wake); /* NULL is fine */
/* From any thread. */
void ks_wake_ring(struct ks_wake *wake);
/* At most `timeout_ms`; 0 only looks. `card` may be -1. What input said is thrown away: SDL reads
 * the same devices. */
unsigned ks_wake_wait(struct ks_wake *wake, int card, int timeout_ms);
/* Where an absolute pointer is, 0 to 1, see input_wake.h; false: none has spoken. */
bool ks_wake_pointer(const struct ks_wake *wake, float *x, float *y);

#endif
