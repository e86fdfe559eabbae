/* The screens of the poll and the pledge. Works share their words. */
#include "core/screen/parts.h"

#include <assert.h>

#include "core/screen/tiles.h"

/* The note under the heading: what came of a touch, else `otherwise`. */
const char *ks_part_note(const struct ks_page *page, enum ks_part part, const char *otherwise)
{
    switch (part) {
    case KS_PART_COUNTED:
        return ks_word(page, "收到了，谢谢你。不记名");
    case KS_PART_TOO_SOON:
        return ks_word(page, "刚有人点过，请等十几秒再点一次");
    case KS_PART_OPEN:
        break;
    }
    return otherwise;
}

static uint32_t largest(const uint32_t *count, size_t n)
{
    uint32_t most = 0;
    for (size_t i = 0; i < n; i++) {
        most = count[i] > most ? count[i] : most;
    }
    return most;
}

void ks_bars_draw(struct ks_page *page,
                  struct ks_rect room,
                  const char *const *label,
                  const uint32_t *count,
                  size_t n,
                  size_t mine)
{
    if (n == 0) {
        return;
    }
    assert(n <= KS_CHOICES_MAX);
    int gap = ks_u(page, 300), height = (room.h - ((int)n - 1) * gap) / (int)n;
    int tallest = ks_u(page, 1300);
    height = height > tallest ? tallest : height;
    for (size_t i = 0; i < n; i++) {
        struct ks_rect bar = { room.x, room.y + (int)i * (height + gap), room.w, height };
        ks_bar_draw(page, bar, label[i], count[i], largest(count, n), i == mine);
    }
}

/* ---- poll ---- */

void ks_poll_draw(struct ks_page *page, const struct ks_visit *visit, const struct ks_visit_at *at)
{
    struct ks_poll poll = { .question = "", .n = 0 };
    bool asks = ks_poll_on(&at->program->activities, ks_visit_day(at), page->out->arena, &poll);
    const char *title = asks ? poll.question : ks_word(page, "现在没有调查");
    const char *note = ks_part_note(page, visit->poll, ks_word(page, "点一下就算，不记名"));
    struct ks_rect room = visit->poll == KS_PART_COUNTED ? ks_touch_begin(page, title, note)
                                                         : ks_touch_begin_list(page, title, note);
    const char *const texts[] = { ks_word(page, "返回") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_BACK) };
    room = ks_touch_foot(page, room, texts, taps, 1);
    if (visit->poll == KS_PART_COUNTED && asks) {
        uint32_t count[KS_CHOICES_MAX];
        for (size_t i = 0; i < poll.n; i++) {
            count[i] = ks_memory_tally(at->memory, KS_NOTE_POLL, poll.question, poll.answer[i]);
        }
        ks_bars_draw(page, room, poll.answer, count, poll.n, visit->polled_for);
        return;
    }
    struct ks_tile tile[KS_CHOICES_MAX];
    for (size_t i = 0; i < poll.n; i++) {
        tile[i] = (struct ks_tile) { .title = poll.answer[i],
                                     .tap = ks_tap_n(KS_TAP_CHOICE, i),
                                     .look = KS_TILE_FRAMED };
    }
    ks_tiles_draw(page, room, tile, poll.n, page->portrait ? 1 : 2, 1600);
}

/* ---- pledge ---- */

/* Draws the lines of the pledge, each behind a tick. */
static int draw_lines(struct ks_page *page, const struct ks_visit_at *at, struct ks_rect room)
{
    const struct ks_sheet_row *line[KS_CHOICES_MAX];
    size_t n = ks_pledge_on(&at->program->activities, ks_visit_day(at), line);
    int icon = ks_u(page, 700), gap = ks_u(page, 350), y = room.y;
    int each = n == 0 ? 0 : (room.h - ((int)n - 1) * gap) / (int)n;
    for (size_t i = 0; i < n; i++) {
        ks_draw_icon(page->out, (struct ks_rect) { room.x, y, icon, icon }, KS_ICON_TICK, KS_TEAL);
        struct ks_rect words = { room.x + icon + gap, y, room.w - icon - gap, each };
        struct ks_text_style style = ks_style(page, page->portrait ? 720 : 640, KS_BOLD, KS_INK);
        int below = ks_words_draw(page, line[i]->value, style, words, 2);
        y = (below > y + icon ? below : y + icon) + gap;
    }
    return y;
}

/* Draws how many have promised on this screen; with none only words, since a nought is no example
 * to follow. */
static void draw_promised(struct ks_page *page, struct ks_rect plate, uint32_t promised)
{
    int pad = ks_u(page, 300), y = plate.y + (promised == 0 ? pad : pad / 2);
    struct ks_text_style style = promised == 0 ? ks_style(page, 550, KS_BOLD, KS_WHITE)
                                               : ks_style(page, 400, KS_REGULAR, KS_WHITE);
    style.pitch = 120;
    if (promised > 0) {
        struct ks_text_style large = ks_style(page, KS_DISPLAY, KS_BOLD, KS_WHITE);
        large.pitch = 110;
        const char *number = ks_arena_printf(page->out->arena, "%u", promised);
        ks_line_draw(page, number, large, plate.x + pad, y);
        y += large.px * large.pitch / 100;
    }
    ks_words_draw(
        page,
        promised == 0 ? ks_word(page, "还没有人承诺，你来第一个")
                      : ks_word(page, "人在这块屏幕上承诺过"),
        style,
        (struct ks_rect) { plate.x + pad, y, plate.w - 2 * pad, plate.y + plate.h - y - pad / 2 },
        2);
}

void ks_pledge_draw(struct ks_page *page,
                    const struct ks_visit *visit,
                    const struct ks_visit_at *at)
{
    uint32_t promised = ks_memory_tally(at->memory, KS_NOTE_PLEDGE, "", "");
    struct ks_rect room = ks_touch_begin(
        page, ks_word(page, "我承诺"),
        ks_part_note(page, visit->pledge, ks_word(page, "点一下，不留名字，只数人数")));
    const char *const texts[] = { ks_word(page, "返回"), ks_word(page, "我承诺") };
    const struct ks_tap taps[] = { ks_tap(KS_TAP_BACK), ks_tap(KS_TAP_PROMISE) };
    room = ks_touch_foot(page, room, texts, taps, visit->pledge == KS_PART_COUNTED ? 1 : 2);
    int plate_height = ks_u(page, 2500);
    struct ks_rect lines = room, plate = room;
    if (page->portrait) {
        lines.h -= plate_height + ks_u(page, 400);
        plate.y = draw_lines(page, at, lines);
        plate.h = plate_height;
    } else {
        lines.w = (room.w - ks_u(page, 500)) * 8 / 12;
        plate.x += lines.w + ks_u(page, 500);
        plate.w -= lines.w + ks_u(page, 500);
        plate.h = plate_height;
        draw_lines(page, at, lines);
    }
    ks_draw_fill(page->out, plate, KS_TEAL, ks_u(page, 200));
    draw_promised(page, plate, promised);
}
