#ifndef KS_DECODE_DOOR_LANDLOCK_H
#define KS_DECODE_DOOR_LANDLOCK_H

#include <stdbool.h>

/* Landlock: what a decoding child is denied a second time. */

/* Where the kernel has Landlock (5.13 and later, if it was not left out): from now on no file can
 * be opened, made or removed, from 6.7 on no TCP port bound or reached, from 6.12 on neither a
 * process outside signalled nor its abstract socket reached. What is open stays open. Needs
 * no_new_privs. True without Landlock; false where it is there and could not be had. */
bool ks_landlock(void);

#endif
