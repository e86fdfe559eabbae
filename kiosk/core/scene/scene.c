/* Whole screens: a card by its template, a picture in its frame (see scene.h). */
#include "core/scene/scene.h"

#include <assert.h>
#include <string.h>

#include "core/card/sheet.h"
#include "core/problem/problem.h"
#include "core/scene/actions.h"
#include "core/scene/entries.h"
#include "core/scene/frame.h"
#include "core/scene/look.h"
#include "core/scene/page.h"
#include "core/scene/phone.h"
#include "core/scene/poster.h"
#include "core/scene/twin.h"
#include "core/text/content_names.h"

/* The template's own part in `room`. */
static void draw_template(struct ks_page *page,
                          const struct ks_card *card,
                          const struct ks_card_parts *parts,
                          struct ks_rect room)
{
    switch (ks_look_of(card->template).painter) {
    case KS_PAINTER_POSTER:
        ks_template_poster(page, card, parts, room);
        return;
    case KS_PAINTER_ENTRIES:
        ks_template_entries(page, card, room);
        return;
    case KS_PAINTER_LETTER:
        ks_template_letter(page, card, room);
        return;
    case KS_PAINTER_PHONE:
        ks_template_phone(page, card, room);
        return;
    case KS_PAINTER_TWIN:
        ks_template_twin(page, card, room);
        return;
    }
}

/* Parts `room` into words at the left and something to look at on `columns` of 12 at the right. */
static struct ks_rect part_right(const struct ks_page *page, struct ks_rect *room, int columns)
{
    int gutter = ks_u(page, 400);
    struct ks_rect right = *room;
    right.w = (room->w - gutter) * columns / 12;
    right.x = room->x + room->w - right.w;
    assert(columns > 0 && columns < 12);
    room->w -= gutter + right.w;
    return right;
}

int ks_scene_picture_side(int width, int height)
{
    return width > height ? width * 5 / 12 : width;
}

/* Landscape: words at the left, the mock-up or the paper on `columns` of 12. */
static void words_and_mock_up(struct ks_page *page,
                              const struct ks_card *card,
                              const struct ks_card_parts *parts,
                              struct ks_rect room,
                              int columns)
{
    struct ks_rect words = room, panel = part_right(page, &words, columns);
    panel.h -= ks_u(page, 400);
    int bottom = ks_actions_draw(page, card, parts, words);
    words.h = bottom - words.y;
    int y = ks_heading_draw(page, parts, words, KS_DISPLAY, 3);
    for (size_t i = 0; i < parts->n_closing; i++) {
        struct ks_text_style style = ks_style(page, 480, true, KS_INK);
        int left = bottom - y - ks_u(page, 200);
        struct ks_text text = ks_text_fit(page, &parts->closing[i], style, ks_u(page, KS_SMALLEST),
                                          words.w, left < 1 ? 1 : left, 3);
        ks_text_draw(page, &text, words.x, y + ks_u(page, 300));
        y += text.height;
    }
    draw_template(page, card, parts, panel);
}

/* Landscape: the picture on 5 columns; returns what is left for the words. */
static struct ks_rect
words_and_picture(struct ks_page *page, const struct ks_card *card, struct ks_rect room)
{
    struct ks_rect right = part_right(page, &room, 5);
    right.h -= ks_u(page, 400);
    ks_card_picture_draw(page, card, right);
    return room;
}

static void draw_body(struct ks_page *page,
                      const struct ks_card *card,
                      const struct ks_card_parts *parts,
                      struct ks_rect room)
{
    struct ks_look look = ks_look_of(card->template);
    struct ks_card_parts heading = *parts;
    if (ks_template_kind(card->template)->prose) {
        /* Supporting lines are the body of a letter, and not part of its heading. */
        heading.n_supporting = 0;
    }
    if (look.columns > 0 && !page->portrait) {
        words_and_mock_up(page, card, &heading, room, look.columns);
        return;
    }
    bool aside = page->picture && !page->portrait; /* the picture stands beside the words */
    bool list = look.painter == KS_PAINTER_ENTRIES;
    if (aside && !list) {
        room = words_and_picture(page, card, room);
    }
    int bottom = ks_actions_draw(page, card, parts, room);
    room.h = bottom - room.y;
    if (aside && list) { /* a list needs the height: its actions go below both, in one row */
        room = words_and_picture(page, card, room);
    }
    if (look.painter == KS_PAINTER_POSTER) {
        draw_template(page, card, parts, room);
        return;
    }
    int most = page->tight ? KS_HEADLINE * 2 / 3 : page->portrait ? KS_DISPLAY : KS_HEADLINE;
    int y = ks_heading_draw(page, &heading, room, most, 3) + ks_u(page, 250);
    room.h -= y - room.y;
    room.y = y;
    draw_template(page, card, parts, room);
}

