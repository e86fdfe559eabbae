#ifndef KS_STAGE_CAPTURE_H
#define KS_STAGE_CAPTURE_H

#include "base/err.h"
#include "stage/canvas.h"

/* A canvas as a PNG file, written by temp and rename. Its alpha is left out. Blocks on the disk;
 * any thread. False with KS_ERR_IO if it cannot be written. */
bool ks_capture_png(const struct ks_canvas *canvas, const char *path, struct ks_err *err);

#endif
