/* The screen on which staff look at an import: each picture in small. It says that it is not on
 * the public loop. */
#include <assert.h>
#include <string.h>

#include "core/screen/parts.h"

/* The file's own name, by which people know it, without the folder it was put into. */
static const char *name_of(const struct ks_page *page, const struct ks_preview *preview, size_t n)
{
    assert(n < ks_preview_count(preview));
    const struct ks_playlist_item *item = ks_preview_item(preview, n);
    const char *path = item != NULL ? item->path : preview->program.alerts.v[n].file;
    const char *slash = strrchr(path, '/');
    return ks_name_short(page, slash == NULL ? path : slash + 1);
}

/* Draws a strip across the screen, so that nobody takes what is below for the loop; returns its
 * bottom. */
static int draw_band(struct ks_page *page, const char *words, int y)
{
    struct ks_spans spans = ks_page_plain(page, words);
    struct ks_text text =
        ks_text_fit(page, &spans, ks_style(page, KS_BODY, KS_BOLD, KS_INK), ks_u(page, KS_SMALLEST),
                    page->env->width - 2 * page->margin, ks_u(page, 1300), 2);
    int pad = ks_u(page, 40);
    struct ks_rect band = { 0, y, page->env->width, text.height + 2 * pad };
    ks_draw_fill(page->out, band, KS_AMBER, 0);
    ks_text_draw(page, &text, page->margin, y + pad);
    return y + band.h;
}

/* Draws what the picture does not say: whether the item is new, replaces another or is an alert,
 * and what else the import changes; returns its bottom. */
static int draw_rest(struct ks_page *page, const struct ks_preview *preview, size_t n, int y)
{
    struct ks_arena *arena = page->out->arena;
    struct ks_text_style style = ks_style(page, KS_LABEL, KS_REGULAR, KS_SLATE);
    size_t alerts = preview->program.alerts.n;
    const char *text = n >= ks_preview_count(preview) ? ""
                       : n < alerts ? ks_word(page, "紧急提醒，采用以后盖过别的内容")
                       : preview->changed[n - alerts] ? ks_word(page, "替换正在播的同名内容")
                                                      : ks_word(page, "新内容");
    if (preview->removed > 0) {
        text = ks_arena_printf(arena, ks_word(page, "%s · 撤下 %zu 项"), text, preview->removed);
    }
    if (preview->others > 0) {
        text = ks_arena_printf(arena, ks_word(page, "%s · 另有 %zu 个文件是表格或题库"), text,
                               preview->others);
    }
    text = strncmp(text, " · ", strlen(" · ")) == 0 ? text + strlen(" · ") : text;
    text = ks_line_cut(page, text, style, page->env->width - 2 * page->margin);
    ks_line_draw(page, text, style, page->margin, y + ks_u(page, 120));
    return y + ks_u(page, 120) + style.px * style.pitch / 100 + ks_u(page, 150);
}

/* The largest rectangle of the screen's own shape in `room`. */
static struct ks_rect small_screen(const struct ks_page *page, struct ks_rect room)
{
    int64_t width = page->env->width, height = page->env->height;
    struct ks_rect at = { room.x, room.y, (int)(room.h * width / height), room.h };
    if (at.w > room.w) {
        at.w = room.w;
        at.h = (int)(room.w * height / width);
    }
    at.x += (room.w - at.w) / 2;
    at.y += (room.h - at.h) / 2;
    return at;
}

static void draw_screen(struct ks_page *page, const char *instead, struct ks_rect room)
{
    struct ks_rect at = small_screen(page, room);
    if (at.w < 1 || at.h < 1) {
        return;
    }
    int line = ks_u(page, 25);
    struct ks_rect edge = { at.x - line, at.y - line, at.w + 2 * line, at.h + 2 * line };
    ks_draw_stroke(page->out, edge, KS_SLATE, 0, line);
    if (instead == NULL) {
        ks_draw_picture(page->out, at, "", KS_FIT_CONTAIN);
        return;
    }
    int pad = ks_u(page, 400);
    ks_draw_fill(page->out, at, KS_MIST, 0);
    struct ks_spans spans = ks_page_plain(page, instead);
    struct ks_text text = ks_text_fit(page, &spans, ks_style(page, KS_BODY, KS_REGULAR, KS_INK),
                                      ks_u(page, KS_SMALLEST), at.w - 2 * pad, at.h, 3);
    ks_text_draw(page, &text, at.x + pad, at.y + (at.h - text.height) / 2);
}

static const char *what_instead(const struct ks_page *page, const struct ks_staff *staff)
{
    if (staff->preview != NULL && ks_preview_count(staff->preview) == 0) {
        return ks_word(page, "没有新的画面");
    }
    switch (staff->preview_state) {
    case KS_PREVIEW_DRAWING:
        return ks_word(page, "正在准备画面…");
    case KS_PREVIEW_DRAWN:
        return NULL;
    case KS_PREVIEW_BROKEN:
        return ks_word(page, "这一项画不出来。采用以后它也不会播");
    case KS_PREVIEW_GONE:
        break;
    }
    return ks_word(page, "等待的内容已经变了。请返回，重新看一遍");
}

static struct ks_rect draw_foot(struct ks_page *page, const struct ks_staff *staff, size_t items)
{
    struct ks_rect room = ks_touch_begin(page, "", "");
    const char *texts[5];
    struct ks_tap taps[5];
    size_t n = 0;
    texts[n] = ks_word(page, "返回");
    taps[n++] = ks_tap(KS_TAP_BACK);
    if (items > 1) { /* always both buttons, so that they stay where the hand is */
        texts[n] = ks_word(page, "上一张");
        taps[n++] = ks_tap(KS_TAP_EARLIER);
        texts[n] = ks_word(page, "下一张");
        taps[n++] = ks_tap(KS_TAP_LATER);
    }
    if (staff->import == KS_IMPORT_WAITS && staff->preview_state != KS_PREVIEW_GONE) {
        texts[n] = ks_word(page, "不采用");
        taps[n++] = ks_tap(KS_TAP_REFUSE);
        texts[n] = ks_word(page, "采用");
        taps[n++] = ks_tap(KS_TAP_ADOPT);
    }
    return ks_touch_foot(page, room, texts, taps, n);
}

void ks_preview_draw(struct ks_page *page,
                     const struct ks_visit *visit,
                     const struct ks_visit_at *at)
{
    const struct ks_staff *staff = at->staff;
    const struct ks_preview *preview = staff->preview;
    size_t n = preview == NULL ? 0 : ks_preview_count(preview);
    page->tools = false;
    struct ks_rect room = draw_foot(page, staff, n);
    const char *band = ks_word(page, "预览 · 未上屏");
    if (visit->page < n) {
        band = ks_arena_printf(page->out->arena, ks_word(page, "预览 %zu/%zu · 未上屏 · %s"),
                               visit->page + 1, n, name_of(page, preview, visit->page));
    }
    page->out->reading = KS_READ_HEADING;
    int top = draw_band(page, band, room.y - ks_u(page, 300));
    if (preview != NULL) {
        top = draw_rest(page, preview, visit->page, top);
    }
    page->out->reading = KS_READ_BODY;
    draw_screen(page, what_instead(page, staff),
                (struct ks_rect) { room.x, top, room.w, room.y + room.h - top });
}
