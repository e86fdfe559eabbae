#ifndef KS_CONTENT_WATCH_H
#define KS_CONTENT_WATCH_H

#include <stdbool.h>

#include "base/err.h"

/* The watch on a content folder: tells when its files have changed and are quiet again. It uses
 * inotify on playlists/ and assets/ with all folders below them (ten levels), and tells once the
 * files have been quiet for 300 ms (a copy may still run), 800 ms after the first change at the
 * latest. One thread waits, and opens and closes it; no polling. */

struct ks_watch;

KS_NODISCARD struct ks_watch *ks_watch_open(const char *folder, struct ks_err *err);
/* The same for other folders than these two; `names` ends with NULL and outlives the watch. */
KS_NODISCARD struct ks_watch *
ks_watch_open_below(const char *folder, const char *const *names, struct ks_err *err);
/* Only the arrival of one name in a folder, by rename: at once, there is nothing to settle. A
 * folder that is not there yet is looked for every five seconds; its coming counts as well. */
KS_NODISCARD struct ks_watch *
ks_watch_open_file(const char *folder, const char *name, struct ks_err *err);
void ks_watch_close(struct ks_watch *watch);
/* Block until something changed and settled, or ks_watch_interrupt(). False when interrupted. */
KS_NODISCARD bool ks_watch_wait(struct ks_watch *watch);
void ks_watch_interrupt(struct ks_watch *watch); /* from any thread */

#endif
