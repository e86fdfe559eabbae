#ifndef KS_APP_PLAYER_PLAYER_H
#define KS_APP_PLAYER_PLAYER_H

#include "app/options.h"

/* The main loop: events and news in, effects of the director carried out, frames shown. All of it
 * runs on the main thread, which sleeps while the picture is still. Returns when the player ends;
 * unless it is DONE, `err` says why. `left`: threads that a disk or share does not answer run on:
 * what they use is not freed, `options` lives as long as the process, and that ends by _exit(). */

enum ks_player_end {
    KS_PLAYER_DONE,
    KS_PLAYER_NO_DISPLAY,
    KS_PLAYER_CANNOT,
    KS_PLAYER_SCRIPT_FAILED
};

enum ks_player_end ks_player_run(const struct ks_options *options, bool *left, struct ks_err *err);

#endif
