#ifndef KS_APP_PLAYER_VITALS_H
#define KS_APP_PLAYER_VITALS_H

#include "app/player/parts.h"
#include "core/device/blackbox.h"

/* Signs of life of the player: what it prepares and shows, and whether a release has proved
 * itself. They are kept where the next player and kiosk-sync find them (core/device/blackbox.h). A
 * release has proved itself once the first item of every playlist was drawn and two minutes were
 * lived. Main thread only; without --blackbox all of it does nothing. */

/* Maps the file of --blackbox. If it cannot be made this is logged, and the player runs without
 * signs of life. */
void ks_vitals_open(struct ks_vitals *vitals, const struct ks_options *options);
/* The player ends of its own will: nothing is to blame. */
void ks_vitals_end(struct ks_vitals *vitals);
void ks_vitals_close(struct ks_vitals *vitals); /* nobody else notes anything there any more */

/* p->program is new: another release has to prove itself. */
void ks_vitals_program(struct ks_player *p);
/* What is wrong in the settings now (core/settings/mistakes.h). */
void ks_vitals_settings(struct ks_vitals *vitals, const char *text);
/* Relative to assets/; NULL = nothing is in preparation any more. */
void ks_vitals_preparing(struct ks_vitals *vitals, const char *path);
/* Staff adopted (refused) the import that waits: written where kiosk-sync reads it. */
void ks_vitals_adopt(struct ks_vitals *vitals, const char *release);
void ks_vitals_refuse(struct ks_vitals *vitals, const char *release);
void ks_vitals_on_glass(struct ks_vitals *vitals, const char *path);
/* What became of the display, after each turn. */
void ks_vitals_display(struct ks_player *p);
/* One step of the proof, in each turn of the loop that has no frame to paint. */
void ks_vitals_step(struct ks_player *p);
/* The frame of a proof was painted, or could not be made. */
void ks_vitals_drawn(struct ks_player *p, struct ks_frame *frame);
void ks_vitals_failed(struct ks_player *p, struct ks_frame *frame);
/* When ks_vitals_step() has something to do at the latest; KS_MONO_NEVER if nothing. */
struct ks_mono ks_vitals_cue(const struct ks_vitals *vitals);

#endif
