/* Every screen of a visit on panels that hang somewhere, in both languages, in normal and large
 * type: targets in millimetres, within reach, each to be had by the keypad; texts as on cards.
 * Every kind of screen on every panel, an entry on one of them, every third question on one;
 * KS_LONG=1: all on all; KS_FAST=1: each of them on a few. */
#include "base/words.h"
#include "core/hand/focus.h"
#include "core/visit/pointer.h"
#include "core/visit/visit.h"
#include "support/judge.h"

static struct judge house;

static void setup(void)
{
    judge_open(&house);
}

static void teardown(void)
{
    judge_close(&house);
}

static const struct panel {
    const char *name;
    int width, height;
    struct ks_mount mount;
} panels[] = {
    { "32 portrait", 1080, 1920, { 398, 708, 750, 0 } },
    { "43 landscape", 1920, 1080, { 941, 529, 800, 0 } },
    { "43 landscape low", 1920, 1080, { 941, 529, 740, 0 } },
    { "43 portrait", 1080, 1920, { 529, 941, 800, 0 } },
    { "43 portrait low", 1080, 1920, { 529, 941, 700, 0 } },
    { "43 portrait 4K", 2160, 3840, { 529, 941, 760, 0 } },
    { "21.5 landscape", 1920, 1080, { 476, 268, 850, 0 } },
    { "21.5 portrait", 1080, 1920, { 268, 476, 800, 0 } },
    { "unknown landscape", 1280, 720, { 0, 0, 0, 0 } },
    { "unknown portrait", 800, 1280, { 0, 0, 0, 0 } },
    { "unknown 4:3", 1024, 768, { 0, 0, 0, 0 } },
};

#define PANELS KS_COUNT(panels)

/* The fast test sees each panel with some of what every panel shows. */
static bool skips(size_t panel, size_t turn)
{
    return is_fast() && panel % 4 != turn % 4;
}

static void complain(const char *what, const struct panel *p, const char *text, const char *why)
{
    house.faults++;
    fprintf(stderr, "%s on %s: \"%s\" %s\n", what, p->name, text, why);
}

/* The text that stands on a target, for the message. */
static const char *name_of(const struct ks_drawlist *list, struct ks_rect r)
{
    for (size_t i = 0; i < list->n; i++) {
        struct ks_rect at = list->v[i].rect;
        if (list->v[i].kind == KS_DRAW_TEXT && at.x >= r.x && at.x < r.x + r.w && at.y >= r.y &&
            at.y < r.y + r.h) {
            return list->v[i].text;
        }
    }
    return "?";
}

/* In millimetres, computed from the panel and not by core/hand/reach.c. */
static void
judge_targets(const char *what, const struct panel *p, const struct ks_drawlist *list, bool answers)
{
    bool known = p->mount.width_mm > 0, wide = p->width > p->height;
    double across = (known ? p->mount.width_mm : wide ? 476.0 : 268.0) / p->width;
    double down = (known ? p->mount.height_mm : wide ? 268.0 : 476.0) / p->height;
    bool leave = false;
    for (size_t i = 0; i < list->n_targets; i++) {
        struct ks_rect r = list->target[i].rect;
        const char *name = name_of(list, r);
        struct ks_tap tap = list->target[i].tap;
        leave = leave || tap.kind == KS_TAP_LEAVE;
        if (r.x < 0 || r.y < 0 || r.x + r.w > p->width || r.y + r.h > p->height) {
            complain(what, p, name, "leaves the screen");
        }
        int edge = ks_pointer_edge(p->width, p->height);
        if (r.x < edge || r.x + r.w > p->width - edge) {
            complain(what, p, name, "stands where the staff's corners are");
        }
        double least = answers && tap.kind == KS_TAP_CHOICE ? 25 : 20;
        if (r.w * across < 20 || r.h * down < least) {
            complain(what, p, name, "is too small a target");
        }
        double above = p->mount.bottom_mm + (p->height - r.y) * down;
        double below = p->mount.bottom_mm + (p->height - r.y - r.h) * down;
        if (known && (above > 1220 || below < 800)) {
            complain(what, p, name, "is out of reach");
        }
        for (size_t k = 0; k < i; k++) {
            struct ks_rect o = list->target[k].rect;
            double dx = (r.x > o.x ? r.x - o.x - o.w : o.x - r.x - r.w) * across;
            double dy = (r.y > o.y ? r.y - o.y - o.h : o.y - r.y - r.h) * down;
            if (dx < 5 && dy < 5) {
                complain(what, p, name, "is too near another target");
            }
        }
    }
    if (!leave) {
        complain(what, p, "", "has no way to leave");
    }
}

