/* A folder becomes a program whatever is in it; the project's own set has no faults. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "content/load.h"
#include "content/watch.h"
#include "core/director/director.h"
#include "port/clock.h"
#include "port/thread.h"
#include "support/check_main.h"
#include "support/playlist_samples.h"
#include "support/said.h"
#include "support/tmpdir.h"
#include "support/zip.h"

#pragma GCC diagnostic ignored "-Wsign-conversion"

static struct tmpdir tmp;

static void write_bytes(const char *name, const char *bytes, size_t n)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", tmp.path, name);
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file != NULL, "%s", path);
    ck_assert_uint_eq(fwrite(bytes, 1, n, file), n);
    fclose(file);
}

static void write_file(const char *name, const char *text)
{
    write_bytes(name, text, strlen(text));
}

static void make_folder(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", tmp.path, name);
    mkdir(path, 0755);
}

static void setup(void)
{
    tmpdir_make(&tmp);
    make_folder("playlists");
    make_folder("assets");
    make_folder("assets/posters");
    make_folder("assets/cards");
    make_folder("assets/alerts");
    make_folder("assets/quiz");
}

static void teardown(void)
{
    tmpdir_remove(&tmp);
}

static struct ks_program *load_at(const char *path, bool look_inside, const char *screen)
{
    struct ks_err err = { 0 };
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_content_set *set = ks_content_set_open_folder(path, &err);
    ck_assert_msg(set != NULL, "%s", said_err(&err));
    struct ks_decoder_params decoder_params = { .program = TEST_BIN, .deadline_ms = 120000 };
    struct ks_decoder *decoder = look_inside ? ks_decoder_new(&decoder_params) : NULL;
    struct ks_load_params params = {
        .zone = &zone, .decoder = decoder, .screen = screen, .generation = 1
    };
    ck_assert(ks_civil_parse(ks_str_of("2020-09-12T08:00"), &zone, &params.now));
    struct ks_program *program = ks_load(set, &params);
    ks_decoder_free(decoder);
    ks_content_set_close(set);
    return program;
}

static struct ks_program *load(const char *path, bool look_inside)
{
    return load_at(path, look_inside, NULL);
}

static bool has_problem(const struct ks_program *program, const char *code, int row)
{
    for (size_t i = 0; i < program->problems.n; i++) {
        const struct ks_problem *p = &program->problems.v[i];
        if (strcmp(ks_problem_id(p->code), code) == 0 && (row == 0 || p->row == row)) {
            return true;
        }
    }
    return false;
}

static struct ks_program *load_keeping(struct ks_kept *kept)
{
    struct ks_err err = { 0 };
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_content_set *set = ks_content_set_open_folder(tmp.path, &err);
    ck_assert_msg(set != NULL, "%s", said_err(&err));
    struct ks_load_params params = { .zone = &zone, .generation = 1, .kept = kept };
    struct ks_program *program = ks_load(set, &params);
    ks_content_set_close(set);
    return program;
}

static void write_book(const char *name, const char *rows)
{
    char sheet[2000];
    snprintf(sheet, sizeof sheet, "<worksheet><sheetData>%s</sheetData></worksheet>", rows);
    struct zip_member members[] = {
        { "xl/workbook.xml",
          "<workbook xmlns:r='r'><sheets><sheet name='S' r:id='r1'/></sheets></workbook>", false },
        { "xl/worksheets/sheet1.xml", sheet, false },
        { NULL, NULL, false },
    };
    size_t n = 0;
    char *bytes = make_zip(members, &n);
    write_bytes(name, bytes, n);
    free(bytes);
}

#define CELL(text) "<c t='inlineStr'><is><t>" text "</t></is></c>"

/* Wherever a table may stand, a workbook may; beside a .csv it is told. */
START_TEST(a_table_may_be_a_workbook)
{
    write_book("playlists/main.xlsx", "<row>" CELL("文件") CELL("地点") "</row><row>" CELL(
                                          "cards/a.md") CELL("食堂") "</row>");
    write_book("playlists/places.xlsx",
               "<row>" CELL("地点") CELL("名称") "</row><row>" CELL("c1") CELL("食堂") "</row>");
    write_book("assets/facts.xlsx",
               "<row>" CELL("键") CELL("值") "</row><row>" CELL("热线") CELL("96110") "</row>");
    write_file("assets/cards/a.md", "# 一张\n\n## 停 不转账，打 {{热线}}\n");
    struct ks_program *program = load_at(tmp.path, false, "c1");
    ck_assert_uint_eq(program->main.n, 1);
    ck_assert_uint_eq(program->places.n, 1);
    ck_assert_uint_eq(program->facts.n, 1);
    ck_assert_uint_eq(ks_problems_count(&program->problems, KS_LEVEL_ERROR), 0);
    ck_assert(!has_problem(program, "table.twice", 0));
    /* What is wrong is told of the file that lies there. */
    ck_assert_str_eq(program->main.v[0].file, "playlists/main.xlsx");
    ks_program_free(program);
    write_book("playlists/main.xlsx", "<row>" CELL("文件") CELL("时段") "</row><row>" CELL(
                                          "cards/a.md") CELL("不是钟点") "</row>");
    program = load_at(tmp.path, false, "c1");
    ck_assert_uint_eq(program->main.n, 0);
    size_t named = 0;
    for (size_t i = 0; i < program->problems.n; i++) {
        named += strcmp(program->problems.v[i].file, "playlists/main.xlsx") == 0 ? 1 : 0;
        ck_assert_str_ne(program->problems.v[i].file, "playlists/main.csv");
    }
    ck_assert_uint_eq(named, 1);
    ks_program_free(program);
    write_file("playlists/main.csv", "文件\n");
    program = load_at(tmp.path, false, "c1");
    ck_assert_uint_eq(program->main.n, 0);
    ck_assert(has_problem(program, "table.twice", 0));
    ks_program_free(program);
}
END_TEST

