#ifndef KIOSKCTL_REPLAY_CONTENT_H
#define KIOSKCTL_REPLAY_CONTENT_H

#include "content/content_set.h"
#include "content/kept.h"
#include "kioskctl/replay_line.h"
#include "store/store.h"

/* Where a replay finds the content that was traced: folders and a store, known again by the
 * fingerprint of what was loaded (core/program/program.h). */

#define REPLAY_SETS_MAX 10

struct replay_content {
    struct ks_content_set *set[REPLAY_SETS_MAX];
    size_t n;
    struct ks_store *store;
    struct ks_kept *kept;
    struct ks_zone zone;
    struct ks_civil loaded;
};

/* The folders and the store given (what it shows, and the release before); without any, those that
 * the trace names. */
KS_NODISCARD bool replay_content_open(struct replay_content *content,
                                      const struct ks_trace_head *head,
                                      const char *const *folders,
                                      size_t n,
                                      const char *store,
                                      struct ks_err *err);
void replay_content_close(struct replay_content *content);
/* The program that was traced, with the rows that did not play then; NULL with KS_ERR_NOT_FOUND:
 * none of them is it. Without a fingerprint the first is taken. */
KS_NODISCARD struct ks_program *replay_content_load(struct replay_content *content,
                                                    const struct replay_program *wanted,
                                                    struct ks_err *err);

#endif
