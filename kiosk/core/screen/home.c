/* The home screen: five ways to go. */
#include "core/screen/parts.h"
#include "core/screen/tiles.h"

/* The self-check: its words, and below them a dash for each question. */
static void draw_quiz(struct ks_page *page, struct ks_rect rect)
{
    int pad = ks_u(page, 280), width = ks_u(page, 500), gap = ks_u(page, 120);
    int height = ks_u(page, 110), foot = height + pad;
    struct ks_tile tile = { .title = ks_word(page, "自测一下"),
                            .note = ks_word(page, "五道情景题，一分钟，不记名"),
                            .tap = ks_tap(KS_TAP_QUIZ),
                            .look = KS_TILE_INK,
                            .most = 850,
                            .foot = foot };
    ks_tile_draw(page, rect, &tile);
    for (int i = 0; i < KS_SESSION_ITEMS; i++) {
        struct ks_rect dash = { rect.x + pad + i * (width + gap), rect.y + rect.h - foot, width,
                                height };
        ks_draw_fill(page->out, dash, KS_AMBER, height / 2);
    }
}

/* Fills in the tiles of what is offered besides the self-check and the help; returns how many. */
static size_t others(struct ks_page *page, const struct ks_visit_at *at, struct ks_tile tile[4])
{
    size_t n = 0;
    tile[n++] = (struct ks_tile) { .title = ks_word(page, "防骗手册"),
                                   .note = ks_word(page, "一种一页，按类型、按渠道"),
                                   .tap = ks_tap_open(KS_VISIT_HANDBOOK),
                                   .look = KS_TILE_WHITE };
    tile[n++] = (struct ks_tile) { .title = ks_word(page, "作品与投票"),
                                   .note = ks_word(page, "同学拍的、画的、演的"),
                                   .tap = ks_tap_open(KS_VISIT_WORKS),
                                   .look = KS_TILE_WHITE };
    uint32_t promised = ks_memory_tally(at->memory, KS_NOTE_PLEDGE, "", "");
    tile[n++] =
        (struct ks_tile) { .title = ks_word(page, "我承诺"),
                           .note = promised == 0
                                       ? ks_word(page, "先核实，再付款")
                                       : ks_arena_printf(page->out->arena,
                                                         ks_word(page, "这里已有 %u 人"), promised),
                           .tap = ks_tap_open(KS_VISIT_PLEDGE),
                           .look = KS_TILE_WHITE };
    if (at->rules->lessons) {
        tile[n++] = (struct ks_tile) { .title = ks_word(page, "上课用"),
                                       .note = ks_word(page, "大字题，两队抢答"),
                                       .tap = ks_tap_open(KS_VISIT_LESSON),
                                       .look = KS_TILE_WHITE };
    }
    return n;
}

static struct ks_tile help_tile(struct ks_page *page)
{
    return (struct ks_tile) { .title = ks_word(page, "我现在就遇到了"),
                              .note = ks_word(page, "三步告诉你该做什么"),
                              .tap = ks_tap_open(KS_VISIT_HELP),
                              .look = KS_TILE_RED,
                              .most = 620 };
}

/* Portrait: the self-check largest, the help in red below it, the rest in a row at the foot. */
static void
portrait(struct ks_page *page, struct ks_rect area, const struct ks_tile *more, size_t n)
{
    int gap = ks_touch_gap(page), rows = n > 3 ? 2 : 1, bottom = area.y + area.h;
    int small = (area.h - (rows + 1) * gap) / (rows + 3), most = ks_u(page, 1450);
    small = small > most ? most : small;
    struct ks_rect rest = { area.x, bottom - rows * (small + gap) + gap, area.w,
                            rows * (small + gap) - gap };
    ks_tiles_draw(page, rest, more, n, n > 3 ? 2 : (int)n, 1450);
    int left = rest.y - area.y - 2 * gap;
    struct ks_rect quiz = { area.x, area.y, area.w, left * 3 / 5 };
    struct ks_rect help = { area.x, area.y + quiz.h + gap, area.w, left - quiz.h };
    struct ks_tile tile = help_tile(page);
    draw_quiz(page, quiz);
    ks_tile_draw(page, help, &tile);
}

static void
landscape(struct ks_page *page, struct ks_rect area, const struct ks_tile *more, size_t n)
{
    int gap = ks_touch_gap(page);
    struct ks_rect left = { area.x, area.y, (area.w - gap) * 7 / 12, area.h };
    struct ks_rect right = { left.x + left.w + gap, area.y, area.w - gap - left.w, area.h };
    struct ks_rect quiz = { left.x, left.y, left.w, (left.h - gap) * 3 / 5 };
    struct ks_rect help = { left.x, quiz.y + quiz.h + gap, left.w, left.h - gap - quiz.h };
    struct ks_tile tile = help_tile(page);
    draw_quiz(page, quiz);
    ks_tile_draw(page, help, &tile);
    ks_tiles_draw(page, right, more, n, n > 3 ? 2 : 1, 3000);
}

/* The area for the tiles: up to easy reach if that leaves enough room, else up to the limit of
 * reach. */
static struct ks_rect area_of(const struct ks_page *page, struct ks_rect room, int wanted)
{
    int bottom = room.y + room.h, top = bottom - wanted;
    int easy = room.y > page->reach.top ? room.y : page->reach.top;
    int limit = room.y > page->reach.limit ? room.y : page->reach.limit;
    top = top < easy ? easy : top;
    if (bottom - top < wanted * 3 / 4) {
        top = bottom - wanted > limit ? bottom - wanted : limit;
    }
    return (struct ks_rect) { room.x, top, room.w, bottom - top };
}

void ks_home_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    (void)visit;
    const char *title = page->portrait && page->least_px == 0 ? ks_word(page, "真的，\n还是骗局？")
                                                              : ks_word(page, "真的，还是骗局？");
    struct ks_rect room = ks_touch_begin_list(page, title, ks_word(page, "看看你分得清几个"));
    room = ks_touch_foot(page, room, NULL, NULL, 0);
    struct ks_tile all[6] = {
        { .title = ks_word(page, "自测一下"), .tap = ks_tap(KS_TAP_QUIZ), .look = KS_TILE_INK },
        help_tile(page)
    };
    struct ks_tile *more = all + 2;
    size_t n = others(page, at, more);
    struct ks_rect area = area_of(page, room, page->portrait ? ks_u(page, 8600) : room.h);
    int rows = page->portrait ? (n > 3 ? 5 : 4) : n > 3 ? 2 : 3;
    int least = page->reach.answer + ks_touch_gap(page);
    /* Not enough room: all tiles alike, as small as need be. */
    if (page->least_px > 0 || area.h < rows * least) {
        ks_tiles_draw(page, room, all, n + 2, page->portrait ? 1 : 3, page->portrait ? 1600 : 2200);
    } else if (page->portrait) {
        portrait(page, area, more, n);
    } else {
        landscape(page, area, more, n);
    }
}
