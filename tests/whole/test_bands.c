/* The empty bands (tests/support/bands.h) of cards, alerts and every screen of a visit but those of
 * a round (tests/whole/test_bands_round.c): on none lies more than 15 % of the height without
 * anything to read, look at or touch, but for what is listed as left. */
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

/* What has more still; none may grow. An alert's headline ends in a line narrower than a fifth, and
 * so does a built-in card's; the lines of an import are short. Where an alert or a built-in card
 * says little, its one sign is narrower than a fifth at its top: larger, it would be the headline.
 * In large type on a small panel the low room has a sign, as English deeds would be cut there. A
 * board of few words has one sign below them. */
static const struct bands_left left[] = {
    { "handbook en large", "43 landscape", 19 },
    { "channels en large", "43 landscape", 19 },
    { "end of a lesson? en", "portrait", 18 },
    { "end of a lesson? en", "43 portrait", 18 },
    { "assets/alerts/2020-09-15-exercise.xml", "landscape", 22 },
    { "assets/alerts/2020-09-15-exercise.xml", "portrait", 18 },
    { "assets/alerts/2020-09-03-finance.xml", "portrait", 17 },
    { "assets/alerts/p1-flight.md", "portrait", 16 },
    { "assets/alerts/p3-freshman.md", "portrait", 17 },
    { "built-in", "portrait", 24 },
    { "cards/all-signs-board.md", "landscape", 17 },
    { "cards/m-bulletin-board.md", "landscape", 55 },
    { "cards/m-bulletin-board.md", "portrait", 19 },
    { "cards/m-lessons-board.md", "portrait", 22 },
    { "cards/m-volunteers-board.md", "portrait", 19 },
    { "cards/m-works-board.md", "landscape", 52 },
    { "cards/m-works-board.md", "portrait", 22 },
    { "cards/m-zero-board.md", "portrait", 22 },
    { "assets/alerts/p1-flight.md", "landscape", 20 },
    { "assets/alerts/p2-teacher.md", "landscape", 20 },
    { "built-in", "landscape", 17 },
    { "import zh", "landscape", 16 },
    { "import zh", "43 landscape", 16 },
    { "import en", "landscape", 18 },
    { "import en", "43 landscape", 18 },
};

static void
judge_bands(const char *what, const struct bands_panel *p, const struct ks_drawlist *list)
{
    bands_judge(&house, what, p, list, left, KS_COUNT(left));
}

/* Cards and pages are many, and differ little by what is known of the panel: only on the first. */
#define OF_UNKNOWN_SIZE 2

static struct ks_staff staff;

static void look_at(const char *what,
                    const struct bands_panel *p,
                    const struct ks_visit *visit,
                    const char *lang)
{
    static struct ks_memory memory;
    static const struct ks_visit_rules rules = { .confidence = true, .lessons = true };
    int64_t now = ks_visit_shows_works(visit) ? 1795500000 : 1790000000;
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = { now } };
    struct ks_visit_at at = { .program = house.program,
                              .situation = &situation,
                              .type = "",
                              .memory = &memory,
                              .rules = &rules,
                              .staff = &staff,
                              .lang = ks_lang_of(lang) };
    struct ks_scene_env env = bands_env(&house, p, lang, now);
    struct ks_drawlist list = { .arena = ks_arena_new() };
    char name[160];
    snprintf(name, sizeof name, "%s %s%s", what, lang,
             visit->text_size == KS_TEXT_LARGE ? " large" : "");
    ks_scene_visit(&env, visit, &at, &list);
    judge_bands(name, p, &list);
    ks_arena_free(list.arena);
}

static void in_every_way(const char *what, struct ks_visit *visit)
{
    for (size_t p = 0; p < BANDS_PANELS; p++) {
        for (int k = 0; k < 4; k++) {
            visit->text_size = k >= 2 ? KS_TEXT_LARGE : KS_TEXT_NORMAL;
            look_at(what, &bands_panels[p], visit, k % 2 == 0 ? "zh" : "en");
        }
    }
    visit->text_size = KS_TEXT_NORMAL;
}

static void in_both_languages(const char *what, struct ks_visit *visit)
{
    for (size_t p = 0; p < BANDS_PANELS; p++) {
        look_at(what, &bands_panels[p], visit, "zh");
        look_at(what, &bands_panels[p], visit, "en");
    }
}

/* In the language that has fewer. */
static size_t pages_of_handbook(void)
{
    static struct ks_memory memory;
    static const struct ks_visit_rules rules;
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = { 1790000000 } };
    struct ks_visit visit = { .screen = KS_VISIT_HANDBOOK };
    size_t fewest = SIZE_MAX;
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        struct ks_visit_at at = { .program = house.program,
                                  .situation = &situation,
                                  .type = "",
                                  .memory = &memory,
                                  .rules = &rules,
                                  .staff = &staff,
                                  .lang = (enum ks_lang)lang };
        size_t pages = ks_visit_pages(&visit, &at);
        fewest = pages < fewest ? pages : fewest;
    }
    ck_assert_uint_ge(fewest, 2);
    return fewest;
}

