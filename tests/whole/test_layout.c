/* The draw lists of the frozen set's screens (tests/golden/set), with a typeset of fixed widths: a
 * layout that moves by a pixel is another one. Only a person accepts it, after looking at the
 * golden pictures: KS_PRINT=tests/golden/layout.txt build/dev/bin/whole-test_layout */
#include <stdio.h>
#include <string.h>

#include "content/load.h"
#include "core/director/director.h"
#include "core/scene/scene.h"
#include "port/clock.h"
#include "support/check_main.h"
#include "support/clock.h"
#include "support/fake_typeset.h"
#include "support/said.h"
#include "support/small_bank.h"

static struct small_bank bank;

static const struct {
    int width, height;
    struct ks_mount mount;
} panels[] = {
    { 1920, 1080, { .width_mm = 941, .height_mm = 529, .bottom_mm = 800 } },
    { 1080, 1920, { .width_mm = 529, .height_mm = 941, .bottom_mm = 700 } },
    { 1024, 768, { 0 } },
};

static struct ks_program *program;
static struct ks_facts facts;
static FILE *out; /* lines "NAME HASH" */

static const char *words(enum ks_lang lang, const char *zh)
{
    return lang == KS_LANG_ZH ? zh : "Some words of English";
}

static bool every_picture(const void *pictures, const char *path)
{
    (void)pictures;
    return path[strlen(path) - 1] != '1';
}

static struct ks_scene_env env_of(size_t panel, bool in_english)
{
    static const char *const mistakes[] = { "panel-mm：看不懂" }, *const told[] = { "版本 1",
                                                                                    "地址 2" };
    static const struct ks_others place_in = { .in = { [KS_LANG_EN] = "Canteen 3" } },
                                  ticker_in = { .in = { [KS_LANG_EN] = "A code is a key" } };
    static const struct ks_staff_told staff = {
        .over = true, .mistakes = mistakes, .n_mistakes = 1, .facts = told, .n_facts = 2
    };
    return (struct ks_scene_env) { .width = panels[panel].width,
                                   .height = panels[panel].height,
                                   .mount = panels[panel].mount,
                                   .typeset = &fake_typeset,
                                   .facts = &facts,
                                   .now = civil("2020-09-03T15:00"),
                                   .clock = KS_CLOCK_SYNCED,
                                   .lang = in_english ? "en" : "zh",
                                   .place = "三号食堂",
                                   .place_in = &place_in,
                                   .phase = &bank.phase,
                                   .ticker = "验证码就是钥匙，谁要都不给",
                                   .ticker_in = &ticker_in,
                                   .progress = 3,
                                   .total = 20,
                                   .touch = true,
                                   .told = &staff,
                                   .picture = panel == 0,
                                   .has_picture = every_picture,
                                   .words = words };
}

static uint64_t hash_number(uint64_t hash, int64_t number)
{
    return ks_hash(hash, &number, sizeof number);
}

static uint64_t hash_of(const struct ks_drawlist *list)
{
    uint64_t hash = KS_HASH_START;
    for (size_t i = 0; i < list->n; i++) {
        const struct ks_draw *d = &list->v[i];
        const int64_t all[] = { d->kind,  d->rect.x, d->rect.y,    d->rect.w,  d->rect.h,
                                d->color, d->radius, d->width,     d->corners, d->font.px,
                                d->icon,  d->fit,    d->font.bold, d->reading };
        for (size_t k = 0; k < KS_COUNT(all); k++) {
            hash = hash_number(hash, all[k]);
        }
        hash = d->text == NULL ? hash : ks_hash(hash, d->text, strlen(d->text) + 1);
    }
    for (size_t i = 0; i < list->n_targets; i++) {
        const struct ks_target *t = &list->target[i];
        const int64_t all[] = { t->rect.x,   t->rect.y, t->rect.w, t->rect.h,
                                t->tap.kind, t->tap.n,  t->reading };
        for (size_t k = 0; k < KS_COUNT(all); k++) {
            hash = hash_number(hash, all[k]);
        }
    }
    return hash;
}

static void tell(const char *name, size_t panel, bool in_english, struct ks_drawlist *list)
{
    ck_assert_uint_gt(list->n, 0);
    fprintf(out, "%s-%zu%s %016llx\n", name, panel, in_english ? "-en" : "",
            (unsigned long long)hash_of(list));
    ks_arena_free(list->arena);
}

