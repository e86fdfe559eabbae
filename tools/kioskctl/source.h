#ifndef KIOSKCTL_SOURCE_H
#define KIOSKCTL_SOURCE_H

#include "core/import/receipt.h"
#include "kioskctl/ctl.h"
#include "store/store.h"

/* Whatever folder somebody points at, as the content that a screen would show of it: a content set
 * itself; what a store shows; what kiosk-sync would take of a folder of the office, or of signed
 * releases, on a screen that has nothing else. Blocks. */

enum source_kind {
    SOURCE_NONE,   /* nothing of the kind */
    SOURCE_SET,    /* playlists/ and assets/ */
    SOURCE_STORE,  /* the state folder of a device */
    SOURCE_OFFICE, /* 海报/ and the like, with or without a set */
    SOURCE_SIGNED  /* what kioskctl publish wrote */
};

struct source {
    enum source_kind kind;
    struct ks_content_set *set;
    struct ks_store *store; /* NULL: none */
    char scratch[64];       /* where it was taken in; "" = nowhere */
    struct ks_arena *arena; /* owns the receipt */
    bool taken;             /* there is a receipt */
    struct ks_receipt receipt;
};

/* What lies there, by its names. */
enum source_kind source_kind_of(const char *folder);
/* False if there is nothing to show (said on stderr). `trust`: of a signed source; NULL: its own
 * first trust file, which proves nothing of whose it is. */
KS_NODISCARD bool source_open(struct source *source,
                              const char *folder,
                              const char *trust,
                              const char *place,
                              const struct ks_zone *zone);
/* Also of one that could not be opened. */
void source_close(struct source *source);

#endif
