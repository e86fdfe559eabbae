#ifndef KS_RECORDS_RECORDS_H
#define KS_RECORDS_RECORDS_H

#include "base/err.h"
#include "core/count/memory.h"

/* The database of what a screen has counted, in one SQLite file (https://sqlite.org). It has a
 * write-ahead log and every transaction is synced: a power cut loses nothing that was written. One
 * thread at a time.
 *
 *   count   day, site, kind (core/count/note.h), key, option, right, rapid, sure -> n, seconds
 *   item    id of a question -> difficulty, answers
 *   lately  the last KS_QUIZ_LATELY questions shown here
 *
 * There are no rows for people or visits and no times of day: what a file holds cannot be led back
 * to anybody. `day` is "2026-11-24", "" while the clock was unknown. */

struct ks_records;

/* Opens or makes the file. One that is damaged is put aside as FILE.broken-1 (-2 ...), a new one
 * made, and `*put_aside` set. NULL only if the folder cannot be written to. */
KS_NODISCARD struct ks_records *
ks_records_open(const char *path, bool *put_aside, struct ks_err *err);
void ks_records_close(struct ks_records *records); /* NULL is fine */

enum ks_records_state {
    KS_RECORDS_GOOD,
    KS_RECORDS_FAILED, /* not now: the disk is full, or another program holds the file */
    KS_RECORDS_DAMAGED /* never again: to be opened anew, which puts it aside */
};
/* Adds all notes, or none unless GOOD. */
KS_NODISCARD enum ks_records_state ks_records_add(struct ks_records *records,
                                                  const char *site,
                                                  const struct ks_note *note,
                                                  size_t n,
                                                  struct ks_err *err);
/* What the screen knew when it was switched off; `memory` must be empty. */
KS_NODISCARD bool
ks_records_recall(struct ks_records *records, struct ks_memory *memory, struct ks_err *err);

#endif
