/* What a visitor sees of a question's evidence: nothing before the answer, all of it after. */
#include <string.h>

#include "core/scene/scene.h"
#include "support/check_main.h"
#include "support/clock.h"
#include "support/fake_typeset.h"
#include "support/small_bank.h"

static const char scene[] = "【短信 0086 170】卡停用，今晚点 x.cn\n我：好";
static struct ks_span words[] = { { KS_SPAN_PLAIN, "卡停用，今晚点 x.cn" } };
static struct ks_span answer[] = { { KS_SPAN_PLAIN, "好" } };
static struct ks_block blocks[] = {
    { .kind = KS_BLOCK_PANEL, .speaker = "短信 0086 170", .text = { words, 1 } },
    { .kind = KS_BLOCK_SCRIPT, .speaker = "我", .from_viewer = true, .text = { answer, 1 } },
};
static struct ks_card card;
static struct small_bank bank;
static struct ks_program program;
static struct ks_memory memory;
static struct ks_arena *arena;

static void mark(struct ks_quiz_item *item, const char *text, const char *reason)
{
    const char *at = strstr(scene, text);
    item->mark[item->n_marks++] =
        (struct ks_quiz_mark) { (size_t)(at - scene), strlen(text), reason };
}

static void setup(void)
{
    arena = ks_arena_new();
    program = small_program(&bank);
    card = bank.entries[0];
    card.template = KS_TEMPLATE_SMS;
    card.blocks = blocks;
    card.n_blocks = KS_COUNT(blocks);
    bank.items[0].scene = scene;
    bank.items[0].card = &card;
    bank.items[0].stem = "真还是骗";
    bank.items[0].options[0] = (struct ks_quiz_option) { "骗局", "号码不是银行的，停。" };
    bank.items[0].options[1] = (struct ks_quiz_option) { "真的", "打卡背面的电话，核。" };
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static const struct {
    int width, height;
    enum ks_text_size text_size;
} views[] = { { 1280, 720, KS_TEXT_NORMAL },
              { 720, 1280, KS_TEXT_NORMAL },
              { 1280, 720, KS_TEXT_LARGE },
              { 720, 1280, KS_TEXT_LARGE } };

static struct ks_drawlist
drawn(size_t view, enum ks_visit_screen screen, unsigned picked, size_t page, size_t *pages)
{
    static const struct ks_visit_rules rules = { .confidence = true };
    struct ks_scene_env env = { .width = views[view].width,
                                .height = views[view].height,
                                .typeset = &fake_typeset,
                                .facts = &program.facts,
                                .now = civil("2026-11-24T12:00"),
                                .clock = KS_CLOCK_SYNCED,
                                .lang = "zh",
                                .place = "",
                                .text_size = views[view].text_size };
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = env.now };
    struct ks_visit_at at = { .program = &program,
                              .situation = &situation,
                              .phase = &bank.phase,
                              .type = "",
                              .memory = &memory,
                              .rules = &rules,
                              .lang = KS_LANG_ZH };
    struct ks_visit visit = { .screen = screen,
                              .text_size = views[view].text_size,
                              .page = page,
                              .session = { .n = 5,
                                           .order = { 0, 1, 2 },
                                           .picked = picked,
                                           .chosen = picked == 0 ? -1 : (int)(picked >> 1 & 1),
                                           .right = (picked & bank.items[0].right) != 0,
                                           .scams = picked != 0 } };
    struct ks_drawlist list = { .arena = arena };
    ks_scene_visit(&env, &visit, &at, &list);
    *pages = ks_visit_pages(&visit, &at);
    return list;
}

static bool says(const struct ks_drawlist *list, const char *text)
{
    struct ks_buf all = { 0 };
    for (size_t i = 0; i < list->n; i++) {
        ks_buf_adds(&all, list->v[i].kind == KS_DRAW_TEXT ? list->v[i].text : "");
    }
    bool found = all.p != NULL && strstr(all.p, text) != NULL;
    ks_buf_free(&all);
    return found;
}

static void same_lists(const struct ks_drawlist *a, const struct ks_drawlist *b)
{
    ck_assert_uint_eq(a->n, b->n);
    for (size_t i = 0; i < a->n; i++) {
        const struct ks_draw *x = &a->v[i], *y = &b->v[i];
        ck_assert(x->kind == y->kind && x->color == y->color && x->font.px == y->font.px);
        ck_assert(memcmp(&x->rect, &y->rect, sizeof x->rect) == 0);
        ck_assert((x->text == NULL) == (y->text == NULL));
        ck_assert(x->text == NULL || strcmp(x->text, y->text) == 0);
    }
}

