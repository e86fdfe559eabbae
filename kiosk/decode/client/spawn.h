#ifndef KS_DECODE_CLIENT_SPAWN_H
#define KS_DECODE_CLIENT_SPAWN_H

#include "decode/client/child.h"

/* Decoding children as processes. Each is started with three descriptors and nothing else, and
 * always reaped. Its memory is sealed before it begins, so that it cannot shrink under us. What
 * each operation does: child.h. On the thread of the decoder (client.h). */
extern const struct ks_child_host ks_child_processes;

#endif