/* Whatever a card says, in every template, and with as little around it as there can be. */
static void other_screens(size_t panel)
{
    struct ks_scene_env env = env_of(panel, false);
    env.touch = false;
    env.clock = KS_CLOCK_UNKNOWN;
    env.ticker = NULL;
    env.place = "";
    env.total = 0;
    env.phase = NULL;
    for (size_t i = 0; i < program->cards.n; i++) {
        for (int t = 0; t < KS_TEMPLATE_COUNT; t++) {
            struct ks_card card = *program->cards.v[i];
            struct ks_drawlist list = { .arena = ks_arena_new() };
            char name[64];
            card.template = (enum ks_template)t;
            card.qr = i % 2 == 0 ? "https://example.edu.cn/" : "";
            card.picture = i % 3 == 0 ? "a.png" : "";
            env.picture = i % 3 == 0;
            ks_scene_card(&env, &card, &list);
            snprintf(name, sizeof name, "template-%d-%zu", t, i);
            tell(name, panel, false, &list);
        }
    }
    for (int k = 0; k < 8; k++) {
        struct ks_alert alert = program->alerts.v[0];
        struct ks_drawlist list = { .arena = ks_arena_new() };
        char name[32];
        alert.description = k & 1 ? "" : alert.description;
        alert.instruction = k & 2 ? "" : alert.instruction;
        alert.status = k & 4 ? KS_CAP_EXERCISE : KS_CAP_ACTUAL;
        alert.web = k & 4 ? "https://example.edu.cn/" : "";
        alert.severity = (enum ks_cap_severity)(k % 5);
        ks_scene_alert(&env, &alert, &list);
        snprintf(name, sizeof name, "alert-%d", k);
        tell(name, panel, false, &list);
    }
}

static void loop_screens(size_t panel, bool in_english)
{
    struct ks_scene_env env = env_of(panel, in_english);
    for (size_t i = 0; i < program->cards.n; i++) {
        struct ks_drawlist list = { .arena = ks_arena_new() };
        ks_scene_card(&env, program->cards.v[i], &list);
        tell(program->cards.v[i]->path, panel, in_english, &list);
    }
    for (size_t i = 0; i < program->alerts.n; i++) {
        struct ks_drawlist list = { .arena = ks_arena_new() };
        ks_scene_alert(&env, &program->alerts.v[i], &list);
        tell(program->alerts.v[i].file, panel, in_english, &list);
    }
    for (size_t i = 0; i < KS_BUILTIN_CARDS; i++) {
        char name[32];
        struct ks_drawlist list = { .arena = ks_arena_new() };
        ks_scene_builtin(&env, i, &list);
        snprintf(name, sizeof name, "built-in-%zu", i);
        tell(name, panel, in_english, &list);
    }
    struct ks_drawlist list = { .arena = ks_arena_new() };
    (void)ks_scene_picture(&env, "a.jpg", 800, 600, "标题", &list);
    tell("picture", panel, in_english, &list);
    for (int dark = 0; dark < 2; dark++) {
        struct ks_rect area, low = { 0, env.height - 1, 1, 1 };
        list = (struct ks_drawlist) { .arena = ks_arena_new() };
        ks_scene_overlay(&env, dark ? &low : NULL, &list, &area);
        tell(dark ? "overlay-dark" : "overlay", panel, in_english, &list);
    }
}

static struct ks_sheet_row poll_row = { .row = 2,
                                        .name = "哪一种最多？",
                                        .value = "刷单；冒充；退款",
                                        .from = KS_DATE_NONE,
                                        .until = KS_DATE_NONE };
static struct ks_sheet_row works[4], pledges[2];

/* A question whose message is shown with its evidence: one mark in the title of its panel. */
static void give_evidence(struct ks_quiz_item *item)
{
    static const char scene[] = "【短信 0086 170】卡停用，今晚点 x.cn\n我：好";
    static struct ks_span words[] = { { KS_SPAN_PLAIN, "卡停用，今晚点 x.cn" } };
    static struct ks_span answer[] = { { KS_SPAN_PLAIN, "好" } };
    static struct ks_block blocks[] = {
        { .kind = KS_BLOCK_PANEL, .speaker = "短信 0086 170", .text = { words, 1 } },
        { .kind = KS_BLOCK_SCRIPT, .speaker = "我", .from_viewer = true, .text = { answer, 1 } },
    };
    static struct ks_card card;
    static const char *const marks[][2] = { { "0086 170", "境外来的号码" },
                                            { "今晚", "催你当天办" },
                                            { "x.cn", "网址不是银行的" } };
    card = bank.entries[0];
    card.template = KS_TEMPLATE_SMS;
    card.blocks = blocks;
    card.n_blocks = KS_COUNT(blocks);
    item->scene = scene;
    item->card = &card;
    item->pull = "卡停用，心里一急";
    for (; item->n_marks < KS_COUNT(marks); item->n_marks++) {
        const char *text = marks[item->n_marks][0];
        item->mark[item->n_marks] = (struct ks_quiz_mark) { (size_t)(strstr(scene, text) - scene),
                                                            strlen(text), marks[item->n_marks][1] };
    }
}

