/* The table of painters: each screen of a visit and who draws it; what is asked before a visit
 * ends. */
#include "core/screen/parts.h"
#include "core/screen/reminder.h"

#include <assert.h>

#include "core/screen/touch.h"

#define STRIP 280 /* hundredths of u: within the margin at the foot */

static void paint(struct ks_page *page,
                  enum ks_visit_screen screen,
                  const struct ks_visit *visit,
                  const struct ks_visit_at *at)
{
#define PAINTER(screen, word, name) [screen] = ks_##word##_draw,
    static void (*const painters[])(struct ks_page *, const struct ks_visit *,
                                    const struct ks_visit_at *) = { [KS_VISIT_LOOP] = ks_home_draw,
                                                                    KS_VISIT_SCREEN_LIST(PAINTER) };
#undef PAINTER
    painters[screen](page, visit, at);
}

/* Where the lowest control ends. */
static int lowest(const struct ks_drawlist *out)
{
    int y = 0;
    for (size_t i = 0; i < out->n_targets; i++) {
        int bottom = out->target[i].rect.y + out->target[i].rect.h;
        y = bottom > y ? bottom : y;
    }
    return y;
}

/* The screen below as it was, and in its margin at the foot, clear of the lowest control, a strip
 * with a part for each second left. */
void ks_still_there_draw(struct ks_page *page,
                         const struct ks_visit *visit,
                         const struct ks_visit_at *at)
{
    const struct ks_scene_env *env = page->env;
    struct ks_visit stands = *visit;
    stands.screen = visit->under == KS_VISIT_STILL_THERE ? KS_VISIT_HOME : visit->under;
    paint(page, stands.screen, &stands, at);
    page->out->reading = KS_READ_STRIP;
    int height = ks_u(page, STRIP), part = ks_u(page, 160);
    height = height < page->least_px * 6 / 5 ? page->least_px * 6 / 5 : height;
    int y = env->height - height, clear = lowest(page->out) + ks_u(page, 30);
    y = y < clear ? clear : y;
    height = env->height - y;
    ks_draw_fill(page->out, (struct ks_rect) { 0, y, env->width, height }, KS_AMBER, 0);
    struct ks_text_style style = ks_style(page, KS_LABEL, KS_BOLD, KS_INK);
    int parts = 10 * (part + part / 2), room = env->width - 2 * page->margin - parts;
    int most = height * 19 / 20 > page->least_px ? height * 19 / 20 : page->least_px;
    style.px = style.px < most ? style.px : most;
    style.pitch = 100;
    const char *ask = ks_line_cut(page, ks_word(page, "还在看吗？点一下屏幕，接着看"), style, room);
    ks_line_draw(page, ask, style, page->margin, y + (height - style.px) / 2);
    for (int i = 0; i < 10; i++) {
        int x = env->width - page->margin - parts + i * (part + part / 2) + part / 2;
        struct ks_rect dot = { x, y + (height - part) / 2, part, part };
        ks_draw_fill(page->out, dot, i < visit->seconds_left ? KS_INK : KS_PAPER, part / 2);
    }
}

/* Whether the class is done; leaving loses the score. */
void ks_lesson_leave_draw(struct ks_page *page,
                          const struct ks_visit *visit,
                          const struct ks_visit_at *at)
{
    (void)visit;
    (void)at;
    struct ks_rect room = ks_touch_begin(page, ks_word(page, "这节课结束了吗？"),
                                         ks_word(page, "结束以后，比分不保留"));
    const char *const texts[] = { ks_word(page, "接着上课") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_BACK) };
    (void)ks_touch_foot(page, room, texts, taps, 1);
}

/* What is drawn where a screen has nothing else to show; NULL: nothing, as beside an answer a tick
 * would say that all is well. */
static const struct ks_emblem *emblem_of(enum ks_visit_screen screen)
{
    static const struct ks_emblem help = { KS_MIST, KS_ICON_PHONE, KS_WHITE, KS_RED },
                                  staff = { KS_MIST, KS_ICON_LOCK, KS_WHITE, KS_INK },
                                  asks = { KS_MIST, KS_ICON_TOUCH, KS_WHITE, KS_INK },
                                  people = { KS_MIST, KS_ICON_PERSON, KS_WHITE, KS_INK };
    static const struct ks_emblem *const emblems[KS_VISIT_SCREENS] = {
        [KS_VISIT_LOOP] = &ks_emblem_quiet,
        [KS_VISIT_HOME] = &ks_emblem_quiet,
        [KS_VISIT_HANDBOOK] = &ks_emblem_quiet,
        [KS_VISIT_CHANNELS] = &ks_emblem_quiet,
        [KS_VISIT_ENTRY] = &ks_emblem_quiet,
        [KS_VISIT_PLEDGE] = &ks_emblem_quiet,
        [KS_VISIT_HELP] = &help,
        [KS_VISIT_QUESTION] = &asks,
        [KS_VISIT_SURE] = &asks,
        [KS_VISIT_POLL] = &asks,
        [KS_VISIT_WORKS] = &asks,
        [KS_VISIT_WORK] = &asks,
        [KS_VISIT_PIN] = &staff,
        [KS_VISIT_STAFF] = &staff,
        [KS_VISIT_IMPORT] = &staff,
        [KS_VISIT_PREVIEW] = &staff,
        [KS_VISIT_LESSON] = &people,
        [KS_VISIT_LESSON_TYPES] = &people,
        [KS_VISIT_LESSON_PICK] = &people,
        [KS_VISIT_LESSON_LEAVE] = &people,
    };
    return emblems[screen];
}

static enum ks_visit_screen below(const struct ks_visit *visit)
{
    return visit->screen == KS_VISIT_STILL_THERE ? visit->under : visit->screen;
}

/* Rather words that help than a sign; but beside a question they would give the answer away, and
 * staff is not who has to be told. */
static void draw_rest(struct ks_page *page,
                      struct ks_rect room,
                      enum ks_visit_screen screen,
                      const struct ks_emblem *emblem)
{
    static const bool sign[KS_VISIT_SCREENS] = {
        [KS_VISIT_QUESTION] = true, [KS_VISIT_SURE] = true,   [KS_VISIT_PIN] = true,
        [KS_VISIT_STAFF] = true,    [KS_VISIT_IMPORT] = true, [KS_VISIT_PREVIEW] = true,
    };
    if (sign[screen]) {
        ks_emblem_draw(page, room, emblem);
    } else {
        ks_reminder_draw(page, room, emblem);
    }
}

void ks_scene_visit(const struct ks_scene_env *env,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at,
                    struct ks_drawlist *out)
{
    struct ks_scene_env quiet = ks_page_world(env, out);
    quiet.ticker = NULL;
    quiet.total = 0;
    quiet.touch = false;
    /* what a class reads together is as large as the screen has room for */
    enum ks_audience audience = ks_visit_audience(below(visit));
    quiet.text_size = audience == KS_FOR_CLASS ? KS_TEXT_NORMAL : visit->text_size;
    struct ks_page page = ks_page_begin(&quiet, out);
    page.focus = visit->focus;
    page.audience = audience;
    page.tools = audience == KS_FOR_ONE;
    paint(&page, visit->screen, visit, at);
    assert(out->n_targets > 0); /* there is a way out of every screen */
    struct ks_rect middle = { page.margin, page.margin, env->width - 2 * page.margin,
                              env->height - 2 * page.margin };
    const struct ks_emblem *emblem = emblem_of(below(visit));
    if (emblem != NULL) {
        page.out->reading = KS_READ_MORE;
        draw_rest(&page, middle, below(visit), emblem);
    }
    ks_touch_end(&page);
}
