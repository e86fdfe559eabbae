#ifndef KS_CORE_DRAW_TRANSITION_H
#define KS_CORE_DRAW_TRANSITION_H

#include <stdbool.h>
#include <stdint.h>

/* The transitions between two pictures: their names, duration and progress. */

/* Every transition: X(name, its name in traces, what else tables may say (the first of it is what
 * sentences call it), milliseconds, what it is for who wants gentle motion). stage/blend.c draws
 * it. DEFAULT is what the configuration says: a cross-fade. */
#define KS_TRANSITIONS(X)                                                                          \
    X(DEFAULT, "default", "默认|自动", 600, FADE)                                                  \
    X(CUT, "cut", "切|切换|直接|直切|硬切|无|没有|none|直接切换", 0, CUT)                          \
    X(FADE, "fade", "淡入淡出|淡|淡化|渐变|溶解|crossfade|cross-fade|dissolve|叠化", 600, FADE)    \
    X(SLIDE, "slide", "滑动|滑|推移|平移|滑入|推入|push", 600, FADE)                               \
    X(ZOOM, "zoom", "缩放|放大|慢推|推近|缓慢放大|slow zoom|slow-zoom|slowzoom", 600, FADE)

#define KS_TRANSITION_MEMBER(name, ...) KS_TRANSITION_##name,
enum ks_transition { KS_TRANSITIONS(KS_TRANSITION_MEMBER) };
#define KS_TRANSITION_ONE(...) +1
enum { KS_TRANSITION_COUNT = 0 KS_TRANSITIONS(KS_TRANSITION_ONE) };

enum ks_motion { KS_MOTION_FULL, KS_MOTION_GENTLE, KS_MOTION_NONE };

/* KS_TRANSITION_COUNT names, each with everything that tables may say behind it ("cut|切|…"). */
extern const char *const ks_transition_names[];
extern const char *const ks_transition_words[KS_TRANSITION_COUNT + 1]; /* NULL ends it */

/* None turns everything into a cut. */
enum ks_transition ks_transition_for(enum ks_transition wanted, enum ks_motion motion);
int ks_transition_ms(enum ks_transition transition);
/* Ease-in-out (smoothstep) of elapsed/total, as 0..65536; monotone, ends exactly at 65536. */
int ks_transition_progress(int64_t elapsed_us, int64_t total_us);

#endif
