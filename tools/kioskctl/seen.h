#ifndef KIOSKCTL_SEEN_H
#define KIOSKCTL_SEEN_H

#include "core/device/blackbox.h"

/* What the player and kiosk-sync of a device tell of themselves: the player in its blackbox, which
 * counts only while it runs, kiosk-sync in a file of its state. */

struct seen {
    bool asked, runs, dark; /* asked: there is a blackbox to look at */
    char display[KS_BLACKBOX_DISPLAY];
    int pss_mib;                 /* memory of the player; 0 = not known */
    struct ks_mistakes mistakes; /* in the settings of the player and of kiosk-sync */
};

/* `blackbox`: NULL = not asked. */
struct seen seen_look(const char *blackbox, const char *state);
enum seen_as { SEEN_AS_TEXT, SEEN_AS_JSON };
/* JSON goes on an object that is open. */
void seen_print_display(const struct seen *seen, enum seen_as as);
void seen_print_mistakes(const struct seen *seen, enum seen_as as);

#endif
