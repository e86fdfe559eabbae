/* The search for a size of text (see sizes.h). */
#include "core/scene/sizes.h"

#include <assert.h>

struct ks_size_search ks_sizes(int most, int least)
{
    assert(most > 0 && least > 0);
    return (
        struct ks_size_search) { .px = most, .most = most, .least = least < most ? least : most };
}

/* First the largest; if it does not fit the smallest; if that fits, down from the largest. */
bool ks_size_tried(struct ks_size_search *s, bool fits)
{
    bool first = s->px == s->most, last = s->px == s->least;
    assert(s->px >= s->least && s->px <= s->most);
    if (first && !last && !fits) {
        s->px = s->least;
        return true;
    }
    bool walks = last && !first && fits;
    if (first || (last && !fits) || (!walks && fits)) {
        s->fits = fits;
        return false;
    }
    int px = walks ? s->most : s->px;
    int step = s->coarse > 0 && px > s->coarse ? px / 40 : 1;
    px -= step < 1 ? 1 : step;
    s->fits = true;
    s->px = px > s->least ? px : s->least;
    return s->px > s->least;
}
