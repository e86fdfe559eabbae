#ifndef KS_CORE_SCENE_SIZES_H
#define KS_CORE_SCENE_SIZES_H

#include <stdbool.h>

/* The search for the largest size, in pixels, at which something fits. */

/* From `most` down. The smallest is tried early: what does not fit even there is not laid out at
 * every size between. Both are at least 1.
 *   struct ks_size_search s = ks_sizes(most, least);
 *   while (ks_size_tried(&s, fits at s.px)) {}
 *   s.px is the answer (least, if none fits) and may not be the size tried last. */
struct ks_size_search {
    int px, most, least;
    int coarse; /* above it sizes are a fortieth apart; 0 = each is tried */
    bool fits;  /* some size does */
};

struct ks_size_search ks_sizes(int most, int least);
bool ks_size_tried(struct ks_size_search *search, bool fits); /* true: try s->px as well */

#endif
