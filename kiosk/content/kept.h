#ifndef KS_CONTENT_KEPT_H
#define KS_CONTENT_KEPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"

/* The last good bytes of question banks. They stay in use, so that a file somebody has just broken
 * does not take its questions off the screen. In memory only: a process that starts knows what it
 * finds. One thread at a time. */

#define KS_KEPT_FILES_MAX 32
#define KS_KEPT_BYTES_MAX (16u * 1024 * 1024) /* in all; what does not fit is not kept */

struct ks_kept;

KS_NODISCARD struct ks_kept *ks_kept_new(void);
void ks_kept_free(struct ks_kept *kept); /* NULL is fine */
/* Copies them, in the place of those of that path; if they do not fit, none are kept of it. */
void ks_kept_put(struct ks_kept *kept, const char *path, const char *bytes, size_t n);
/* NULL if nothing is kept; valid until the next put or forget. */
const char *ks_kept_get(const struct ks_kept *kept, const char *path, size_t *n);
/* Forgets every file that is not among these names: the office took it away. */
void ks_kept_only(struct ks_kept *kept, const char *const *names, size_t n);

#endif
