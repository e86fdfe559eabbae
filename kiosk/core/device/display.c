/* Which connector and mode, and whether anything is on the glass (see display.h). */
#include "core/device/display.h"

#include <assert.h>
#include <string.h>

#define LOOKS_FAST 3 /* how often the wait between two looks doubles, from 1 s on */

enum ks_problem_code ks_sight_problem(enum ks_sight sight)
{
    switch (sight) {
    case KS_SIGHT_NO_CARD:
        return KS_PROBLEM_SIGHT_NO_CARD;
    case KS_SIGHT_NO_CONNECTOR:
        return KS_PROBLEM_SIGHT_NO_CONNECTOR;
    case KS_SIGHT_UNPLUGGED:
        return KS_PROBLEM_SIGHT_UNPLUGGED;
    case KS_SIGHT_NO_MODES:
        return KS_PROBLEM_SIGHT_NO_MODES;
    case KS_SIGHT_HELD:
        return KS_PROBLEM_SIGHT_HELD;
    case KS_SIGHT_UNOPENED:
        return KS_PROBLEM_SIGHT_UNOPENED;
    case KS_SIGHT_REFUSED:
        return KS_PROBLEM_SIGHT_REFUSED;
    case KS_SIGHT_USABLE:
        break;
    }
    return KS_PROBLEM_SIGHT_USABLE;
}

/* A frame can only be under way while lit, and lit means that a look found a usable screen. Lost
 * frames are counted while a screen is there, up to the number at which the panel counts as
 * stuck. */
static void assert_state(const struct ks_display *display)
{
    assert(display->lit || display->queued.us == KS_MONO_NEVER.us);
    assert(!display->lit || (display->looked && display->sight == KS_SIGHT_USABLE));
    assert(display->in_a_row >= 0 && display->in_a_row <= KS_LOST_MOST);
    assert(display->in_a_row == 0 || display->sight >= KS_SIGHT_REFUSED);
    assert(display->looks_in_vain >= 0);
}

static long pixels_of(const struct ks_mode *mode)
{
    return (long)mode->width * mode->height;
}

/* Whether `a` suits the wish better than `b`. Without a wish: the preferred one if it is not huge
 * (4K costs four times 1080p, often at 30 Hz), then the one with the most pixels below that; whole
 * pictures before half ones, and 60 a second before others. */
static bool
is_better(const struct ks_mode *a, const struct ks_mode *b, const struct ks_display_wish *wish)
{
    bool wished_a = a->width == wish->width && a->height == wish->height;
    bool wished_b = b->width == wish->width && b->height == wish->height;
    bool huge_a = pixels_of(a) > KS_MODE_CAP, huge_b = pixels_of(b) > KS_MODE_CAP;
    if (wished_a != wished_b) {
        return wished_a;
    }
    if (!wished_a && huge_a != huge_b) {
        return huge_b;
    }
    if (!wished_a && a->preferred != b->preferred) {
        return a->preferred;
    }
    if (pixels_of(a) != pixels_of(b)) {
        return huge_a ? pixels_of(a) < pixels_of(b) : pixels_of(a) > pixels_of(b);
    }
    if (a->interlaced != b->interlaced) {
        return b->interlaced;
    }
    int hz = wished_a && wish->hz != 0 ? wish->hz : 60;
    int far_a = a->hz > hz ? a->hz - hz : hz - a->hz, far_b = b->hz > hz ? b->hz - hz : hz - b->hz;
    return far_a < far_b;
}

static size_t best_mode(const struct ks_connector *connector, const struct ks_display_wish *wish)
{
    size_t best = 0;
    for (size_t i = 1; i < connector->n_modes; i++) {
        best = is_better(&connector->mode[i], &connector->mode[best], wish) ? i : best;
    }
    assert(connector->n_modes <= KS_MODES_MAX && best < connector->n_modes);
    return best;
}

static enum ks_sight sight_of(const struct ks_connector *connector)
{
    return !connector->connected     ? KS_SIGHT_UNPLUGGED
           : connector->n_modes == 0 ? KS_SIGHT_NO_MODES
                                     : KS_SIGHT_USABLE;
}

enum ks_sight ks_display_choose(const struct ks_connector *connectors,
                                size_t n,
                                const struct ks_display_wish *wish,
                                size_t *connector,
                                size_t *mode)
{
    enum ks_sight best = KS_SIGHT_NO_CONNECTOR;
    for (size_t i = 0; i < n; i++) {
        bool asked = *wish->connector == '\0' || strcmp(wish->connector, connectors[i].name) == 0;
        enum ks_sight sight = asked ? sight_of(&connectors[i]) : KS_SIGHT_NO_CONNECTOR;
        if (sight == KS_SIGHT_USABLE && best != KS_SIGHT_USABLE) {
            *connector = i;
            *mode = best_mode(&connectors[i], wish);
        }
        best = sight > best ? sight : best;
    }
    return best;
}

