/* The empty bands (tests/support/bands.h) of a round of the quiz and of a lesson: each question of
 * the bank asked, answered right and wrong, and told to a class; the results. KS_FAST=1: every 24th
 * question. */
#include "base/words.h"
#include "core/director/director.h"
#include "core/visit/visit.h"
#include "support/bands.h"

static struct judge house;

static void setup(void)
{
    judge_open(&house);
}

static void teardown(void)
{
    judge_close(&house);
}

/* What has more still, with the fewest words of a question on a panel that stands. */
static const struct bands_left left[] = {
    { "question en", "portrait", 25 },        { "question en", "43 portrait", 25 },
    { "how sure en", "portrait", 25 },        { "how sure en", "43 portrait", 25 },
    { "question en large", "portrait", 21 },  { "question en large", "43 portrait", 21 },
    { "how sure en large", "portrait", 23 },  { "how sure en large", "43 portrait", 24 },
    { "lesson, covered en", "portrait", 17 }, { "lesson, covered en", "43 portrait", 17 },
    { "question zh", "43 portrait", 20 },     { "question zh", "portrait", 20 },
};

static void look_at(const char *what,
                    const struct bands_panel *p,
                    const struct ks_visit *visit,
                    enum ks_lang lang)
{
    static struct ks_memory memory;
    static const struct ks_visit_rules rules = { .confidence = true, .lessons = true };
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = { 1790000000 } };
    struct ks_visit_at at = { .program = house.program,
                              .situation = &situation,
                              .type = "",
                              .memory = &memory,
                              .rules = &rules,
                              .lang = lang };
    const char *tag = ks_lang_tag(lang);
    struct ks_scene_env env = bands_env(&house, p, tag, 1790000000);
    struct ks_drawlist list = { .arena = ks_arena_new() };
    char name[160];
    snprintf(name, sizeof name, "%s %s%s", what, tag,
             visit->text_size == KS_TEXT_LARGE ? " large" : "");
    ks_scene_visit(&env, visit, &at, &list);
    bands_judge(&house, name, p, &list, left, KS_COUNT(left));
    ks_arena_free(list.arena);
}

static const struct ks_quiz_item *asked(const struct ks_visit *visit)
{
    return &house.program->quiz.v[visit->session.item[0]];
}

static void ask_and_tell(const struct bands_panel *p, struct ks_visit *visit)
{
    const struct ks_quiz_item *item = asked(visit);
    visit->screen = KS_VISIT_QUESTION;
    look_at("question", p, visit, item->lang);
    visit->screen = KS_VISIT_SURE;
    look_at("how sure", p, visit, item->lang);
    visit->screen = KS_VISIT_FEEDBACK;
    for (int right = 0; right < 2; right++) {
        size_t k = 0;
        while (k + 1 < item->n_options && (item->right >> k & 1) != (unsigned)right) {
            k++;
        }
        visit->session.chosen = (int)k;
        visit->session.picked = 1u << k;
        visit->session.right = right == 1;
        size_t pages = visit->text_size == KS_TEXT_LARGE && item->card != NULL ? 2 : 1;
        for (visit->page = 0; visit->page < pages; visit->page++) {
            look_at(visit->page == 0 ? "feedback" : "feedback, page 2", p, visit, item->lang);
        }
        visit->page = 0;
    }
}

static void tell_a_class(const struct bands_panel *p, struct ks_visit *visit)
{
    const struct ks_quiz_item *item = asked(visit);
    visit->screen = KS_VISIT_LESSON_ITEM;
    visit->lesson = (struct ks_lesson) { .item = { visit->session.item[0] }, .n = 10 };
    for (uint8_t k = 0; k < KS_QUIZ_OPTIONS_MAX; k++) {
        visit->lesson.order[0][k] = k;
    }
    for (int uncovered = 0; uncovered < 2; uncovered++) {
        visit->lesson.uncovered[0] = uncovered == 1;
        look_at(uncovered == 0 ? "lesson, covered" : "lesson, uncovered", p, visit, item->lang);
    }
}

START_TEST(every_question)
{
    for (size_t i = 0; i < house.program->quiz.n; i += is_fast() ? 24 : 1) {
        struct ks_visit visit = { .session = {
                                      .item = { i }, .n = 5, .order = { 0, 1, 2, 3, 4, 5 } } };
        for (size_t p = 0; p < BANDS_PANELS; p++) {
            for (int large = 0; large < 2; large++) {
                visit.text_size = large == 1 ? KS_TEXT_LARGE : KS_TEXT_NORMAL;
                ask_and_tell(&bands_panels[p], &visit);
            }
            visit.text_size = KS_TEXT_NORMAL;
            tell_a_class(&bands_panels[p], &visit);
        }
    }
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

START_TEST(results)
{
    static const struct {
        const char *what;
        struct ks_quiz_session session;
    } ends[] = {
        { "all right", { .n = 5, .scams = 3, .caught = 3, .genuine = 2 } },
        { "one right",
          { .n = 5,
            .scams = 3,
            .caught = 1,
            .genuine = 2,
            .suspected = 2,
            .n_again = 3,
            .again = { "刷单返利", "冒充反诈热线", "抢票" } } },
        { "four right",
          { .n = 5,
            .scams = 3,
            .caught = 2,
            .genuine = 2,
            .n_again = 1,
            .again = { "刷单返利" } } },
        { "two to read",
          { .n = 5,
            .scams = 3,
            .caught = 1,
            .genuine = 2,
            .n_again = 2,
            .again = { "刷单返利", "抢票" } } },
        { "knowledge", { .n = 5, .asked = 5, .known = 5 } },
    };
    for (size_t k = 0; k < KS_COUNT(ends) * BANDS_PANELS * 4; k++) {
        const struct bands_panel *p = &bands_panels[k / 4 % BANDS_PANELS];
        size_t i = k / 4 / BANDS_PANELS;
        struct ks_visit visit = { .screen = KS_VISIT_RESULT,
                                  .session = ends[i].session,
                                  .text_size = k % 2 == 0 ? KS_TEXT_NORMAL : KS_TEXT_LARGE };
        look_at(ends[i].what, p, &visit, k / 2 % 2 == 0 ? KS_LANG_ZH : KS_LANG_EN);
    }
    for (size_t k = 0; k < BANDS_PANELS * 2; k++) {
        struct ks_visit visit = { .screen = KS_VISIT_LESSON_END,
                                  .lesson = { .n = 10, .point = { 1, 1, 2 } } };
        look_at("end of a lesson", &bands_panels[k / 2], &visit,
                k % 2 == 0 ? KS_LANG_ZH : KS_LANG_EN);
    }
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 900);
    tcase_add_test(tc, every_question);
    tcase_add_test(tc, results);
}

int main(void)
{
    return check_main("bands_round", add);
}
