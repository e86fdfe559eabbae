#ifndef KS_APP_FRAME_TICKET_H
#define KS_APP_FRAME_TICKET_H

#include <stdbool.h>
#include <stdint.h>

/* The number of a frame or picture in the making, and who asked for it. By it the answer of a
 * decoder finds whoever asked. A value: any thread. */

enum ks_frame_owner {
    KS_OWNER_NOBODY,
    KS_OWNER_DIRECTOR, /* the loop and the visit; n is the director's own number */
    KS_OWNER_GALLERY,  /* pictures of works (app/player/gallery.c) */
    KS_OWNER_PROOF,    /* drawn to prove a release (app/player/vitals.h), never shown */
    KS_OWNER_PREVIEW   /* items of an import that waits (app/player/preview.c) */
};

struct ks_ticket { /* all zero: none */
    enum ks_frame_owner owner;
    uint32_t n;
};

static inline bool ks_ticket_equal(struct ks_ticket a, struct ks_ticket b)
{
    return a.owner == b.owner && a.n == b.n;
}

/* The owner's next one. After 2^32 of them numbers come again: nobody waits for so long. */
static inline struct ks_ticket ks_ticket_next(enum ks_frame_owner owner, uint32_t *given)
{
    return (struct ks_ticket) { owner, ++*given };
}

#endif
