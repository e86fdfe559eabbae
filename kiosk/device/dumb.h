#ifndef KS_DEVICE_DUMB_H
#define KS_DEVICE_DUMB_H

#include "base/err.h"
#include "device/drm_card.h"

/* Frames on the glass without a GPU: two buffers of the card in plain memory. One buffer is shown
 * while the next frame is copied into the other; they are exchanged at the vertical blank. No
 * OpenGL is needed. Main thread; nothing waits. */

struct ks_dumb;

/* Makes the buffers; what is on the glass stays until the first frame. The card's fd (place->fd)
 * must stay open as long. */
KS_NODISCARD struct ks_dumb *ks_dumb_open(const struct ks_drm_place *place, struct ks_err *err);
void ks_dumb_close(struct ks_dumb *dumb); /* NULL is fine */

/* Copies a frame of XRGB8888 words, `stride` bytes a row, and has it shown. The first one sets the
 * mode and is shown at once; the others are shown when ks_dumb_handle() says so, and until then no
 * other may follow. The other outputs of the card are switched off: nothing but the picture shows.
 */
KS_NODISCARD bool
ks_dumb_show(struct ks_dumb *dumb, const void *px, int stride, struct ks_err *err);
/* The card's fd can be read: true if the frame under way is on the glass now. */
bool ks_dumb_handle(struct ks_dumb *dumb);
/* The number of the buffer that should be on the glass, see glass.h; 0 before the first frame. */
uint32_t ks_dumb_front(const struct ks_dumb *dumb);
/* What is in that buffer, rows of `stride` bytes; NULL before the first frame. */
void *ks_dumb_pixels(const struct ks_dumb *dumb, int *stride);

#endif
