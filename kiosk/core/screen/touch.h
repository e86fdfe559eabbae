#ifndef KS_CORE_SCREEN_TOUCH_H
#define KS_CORE_SCREEN_TOUCH_H

#include "core/scene/page.h"
#include "core/visit/visit.h"

/* Pieces of touch screens: heading, text, buttons with their targets, foot. What is read stands at
 * the top, what is touched at the foot. */

/* Reading order: see ks_drawlist. The frame is 0. */
enum {
    KS_READ_HEADING = 1 << 4, /* between them: parts that are counted as they are drawn */
    KS_READ_BODY = 2 << 4,
    KS_READ_MORE = 3 << 4,
    KS_READ_TARGETS = 4 << 4,
    KS_READ_FOOT = 5 << 4,
    KS_READ_TOOLS = 6 << 4,
    KS_READ_STRIP = 7 << 4
};

/* Reading group for the next target, so that its words are read before the next one's. Each of the
 * first 15 targets has its own; all further ones share the last. */
int ks_touch_reading(const struct ks_page *page);

int ks_touch_gap(const struct ks_page *page); /* between targets */
/* Width in pixels of a small button of the foot: `hundredths` of u, but at least a target's size
 * and the room for four letters or two hanzi. */
int ks_touch_tool(const struct ks_page *page, int hundredths);

enum ks_button { KS_BUTTON_DARK, KS_BUTTON_CALM, KS_BUTTON_LIGHT };

void ks_touch_button(struct ks_page *page,
                     struct ks_rect rect,
                     const char *text,
                     struct ks_tap tap,
                     enum ks_button look);
/* Ground and heading, at the top for reading (title and note may be ""); returns the room below,
 * down to where hands reach. */
struct ks_rect ks_touch_begin(struct ks_page *page, const char *title, const char *note);
/* The same; but a note that has no room beside the title is left out. */
struct ks_rect ks_touch_begin_beside(struct ks_page *page, const char *title, const char *note);
/* The same for a screen that has nothing to read below its heading: where hands do not reach up to
 * it, heading and note are larger. */
struct ks_rect ks_touch_begin_list(struct ks_page *page, const char *title, const char *note);
struct ks_grid {
    struct ks_rect first; /* its cell 0 */
    int gap, columns;
};

/* Where n targets stand in rows of `columns` or more, `tall` pixels high if room and reach allow:
 * at the bottom of `room` in portrait, else at its top. */
struct ks_grid
ks_touch_layout(const struct ks_page *page, struct ks_rect room, size_t n, int columns, int tall);
struct ks_rect ks_grid_cell(const struct ks_grid *grid, size_t i);
/* Buttons in rows of `columns`, as tall as `room` and reach allow: at its bottom in portrait, else
 * at its top; returns their top. */
int ks_touch_grid(struct ks_page *page,
                  struct ks_rect room,
                  const char *const *texts,
                  const struct ks_tap *taps,
                  size_t n,
                  int columns,
                  enum ks_button look);
/* A column of buttons at the bottom of `room`, as tall as it allows; returns their top. */
int ks_touch_column(struct ks_page *page,
                    struct ks_rect room,
                    const char *const *texts,
                    const struct ks_tap *taps,
                    size_t n,
                    enum ks_button look);
/* Says of a card (or, NULL, of a Chinese question) that it is Chinese, where English is read; else
 * "". */
const char *ks_chinese_mark(const struct ks_page *page, const struct ks_card *card);
/* The row within reach at the foot, 结束 always at its end; in portrait a second one above it if
 * there are several. Returns what is left above KS_FOOT_AIR. */
#define KS_FOOT_AIR 350 /* hundredths of u */
#define KS_LEAVE 1400   /* hundredths of u: width of 结束, for ks_touch_tool() */
struct ks_rect ks_touch_foot(struct ks_page *page,
                             struct ks_rect room,
                             const char *const *texts,
                             const struct ks_tap *taps,
                             size_t n);
/* Ends a screen: sorts its targets into reading order and draws the ring round the focused one. */
void ks_touch_end(struct ks_page *page);

#endif
