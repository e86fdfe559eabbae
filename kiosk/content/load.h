#ifndef KS_CONTENT_LOAD_H
#define KS_CONTENT_LOAD_H

#include "content/content_set.h"
#include "content/kept.h"
#include "core/program/program.h"
#include "decode/client/client.h"
#include "decode/client/kept_forms.h"

/* The loader of a content set: from its files to a sealed program and a list of problems. Every
 * problem is listed in program->problems. Always gives a program, however bad the content: what
 * cannot be read is left out or marked `fault`, the rest plays. What strangers wrote is read by
 * kiosk-read (decode/client/reader.h); program->unread says if this machine could not run it.
 * Blocks on disk; never call it on the main thread. */

struct ks_load_params {
    const struct ks_zone *zone;
    struct ks_civil now;        /* for dates without a year and "already expired" notes */
    struct ks_decoder *decoder; /* NULL = do not look inside pictures and videos (the player:
                                   the loader finds out); else probe and decode each (check) */
    bool lint;                  /* look for what makes no sense together (intake); a decoder
                                   implies it */
    bool only_look; /* with a decoder: nothing is judged, only what is broken is known to be */
    uint64_t generation;
    struct ks_release release;
    const char *screen; /* where the screen hangs, as kiosk.ini lists it; NULL = not known */
    /* Items that must not be played although their files are good; NULL = none. */
    bool (*is_quarantined)(const void *context, const char *path);
    const void *quarantine;
    /* Called before each file that is read: whoever watches this sees that it goes on. */
    void (*progress)(void *context);
    void *progress_context;
    const struct ks_decoder_params *reading; /* how kiosk-read is run; NULL = as it is everywhere */
    /* Of documents without signatures, from whoever read some before; NULL = none. */
    struct ks_kept_forms *forms;
    struct ks_kept *kept; /* last good question banks, from one load to the next; NULL = none */
    bool fingerprint;     /* fill program->fingerprint, for traces */
};

/* The file of problems about `screen`. */
#define KS_SCREEN_FILE "kiosk.ini"

KS_NODISCARD struct ks_program *ks_load(struct ks_content_set *set,
                                        const struct ks_load_params *params);

/* Whether a problem of a loaded program is one of the screen's own settings (KS_SCREEN_FILE), not
 * of the content. */
bool ks_load_is_of_screen(const struct ks_problem *problem);

#endif
