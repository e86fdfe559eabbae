#ifndef KS_READERS_CAP_XML_H
#define KS_READERS_CAP_XML_H

#include "core/alert.h"
#include "core/problem.h"

/* OASIS CAP 1.2 XML (namespace urn:oasis:names:tc:emergency:cap:1.2) by expat. DTDs and entity
 * declarations are refused. Of several info blocks the one in zh-CN (then zh, then en, then the
 * first) is taken; its areas too. False, with the problems listed, if it is no usable alert. */

#define KS_CAP_BYTES_MAX (256 * 1024)

bool ks_cap_read(const char *file,
                 const char *bytes,
                 size_t n,
                 const struct ks_zone *zone,
                 struct ks_arena *arena,
                 struct ks_alert *alert,
                 struct ks_problems *problems);

#endif
