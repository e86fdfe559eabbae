/* The table of painters: each screen of a visit and who draws it. "Still there?" is drawn here. */
#include "core/screen/parts.h"

#include <assert.h>

#include "core/screen/touch.h"

/* Draws a ring of ten parts, one for each second left; it empties from the top, clockwise. */
static void ring(struct ks_page *page, struct ks_rect room, int left)
{
    static const int at[10][2] = {
        { 0, -100 }, { 59, -81 }, { 95, -31 }, { 95, 31 },   { 59, 81 },
        { 0, 100 },  { -59, 81 }, { -95, 31 }, { -95, -31 }, { -59, -81 }
    };
    int radius = room.h / 3 < ks_u(page, 1500) ? room.h / 3 : ks_u(page, 1500),
        dot = radius * 2 / 5;
    int x = room.x + radius + dot, y = room.y + radius + dot / 2;
    for (int i = 0; i < 10; i++) {
        struct ks_rect disc = { x + at[i][0] * radius / 100 - dot / 2,
                                y + at[i][1] * radius / 100 - dot / 2, dot, dot };
        ks_draw_fill(page->out, disc, 10 - i <= left ? KS_TEAL : KS_MIST, dot / 2);
    }
}

void ks_still_there_draw(struct ks_page *page,
                         const struct ks_visit *visit,
                         const struct ks_visit_at *at)
{
    (void)at;
    page->tools = false;
    struct ks_rect room = ks_touch_begin(page, ks_word(page, "还在看吗？"),
                                         ks_word(page, "点任何地方继续，不然就回到海报"));
    const char *const texts[] = { ks_word(page, "继续") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_STAY) };
    room = ks_touch_foot(page, room, texts, taps, 1);
    ring(page, room, visit->seconds_left);
}

static void paint(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
#define PAINTER(screen, word, name) [screen] = ks_##word##_draw,
    static void (*const painters[])(struct ks_page *, const struct ks_visit *,
                                    const struct ks_visit_at *) = { [KS_VISIT_LOOP] = ks_home_draw,
                                                                    KS_VISIT_SCREEN_LIST(PAINTER) };
#undef PAINTER
    painters[visit->screen](page, visit, at);
}

void ks_scene_visit(const struct ks_scene_env *env,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at,
                    struct ks_drawlist *out)
{
    struct ks_scene_env quiet = *env;
    quiet.ticker = NULL;
    quiet.total = 0;
    quiet.touch = false;
    /* what a class reads together is as large as the screen has room for */
    bool class = ks_visit_for_class(visit->screen);
    quiet.large = visit->large && !class;
    struct ks_page page = ks_page_begin(&quiet, out);
    page.focus = visit->focus;
    page.for_class = class;
    page.tools = !class;
    paint(&page, visit, at);
    assert(out->n_targets > 0); /* there is a way out of every screen */
    ks_touch_end(&page);
}
