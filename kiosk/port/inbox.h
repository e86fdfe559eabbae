#ifndef KS_PORT_INBOX_H
#define KS_PORT_INBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"

/* A bounded queue of owned messages between two threads. Its wake-up callback may only ring a
 * doorbell: push one event, write one byte. Messages are fixed-size values that are copied in and
 * out; pointers inside them change owner with the message. */

struct ks_inbox;

KS_NODISCARD struct ks_inbox *
ks_inbox_new(size_t message_size, size_t capacity, void (*wake)(void *context), void *context);
void ks_inbox_free(struct ks_inbox *inbox); /* drain it first: it cannot free what you own */

/* False when full or closed: the caller still owns the message. */
KS_NODISCARD bool ks_inbox_put(struct ks_inbox *inbox, const void *message);
/* The same, but waits while it is full. False when closed. Not for the thread that takes. */
KS_NODISCARD bool ks_inbox_put_wait(struct ks_inbox *inbox, const void *message);
/* False when empty. */
KS_NODISCARD bool ks_inbox_take(struct ks_inbox *inbox, void *message);
/* Wait until there is one, at most timeout_ms (-1 = for ever). False on timeout, or when closed
 * and empty. */
KS_NODISCARD bool ks_inbox_wait(struct ks_inbox *inbox, void *message, int timeout_ms);
/* No more puts; waiters return. */
void ks_inbox_close(struct ks_inbox *inbox);

#endif
