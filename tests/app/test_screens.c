/* Every card of the project's own set, laid out with the real fonts in every size that hangs
 * somewhere: nothing leaves the screen, nothing is too small, no two texts meet. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/frame.h"
#include "app/words.h"
#include "check_main.h"
#include "content/load.h"
#include "core/scene.h"
#include "port/clock.h"
#include "stage/fonts.h"

static struct ks_program *program;
static struct ks_fonts *fonts;

static void setup(void)
{
    struct ks_err err = { 0 };
    struct ks_content_set *set = ks_content_set_open_folder(PROJECT_DIR, &err);
    ck_assert_msg(set != NULL, "%s", err.text);
    struct ks_zone zone;
    ck_assert(ks_zone_load("Asia/Shanghai", &zone));
    struct ks_load_params params = { .zone = &zone, .generation = 1 };
    program = ks_load(set, &params);
    ks_content_set_close(set);
    fonts = ks_fonts_open(&err);
    ck_assert_msg(fonts != NULL, "%s", err.text);
    ck_assert_uint_gt(program->cards.n, 40);
}

static void teardown(void)
{
    ks_fonts_close(fonts);
    ks_program_free(program);
}

/* The box a run of text really inks: a little inside its em box, without spaces and the empty
 * half of a mark at its end. */
