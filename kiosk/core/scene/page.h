#ifndef KS_CORE_SCENE_PAGE_H
#define KS_CORE_SCENE_PAGE_H

#include "base/words.h"
#include "core/card/card.h"
#include "core/draw/linebreak.h"
#include "core/draw/theme.h"
#include "core/hand/focus.h"
#include "core/scene/scene.h"

/* A page that is being drawn: its text set to fit, the parts of its card. All pieces and screens
 * share it. */

struct ks_page {
    const struct ks_scene_env *env;
    struct ks_drawlist *out;
    int margin;
    bool portrait;
    enum ks_lang lang;
    bool picture;  /* the card's picture or large code stands beside or above the words */
    bool large_qr; /* that is its QR code, large enough to scan while passing by */
    const char *card_lang;
    struct ks_reach reach;
    int least_px;          /* no text is smaller: 0, or large type's size */
    bool for_class;        /* read from 5 m */
    bool tools;            /* the foot has the buttons for language and large type */
    struct ks_focus focus; /* the ring, round one of the targets drawn */
    bool tight;            /* little room: a smaller headline, rows closer together */
    bool overflow;         /* some text did not fit even at the smallest size */
};

struct ks_page ks_page_begin(const struct ks_scene_env *env, struct ks_drawlist *out);
int ks_u(const struct ks_page *page, int hundredths); /* in pixels; at least 1 */
/* The same for the size of text, which grows in large type. */
int ks_type(const struct ks_page *page, int hundredths);

/* A sentence of the interface, written in Chinese (base/words.h), in the page's language. */
const char *ks_word(const struct ks_page *page, const char *zh) KS_FORMAT_ARG(2);

/* ---- text ---- */

struct ks_text_style {
    int px;
    bool bold, balance;
    uint32_t color, alarm, ring;
    int pitch; /* line height, percent of px */
};

struct ks_text {
    struct ks_paragraph paragraph;
    struct ks_text_style style;
    int width, height;
};

/* The search for the largest size at which something fits, from `most` down. The smallest is tried
 * early: what does not fit even there is not laid out at every size between.
 *   struct ks_size_search s = ks_sizes(most, least);
 *   while (ks_size_tried(&s, fits at s.px)) {}
 *   s.px is the answer (least, if none fits) and may not be the size tried last. */
struct ks_size_search {
    int px, most, least;
    int coarse; /* above it sizes are a fortieth apart; 0 = each is tried */
    bool fits;  /* some size does */
};

struct ks_size_search ks_sizes(int most, int least);
bool ks_size_tried(struct ks_size_search *search, bool fits); /* true: try s->px as well */

struct ks_text_style
ks_style(const struct ks_page *page, int hundredths, bool bold, uint32_t color);
/* Facts filled in; the result lives in the draw list's arena. */
struct ks_spans ks_page_spans(const struct ks_page *page, const struct ks_spans *spans);
const char *ks_page_text(const struct ks_page *page, const char *text); /* facts filled in */
struct ks_spans ks_page_plain(const struct ks_page *page, const char *text);
struct ks_text ks_text_set(const struct ks_page *page,
                           const struct ks_spans *spans,
                           struct ks_text_style style,
                           int width);
/* Set in style.px, or smaller in small steps until it fits into width, height and `lines`; in
 * smallest_px if nothing fits, and page->overflow is set. */
struct ks_text ks_text_fit(struct ks_page *page,
                           const struct ks_spans *spans,
                           struct ks_text_style style,
                           int smallest_px,
                           int width,
                           int height,
                           size_t lines);
void ks_text_draw(struct ks_page *page, const struct ks_text *text, int x, int y);
/* A single line of plain text; returns its width. Drawn only if `draw`. */
int ks_line_draw(
    struct ks_page *page, const char *text, struct ks_text_style style, int x, int y, bool draw);
/* The text, or as much of it as fits in `width` on one line, with an ellipsis. */
const char *
ks_line_cut(struct ks_page *page, const char *text, struct ks_text_style style, int width);
/* A file's name that fits on a line or two: its middle gives way, its ending stays. */
const char *ks_name_short(const struct ks_page *page, const char *name);

/* ---- a card's parts ---- */

#define KS_LINES_MAX 8

struct ks_card_parts {
    struct ks_spans headline;
    struct ks_spans supporting[KS_LINES_MAX]; /* paragraphs before anything else */
    size_t n_supporting;
    struct ks_spans closing[KS_LINES_MAX]; /* paragraphs after the mock-up */
    size_t n_closing;
    const struct ks_block *action[KS_CARD_ACTIONS_MAX];
    size_t n_actions;
};

/* The card, or of one that holds more than a panel does KS_BREAK_BYTES of it: the headline, the
 * deeds, each whole, and the others from the first on; then page->overflow is set. */
const struct ks_card *ks_page_card(struct ks_page *page, const struct ks_card *card);

void ks_card_split(const struct ks_page *page, const struct ks_card *card, struct ks_card_parts *p);

#endif