/* So many files, a number between the two parts of the name. */
static void strew(const char *before, const char *after, int n, const char *text)
{
    for (int i = 0; i < n; i++) {
        char name[128];
        snprintf(name, sizeof name, "%s%03d%s", before, i, after);
        write_file(name, text);
    }
}

/* A table under a name that nothing reads is told, with the name that it was to have. */
START_TEST(a_table_that_nothing_reads_is_told)
{
    write_file("playlists/main.csv", "文件\ncards/a.md\n");
    write_file("playlists/Main.CSV", "文件\ncards/a.md\n");
    write_file("playlists/main.Xls", "文件\ncards/a.md\n");
    write_book("playlists/随便.xlsx", "<row>" CELL("文件") "</row>");
    write_file("assets/Facts.csv", "键,值\n");
    write_file("assets/cards/a.md", "# 一张\n\n## 停 不转账\n");
    struct ks_program *program = load_at(tmp.path, true, "c1");
    size_t told = 0;
    for (size_t i = 0; i < program->problems.n; i++) {
        told += strcmp(ks_problem_id(program->problems.v[i].code), "table.stray") == 0 ? 1 : 0;
        ck_assert_str_ne(program->problems.v[i].file, "playlists/随便.csv");
    }
    ck_assert_uint_eq(told, 4);
    /* Missing are facts, and who knows what 随便 was; no copy beside what is read stops a release.
     */
    ck_assert_uint_eq(ks_problems_count(&program->problems, KS_LEVEL_ERROR), 2);
    ck_assert_uint_eq(ks_problems_count(&program->problems, KS_LEVEL_WARNING), 2);
    ks_program_free(program);
}
END_TEST

/* Files that nobody could take for a table of ours do not hide, nor fill, the list of those. */
START_TEST(notes_below_assets_are_no_stray_tables)
{
    write_file("playlists/main.csv", "文件\ncards/a.md\n");
    write_file("assets/cards/a.md", "# 一张\n\n## 停 不转账\n");
    make_folder("assets/notes");
    make_folder("assets/sheets");
    strew("assets/notes/", ".txt", 500, "记一下\n");
    write_file("assets/sheets/VOTE.csv", "名称\n");
    struct ks_program *program = load_at(tmp.path, true, "c1");
    ck_assert(!has_problem(program, "folder.cut", 0));
    ck_assert_uint_eq(ks_problems_count(&program->problems, KS_LEVEL_ERROR), 1);
    ck_assert(has_problem(program, "table.stray", 0));
    ks_program_free(program);
}
END_TEST

/* Of any name that Excel and WPS give one; of two workbooks one is the table, the other told. */
START_TEST(a_workbook_has_many_names)
{
    static const char *const names[] = { "playlists/main.et", "playlists/main.xls",
                                         "playlists/main.XLSX" };
    write_file("assets/cards/a.md", "# 一张\n\n## 停 不转账\n");
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        write_book(names[i], "<row>" CELL("文件") "</row><row>" CELL("cards/a.md") "</row>");
        struct ks_program *program = load_at(tmp.path, false, "c1");
        ck_assert_msg(program->main.n == 1, "%s", names[i]);
        ck_assert_str_eq(program->main.v[0].file, names[i]);
        ck_assert_uint_eq(ks_problems_count(&program->problems, KS_LEVEL_ERROR), i);
        ck_assert(has_problem(program, "table.twice", 0) == (i > 0));
        ks_program_free(program);
    }
}
END_TEST

/* Two banks; one breaks and keeps its questions, is mended, is taken away. */
START_TEST(a_broken_bank_leaves_the_last_good_one)
{
    static const struct {
        const char *text; /* of b.gift; NULL = no such file */
        size_t items;
        bool kept;
    } steps[] = { { "::b1::甲{=a ~b}\n\n::b2::乙{=a ~b}\n", 3, false },
                  { "::b1::甲{=a ~b\n", 3, true },
                  { "\x01\x02\xff\x00", 3, true },
                  { "::b3::丙{=a ~b}\n\n坏{=a\n", 2, false },
                  { "", 2, true },
                  { NULL, 1, false } };
    struct ks_kept *kept = ks_kept_new();
    write_file("assets/quiz/a.txt", "1.甲\nA.一\nB.二\n答案：A\n");
    for (size_t i = 0; i < KS_COUNT(steps); i++) {
        if (steps[i].text != NULL) {
            write_file("assets/quiz/b.gift", steps[i].text);
        } else {
            char path[300];
            snprintf(path, sizeof path, "%s/assets/quiz/b.gift", tmp.path);
            ck_assert_int_eq(remove(path), 0);
        }
        struct ks_program *program = load_keeping(kept);
        ck_assert_msg(program->quiz.n == steps[i].items, "step %zu: %zu", i, program->quiz.n);
        ck_assert(has_problem(program, "quiz.kept", 0) == steps[i].kept);
        ks_program_free(program);
    }
    ks_kept_free(kept);
}
END_TEST

START_TEST(the_projects_own_set_is_sound)
{
    struct ks_program *program = load(PROJECT_DIR, true);
    for (size_t i = 0; i < program->problems.n; i++) {
        const struct ks_problem *p = &program->problems.v[i];
        ck_assert_msg(p->level == KS_LEVEL_NOTE, "%s:%d: %s (%s)", p->file, p->row, said_of(p).what,
                      said_of(p).why);
    }
    ck_assert_uint_eq(program->phases.n, 8);
    ck_assert_uint_ge(program->cards.n, 40);
    ck_assert_uint_eq(program->alerts.n, 5);
    ks_program_free(program);
}
END_TEST

