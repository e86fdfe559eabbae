/* Whole screens: a card by its template, a picture in its frame (see scene.h). */
#include "core/scene/scene.h"
#include "core/draw/shape.h"

#include <assert.h>
#include <string.h>

#include "core/card/sheet.h"
#include "core/problem/problem.h"
#include "core/scene/actions.h"
#include "core/scene/alert.h"
#include "core/scene/emblem.h"
#include "core/scene/entries.h"
#include "core/scene/frame.h"
#include "core/scene/look.h"
#include "core/scene/page.h"
#include "core/scene/phone.h"
#include "core/scene/poster.h"
#include "core/scene/shorten.h"
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
    int bottom = ks_actions_draw(page, card, parts, words, words.h * 3 / 4);
    words.h = bottom - words.y;
    int y = ks_heading_draw(page, parts, words, 1500, 4);
    for (size_t i = 0; i < parts->n_closing; i++) {
        struct ks_text_style style = ks_style(page, 480, KS_BOLD, KS_INK);
        int left = bottom - y - ks_u(page, 300);
        struct ks_text text =
            ks_text_fit(page, &parts->closing[i], style, ks_u(page, KS_SMALLEST), words.w, left, 3);
        ks_text_draw(page, &text, words.x, y + ks_u(page, 300));
        y += text.height;
    }
    draw_template(page, card, parts, panel);
    ks_emblem_draw(page, words, &ks_emblem_quiet);
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
    bool aside = page->picture != KS_PAGE_WORDS_ONLY &&
                 !page->portrait; /* the picture stands beside the words */
    bool list = look.painter == KS_PAINTER_ENTRIES;
    if (aside && !list) {
        room = words_and_picture(page, card, room);
    }
    int bottom = ks_actions_draw(page, card, parts, room, room.h / 2);
    room.h = bottom - room.y;
    if (aside && list) { /* a list needs the height: its actions go below both, in one row */
        room = words_and_picture(page, card, room);
    }
    if (look.painter == KS_PAINTER_POSTER) {
        static const struct ks_emblem number = { KS_MIST, KS_ICON_PHONE, KS_WHITE, KS_RED },
                                      warning = { KS_MIST, KS_ICON_WARNING, 0, KS_RED };
        draw_template(page, card, parts, room);
        ks_emblem_draw(page, room, look.number ? &number : &warning);
        return;
    }
    int most = page->tight ? KS_HEADLINE * 2 / 3 : page->portrait ? KS_DISPLAY : KS_HEADLINE;
    int y = ks_heading_draw(page, &heading, room, most, 3) + ks_u(page, 250);
    room.h -= y - room.y;
    room.y = y;
    draw_template(page, card, parts, room);
    ks_emblem_draw(page, room, &ks_emblem_quiet);
}

/* What gives way when a card is full for its screen: first its picture, then air and headline, then
 * the size of its words, quarter by quarter, and then their end. */
enum giving { NOTHING, PICTURE, AIR, SIZE_1, SIZE_2, SIZE_3, SIZE };

struct outcome {
    bool fits;   /* every shape is where it has room */
    size_t lost; /* characters that are not shown */
};

static struct outcome draw_giving(const struct ks_scene_env *env,
                                  const struct ks_card *card,
                                  enum giving giving,
                                  size_t bytes,
                                  struct ks_drawlist *out)
{
    struct ks_page page = ks_page_begin(env, out);
    card = ks_card_on(
        card, ks_clock_knows_date(env->clock) ? ks_civil_date(env->now) : KS_DATE_NONE, out->arena);
    page.card_lang = card->lang;
    page.lang = ks_card_lang(card) == KS_LANG_ZH ? page.lang : ks_card_lang(card);
    if (*card->qr != '\0' && ks_look_of(card->template).large_qr) {
        page.picture = KS_PAGE_CODE;
    } else if (giving < PICTURE && env->picture && *card->picture != '\0') {
        page.picture = KS_PAGE_PICTURE;
    }
    page.tight = giving >= AIR;
    page.smaller = giving > AIR ? (int)(giving - AIR) : 0;
    struct ks_rect room = ks_frame_draw(&page, KS_PAPER, KS_SHADE_LIGHT);
    struct ks_card_parts parts;
    card = ks_card_shorten(&page, card, bytes);
    ks_card_split(&page, card, &parts);
    if (ks_template_kind(card->template)->prose) {
        parts.n_closing = 0;
    }
    draw_body(&page, card, &parts, room);
    return (struct outcome) { !page.overflow, page.lost };
}

/* Draws it anew, upon nothing of what was tried before. */
static struct outcome draw_anew(const struct ks_scene_env *env,
                                const struct ks_card *card,
                                enum giving giving,
                                size_t bytes,
                                const struct ks_drawlist *before,
                                struct ks_drawlist *out)
{
    ks_draw_back(out, before);
    return draw_giving(env, card, giving, bytes, out);
}