static struct ks_rect ink_of(const struct ks_draw *draw)
{
    const struct ks_typeset *typeset = ks_fonts_typeset(fonts);
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

static bool meet(struct ks_rect a, struct ks_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static int faults;

/* All of them are told, not only the first. */
static void
expect(bool ok, const char *what, const struct ks_scene_env *env, const char *text, const char *why)
{
    if (!ok) {
        faults++;
        fprintf(stderr, "%s %dx%d: \"%s\" %s\n", what, env->width, env->height, text, why);
    }
}

/* WCAG 2.2: relative luminance and contrast. */
static double luminance(uint32_t color)
{
    static const double weight[3] = { 0.0722, 0.7152, 0.2126 };
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = (double)(color >> 8 * i & 0xFF) / 255;
        sum += weight[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(uint32_t a, uint32_t b)
{
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

/* The fill that a text stands on: the last one under its middle. */
static uint32_t ground_of(const struct ks_drawlist *list, size_t text, struct ks_rect ink)
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

static void judge(const char *what, const struct ks_scene_env *env, const struct ks_drawlist *list)
{
    int side = env->width < env->height ? env->width : env->height;
    int texts = 0;
    for (size_t i = 0; i < list->n; i++) {
        const struct ks_draw *a = &list->v[i];
        if (a->kind != KS_DRAW_TEXT) {
            continue;
        }
        struct ks_rect ink = ink_of(a);
        texts++;
        expect(ink.x >= 0 && ink.y >= 0 && ink.x + ink.w <= env->width &&
                   ink.y + ink.h <= env->height,
               what, env, a->text, "leaves the screen");
        double ratio = contrast(a->color, ground_of(list, i, ink));
        expect(ratio >= 7, what, env, a->text, "has less contrast than 7:1");
        expect(a->font.px >= side * 255 / 9000, what, env, a->text, "is too small");
        for (size_t k = 0; k < i; k++) {
            const struct ks_draw *b = &list->v[k];
            expect(b->kind != KS_DRAW_TEXT || !meet(ink, ink_of(b)), what, env, a->text, b->text);
        }
    }
    ck_assert_msg(texts >= 2, "%s: no text", what);
}

static const int sizes[][2] = { { 1920, 1080 }, { 1080, 1920 }, { 1280, 720 },
                                { 800, 1280 },  { 1024, 768 },  { 3840, 2160 } };

static struct ks_scene_env env_of(size_t size, const char *lang, bool picture)
{
    struct ks_scene_env env = { .width = sizes[size][0],
                                .height = sizes[size][1],
                                .typeset = ks_fonts_typeset(fonts),
                                .facts = &program->facts,
                                .now = { 1790000000 },
                                .clock_known = true,
                                .lang = lang,
                                .place = "三号食堂",
                                .ticker = "验证码就是钥匙，谁要都不给",
                                .progress = 3,
                                .total = 20,
                                .touch = true,
                                .picture = picture,
                                .english = ks_words_english };
    env.phase = program->phases.n > 0 ? &program->phases.v[0] : NULL;
    return env;
}

START_TEST(every_card_stands_well_in_every_size)
{
    for (size_t i = 0; i < program->cards.n; i++) {
        for (size_t size = 0; size < KS_COUNT(sizes); size++) {
            for (int k = 0; k < 2; k++) {
                struct ks_scene_env env = env_of(size, k == 0 ? "zh" : "en", k == 0);
                struct ks_drawlist list = { .arena = ks_arena_new() };
                ks_scene_card(&env, program->cards.v[i], &list);
                judge(program->cards.v[i]->path, &env, &list);
                ks_arena_free(list.arena);
            }
        }
    }
    ck_assert_int_eq(faults, 0);
}
END_TEST

START_TEST(alerts_and_built_in_cards_too)
{
    for (size_t size = 0; size < KS_COUNT(sizes); size++) {
        struct ks_scene_env env = env_of(size, "zh", false);
        for (size_t i = 0; i < program->alerts.n + KS_BUILTIN_CARDS; i++) {
            struct ks_drawlist list = { .arena = ks_arena_new() };
            if (i < program->alerts.n) {
                ks_scene_alert(&env, &program->alerts.v[i], &list);
                judge(program->alerts.v[i].file, &env, &list);
            } else {
                ks_scene_builtin(&env, i - program->alerts.n, &list);
                judge("built-in", &env, &list);
            }
            ks_arena_free(list.arena);
        }
    }
    ck_assert_int_eq(faults, 0);
}
END_TEST

/* Targets: on the screen, at least 8.5 u high and wide (20 mm on a panel of 43 inches is 3.4 u, of
 * 15 inches 9), 2 u apart. */
static void
judge_targets(const char *what, const struct ks_scene_env *env, const struct ks_drawlist *list)
{
    int side = env->width < env->height ? env->width : env->height;
    int least = side * 850 / 9000, apart = side * 200 / 9000;
    bool leave = false;
    for (size_t i = 0; i < list->n_targets; i++) {
        struct ks_rect r = list->target[i].rect;
        leave = leave || list->target[i].tap == KS_TAP_LEAVE;
        expect(r.x >= 0 && r.y >= 0 && r.x + r.w <= env->width && r.y + r.h <= env->height, what,
               env, "a target", "leaves the screen");
        expect(r.w >= least && r.h >= least, what, env, "a target", "is too small");
        for (size_t k = 0; k < i; k++) {
            struct ks_rect o = list->target[k].rect;
            o = (struct ks_rect) { o.x - apart, o.y - apart, o.w + 2 * apart, o.h + 2 * apart };
            expect(!meet(r, o), what, env, "a target", "is too near another");
        }
    }
    expect(leave, what, env, "", "has no way to leave");
}

static void look_at(const char *what, size_t size, const struct ks_visit *visit)
{
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = { 1790000000 } };
    static struct ks_memory memory;
    static const struct ks_visit_rules rules = { true, true };
    struct ks_visit_at at = { program, &situation, NULL, { 0 }, "", &memory, &rules };
    for (int k = 0; k < 2; k++) {
        struct ks_scene_env env = env_of(size, k == 0 ? "zh" : "en", false);
        struct ks_drawlist list = { .arena = ks_arena_new() };
        ks_scene_visit(&env, visit, &at, &list);
        judge(what, &env, &list);
        judge_targets(what, &env, &list);
        ks_arena_free(list.arena);
    }
}

START_TEST(every_screen_of_a_visit)
{
    for (size_t size = 0; size < KS_COUNT(sizes); size++) {
        struct ks_visit visit = { .screen = KS_VISIT_HOME };
        look_at("home", size, &visit);
        visit.screen = KS_VISIT_HELP;
        look_at("help", size, &visit);
        visit.screen = KS_VISIT_STILL_THERE;
        look_at("still there", size, &visit);
        visit.screen = KS_VISIT_HANDBOOK;
        for (visit.page = 0; visit.page < 5; visit.page++) {
            look_at("handbook", size, &visit);
        }
        visit.screen = KS_VISIT_ENTRY;
        for (size_t i = 0; i < program->cards.n; i++) {
            if (strncmp(program->cards.v[i]->path, "cards/", 6) != 0) {
                visit.entry = i;
                look_at(program->cards.v[i]->path, size, &visit);
            }
        }
        visit.screen = KS_VISIT_RESULT;
        visit.session =
            (struct ks_quiz_session) { .n = 5,
                                       .scams = 3,
                                       .genuine = 2,
                                       .n_again = 3,
                                       .again = { "刷单返利", "冒充反诈热线", "抢票" } };
        look_at("result", size, &visit);
        visit.session.n_again = 0;
        look_at("all caught", size, &visit);
    }
    ck_assert_int_eq(faults, 0);
}
END_TEST

START_TEST(every_question_and_every_feedback)
{
    for (size_t size = 0; size < KS_COUNT(sizes) - 1; size++) {
        for (size_t i = 0; i < program->quiz.n; i++) {
            const struct ks_quiz_item *item = &program->quiz.v[i];
            struct ks_visit visit = { .screen = KS_VISIT_QUESTION,
                                      .session = {
                                          .item = { i }, .n = 5, .order = { 0, 1, 2, 3 } } };
            look_at(item->id, size, &visit);
            visit.screen = KS_VISIT_FEEDBACK;
            for (size_t k = 0; k < item->n_options; k++) {
                visit.session.chosen = (int)k;
                look_at(item->id, size, &visit);
            }
        }
    }
    ck_assert_int_eq(faults, 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 280);
    tcase_add_test(tc, every_card_stands_well_in_every_size);
    tcase_add_test(tc, alerts_and_built_in_cards_too);
    tcase_add_test(tc, every_screen_of_a_visit);
    tcase_add_test(tc, every_question_and_every_feedback);
}

int main(void)
{
    return check_main("screens", add);
}
