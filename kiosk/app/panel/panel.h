#ifndef KS_APP_PANEL_PANEL_H
#define KS_APP_PANEL_PANEL_H

#include <SDL_events.h>

#include "app/options.h"
#include "core/device/display.h"
#include "stage/screen.h"

/* The panel: finished frames brought to the glass, and the sleep between them.
 *
 * With a desktop (X11, Wayland, or a driver of SDL that the environment names) SDL has both.
 * Without one we have: a card whose GPU draws gets SDL's KMS/DRM window; one that has none gets our
 * own buffers (device/dumb.h), and SDL a window in memory, for input and for the painter. While
 * there is no usable screen that window in memory is all there is, and the player plays on in the
 * dark: it waits for its television, however long (core/device/display.h). The painter is "dumb"
 * then.
 *
 * Main thread, but for ring(). */

struct ks_panel;

/* Decides the way; opens nothing that can fail yet. `options` is borrowed. Changes the environment:
 * before any thread is started. */
KS_NODISCARD struct ks_panel *ks_panel_new(const struct ks_options *options);
/* False only with a desktop that cannot be used. */
KS_NODISCARD bool ks_panel_open(struct ks_panel *panel, struct ks_err *err);
void ks_panel_free(struct ks_panel *panel); /* NULL is fine */

/* The screen to paint for; another one after KS_PANEL_REPLACE. */
struct ks_screen *ks_panel_screen(const struct ks_panel *panel);
const char *ks_panel_painter(const struct ks_panel *panel); /* "surface", "renderer", "dumb" */

/* From any thread: ends the sleep. */
void ks_panel_ring(void *panel);
/* Sleeps until an event, a ring or `timeout_ms`; true with an event. A signal to end is SDL_QUIT.
 */
bool ks_panel_wait(struct ks_panel *panel, int timeout_ms, SDL_Event *event);

enum ks_panel_news {
    KS_PANEL_SAME,
    KS_PANEL_AGAIN,  /* show the picture once more: it did not reach the glass, or left it */
    KS_PANEL_REPLACE /* take out of the screen what lives in it, then ks_panel_replace() */
};
/* What has become of the display; call it after each sleep. */
enum ks_panel_news ks_panel_step(struct ks_panel *panel);
void ks_panel_replace(struct ks_panel *panel);

/* No screen can be used, as far as was looked: nobody can see anything. */
bool ks_panel_is_dark(const struct ks_panel *panel);
/* Frames are lost although the card was opened anew: systemd is about to start another player, and
 * nothing that plays is to blame. */
bool ks_panel_is_stuck(const struct ks_panel *panel);
/* True if the last frame is on the glass and the next may be presented. While it is false,
 * present() keeps a frame back, and step() answers KS_PANEL_AGAIN once it may come. */
bool ks_panel_is_ready(const struct ks_panel *panel);
KS_NODISCARD bool ks_panel_present(struct ks_panel *panel,
                                   const struct ks_canvas *from,
                                   const struct ks_canvas *to,
                                   enum ks_transition transition,
                                   int progress,
                                   struct ks_err *err);
/* Whether the card scans out what was presented, as the kernel says (device/glass.h). With a
 * desktop always true: it owns the card. Meaningful once is_ready(). */
bool ks_panel_is_seen(const struct ks_panel *panel);
/* For figures: what is on the glass, beside what should be. */
struct ks_judgement {
    bool black;
    bool stale; /* another picture than `canvas`; with a GPU SDL's memory is compared, if it has any
                 */
    bool unread; /* black only as far as the card says: a GPU keeps the pixels to itself */
};
/* `canvas` may be parked. False while it cannot be judged: in the dark, a frame under way or kept
 * back. */
bool ks_panel_judge(const struct ks_panel *panel,
                    const struct ks_canvas *canvas,
                    struct ks_judgement *judgement);
/* How many frames the card took or refused, and did not show. */
unsigned ks_panel_lost(const struct ks_panel *panel);
/* Where the picture is, or why nowhere; KS_ERR_NONE = not known yet. */
const struct ks_err *ks_panel_status(const struct ks_panel *panel);

/* An event's mouse position, where SDL reads it wrongly; in pixels of the panel. */
void ks_panel_pointer(const struct ks_panel *panel, int *x, int *y);

#endif
