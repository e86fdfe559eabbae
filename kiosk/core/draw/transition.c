/* How long a transition lasts and how far along it is. */
#include "core/draw/transition.h"

#include <assert.h>
#include <stddef.h>

#define ONE 65536

#define NAME(name, said, ...) said,
const char *const ks_transition_names[] = { KS_TRANSITIONS(NAME) };
#define WORDS(name, said, words, ...) said "|" words,
const char *const ks_transition_words[] = { KS_TRANSITIONS(WORDS) NULL };

#define KIND(name, said, words, ms, gently) { ms, KS_TRANSITION_##gently },
static const struct {
    int ms;
    enum ks_transition gently;
} kinds[] = { KS_TRANSITIONS(KIND) };

enum ks_transition ks_transition_for(enum ks_transition wanted, enum ks_motion motion)
{
    if (motion == KS_MOTION_NONE) {
        return KS_TRANSITION_CUT;
    }
    bool gently = motion == KS_MOTION_GENTLE || wanted == KS_TRANSITION_DEFAULT;
    return gently ? kinds[wanted].gently : wanted;
}

int ks_transition_ms(enum ks_transition transition)
{
    return kinds[transition].ms;
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
    int64_t eased = ((3 * x * x / ONE) * ONE - 2 * x * x / ONE * x) / ONE;
    assert(x >= 0 && x < ONE && eased >= 0 && eased < ONE);
    return (int)eased;
}
