#ifndef KS_APP_FRAME_FRAME_H
#define KS_APP_FRAME_FRAME_H

#include "app/frame/gallery.h"
#include "core/director/director.h"
#include "core/hand/reach.h"
#include "decode/client/client.h"
#include "stage/canvas.h"
#include "stage/fonts.h"

/* One finished frame: what is shown, painted upright and turned into the panel's orientation.
 * The player and `kioskctl shot` make their frames here, so that a shot is what hangs there. */

struct ks_frame_look { /* what does not change while the program runs */
    struct ks_fonts *fonts;
    int width, height; /* of the panel */
    int rotate;        /* of the picture, degrees clockwise: ks_frame_turn() */
    const char *lang;  /* "zh" or "en" */
    const char *place; /* tag of the place for the frame, "" = none */
    bool touch;
    struct ks_mount mount; /* where the panel hangs */
};

struct ks_frame_at { /* what changes from frame to frame */
    const struct ks_program *program;
    const struct ks_situation *situation;
    size_t progress, total;
    const struct ks_visit *visit; /* for KS_SHOWING_VISIT, with what the screen remembers and */
    struct ks_memory *memory;     /* offers */
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

/* A panel hangs turned clockwise by 0, 90, 180 or 270 degrees (90: its own left edge is up). So far
 * must the picture be turned clockwise to stand upright there. */
int ks_frame_turn(int panel);
/* Upright size for a panel. */
void ks_frame_size(const struct ks_frame_look *look, int *width, int *height);
/* Paint. `pixels` and `info`: of a picture or a video's frame, else NULL. `parts` may be
 * NULL. The canvas is the caller's. */
KS_NODISCARD struct ks_canvas *ks_frame_paint(const struct ks_frame_look *look,
                                              const struct ks_frame_at *at,
                                              const struct ks_showing *showing,
                                              const struct ks_pixels *pixels,
                                              struct ks_frame_parts *parts);
/* What can be read on that frame, line by line from the top: for tests, and for those who cannot
 * see it. A code gives its address. */
void ks_frame_text(const struct ks_frame_look *look,
                   const struct ks_frame_at *at,
                   const struct ks_showing *showing,
                   struct ks_buf *out);
/* The clock once more, on a canvas that ks_frame_paint() made for the same showing. */
void ks_frame_clock(const struct ks_frame_look *look,
                    const struct ks_frame_at *at,
                    const struct ks_showing *showing,
                    struct ks_canvas *canvas);
/* A video's frame into its rectangle. */
void ks_frame_video(const struct ks_frame_look *look,
                    const struct ks_pixels *pixels,
                    struct ks_rect where,
                    struct ks_canvas *canvas);
/* The file that has to be decoded for a frame: a picture, a video, or the picture on a card. */
struct ks_frame_media {
    const char *path; /* relative to assets/, borrowed from the program */
    bool video;
    bool needed;               /* without it the item cannot play; a card can */
    int box_width, box_height; /* the largest size worth decoding */
};

bool ks_frame_media(const struct ks_frame_look *look,
                    const struct ks_program *program,
                    const struct ks_showing *showing,
                    struct ks_frame_media *media); /* false: nothing */

const struct ks_playlist_item *ks_frame_item(const struct ks_program *program,
                                             const struct ks_showing *showing); /* NULL if none */

/* The n-th thing to look at of an import that waits, shown from its `program`. */
struct ks_showing ks_frame_previewed(const struct ks_preview *preview, size_t n);

#endif
