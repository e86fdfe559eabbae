#ifndef KS_CORE_HAND_REACH_H
#define KS_CORE_HAND_REACH_H

#include <stdbool.h>

/* Sizes and places for a hand: from millimetres of the panel to pixels. They are how large a
 * target must be, where on the glass it can be reached from a wheelchair, and how large text is in
 * large type. Pure.
 *
 * Operable parts stand 800-1100 mm above the floor, and never above 1220 (EN 301 549 8.3, ADA
 * 308); a target is at least 20 mm, an answer 25 mm high, 5 mm apart (WCAG's 44 px is a measure
 * for hand-held glass). Large type: a capital H subtends 0.7 degrees at the viewing distance
 * (EN 301 549 5.1.4), 7.3 mm at 600 mm; it is 0.733 em high in our face. */

/* Who reads a screen: one who stands before it, or a class from 5 m. */
enum ks_audience { KS_FOR_ONE, KS_FOR_CLASS };
enum ks_text_size { KS_TEXT_NORMAL, KS_TEXT_LARGE };

struct ks_mount {
    int width_mm, height_mm; /* of the upright picture; 0 = unknown */
    int bottom_mm;           /* its lower edge above the floor; 0 = unknown */
    int view_mm;             /* eye to glass; 0 = KS_VIEW_MM */
};

#define KS_VIEW_MM 600
#define KS_REACH_LOW_MM 800
#define KS_REACH_HIGH_MM 1100
#define KS_REACH_LIMIT_MM 1220
#define KS_TARGET_MM 20
#define KS_ANSWER_MM 25
#define KS_APART_MM 5

struct ks_reach { /* pixels of the upright picture */
    int target, answer, gap;
    int top, limit, bottom; /* y: targets stand below `top` if they can, below `limit` always,
                               above `bottom` */
    int em;                 /* least size of text in large type */
    bool fits;              /* false: hung so that no room for targets is within reach */
};

/* The upright picture of width x height pixels on a panel whose data sheet says so many
 * millimetres, in either order; second 0: the first is the diagonal; both 0: unknown. */
struct ks_mount ks_mount_of(int first_mm, int second_mm, int width, int height);

/* An unknown panel is taken for 21.5 inches, so that targets are too large rather than too small;
 * an unknown height for 800 mm, and the band for the lower 45 % of a portrait picture. */
struct ks_reach ks_reach_of(const struct ks_mount *mount, int width, int height);

#endif
