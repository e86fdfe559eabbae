#ifndef KS_DECODE_CHILD_GIF_READ_H
#define KS_DECODE_CHILD_GIF_READ_H

#include <gif_lib.h>
#include <stdint.h>

#include "base/attr.h"
#include "decode/child/main.h"

/* The pictures of a GIF, one after the other: how each is laid out, and its colours. The child has
 * one thread. */

enum ks_gif_next { KS_GIF_PICTURE, KS_GIF_END, KS_GIF_BROKEN };

/* Goes to the next picture, which is in file->Image then; `control`: what is said of it. */
enum ks_gif_next ks_gif_next(GifFileType *file, GraphicsControlBlock *control);
/* Its colours, 0 for the transparent one. */
void ks_gif_colors(const GifFileType *file, int transparent, uint32_t color[256]);
KS_NORETURN void ks_gif_refuse(const GifFileType *file);

/* Sends the frames of one that moves, without end: each on what the one before left of its canvas,
 * as browsers do it. */
KS_NORETURN void ks_gif_move(const struct ks_box *box);

#endif
