#ifndef KS_DECODE_DOOR_SHELF_H
#define KS_DECODE_DOOR_SHELF_H

#include "decode/protocol.h"

/* A shelf of files that were opened before the door closed, and are handed out by name behind it.
 * A library that opens files of the system by their paths (fonts, tables of characters) gets those
 * of the shelf and no other: the kernel lets no call with a path through, but has it answered here
 * (SIGSYS). Two that have one file open share its place in it. The child has one thread. */

struct ks_shelf;

#define KS_SHELF_FILES_MAX 512
#define KS_SHELF_LOWEST (KS_CHILD_SOCKET + 1) /* descriptor of what is handed out */

/* Ends the child when out of memory. What is not there, cannot be opened, or is beyond the bound,
 * is not on the shelf; how many are beyond it is written to the log before the door closes. */
struct ks_shelf *ks_shelf_new(void);
void ks_shelf_add(struct ks_shelf *shelf, const char *path);
/* Each file in the folder, and in the folders in it. */
void ks_shelf_add_folder(struct ks_shelf *shelf, const char *path);
/* From now on the calls that the sandbox has refused (struct ks_lock, `shelf`) are answered from
 * it; it stays as long as the child. Returns how high the numbers of descriptors must go. */
int ks_shelf_serve(struct ks_shelf *shelf);

#endif