/* One event to the director, and the frames it asks for. */
static void direct(struct ks_director *director, struct ks_event *event, int i)
{
    struct ks_effect effects[KS_EFFECTS_MAX];
    event->tap = i % 3 == 0 ? ks_tap_open((enum ks_visit_screen)(i * 7 % KS_VISIT_SCREENS))
                            : ks_tap_n((enum ks_tap_kind)(i * 7 % KS_TAP_KINDS), (size_t)i % 5);
    size_t n = ks_director_step(director, event, effects);
    event->kind = i % 2 == 0 ? KS_EVENT_TAP : KS_EVENT_TIME;
    for (size_t k = 0; k < n; k++) {
        if (effects[k].kind == KS_EFFECT_PREPARE) {
            event->kind = KS_EVENT_READY;
            event->ticket = effects[k].showing.ticket;
        }
    }
    (void)ks_director_takes(director, event->program, &event->situation);
}

/* Deciding, explaining, showing and visiting change no byte of a program, and allocate nothing in
 * it. */
static void use(const char *set, int rounds)
{
    struct ks_program *program = load(set, false);
    uint64_t before = ks_arena_hash(program->arena);
    struct ks_director *director = ks_director_new();
    struct ks_event event = { .kind = KS_EVENT_PROGRAM, .program = program };
    struct ks_situation *situation = &event.situation;
    ck_assert(ks_civil_parse(KS_STR("2020-09-01T08:00"), NULL, &situation->now));
    for (int i = 0; i < rounds; i++) {
        struct ks_arena *arena = ks_arena_new();
        struct ks_decision decision;
        struct ks_str places = i % 3 == 0 ? KS_STR("canteen-3、没有的地方") : KS_STR("dorm-n1");
        situation->places = ks_situation_places(program, places, arena);
        situation->clock = i % 7 == 0 ? KS_CLOCK_UNKNOWN : KS_CLOCK_SYNCED;
        situation->now.s += 5000;
        event.mono.us += 5000000000;
        ks_schedule_decide(program, situation, arena, &decision);
        if (i % 20 == 0) {
            direct(director, &event, i / 20);
        }
        if (i % 200 == 0) { /* it looks years ahead */
            (void)ks_schedule_verdict(program, situation, &decision, KS_PLAYLIST_MAIN,
                                      (size_t)i % program->main.n, KS_LANG_EN, arena);
        }
        ks_arena_free(arena);
    }
    ck_assert_uint_eq(ks_arena_hash(program->arena), before);
    ks_director_free(director);
    ks_program_free(program);
}

START_TEST(a_sealed_program_stays_as_it_is)
{
    use(PROJECT_DIR "/tests/golden/set", 10000);
    use(PROJECT_DIR, 500); /* ten times the rows, and questions */
}
END_TEST

START_TEST(a_bad_row_costs_itself)
{
    write_file("assets/cards/a.md", "# 好卡片\n\n## 停 不转账\n");
    write_file("assets/posters/Photo.JPG", "\xFF\xD8\xFF\xE0 not really");
    write_file("assets/posters/empty.png", "");
    char link_path[128], fifo[128];
    snprintf(link_path, sizeof link_path, "%s/assets/posters/link.jpg", tmp.path);
    ck_assert_int_eq(symlink("/etc/passwd", link_path), 0);
    snprintf(fifo, sizeof fifo, "%s/assets/posters/fifo.jpg", tmp.path);
    ck_assert_int_eq(mkfifo(fifo, 0644), 0);
    write_file("playlists/main.csv", "item,phase\n"
                                     "cards/a.md,\n"
                                     "posters/photo.jpg,\n"
                                     "posters/empty.png,\n"
                                     "posters/link.jpg,\n"
                                     "posters/fifo.jpg,\n"
                                     "../../etc/passwd,\n"
                                     "/dev/zero,\n"
                                     "posters,\n"
                                     "cards/a.md,nowhere\n");
    struct ks_program *program = load(tmp.path, true);
    size_t playable = 0;
    for (size_t i = 0; i < program->main.n; i++) {
        playable += program->main.v[i].fault.code == KS_PROBLEM_NONE;
    }
    ck_assert_uint_eq(playable, 2);
    ck_assert(has_problem(program, "item.missing", 3));
    ck_assert(has_problem(program, "item.broken", 4));
    ck_assert(has_problem(program, "item.broken", 5));
    ck_assert(has_problem(program, "item.broken", 6));
    ck_assert(has_problem(program, "item.unknown-phase", 10));
    bool hint = false;
    for (size_t i = 0; i < program->problems.n; i++) {
        hint = hint || strstr(said_of(&program->problems.v[i]).how, "Photo.JPG") != NULL;
    }
    ck_assert_msg(hint, "the office is told of Photo.JPG");
    ks_program_free(program);
}
END_TEST

static const struct ks_problem *
problem_of(const struct ks_program *program, const char *code, int row)
{
    for (size_t i = 0; i < program->problems.n; i++) {
        const struct ks_problem *p = &program->problems.v[i];
        if (strcmp(ks_problem_id(p->code), code) == 0 && (row == 0 || p->row == row)) {
            return p;
        }
    }
    ck_abort_msg("no %s in row %d", code, row);
    return NULL;
}

static const char places_csv[] = "地点,名称,英文名称,分组\n"
                                 "canteen-1,一号食堂,Canteen 1,食堂;北区\n"
                                 "canteen-3,三号食堂,Canteen 3,食堂;Eat\n"
                                 "dorm-1,北区 1 号楼,,宿舍;北区\n";

