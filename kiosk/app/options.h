#ifndef KS_APP_OPTIONS_H
#define KS_APP_OPTIONS_H

#include "base/civil.h"
#include "base/err.h"
#include "base/text.h"
#include "core/device/display.h"
#include "core/draw/transition.h"
#include "core/settings/mistakes.h"
#include "core/visit/visit.h"
#include "port/arguments.h"
#include "stage/painted_by.h"

/* The player's settings: defaults, then the file of --config, then the command line. The file is
 * INI, section [kiosk]; its keys are the long options without dashes.
 *
 * Nobody stands at a screen that a typing error in the file keeps black: what is wrong there is
 * told, and that setting keeps its default. On the command line it ends the player. */

struct ks_options {
    char content[1024];              /* a folder; unused with a store */
    char store[1024];                /* releases that kiosk-sync fills (store/store.h); "" = none */
    char factory[1024];              /* with a store: the content the device came with, "" = none */
    int window_width, window_height; /* 0 = full screen */
    int rotate;                      /* how far the panel is turned clockwise: ks_frame_turn() */
    struct ks_display_wish display;  /* connector, mode: without a desktop */
    char places[256];                /* comma-separated tags */
    char lang[8];
    enum ks_painted_by painter;
    char zone_name[64];
    struct ks_zone zone;
    bool touch;
    char staff_pin_hash[128]; /* kioskctl pin; "" = no staff menu */
    int panel_mm[2];          /* ks_mount_of() */
    int bottom_mm, view_mm;
    struct ks_visit_rules rules; /* class, confidence */
    enum ks_motion motion;
    bool show_exercises;
    bool has_now;
    struct ks_civil now; /* pretend that it is this time */
    int speed;           /* 1-100000: how much faster than real */
    char records[1024];  /* a file of records/records.h; "" = nothing is kept */
    int exit_after;      /* virtual seconds; 0 = never. Prints figures and ends. */
    char script[1024];   /* a file of app/player/script.h; "" = none */
    char trace[1024];    /* a file of app/trace/trace.h; "" = none */
    int trace_mib;       /* its limit */
    char blackbox[1024]; /* a file on a RAM disk for app/player/vitals.h; "" = none */
    enum ks_asked asked;
    struct ks_mistakes mistakes; /* in the file */
};

/* False if something on the command line cannot be understood. Reads the
 * file of --config; before any thread is started. */
KS_NODISCARD bool
ks_options_parse(int argc, char **argv, struct ks_options *options, struct ks_err *err);
void ks_options_usage(struct ks_buf *out);

#endif
