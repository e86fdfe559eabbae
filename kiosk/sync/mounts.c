/* Finds sticks among the mounts (see mounts.h; the format: proc(5), mountinfo). */
#include "sync/mounts.h"

#include <string.h>

/* Space, tab, newline and backslash stand as \040 and the like. */
static const char *unescape(struct ks_str text, struct ks_arena *arena)
{
    char *out = ks_arena_alloc(arena, text.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        const char *p = text.p + i;
        bool octal = *p == '\\' && text.n - i > 3 && p[1] >= '0' && p[1] <= '3' && p[2] >= '0' &&
                     p[2] <= '7' && p[3] >= '0' && p[3] <= '7';
        out[n++] = octal ? (char)((p[1] - '0') * 64 + (p[2] - '0') * 8 + (p[3] - '0')) : *p;
        i += octal ? 3 : 0;
    }
    return out;
}

static bool is_below(const char *path, const char *roots)
{
    struct ks_str rest = ks_str_of(roots), root;
    while (ks_str_cut(&rest, ':', &root)) {
        while (root.n > 1 && root.p[root.n - 1] == '/') {
            root.n--;
        }
        if (root.n > 0 && strncmp(path, root.p, root.n) == 0 && path[root.n] == '/') {
            return true;
        }
    }
    return false;
}

static unsigned number(struct ks_str text)
{
    unsigned n = 0;
    for (size_t i = 0; i < text.n && text.p[i] >= '0' && text.p[i] <= '9'; i++) {
        n = n * 10 + (unsigned)(text.p[i] - '0');
    }
    return n;
}

void ks_mounts_read(struct ks_str mountinfo,
                    const char *roots,
                    struct ks_arena *arena,
                    struct ks_mounts *mounts)
{
    *mounts = (struct ks_mounts) { ks_arena_array(arena, KS_MOUNTS_MAX, sizeof *mounts->v), 0 };
    struct ks_str line;
    while (ks_str_cut(&mountinfo, '\n', &line) && mounts->n < KS_MOUNTS_MAX) {
        struct ks_str id, skipped, path = { 0 };
        bool good = ks_str_cut(&line, ' ', &id);
        for (int i = 0; i < 3; i++) { /* parent, device, root */
            good = good && ks_str_cut(&line, ' ', &skipped);
        }
        if (good && ks_str_cut(&line, ' ', &path)) {
            const char *point = unescape(path, arena);
            if (is_below(point, roots)) {
                mounts->v[mounts->n++] = (struct ks_mount_point) { point, number(id) };
            }
        }
    }
}
