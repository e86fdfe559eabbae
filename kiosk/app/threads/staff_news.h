#ifndef KS_APP_THREADS_STAFF_NEWS_H
#define KS_APP_THREADS_STAFF_NEWS_H

#include "core/import/receipt.h"
#include "core/settings/mistakes.h"
#include "port/digest.h"

/* Results of imports and mistakes in settings, as the staff page shows them. They are, of the
 * results that kiosk-sync keeps in the state folder, the newest one that waits for staff, else the
 * newest; whether an import waits to be adopted; and what is wrong in its settings. One arena;
 * whoever holds the pointer frees it. */

struct ks_staff_news {
    struct ks_arena *arena;
    bool any; /* there is a receipt */
    struct ks_receipt receipt;
    char waiting[KS_SHA256_HEX]; /* the release that waits; "" = none */
    struct ks_mistakes mistakes;
};

/* Reads <state>/results and <state>/settings.txt; blocks on the disk (loader's thread). What is not
 * there or cannot be read is left out. Never NULL. */
KS_NODISCARD struct ks_staff_news *ks_staff_news_read(const char *state);
void ks_staff_news_free(struct ks_staff_news *news); /* NULL is fine */

#endif
