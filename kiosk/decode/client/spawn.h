#ifndef KS_DECODE_CLIENT_SPAWN_H
#define KS_DECODE_CLIENT_SPAWN_H

#include "decode/client/child.h"

/* Children that are processes of their own: started with three descriptors and nothing else, always
 * reaped. Their memory is sealed before they begin, so that it cannot shrink under us. */
extern const struct ks_child_host ks_child_processes;

#endif
