#ifndef KS_STAGE_NOTO_H
#define KS_STAGE_NOTO_H

#include "stage/fonts.h"

/* The project's two faces, Noto Sans CJK SC Regular and Bold, as distributions install them. The
 * caller closes the fonts. NULL (KS_ERR_NOT_FOUND) if they are not there, with a sentence that says
 * what to install. Blocks on the disk; main thread. */
KS_NODISCARD struct ks_fonts *ks_noto_open(struct ks_err *err);

#endif
