#ifndef KS_CORE_HAND_CONTACTS_H
#define KS_CORE_HAND_CONTACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mono.h"

/* Fingers told from palms among the contacts of a touch panel. Pure.
 *
 *   a finger goes down ─▶ waits 30 ms ─▶ a tap
 *   another one within 30 ms, or a third at any time ─▶ a palm: nothing counts until all are gone
 *
 * SDL 2 tells neither how large a contact is nor, on X11 and Wayland, how hard: how many come at
 * once is what is left to know a palm by. */

#define KS_PALM_MS 30
#define KS_FINGERS_MAX 16
#define KS_FINGER_LOST_MS 5000 /* a finger that is never reported up does not count for ever */

struct ks_contacts { /* all zero: nothing touches */
    struct {
        int64_t id;
        struct ks_mono since;
    } finger[KS_FINGERS_MAX];
    size_t n;
    bool palm, waiting;
    struct ks_mono since; /* of the one that waits */
    int x, y;
};

void ks_contacts_down(struct ks_contacts *c, int64_t id, struct ks_mono now, int x, int y);
void ks_contacts_up(struct ks_contacts *c, int64_t id);
/* Whether a tap has become certain; once. Ask before each ks_contacts_down() too. */
bool ks_contacts_tap(struct ks_contacts *c, struct ks_mono now, int *x, int *y);

#endif
