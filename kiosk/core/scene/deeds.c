/* The deeds of an alert in white tiles: set for the room there is, and drawn (see deeds.h). */
#include "core/scene/deeds.h"

#include <assert.h>
#include <limits.h>

static int pad_of(const struct ks_page *page)
{
    return ks_u(page, 250);
}

static int gap_of(const struct ks_page *page)
{
    return ks_u(page, 180);
}

static struct ks_text_style style_of(const struct ks_page *page)
{
    return ks_style(page, 500, KS_BOLD, KS_INK);
}

static int row_width(const struct ks_page *page)
{
    return page->env->width - 2 * page->margin;
}

static int text_width(const struct ks_page *page)
{
    return row_width(page) - 2 * pad_of(page);
}

/* Whether all tiles fit side by side; in portrait they never do. */
static bool are_beside(const struct ks_page *page, const struct ks_deeds *deeds)
{
    int row = 0;
    for (size_t i = 0; i < deeds->n; i++) {
        row += deeds->text[i].width + 2 * pad_of(page) + (i > 0 ? gap_of(page) : 0);
    }
    return !page->portrait && row <= row_width(page);
}

static int tallest(const struct ks_deeds *deeds)
{
    int tall = 0;
    for (size_t i = 0; i < deeds->n; i++) {
        tall = deeds->text[i].height > tall ? deeds->text[i].height : tall;
    }
    return tall;
}

/* Above and below the text of a tile; where it is crowded words are worth more than air. */
static int air_of(const struct ks_page *page, const struct ks_deeds *deeds)
{
    return deeds->even ? pad_of(page) : ks_u(page, 150);
}

/* What a tile takes of the height beside its text, the gap to the next one included. */
static int around(const struct ks_page *page, const struct ks_deeds *deeds)
{
    return 2 * air_of(page, deeds) + gap_of(page);
}

/* How much of the height the tiles take. */
static int taken(const struct ks_page *page, const struct ks_deeds *deeds)
{
    bool beside = are_beside(page, deeds);
    int all = beside ? tallest(deeds) + around(page, deeds) : 0;
    for (size_t i = 0; i < deeds->n && !beside; i++) {
        all += deeds->text[i].height + around(page, deeds);
    }
    return all;
}

bool ks_deeds_even(struct ks_page *page, struct ks_deeds *deeds, int height)
{
    assert(deeds->n <= KS_CARD_ACTIONS_MAX);
    size_t lost = page->lost;
    for (size_t i = 0; i < deeds->n; i++) {
        deeds->text[i] =
            ks_text_fit(page, &deeds->words[i], style_of(page), ks_u(page, KS_SMALLEST),
                        text_width(page), ks_u(page, 1600), deeds->lines);
    }
    bool whole = page->lost == lost;
    page->lost = lost;
    deeds->even = true;
    return whole && ((int)deeds->n * (tallest(deeds) + around(page, deeds)) <= height ||
                     are_beside(page, deeds));
}

/* The height that no text may be above for all of them to take `height`. */
static int level_of(const struct ks_deeds *deeds, int height)
{
    int level = height / (int)deeds->n;
    for (size_t round = 1; round < deeds->n; round++) {
        int left = height, longer = 0;
        for (size_t i = 0; i < deeds->n; i++) {
            bool below = deeds->text[i].height <= level;
            left -= below ? deeds->text[i].height : 0;
            longer += below ? 0 : 1;
        }
        level = longer > 0 ? left / longer : level;
    }
    return level;
}

/* Sets them in one size, cut at so many pixels of height, but never to nothing. */
static void
cut_at(struct ks_page *page, struct ks_deeds *deeds, struct ks_text_style style, int height)
{
    int line = style.px * style.pitch / 100;
    size_t lines = line > 0 && height > line ? (size_t)(height / line) : 1;
    for (size_t i = 0; i < deeds->n; i++) {
        deeds->text[i] = ks_text_cut(page, &deeds->words[i], style, text_width(page), lines);
    }
}

/* Sets them in one size if that takes no more than `height`. */
static bool fit_whole(const struct ks_page *page,
                      struct ks_deeds *deeds,
                      struct ks_text_style style,
                      int height)
{
    struct ks_deeds tried = *deeds;
    int wide = 0;
    for (size_t i = 0; i < deeds->n; i++) {
        tried.text[i] = ks_text_set(page, &deeds->words[i], style, text_width(page));
        wide = tried.text[i].width > wide ? tried.text[i].width : wide;
    }
    bool fits = wide <= text_width(page) && taken(page, &tried) <= height;
    *deeds = fits ? tried : *deeds;
    return fits;
}

void ks_deeds_crowd(struct ks_page *page, struct ks_deeds *deeds, int height)
{
    assert(deeds->n > 0);
    struct ks_text_style style = style_of(page);
    int largest = style.px, smallest = ks_u(page, KS_SMALLEST);
    size_t lost = page->lost;
    style.px = smallest;
    deeds->even = false;
    cut_at(page, deeds, style, height - around(page, deeds));
    if (taken(page, deeds) > height) {
        int level = level_of(deeds, height - (int)deeds->n * around(page, deeds));
        page->lost = lost;
        cut_at(page, deeds, style, level);
    }
    /* If none is cut, none is longer than the screen, and few sizes are tried. */
    while (page->lost == lost && smallest < largest) {
        style.px = smallest + (largest - smallest + 1) / 2;
        bool larger = fit_whole(page, deeds, style, height);
        smallest = larger ? style.px : smallest;
        largest = larger ? largest : style.px - 1;
    }
}

int ks_deeds_draw(struct ks_page *page, const struct ks_deeds *deeds, int bottom)
{
    bool beside = are_beside(page, deeds), even = beside || deeds->even;
    int height[KS_CARD_ACTIONS_MAX] = { 0 }, all = 0;
    assert(deeds->n <= KS_CARD_ACTIONS_MAX);
    for (size_t i = 0; i < deeds->n; i++) {
        height[i] = (even ? tallest(deeds) : deeds->text[i].height) + 2 * air_of(page, deeds);
        all = beside ? height[i] : all + height[i] + (i > 0 ? gap_of(page) : 0);
    }
    int x = page->margin, y = bottom - all;
    for (size_t i = 0; i < deeds->n; i++) {
        const struct ks_text *text = &deeds->text[i];
        int width = beside ? text->width + 2 * pad_of(page) : row_width(page);
        struct ks_rect tile = { x, y, width, height[i] };
        ks_draw_fill(page->out, tile, KS_WHITE, ks_u(page, 120));
        ks_text_draw(page, text, x + pad_of(page), y + (tile.h - text->height) / 2);
        x += beside ? tile.w + gap_of(page) : 0;
        y += beside ? 0 : tile.h + gap_of(page);
    }
    return deeds->n > 0 ? bottom - all - ks_u(page, 300) : bottom;
}