/* Two rows are the same if every column is, whatever stands between them. */
START_TEST(only_the_same_row_twice_is_called_the_same)
{
    write_file("assets/cards/a.md", "# 好卡片\n\n## 停 不转账\n");
    write_file("assets/cards/b.md", "# 又一张\n\n## 停 不转账\n");
    write_file("playlists/places.csv", places_csv);
    for (size_t differs = 0; differs <= ks_playlist_column_count; differs++) {
        bool same = differs == ks_playlist_column_count;
        struct ks_buf text = { 0 };
        for (size_t row = 0; row < (same ? 4u : 3u); row++) {
            for (size_t i = 0; i < ks_playlist_column_count; i++) {
                const struct playlist_sample *sample = playlist_sample(i);
                bool changed = row == 2 && i == (same ? 1 : differs);
                const char *cell = row == 0  ? sample->column
                                   : changed ? sample->other
                                             : sample->one;
                ks_buf_addf(&text, "%s%s", i == 0 ? "" : ",", cell);
            }
            ks_buf_adds(&text, "\n");
        }
        write_file("playlists/main.csv", text.p);
        struct ks_program *program = load(tmp.path, true);
        ck_assert_msg(has_problem(program, "item.twice", 0) == same, "column %zu: %s", differs,
                      text.p);
        if (same) {
            ck_assert_str_eq(said_of(problem_of(program, "item.twice", 4)).what,
                             "与第 2 行完全相同");
        }
        ks_program_free(program);
        ks_buf_free(&text);
    }
}
END_TEST

/* Whether row `index` of the playlist may play at a screen. */
static bool plays_at(const struct ks_program *program, size_t index, const char *screen)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_situation situation = { .clock = KS_CLOCK_UNKNOWN };
    situation.places = ks_situation_places(program, ks_str_of(screen), arena);
    struct ks_decision decision;
    ks_schedule_decide(program, &situation, arena, &decision);
    enum ks_item_state state = ks_schedule_verdict(program, &situation, &decision, KS_PLAYLIST_MAIN,
                                                   index, KS_LANG_ZH, arena)
                                   .state;
    ks_arena_free(arena);
    return state == KS_STATE_ON_AIR;
}

/* Where a row plays does not hang on how its place was typed. */
START_TEST(a_place_is_known_as_people_write_it)
{
    static const struct {
        const char *written;
        bool canteen, dorm;
    } rows[] = {
        { "三号食堂\xE3\x80\x80", true, false },
        { "ＣＡＮＴＥＥＮ－３", true, false },
        { "canteen 3", true, false },
        { "三 号 食堂", true, false },
        { "eat", true, false },
        { "北区１号楼", false, true },
        { "宿舍；三号食堂", true, true },
        { "三号食堂|宿舍", true, true },
        { "宿舍、全校", true, true },
        { "食堂、体育馆", true, false },
        { "3号食堂", false, false }, /* no row says so */
        { "体育馆", false, false },
    };
    static const char *const screens[] = { "canteen-3", "三号食堂", "Ｃａｎｔｅｅｎ ３ ",
                                           "x，三号食堂" };
    char text[2048] = "item,places\n";
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        size_t n = strlen(text);
        snprintf(text + n, sizeof text - n, "cards/a.md,\"%s\"\n", rows[i].written);
    }
    write_file("assets/cards/a.md", "# 好卡片\n\n## 停 不转账\n");
    write_file("playlists/places.csv", places_csv);
    write_file("playlists/main.csv", text);
    struct ks_program *program = load(tmp.path, false);
    ck_assert_uint_eq(program->main.n, KS_COUNT(rows));
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        for (size_t k = 0; k < KS_COUNT(screens); k++) {
            ck_assert_msg(plays_at(program, i, screens[k]) == rows[i].canteen, "%s at %s",
                          rows[i].written, screens[k]);
        }
        ck_assert_msg(plays_at(program, i, "dorm-1") == rows[i].dorm, "%s", rows[i].written);
    }
    ks_program_free(program);
}
END_TEST

static void copy_picture(const char *from, const char *to)
{
    char path[512], bytes[4096];
    snprintf(path, sizeof path, TEST_DATA "/pictures/%s", from);
    FILE *in = fopen(path, "rb");
    ck_assert_ptr_nonnull(in);
    size_t n = fread(bytes, 1, sizeof bytes, in);
    fclose(in);
    write_bytes(to, bytes, n);
}

/* So many frames of one pixel. */
static void write_gif(const char *to, int frames)
{
    static const char head[] = "GIF89a\1\0\1\0\x80\0\0\xFF\0\0\0\xFF\0",
                      frame[] = ",\0\0\0\0\1\0\1\0\0\2\2D\1"; /* the nothing behind ends it */
    struct ks_buf gif = { 0 };
    ks_buf_add(&gif, head, sizeof head - 1);
    for (int i = 0; i < frames; i++) {
        ks_buf_add(&gif, frame, sizeof frame);
    }
    ks_buf_add(&gif, ";", 1);
    write_bytes(to, gif.p, gif.n);
    ks_buf_free(&gif);
}

START_TEST(a_file_of_which_only_the_first_is_shown_is_told_once)
{
    write_file("assets/cards/a.md", "# 好卡片\n\n## 停 不转账\n");
    copy_picture("pages.tiff", "assets/posters/a.tiff");
    write_gif("assets/posters/a.gif", KS_MOVES_FRAMES_MAX + 1); /* too long to move */
    copy_picture("moving.gif", "assets/posters/b.gif");
    write_file("playlists/main.csv",
               "item\nposters/a.tiff\nposters/a.gif\nposters/b.gif\nposters/a.tiff\n");
    struct ks_program *program = load(tmp.path, true);
    ck_assert(has_problem(program, "item.first-page", 2));
    ck_assert(has_problem(program, "item.still", 3));
    ck_assert(!has_problem(program, "item.still", 4) &&
              !has_problem(program, "item.first-page", 5));
    for (size_t i = 0; i < program->main.n; i++) {
        ck_assert_int_eq(program->main.v[i].fault.code, KS_PROBLEM_NONE);
    }
    ks_program_free(program);
}
END_TEST

