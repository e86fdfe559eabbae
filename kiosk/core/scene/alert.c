/* The alert as a whole screen: red ground, one sentence, what to do. It replaces the frame. */
#include "core/scene/alert.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "core/scene/deeds.h"
#include "core/scene/emblem.h"
#include "core/scene/shorten.h"

static void time_text(const struct ks_page *page, struct ks_civil t, char *out, size_t n)
{
    struct ks_ymd ymd = ks_ymd_of(ks_civil_date(t));
    int second = ks_civil_second(t);
    bool today =
        ks_clock_knows_hour(page->env->clock) && ks_civil_date(t) == ks_civil_date(page->env->now);
    if (today) {
        snprintf(out, n, ks_word(page, "今天 %02d:%02d"), second / 3600, second / 60 % 60);
    } else {
        snprintf(out, n, ks_word(page, "%d月%d日 %02d:%02d"), ymd.month, ymd.day, second / 3600,
                 second / 60 % 60);
    }
}

static int draw_tag(struct ks_page *page, const struct ks_alert *alert, int right)
{
    struct ks_text_style style = ks_style(page, KS_BODY, KS_BOLD, KS_RED);
    bool exercise = alert->status != KS_CAP_ACTUAL;
    const char *word = exercise ? ks_word(page, "演练") : ks_word(page, "紧急提醒");
    int width = ks_line_width(page, word, style), pad = ks_u(page, 150);
    int height = style.px * style.pitch / 100 + pad;
    struct ks_rect tag = { page->margin, page->margin, width + 2 * pad, height };
    ks_draw_fill(page->out, tag, KS_WHITE, ks_u(page, 80));
    ks_line_draw(page, word, style, tag.x + pad, tag.y + pad / 2);
    char when[80], text[400];
    struct ks_civil at = alert->effective.s != 0 ? alert->effective : alert->sent;
    time_text(page, at, when, sizeof when);
    snprintf(text, sizeof text, "%s\xE3\x80\x80%.300s", when,
             alert->event == NULL ? "" : alert->event);
    style.color = KS_WHITE;
    int x = tag.x + tag.w + ks_u(page, 200);
    if (ks_line_width(page, text, style) > right - x) {
        snprintf(text, sizeof text, "%s", when);
    }
    ks_line_draw(page, text, style, x, tag.y + pad / 2);
    return tag.y + tag.h;
}

static struct ks_text_style button_style(const struct ks_page *page)
{
    return ks_style(page, 500, KS_BOLD, KS_WHITE);
}

/* Right of `left`. */
static void draw_source(struct ks_page *page, const struct ks_alert *alert, int left)
{
    enum { MOST = 200 }; /* bytes of a sender's name */
    char until[80];
    time_text(page, ks_alert_end(alert, page->env->now), until, sizeof until);
    const char *sender = alert->sender_name == NULL ? "" : alert->sender_name;
    struct ks_arena *arena = page->out->arena;
    struct ks_text_style style = ks_style(page, KS_LABEL, KS_REGULAR, KS_WHITE);
    const char *rest = ks_arena_printf(arena, ks_word(page, "%.200s　有效至%s"), "", until);
    int room = page->env->width - page->margin - left - ks_line_width(page, rest, style);
    sender = ks_arena_strndup(arena, sender, ks_utf8_prefix(sender, strlen(sender), MOST));
    sender = ks_line_cut(page, sender, style, room);
    const char *text = ks_arena_printf(arena, ks_word(page, "%.200s　有效至%s"), sender, until);
    int x = page->env->width - page->margin - ks_line_width(page, text, style);
    ks_line_draw(page, text, style, x < left ? left : x,
                 page->env->height - ks_u(page, 250) - style.px * style.pitch / 100);
}

/* Where the one thing to touch stands; any touch does it. In portrait it is as wide as the glass
 * and stands above the source, else as wide as its words and beside it. */
static struct ks_rect button_of(const struct ks_page *page)
{
    int height = ks_u(page, 950), lift = page->portrait ? ks_u(page, 600) : 0;
    int words = ks_line_width(page, ks_word(page, "我遇到了"), button_style(page));
    int width = page->portrait ? page->env->width - 2 * page->margin : words + ks_u(page, 1500);
    return (struct ks_rect) { page->margin, page->env->height - ks_u(page, 250) - height - lift,
                              width, height };
}