/* The program of visits: a small handbook and bank. */
static struct ks_program visited(void)
{
    struct ks_program small = small_program(&bank);
    for (int i = 0; i < 4; i++) {
        works[i] = (struct ks_sheet_row) { .row = i + 2,
                                           .name = "作品",
                                           .value = "二班 张",
                                           .from = KS_DATE_NONE,
                                           .until = day(2020, 12, 1) };
    }
    for (int i = 0; i < 2; i++) {
        pledges[i] = (struct ks_sheet_row) { .row = i + 2,
                                             .name = "不转账",
                                             .value = "不向陌生账户转账",
                                             .from = KS_DATE_NONE,
                                             .until = KS_DATE_NONE };
    }
    for (size_t i = 0; i < small.cards.n; i++) { /* pages with something on them */
        const struct ks_card *card = program->cards.v[i % program->cards.n];
        bank.entries[i].blocks = card->blocks;
        bank.entries[i].n_blocks = card->n_blocks;
        bank.entries[i].headline = card->headline;
        bank.entries[i].qr = card->qr;
    }
    small.activities.poll = (struct ks_sheet) { &poll_row, 1 };
    small.activities.vote = (struct ks_sheet) { works, 4 };
    small.activities.pledge = (struct ks_sheet) { pledges, 2 };
    for (size_t i = 0; i < ITEMS; i++) {
        bank.items[i].stem =
            i % 2 ? "收到这条短信，你会怎么做？先想一想再选" : "这条通知是真还是骗？";
        bank.items[i].options[0] = (struct ks_quiz_option) { "点开链接看看", "对方就等你点。停" };
        bank.items[i].options[1] =
            (struct ks_quiz_option) { "打官方电话核实", "自己找的号码才可信。核" };
        bank.items[i].options[2] =
            (struct ks_quiz_option) { "不理会，告诉辅导员", "说出来就有人帮。报" };
    }
    give_evidence(&bank.items[1]);
    give_evidence(&bank.items[9]);
    return small;
}

static void visit_screens(const struct ks_program *small, size_t panel, bool in_english)
{
    struct ks_scene_env env = env_of(panel, in_english);
    struct ks_situation situation = { .clock = KS_CLOCK_SYNCED, .now = env.now };
    static struct ks_memory memory;
    static const struct ks_visit_rules rules = { .confidence = true, .lessons = true };
    struct ks_receipt_line lines[] = {
        { KS_RECEIPT_REFUSED, "海报/坏.heic", 0, 0, "认不出", "请用 JPG" },
        { KS_RECEIPT_ADJUSTED, "playlists/main.csv", 12, 3, "日期", "改正" },
        { KS_RECEIPT_RECEIVED, "视频/宿舍.mp4", 0, 0, "视频", "" }
    };
    struct ks_receipt receipt = { .source = "share",
                                  .device = "canteen-3",
                                  .outcome = KS_OUTCOME_PENDING,
                                  .sentence = "等工作人员确认",
                                  .warning = "",
                                  .time = env.now,
                                  .v = lines,
                                  .n = KS_COUNT(lines),
                                  .count = { 1, 1, 1 },
                                  .files = { [KS_RECEIPT_ON] = 2, [KS_RECEIPT_NOT] = 1 } };
    struct ks_playlist_item previewed[] = { { .path = "海报/a.jpg" }, { .path = "cards/a.md" } };
    const bool changed[] = { false, true };
    struct ks_preview preview = {
        .program = *small, .changed = changed, .removed = 2, .others = 3
    };
    preview.program.main.v = previewed;
    preview.program.fallback.n = 0;
    preview.program.main.n = 2;
    struct ks_staff staff = {
        .pin = "1234", .n = 4, .receipt = &receipt, .import = KS_IMPORT_WAITS, .preview = &preview
    };
    struct ks_visit_at at = { .program = small,
                              .situation = &situation,
                              .phase = &bank.phase,
                              .type = "",
                              .memory = &memory,
                              .rules = &rules,
                              .staff = &staff,
                              .lang = in_english ? KS_LANG_EN : KS_LANG_ZH };
    for (int s = KS_VISIT_HOME; s < KS_VISIT_SCREENS; s++) {
        for (int state = 0; state < 4; state++) {
            enum ks_part part = state == 2   ? KS_PART_TOO_SOON
                                : state == 3 ? KS_PART_COUNTED
                                             : KS_PART_OPEN;
            struct ks_visit visit = { .screen = (enum ks_visit_screen)s,
                                      .under = KS_VISIT_HOME,
                                      .seconds_left = 7,
                                      .text_size = state == 1 ? KS_TEXT_LARGE : KS_TEXT_NORMAL,
                                      .page = state == 2,
                                      .poll = part,
                                      .vote = part,
                                      .pledge = part,
                                      .polled_for = 1,
                                      .import = KS_MENU_DECISION,
                                      .pick_type = bank.names[2],
                                      .pick = { { 1, 14, 15 }, 3 },
                                      .session = { .item = { 0, 1, 8, 9, 15 },
                                                   .n = 5,
                                                   .at = (size_t)state,
                                                   .order = { 1, 0, 2 },
                                                   .chosen = state % 2,
                                                   .picked = 1u << state % 2,
                                                   .right = state % 2 == 0,
                                                   .passed = { true, false, true },
                                                   .scams = 3,
                                                   .caught = 2,
                                                   .genuine = 2,
                                                   .suspected = 1,
                                                   .n_again = state == 3 ? 0 : 2,
                                                   .again = { bank.names[1], bank.names[5] } },
                                      .lesson = { .item = { 1, 2, 3 },
                                                  .at = (size_t)state % 3,
                                                  .n = 3,
                                                  .point = { 1, 2 },
                                                  .order = { { 0, 1, 2 } },
                                                  .uncovered = { state == 3 } } };
            staff.preview_state = (enum ks_preview_state)(state % 3);
            char name[48];
            struct ks_drawlist list = { .arena = ks_arena_new() };
            ks_scene_visit(&env, &visit, &at, &list);
            snprintf(name, sizeof name, "%s-%d", ks_visit_screen_name(visit.screen), state);
            tell(name, panel, in_english, &list);
        }
    }
}

