#ifndef KS_CORE_DEVICE_DISPLAY_H
#define KS_CORE_DEVICE_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mono.h"

#include "core/problem/codes.h"

/* The choice of connector and mode on a machine without a desktop, and whether the screen is lit.
 * It says which connector shows the picture and in which mode, and whether anything is on the
 * glass. Pure: what was seen comes in, what to do comes out.
 *
 *            opened                     a look: unplugged, no modes, no card, held ──▶ CLOSE
 *   ┌──────▶ LIT ──────────────────────────────────────────────────────────────────┐
 *   │         │  a frame not shown for KS_FLIP_MS, or the card refuses one ──▶ CLOSE  │
 *   │         │  a look: another connector, mode or card ──▶ OPEN again               │
 *   │         │                                                                       ▼
 *   └─────────┴──────────────────────────── a look: usable ──▶ OPEN ───────────── DARK
 *                                                                    (at the start too)
 *
 * A look is due at the start, KS_SETTLE_MS after the kernel has said that something changed, while
 * DARK after 1, 2, 4, then every 8 seconds (not every cable tells), and while LIT every KS_BEAT_MS.
 * The transitions: ks_display_looked(), ks_display_opened(), ks_display_overdue(). */

#define KS_CONNECTOR_NAME 32
#define KS_CONNECTORS_MAX 16
#define KS_MODES_MAX 96
#define KS_LOST_MOST 3   /* frames in a row: the first, and after each of two new openings */
#define KS_FLIP_MS 3000  /* a frame that takes longer will not come any more */
#define KS_SETTLE_MS 100 /* one plug makes several messages */
#define KS_BEAT_MS 10000 /* nobody tells of standby; a watchdog wakes the player as often */

struct ks_mode {
    int width, height, hz;
    bool preferred, interlaced;
};

struct ks_connector {
    char name[KS_CONNECTOR_NAME]; /* as the kernel says it: "HDMI-A-1" */
    bool connected;
    size_t n_modes;
    struct ks_mode mode[KS_MODES_MAX];
};

struct ks_display_wish {
    char connector[KS_CONNECTOR_NAME]; /* "" = the first connected one */
    int width, height, hz;             /* 0 = as the screen prefers, at most KS_MODE_CAP pixels */
};
#define KS_MODE_CAP (1920 * 1200)

enum ks_sight { /* what a look found; the worst first */
                KS_SIGHT_NO_CARD,
                KS_SIGHT_NO_CONNECTOR, /* the wished one, or any */
                KS_SIGHT_UNPLUGGED,
                KS_SIGHT_NO_MODES, /* plugged, and says nothing of what it can show */
                KS_SIGHT_HELD,     /* another program draws on this card */
                KS_SIGHT_UNOPENED, /* the card gave no memory for a picture, or no way to the screen
                                    */
                KS_SIGHT_REFUSED,  /* it did not show what it was given */
                KS_SIGHT_USABLE
};
/* What is the matter, and what to do; its sentence takes nothing. */
enum ks_problem_code ks_sight_problem(enum ks_sight sight);

/* Which connector, and which of its modes. Both are set only when USABLE. */
enum ks_sight ks_display_choose(const struct ks_connector *connectors,
                                size_t n,
                                const struct ks_display_wish *wish,
                                size_t *connector,
                                size_t *mode);

struct ks_display {
    bool lit, looked;
    enum ks_sight sight;
    int looks_in_vain;
    int in_a_row;             /* frames lost, with a usable screen there and none shown between */
    struct ks_mono next_look; /* KS_MONO_NEVER = none is due */
    struct ks_mono queued;    /* the frame under way; KS_MONO_NEVER = none */
};

enum ks_display_do { KS_DISPLAY_STAY, KS_DISPLAY_OPEN, KS_DISPLAY_CLOSE };

void ks_display_begin(struct ks_display *display, struct ks_mono now);
/* The kernel says that a card or a connector changed. */
void ks_display_changed(struct ks_display *display, struct ks_mono now);
bool ks_display_look_is_due(const struct ks_display *display, struct ks_mono now);
/* The result of a look. `same`: the usable card, connector and mode are the open ones and show our
 * picture. */
enum ks_display_do
ks_display_looked(struct ks_display *display, enum ks_sight sight, bool same, struct ks_mono now);
/* After OPEN: whether it could be. */
void ks_display_opened(struct ks_display *display, bool ok, struct ks_mono now);

/* A frame was handed to the card, which shows it at the next vertical blank. */
void ks_display_queued(struct ks_display *display, struct ks_mono now);
/* Also when the screen was just opened, which shows the first frame without a queue. */
void ks_display_shown(struct ks_display *display);
/* The next frame may be handed over. */
bool ks_display_ready(const struct ks_display *display);
/* CLOSE if the frame under way will not come any more, else STAY. */
enum ks_display_do ks_display_overdue(struct ks_display *display, struct ks_mono now);
/* The card refused a frame. Looked at again at once, then with the waits of DARK, until it shows
 * one. */
enum ks_display_do ks_display_refused(struct ks_display *display, struct ks_mono now);
/* What to tell people of the display: REFUSED from a lost frame on until a queued one is shown,
 * else what the last look found. (A frame that comes with the mode, when the card is opened anew,
 * proves nothing of those after it.) */
enum ks_sight ks_display_sight(const struct ks_display *display);
/* A usable screen is there, opening it anew does not help, and what is due is not presented: a new
 * player may be the cure. Never so in the dark, where nothing is due. */
bool ks_display_stuck(const struct ks_display *display);
/* The caller wants to open the card in another way: DARK, and a look is due at once. */
void ks_display_again(struct ks_display *display, struct ks_mono now);
/* When ks_display_look_is_due() or ks_display_overdue() must be asked at the latest. */
struct ks_mono ks_display_cue(const struct ks_display *display);

#endif
