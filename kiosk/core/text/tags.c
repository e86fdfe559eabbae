/* Short lists of tags (see tags.h). */
#include "core/text/tags.h"

#include <assert.h>
#include <string.h>

bool ks_tags_has(const struct ks_tags *tags, const char *tag)
{
    assert(tags->n <= KS_TAGS_MAX);
    for (size_t i = 0; i < tags->n; i++) {
        if (strcmp(tags->v[i], tag) == 0) {
            return true;
        }
    }
    return false;
}

bool ks_tags_meet(const struct ks_tags *a, const struct ks_tags *b)
{
    assert(a->n <= KS_TAGS_MAX);
    for (size_t i = 0; i < a->n; i++) {
        if (ks_tags_has(b, a->v[i])) {
            return true;
        }
    }
    return false;
}
