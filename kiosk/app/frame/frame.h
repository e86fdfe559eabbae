#ifndef KS_APP_FRAME_FRAME_H
#define KS_APP_FRAME_FRAME_H

#include "app/frame/gallery.h"
#include "app/frame/look.h"
#include "core/director/director.h"
#include "core/hand/reach.h"
#include "decode/client/client.h"
#include "stage/canvas.h"
#include "stage/fonts.h"

/* A finished frame: what is shown, painted and turned into the panel's orientation. The player and
 * the makers of still pictures (still.h) make their frames here, so that a shot is what hangs
 * there.
 *
 * On the thread of `look->fonts`: the main thread of the player. Nothing blocks. Out of memory
 * aborts. */

struct ks_unfold; /* app/frame/unfold.h */

struct ks_frame_at { /* what changes from frame to frame; all borrowed for the call */
    const struct ks_program *program;
    const struct ks_situation *situation;
    size_t progress, total;
    const struct ks_visit *visit; /* for KS_SHOWING_VISIT, as the next four */
    struct ks_memory *memory;
    const struct ks_visit_rules *rules;
    const struct ks_staff *staff;
    const struct ks_staff_told *told; /* NULL = nothing */
    struct ks_mono now;
    const struct ks_gallery *gallery; /* NULL: no picture of a work is at hand */
};

struct ks_frame_parts {     /* where things stand on the upright screen */
    struct ks_rect picture; /* of a picture or video */
    struct ks_target target[KS_TARGETS_MAX];
    size_t n_targets;
};

/* Paints. `pixels`: of the picture, the video's first frame or the previewed item, else NULL.
 * `parts` may be NULL. The canvas is the caller's. */
KS_NODISCARD struct ks_canvas *ks_frame_paint(const struct ks_frame_look *look,
                                              const struct ks_frame_at *at,
                                              const struct ks_showing *showing,
                                              const struct ks_pixels *pixels,
                                              struct ks_frame_parts *parts);
/* The same of an item's frame that unfolds (app/frame/unfold.h): with what stands from the first
 * moment. `*unfold` is the caller's; NULL if it was painted whole. */
KS_NODISCARD struct ks_canvas *ks_frame_paint_folded(const struct ks_frame_look *look,
                                                     const struct ks_frame_at *at,
                                                     const struct ks_showing *showing,
                                                     const struct ks_pixels *pixels,
                                                     enum ks_motion motion,
                                                     struct ks_frame_parts *parts,
                                                     struct ks_unfold **unfold);
/* Appends what can be read on that frame in reading order, a line each: for tests, and for those
 * who cannot see it. A QR code gives its address. */
void ks_frame_text(const struct ks_frame_look *look,
                   const struct ks_frame_at *at,
                   const struct ks_showing *showing,
                   struct ks_buf *out);
/* Paints the clock's area again, on a canvas that ks_frame_paint() made for the same showing, with
 * the same parts. */
void ks_frame_clock(const struct ks_frame_look *look,
                    const struct ks_frame_at *at,
                    const struct ks_showing *showing,
                    const struct ks_frame_parts *parts,
                    struct ks_canvas *canvas);
/* Paints a frame of a video into its rectangle `where` of the upright screen. */
void ks_frame_video(const struct ks_frame_look *look,
                    const struct ks_pixels *pixels,
                    struct ks_rect where,
                    struct ks_canvas *canvas);
/* The file that has to be decoded for a frame: a picture, a video, or the picture on a card. A pure
 * function of its arguments; false if nothing has to be decoded. */
struct ks_frame_media {
    const char *path;          /* relative to assets/, borrowed from the program */
    bool video;                /* or a PDF, each page of which has page_ms */
    int64_t page_ms, from_ms;  /* of a PDF: so much of it was seen before */
    bool needed;               /* without it the item cannot play; a card can */
    int box_width, box_height; /* the largest size worth decoding */
};

bool ks_frame_media(const struct ks_frame_look *look,
                    const struct ks_program *program,
                    const struct ks_showing *showing,
                    struct ks_frame_media *media);

const struct ks_playlist_item *ks_frame_item(const struct ks_program *program,
                                             const struct ks_showing *showing); /* NULL if none */

/* The showing of alert or item `n` (ks_preview_item) of an import that waits; its index points into
 * preview->program. */
struct ks_showing ks_frame_previewed(const struct ks_preview *preview, size_t n);

#endif