void ks_display_begin(struct ks_display *display, struct ks_mono now)
{
    *display = (struct ks_display) { .next_look = now, .queued = KS_MONO_NEVER };
    assert_state(display);
}

static void look_by(struct ks_display *display, struct ks_mono when)
{
    display->next_look = when.us < display->next_look.us ? when : display->next_look;
}

void ks_display_changed(struct ks_display *display, struct ks_mono now)
{
    assert_state(display);
    display->looks_in_vain = 0;
    look_by(display, ks_mono_add_ms(now, KS_SETTLE_MS));
}

bool ks_display_look_is_due(const struct ks_display *display, struct ks_mono now)
{
    return now.us >= display->next_look.us;
}

static void wait_for_next(struct ks_display *display, struct ks_mono now)
{
    int doubled = display->looks_in_vain < LOOKS_FAST ? display->looks_in_vain : LOOKS_FAST;
    display->looks_in_vain++;
    display->next_look = ks_mono_add_ms(now, 1000 << doubled);
}

static enum ks_display_do darken(struct ks_display *display)
{
    bool was = display->lit;
    display->lit = false;
    display->queued = KS_MONO_NEVER;
    assert_state(display);
    return was ? KS_DISPLAY_CLOSE : KS_DISPLAY_STAY;
}

enum ks_display_do
ks_display_looked(struct ks_display *display, enum ks_sight sight, bool same, struct ks_mono now)
{
    assert_state(display);
    display->looked = true;
    display->sight = sight;
    if (sight != KS_SIGHT_USABLE) {
        display->in_a_row = 0;
        wait_for_next(display, now);
        return darken(display);
    }
    display->next_look = ks_mono_add_ms(now, KS_BEAT_MS);
    return display->lit && same ? KS_DISPLAY_STAY : KS_DISPLAY_OPEN;
}

void ks_display_opened(struct ks_display *display, bool ok, struct ks_mono now)
{
    assert_state(display);
    display->lit = ok;
    display->queued = KS_MONO_NEVER;
    if (ok) {
        display->next_look = ks_mono_add_ms(now, KS_BEAT_MS);
    } else {
        display->sight = KS_SIGHT_UNOPENED;
        display->in_a_row = 0;
        wait_for_next(display, now);
    }
    assert_state(display);
}

void ks_display_queued(struct ks_display *display, struct ks_mono now)
{
    display->queued = now;
    assert_state(display);
}

void ks_display_shown(struct ks_display *display)
{
    if (display->queued.us != KS_MONO_NEVER.us) {
        display->in_a_row = 0; /* setting a mode shows a frame even if no later frame will follow */
    }
    display->looks_in_vain = 0;
    display->queued = KS_MONO_NEVER;
    assert_state(display);
}

bool ks_display_ready(const struct ks_display *display)
{
    return display->lit && display->queued.us == KS_MONO_NEVER.us;
}

enum ks_display_do ks_display_overdue(struct ks_display *display, struct ks_mono now)
{
    if (!display->lit || display->queued.us == KS_MONO_NEVER.us ||
        ks_mono_ms_between(display->queued, now) < KS_FLIP_MS) {
        return KS_DISPLAY_STAY;
    }
    return ks_display_refused(display, now);
}

enum ks_display_do ks_display_refused(struct ks_display *display, struct ks_mono now)
{
    display->sight = KS_SIGHT_REFUSED;
    display->in_a_row += display->in_a_row < KS_LOST_MOST;
    if (display->looks_in_vain == 0) {
        display->looks_in_vain = 1;
        display->next_look = now;
    } else {
        wait_for_next(display, now);
    }
    return darken(display);
}

enum ks_sight ks_display_sight(const struct ks_display *display)
{
    return display->in_a_row > 0 ? KS_SIGHT_REFUSED : display->sight;
}

bool ks_display_stuck(const struct ks_display *display)
{
    return display->in_a_row >= KS_LOST_MOST;
}

void ks_display_again(struct ks_display *display, struct ks_mono now)
{
    display->next_look = now;
    (void)darken(display);
}

struct ks_mono ks_display_cue(const struct ks_display *display)
{
    if (display->queued.us == KS_MONO_NEVER.us) {
        return display->next_look;
    }
    struct ks_mono late = ks_mono_add_ms(display->queued, KS_FLIP_MS);
    return late.us < display->next_look.us ? late : display->next_look;
}
