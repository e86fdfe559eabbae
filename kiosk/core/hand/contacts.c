/* Fingers and palms (see contacts.h). */
#include "core/hand/contacts.h"

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
    for (size_t i = c->n; i-- > 0;) {
        if (c->finger[i].id == id) {
            forget(c, i);
        }
    }
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
}

bool ks_contacts_tap(struct ks_contacts *c, struct ks_mono now, int *x, int *y)
{
    if (!c->waiting || ks_mono_ms_between(c->since, now) < KS_PALM_MS) {
        return false;
    }
    c->waiting = false;
    *x = c->x;
    *y = c->y;
    return true;
}
