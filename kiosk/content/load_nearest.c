/* The file of assets/ that was probably meant by a name. */
#include <string.h>
#include <strings.h>

#include "content/load_parts.h"
#include "core/text/content_names.h"

const char *ks_loading_nearest(struct ks_loading *l, const char *path)
{
    const struct ks_names *names = ks_loading_names(l);
    const char *base = strrchr(path, '/');
    base = base == NULL ? path : base + 1;
    size_t stem = strcspn(base, ".");
    const char *best = NULL;
    int best_score = 0;
    for (size_t i = 0; i < names->n; i++) {
        const char *name = KS_ASSET_OF(names->v[i]);
        const char *other = strrchr(name, '/');
        other = other == NULL ? name : other + 1;
        int score = strcasecmp(name, path) == 0    ? 3
                    : strcasecmp(other, base) == 0 ? 2
                    : stem > 0 && strcspn(other, ".") == stem && strncasecmp(other, base, stem) == 0
                        ? 1
                        : 0;
        if (score > best_score) {
            best_score = score;
            best = name;
        }
    }
    return best;
}
