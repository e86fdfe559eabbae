/* The quiet frame: phase ribbon, place and clock, ticker, hairline. */
#include "core/scene/frame.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* In the page's language, if the office gave it. */
static const char *
in_language(const struct ks_page *page, const char *zh, const struct ks_others *others)
{
    const char *text = ks_others_or(others, page->lang, zh);
    return text == NULL ? "" : text;
}

static void clock_text(const struct ks_page *page, char out[160])
{
    static const char *const days[] = { KS_WORD_MARK("周一"), KS_WORD_MARK("周二"),
                                        KS_WORD_MARK("周三"), KS_WORD_MARK("周四"),
                                        KS_WORD_MARK("周五"), KS_WORD_MARK("周六"),
                                        KS_WORD_MARK("周日") };
    static const char *const months[] = {
        KS_WORD_MARK("1月"), KS_WORD_MARK("2月"),  KS_WORD_MARK("3月"),  KS_WORD_MARK("4月"),
        KS_WORD_MARK("5月"), KS_WORD_MARK("6月"),  KS_WORD_MARK("7月"),  KS_WORD_MARK("8月"),
        KS_WORD_MARK("9月"), KS_WORD_MARK("10月"), KS_WORD_MARK("11月"), KS_WORD_MARK("12月")
    };
    const struct ks_scene_env *env = page->env;
    const char *place = in_language(page, env->place, env->place_in);
    const char *gap = *place == '\0' ? "" : "\xE3\x80\x80";
    if (!ks_clock_knows_hour(env->clock)) {
        snprintf(out, 160, "%.90s", place);
        return;
    }
    int32_t date = ks_civil_date(env->now);
    struct ks_ymd ymd = ks_ymd_of(date);
    int second = ks_civil_second(env->now), weekday = ks_weekday_of(date) - 1;
    assert(ymd.month >= 1 && ymd.month <= (int)KS_COUNT(months));
    assert(weekday >= 0 && weekday < (int)KS_COUNT(days));
    char when[60]; /* English turns the order round: "Tue 24 Nov  12:00" */
    snprintf(when, sizeof when, ks_word(page, "%s%d日 %s　%02d:%02d"),
             ks_word(page, months[ymd.month - 1]), ymd.day, ks_word(page, days[weekday]),
             second / 3600, second / 60 % 60);
    snprintf(out, 160, "%.90s%s%s", place, gap, when);
}

static struct ks_text_style clock_style(const struct ks_page *page, enum ks_shade shade)
{
    return ks_style(page, KS_LABEL, KS_REGULAR, shade == KS_SHADE_DARK ? KS_WHITE : KS_SLATE);
}

static int draw_clock(struct ks_page *page, enum ks_shade shade, int y)
{
    char text[160];
    clock_text(page, text);
    struct ks_text_style style = clock_style(page, shade);
    int width = ks_line_width(page, text, style);
    int x = page->env->width - page->margin - width;
    ks_line_draw(page, text, style, x, y);
    return x;
}

/* What the text of a frame stands on: the ground of the screen, or over a picture's a plate. */
enum plate { ON_GROUND, ON_PLATE };

static void
draw_ribbon(struct ks_page *page, enum ks_shade shade, enum plate plate, int y, int right)
{
    const struct ks_phase *phase = page->env->phase;
    if (phase == NULL) {
        return;
    }
    const char *name = in_language(page, phase->name, &phase->name_in);
    const char *slogan = in_language(page, phase->slogan, &phase->slogan_in);
    struct ks_text_style style =
        ks_style(page, KS_LABEL, KS_BOLD, shade == KS_SHADE_DARK ? KS_WHITE : KS_INK);
    int bar = ks_u(page, 60), height = style.px * style.pitch / 100;
    int x = page->margin + bar + ks_u(page, 120), gap = ks_u(page, 100);
    char text[256];
    snprintf(text, sizeof text, "%.100s%s%.120s", name, *slogan == '\0' ? "" : " · ", slogan);
    if (ks_line_width(page, text, style) > right - ks_u(page, 200) - x) {
        snprintf(text, sizeof text, "%.200s", name);
    }
    int width = ks_line_width(page, text, style);
    bool fits = width <= right - gap - x;
    if (plate == ON_PLATE && fits) {
        ks_draw_fill(
            page->out,
            (struct ks_rect) { page->margin - gap, y, x + width - page->margin + 2 * gap, height },
            KS_NIGHT, 0);
    }
    if (plate == ON_GROUND || fits) {
        ks_draw_fill(page->out,
                     (struct ks_rect) { page->margin, y + height / 8, bar, height * 3 / 4 },
                     0xFF000000u | phase->accent, bar / 3);
    }
    if (fits) {
        ks_line_draw(page, text, style, x, y);
    }
}

