#ifndef KS_STAGE_NOTO_H
#define KS_STAGE_NOTO_H

#include "stage/fonts.h"

/* The project's two faces, Noto Sans CJK SC Regular and Bold, as distributions install them. NULL
 * if they are not there: the office is told what to install. */
KS_NODISCARD struct ks_fonts *ks_noto_open(struct ks_err *err);

#endif
