#ifndef KS_APP_FRAME_STILL_H
#define KS_APP_FRAME_STILL_H

#include "app/frame/frame.h"
#include "content/content_set.h"

/* A still picture of what hangs on a screen at one moment, made without a player. It is made in one
 * go from a content set, with its pictures decoded and painted: for kioskctl shot, and for any
 * other place that looks at content without a player. All that the struct points to is borrowed for
 * the call. Blocks on the disk and on decoders; on the thread of `look.fonts`. */

struct ks_still {
    struct ks_frame_look look;
    struct ks_content_set *set;       /* what `program` was loaded from: its files are read here */
    const struct ks_program *program; /* sealed; nothing is allocated from it */
    const struct ks_situation *situation;
    const char *item; /* a row of a playlist, an alert or any card, relative to assets/; NULL: what
                       * the director shows first */
    const struct ks_visit *visit;             /* or a screen of a visit; NULL: none */
    const struct ks_decoder_params *decoding; /* NULL: as a player decodes */
};

/* The canvas is the caller's. NULL if there is no such item (KS_ERR_NOT_FOUND), or what it needs
 * cannot be decoded. */
KS_NODISCARD struct ks_canvas *ks_still_paint(const struct ks_still *still, struct ks_err *err);
/* Appends what can be read on it, see ks_frame_text(); nothing is decoded. False: no such item. */
bool ks_still_text(const struct ks_still *still, struct ks_buf *out, struct ks_err *err);

#endif