static void draw_hairline(struct ks_page *page)
{
    const struct ks_scene_env *env = page->env;
    if (env->total == 0) {
        return;
    }
    size_t done = env->progress > env->total ? env->total : env->progress;
    assert(done <= env->total);
    int width = (int)((size_t)env->width * done / env->total), height = ks_u(page, 60);
    uint32_t accent = env->phase != NULL ? 0xFF000000u | env->phase->accent : KS_AMBER;
    ks_draw_fill(page->out, (struct ks_rect) { 0, env->height - height, width, height }, accent, 0);
}

/* Draws the ticker on one line; what is too long is set smaller and then cut at a character, with
 * an ellipsis. */
static int draw_ticker(struct ks_page *page, enum ks_shade shade)
{
    const struct ks_scene_env *env = page->env;
    int bottom = env->height - ks_u(page, 60);
    if (env->ticker == NULL) {
        return bottom;
    }
    const char *text = ks_page_text(page, in_language(page, env->ticker, env->ticker_in));
    struct ks_text_style style =
        ks_style(page, KS_LABEL, KS_REGULAR, shade == KS_SHADE_DARK ? KS_WHITE : KS_SLATE);
    int height = ks_u(page, 560), y = bottom - height;
    ks_draw_fill(page->out, (struct ks_rect) { 0, y, env->width, height },
                 shade == KS_SHADE_DARK ? KS_NIGHT_PANEL : KS_MIST, 0);
    int room = env->width - 2 * page->margin;
    style.color = shade == KS_SHADE_DARK ? KS_WHITE : KS_INK;
    text = ks_line_cut(page, text, style, room);
    ks_line_draw(page, text, style, page->margin, y + (height - style.px * style.pitch / 100) / 2);
    return y;
}

struct ks_rect ks_frame_draw(struct ks_page *page, uint32_t ground, enum ks_shade shade)
{
    const struct ks_scene_env *env = page->env;
    ks_draw_fill(page->out, (struct ks_rect) { 0, 0, env->width, env->height }, ground, 0);
    int y = ks_u(page, 300);
    int left = draw_clock(page, shade, y);
    draw_ribbon(page, shade, ON_GROUND, y, left);
    int bottom = draw_ticker(page, shade);
    draw_hairline(page);
    int top = y + ks_u(page, KS_LABEL) * 3 / 2 + ks_u(page, shade == KS_SHADE_DARK ? 150 : 350);
    return (struct ks_rect) { page->margin, top, env->width - 2 * page->margin, bottom - top };
}

static bool meet(struct ks_rect a, struct ks_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Where the clock stands on a ground of its own. Every time of day is as wide as the widest; a
 * minute changes digits only. Kerning and bearings may ink a little past what was measured. */
static struct ks_rect clock_area(struct ks_page *page, enum ks_shade shade)
{
    char text[160];
    struct ks_text_style style = clock_style(page, shade);
    clock_text(page, text);
    int width = ks_line_width(page, text, style) + style.px * 2;
    return (struct ks_rect) { page->env->width - page->margin - width, ks_u(page, 300),
                              width + style.px, style.px * style.pitch / 100 };
}

struct ks_rect ks_frame_foot(struct ks_page *page)
{
    const struct ks_scene_env *env = page->env;
    int bottom = env->ticker == NULL ? env->height : draw_ticker(page, KS_SHADE_DARK);
    if (env->ticker != NULL) {
        int under = env->height - ks_u(page, 60);
        ks_draw_fill(page->out, (struct ks_rect) { 0, under, env->width, env->height - under },
                     KS_NIGHT_PANEL, 0);
    }
    return (struct ks_rect) { 0, 0, env->width, bottom };
}

void ks_frame_around(struct ks_page *page, struct ks_rect picture)
{
    const struct ks_scene_env *env = page->env;
    struct ks_rect area = clock_area(page, KS_SHADE_DARK);
    struct ks_rect band = { 0, area.y, env->width, area.h };
    int right = meet(band, picture) ? picture.x : area.x;
    char text[160];
    clock_text(page, text);
    if (!meet(area, picture) && *text != '\0') {
        ks_draw_fill(page->out, area, KS_NIGHT, 0);
        draw_clock(page, KS_SHADE_DARK, area.y);
    }
    draw_ribbon(page, KS_SHADE_DARK, ON_PLATE, area.y, right);
    if (picture.y + picture.h <= env->height - ks_u(page, 60)) {
        draw_hairline(page);
    }
}

void ks_scene_overlay(const struct ks_scene_env *env,
                      const struct ks_rect *picture,
                      struct ks_drawlist *out,
                      struct ks_rect *area)
{
    struct ks_page page = ks_page_begin(env, out);
    enum ks_shade shade = picture != NULL ? KS_SHADE_DARK : KS_SHADE_LIGHT;
    *area = clock_area(&page, shade);
    if (picture != NULL && meet(*area, *picture)) {
        *area = (struct ks_rect) { 0 };
        return;
    }
    ks_draw_fill(out, *area, shade == KS_SHADE_DARK ? KS_NIGHT : KS_PAPER, 0);
    draw_clock(&page, shade, area->y);
}