START_TEST(a_place_that_no_row_knows_is_told_wherever_it_stands)
{
    write_file("assets/cards/a.md", "# 好卡片\n\n## 停 不转账\n");
    write_file("playlists/places.csv", places_csv);
    write_file("playlists/main.csv", "item,places\ncards/a.md,三食堂\n"
                                     "cards/a.md,食堂、体育馆\ncards/a.md,canteen 3\n");
    write_file("playlists/ticker.csv",
               "文字,地点,阶段\n一,3号食堂,\n二,食堂、体育馆,\n三,全校,无此阶段\n");
    write_file("assets/alerts/a.md",
               "---\n警报: 真实\n开始: 2020-09-12 7:00\n结束: 2020-09-12 22:00\n"
               "地点: 三食堂\n---\n# 停电\n");
    struct ks_program *program = load(tmp.path, true);
    const struct ks_problem *row = problem_of(program, "item.unknown-place", 2);
    ck_assert_int_eq(row->level, KS_LEVEL_ERROR);
    ck_assert_ptr_nonnull(strstr(said_of(row).how, "是不是“三号食堂”"));
    row = problem_of(program, "item.unknown-place", 3);
    ck_assert_int_eq(row->level, KS_LEVEL_WARNING);
    ck_assert_ptr_nonnull(strstr(said_of(row).what, "体育馆"));
    ck_assert_ptr_null(strstr(said_of(row).how, "是不是"));
    ck_assert(!has_problem(program, "item.unknown-place", 4));
    row = problem_of(program, "ticker.unknown-place", 2);
    ck_assert_str_eq(row->file, "playlists/ticker.csv");
    ck_assert_ptr_nonnull(strstr(said_of(row).how, "是不是“三号食堂”"));
    ck_assert_int_eq(problem_of(program, "ticker.unknown-place", 3)->level, KS_LEVEL_WARNING);
    ck_assert(!has_problem(program, "ticker.unknown-place", 4));
    ck_assert(has_problem(program, "ticker.unknown-phase", 4));
    row = problem_of(program, "alert.unknown-place", 0);
    ck_assert_int_eq(row->level, KS_LEVEL_ERROR);
    ck_assert_ptr_nonnull(strstr(said_of(row).how, "是不是“三号食堂”"));
    ks_program_free(program);
}
END_TEST

/* A screen whose own place is written in kiosk.ini and not in places.csv plays what is for it. What
 * other screens have there nobody knows: only of those in places.csv it can be said that none does.
 */
START_TEST(what_plays_at_some_screen_is_not_told_to_play_nowhere)
{
    static const char *const codes[] = { "item.unknown-place", "ticker.unknown-place",
                                         "alert.unknown-place" };
    write_file("assets/cards/a.md", "# 好卡片\n\n## 停 不转账\n");
    write_file("playlists/places.csv", places_csv);
    write_file("playlists/main.csv", "item,places\ncards/a.md,体育馆\ncards/a.md,操场\n"
                                     "cards/a.md,食堂、体育馆\n");
    write_file("playlists/ticker.csv", "文字,地点\n一,体育馆\n二,操场\n三,食堂、体育馆\n");
    write_file("assets/alerts/a.md",
               "---\n警报: 真实\n开始: 2020-09-12 7:00\n结束: 2020-09-12 22:00\n"
               "地点: 体育馆\n---\n# 停电\n");
    struct ks_program *program = load_at(tmp.path, true, "lab、体育馆 ");
    ck_assert(plays_at(program, 0, "lab、体育馆 ") && !plays_at(program, 1, "lab、体育馆 "));
    for (size_t i = 0; i < KS_COUNT(codes); i++) {
        int row = i == 2 ? 0 : 2;
        const struct ks_problem *here = problem_of(program, codes[i], row);
        ck_assert_int_eq(here->level, KS_LEVEL_WARNING);
        ck_assert_ptr_nonnull(strstr(said_of(here).what, "地点体育馆不在 places.csv"));
        ck_assert_ptr_null(strstr(said_of(here).what, "没有一块屏"));
        ck_assert_ptr_nonnull(strstr(said_of(here).why, "kiosk.ini"));
        /* of a row that is for the canteen too only what is true of the place */
        ck_assert_ptr_nonnull(strstr(said_of(here).why, "那里只有"));
        if (row > 0) {
            const struct ks_problem *there = problem_of(program, codes[i], 3);
            ck_assert_int_eq(there->level, KS_LEVEL_ERROR);
            const char *what = said_of(there).what;
            ck_assert_ptr_eq(strstr(what, "照 places.csv 没有一块屏"), what);
            ck_assert_str_eq(said_of(problem_of(program, codes[i], 4)).why, said_of(here).why);
        }
    }
    ck_assert(plays_at(program, 2, "lab、体育馆 ") && plays_at(program, 2, "canteen-3"));
    ks_program_free(program);
}
END_TEST

/* A message of the city for another district is no fault of this set. */
START_TEST(a_message_for_elsewhere_is_told_as_such)
{
    write_file("playlists/places.csv", places_csv);
    write_file("assets/alerts/a.xml",
               "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>a</identifier>"
               "<sender>city</sender><sent>2020-09-12T07:00:00+08:00</sent><status>Actual</status>"
               "<msgType>Alert</msgType><scope>Public</scope><info><language>zh-CN</language>"
               "<category>Met</category><event>暴雨</event><urgency>Immediate</urgency>"
               "<severity>Severe</severity><certainty>Observed</certainty>"
               "<expires>2020-09-12T22:00:00+08:00</expires><headline>暴雨</headline>"
               "<area><areaDesc>海淀区</areaDesc></area></info></alert>");
    struct ks_program *program = load(tmp.path, true);
    ck_assert_uint_eq(program->alerts.n, 1);
    ck_assert(!has_problem(program, "alert.unknown-place", 0));
    const struct ks_problem *told = problem_of(program, "alert.elsewhere", 0);
    ck_assert_int_eq(told->level, KS_LEVEL_NOTE);
    ck_assert_ptr_nonnull(strstr(said_of(told).what, "不是给这里的：海淀区"));
    ks_program_free(program);
    program = load_at(tmp.path, true, "海淀区"); /* here it plays */
    ck_assert(!has_problem(program, "alert.elsewhere", 0));
    ks_program_free(program);
}
END_TEST