static void everything(void)
{
    struct ks_err err = { 0 };
    struct ks_content_set *set = ks_content_set_open_folder(PROJECT_DIR "/tests/golden/set", &err);
    struct ks_zone zone;
    ck_assert_msg(set != NULL && ks_zone_load("Asia/Shanghai", &zone), "%s", said_err(&err));
    struct ks_load_params params = { .zone = &zone,
                                     .generation = 1,
                                     .now = civil("2020-09-03T15:00") };
    program = ks_load(set, &params);
    ks_content_set_close(set);
    facts = program->facts;
    struct ks_program small = visited();
    bank.phase.name = "第一阶段";
    bank.phase.name_in.in[KS_LANG_EN] = "Phase 1";
    bank.phase.slogan = "岁末年初 谨防退改签";
    bank.phase.slogan_in.in[KS_LANG_EN] = "Beware of refunds";
    bank.phase.accent = 0x2266AA;
    for (size_t panel = 0; panel < KS_COUNT(panels); panel++) {
        for (int in_english = 0; in_english < 2; in_english++) {
            loop_screens(panel, in_english);
            visit_screens(&small, panel, in_english);
        }
        other_screens(panel);
    }
    ks_program_free(program);
}

START_TEST(each_layout_is_the_accepted_one)
{
    const char *print = getenv("KS_PRINT");
    if (print != NULL) {
        out = fopen(print, "w");
        ck_assert_ptr_nonnull(out);
        everything();
        fclose(out);
        return;
    }
    FILE *accepted = fopen(PROJECT_DIR "/tests/golden/layout.txt", "r");
    ck_assert_ptr_nonnull(accepted);
    out = tmpfile();
    ck_assert_ptr_nonnull(out);
    everything();
    rewind(out);
    char now[256], then[256];
    int differ = 0, n = 0;
    for (; fgets(now, sizeof now, out) != NULL; n++) {
        bool same = fgets(then, sizeof then, accepted) != NULL && strcmp(now, then) == 0;
        differ += !same;
        if (!same && differ < 20) {
            fprintf(stderr, "another layout: %.*s\n", (int)strcspn(now, " "), now);
        }
    }
    ck_assert_int_gt(n, 500);
    ck_assert_msg(differ == 0,
                  "%d layouts differ: look at them (tools/golden DIR), then accept them", differ);
    ck_assert_ptr_null(fgets(then, sizeof then, accepted)); /* none is left out */
    fclose(out);
    fclose(accepted);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, each_layout_is_the_accepted_one);
}

int main(void)
{
    return check_main("layout", add);
}
