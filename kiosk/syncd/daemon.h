#ifndef KS_SYNCD_DAEMON_H
#define KS_SYNCD_DAEMON_H

#include "sync/config.h"

/* The loop of kiosk-sync over all sources and sticks. It looks at every source in its turn, for
 * ever (or once), and at every stick that is mounted below the configured folders. Nothing here
 * touches a source: see worker.h, watcher.h. What changed becomes one line in the log; the same
 * failure again is not logged again. `config` is borrowed until it returns: at SIGTERM or SIGINT,
 * or with --once when all have been looked at. For the process's one thread. Returns the exit
 * status: 0 fine, 1 something was refused, 2 a source or the store failed. */
int ks_daemon_run(const struct ks_sync_config *config);

#endif