START_TEST(home_and_lists)
{
    struct ks_visit visit = { .screen = KS_VISIT_HOME };
    in_every_way("home", &visit);
    visit.screen = KS_VISIT_HELP;
    for (visit.page = 0; visit.page < 2; visit.page++) {
        in_every_way(visit.page == 0 ? "help" : "help, page 2", &visit);
    }
    visit.screen = KS_VISIT_HANDBOOK;
    for (visit.page = 0; visit.page < pages_of_handbook(); visit.page++) {
        in_every_way("handbook", &visit);
    }
    visit.page = 0;
    visit.screen = KS_VISIT_CHANNELS;
    in_every_way("channels", &visit);
    visit = (struct ks_visit) { .screen = KS_VISIT_STILL_THERE, .under = KS_VISIT_HELP };
    visit.seconds_left = 7;
    in_every_way("still there", &visit);
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

START_TEST(taking_part)
{
    struct ks_visit visit = { .screen = KS_VISIT_WORKS };
    for (int done = 0; done < 2; done++) {
        visit.poll = visit.vote = visit.pledge = done == 1 ? KS_PART_COUNTED : KS_PART_OPEN;
        visit.screen = KS_VISIT_WORKS;
        in_every_way("works", &visit);
        visit.screen = KS_VISIT_WORK;
        in_every_way("work", &visit);
        visit.screen = KS_VISIT_POLL;
        in_every_way("poll", &visit);
        visit.screen = KS_VISIT_PLEDGE;
        in_every_way("pledge", &visit);
    }
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

START_TEST(classes)
{
    struct ks_visit visit = { .screen = KS_VISIT_LESSON };
    in_both_languages("lesson", &visit);
    visit.screen = KS_VISIT_LESSON_TYPES;
    in_both_languages("types of a lesson", &visit);
    visit.screen = KS_VISIT_LESSON_PICK;
    visit.pick = (struct ks_pick) { { 1, 0, 3 }, 3 };
    visit.pick_type = house.program->quiz.v[0].type;
    in_both_languages("questions to pick", &visit);
    visit.screen = KS_VISIT_LESSON_LEAVE;
    in_both_languages("end of a lesson?", &visit);
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

START_TEST(staff_see)
{
    struct ks_receipt_line lines[] = {
        { KS_RECEIPT_REFUSED, "海报/坏.heic", 0, 0, "认不出", "请用 JPG" },
        { KS_RECEIPT_ADJUSTED, "playlists/main.csv", 12, 3, "日期", "改正" },
        { KS_RECEIPT_RECEIVED, "视频/宿舍.mp4", 0, 0, "视频 640×360", "" }
    };
    struct ks_receipt receipt = { .source = "share",
                                  .device = "canteen-3",
                                  .outcome = KS_OUTCOME_PENDING,
                                  .sentence = "等工作人员确认：以后播 2，没有播 1",
                                  .warning = "",
                                  .v = lines,
                                  .n = KS_COUNT(lines),
                                  .count = { 1, 1, 1 },
                                  .files = { [KS_RECEIPT_LATER] = 2, [KS_RECEIPT_NOT] = 1 } };
    struct ks_visit visit = { .screen = KS_VISIT_PIN };
    staff = (struct ks_staff) { .pin = "1234", .n = 4 };
    in_both_languages("pin", &visit);
    staff = (struct ks_staff) { .answer = KS_PIN_EARLY };
    in_both_languages("pin, please again", &visit);
    visit.screen = KS_VISIT_STAFF;
    staff = (struct ks_staff) { .receipt = &receipt, .import = KS_IMPORT_WAITS };
    visit.import = KS_MENU_DECISION;
    in_both_languages("staff", &visit);
    visit.screen = KS_VISIT_IMPORT;
    in_both_languages("import", &visit);
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

START_TEST(entries_of_the_handbook_and_the_help)
{
    for (size_t i = 0; i < house.program->cards.n; i++) {
        struct ks_visit visit = { .screen = KS_VISIT_ENTRY, .entry = i };
        const char *path = house.program->cards.v[i]->path;
        if (strncmp(path, "cards/", 6) == 0 || (is_fast() && i % 8 != 0)) {
            continue;
        }
        const char *lang = strncmp(house.program->cards.v[i]->lang, "en", 2) == 0 ? "en" : "zh";
        for (size_t p = 0; p < OF_UNKNOWN_SIZE; p++) {
            for (int large = 0; large < 2; large++) {
                visit.text_size = large == 1 ? KS_TEXT_LARGE : KS_TEXT_NORMAL;
                look_at(path, &bands_panels[p], &visit, lang);
            }
        }
    }
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

START_TEST(cards_alerts_and_what_is_built_in)
{
    for (size_t k = 0; k < OF_UNKNOWN_SIZE * 2; k++) {
        const struct bands_panel *p = &bands_panels[k / 2];
        struct ks_scene_env env = bands_env(&house, p, k % 2 == 0 ? "zh" : "en", 1790000000);
        size_t cards = house.program->cards.n, alerts = house.program->alerts.n;
        env.picture = true;
        for (size_t i = 0; i < cards + alerts + KS_BUILTIN_CARDS; i++) {
            if (is_fast() && i < cards && i % 8 != 0) {
                continue;
            }
            struct ks_drawlist list = { .arena = ks_arena_new() };
            const char *what = "built-in";
            if (i < cards) {
                what = house.program->cards.v[i]->path;
                ks_scene_card(&env, house.program->cards.v[i], &list);
            } else if (i < cards + alerts) {
                what = house.program->alerts.v[i - cards].file;
                ks_scene_alert(&env, &house.program->alerts.v[i - cards], &list);
            } else {
                ks_scene_builtin(&env, i - cards - alerts, &list);
            }
            if (i >= cards || strncmp(what, "cards/", 6) == 0) {
                judge_bands(what, p, &list);
            }
            ks_arena_free(list.arena);
        }
    }
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 280);
    tcase_add_test(tc, home_and_lists);
    tcase_add_test(tc, taking_part);
    tcase_add_test(tc, classes);
    tcase_add_test(tc, staff_see);
    tcase_add_test(tc, entries_of_the_handbook_and_the_help);
    tcase_add_test(tc, cards_alerts_and_what_is_built_in);
}

int main(void)
{
    return check_main("bands", add);
}
