/* What can be touched, by name (see tap_names.h). */
#include "app/trace/tap_names.h"

#include <stdio.h>
#include <string.h>

#include "core/visit/visit.h"

static const char *kind_name(enum ks_tap_kind kind)
{
#define NAME(kind, name) [kind] = (name),
    static const char *const names[] = { KS_TAP_LIST(NAME) };
#undef NAME
    return names[kind];
}

static bool is_numbered(enum ks_tap_kind kind)
{
    return kind == KS_TAP_CHOICE || kind == KS_TAP_ITEM;
}

/* "choice-3": the third. */
static bool read_numbered(const char *name, enum ks_tap_kind kind, struct ks_tap *tap)
{
    const char *word = kind_name(kind);
    unsigned n = 0;
    char end;
    if (strncmp(name, word, strlen(word)) != 0 ||
        sscanf(name + strlen(word), "-%5u%c", &n, &end) != 1 || n == 0 || n > UINT16_MAX) {
        return false;
    }
    *tap = ks_tap_n(kind, n - 1);
    return true;
}

static bool read_screen(const char *name, struct ks_tap *tap)
{
    for (int screen = KS_VISIT_LOOP + 1; screen < KS_VISIT_SCREENS; screen++) {
        if (strcmp(ks_visit_screen_name((enum ks_visit_screen)screen), name) == 0) {
            *tap = ks_tap_open((enum ks_visit_screen)screen);
            return true;
        }
    }
    return false;
}

bool ks_tap_named(const char *name, struct ks_tap *tap)
{
    for (int i = 0; i < KS_TAP_KINDS; i++) {
        enum ks_tap_kind kind = (enum ks_tap_kind)i;
        if (is_numbered(kind) && read_numbered(name, kind, tap)) {
            return true;
        }
        if (kind != KS_TAP_OPEN && !is_numbered(kind) && strcmp(kind_name(kind), name) == 0) {
            *tap = ks_tap(kind);
            return true;
        }
    }
    return read_screen(name, tap);
}

void ks_tap_add_name(struct ks_buf *out, struct ks_tap tap)
{
    if (tap.kind == KS_TAP_OPEN) {
        ks_buf_adds(out, ks_visit_screen_name((enum ks_visit_screen)tap.n));
        return;
    }
    ks_buf_adds(out, kind_name(tap.kind));
    if (is_numbered(tap.kind)) {
        ks_buf_addf(out, "-%d", tap.n + 1);
    }
}