/* Agencies' programs write a dash where they have nothing to write, and lists that hold "all". */
START_TEST(a_message_without_words_for_its_place_is_not_for_everywhere)
{
    static const struct {
        const char *desc, *code;
        bool here;
    } rows[] = {
        { "石家庄市", "-", false }, { "石家庄市", "无", false },   { "/", "", false },
        { "、", "", false },        { "海淀区，全部", "", false }, { "无", "", false },
        { "—", "--", false },       { "全校", "", true },          { "所有地点", "110108", true },
        { "canteen", "-", true },
    };
    write_file("playlists/places.csv", places_csv);
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        char xml[2048], code[256] = "";
        if (*rows[i].code != '\0') {
            snprintf(code, sizeof code,
                     "<geocode><valueName>x</valueName><value>%s</value></geocode>", rows[i].code);
        }
        snprintf(xml, sizeof xml,
                 "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>a</identifier>"
                 "<sender>city</sender><sent>2020-09-12T07:00:00+08:00</sent>"
                 "<status>Actual</status><msgType>Alert</msgType><scope>Public</scope>"
                 "<info><language>zh-CN</language><category>Met</category><event>暴雨</event>"
                 "<urgency>Immediate</urgency><severity>Severe</severity>"
                 "<certainty>Observed</certainty><expires>2020-09-12T22:00:00+08:00</expires>"
                 "<headline>暴雨</headline><area><areaDesc>%s</areaDesc>%s</area></info></alert>",
                 rows[i].desc, code);
        write_file("assets/alerts/a.xml", xml);
        struct ks_program *program = load_at(tmp.path, true, "canteen");
        ck_assert_uint_eq(program->alerts.n, 1);
        struct ks_tags here = { 1, { "canteen" } };
        struct ks_civil now;
        ck_assert(ks_civil_parse(ks_str_of("2020-09-12T08:00"), NULL, &now));
        bool on = ks_alert_at(&program->alerts, 0, &here, NULL, now) == KS_ALERT_ON;
        ck_assert_msg(on == rows[i].here, "%s %s: %s", rows[i].desc, rows[i].code,
                      on ? "on" : "not on");
        ks_program_free(program);
    }
}
END_TEST

/* Every decision holds each alert against the references of all. */
START_TEST(alerts_have_room_together)
{
    enum { FILES = 20, REFERENCES = 500 };
    for (size_t i = 0; i < FILES; i++) {
        char name[64], *xml = NULL;
        size_t n = 0;
        FILE *f = open_memstream(&xml, &n);
        snprintf(name, sizeof name, "assets/alerts/%02zu.xml", i);
        fprintf(f,
                "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>%zu</identifier>"
                "<sender>city</sender><sent>2020-09-12T07:00:00+08:00</sent>"
                "<status>Actual</status><msgType>Update</msgType><scope>Public</scope><references>",
                i);
        for (size_t k = 0; k < REFERENCES; k++) {
            fprintf(f, "city,x%zu,2020-09-11T07:00:00+08:00 ", k);
        }
        fprintf(f, "</references><info><language>zh-CN</language><category>Met</category>"
                   "<event>暴雨</event><urgency>Immediate</urgency><severity>Severe</severity>"
                   "<certainty>Observed</certainty><expires>2020-09-12T22:00:00+08:00</expires>"
                   "<headline>暴雨</headline></info></alert>");
        ck_assert_int_eq(fclose(f), 0);
        write_file(name, xml);
        free(xml);
    }
    struct ks_program *program = load(tmp.path, true);
    size_t most = KS_PROGRAM_REFERENCES_MAX / REFERENCES;
    ck_assert_uint_eq(program->alerts.n, most);
    ck_assert_uint_eq(program->refused_alerts.n, FILES - most);
    ck_assert_str_eq(program->refused_alerts.v[0], "assets/alerts/16.xml");
    ck_assert_str_eq(problem_of(program, "alert.no-room", 0)->file, "assets/alerts/16.xml");
    ks_program_free(program);
}
END_TEST

#define PART(place, expires)                                                                       \
    "<info><language>zh-CN</language><category>Met</category><event>暴雨</event>"                \
    "<urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>"       \
    "<expires>" expires "</expires><headline>暴雨</headline><area><areaDesc>" place                \
    "</areaDesc></area></info>"
#define MESSAGE(parts)                                                                             \
    "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>a</identifier>"             \
    "<sender>city</sender><sent>2020-09-12T07:00:00+08:00</sent><status>Actual</status>"           \
    "<msgType>Alert</msgType><scope>Public</scope>" parts "</alert>"

static size_t count_problems(const struct ks_program *program, const char *code)
{
    size_t n = 0;
    for (size_t i = 0; i < program->problems.n; i++) {
        n += strcmp(ks_problem_id(program->problems.v[i].code), code) == 0 ? 1 : 0;
    }
    return n;
}

