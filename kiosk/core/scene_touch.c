/* The pieces of touch screens: buttons with their targets, heading, foot (see scene_touch.h). */
#include "core/scene_touch.h"

#define BUTTON 1150 /* hundredths of u: at least 20 mm on every panel from 15 inches */
#define LEAVE_WIDTH 1500

static const struct {
    uint32_t ground, text;
    bool strong;
} looks[] = { [KS_BUTTON_DARK] = { KS_INK, KS_WHITE, true },
              [KS_BUTTON_CALM] = { KS_TEAL, KS_WHITE, true },
              [KS_BUTTON_LIGHT] = { KS_WHITE, KS_INK, false } };

void ks_touch_button(
    struct ks_page *page, struct ks_rect rect, const char *text, int tap, enum ks_button look)
{
    int pad = ks_u(page, 250);
    ks_draw_fill(page->out, rect, looks[look].ground, ks_u(page, 180));
    if (looks[look].ground == KS_WHITE) {
        ks_draw_stroke(page->out, rect, KS_MIST, ks_u(page, 180), ks_u(page, 25));
    }
    struct ks_text_style style = ks_style(page, 500, looks[look].strong, looks[look].text);
    style.pitch = 125;
    struct ks_spans spans = ks_page_plain(page, ks_page_text(page, text));
    struct ks_text set = ks_text_fit(page, &spans, style, ks_u(page, KS_SMALLEST), rect.w - 2 * pad,
                                     rect.h - ks_u(page, 100), 2);
    ks_text_draw(page, &set, rect.x + pad, rect.y + (rect.h - set.height) / 2);
    ks_draw_target(page->out, rect, tap);
}

const char *ks_touch_word(const struct ks_page *page, const char *zh, const char *en)
{
    return page->english ? en : zh;
}

/* Ground and heading, at the top for reading; returns the room below. */
struct ks_rect ks_touch_begin(struct ks_page *page, const char *title, const char *note)
{
    struct ks_rect room = ks_frame_draw(page, KS_PAPER, false);
    struct ks_text_style style = ks_style(page, page->portrait ? 900 : 750, true, KS_INK);
    style.balance = true;
    struct ks_spans spans = ks_page_plain(page, title);
    struct ks_text text =
        ks_text_fit(page, &spans, style, ks_u(page, KS_BODY), room.w, ks_u(page, 2400), 2);
    ks_text_draw(page, &text, room.x, room.y);
    int y = room.y + text.height;
    if (*note != '\0') {
        struct ks_text_style quiet = ks_style(page, KS_BODY, false, KS_SLATE);
        struct ks_spans line = ks_page_plain(page, note);
        struct ks_text set =
            ks_text_fit(page, &line, quiet, ks_u(page, KS_SMALLEST), room.w, ks_u(page, 1200), 2);
        ks_text_draw(page, &set, room.x, y + ks_u(page, 100));
        y += set.height + ks_u(page, 100);
    }
    y += ks_u(page, 300);
    room.h -= y - room.y + ks_u(page, 300);
    room.y = y;
    return room;
}

/* A column of buttons at the bottom of `room`, as tall as it allows; returns their top. */
int ks_touch_column(struct ks_page *page,
                    struct ks_rect room,
                    const char *const *texts,
                    const int *taps,
                    size_t n,
                    enum ks_button look)
{
    int gap = ks_u(page, KS_TOUCH_GAP), height = ks_u(page, 1600), least = ks_u(page, BUTTON);
    while (height > least && (int)n * (height + gap) - gap > room.h) {
        height--;
    }
    int y = room.y + room.h - ((int)n * (height + gap) - gap);
    y = page->portrait || y < room.y ? y : room.y; /* landscape: everything is within reach */
    int top = y;
    for (size_t i = 0; i < n; i++) {
        ks_touch_button(page, (struct ks_rect) { room.x, y, room.w, height }, texts[i], taps[i],
                        look);
        y += height + gap;
    }
    return top;
}

/* The row within reach at the foot, 换人 always at its end; returns what is left above. */
struct ks_rect ks_touch_foot(
    struct ks_page *page, struct ks_rect room, const char *const *texts, const int *taps, size_t n)
{
    int gap = ks_u(page, KS_TOUCH_GAP), height = ks_u(page, BUTTON),
        leave = ks_u(page, LEAVE_WIDTH);
    int y = room.y + room.h - height;
    ks_touch_button(page, (struct ks_rect) { room.x + room.w - leave, y, leave, height },
                    ks_word(page, "换人"), KS_TAP_LEAVE, KS_BUTTON_LIGHT);
    int width = n == 0 ? 0 : (room.w - leave - (int)n * gap) / (int)n;
    for (size_t i = 0; i < n; i++) {
        struct ks_rect rect = { room.x + (int)i * (width + gap), y, width, height };
        ks_touch_button(page, rect, texts[i], taps[i],
                        i + 1 == n ? KS_BUTTON_CALM : KS_BUTTON_DARK);
    }
    room.h -= height + ks_u(page, 350);
    return room;
}
