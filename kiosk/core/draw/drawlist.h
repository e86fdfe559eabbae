#ifndef KS_CORE_DRAW_DRAWLIST_H
#define KS_CORE_DRAW_DRAWLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "core/draw/tap.h"

/* The draw list: what to draw, as data. It is the seam between scene (describes) and painter
 * (draws). Coordinates are pixels of the unrotated logical screen, origin top left. Colours are
 * 0xAARRGGBB, straight alpha. */

struct ks_rect {
    int x, y, w, h;
};

struct ks_font {
    bool bold;
    int px; /* em size = size of one hanzi */
};

/* How wide text is; supplied by stage/fonts.h, by a fixed-width twin in tests. */
struct ks_typeset {
    void *context;
    int (*advance)(void *context, struct ks_font font, const char *utf8, size_t n);
    /* ascent above and descent below the baseline of the em box used for placing lines */
    void (*vertical)(void *context, struct ks_font font, int *ascent, int *descent);
    struct ks_pieces_memory *parted; /* core/draw/pieces.h; NULL: each text is parted anew */
};

enum ks_icon {
    KS_ICON_NONE,
    KS_ICON_TICK,    /* ✓ in a circle */
    KS_ICON_CROSS,   /* ✗ in a circle */
    KS_ICON_WARNING, /* ! in a triangle */
    KS_ICON_TOUCH,   /* a pointing finger */
    KS_ICON_PHONE,
    KS_ICON_PHONE_DOWN,
    KS_ICON_PERSON,
    KS_ICON_LOCK,
    KS_ICON_SHIELD,
    KS_ICON_BELL,
    KS_ICON_CHECK, /* bare ✓ */
    KS_ICON_TIMES, /* bare ✗ */
    KS_ICON_BACK,
    KS_ICON_COUNT
};

enum ks_draw_kind {
    KS_DRAW_FILL,    /* rounded rectangle, filled */
    KS_DRAW_STROKE,  /* rounded rectangle, outlined inside its edge */
    KS_DRAW_TEXT,    /* one run, left end at rect.x, baseline at rect.y */
    KS_DRAW_PICTURE, /* picture `text` (asset path) scaled to cover/fit rect */
    KS_DRAW_ICON,
    KS_DRAW_QR /* `text` as a QR code with its quiet zone filling rect */
};

/* GROUND: what the picture stands on (ks_pixels_ground()), all over the rectangle. */
enum ks_fit { KS_FIT_CONTAIN, KS_FIT_COVER, KS_FIT_GROUND };

/* When what is drawn comes, on a card that unfolds (core/draw/beats.h): from the first frame; else
 * in the order of the kinds, and of one kind in the order of their turns. Else it means nothing. */
enum ks_beat_kind { KS_BEAT_STANDS, KS_BEAT_MESSAGE, KS_BEAT_TELL, KS_BEAT_VERDICT };

struct ks_beat {
    enum ks_beat_kind kind;
    int turn; /* KS_BEAT_STANDS: 0 */
};

/* Corners to round; others stay square. */
enum { KS_CORNER_TL = 1, KS_CORNER_TR = 2, KS_CORNER_BR = 4, KS_CORNER_BL = 8, KS_CORNERS = 15 };

struct ks_draw {
    enum ks_draw_kind kind;
    struct ks_rect rect;
    uint32_t color;
    int radius, width; /* FILL/STROKE: corner radius, line width */
    unsigned corners;
    struct ks_font font;
    const char *text;
    enum ks_icon icon;
    enum ks_fit fit;
    int reading; /* see ks_drawlist */
    struct ks_beat beat;
};

struct ks_target { /* what a touch inside `rect` means */
    struct ks_rect rect;
    struct ks_tap tap;
    int reading; /* see ks_drawlist */
};

#define KS_TARGETS_MAX 24 /* of one screen; one more is a bug (assert) */

struct ks_drawlist {
    struct ks_arena *arena; /* owns v and texts */
    struct ks_draw *v;
    size_t n, capacity;
    struct ks_target target[KS_TARGETS_MAX];
    size_t n_targets;
    /* Reading order: what is drawn from now on is read after everything of a smaller number, and
     * among its equals from the top. Targets get the ring in the same order. */
    int reading;
    struct ks_beat beat; /* of what is drawn from now on */
    int turns;           /* beats given out so far */
};

/* A beat of this kind that comes after those before it, for list->beat. */
struct ks_beat ks_draw_beat(struct ks_drawlist *list, enum ks_beat_kind kind);
/* Sorts the targets into reading order; once, when the list is complete. Equals keep their order.
 */
void ks_draw_sort_targets(struct ks_drawlist *list);
/* Takes back what was drawn since `before` was copied from the list. */
void ks_draw_back(struct ks_drawlist *list, const struct ks_drawlist *before);
void ks_draw_target(struct ks_drawlist *list, struct ks_rect rect, struct ks_tap tap);

void ks_draw_fill(struct ks_drawlist *list, struct ks_rect rect, uint32_t color, int radius);
void ks_draw_fill_corners(
    struct ks_drawlist *list, struct ks_rect rect, uint32_t color, int radius, unsigned corners);
void ks_draw_stroke(
    struct ks_drawlist *list, struct ks_rect rect, uint32_t color, int radius, int width);
void ks_draw_text(struct ks_drawlist *list,
                  int x,
                  int baseline,
                  struct ks_font font,
                  uint32_t color,
                  const char *utf8,
                  size_t n);
void ks_draw_picture(struct ks_drawlist *list,
                     struct ks_rect rect,
                     const char *path,
                     enum ks_fit fit);
void ks_draw_icon(struct ks_drawlist *list, struct ks_rect rect, enum ks_icon icon, uint32_t color);
void ks_draw_qr(struct ks_drawlist *list, struct ks_rect rect, const char *payload);

#endif
