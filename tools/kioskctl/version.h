#ifndef KIOSKCTL_VERSION_H
#define KIOSKCTL_VERSION_H

#include "kioskctl/believed.h"
#include "kioskctl/publish.h"
#include "kioskctl/release.h"

/* The version of a release that is published: above all that was published there, since screens
 * take nothing lower. Sets it from --version, or the next. Says what is wrong. */
KS_NODISCARD bool version_choose(const struct rel *rel,
                                 const struct believed *believed,
                                 struct outlet *outlet,
                                 struct ks_manifest *m);

#endif