/* What is said of a message's file is said once, and only if it is true of all of its parts. */
START_TEST(a_message_of_several_parts_is_told_as_one)
{
    static const struct {
        const char *xml;
        size_t elsewhere, ended;
    } cases[] = {
        { MESSAGE(PART("三号食堂", "2020-09-12T22:00:00+08:00")
                      PART("海淀区", "2020-09-12T22:00:00+08:00")),
          0, 0 },
        { MESSAGE(PART("海淀区", "2020-09-12T22:00:00+08:00")
                      PART("怀柔区", "2020-09-12T22:00:00+08:00")),
          1, 0 },
        { MESSAGE(PART("三号食堂", "2020-09-12T07:30:00+08:00")
                      PART("北区1号楼", "2020-09-12T22:00:00+08:00")),
          0, 0 },
        { MESSAGE(PART("三号食堂", "2020-09-12T07:30:00+08:00")
                      PART("北区1号楼", "2020-09-12T07:40:00+08:00")),
          0, 1 },
    };
    write_file("playlists/places.csv", places_csv);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        write_file("assets/alerts/a.xml", cases[i].xml);
        struct ks_program *program = load(tmp.path, true);
        ck_assert_uint_eq(program->alerts.n, 2);
        ck_assert_uint_eq(count_problems(program, "alert.elsewhere"), cases[i].elsewhere);
        ck_assert_uint_eq(count_problems(program, "alert.ended"), cases[i].ended);
        ks_program_free(program);
    }
}
END_TEST

START_TEST(garbage_everywhere_still_gives_a_program)
{
    static const char *const names[] = { "playlists/main.csv",   "playlists/default.csv",
                                         "playlists/phases.csv", "playlists/places.csv",
                                         "playlists/ticker.csv", "assets/facts.csv",
                                         "assets/cards/a.md",    "assets/alerts/a.xml",
                                         "assets/alerts/b.md" };
    char bytes[30000];
    for (unsigned seed = 1; seed <= 6; seed++) {
        srand(seed);
        for (size_t k = 0; k < KS_COUNT(names); k++) {
            for (size_t i = 0; i < sizeof bytes; i++) {
                bytes[i] = (char)(seed % 2 == 0 ? rand() : ",;\n\"\t周一/:-#[]{}"[rand() % 18]);
            }
            write_bytes(names[k], bytes, sizeof bytes);
        }
        ks_program_free(load(tmp.path, seed == 1));
    }
    make_folder("playlists/main.csv.d");
}
END_TEST

START_TEST(an_empty_folder_gives_an_empty_program)
{
    struct ks_program *program = load("/tmp", false);
    ck_assert_uint_eq(program->main.n, 0);
    ks_program_free(program);
}
END_TEST

/* ---- what is signed, beside what is not ---- */

static struct ks_content_set *folder; /* of one test: below the set */
static bool all_signed;               /* not only what is called so */

static enum ks_opened part_open(void *self, const char *path, int *fd, struct ks_err *err)
{
    (void)self;
    return ks_content_set_open(folder, path, fd, err);
}

static bool part_list(void *self,
                      const char *path,
                      size_t limit,
                      bool (*wanted)(struct ks_str name),
                      struct ks_arena *arena,
                      struct ks_names *names,
                      struct ks_err *err)
{
    (void)self;
    return ks_content_set_list(folder, path, limit, wanted, arena, names, err);
}

static int64_t part_until(void *self, const char *path)
{
    (void)self;
    return strstr(path, "signed") == NULL && !all_signed ? 0 : 4000000000;
}

static void part_close(void *self)
{
    (void)self;
    ks_content_set_close(folder);
}

static struct ks_program *load_part_signed(struct ks_kept_forms *forms)
{
    static const struct ks_content_set_ops ops = {
        .open = part_open, .list = part_list, .until = part_until, .close = part_close
    };
    struct ks_err err = { 0 };
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_decoder_params reading = { .program = tmp.path, .deadline_ms = 120000 };
    struct ks_load_params params = {
        .zone = &zone, .generation = 1, .reading = &reading, .forms = forms
    };
    folder = ks_content_set_open_folder(tmp.path, &err);
    ck_assert_msg(folder != NULL, "%s", said_err(&err));
    struct ks_content_set *set = ks_content_set_new(&ops, NULL);
    struct ks_program *program = ks_load(set, &params);
    ks_content_set_close(set);
    return program;
}

/* What the headline of that card says now, whatever its file says. */
static const char *headline(const struct ks_program *program, const char *path)
{
    for (size_t i = 0; i < program->cards.n; i++) {
        if (strcmp(program->cards.v[i]->path, path) == 0) {
            return program->cards.v[i]->headline.v[0].text;
        }
    }
    return "no card";
}

static const char an_alert[] =
    "---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\n"
    "effective: 2020-01-01\nexpires: 2099-01-01\nplaces: 全校\n---\n# 真的\n";

/* In whichever order the folder gives them. */
START_TEST(junk_hides_no_alert_nor_card_nor_bank)
{
    strew("assets/alerts/", ".bin", 2000, "");
    strew("assets/alerts/w", ".md", 20, an_alert);
    strew("assets/cards/", ".bin", 6000, "");
    strew("assets/cards/c", ".md", 20, "# 卡\n");
    strew("playlists/", ".bin", 300, "");
    write_file("playlists/office-share.csv", "item\ncards/c001.md\n");
    struct ks_program *program = load(tmp.path, false);
    ck_assert_uint_eq(program->alerts.n, 20);
    ck_assert_uint_eq(program->cards.n, 20);
    ck_assert_uint_eq(program->main.n, 1);
    ck_assert(!has_problem(program, "folder.cut", 0));
    ks_program_free(program);
}
END_TEST

START_TEST(what_is_not_looked_at_is_told)
{
    char path[256] = "assets/cards";
    strew("assets/alerts/w", ".md", 500, "# 不是提醒\n");
    struct ks_program *program = load(tmp.path, false);
    ck_assert(!has_problem(program, "folder.cut", 0));
    ks_program_free(program);
    write_file("assets/alerts/one-more.md", an_alert);
    program = load(tmp.path, false);
    ck_assert(has_problem(program, "folder.cut", 0));
    ks_program_free(program);
    for (int i = 0; i < 9; i++) {
        snprintf(path + strlen(path), sizeof path - strlen(path), "/deep");
        make_folder(path);
    }
    snprintf(path, sizeof path, "%s/assets/alerts/one-more.md", tmp.path);
    ck_assert_int_eq(unlink(path), 0);
    program = load(tmp.path, false);
    ck_assert(has_problem(program, "folder.cut", 0));
    ks_program_free(program);
}
END_TEST