/* From the first target every other can be had by arrows, and by the one key "next". */
static void judge_keypad(const char *what, const struct panel *p, const struct ks_drawlist *list)
{
    size_t n = list->n_targets, at = 0;
    bool seen[KS_TARGETS_MAX] = { true };
    for (size_t round = 0; round < n; round++) {
        for (size_t i = 0; i < n; i++) {
            for (int d = KS_UP; seen[i] && d < KS_NEXT; d++) {
                seen[ks_focus_move(list->target, n, i, (enum ks_direction)d)] = true;
            }
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (!seen[i]) {
            complain(what, p, name_of(list, list->target[i].rect), "cannot be had by arrows");
        }
        at = ks_focus_move(list->target, n, at, KS_NEXT);
    }
    if (at != 0) {
        complain(what, p, "", "next does not go round");
    }
}

/* A strip asks whether somebody is still there: nothing that was drawn before lies under it. */
static void judge_strip(const char *what, const struct panel *p, const struct ks_drawlist *list)
{
    size_t at = list->n;
    for (size_t i = 1; i < list->n; i++) { /* 0 is the ground */
        if (list->v[i].kind == KS_DRAW_FILL && list->v[i].rect.w == p->width &&
            list->v[i].rect.y + list->v[i].rect.h == p->height) {
            at = i;
        }
    }
    ck_assert_uint_lt(at, list->n);
    struct ks_rect strip = list->v[at].rect;
    for (size_t i = 1; i < at; i++) {
        bool text = list->v[i].kind == KS_DRAW_TEXT;
        if (meet(strip, text ? ink_of(&house, &list->v[i]) : list->v[i].rect)) {
            complain(what, p, text ? list->v[i].text : "", "is hidden by the strip");
        }
    }
    for (size_t i = 0; i < list->n_targets; i++) {
        if (meet(strip, list->target[i].rect)) {
            complain(what, p, name_of(list, list->target[i].rect), "is hidden by the strip");
        }
    }
}

static bool every_picture(const void *pictures, const char *path)
{
    (void)path;
    return pictures == NULL;
}

static struct ks_staff staff = { .pin = "1234", .n = 4 };

static void
look_at(const char *what, const struct panel *p, struct ks_visit *visit, const char *lang)
{
    /* in September; of works, while there are some: the picture of every second one is at hand */
    bool works = ks_visit_shows_works(visit);
    struct ks_civil now = { works ? 1795500000 : 1790000000 };
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = now };
    static struct ks_memory memory;
    static const struct ks_visit_rules rules = { .confidence = true, .lessons = true };
    struct ks_visit_at at = { .program = house.program,
                              .situation = &situation,
                              .type = "",
                              .memory = &memory,
                              .rules = &rules,
                              .staff = &staff,
                              .lang = ks_lang_of(lang) };
    struct ks_scene_env env = { .width = p->width,
                                .height = p->height,
                                .mount = p->mount,
                                .typeset = ks_fonts_typeset(house.fonts),
                                .facts = &house.program->facts,
                                .now = now,
                                .clock = KS_CLOCK_SYNCED,
                                .has_picture = visit->page % 2 == 0 ? every_picture : NULL,
                                .lang = lang,
                                .place = "三号食堂",
                                .words = ks_words_in };
    env.phase = house.program->phases.n > 0 ? &house.program->phases.v[0] : NULL;
    char name[160];
    snprintf(name, sizeof name, "%s %s%s", what, lang,
             visit->text_size == KS_TEXT_LARGE ? " large" : "");
    struct ks_drawlist list = { .arena = ks_arena_new() };
    ks_scene_visit(&env, visit, &at, &list);
    judge_list(&house, name, &env, &list);
    judge_targets(name, p, &list, visit->screen == KS_VISIT_QUESTION);
    judge_keypad(name, p, &list);
    if (visit->screen == KS_VISIT_STILL_THERE) {
        judge_strip(name, p, &list);
    }
    /* 0.7 degrees at 600 mm: a capital of 7.33 mm, 0.733 em high */
    double mm = (p->mount.width_mm > 0  ? p->mount.height_mm
                 : p->width > p->height ? 268.0
                                        : 476.0) /
                p->height;
    for (size_t i = 0; visit->text_size == KS_TEXT_LARGE && i < list.n; i++) {
        if (list.v[i].kind == KS_DRAW_TEXT && list.v[i].font.px * mm * 0.733 < 7.33) {
            complain(name, p, list.v[i].text, "is too small for large type");
        }
    }
    ks_arena_free(list.arena);
}

