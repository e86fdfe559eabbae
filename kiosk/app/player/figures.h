#ifndef KS_APP_PLAYER_FIGURES_H
#define KS_APP_PLAYER_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mono.h"

/* Figures that the player measures of itself while it runs. They are always measured, and printed
 * at the end of --exit-after (kiosk(1)); each longest turn so far is also logged. Main thread. */

#define KS_TOUCH_MS 1000 /* an answer that takes longer is counted as this */

/* From a finger, click or key to the first frame that answers it. A touch that means nothing has no
 * answer, and the next takes its place. */
struct ks_touches {
    bool waits;                     /* for its answer */
    struct ks_mono at;              /* when the loop took it up */
    uint64_t turn;                  /* in which turn */
    uint64_t n, turns;              /* answered; so many turns later at most, 0: in the same */
    uint32_t took[KS_TOUCH_MS + 1]; /* how many took so many milliseconds */
};

struct ks_figures {
    uint64_t switches, frames, paints, wakeups, slow; /* slow: frames over 33 ms */
    uint64_t black, stale, unread;                    /* as app/panel/panel.h judges them */
    bool owed, stands; /* the frame shown last is not judged yet; it is no step of a transition */
    int64_t longest_frame_us, first_frame_us;
    int64_t longest_gap_us, last_frame_us; /* between two frames of one transition */
    int64_t longest_turn_us; /* of the loop: from the end of one wait for events to the next */
    struct ks_mono awake;    /* since when; 0 = the loop has not begun */
    struct ks_touches touches;
    struct ks_mono started;
};

#define KS_TURN_MS 100 /* a turn of the loop that is longer is worth a line of the log */

/* The loop woke up; it is about to wait for events again: true if this turn is worth that line, and
 * the longest so far. */
void ks_figures_wake(struct ks_figures *figures);
bool ks_figures_rest(struct ks_figures *figures);
/* A touch is taken up; a frame that answers it is presented. */
void ks_figures_touch(struct ks_figures *figures);
void ks_figures_answer(struct ks_figures *figures);
/* One line of JSON on the standard output. */
void ks_figures_print(const struct ks_figures *figures, const char *painter);

#endif