static void draw_button(struct ks_page *page, struct ks_rect button)
{
    const char *word = ks_word(page, "我遇到了");
    struct ks_text_style style = button_style(page);
    int side = ks_u(page, 600), pad = ks_u(page, 300);
    int x = button.x + (button.w - ks_line_width(page, word, style) - side - pad) / 2;
    ks_draw_fill(page->out, button, KS_INK, ks_u(page, 180));
    ks_draw_icon(page->out, (struct ks_rect) { x, button.y + (button.h - side) / 2, side, side },
                 KS_ICON_TOUCH, KS_WHITE);
    ks_line_draw(page, word, style, x + side + pad,
                 button.y + (button.h - style.px * style.pitch / 100) / 2);
}

/* Instructions of CAP: sentences parted by line breaks or full stops; the last deed is all that is
 * left of them. */
static size_t deeds_of_text(struct ks_page *page, const char *p, struct ks_spans *deeds)
{
    size_t n = 0;
    while (*p != '\0' && n < KS_CARD_ACTIONS_MAX) {
        size_t length = strcspn(p, "\n");
        for (size_t i = 0; i + 3 <= length; i++) {
            if (memcmp(p + i, "。", 3) == 0 || memcmp(p + i, "；", 3) == 0) {
                length = i;
                break;
            }
        }
        size_t end = length + (p[length] == '\0' ? 0 : p[length] == '\n' ? 1 : 3);
        struct ks_str part = ks_str_trim((struct ks_str) { p, length });
        struct ks_str rest = ks_str_trim(ks_str_of(p + end));
        if (part.n > 0 && n + 1 == KS_CARD_ACTIONS_MAX && rest.n > 0) {
            part = ks_str_trim(ks_str_of(p));
            end = strlen(p);
        }
        if (part.n > 0) {
            deeds[n++] = ks_page_plain(page, ks_arena_strndup(page->out->arena, part.p, part.n));
        }
        assert(end <= strlen(p));
        p += end;
    }
    return n;
}

static size_t
deeds_of_card(struct ks_page *page, const struct ks_card_parts *parts, struct ks_spans *deeds)
{
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
        deeds[i] = all;
    }
    return parts->n_actions;
}

/* What stands above the tiles. */
struct words {
    struct ks_spans headline, body[1];
    const struct ks_spans *lines;
    size_t n;
    int narrow; /* so much of the width is another's */
};

/* Returns how much of the height of `room` they take. */
static int
draw_words(struct ks_page *page, const struct words *words, struct ks_rect room, bool draw)
{
    struct ks_text_style style = ks_style(page, page->portrait ? 1150 : 1400, KS_BOLD, KS_WHITE);
    style.alarm = KS_WHITE;
    style.balance = true;
    int y = room.y, width = room.w - words->narrow;
    struct ks_text head = ks_text_fit(page, &words->headline, style, ks_u(page, KS_BODY), width,
                                      room.h * (words->n > 0 ? 3 : 5) / 5, 4);
    if (draw) {
        ks_text_draw(page, &head, room.x, y);
    }
    y += head.height;
    for (size_t i = 0; i < words->n; i++) {
        struct ks_text_style body = ks_style(page, 590, KS_REGULAR, KS_WHITE);
        body.alarm = KS_WHITE;
        body.ring = KS_WHITE;
        y += i == 0 ? ks_u(page, 250) : 0;
        struct ks_text text = ks_text_fit(page, &words->lines[i], body, ks_u(page, KS_SMALLEST),
                                          width, room.y + room.h - y, 6);
        if (draw) {
            ks_text_draw(page, &text, room.x, y);
        }
        y += text.height;
    }
    return y - room.y;
}

/* The height that words take in `room`, and how much of them is cut. */
static int measure(struct ks_page *page, const struct words *words, struct ks_rect room, bool *cut)
{
    size_t lost = page->lost;
    int taken = draw_words(page, words, room, false);
    *cut = page->lost > lost;
    page->lost = lost;
    return taken;
}

