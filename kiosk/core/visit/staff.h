#ifndef KS_CORE_VISIT_STAFF_H
#define KS_CORE_VISIT_STAFF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mono.h"
#include "core/import/preview.h"
#include "core/import/receipt.h"

/* The door of the staff menu: PIN and lock. It follows their gesture (pointer.h, keypad.h). Pure;
 * the PIN itself is checked elsewhere, off the main thread.
 *
 *   gesture ─▶ typing ──enter──▶ checking ──right──▶ open
 *                 ▲                  │ wrong
 *                 └─── waits ◀───────┘  2, 4, 8, 16 s; from the fifth on 15 minutes each
 *
 * Wrong PINs are counted across visits and across starts of the player, until a right one. The app
 * counts one as wrong on the disk before it has it checked: whoever pulls the plug gains nothing.
 * Where that cannot be counted (UNKEPT), or those before the start are not read yet (EARLY), no PIN
 * is taken: it is not looked at, and nothing waits. */

#define KS_PIN_MIN 4
#define KS_PIN_MAX 12
#define KS_PIN_FREE 4 /* wrong ones that cost seconds only */
#define KS_PIN_LOCK_MS (15 * 60 * 1000)

/* The answer to the check of a PIN. */
enum ks_pin_answer {
    KS_PIN_WRONG,
    KS_PIN_RIGHT,
    KS_PIN_UNKEPT, /* not looked at: a wrong one could not be counted */
    KS_PIN_EARLY   /* not looked at: how many were wrong before the start is not known yet */
};

/* What became of the last import, for staff. */
enum ks_import {
    KS_IMPORT_DONE,    /* nothing of it waits for them */
    KS_IMPORT_WAITS,   /* to be adopted or refused */
    KS_IMPORT_ADOPTED, /* by them, */
    KS_IMPORT_REFUSED  /* until the step makes an effect of it */
};

struct ks_staff { /* all zero: as after the start */
    char pin[KS_PIN_MAX + 1];
    size_t n;
    bool checking;
    enum ks_pin_answer answer; /* to the last one */
    int failures;
    struct ks_mono closed_until;
    bool neutral;            /* built-in cards only, and nobody is let in but staff */
    unsigned other_language; /* so many languages on from the device's own */
    /* The last import: borrowed from the player until the next KS_EVENT_RECEIPT; NULL = none. */
    const struct ks_receipt *receipt;
    enum ks_import import; /* that one */
    /* What it would bring: borrowed from the player until KS_EVENT_PREVIEW or
     * KS_EFFECT_PREVIEW_END; NULL = not read yet. */
    const struct ks_preview *preview;
    enum ks_preview_state preview_state; /* of the item looked at */
};

/* Whether no PIN is taken now, because of wrong ones. */
bool ks_staff_is_closed(const struct ks_staff *staff, struct ks_mono now);
/* Seconds until a PIN is taken again; 0 = now. */
int ks_staff_seconds(const struct ks_staff *staff, struct ks_mono now);
/* Each returns whether something changed. */
bool ks_staff_digit(struct ks_staff *staff, struct ks_mono now, int digit);
bool ks_staff_erase(struct ks_staff *staff);
bool ks_staff_enter(struct ks_staff *staff, struct ks_mono now); /* true: have staff->pin checked */
/* The answer to the check of staff->pin, which is wiped; wrong: counted, and the wait begins. */
void ks_staff_checked(struct ks_staff *staff, struct ks_mono now, enum ks_pin_answer answer);
/* The number of failures if the PIN being checked is wrong, KS_PIN_FREE + 1 at most. The app keeps
 * it on the disk before the check. */
int ks_staff_failures_if_wrong(const struct ks_staff *staff);
/* So many PINs were wrong before the start: the wait after them begins anew. */
void ks_staff_recall(struct ks_staff *staff, struct ks_mono now, int failures);
void ks_staff_wipe(struct ks_staff *staff); /* overwrites what was typed */

#endif
