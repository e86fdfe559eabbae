/* The alert as a whole screen: red ground, one sentence, what to do. It replaces the frame. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/scene/page.h"

static void time_text(const struct ks_page *page, struct ks_civil t, char *out, size_t n)
{
    struct ks_ymd ymd = ks_ymd_of(ks_civil_date(t));
    int second = ks_civil_second(t);
    bool today = page->env->clock_known && !page->env->hour_unknown &&
                 ks_civil_date(t) == ks_civil_date(page->env->now);
    if (today) {
        snprintf(out, n, ks_word(page, "今天 %02d:%02d"), second / 3600, second / 60 % 60);
    } else {
        snprintf(out, n, ks_word(page, "%d月%d日 %02d:%02d"), ymd.month, ymd.day, second / 3600,
                 second / 60 % 60);
    }
}

static int draw_tag(struct ks_page *page, const struct ks_alert *alert, int right)
{
    struct ks_text_style style = ks_style(page, KS_BODY, true, KS_RED);
    bool exercise = alert->status != KS_CAP_ACTUAL;
    const char *word = exercise ? ks_word(page, "演练") : ks_word(page, "紧急提醒");
    int width = ks_line_draw(page, word, style, 0, 0, false), pad = ks_u(page, 150);
    int height = style.px * style.pitch / 100 + pad;
    struct ks_rect tag = { page->margin, page->margin, width + 2 * pad, height };
    ks_draw_fill(page->out, tag, KS_WHITE, ks_u(page, 80));
    ks_line_draw(page, word, style, tag.x + pad, tag.y + pad / 2, true);
    char when[80], text[400];
    struct ks_civil at = alert->effective.s != 0 ? alert->effective : alert->sent;
    time_text(page, at, when, sizeof when);
    snprintf(text, sizeof text, "%s\xE3\x80\x80%.300s", when,
             alert->event == NULL ? "" : alert->event);
    style.color = KS_WHITE;
    int x = tag.x + tag.w + ks_u(page, 200);
    if (ks_line_draw(page, text, style, 0, 0, false) > right - x) {
        snprintf(text, sizeof text, "%s", when);
    }
    ks_line_draw(page, text, style, x, tag.y + pad / 2, true);
    return tag.y + tag.h;
}

static void draw_source(struct ks_page *page, const struct ks_alert *alert)
{
    char until[80], text[400];
    time_text(page, ks_alert_end(alert), until, sizeof until);
    const char *sender = alert->sender_name == NULL ? "" : alert->sender_name;
    snprintf(text, sizeof text, ks_word(page, "%.200s　有效至%s"), sender, until);
    struct ks_text_style style = ks_style(page, KS_LABEL, false, KS_WHITE);
    int width = ks_line_draw(page, text, style, 0, 0, false);
    int x = page->env->width - page->margin - width;
    ks_line_draw(page, text, style, x < page->margin ? page->margin : x,
                 page->env->height - ks_u(page, 250) - style.px * style.pitch / 100, true);
}

/* White tiles: side by side in landscape if they fit, else one below the other. */
static int draw_actions(struct ks_page *page, struct ks_text *tiles, size_t n, int bottom)
{
    int pad = ks_u(page, 250), gap = ks_u(page, 180), width = page->env->width - 2 * page->margin;
    int row = 0, tall = 0;
    for (size_t i = 0; i < n; i++) {
        row += tiles[i].width + 2 * pad + (i > 0 ? gap : 0);
        tall = tiles[i].height > tall ? tiles[i].height : tall;
    }
    assert(n <= KS_CARD_ACTIONS_MAX);
    bool beside = !page->portrait && row <= width;
    int height = tall + 2 * pad;
    int x = page->margin, y = beside ? bottom - height : bottom - (int)n * (height + gap) + gap;
    int top = y;
    for (size_t i = 0; i < n; i++) {
        struct ks_rect tile = { x, y, beside ? tiles[i].width + 2 * pad : width, height };
        ks_draw_fill(page->out, tile, KS_WHITE, ks_u(page, 120));
        ks_text_draw(page, &tiles[i], x + pad, y + (height - tiles[i].height) / 2);
        x += beside ? tile.w + gap : 0;
        y += beside ? 0 : height + gap;
    }
    return n > 0 ? top - ks_u(page, 300) : bottom;
}

/* Instructions of CAP: sentences parted by line breaks or full stops. */
static size_t instruction_tiles(struct ks_page *page,
                                const struct ks_alert *alert,
                                struct ks_text_style style,
                                int width,
                                struct ks_text *tiles)
{
    size_t n = 0;
    const char *p = alert->instruction == NULL ? "" : alert->instruction;
    while (*p != '\0' && n < KS_CARD_ACTIONS_MAX) {
        size_t length = strcspn(p, "\n");
        for (size_t i = 0; i + 3 <= length; i++) {
            if (memcmp(p + i, "。", 3) == 0 || memcmp(p + i, "；", 3) == 0) {
                length = i;
                break;
            }
        }
        struct ks_str part = ks_str_trim((struct ks_str) { p, length });
        if (part.n > 0) {
            struct ks_spans spans =
                ks_page_plain(page, ks_arena_strndup(page->out->arena, part.p, part.n));
            tiles[n++] = ks_text_fit(page, &spans, style, ks_u(page, KS_SMALLEST), width,
                                     ks_u(page, 1600), 3);
        }
        assert(length <= strlen(p));
        p += length;
        p += *p == '\0' ? 0 : *p == '\n' ? 1 : 3;
    }
    return n;
}