/* Draws words and tiles. Tiles that want more than half of the height have all that the words leave
 * which half is enough for; before a deed is cut the words are set smaller, down to a quarter of
 * the height, if that cuts none of them. No tile reaches up into the first `least` pixels. */
static void draw_told(struct ks_page *page,
                      const struct words *words,
                      struct ks_deeds *deeds,
                      struct ks_rect all,
                      int least)
{
    struct ks_rect room = all, tried = all;
    int air = ks_u(page, 120), taken = INT_MAX; /* of the words, in `tried` */
    bool crowded = !ks_deeds_even(page, deeds, all.h / 2), cut = false;
    size_t lost = page->lost;
    for (int eighths = 4; crowded && eighths >= 2; eighths--) {
        room.h = all.h * eighths / 8 - air;
        int height = measure(page, words, room, &cut);
        if (eighths < 4 && cut) {
            break;
        }
        taken = height;
        tried = room;
        height = all.h - (taken > least ? taken : least) - air;
        page->lost = lost;
        ks_deeds_crowd(page, deeds, height > all.h / 2 ? height : all.h / 2);
        crowded = page->lost > lost;
    }
    room.h = ks_deeds_draw(page, deeds, all.y + all.h) - all.y;
    room.h = taken <= room.h && room.h < tried.h ? tried.h : room.h;
    (void)draw_words(page, words, room, true);
    ks_emblem_draw(page, all, &ks_emblem_warning);
}

size_t ks_alert_draw(const struct ks_scene_env *world,
                     const struct ks_alert *alert,
                     struct ks_drawlist *out)
{
    const struct ks_scene_env remembers = ks_page_world(world, out), *env = &remembers;
    struct ks_page page = ks_page_begin(env, out);
    page.lang = ks_lang_of(alert->lang);
    page.card_lang = ks_lang_tag(page.lang);
    ks_draw_fill(out, (struct ks_rect) { 0, 0, env->width, env->height }, KS_RED, 0);
    const char *qr = alert->card != NULL  ? ks_page_text(&page, alert->card->qr)
                     : alert->web == NULL ? ""
                                          : alert->web;
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
    struct ks_spans told[KS_CARD_ACTIONS_MAX];
    struct ks_deeds deeds = { .words = told, .lines = alert->card != NULL ? 2 : 3 };
    struct ks_card_parts parts = { 0 };
    struct words words = { .lines = words.body, .narrow = narrow };
    if (alert->card != NULL) {
        ks_card_split(&page, ks_card_shorten(&page, alert->card, KS_SHORT_ALL), &parts);
        words.headline = parts.headline;
        words.lines = parts.supporting;
        words.n = parts.n_supporting;
        deeds.n = deeds_of_card(&page, &parts, told);
    } else {
        words.headline = ks_page_plain(&page, alert->headline == NULL ? "" : alert->headline);
        if (alert->description != NULL && *alert->description != '\0') {
            words.body[0] = ks_page_plain(&page, alert->description);
            words.n = 1;
        }
        const char *instruction = alert->instruction == NULL ? "" : alert->instruction;
        deeds.n = deeds_of_text(&page, instruction, told);
    }
    int foot = env->height - ks_u(&page, 900), left = page.margin;
    int code = page.margin + ks_u(&page, 1600);
    if (env->touch) {
        struct ks_rect button = button_of(&page);
        draw_button(&page, button);
        foot = button.y - ks_u(&page, 350);
        left = page.portrait ? left : button.x + button.w + ks_u(&page, 300);
    }
    draw_source(&page, alert, left);
    struct ks_rect all = { page.margin, top, env->width - 2 * page.margin, foot - top };
    draw_told(&page, &words, &deeds, all, narrow > 0 ? code - top : 0);
    return page.lost;
}

void ks_scene_alert(const struct ks_scene_env *env,
                    const struct ks_alert *alert,
                    struct ks_drawlist *out)
{
    (void)ks_alert_draw(env, alert, out);
}

static size_t count(const char *text)
{
    return ks_utf8_count(ks_str_of(text));
}

size_t ks_alert_count(const struct ks_alert *alert)
{
    return alert->card != NULL
               ? ks_card_count(alert->card)
               : count(alert->headline) + count(alert->description) + count(alert->instruction);
}
