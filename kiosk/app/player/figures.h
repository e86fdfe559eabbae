#ifndef KS_APP_PLAYER_FIGURES_H
#define KS_APP_PLAYER_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mono.h"

/* Figures that the player measures of itself while it runs. They are always measured, and printed
 * at the end of --exit-after (kiosk(1)); each longest turn so far is also logged. Main thread. */

struct ks_figures {
    uint64_t switches, frames, paints, wakeups, black, stale, slow; /* slow: frames over 33 ms */
    bool owed, stands; /* the frame shown last is not judged yet; it is no step of a transition */
    int64_t longest_frame_us, first_frame_us;
    int64_t longest_gap_us, last_frame_us; /* between two frames of one transition */
    int64_t longest_turn_us; /* of the loop: from the end of one wait for events to the next */
    struct ks_mono awake;    /* since when; 0 = the loop has not begun */
    struct ks_mono started;
};

#define KS_TURN_MS 100 /* a turn of the loop that is longer is worth a line of the log */

/* The loop woke up; it is about to wait for events again: true if this turn is worth that line, and
 * the longest so far. */
void ks_figures_wake(struct ks_figures *figures);
bool ks_figures_rest(struct ks_figures *figures);
/* One line of JSON on the standard output. */
void ks_figures_print(const struct ks_figures *figures, const char *painter);

#endif
