#ifndef KS_SYNC_VERIFY_PARTS_H
#define KS_SYNC_VERIFY_PARTS_H

#include "sync/verify/verify.h"

/* The steps of judging a signed release. They are those of ks_receive(), in its order; KS_RECEIVED
 * means: go on. */

/* Both block on the source and the disk, and keep what they read in r->arena; what they
 * return says why (words.c has its sentence).
 * KS_RECEIVE_NOTHING: no next trust file, or one that does not count yet. Keeps nothing. */
enum ks_receive_code ks_receive_peek_trust(struct ks_receive *r);
enum ks_receive_code ks_receive_fetch(struct ks_receive *r);

#endif
