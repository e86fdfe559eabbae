/* The screens of the vote: all works as tiles, one of them large, the votes. */
#include "core/screen/parts.h"

#include <assert.h>

#include "core/screen/tiles.h"

static bool has_picture(const struct ks_page *page, const struct ks_sheet_row *work)
{
    return work->picture != NULL && page->env->has_picture != NULL &&
           page->env->has_picture(page->env->pictures, work->picture);
}

static void draw_results(struct ks_page *page,
                         const struct ks_visit_at *at,
                         const struct ks_vote *vote,
                         struct ks_rect room)
{
    const char *label[KS_CHOICES_MAX];
    uint32_t count[KS_CHOICES_MAX];
    for (size_t i = 0; i < vote->n; i++) {
        label[i] = vote->work[i]->name;
        count[i] = ks_memory_tally(at->memory, KS_NOTE_VOTE, vote->id, label[i]);
    }
    ks_bars_draw(page, room, label, count, vote->n, KS_CHOICES_MAX);
}

static const char *
vote_note(const struct ks_page *page, const struct ks_visit *visit, const struct ks_vote *vote)
{
    struct ks_ymd until = ks_ymd_of(vote->until);
    const char *open = ks_arena_printf(page->out->arena,
                                       ks_word(page, "点开看，投一个。%d 月 %d 日截止，之后公布"),
                                       until.month, until.day);
    return vote->open ? ks_part_note(page, visit->vote, open)
                      : ks_word(page, "投票已经结束，这块屏幕上的票数：");
}

static void draw_cover(struct ks_page *page, const struct ks_sheet_row *work, struct ks_rect rect)
{
    ks_draw_picture(page->out, rect, work->picture, KS_FIT_COVER);
}

/* Draws the pictures above the reach of hands, in two columns, with the numbers of their tiles. */
static void draw_wall(struct ks_page *page,
                      const struct ks_vote *vote,
                      const struct ks_tile *tile,
                      struct ks_rect room)
{
    size_t shown[KS_CHOICES_MAX], n = 0;
    for (size_t i = 0; i < vote->n; i++) {
        if (has_picture(page, vote->work[i])) {
            shown[n++] = i;
        }
    }
    assert(n <= vote->n && vote->n <= KS_CHOICES_MAX);
    int gap = ks_u(page, 250), columns = n > 1 ? 2 : 1, rows = ((int)n + columns - 1) / columns;
    int width = (room.w - (columns - 1) * gap) / columns;
    int height = rows == 0 ? 0 : (room.h - (rows - 1) * gap) / rows;
    height = height > width * 3 / 4 ? width * 3 / 4 : height;
    if (height < ks_u(page, 1000)) {
        return;
    }
    for (size_t k = 0; k < n; k++) {
        struct ks_rect cell = { room.x + (int)k % columns * (width + gap),
                                room.y + (int)k / columns * (height + gap), width, height };
        draw_cover(page, vote->work[shown[k]], cell);
        struct ks_text_style style = ks_style(page, 400, KS_BOLD, KS_INK);
        int side = style.px * style.pitch / 100;
        struct ks_rect plate = { cell.x, cell.y, side, side };
        ks_draw_fill_corners(page->out, plate, KS_PAPER, ks_u(page, 150), KS_CORNER_BR);
        const char *badge = tile[shown[k]].badge;
        int wide = ks_line_width(page, badge, style);
        ks_line_draw(page, badge, style, plate.x + (side - wide) / 2, plate.y);
    }
}

/* Draws a tile for each work, with its picture in landscape; in portrait the pictures hang
 * above. */
static void draw_tiles(struct ks_page *page,
                       const struct ks_visit *visit,
                       const struct ks_vote *vote,
                       struct ks_rect room)
{
    static const char *const badges[KS_CHOICES_MAX] = { "1", "2", "3", "4", "5", "6" };
    struct ks_tile tile[KS_CHOICES_MAX];
    for (size_t i = 0; i < vote->n; i++) {
        bool mine = visit->vote == KS_PART_COUNTED && visit->voted_for == i;
        tile[i] = (struct ks_tile) { .title = vote->work[i]->name,
                                     .note = vote->work[i]->value,
                                     .tap = ks_tap_n(KS_TAP_CHOICE, i),
                                     .look = mine ? KS_TILE_TEAL : KS_TILE_FRAMED,
                                     .badge = page->portrait ? badges[i] : NULL,
                                     .icon = mine ? KS_ICON_CHECK : KS_ICON_NONE };
    }
    int columns = page->portrait || vote->n == 1 ? 1 : vote->n > 4 ? 3 : 2;
    if (page->portrait) {
        int top = ks_tiles_draw(page, room, tile, vote->n, columns, 1700);
        room.h = top - ks_u(page, 300) - room.y;
        draw_wall(page, vote, tile, room);
        return;
    }
    struct ks_grid grid = ks_touch_layout(page, room, vote->n, columns, ks_u(page, 2200));
    for (size_t i = 0; i < vote->n; i++) {
        struct ks_rect cell = ks_grid_cell(&grid, i), picture = cell;
        int inset = ks_u(page, 100);
        picture.x += inset;
        picture.y += inset;
        picture.h -= 2 * inset;
        picture.w = picture.h * 4 / 3 < cell.w * 2 / 5 ? picture.h * 4 / 3 : cell.w * 2 / 5;
        bool pictured = has_picture(page, vote->work[i]) && page->least_px == 0;
        tile[i].aside = pictured ? picture.w : 0;
        ks_tile_draw(page, cell, &tile[i]);
        if (pictured) {
            draw_cover(page, vote->work[i], picture);
        }
    }
}