static void read_with(const char *program)
{
    char path[256], script[512];
    snprintf(script, sizeof script, "#!/bin/sh\nexec " TEST_BIN "/%s \"$@\"\n", program);
    write_file("kiosk-read", script);
    snprintf(path, sizeof path, "%s/kiosk-read", tmp.path);
    ck_assert_int_eq(chmod(path, 0700), 0);
}

/* A child that an unsigned document took over forges all that it reads: nothing of it is signed. */
START_TEST(what_is_signed_is_read_by_a_child_that_saw_nothing_else)
{
    read_with("forger");
    write_file("assets/cards/a.md", "---\nforge: yes\n---\n# 伪造\n");
    write_file("assets/cards/b-signed.md", "# 真的\n");
    write_file("assets/cards/c.md", "# 别的\n");
    write_file("assets/cards/d-signed.md", "# 真的\n");
    write_file("assets/alerts/a-signed.md", an_alert);
    struct ks_program *program = load_part_signed(NULL);
    ck_assert_str_eq(headline(program, "cards/a.md"), "伪造");
    ck_assert_str_eq(headline(program, "cards/c.md"), "伪造"); /* of no worth to anybody */
    ck_assert_str_eq(headline(program, "cards/b-signed.md"), "真的");
    ck_assert_str_eq(headline(program, "cards/d-signed.md"), "真的");
    ck_assert_uint_eq(program->alerts.n, 1);
    ck_assert_str_eq(program->alerts.v[0].card->headline.v[0].text, "真的");
    ks_program_free(program);
}
END_TEST

/* The same bytes under the same name, with a signature now: what was forged of them is of no worth.
 */
START_TEST(forms_of_an_unsigned_document_serve_no_signed_one)
{
    struct ks_kept_forms *forms = ks_kept_forms_new();
    write_file("assets/cards/a.md", "---\nforge: yes\n---\n# 伪造\n");
    write_file("assets/cards/b.md", "# 真的\n");
    write_file("assets/cards/c.md", "# 真的\n");
    read_with("forger");
    ks_program_free(load_part_signed(forms));
    read_with("kiosk-read");
    struct ks_program *program = load_part_signed(forms);
    ck_assert_str_eq(headline(program, "cards/b.md"), "伪造"); /* it was read once */
    ks_program_free(program);
    all_signed = true;
    program = load_part_signed(forms);
    ck_assert_str_eq(headline(program, "cards/b.md"), "真的");
    ck_assert_str_eq(headline(program, "cards/c.md"), "真的");
    ks_program_free(program);
    all_signed = false;
    ks_kept_forms_free(forms);
}
END_TEST

static void edit_later(void *context)
{
    usleep(100000);
    write_file(context, "item\n");
}

START_TEST(an_edit_is_noticed_and_so_is_a_new_folder)
{
    static char plain[] = "playlists/main.csv", nested[] = "assets/posters/new/a.csv";
    char path[128];
    snprintf(path, sizeof path, "%s/assets/posters/new", tmp.path);
    struct ks_err err = { 0 };
    struct ks_watch *watch = ks_watch_open(tmp.path, &err);
    ck_assert_msg(watch != NULL, "%s", said_err(&err));
    struct ks_thread *thread = ks_thread_start("edit", edit_later, plain);
    ck_assert(ks_watch_wait(watch));
    ks_thread_join(thread);
    mkdir(path, 0755);
    ck_assert(ks_watch_wait(watch));
    thread = ks_thread_start("edit", edit_later, nested);
    ck_assert(ks_watch_wait(watch));
    ks_thread_join(thread);
    ks_watch_interrupt(watch);
    ck_assert(!ks_watch_wait(watch));
    ks_watch_close(watch);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, a_table_may_be_a_workbook);
    tcase_add_test(tc, a_workbook_has_many_names);
    tcase_add_test(tc, a_table_that_nothing_reads_is_told);
    tcase_add_test(tc, notes_below_assets_are_no_stray_tables);
    tcase_add_test(tc, the_projects_own_set_is_sound);
    tcase_add_test(tc, a_broken_bank_leaves_the_last_good_one);
    tcase_add_test(tc, a_sealed_program_stays_as_it_is);
    tcase_add_test(tc, a_bad_row_costs_itself);
    tcase_add_test(tc, only_the_same_row_twice_is_called_the_same);
    tcase_add_test(tc, a_place_is_known_as_people_write_it);
    tcase_add_test(tc, a_file_of_which_only_the_first_is_shown_is_told_once);
    tcase_add_test(tc, a_place_that_no_row_knows_is_told_wherever_it_stands);
    tcase_add_test(tc, what_plays_at_some_screen_is_not_told_to_play_nowhere);
    tcase_add_test(tc, a_message_for_elsewhere_is_told_as_such);
    tcase_add_test(tc, a_message_without_words_for_its_place_is_not_for_everywhere);
    tcase_add_test(tc, alerts_have_room_together);
    tcase_add_test(tc, a_message_of_several_parts_is_told_as_one);
    tcase_add_test(tc, garbage_everywhere_still_gives_a_program);
    tcase_add_test(tc, an_empty_folder_gives_an_empty_program);
    tcase_add_test(tc, junk_hides_no_alert_nor_card_nor_bank);
    tcase_add_test(tc, what_is_not_looked_at_is_told);
    tcase_add_test(tc, what_is_signed_is_read_by_a_child_that_saw_nothing_else);
    tcase_add_test(tc, forms_of_an_unsigned_document_serve_no_signed_one);
    tcase_add_test(tc, an_edit_is_noticed_and_so_is_a_new_folder);
}

int main(void)
{
    return check_main("load", add);
}
