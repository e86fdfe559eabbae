#ifndef KS_CORE_DEVICE_BLACKBOX_H
#define KS_CORE_DEVICE_BLACKBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/settings/mistakes.h"

/* The player's record of what it was doing, and what follows from it after a crash.
 *
 * The record is plain memory that outlives the process (port/shared_page.h maps it from a file on
 * a RAM disk): the player notes which item it is about to prepare or has on the glass, and whether
 * it ended of its own will. The next start reads it:
 *
 *   ended ──────────────────────────────────▶ nothing to blame
 *   died, an item in flight ──▶ count it; KS_BLACKBOX_STRIKES times ──▶ that item is quarantined
 *     (in flight: what was painted or decoded; if neither, what was on the glass)
 *   died KS_BLACKBOX_DEATHS times in one release without ever living KS_PROVE_MS ──▶ the release
 *     is asked to be taken back (kiosk-sync does it). The device itself is never stopped.
 *
 * While nobody can see anything (no usable screen, or a card that loses every frame), deaths blame
 * nothing and life proves nothing: a television that is off says nothing about what would be on it.
 *
 * A new release starts with a clean record. Pure: no file, clock or signal in here. */

#define KS_BLACKBOX_PATH 256    /* bytes of a path kept; longer ones are cut, and compared cut */
#define KS_BLACKBOX_SUSPECTS 16 /* one more takes the place of the least suspect */
#define KS_BLACKBOX_STRIKES 2
#define KS_BLACKBOX_DEATHS 4
#define KS_PROVE_MS 120000 /* how long a release has to live before it counts as good */
#define KS_BLACKBOX_RELEASE 80
#define KS_BLACKBOX_DISPLAY 256

struct ks_suspect {
    char path[KS_BLACKBOX_PATH];
    uint32_t strikes;
};

/* Fixed layout: shared with kiosk-sync, which only reads. */
struct ks_blackbox {
    char magic[8];                     /* KS_BLACKBOX_MAGIC */
    char release[KS_BLACKBOX_RELEASE]; /* which release is played, "" = a plain folder */
    char preparing[KS_BLACKBOX_PATH];  /* "" = nothing */
    char loading[KS_BLACKBOX_PATH];    /* read or decoded by the loader; "" = nothing */
    char on_glass[KS_BLACKBOX_PATH];   /* "" = nothing yet */
    uint32_t running;                  /* 1 from the start to a deliberate end */
    uint32_t deaths;                   /* in this release, since it last lived KS_PROVE_MS */
    uint32_t drawn;                    /* the first item of every playlist has been drawn */
    uint32_t proven;                   /* drawn, and alive for KS_PROVE_MS */
    uint32_t take_back;                /* the release should be taken back */
    struct ks_suspect suspects[KS_BLACKBOX_SUSPECTS];
    char adopt[KS_BLACKBOX_RELEASE];  /* the waiting import that staff adopted; "" = none */
    char refuse[KS_BLACKBOX_RELEASE]; /* the waiting import that staff refused; "" = none */
    uint32_t dark;                    /* nobody can see anything */
    /* Where the picture is, or why nowhere, as core/problem/carry.h writes it; "" = not known yet.
     */
    char display[KS_BLACKBOX_DISPLAY];
    /* What is wrong in its settings (core/settings/mistakes.h); "" = nothing. */
    char settings[KS_MISTAKES_TEXT];
};

#define KS_BLACKBOX_MAGIC "KSBOX05"

/* The path of whatever an import that waits for staff holds: nothing on the loop has it, so nothing
 * there is blamed if this kills the player. */
#define KS_BLACKBOX_PREVIEW "(preview)"

/* A player starts: judges how the last one ended. A record that is not one is begun anew. */
void ks_blackbox_start(struct ks_blackbox *box);
/* The program of this release is about to be played; another one than before clears what is known
 * against the old one. What the player does at this moment goes on: the item on the glass stays
 * there until the next, perhaps for hours. */
void ks_blackbox_release(struct ks_blackbox *box, const char *release);
void ks_blackbox_preparing(struct ks_blackbox *box, const char *path); /* NULL = done */
void ks_blackbox_loading(struct ks_blackbox *box, const char *path);   /* NULL = done */
void ks_blackbox_on_glass(struct ks_blackbox *box, const char *path);  /* NULL = no item */
/* `drawn`: the first item of every playlist was drawn; `alive_ms` since this release came on. True
 * once, when that proves the release. */
bool ks_blackbox_alive(struct ks_blackbox *box, bool drawn, int64_t alive_ms);
/* Leaves the staff's decision for kiosk-sync to read; kept until another release is played. */
void ks_blackbox_adopt(struct ks_blackbox *box, const char *release);
void ks_blackbox_refuse(struct ks_blackbox *box, const char *release);
/* What became of the display, as core/problem/carry.h writes it. */
void ks_blackbox_display(struct ks_blackbox *box, bool dark, const char *told);
/* The text of its struct ks_mistakes. */
void ks_blackbox_settings(struct ks_blackbox *box, const char *text);
void ks_blackbox_end(struct ks_blackbox *box);

/* What kiosk-sync concludes from a copy of the record; `waited_ms` since it committed `release`. */
enum ks_proof {
    KS_PROOF_WAITS,  /* not played yet, or not long enough */
    KS_PROOF_PROVEN, /* keep it */
    KS_PROOF_BAD     /* take it back: it keeps dying, or its first items cannot be drawn */
};
#define KS_PROOF_LONGEST_MS 600000 /* played, and still not drawn */
enum ks_proof
ks_blackbox_proof(const struct ks_blackbox *copy, const char *release, int64_t waited_ms);

/* Whether the item of that path was in flight at KS_BLACKBOX_STRIKES deaths: it is not to be
 * played. */
bool ks_blackbox_quarantined(const struct ks_blackbox *box, const char *path);

#endif
