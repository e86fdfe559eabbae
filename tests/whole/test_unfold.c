/* Every card of the project's own set, unfolded with the real fonts: headline and deeds stand, each
 * beat changes what it says and nothing else, and the last leaves the picture that a card painted
 * whole has. KS_FAST=1: every tenth card, in one of the shapes. */
#include "app/frame/frame.h"
#include "app/frame/unfold.h"
#include "base/words.h"
#include "core/draw/beats.h"
#include "core/scene/look.h"
#include "support/judge.h"

static struct judge house;
static struct ks_program program;
static struct ks_playlist_item row;
static struct ks_situation situation;
static const struct ks_showing showing = { .kind = KS_SHOWING_ITEM, .source = KS_PLAYLIST_DEFAULT };

static const struct {
    int width, height, rotate;
    const char *lang;
} shapes[] = { { 480, 270, 0, "zh" }, { 270, 480, 0, "en" }, { 480, 270, 90, "zh" } };

static void setup(void)
{
    judge_open(&house);
    program = *house.program;
    program.fallback.v = &row;
    program.fallback.n = 1;
    situation = (struct ks_situation) { .now = { 1790000000 }, .clock = KS_CLOCK_SYNCED };
}

static void teardown(void)
{
    judge_close(&house);
}

static const struct ks_card *take_card(size_t i)
{
    const struct ks_card *card = house.program->cards.v[i];
    row = (struct ks_playlist_item) {
        .path = card->path, .title = "", .kind = KS_ITEM_CARD, .card = card
    };
    return card;
}

static struct ks_frame_look look_of(size_t shape)
{
    return (struct ks_frame_look) { .fonts = house.fonts,
                                    .width = shapes[shape].width,
                                    .height = shapes[shape].height,
                                    .rotate = shapes[shape].rotate,
                                    .lang = shapes[shape].lang,
                                    .place = "",
                                    .touch = true };
}

static struct ks_frame_at now_at(void)
{
    return (struct ks_frame_at) {
        .program = &program, .situation = &situation, .progress = 1, .total = 3
    };
}

/* Panel pixels that differ outside `area`. */
static size_t changed_outside(struct ks_canvas *a, struct ks_canvas *b, struct ks_rect area)
{
    size_t n = 0;
    for (int y = 0; y < a->height; y++) {
        const uint32_t *p = ks_canvas_row(a, y), *q = ks_canvas_row(b, y);
        for (int x = 0; x < a->width; x++) {
            bool inside = x >= area.x && x < area.x + area.w && y >= area.y && y < area.y + area.h;
            n += !inside && p[x] != q[x];
        }
    }
    return n;
}

static struct ks_canvas *copy_of(struct ks_canvas *canvas)
{
    struct ks_canvas *copy = ks_canvas_new(canvas->width, canvas->height);
    for (int y = 0; y < canvas->height; y++) {
        memcpy(ks_canvas_row(copy, y), ks_canvas_row(canvas, y), (size_t)canvas->width * 4);
    }
    return copy;
}

static const struct ks_rect nowhere = { 0, 0, 0, 0 };

/* Where the clock is painted once a minute: no beat may paint the old one there. */
static struct ks_rect clock_area(const struct ks_frame_look *look)
{
    struct ks_scene_env env = { .typeset = ks_fonts_typeset(house.fonts),
                                .now = situation.now,
                                .clock = KS_CLOCK_SYNCED,
                                .lang = look->lang,
                                .place = "",
                                .words = ks_words_in };
    struct ks_drawlist list = { .arena = ks_arena_new() };
    struct ks_rect area;
    ks_frame_size(look, &env.width, &env.height);
    ks_scene_overlay(&env, NULL, &list, &area);
    ks_arena_free(list.arena);
    return area;
}

/* Unfolds the taken card to its end; returns its beats. */
static int unfold(size_t shape, enum ks_motion motion)
{
    struct ks_frame_look look = look_of(shape);
    struct ks_frame_at at = now_at();
    struct ks_frame_parts parts;
    struct ks_unfold *unfold;
    struct ks_canvas *whole = ks_frame_paint(&look, &at, &showing, NULL, NULL);
    struct ks_canvas *glass =
        ks_frame_paint_folded(&look, &at, &showing, NULL, motion, &parts, &unfold);
    int beats = ks_unfold_beats(unfold);
    struct ks_rect clock = clock_area(&look);
    int width, height;
    ks_frame_size(&look, &width, &height);
    for (int beat = 1; beat <= beats; beat++) {
        struct ks_canvas *before = copy_of(glass);
        ck_assert_msg(changed_outside(glass, whole, nowhere) > 0, "%s: nothing is left for %d",
                      row.path, beat);
        struct ks_rect area = ks_unfold_show(unfold, &look, beat, glass);
        ck_assert(area.w > 0 && area.h > 0);
        ck_assert_msg(!meet(area, clock), "%s: beat %d paints an old clock", row.path, beat);
        area = ks_rotate_rect(area, width, height, look.rotate);
        ck_assert_msg(changed_outside(before, glass, area) == 0, "%s: beat %d", row.path, beat);
        ck_assert_msg(changed_outside(before, glass, nowhere) > 0, "%s: beat %d shows nothing",
                      row.path, beat);
        ks_canvas_free(before);
    }
    ck_assert_msg(changed_outside(glass, whole, nowhere) == 0, "%s: not whole at last", row.path);
    ks_unfold_free(unfold);
    ks_canvas_free(glass);
    ks_canvas_free(whole);
    return beats;
}