START_TEST(before_the_answer_nothing_shows)
{
    static const enum ks_visit_screen screens[] = { KS_VISIT_QUESTION, KS_VISIT_SURE };
    for (size_t v = 0; v < KS_COUNT(views); v++) {
        for (size_t s = 0; s < KS_COUNT(screens); s++) {
            size_t pages;
            teardown();
            setup(); /* without the marks of the round before */
            struct ks_drawlist plain = drawn(v, screens[s], 0, 0, &pages);
            mark(&bank.items[0], "0086 170", "境外号码");
            mark(&bank.items[0], "今晚", "催你");
            bank.items[0].pull = "怕卡停了";
            struct ks_drawlist marked = drawn(v, screens[s], 0, 0, &pages);
            same_lists(&plain, &marked);
        }
    }
}
END_TEST

/* Each passage has its digit right behind it, and its reason; the deed is no part of a sentence. */
START_TEST(after_the_answer_all_of_it_shows)
{
    static const char *const told[] = { "0086 170", "1",        "今晚",     "2",
                                        "x.cn",     "境外号码", "催你",     "假网址",
                                        "好",       "停",       "怕卡停了", "号码不是银行的" };
    mark(&bank.items[0], "0086 170", "境外号码");
    mark(&bank.items[0], "今晚", "催你");
    mark(&bank.items[0], "x.cn", "假网址");
    bank.items[0].pull = "怕卡停了";
    for (size_t v = 0; v < KS_COUNT(views); v++) {
        size_t pages = 1, seen[KS_COUNT(told)] = { 0 };
        for (size_t page = 0; page < pages; page++) {
            struct ks_drawlist list = drawn(v, KS_VISIT_FEEDBACK, 1, page, &pages);
            for (size_t i = 0; i < KS_COUNT(told); i++) {
                seen[i] += says(&list, told[i]);
            }
            ck_assert(!says(&list, "银行的，停"));
        }
        ck_assert_uint_eq(pages, views[v].text_size == KS_TEXT_LARGE ? 2 : 1);
        for (size_t i = 0; i < KS_COUNT(told); i++) {
            ck_assert_msg(seen[i] > 0, "view %zu: %s", v, told[i]);
        }
    }
}
END_TEST

/* The digit of a mark follows its passage in the list, on a disc. */
START_TEST(a_number_stands_behind_its_passage)
{
    mark(&bank.items[0], "今晚", "催你");
    size_t pages;
    struct ks_drawlist list = drawn(0, KS_VISIT_FEEDBACK, 2, 0, &pages);
    size_t i = 0;
    while (i < list.n && !(list.v[i].kind == KS_DRAW_TEXT && strcmp(list.v[i].text, "今晚") == 0)) {
        i++;
    }
    ck_assert_uint_lt(i + 2, list.n);
    ck_assert_int_eq(list.v[i + 1].kind, KS_DRAW_FILL);
    ck_assert_int_eq(list.v[i + 2].kind, KS_DRAW_TEXT);
    ck_assert_str_eq(list.v[i + 2].text, "1");
    ck_assert_int_ge(list.v[i + 1].rect.x, list.v[i].rect.x + list.v[i].font.px * 2);
    ck_assert_int_eq(list.v[i + 1].rect.w, list.v[i + 1].rect.h);
}
END_TEST

/* Of several answers: what was right, what was missed, what was wrong. */
START_TEST(several_answers_are_all_told)
{
    struct ks_quiz_item *item = &bank.items[0];
    item->kind = KS_QUIZ_MULTIPLE;
    item->neutral = true;
    item->options[2] = (struct ks_quiz_option) { "丙", "不对，核。" };
    item->n_options = 3;
    item->right = 3;
    size_t pages;
    struct ks_drawlist list = drawn(1, KS_VISIT_FEEDBACK, 5, 0, &pages);
    ck_assert(says(&list, "你选了：骗局"));
    ck_assert(says(&list, "还该选：真的"));
    ck_assert(says(&list, "你选了：丙"));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, before_the_answer_nothing_shows);
    tcase_add_test(tc, after_the_answer_all_of_it_shows);
    tcase_add_test(tc, a_number_stands_behind_its_passage);
    tcase_add_test(tc, several_answers_are_all_told);
}

int main(void)
{
    return check_main("feedback", add);
}
