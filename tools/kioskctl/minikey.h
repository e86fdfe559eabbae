#ifndef KIOSKCTL_MINIKEY_H
#define KIOSKCTL_MINIKEY_H

#include "core/release/trust.h"

/* Secret keys as minisign 0.11 keeps them, and signatures as it writes them. Signing exists only
 * here, in the office's tool: a device can verify and has no such code. The secret is wiped by
 * minikey_wipe(). */

struct minikey {
    struct ks_trust_key key;
    uint8_t secret[64];
};

void minikey_new(struct minikey *key);
void minikey_wipe(struct minikey *key);
/* NAME.key (mode 0600; encrypted with scrypt unless `password` is NULL) and NAME.pub. Neither may
 * exist. As minisign it takes 1 GiB and some seconds, less where there is less memory. */
KS_NODISCARD bool
minikey_save(const struct minikey *key, const char *name, const char *password, struct ks_err *err);
/* `password` is asked (with the file's name) only if the file needs one; NULL = gave none. */
KS_NODISCARD bool minikey_load(const char *path,
                               const char *(*password)(const char *path),
                               struct minikey *key,
                               struct ks_err *err);
/* Append a signature file over `bytes`; `name` and `when` go into the trusted comment. */
void minikey_sign(const struct minikey *key,
                  struct ks_str bytes,
                  const char *name,
                  int64_t when,
                  struct ks_buf *out);

enum password_ask { PASSWORD_ONCE, PASSWORD_TWICE };
/* A line from the terminal, unseen, or from standard input. TWICE: asked again on a terminal.
 * NULL if there is none, it is empty, or the two differ (said so). Static memory. */
const char *password_read(const char *prompt, enum password_ask ask);

#endif