/* What gives way when a card is full for its screen: first its picture, then air and headline. */
enum giving { NOTHING, PICTURE, AIR };

static bool draw_giving(const struct ks_scene_env *env,
                        const struct ks_card *card,
                        enum giving giving,
                        struct ks_drawlist *out)
{
    struct ks_page page = ks_page_begin(env, out);
    card = ks_card_on(card, env->clock_known ? ks_civil_date(env->now) : KS_DATE_NONE, out->arena);
    page.card_lang = card->lang;
    page.lang = ks_card_lang(card) == KS_LANG_ZH ? page.lang : ks_card_lang(card);
    page.large_qr = *card->qr != '\0' && ks_look_of(card->template).large_qr;
    page.picture = page.large_qr || (giving < PICTURE && env->picture && *card->picture != '\0');
    page.tight = giving == AIR;
    struct ks_rect room = ks_frame_draw(&page, KS_PAPER, false);
    struct ks_card_parts parts;
    card = ks_page_card(&page, card);
    ks_card_split(&page, card, &parts);
    if (ks_template_kind(card->template)->prose) {
        parts.n_closing = 0;
    }
    draw_body(&page, card, &parts, room);
    return !page.overflow;
}

static bool
draw_card(const struct ks_scene_env *env, const struct ks_card *card, struct ks_drawlist *out)
{
    struct ks_drawlist before = *out;
    bool pictured = env->picture && *card->picture != '\0';
    for (enum giving giving = pictured ? NOTHING : PICTURE; giving < AIR; giving++) {
        if (draw_giving(env, card, giving, out)) {
            return true;
        }
        assert(out->n >= before.n && out->n_targets >= before.n_targets);
        out->n = before.n;
        out->n_targets = before.n_targets;
        out->reading = before.reading;
    }
    return draw_giving(env, card, AIR, out);
}

void ks_scene_card(const struct ks_scene_env *env,
                   const struct ks_card *card,
                   struct ks_drawlist *out)
{
    (void)draw_card(env, card, out);
}

struct ks_rect ks_scene_picture(const struct ks_scene_env *env,
                                const char *path,
                                int picture_width,
                                int picture_height,
                                const char *title,
                                struct ks_drawlist *out)
{
    (void)title;
    struct ks_page page = ks_page_begin(env, out);
    struct ks_rect room = ks_frame_draw(&page, KS_NIGHT, true);
    room.x = 0;
    room.w = env->width;
    room.h -= ks_u(&page, 60);
    int64_t w = picture_width < 1 ? 1 : picture_width, h = picture_height < 1 ? 1 : picture_height;
    struct ks_rect at = { 0, room.y, room.w, (int)(room.w * h / w) };
    if (at.h > room.h) {
        at.h = room.h;
        at.w = (int)(room.h * w / h);
    }
    at.w = at.w < 1 ? 1 : at.w;
    at.h = at.h < 1 ? 1 : at.h;
    assert(at.w >= 1 && at.w <= env->width && at.h >= 1);
    at.x = (env->width - at.w) / 2;
    at.y = room.y + (room.h - at.h) / 2;
    ks_draw_picture(out, at, path, KS_FIT_CONTAIN);
    return at;
}

void ks_scene_lint(const struct ks_scene_env *env,
                   const struct ks_card *card,
                   struct ks_problems *problems)
{
    static const int sizes[][2] = { { 1920, 1080 }, { 1080, 1920 }, { 1280, 720 } };
    for (size_t i = 0; i < KS_COUNT(sizes); i++) {
        struct ks_scene_env at = *env;
        at.width = sizes[i][0];
        at.height = sizes[i][1];
        struct ks_drawlist list = { .arena = ks_arena_new() };
        bool fits = draw_card(&at, card, &list);
        ks_arena_free(list.arena);
        if (!fits) {
            const char *file = ks_arena_printf(problems->arena, KS_AT_ASSETS "/%s", card->path);
            ks_problems_add(problems, KS_PROBLEM_CARD_DOES_NOT_FIT,
                            (struct ks_place_in_file) { file, 0, 0 },
                            KS_ARGS(ks_arg_phrase(at.height > at.width ? KS_PHRASE_PORTRAIT
                                                                       : KS_PHRASE_LANDSCAPE)));
            return;
        }
    }
}
