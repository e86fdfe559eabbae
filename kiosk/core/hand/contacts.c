/* Fingers and palms (see contacts.h). */
#include "core/hand/contacts.h"

#include <assert.h>

static bool is_known(const struct ks_contacts *c, size_t before, int64_t id)
{
    bool found = false;
    for (size_t i = 0; i < before; i++) {
        found = found || c->finger[i].id == id;
    }
    return found;
}

/* Each finger is known once; a palm lasts while something touches, and while it does nothing waits
 * to become a tap. (What waits need not touch any more: a tap is shorter than the wait.) */
static void assert_state(const struct ks_contacts *c)
{
    assert(c->n <= KS_FINGERS_MAX);
    for (size_t i = 0; i < c->n; i++) {
        assert(!is_known(c, i, c->finger[i].id));
    }
    assert(!c->palm || c->n > 0);
    assert(!(c->palm && c->waiting));
}

static void forget(struct ks_contacts *c, size_t i)
{
    c->finger[i] = c->finger[--c->n];
    c->palm = c->palm && c->n > 0;
}

static void forget_lost(struct ks_contacts *c, struct ks_mono now)
{
    for (size_t i = c->n; i-- > 0;) {
        if (ks_mono_ms_between(c->finger[i].since, now) > KS_FINGER_LOST_MS) {
            forget(c, i);
        }
    }
}

void ks_contacts_up(struct ks_contacts *c, int64_t id)
{
    assert_state(c);
    for (size_t i = c->n; i-- > 0;) {
        if (c->finger[i].id == id) {
            forget(c, i);
        }
    }
    assert(!is_known(c, c->n, id));
    assert_state(c);
}

void ks_contacts_down(struct ks_contacts *c, int64_t id, struct ks_mono now, int x, int y)
{
    ks_contacts_up(c, id);
    forget_lost(c, now);
    if (c->n < KS_FINGERS_MAX) {
        c->finger[c->n].id = id;
        c->finger[c->n++].since = now;
    }
    c->palm = c->palm || c->waiting || c->n > 2;
    c->waiting = !c->palm;
    c->since = now;
    c->x = x;
    c->y = y;
    assert_state(c);
}

bool ks_contacts_tap(struct ks_contacts *c, struct ks_mono now, int *x, int *y)
{
    assert_state(c);
    if (!c->waiting || ks_mono_ms_between(c->since, now) < KS_PALM_MS) {
        return false;
    }
    c->waiting = false;
    *x = c->x;
    *y = c->y;
    return true;
}
