#ifndef KS_DECODE_CHILD_REPLY_H
#define KS_DECODE_CHILD_REPLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "decode/protocol.h"

/* Answers of a decoding child, and the memory its pixels go into. The child has one thread. One
 * whose client is gone ends. */

/* One record over the socket. refuse() does not return; width and height are those of the picture,
 * or 0. */
void ks_child_answer(const struct ks_reply *reply);
KS_NORETURN void ks_child_refuse(enum ks_refusal reason, int width, int height);
/* The first `bytes` of the client's pixel memory, for as long as the child lives. Refuses with
 * KS_REFUSE_MEMORY if it cannot be had. NOW: every page of it will be written, so ask for them at
 * once and not by a fault for each. */
enum ks_child_pages { KS_PAGES_LATER, KS_PAGES_NOW };
uint32_t *ks_child_pixels(size_t bytes, enum ks_child_pages pages);

#endif
