#ifndef KS_SYNC_TAKE_LEFTOVERS_H
#define KS_SYNC_TAKE_LEFTOVERS_H

/* The removal of what killed processes left among the results. Their names have the number of a
 * process that is no more. What cannot be removed stays, until the next time; nobody needs it gone.
 * `state`: the store's folder. Blocks on the disk. */
void ks_take_leftovers(const char *state);

#endif
