#ifndef KS_CORE_SCENE_PAGE_H
#define KS_CORE_SCENE_PAGE_H

#include "base/words.h"
#include "core/card/card.h"
#include "core/draw/linebreak.h"
#include "core/draw/theme.h"
#include "core/hand/focus.h"
#include "core/scene/scene.h"
#include "core/scene/sizes.h"

/* A page that is being drawn, and its text, set to fit. All pieces and screens share it. */

/* What stands beside or above the words. */
enum ks_page_picture {
    KS_PAGE_WORDS_ONLY,
    KS_PAGE_PICTURE, /* the card's */
    KS_PAGE_CODE     /* its QR code, large enough to scan while passing by */
};

#define KS_SMALLEST_ALL 4

struct ks_page {
    const struct ks_scene_env *env;
    struct ks_drawlist *out;
    int margin;
    bool portrait;
    enum ks_lang lang;
    enum ks_page_picture picture;
    const char *card_lang;
    struct ks_reach reach;
    int least_px; /* no text is smaller: 0, or large type's size */
    enum ks_audience audience;
    bool tools;            /* the foot has the buttons for language and large type */
    struct ks_focus focus; /* the ring, round one of the targets drawn */
    bool tight;            /* little room: a smaller headline, rows closer together */
    int smaller;           /* quarters of the way to their smallest size that all words but
                            * headlines go, since there is no room; 4: there is none at all */
    bool overflow;         /* some shape did not fit even at the smallest size */
    size_t lost;           /* characters that were cut off texts, so that they fit */
};

/* The same world, in which a piece of text is measured once: for all pages that are tried for
 * `out`.
 */
struct ks_scene_env ks_page_world(const struct ks_scene_env *env, const struct ks_drawlist *out);
struct ks_page ks_page_begin(const struct ks_scene_env *env, struct ks_drawlist *out);
int ks_u(const struct ks_page *page, int hundredths); /* in pixels; at least 1 */
/* The same for the size of text, which grows in large type. */
int ks_type(const struct ks_page *page, int hundredths);

/* A sentence of the interface, written in Chinese (base/words.h), in the page's language. */
const char *ks_word(const struct ks_page *page, const char *zh) KS_FORMAT_ARG(2);

/* What is only measured, to find a size, and what is drawn at last. */
enum ks_ink { KS_MEASURED, KS_DRAWN };
enum ks_weight { KS_REGULAR, KS_BOLD };

struct ks_text_style {
    int px;
    bool bold, balance, anywhere; /* see struct ks_break_style */
    uint32_t color, alarm, ring;
    uint32_t number;                                     /* text on a disc of the ring's colour */
    enum { KS_FLAG_RINGED, KS_FLAG_UNDERLINED } flagged; /* a tell; a proof */
    int pitch;                                           /* line height, percent of px */
};

struct ks_text {
    struct ks_paragraph paragraph;
    struct ks_text_style style;
    int width, height;
};

/* For what is read in a card: smaller from the start, if the page asks for it. */
struct ks_size_search ks_page_sizes(const struct ks_page *page, int most, int least);

struct ks_text_style
ks_style(const struct ks_page *page, int hundredths, enum ks_weight weight, uint32_t color);
/* Facts filled in; the result lives in the draw list's arena. */
struct ks_spans ks_page_spans(const struct ks_page *page, const struct ks_spans *spans);
const char *ks_page_text(const struct ks_page *page, const char *text); /* facts filled in */
struct ks_spans ks_page_plain(const struct ks_page *page, const char *text);
struct ks_text ks_text_set(const struct ks_page *page,
                           const struct ks_spans *spans,
                           struct ks_text_style style,
                           int width);
/* The first so many lines, cut (core/text/cut.h) if there are more; page->lost counts it. */
struct ks_text ks_text_cut(struct ks_page *page,
                           const struct ks_spans *spans,
                           struct ks_text_style style,
                           int width,
                           size_t lines);
/* How many lines of a style a height holds; the air below the last may stick out. */
size_t ks_lines_in(const struct ks_text_style *style, int height);
/* Set in style.px, or smaller in small steps until it fits into width, height and `lines`; if
 * nothing does, in smallest_px, and cut to the lines that the height holds, which may be none:
 * rather more lines than words that are not there. */
struct ks_text ks_text_fit(struct ks_page *page,
                           const struct ks_spans *spans,
                           struct ks_text_style style,
                           int smallest_px,
                           int width,
                           int height,
                           size_t lines);
/* The same within `room`; but before it is cut or a word of it broken it may go up to `edge`,
 * without the air around `room`. Of both only the size counts. */
struct ks_text ks_text_fit_edge(struct ks_page *page,
                                const struct ks_spans *spans,
                                struct ks_text_style style,
                                struct ks_rect room,
                                struct ks_rect edge,
                                size_t lines);
void ks_text_draw(struct ks_page *page, const struct ks_text *text, int x, int y);
/* A single line of plain text: its width, measured or drawn. */
int ks_line_width(const struct ks_page *page, const char *text, struct ks_text_style style);
int ks_line_draw(struct ks_page *page, const char *text, struct ks_text_style style, int x, int y);
/* The text, or as much of it as fits in `width` on one line, with an ellipsis. */
const char *
ks_line_cut(struct ks_page *page, const char *text, struct ks_text_style style, int width);
/* A file's name that fits on a line or two: its middle gives way, its ending stays. */
const char *ks_name_short(const struct ks_page *page, const char *name);

#endif