static size_t card_tiles(struct ks_page *page,
                         const struct ks_card_parts *parts,
                         struct ks_text_style style,
                         int width,
                         struct ks_text *tiles)
{
    size_t n = 0;
    assert(parts->n_actions <= KS_CARD_ACTIONS_MAX);
    for (size_t i = 0; i < parts->n_actions; i++) {
        const struct ks_block *action = parts->action[i];
        struct ks_spans words = ks_page_spans(page, &action->text);
        struct ks_spans all = { ks_arena_array(page->out->arena, words.n + 1, sizeof *all.v),
                                words.n + 1 };
        const char *colon = *action->speaker == '\0' ? "" : ks_word(page, "：");
        all.v[0] = (struct ks_span) { KS_SPAN_STRONG, ks_arena_printf(page->out->arena, "%s%s",
                                                                      action->speaker, colon) };
        for (size_t k = 0; k < words.n; k++) {
            all.v[k + 1] = words.v[k];
        }
        tiles[n++] =
            ks_text_fit(page, &all, style, ks_u(page, KS_SMALLEST), width, ks_u(page, 1600), 2);
    }
    return n;
}

static void draw_words(struct ks_page *page,
                       const struct ks_spans *headline,
                       const struct ks_spans *lines,
                       size_t n,
                       struct ks_rect room,
                       int narrow)
{
    struct ks_text_style style = ks_style(page, page->portrait ? 1150 : 1080, true, KS_WHITE);
    style.alarm = KS_WHITE;
    style.balance = true;
    struct ks_text head = ks_text_fit(page, headline, style, ks_u(page, KS_BODY), room.w - narrow,
                                      room.h * (n > 0 ? 3 : 5) / 5, 4);
    int y = room.y;
    ks_text_draw(page, &head, room.x, y);
    y += head.height + ks_u(page, 250);
    for (size_t i = 0; i < n; i++) {
        struct ks_text_style body = ks_style(page, 460, false, KS_WHITE);
        body.alarm = KS_WHITE;
        body.ring = KS_WHITE;
        int left = room.y + room.h - y;
        struct ks_text text = ks_text_fit(page, &lines[i], body, ks_u(page, KS_SMALLEST),
                                          room.w - narrow, left < 1 ? 1 : left, 6);
        ks_text_draw(page, &text, room.x, y);
        y += text.height;
    }
}

void ks_scene_alert(const struct ks_scene_env *env,
                    const struct ks_alert *alert,
                    struct ks_drawlist *out)
{
    struct ks_page page = ks_page_begin(env, out);
    page.lang = ks_lang_of(alert->lang);
    page.card_lang = ks_lang_tag(page.lang);
    ks_draw_fill(out, (struct ks_rect) { 0, 0, env->width, env->height }, KS_RED, 0);
    const char *qr = alert->card != NULL ? alert->card->qr : alert->web == NULL ? "" : alert->web;
    int right = env->width - page.margin, narrow = 0;
    if (*qr != '\0') {
        int side = ks_u(&page, 1600);
        struct ks_rect plate = { right - side, page.margin, side, side };
        ks_draw_fill(out, plate, KS_WHITE, ks_u(&page, 120));
        int inset = ks_u(&page, 80);
        ks_draw_qr(out,
                   (struct ks_rect) { plate.x + inset, plate.y + inset, side - 2 * inset,
                                      side - 2 * inset },
                   qr);
        narrow = page.portrait ? 0 : side + ks_u(&page, 300);
        right -= side + ks_u(&page, 200);
    }
    int top = draw_tag(&page, alert, right) + ks_u(&page, 350);
    if (page.portrait && *qr != '\0') {
        top = page.margin + ks_u(&page, 1950);
    }
    struct ks_text_style style = ks_style(&page, 500, true, KS_INK);
    struct ks_text tiles[KS_CARD_ACTIONS_MAX];
    struct ks_card_parts parts = { 0 };
    struct ks_spans headline, body[1];
    const struct ks_spans *lines = body;
    size_t n_lines = 0, n_tiles;
    int width = env->width - 2 * page.margin - 2 * ks_u(&page, 250);
    if (alert->card != NULL) {
        ks_card_split(&page, ks_page_card(&page, alert->card), &parts);
        headline = parts.headline;
        lines = parts.supporting;
        n_lines = parts.n_supporting;
        n_tiles = card_tiles(&page, &parts, style, width, tiles);
    } else {
        headline = ks_page_plain(&page, alert->headline == NULL ? "" : alert->headline);
        if (alert->description != NULL && *alert->description != '\0') {
            body[0] = ks_page_plain(&page, alert->description);
            n_lines = 1;
        }
        n_tiles = instruction_tiles(&page, alert, style, width, tiles);
    }
    draw_source(&page, alert);
    int bottom = draw_actions(&page, tiles, n_tiles, env->height - ks_u(&page, 900));
    struct ks_rect room = { page.margin, top, env->width - 2 * page.margin, bottom - top };
    draw_words(&page, &headline, lines, n_lines, room, narrow);
}
