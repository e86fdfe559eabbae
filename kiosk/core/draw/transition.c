/* How long a transition lasts and how far along it is. */
#include "core/draw/transition.h"

#define SOFT_MS 600
#define ONE 65536

enum ks_transition ks_transition_for(enum ks_transition wanted, enum ks_motion motion)
{
    if (motion == KS_MOTION_NONE) {
        return KS_TRANSITION_CUT;
    }
    if (wanted == KS_TRANSITION_DEFAULT) {
        return KS_TRANSITION_FADE;
    }
    if (motion == KS_MOTION_GENTLE && wanted != KS_TRANSITION_CUT) {
        return KS_TRANSITION_FADE;
    }
    return wanted;
}

int ks_transition_ms(enum ks_transition transition)
{
    return transition == KS_TRANSITION_CUT ? 0 : SOFT_MS;
}

int ks_transition_progress(int64_t elapsed_us, int64_t total_us)
{
    if (elapsed_us >= total_us || total_us <= 0) {
        return ONE;
    }
    if (elapsed_us <= 0) {
        return 0;
    }
    int64_t x = elapsed_us * ONE / total_us;
    /* smoothstep 3x^2 - 2x^3 in 16.16 */
    return (int)(((3 * x * x / ONE) * ONE - 2 * x * x / ONE * x) / ONE);
}
