#ifndef TESTS_SUPPORT_JUDGE_H
#define TESTS_SUPPORT_JUDGE_H

/* The project's own set with the real fonts, and what every screen of it is judged by: nothing
 * leaves the screen, nothing is too small, no two texts meet, text stands out from its ground. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "content/load.h"
#include "core/scene/scene.h"
#include "port/clock.h"
#include "stage/noto.h"
#include "support/check_main.h"
#include "support/said.h"

static inline bool is_fast(void)
{
    return getenv("KS_FAST") != NULL;
}

static inline bool is_long(void)
{
    return getenv("KS_LONG") != NULL;
}

/* The set, its fonts, and how many faults were told. */
struct judge {
    struct ks_program *program;
    struct ks_fonts *fonts;
    int faults;
};

static inline void judge_open(struct judge *judge)
{
    struct ks_err err = { 0 };
    struct ks_content_set *set = ks_content_set_open_folder(PROJECT_DIR, &err);
    ck_assert_msg(set != NULL, "%s", said_err(&err));
    struct ks_zone zone;
    ck_assert(ks_zone_load("Asia/Shanghai", &zone));
    struct ks_load_params params = { .zone = &zone, .generation = 1 };
    judge->program = ks_load(set, &params);
    ks_content_set_close(set);
    judge->fonts = ks_noto_open(&err);
    ck_assert_msg(judge->fonts != NULL, "%s", said_err(&err));
    ck_assert_uint_gt(judge->program->cards.n, 40);
    judge->faults = 0;
}

static inline void judge_close(struct judge *judge)
{
    ks_fonts_close(judge->fonts);
    ks_program_free(judge->program);
}

/* The box a run of text really inks: a little inside its em box, without spaces and the empty
 * half of a mark at its end. */
static inline struct ks_rect ink_of(const struct judge *judge, const struct ks_draw *draw)
{
    const struct ks_typeset *typeset = ks_fonts_typeset(judge->fonts);
    static const char *const marks[] = { "，", "。", "：", "；", "、", "！",
                                         "？", "）", "”",  "》", "」" };
    static const char *const opening[] = { "“", "（", "《", "「" };
    struct ks_str text = ks_str_trim(ks_str_of(draw->text));
    int width = typeset->advance(typeset->context, draw->font, text.p, text.n);
    int px = draw->font.px;
    width -= px / 10; /* the side bearing of the last glyph */
    for (size_t i = 0; i < KS_COUNT(marks); i++) {
        width -= ks_str_ends(text, marks[i]) ? px / 2 : 0;
    }
    int empty = 0; /* the left half of a mark at the beginning */
    for (size_t i = 0; i < KS_COUNT(opening); i++) {
        empty = ks_str_starts(text, ks_str_of(opening[i])) ? px / 2 : empty;
    }
    int indent =
        typeset->advance(typeset->context, draw->font, draw->text, (size_t)(text.p - draw->text));
    return (struct ks_rect) { draw->rect.x + indent + empty, draw->rect.y - px * 3 / 4,
                              width - empty, px * 3 / 4 };
}

static inline bool meet(struct ks_rect a, struct ks_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* All of them are told, not only the first. */
static inline void expect(struct judge *judge,
                          bool ok,
                          const char *what,
                          const struct ks_scene_env *env,
                          const char *text,
                          const char *why)
{
    if (!ok) {
        judge->faults++;
        fprintf(stderr, "%s %dx%d: \"%s\" %s\n", what, env->width, env->height, text, why);
    }
}

/* WCAG 2.2: relative luminance and contrast. */
static inline double luminance(uint32_t color)
{
    static const double weight[3] = { 0.0722, 0.7152, 0.2126 };
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = (double)(color >> 8 * i & 0xFF) / 255;
        sum += weight[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static inline double contrast(uint32_t a, uint32_t b)
{
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

/* The fill that a text stands on: the last one under its middle. */
static inline uint32_t ground_of(const struct ks_drawlist *list, size_t text, struct ks_rect ink)
{
    int x = ink.x + ink.w / 2, y = ink.y + ink.h / 2;
    for (size_t i = text; i-- > 0;) {
        const struct ks_rect *r = &list->v[i].rect;
        bool opaque = list->v[i].kind == KS_DRAW_FILL && list->v[i].color >> 24 == 0xFF;
        if (opaque && x >= r->x && x < r->x + r->w && y >= r->y && y < r->y + r->h) {
            return list->v[i].color;
        }
    }
    return 0xFFFFFFFFu;
}

static inline void judge_list(struct judge *judge,
                              const char *what,
                              const struct ks_scene_env *env,
                              const struct ks_drawlist *list)
{
    int side = env->width < env->height ? env->width : env->height;
    size_t texts = 0;
    const struct ks_draw *ground = &list->v[0]; /* the last person's screen is below it */
    expect(judge,
           list->n > 0 && ground->kind == KS_DRAW_FILL && ground->color >> 24 == 0xFF &&
               ground->radius == 0 && ground->rect.x <= 0 && ground->rect.y <= 0 &&
               ground->rect.x + ground->rect.w >= env->width &&
               ground->rect.y + ground->rect.h >= env->height,
           what, env, "", "does not begin by filling the screen");
    struct ks_rect *inks = ks_arena_array(list->arena, list->n + 1, sizeof *inks);
    const struct ks_draw **text = ks_arena_array(list->arena, list->n + 1, sizeof *text);
    for (size_t i = 0; i < list->n; i++) {
        const struct ks_draw *a = &list->v[i];
        if (a->kind != KS_DRAW_TEXT) {
            continue;
        }
        struct ks_rect ink = ink_of(judge, a);
        expect(judge,
               ink.x >= 0 && ink.y >= 0 && ink.x + ink.w <= env->width &&
                   ink.y + ink.h <= env->height,
               what, env, a->text, "leaves the screen");
        double ratio = contrast(a->color, ground_of(list, i, ink));
        expect(judge, ratio >= 7, what, env, a->text, "has less contrast than 7:1");
        expect(judge, a->font.px >= side * 255 / 9000, what, env, a->text, "is too small");
        for (size_t k = 0; k < texts; k++) {
            expect(judge, !meet(ink, inks[k]), what, env, a->text, text[k]->text);
        }
        inks[texts] = ink;
        text[texts++] = a;
    }
    ck_assert_msg(texts >= 2, "%s: no text", what);
}

#endif
