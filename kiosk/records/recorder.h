#ifndef KS_RECORDS_RECORDER_H
#define KS_RECORDS_RECORDER_H

#include "core/count/memory.h"

/* The thread that writes records.db, so that the glass never waits for a disk. Notes of a few
 * seconds become one transaction: a card that is written to every moment does not live long. What
 * cannot be written is lost and logged once; the player plays on. All functions are for the main
 * thread, which waits in none but free(). */

struct ks_recorder;

struct ks_recorder_params {
    const char *path; /* copied */
    const char *site; /* tag of the place; copied */
    /* Called once, on the recorder's thread: what was known, malloc; yours, ks_memory_clear() and
     * free() it. Not called if the file cannot be had. */
    void (*known)(void *context, struct ks_memory *memory);
    void *context;
};

KS_NODISCARD struct ks_recorder *ks_recorder_start(const struct ks_recorder_params *params);
/* Copies the note; never waits: if the writer is far behind, the note is lost. NULL is fine. */
void ks_recorder_note(struct ks_recorder *recorder, const struct ks_note *note);
/* No note comes any more: it writes what is left. NULL is fine. */
void ks_recorder_stop(struct ks_recorder *recorder);
void ks_recorder_free(struct ks_recorder *recorder); /* stops it and waits; NULL is fine */

#endif