/* Of a card that does not fit even in its smallest words the most that does. */
static size_t draw_shorter(const struct ks_scene_env *env,
                           const struct ks_card *card,
                           const struct ks_drawlist *before,
                           struct ks_drawlist *out)
{
    struct ks_short_search search = ks_shorter(card);
    struct outcome outcome = { 0 };
    size_t tried = search.bytes;
    while (ks_short_tried(&search, outcome.fits)) { /* all of it did not */
        tried = search.bytes;
        outcome = draw_anew(env, card, SIZE, tried, before, out);
    }
    if (tried != search.bytes) {
        outcome = draw_anew(env, card, SIZE, search.bytes, before, out);
    }
    return outcome.lost;
}

/* Returns how many characters are not shown. */
static size_t
draw_card(const struct ks_scene_env *world, const struct ks_card *card, struct ks_drawlist *out)
{
    const struct ks_drawlist before = *out;
    const struct ks_scene_env remembers = ks_page_world(world, out), *env = &remembers;
    bool pictured = env->picture && *card->picture != '\0';
    const enum giving first = pictured ? NOTHING : PICTURE;
    if (ks_card_is_endless(card)) { /* nothing that gives way is enough */
        struct outcome most = draw_anew(env, card, SIZE, KS_SHORT_ALL, &before, out);
        return most.fits ? most.lost : draw_shorter(env, card, &before, out);
    }
    for (enum giving giving = first; giving < SIZE; giving++) {
        struct outcome outcome = draw_anew(env, card, giving, KS_SHORT_ALL, &before, out);
        if (outcome.fits && outcome.lost == 0) {
            return 0;
        }
        if (giving != first) {
            continue;
        }
        struct outcome most = draw_anew(env, card, SIZE, KS_SHORT_ALL, &before, out);
        if (!most.fits) { /* what else gives way is too little */
            return draw_shorter(env, card, &before, out);
        }
        if (outcome.fits && outcome.lost <= most.lost) { /* nothing is gained by giving way */
            return draw_anew(env, card, first, KS_SHORT_ALL, &before, out).lost;
        }
        if (most.lost > 0) {
            return most.lost;
        }
    }
    return draw_anew(env, card, SIZE, KS_SHORT_ALL, &before, out).lost;
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
    int w = picture_width < 1 ? 1 : picture_width, h = picture_height < 1 ? 1 : picture_height;
    struct ks_rect whole = { 0, 0, env->width, env->height };
    struct ks_page page = ks_page_begin(env, out);
    ks_draw_picture(out, whole, path, KS_FIT_GROUND);
    struct ks_rect room = ks_frame_foot(&page);
    bool fills = ks_shape_fills(room, w, h);
    struct ks_rect at = fills ? room : ks_shape_within(room, w, h);
    assert(at.w >= 1 && at.w <= env->width && at.h >= 1 && at.h <= env->height);
    if (env->plate != 0) {
        ks_draw_fill(out, at, env->plate, 0);
    }
    ks_draw_picture(out, at, path, fills ? KS_FIT_COVER : KS_FIT_CONTAIN);
    if (!fills) {
        ks_frame_around(&page, at);
    }
    return at;
}

/* The sizes that are looked at for the office, and of them the worst. */
struct tightest {
    size_t lost;
    bool portrait;
};

static struct tightest tightest_of(const struct ks_scene_env *env,
                                   const struct ks_card *card,
                                   const struct ks_alert *alert)
{
    static const int sizes[][2] = { { 1920, 1080 }, { 1080, 1920 }, { 1280, 720 } };
    struct tightest worst = { 0 };
    for (size_t i = 0; i < KS_COUNT(sizes); i++) {
        struct ks_scene_env at = *env;
        at.width = sizes[i][0];
        at.height = sizes[i][1];
        struct ks_drawlist list = { .arena = ks_arena_new() };
        size_t lost =
            alert != NULL ? ks_alert_draw(&at, alert, &list) : draw_card(&at, card, &list);
        ks_arena_free(list.arena);
        worst = lost > worst.lost ? (struct tightest) { lost, at.height > at.width } : worst;
    }
    return worst;
}

static void tell(const char *file, struct tightest worst, size_t all, struct ks_problems *problems)
{
    if (worst.lost > 0) {
        size_t shown = all > worst.lost ? all - worst.lost : 0;
        ks_problems_add(
            problems, KS_PROBLEM_CARD_DOES_NOT_FIT, (struct ks_place_in_file) { file, 0, 0 },
            KS_ARGS(ks_arg_phrase(worst.portrait ? KS_PHRASE_PORTRAIT : KS_PHRASE_LANDSCAPE),
                    ks_arg_number((long long)shown), ks_arg_number((long long)all)));
    }
}

void ks_scene_lint(const struct ks_scene_env *env,
                   const struct ks_card *card,
                   struct ks_problems *problems)
{
    if (card->alert == NULL) { /* else it is drawn as an alert */
        tell(ks_arena_printf(problems->arena, KS_AT_ASSETS "/%s", card->path),
             tightest_of(env, card, NULL), ks_card_count(card), problems);
    }
}

void ks_scene_lint_alert(const struct ks_scene_env *env,
                         const struct ks_alert *alert,
                         struct ks_problems *problems)
{
    tell(alert->file, tightest_of(env, NULL, alert), ks_alert_count(alert), problems);
}
