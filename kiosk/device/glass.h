#ifndef KS_DEVICE_GLASS_H
#define KS_DEVICE_GLASS_H

#include <stdbool.h>
#include <stdint.h>

#include "device/drm_card.h"

/* The state of the glass: what the card scans out now. What was handed over is not what is seen:
 * this asks the kernel. No waiting, no questions to the screen. Main thread. */

struct ks_glass {
    uint32_t fb;    /* number of the buffer on the glass; 0 = none */
    bool connected; /* a screen hangs there */
    bool powered;   /* and gets a signal (not DPMS standby) */
};

/* `fd`: the card's, place->fd or SDL's. All zero if the card does not answer. */
struct ks_glass ks_glass_look(int fd, const struct ks_drm_place *place);

enum ks_glass_picture {
    KS_GLASS_UNREADABLE, /* the processor cannot read the buffer: many GPUs keep theirs to
                            themselves */
    KS_GLASS_BLACK,
    KS_GLASS_LIT
};
/* What is in the buffer `fb`. Reads up to the first pixel that is not black, of a black picture
 * all. `fd` has to be the card's master. */
enum ks_glass_picture ks_glass_picture(int fd, uint32_t fb);

#endif