static void in_every_way(const char *what, size_t panel, struct ks_visit *visit)
{
    static size_t turn;
    for (int k = 0; k < 4; k++) {
        visit->text_size = k >= 2 ? KS_TEXT_LARGE : KS_TEXT_NORMAL;
        if (!skips(panel, turn++ / 5)) {
            look_at(what, &panels[panel], visit, k % 2 == 0 ? "zh" : "en");
        }
    }
    visit->text_size = KS_TEXT_NORMAL;
}

/* Staff's screens have no large type. */
static void in_both_languages(const char *what, size_t panel, struct ks_visit *visit)
{
    look_at(what, &panels[panel], visit, "zh");
    look_at(what, &panels[panel], visit, "en");
}

START_TEST(every_screen_on_every_panel)
{
    for (size_t p = 0; p < PANELS; p++) {
        struct ks_visit visit = { .screen = KS_VISIT_HOME };
        in_every_way("home", p, &visit);
        visit.screen = KS_VISIT_HELP;
        in_every_way("help", p, &visit);
        visit.screen = KS_VISIT_PIN;
        in_every_way("pin", p, &visit);
        visit.screen = KS_VISIT_STAFF;
        visit.import = KS_MENU_RESULT;
        in_every_way("staff", p, &visit);
        static const enum ks_visit_screen below[] = { KS_VISIT_HOME, KS_VISIT_HELP,
                                                      KS_VISIT_HANDBOOK, KS_VISIT_PIN };
        visit.screen = KS_VISIT_STILL_THERE;
        for (size_t i = 0; i < KS_COUNT(below); i++) {
            visit.under = below[i];
            in_every_way("still there", p, &visit);
        }
        visit.screen = KS_VISIT_HANDBOOK;
        for (visit.page = 0; visit.page < 5; visit.page++) {
            in_every_way("handbook", p, &visit);
        }
        visit.screen = KS_VISIT_RESULT;
        visit.session =
            (struct ks_quiz_session) { .n = 5,
                                       .scams = 3,
                                       .genuine = 2,
                                       .n_again = 3,
                                       .again = { "刷单返利", "冒充反诈热线", "抢票" } };
        in_every_way("result", p, &visit);
        visit.session.n_again = 0;
        in_every_way("all caught", p, &visit);
    }
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

/* What is done with the tables of the office, before and after; and a class. */
START_TEST(taking_part_on_every_panel)
{
    for (size_t p = 0; p < PANELS; p++) {
        struct ks_visit visit = { .screen = KS_VISIT_CHANNELS };
        in_every_way("channels", p, &visit);
        visit.screen = KS_VISIT_HANDBOOK;
        visit.channel = 1 + p % KS_CHANNEL_COUNT;
        in_every_way("handbook of a channel", p, &visit);
        for (int done = 0; done < 3; done++) {
            static const enum ks_part parts[] = { KS_PART_OPEN, KS_PART_COUNTED, KS_PART_TOO_SOON };
            visit.poll = visit.vote = visit.pledge = parts[done];
            for (visit.page = 0; visit.page < 2; visit.page++) {
                visit.screen = KS_VISIT_WORKS; /* with pictures and without */
                in_every_way("works", p, &visit);
                visit.screen = KS_VISIT_WORK;
                in_every_way("a work", p, &visit);
            }
            visit.page = 0;
            visit.screen = KS_VISIT_POLL;
            in_every_way("poll", p, &visit);
            visit.screen = KS_VISIT_PLEDGE;
            in_every_way("pledge", p, &visit);
        }
        visit.screen = KS_VISIT_LESSON;
        in_every_way("lesson", p, &visit);
        visit.screen = KS_VISIT_LESSON_TYPES;
        in_every_way("types of a lesson", p, &visit);
        visit.screen = KS_VISIT_LESSON_PICK;
        visit.pick = (struct ks_pick) { { 1, 0, 3 }, 3 };
        visit.pick_type = house.program->quiz.v[0].type;
        for (visit.page = 0; visit.page < 2; visit.page++) {
            in_every_way("questions to pick", p, &visit);
        }
        visit.page = 0;
        visit.lesson = (struct ks_lesson) { .n = 10, .point = { 1, 1, 2 } };
        visit.screen = KS_VISIT_LESSON_END;
        look_at("end of a lesson", &panels[p], &visit, p % 2 == 0 ? "zh" : "en");
    }
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

/* What an import brought, waiting and decided about, with sentences as long as they get. */
START_TEST(staff_read_and_look_on_every_panel)
{
    struct ks_receipt_line lines[] = {
        { KS_RECEIPT_REFUSED,
          "海报/这个文件的名字特别长长到一行放不下因为把整句话都写进文件名里面去了.jpg", 0, 0,
          "认不出这是什么文件，可能已损坏", "请用 JPG、PNG、WebP、GIF 图片或 MP4 视频" },
        { KS_RECEIPT_REFUSED, "playlists/main.csv", 12, 3,
          "日期写成了“二月三十”；这一行不播，其余照常播", "写成 2020-02-28 这样，或改正这一格" },
        { KS_RECEIPT_ADJUSTED, "海报/p1-flight.jpg", 0, 0,
          "图片 1280×720，屏幕 1920×1080，放大后会发虚",
          "建议导出更大的图：演示文稿另存为图片前，把幻灯片大小设为 50 厘米×28 厘米" },
        { KS_RECEIPT_RECEIVED, "视频/宿舍.mp4", 0, 0, "视频 640×360 h264 2 秒", "" }
    };
    struct ks_receipt receipt = { .source = "share",
                                  .device = "canteen-3",
                                  .outcome = KS_OUTCOME_PENDING,
                                  .sentence = "等工作人员确认：以后播 133，没有播 23",
                                  .v = lines,
                                  .n = KS_COUNT(lines),
                                  .count = { 118, 15, 23 },
                                  .files = { [KS_RECEIPT_LATER] = 133, [KS_RECEIPT_NOT] = 23 } };
    struct ks_playlist_item items[] = {
        { .path = "海报/这个文件的名字特别长长到一行放不下因为把整句话都写进文件名里面去了.jpg" },
        { .path = "cards/a.md" }
    };
    const bool changed[] = { false, true };
    struct ks_preview preview = {
        .program = *house.program, .changed = changed, .removed = 2, .others = 3
    };
    preview.program.main.v = items;
    preview.program.fallback.n = 0;
    for (size_t p = 0; p < PANELS; p++) {
        struct ks_visit visit = { .screen = KS_VISIT_IMPORT };
        staff = (struct ks_staff) { .receipt = &receipt };
        for (int k = 0; k < 4; k++) {
            staff.import = k < 2 ? KS_IMPORT_WAITS : KS_IMPORT_DONE;
            visit.page = (size_t)k % 2;
            receipt.warning = k == 3 ? "此U盘疑似有病毒：有隐藏的文件夹和快捷方式。屏幕不受影响；请"
                                       "把U盘交给网络中心杀毒"
                                     : "";
            in_both_languages("import", p, &visit);
        }
        visit.screen = KS_VISIT_PREVIEW;
        staff.import = KS_IMPORT_WAITS;
        in_both_languages("a preview not yet read", p, &visit);
        for (int k = 0; k < 6; k++) {
            staff.preview = k == 5 ? NULL : &preview;
            staff.preview_state = k == 5 ? KS_PREVIEW_GONE : (enum ks_preview_state)(k % 3);
            preview.program.main.n = k == 4 ? 0 : 2;
            visit.page = k == 1 || k == 2;
            in_both_languages("preview", p, &visit);
        }
    }
    staff = (struct ks_staff) { .pin = "1234", .n = 4 };
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

START_TEST(every_entry_on_a_panel)
{
    for (size_t i = 0; i < house.program->cards.n; i++) {
        struct ks_visit visit = { .screen = KS_VISIT_ENTRY, .entry = i };
        for (size_t p = 0; p < PANELS; p++) {
            if (strncmp(house.program->cards.v[i]->path, "cards/", 6) != 0 &&
                (is_long() || (p == i % PANELS && !skips(p, i)))) {
                in_every_way(house.program->cards.v[i]->path, p, &visit);
            }
        }
    }
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

/* Every third question on one panel; those that take several answers, which are the fullest, also
 * on the one with the least room. */
static bool is_due(size_t i, size_t panel)
{
    bool several = ks_session_takes_several(&house.program->quiz.v[i]);
    if (is_fast() && i % 8 != 0) {
        return false;
    }
    return is_long() || (i % 3 == 0 && panel == i / 3 % PANELS) ||
           (several && (panel == i % PANELS || panel == PANELS - 1));
}

START_TEST(questions_and_every_feedback_of_them)
{
    size_t asked = 0;
    for (size_t i = 0; i < house.program->quiz.n; i++) {
        const struct ks_quiz_item *item = &house.program->quiz.v[i];
        const char *lang = ks_lang_tag(item->lang); /* a question is asked in its own */
        struct ks_visit visit = { .session = { .item = { i }, .n = 5, .order = { 0, 1, 2, 3 } } };
        for (size_t p = 0; p < PANELS; p++) {
            if (!is_due(i, p)) {
                continue;
            }
            asked++;
            for (int large = 0; large < 2; large++) {
                visit.text_size = large == 1 ? KS_TEXT_LARGE : KS_TEXT_NORMAL;
                visit.screen = KS_VISIT_QUESTION;
                look_at(item->id, &panels[p], &visit, lang);
                visit.screen = KS_VISIT_LESSON_ITEM;
                visit.lesson = (struct ks_lesson) { .item = { i }, .n = 10, .point = { 1 } };
                for (uint8_t k = 0; k < KS_QUIZ_OPTIONS_MAX; k++) {
                    visit.lesson.order[0][k] = k;
                }
                for (int uncovered = 0; uncovered < 2 && large == 0; uncovered++) {
                    visit.lesson.uncovered[0] = uncovered;
                    look_at(item->id, &panels[p], &visit, lang);
                }
                visit.screen = KS_VISIT_SURE;
                look_at(item->id, &panels[p], &visit, lang);
                visit.screen = KS_VISIT_FEEDBACK;
                for (size_t k = 0; k < item->n_options; k++) {
                    visit.session.chosen = (int)k;
                    visit.session.picked = 1u << k;
                    visit.session.right = (item->right >> k & 1) != 0;
                    size_t pages = large == 1 && item->card != NULL ? 2 : 1;
                    for (visit.page = 0; visit.page < pages; visit.page++) {
                        look_at(item->id, &panels[p], &visit, lang);
                    }
                    visit.page = 0;
                }
            }
        }
    }
    ck_assert_uint_ge(asked, house.program->quiz.n / (is_fast() ? 30 : 3));
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

/* A new one is drawn here, too. */
START_TEST(no_screen_is_forgotten)
{
    static struct ks_receipt receipt = { .outcome = KS_OUTCOME_PENDING,
                                         .source = "share",
                                         .device = "canteen-3",
                                         .sentence = "等工作人员确认",
                                         .warning = "" };
    struct ks_visit visit = {
        .session = { .item = { 0 }, .n = 5, .order = { 0, 1, 2, 3 } },
        .lesson = { .n = 10 },
        .pick_type = house.program->quiz.v[0].type,
        .import = KS_MENU_RESULT,
    };
    staff.receipt = &receipt;
    for (size_t p = 0; p < PANELS; p++) {
        for (int screen = KS_VISIT_LOOP + 1; screen < KS_VISIT_SCREENS; screen++) {
            visit.screen = (enum ks_visit_screen)screen;
            in_both_languages(ks_visit_screen_name(visit.screen), p, &visit);
        }
    }
    ck_assert_int_eq(house.faults, 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 1800);
    tcase_add_test(tc, no_screen_is_forgotten);
    tcase_add_test(tc, every_screen_on_every_panel);
    tcase_add_test(tc, taking_part_on_every_panel);
    tcase_add_test(tc, staff_read_and_look_on_every_panel);
    tcase_add_test(tc, every_entry_on_a_panel);
    tcase_add_test(tc, questions_and_every_feedback_of_them);
}

int main(void)
{
    return check_main("touch", add);
}
