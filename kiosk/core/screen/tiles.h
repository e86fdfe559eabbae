#ifndef KS_CORE_SCREEN_TILES_H
#define KS_CORE_SCREEN_TILES_H

#include "core/screen/touch.h"

/* Tiles to touch, with a second line, a number or a mark; steps and bars to read. */

enum ks_tile_look { KS_TILE_INK, KS_TILE_RED, KS_TILE_TEAL, KS_TILE_WHITE, KS_TILE_FRAMED };

struct ks_tile {
    const char *title, *note; /* note "" or NULL: none */
    struct ks_tap tap;        /* KS_TAP_NOTHING: not to be touched */
    enum ks_tile_look look;
    const char *badge; /* a number or letter before the title; NULL = none */
    enum ks_icon icon; /* before the title; KS_ICON_NONE = none */
    int most;          /* hundredths of u of the title; 0 = 500 */
    int note_most;     /* the same of the note; 0 = 330 */
    int aside;         /* pixels at its left that sign and words leave free, */
    int foot;          /* pixels at its foot that the words leave free */
};

void ks_tile_draw(struct ks_page *page, struct ks_rect rect, const struct ks_tile *tile);
/* Tiles in rows of `columns` filling `room`, none taller than `most` hundredths of u: at its bottom
 * in portrait, where hands are, else at its top. Returns the top of the first. */
int ks_tiles_draw(struct ks_page *page,
                  struct ks_rect room,
                  const struct ks_tile *tile,
                  size_t n,
                  int columns,
                  int most);
/* Where we are among a few: dashes, done in ink, the present one in amber. */
void ks_steps_draw(struct ks_page *page, struct ks_rect rect, size_t at, size_t n);
/* Text from the top of `room` in a style that fits; returns the y below it. */
int ks_words_draw(struct ks_page *page,
                  const char *text,
                  struct ks_text_style style,
                  struct ks_rect room,
                  size_t lines);
/* A bar of a count: `n` of `most`, the label over it, the number at its end. */
void ks_bar_draw(struct ks_page *page,
                 struct ks_rect rect,
                 const char *label,
                 uint32_t n,
                 uint32_t most,
                 bool mine);

void ks_bars_draw(struct ks_page *page,
                  struct ks_rect room,
                  const char *const *label,
                  const uint32_t *count,
                  size_t n,
                  size_t mine); /* KS_CHOICES_MAX: none */
/* The note below a heading: thanks for a touch that was counted, a request to wait for one that
 * came too soon, else `otherwise`. */
const char *ks_part_note(const struct ks_page *page, enum ks_part part, const char *otherwise);

#endif