START_TEST(the_last_beat_is_the_whole_card)
{
    int most = 0;
    for (size_t i = 0; i < house.program->cards.n; i++) {
        for (size_t shape = 0; shape < KS_COUNT(shapes); shape++) {
            if (is_fast() && (i % 10 != 0 || shape != i % KS_COUNT(shapes))) {
                continue;
            }
            const struct ks_card *card = take_card(i);
            enum ks_painter painter = ks_look_of(card->template).painter;
            bool may = painter == KS_PAINTER_PHONE || painter == KS_PAINTER_TWIN;
            int beats = unfold(shape, KS_MOTION_FULL);
            ck_assert_msg(may == (beats > 0), "%s: %d beats", card->path, beats);
            most = beats > most ? beats : most;
        }
    }
    ck_assert_int_ge(most, 4);
}
END_TEST

START_TEST(gently_in_three_at_most)
{
    for (size_t i = 0; i < house.program->cards.n; i += is_fast() ? 25 : 5) {
        take_card(i);
        ck_assert_int_le(unfold(0, KS_MOTION_GENTLE), 3);
        ck_assert_int_eq(unfold(0, KS_MOTION_NONE), 0);
    }
}
END_TEST

static struct ks_scene_env env_of(size_t shape)
{
    return (struct ks_scene_env) { .width = shapes[shape].width,
                                   .height = shapes[shape].height,
                                   .typeset = ks_fonts_typeset(house.fonts),
                                   .facts = &house.program->facts,
                                   .now = { 1790000000 },
                                   .clock = KS_CLOCK_SYNCED,
                                   .lang = shapes[shape].lang,
                                   .place = "",
                                   .words = ks_words_in };
}

/* Whether the text is written by the shape `first` and those behind it, all of beat 0. */
static bool
continues(const struct ks_drawlist *list, const int *beat, size_t first, const char *text)
{
    const char *left = text;
    for (size_t i = first; i < list->n && *left != '\0'; i++) {
        struct ks_str run = ks_str_trim(ks_str_of(list->v[i].text == NULL ? "" : list->v[i].text));
        left += strspn(left, " \n");
        if (list->v[i].kind != KS_DRAW_TEXT || beat[i] != 0 || strncmp(left, run.p, run.n) != 0) {
            return false;
        }
        left += run.n;
    }
    return *left == '\0';
}

/* Whether the words are on the list, one run after the other, all of them from the first frame. */
static bool stand(const struct ks_drawlist *list, const int *beat, const struct ks_spans *words)
{
    char text[1024] = "";
    for (size_t i = 0; i < words->n; i++) {
        ck_assert_uint_lt(strlen(text) + strlen(words->v[i].text), sizeof text);
        strcat(text, words->v[i].text);
    }
    bool found = false;
    for (size_t first = 0; first < list->n && !found; first++) {
        found = continues(list, beat, first, text);
    }
    return found;
}

static bool has_fact(const struct ks_spans *words)
{
    bool has = false;
    for (size_t i = 0; i < words->n; i++) {
        has = has || words->v[i].style == KS_SPAN_FACT || strchr(words->v[i].text, '{') != NULL;
    }
    return has;
}

START_TEST(headline_and_deeds_stand_from_the_first_frame)
{
    size_t looked_at = 0;
    for (size_t i = 0; i < house.program->cards.n; i++) {
        const struct ks_card *card = house.program->cards.v[i];
        struct ks_scene_env env = env_of(i % 2);
        struct ks_drawlist list = { .arena = ks_arena_new() };
        ks_scene_card(&env, card, &list);
        int *beat = ks_arena_array(list.arena, list.n, sizeof *beat);
        int beats = ks_beats_of(&list, KS_MOTION_FULL, beat);
        if (beats > 0 && !has_fact(&card->headline)) {
            ck_assert_msg(stand(&list, beat, &card->headline), "%s: headline", card->path);
            looked_at++;
        }
        for (size_t k = 0; beats > 0 && k < card->n_blocks; k++) {
            const struct ks_block *block = &card->blocks[k];
            if (block->kind == KS_BLOCK_ACTION && !has_fact(&block->text)) {
                ck_assert_msg(stand(&list, beat, &block->text), "%s: deed", card->path);
                looked_at++;
            }
        }
        ks_arena_free(list.arena);
    }
    ck_assert_uint_gt(looked_at, 60);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 600);
    tcase_add_test(tc, the_last_beat_is_the_whole_card);
    tcase_add_test(tc, gently_in_three_at_most);
    tcase_add_test(tc, headline_and_deeds_stand_from_the_first_frame);
}

int main(void)
{
    return check_main("unfold", add);
}