void ks_works_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    struct ks_vote vote = { .n = 0 };
    struct ks_poll poll;
    const struct ks_activities *all = &at->program->activities;
    bool any = ks_vote_on(all, ks_visit_day(at), page->out->arena, &vote);
    bool asks = ks_poll_on(all, ks_visit_day(at), page->out->arena, &poll);
    const char *note = any ? vote_note(page, visit, &vote)
                           : ks_word(page, "现在没有评选。作品交学院团委，下一次在这里投票");
    struct ks_rect room = ks_touch_begin(page, ks_word(page, "作品与投票"), note);
    const char *const texts[] = { ks_word(page, "返回"), ks_word(page, "一道小调查") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_BACK), ks_tap_open(KS_VISIT_POLL) };
    room = ks_touch_foot(page, room, texts, taps, asks ? 2 : 1);
    if (any && !vote.open) {
        draw_results(page, at, &vote, room);
    } else if (vote.n > 0) {
        draw_tiles(page, visit, &vote, room);
    }
}

/* Words at the left and the picture at the right, which has the height of the screen there. */
static struct ks_rect words_beside(struct ks_page *page, const char *name, const char *note)
{
    struct ks_rect room = ks_touch_begin(page, "", ""), words = room;
    words.w = (room.w - ks_u(page, 400)) * 4 / 12;
    room.x += words.w + ks_u(page, 400);
    room.w -= words.w + ks_u(page, 400);
    page->out->reading = KS_READ_HEADING;
    struct ks_text_style style = ks_style(page, 750, KS_BOLD, KS_INK);
    words.h /= 2;
    words.y = ks_words_draw(page, name, style, words, 4) + ks_u(page, 150);
    ks_words_draw(page, note, ks_style(page, KS_BODY, KS_REGULAR, KS_SLATE), words, 6);
    page->out->reading = KS_READ_BODY;
    return room;
}

static size_t work_buttons(const struct ks_page *page,
                           const struct ks_visit *visit,
                           const struct ks_vote *vote,
                           const char *texts[4],
                           struct ks_tap taps[4])
{
    size_t n = 0;
    texts[n] = ks_word(page, "返回");
    taps[n++] = ks_tap(KS_TAP_BACK);
    if (vote->n > 1) {
        texts[n] = ks_word(page, "上一件");
        taps[n++] = ks_tap(KS_TAP_EARLIER);
        texts[n] = ks_word(page, "下一件");
        taps[n++] = ks_tap(KS_TAP_LATER);
    }
    if (visit->vote != KS_PART_COUNTED) {
        texts[n] = ks_word(page, "投它一票");
        taps[n++] = ks_tap(KS_TAP_VOTE);
    }
    return n;
}

void ks_work_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    struct ks_vote vote = { .n = 0 };
    (void)ks_vote_on(&at->program->activities, ks_visit_day(at), page->out->arena, &vote);
    if (visit->page >= vote.n || !vote.open) { /* the vote has ended meanwhile, at midnight */
        ks_works_draw(page, visit, at);
        return;
    }
    const struct ks_sheet_row *work = vote.work[visit->page];
    bool pictured = has_picture(page, work), mine = visit->voted_for == visit->page;
    enum ks_part part = visit->vote == KS_PART_COUNTED && !mine ? KS_PART_OPEN : visit->vote;
    const char *note = ks_part_note(page, part, pictured ? work->value : "");
    struct ks_rect room = pictured && !page->portrait ? words_beside(page, work->name, note)
                                                      : ks_touch_begin(page, work->name, note);
    const char *texts[4];
    struct ks_tap taps[4];
    size_t n = work_buttons(page, visit, &vote, texts, taps);
    struct ks_rect whole = room; /* the foot is as wide as the screen */
    whole.x = page->margin;
    whole.w = page->env->width - 2 * page->margin;
    room.h = ks_touch_foot(page, whole, texts, taps, n).h;
    if (pictured) {
        ks_draw_picture(page->out, room, work->picture, KS_FIT_CONTAIN);
        return;
    }
    struct ks_text_style style = ks_style(page, 700, KS_BOLD, KS_INK);
    style.balance = true;
    ks_words_draw(page, work->value, style, room, 6);
}
