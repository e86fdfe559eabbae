#ifndef KS_CORE_DRAW_TRANSITION_H
#define KS_CORE_DRAW_TRANSITION_H

#include <stdint.h>

/* Timing of transitions: how long, and how far along at a moment. */

enum ks_transition {
    KS_TRANSITION_DEFAULT, /* what the configuration says; cross-fade */
    KS_TRANSITION_CUT,
    KS_TRANSITION_FADE,
    KS_TRANSITION_SLIDE,
    KS_TRANSITION_ZOOM
};

enum ks_motion { KS_MOTION_FULL, KS_MOTION_GENTLE, KS_MOTION_NONE };

/* Milliseconds: cut 0, fade 600, slide 600, zoom 600; gentle turns slide and zoom into fade;
 * none turns everything into cut. */
enum ks_transition ks_transition_for(enum ks_transition wanted, enum ks_motion motion);
int ks_transition_ms(enum ks_transition transition);
/* Ease-in-out (smoothstep) of elapsed/total, as 0..65536; monotone, ends exactly at 65536. */
int ks_transition_progress(int64_t elapsed_us, int64_t total_us);

#endif
