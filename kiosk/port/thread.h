#ifndef KS_PORT_THREAD_H
#define KS_PORT_THREAD_H

#include "base/attr.h"

/* A named joinable thread. Names have at most 15 bytes. All signals are blocked on it: they belong
 * to the main thread. Starting one cannot fail in a way the kiosk could continue from, so it
 * aborts. What `context` points to is the thread's until it is joined. From any thread but itself.
 */

struct ks_thread;

KS_NODISCARD struct ks_thread *
ks_thread_start(const char *name, void (*run)(void *context), void *context);
void ks_thread_join(struct ks_thread *thread); /* waits, then frees; NULL is fine */
/* Frees a thread that has said that it is about to end: nobody waits for it. */
void ks_thread_let_go(struct ks_thread *thread);

#endif
