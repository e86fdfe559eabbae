/* The tables of a content set, as office people write them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "readers/quiz/files.h"
#include "readers/set/facts.h"
#include "readers/set/phases.h"
#include "readers/set/places.h"
#include "readers/set/playlist.h"
#include "readers/set/ticker.h"
#include "support/clock.h"
#include "support/playlist_samples.h"
#include "support/said.h"

struct fixture {
    struct ks_arena *arena;
    struct ks_problems problems;
    struct ks_table_context context;
};

static struct fixture f;

static void setup(void)
{
    f.arena = ks_arena_new();
    f.problems = (struct ks_problems) { .arena = f.arena };
    f.context = (struct ks_table_context) { f.arena, &f.problems, day(2026, 9, 15) };
}

static void teardown(void)
{
    ks_arena_free(f.arena);
}

static const struct ks_problem *problem(const char *code)
{
    for (size_t i = 0; i < f.problems.n; i++) {
        if (strcmp(ks_problem_id(f.problems.v[i].code), code) == 0) {
            return &f.problems.v[i];
        }
    }
    return NULL;
}

static void expect(const char *code, int row, int column, const char *says)
{
    const struct ks_problem *p = problem(code);
    ck_assert_msg(p != NULL, "no problem %s", code);
    ck_assert_msg(p->row == row && p->column == column, "%s at %d:%d", code, p->row, p->column);
    ck_assert_msg(strstr(said_of(p).what, says) != NULL || strstr(said_of(p).how, says) != NULL,
                  "%s: %s / %s", code, said_of(p).what, said_of(p).how);
}

static struct ks_playlist playlist(const char *text)
{
    struct ks_playlist list;
    ks_playlist_read(&f.context, "playlists/main.csv", text, strlen(text), &list);
    return list;
}

START_TEST(full_row)
{
    struct ks_playlist list = playlist(
        "item,title,from,until,days,hours,seconds,weight,priority,places,phase,transition,"
        "interrupt\r\n"
        "posters/a.jpg,机票退改签,2020-09-01,2020-12-31,1-5,08:00-12:00;18:00-02:00,15,3,10,"
        "食堂;dorm,p1、p3,slide,pause\r\n");
    ck_assert_uint_eq(list.n, 1);
    const struct ks_playlist_item *item = &list.v[0];
    ck_assert_int_eq(item->row, 2);
    ck_assert_str_eq(item->path, "posters/a.jpg");
    ck_assert_str_eq(item->title, "机票退改签");
    ck_assert_int_eq(item->window.from, day(2020, 9, 1));
    ck_assert_int_eq(item->window.until, day(2020, 12, 31));
    ck_assert_int_eq(item->window.days, 0x1F);
    ck_assert_uint_eq(item->window.n_hours, 2);
    ck_assert_int_eq(item->window.hours[1].start, 1080);
    ck_assert_int_eq(item->window.hours[1].end, 120);
    ck_assert_int_eq(item->dwell_ms, 15000);
    ck_assert_int_eq(item->weight, 3);
    ck_assert_int_eq(item->priority, 10);
    ck_assert_uint_eq(item->places.n, 2);
    ck_assert_str_eq(item->places.v[1], "dorm");
    ck_assert_uint_eq(item->phases.n, 2);
    ck_assert_str_eq(item->phases.v[0], "p1");
    ck_assert_int_eq(item->transition, KS_TRANSITION_SLIDE);
    ck_assert_int_eq(item->interrupt, KS_INTERRUPT_PAUSE);
    ck_assert_uint_eq(f.problems.n, 1); /* expired, a note */
    expect("table.expired", 2, 4, "已过期 2084 天，不再播放");
}
END_TEST

/* The item of a row with one cell more than it must have; what stands elsewhere in memory, alike.
 */
static struct ks_playlist_item item_with(const char *column, const char *cell)
{
    char text[256];
    snprintf(text, sizeof text, "item,%s\ncards/a.md,%s\n", column, cell);
    struct ks_playlist list = playlist(text);
    ck_assert_uint_eq(list.n, 1);
    struct ks_playlist_item item = list.v[0];
    item.same = 0;
    item.file = item.path = NULL;
    item.title = *item.title == '\0' ? NULL : item.title;
    return item;
}

START_TEST(what_stands_in_a_column_is_read)
{
    struct ks_playlist_item without = item_with("", ""), again = item_with("", "");
    ck_assert_mem_eq(&without, &again, sizeof without);
    ck_assert_uint_eq(ks_playlist_column_count, KS_COUNT(playlist_samples));
    for (size_t i = 1; i < ks_playlist_column_count; i++) {
        const struct playlist_sample *sample = playlist_sample(i);
        struct ks_playlist_item item = item_with(sample->column, sample->other);
        if (memcmp(&item, &without, sizeof item) == 0) {
            item = item_with(sample->column, sample->one);
        }
        ck_assert_msg(memcmp(&item, &without, sizeof item) != 0, "%s is ignored", sample->column);
    }
}
END_TEST

START_TEST(only_item)
{
    struct ks_playlist list = playlist("item\ncards/a.md\n\n \ncards/b.md");
    ck_assert_uint_eq(list.n, 2);
    ck_assert_int_eq(list.v[1].row, 5);
    ck_assert_int_eq(list.v[0].weight, 1);
    ck_assert_int_eq(list.v[0].window.days, KS_DAYS_ALL);
    ck_assert_int_eq(list.v[0].window.from, KS_DATE_NONE);
    ck_assert_str_eq(list.v[0].title, "");
    ck_assert_uint_eq(f.problems.n, 0);
}
END_TEST

START_TEST(chinese_header_any_order)
{
    struct ks_playlist list = playlist(
        "打断；切换；阶段；地点；优先级；权重；秒数；时段；星期；结束；开始；标题；文件（必填）\n"
        "等待；淡入淡出；全部；三号食堂、图书馆；５；2.0；12秒；8点-12点；一三五；长期；；好；a."
        "md\n");
    ck_assert_uint_eq(list.n, 1);
    const struct ks_playlist_item *item = &list.v[0];
    ck_assert_int_eq(item->interrupt, KS_INTERRUPT_DEFER);
    ck_assert_int_eq(item->transition, KS_TRANSITION_FADE);
    ck_assert_uint_eq(item->phases.n, 0);
    ck_assert_uint_eq(item->places.n, 2);
    ck_assert_int_eq(item->priority, 5);
    ck_assert_int_eq(item->weight, 2);
    ck_assert_int_eq(item->dwell_ms, 12000);
    ck_assert_int_eq(item->window.hours[0].end, 720);
    ck_assert_int_eq(item->window.days, 0x15);
    ck_assert_uint_eq(f.problems.n, 0);
}
END_TEST

START_TEST(tolerant_header)
{
    struct ks_playlist list =
        playlist("防诈骗播放表\n\n\xEF\xBB\xBF Ｉｔｅｍ* , SECONDS ,Valid\na.md,9,x\n");
    ck_assert_uint_eq(list.n, 1);
    ck_assert_int_eq(list.v[0].dwell_ms, 9000);
    ck_assert_int_eq(list.v[0].row, 4);
    expect("csv.unknown-column", 3, 3, "Valid");
    ck_assert_uint_eq(f.problems.n, 1);
}
END_TEST

static const struct {
    const char *text, *code;
    int row, column;
    const char *says;
    size_t items;
    enum ks_level level;
} faults[] = {
    { "item,tilte\na,b", "csv.unknown-column", 1, 2, "title", 1, KS_LEVEL_WARNING },
    { "item,优先极\na,1", "csv.unknown-column", 1, 2, "优先级", 1, KS_LEVEL_WARNING },
    { "item,item\na,b", "csv.duplicate-column", 1, 2, "两次", 1, KS_LEVEL_WARNING },
    { "文件,item\na,b", "csv.duplicate-column", 1, 2, "文件（item）", 1, KS_LEVEL_WARNING },
    { "title,from\na,2020-01-01", "csv.missing-column", 1, 0, "文件（item）", 0, KS_LEVEL_ERROR },
    { "", "csv.empty", 0, 0, "空", 0, KS_LEVEL_WARNING },
    { "item,title\n,b\nc,d", "table.empty-cell", 2, 1, "文件", 1, KS_LEVEL_ERROR },
    { "item,from\na,开学\nb,", "table.bad-date", 2, 2, "开学", 1, KS_LEVEL_ERROR },
    { "item,from,until\na,2020-09-30,2020-09-01\nb,,", "table.dates-reversed", 2, 3,
      "2020-09-01 早于开始日期 2020-09-30", 1, KS_LEVEL_ERROR },
    { "item,from\na,9月20日", "table.guessed-date", 2, 2, "按 2026-09-20 处理", 1, KS_LEVEL_NOTE },
    { "item,from\na,44075", "table.guessed-date", 2, 2, "按 2020-09-01 处理", 1, KS_LEVEL_NOTE },
    { "item,until\na,2026-09-14", "table.expired", 2, 2, "已过期 1 天", 1, KS_LEVEL_NOTE },
    { "item,days\na,周八", "table.bad-days", 2, 2, "周八", 0, KS_LEVEL_ERROR },
    { "item,days\na,1月5日", "table.excel-date", 2, 2, "文本", 1, KS_LEVEL_NOTE },
    { "item,hours\na,25点", "table.bad-hours", 2, 2, "25点", 0, KS_LEVEL_ERROR },
    { "item,seconds\na,很久", "playlist.bad-seconds", 2, 2, "很久", 1, KS_LEVEL_WARNING },
    { "item,seconds\na,1", "playlist.seconds-range", 2, 2, "按 3 秒", 1, KS_LEVEL_WARNING },
    { "item,seconds\na,999999", "playlist.seconds-range", 2, 2, "按 600 秒", 1, KS_LEVEL_WARNING },
    { "item,weight\na,0", "table.out-of-range", 2, 2, "按 1 处理", 1, KS_LEVEL_WARNING },
    { "item,weight\na,多", "table.bad-number", 2, 2, "多", 1, KS_LEVEL_WARNING },
    { "item,priority\na,1000", "table.out-of-range", 2, 2, "按 999 处理", 1, KS_LEVEL_WARNING },
    { "item,transition\na,飞入", "table.unknown-word", 2, 2, "飞入", 1, KS_LEVEL_WARNING },
    { "item,places\na,1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18", "table.too-many-tags", 2, 2,
      "2 个", 1, KS_LEVEL_WARNING },
    { "item\n../a.jpg\nb", "playlist.bad-path", 2, 1, "../a.jpg", 1, KS_LEVEL_ERROR },
    { "item\nC:\\海报\\a.jpg\nb", "playlist.bad-path", 2, 1, "assets", 1, KS_LEVEL_ERROR },
    { "item\n/etc/passwd\nb", "playlist.bad-path", 2, 1, "/etc/passwd", 1, KS_LEVEL_ERROR },
    { "item\nhttp://x.cn/a.jpg\nb", "playlist.bad-path", 2, 1, "http", 1, KS_LEVEL_ERROR },
    { "item,title\n\"a,b\nc,d\n", "csv.stray-quote", 2, 0, "引号", 2, KS_LEVEL_WARNING },
    { "item\na\0b", "csv.not-text", 0, 0, "读不了", 0, KS_LEVEL_ERROR },
};

START_TEST(names_the_fault_and_keeps_the_rest)
{
    struct ks_playlist list;
    size_t n = strcmp(faults[_i].code, "csv.not-text") == 0 ? 8 : strlen(faults[_i].text);
    ks_playlist_read(&f.context, "playlists/main.csv", faults[_i].text, n, &list);
    expect(faults[_i].code, faults[_i].row, faults[_i].column, faults[_i].says);
    const struct ks_problem *p = problem(faults[_i].code);
    ck_assert(p != NULL && p->level == faults[_i].level);
    ck_assert_msg(list.n == faults[_i].items, "%s: %zu items", faults[_i].text, list.n);
}
END_TEST

static const struct {
    const char *text;
    int ms;
} durations[] = {
    { "12", 12000 },      { "12.0", 12000 },    { "12秒", 12000 },
    { "12 秒钟", 12000 }, { "１２", 12000 },    { "12s", 12000 },
    { "7.5", 7500 },      { "1分30秒", 90000 }, { "1分钟", 60000 },
    { "0:12", 12000 },    { "0:00:12", 12000 }, { "1:30", 90000 },
    { "2min", 120000 },   { "0", 0 },           { "", 0 },
};

START_TEST(reads_durations)
{
    char text[64];
    snprintf(text, sizeof text, "item,seconds\na,%s\n", durations[_i].text);
    struct ks_playlist list = playlist(text);
    ck_assert_uint_eq(list.n, 1);
    ck_assert_int_eq(list.v[0].dwell_ms, durations[_i].ms);
    ck_assert_uint_eq(f.problems.n, 0);
}
END_TEST

START_TEST(normalises_paths)
{
    struct ks_playlist list = playlist("item\nposters\\新 建（1）.jpg\nassets/cards/a.md\n");
    ck_assert_uint_eq(list.n, 2);
    ck_assert_str_eq(list.v[0].path, "posters/新 建（1）.jpg");
    ck_assert_str_eq(list.v[1].path, "cards/a.md");
}
END_TEST

START_TEST(every_word_for_a_transition_is_one)
{
    for (unsigned i = 0; i < KS_TRANSITION_COUNT; i++) {
        struct ks_str rest = ks_str_of(ks_transition_words[i]), word;
        for (int k = 0; ks_str_cut(&rest, '|', &word); k++) {
            char text[128];
            snprintf(text, sizeof text, "item,transition\na,%.*s\nb,飞入\n", (int)word.n, word.p);
            ck_assert_msg(playlist(text).v[0].transition == i, "%s", text);
            const char *how = said_of(problem("table.unknown-word")).how;
            snprintf(text, sizeof text, "%.*s", (int)word.n, word.p);
            ck_assert_msg(i == 0 || k != 1 || strstr(how, text) != NULL, "%s: %s", text, how);
        }
    }
    (void)playlist("item,打断\na,飞入\n");
    ck_assert_str_eq(said_of(&f.problems.v[f.problems.n - 1]).how,
                     "写停止、暂停、等待或从不；不写就用默认");
}
END_TEST

START_TEST(words_for_choices)
{
    static const char *const words[] = { "切", "淡入淡出", "滑动", "缩放", "CUT", "cross-fade" };
    static const int meant[] = { KS_TRANSITION_CUT,  KS_TRANSITION_FADE, KS_TRANSITION_SLIDE,
                                 KS_TRANSITION_ZOOM, KS_TRANSITION_CUT,  KS_TRANSITION_FADE };
    for (size_t i = 0; i < KS_COUNT(words); i++) {
        char text[64];
        snprintf(text, sizeof text, "item,transition\na,%s\n", words[i]);
        ck_assert_int_eq(playlist(text).v[0].transition, meant[i]);
    }
    static const char *const verbs[] = { "停止", "暂停", "等待", "从不", "Never" };
    static const int verb_meant[] = { KS_INTERRUPT_STOP, KS_INTERRUPT_PAUSE, KS_INTERRUPT_DEFER,
                                      KS_INTERRUPT_NEVER, KS_INTERRUPT_NEVER };
    for (size_t i = 0; i < KS_COUNT(verbs); i++) {
        char text[64];
        snprintf(text, sizeof text, "item,打断\na,%s\n", verbs[i]);
        ck_assert_int_eq(playlist(text).v[0].interrupt, verb_meant[i]);
    }
    ck_assert_uint_eq(f.problems.n, 0);
}
END_TEST

START_TEST(phases_as_in_the_plan)
{
    const char *text =
        "编号,名称,口号,颜色,开始,结束,每年,重点\n"
        "p1,第一阶段,岁末年初 谨防退改签,#F2A900,2019年9月,2020年1月,是,网络购物;冒充客服\n"
        "p2,第二阶段,,f00,2020年2月,2020年8月上旬,yes,\n"
        "p3,,,,2020-09-01,2020-12-31,0,\n"
        "p4,第四,,橙色,2021-01-01,,1,\n";
    struct ks_phases phases;
    ks_phases_read(&f.context, "playlists/phases.csv", text, strlen(text), &phases);
    ck_assert_uint_eq(phases.n, 3);
    ck_assert_str_eq(phases.v[0].slogan, "岁末年初 谨防退改签");
    ck_assert_int_eq(phases.v[0].accent, 0xF2A900);
    ck_assert_int_eq(phases.v[0].from, day(2019, 9, 1));
    ck_assert_int_eq(phases.v[0].until, day(2020, 1, 31));
    ck_assert(phases.v[0].repeat);
    ck_assert_uint_eq(phases.v[0].focus.n, 2);
    ck_assert_int_eq(phases.v[1].accent, 0xFF0000);
    ck_assert_int_eq(phases.v[1].until, day(2020, 8, 10));
    ck_assert(!phases.v[2].repeat);
    ck_assert_str_eq(phases.v[2].name, "p3");
    expect("phases.open-date", 5, 6, "结束");
}
END_TEST

START_TEST(places_with_groups)
{
    const char *text = "place,name,name_en,groups\ncanteen-3,三号食堂,Canteen 3,食堂;canteen\n"
                       "dorm-1,,,宿舍\ncanteen-3,又一个,,\n,无名,,\n";
    struct ks_places places;
    ks_places_read(&f.context, "playlists/places.csv", text, strlen(text), &places);
    ck_assert_uint_eq(places.n, 3);
    ck_assert_str_eq(places.v[0].name, "三号食堂");
    ck_assert_uint_eq(places.v[0].groups.n, 2);
    ck_assert_str_eq(places.v[1].name, "dorm-1");
    expect("places.repeated", 4, 1, "canteen-3");
    expect("table.empty-cell", 5, 1, "地点");
}
END_TEST

/* One place in two forms, and more groups than a screen has room for. */
START_TEST(places_that_repeat_in_another_form)
{
    const char *text = "place,name,groups\ncanteen-3,三号食堂,\nＣａｎｔｅｅｎ－3,又一个,\n"
                       "dorm,宿舍,a;b;c;d;e;f;g;h;i;j;k;l;m;n\n";
    struct ks_places places;
    ks_places_read(&f.context, "playlists/places.csv", text, strlen(text), &places);
    expect("places.repeated", 3, 1, "Ｃａｎｔｅｅｎ－3");
    ck_assert_uint_eq(places.v[2].groups.n, 13);
    expect("table.too-many-tags", 4, 3, "13");
}
END_TEST

START_TEST(facts_by_date)
{
    const char *text =
        "key,value,value_en,valid_from,valid_until,source\n"
        "hotline,96110,96110,2019-11-08,,公安部\n"
        "school,福建工程学院,,,2023-06-06,\nschool,福建理工大学,,2023-06-07,,教育部\n"
        "app,甲,,2020-01-01,2020-12-31,\napp,乙,,2020-12-31,,\n"
        "app,丙,,2020-02-01,2020-02-02,\n";
    struct ks_facts facts;
    ks_facts_read(&f.context, "assets/facts.csv", text, strlen(text), &facts);
    ck_assert_uint_eq(facts.n, 6);
    ck_assert_str_eq(facts.v[2].value, "福建理工大学");
    ck_assert_int_eq(facts.v[1].valid_from, KS_DATE_NONE);
    ck_assert_int_eq(facts.v[1].valid_until, day(2023, 6, 6));
    ck_assert_uint_eq(f.problems.n, 2); /* 丙 inside 甲, 乙 on the last day of 甲 */
    expect("facts.overlap", 7, 1, "第 5 行");
    ck_assert_int_eq(f.problems.v[1].row, 6);
}
END_TEST

START_TEST(ticker_lines)
{
    const char *text = "文字,开始,结束,星期,时段,地点,阶段\n"
                       "\"转账前，先打 96110\n核实\",,,工作日,,食堂,p1\n,,,,,,\n";
    struct ks_ticker ticker;
    ks_ticker_read(&f.context, "playlists/ticker.csv", text, strlen(text), &ticker);
    ck_assert_uint_eq(ticker.n, 1);
    ck_assert_str_eq(ticker.v[0].text, "转账前，先打 96110 核实");
    ck_assert_int_eq(ticker.v[0].window.days, 0x1F);
    ck_assert_uint_eq(f.problems.n, 0);
}
END_TEST

/* Notes about thousands of old rows must not push errors out of the bounded list. */
START_TEST(questions_with_a_feedback_for_each_option)
{
    static const char text[] = "编号,题型,类型,渠道,真假,破绽,贴近度,情景,题干,选项A,选项B,选项C,"
                               "答案,反馈A,反馈B,反馈C,有效期\n"
                               "a-1,真还是骗,退款,来电,骗局,3,2,\"客服：先开通\n我：好\",真还是骗,"
                               "骗局,真的,,Ａ,先停。,先停。,,\n"
                               "a-2,你会怎么做,退款,短信,真的,0,3,退款已到账,下一步？,等,查,问,bc,"
                               "核。,办。,办。,2021-03-15..\n"
                               "a-3,单选,退款,信鸽,假,9,9,情景,题,甲,乙,,D,,,,\n"
                               "a-4,单选,退款,短信,假,1,1,情景,题,甲,,,A,,,,\n"
                               "a-5,单选,退款,短信,假,1,1,情景,题,甲,乙,,B,,,,某天\n";
    struct ks_quiz_bank bank = { .file = "assets/quiz" };
    ks_quiz_read(&f.context, "assets/quiz/bank.csv", text, strlen(text), &bank);
    ck_assert_uint_eq(bank.n, 2);
    ck_assert_str_eq(bank.v[0].scene, "客服：先开通\n我：好");
    ck_assert_int_eq(bank.v[0].kind, KS_QUIZ_JUDGE);
    ck_assert_uint_eq(bank.v[0].right, 1);
    ck_assert_uint_eq(bank.v[1].right, 6);
    ck_assert(bank.v[1].genuine && bank.v[1].n_options == 3);
    ck_assert_int_eq(bank.v[1].valid_from, day(2021, 3, 15));
    ck_assert_int_eq(bank.v[1].valid_until, KS_DATE_NONE);
    ck_assert_str_eq(bank.v[1].options[1].feedback, "办。");
    expect("quiz.refused", 4, 13, "答案"); /* as Excel counts: a cell may hold two lines */
    ck_assert_uint_eq(ks_problems_count(&f.problems, KS_LEVEL_ERROR), 3);
}
END_TEST

/* The sheet of an exam system: no scene, no truth, one explanation, up to six options. */
START_TEST(questions_of_knowledge)
{
    static const char text[] =
        "题型,题干,选项A,选项B,选项C,选项D,选项E,选项F,答案,解析\n"
        "单选题,反诈专线是多少？,110,120,96110,119,,,C,96110 是反诈专线。核\n"
        "多选题,哪些不能给别人？,验证码,密码,学院名称,银行卡,姓,身份证照片,ABDF,都能动你的钱。停\n"
        "判断题,公安会在电话里办案。,正确,错误,,,,,B,\n";
    struct ks_quiz_bank bank = { .file = "assets/quiz" };
    ks_quiz_read(&f.context, "assets/quiz/exam.csv", text, strlen(text), &bank);
    ck_assert_uint_eq(bank.n, 3);
    ck_assert_uint_eq(f.problems.n, 0);
    ck_assert_int_eq(bank.v[0].kind, KS_QUIZ_SINGLE);
    ck_assert(bank.v[0].neutral && bank.v[0].card == NULL && bank.v[0].id[0] == 'q');
    ck_assert_str_eq(ks_quiz_feedback(&bank.v[0], 0), "96110 是反诈专线。核");
    ck_assert_int_eq(bank.v[1].kind, KS_QUIZ_MULTIPLE);
    ck_assert_uint_eq(bank.v[1].right, 0x2B);
    ck_assert_int_eq(bank.v[2].kind, KS_QUIZ_TRUE_FALSE);
    ck_assert_str_eq(ks_quiz_feedback(&bank.v[2], 0), "");
    ck_assert_str_eq(bank.v[2].file, "assets/quiz/exam.csv");
}
END_TEST

START_TEST(notes_never_crowd_out_errors)
{
    struct ks_buf text = { 0 };
    ks_buf_adds(&text, "item,from,until\n");
    for (int i = 0; i < 9000; i++) {
        ks_buf_adds(&text, "a,1-Sep-20,31-Dec-20\n");
    }
    ks_buf_adds(&text, "a,坏,\n");
    struct ks_playlist list;
    ks_playlist_read(&f.context, "m", text.p, text.n, &list);
    ks_buf_free(&text);
    ck_assert_uint_eq(list.n, 9000);
    ck_assert_uint_eq(f.problems.left_out, 0);
    ck_assert_uint_eq(f.problems.n, 51 + 51 + 1);
    expect("table.bad-date", 9002, 2, "坏");
}
END_TEST

static double clocks_of_rows(int n)
{
    struct ks_buf text = { 0 };
    ks_buf_adds(&text, "item,title,from,until,days,hours,seconds,weight,priority,places,phase\n");
    for (int i = 0; i < n; i++) {
        ks_buf_addf(
            &text,
            "posters/海报%d.jpg,标题%d,2026-01-01,2027年9月1日,周一至周五,08:00-12:00;18:00-02:00,"
            "12,%d,10,食堂;宿舍,p1\n",
            i, i, i % 5 + 1);
    }
    struct ks_playlist list;
    clock_t start = clock();
    ks_playlist_read(&f.context, "m", text.p, text.n, &list);
    double took = (double)(clock() - start);
    ks_buf_free(&text);
    ck_assert_int_eq((int)list.n, n);
    return took;
}

/* Four times the rows: four times the work, sixteen times if each looked at all the others. */
START_TEST(rows_cost_the_same_each)
{
    double ratio[3];
    for (size_t i = 0; i < KS_COUNT(ratio); i++) {
        double few = clocks_of_rows(2500), many = clocks_of_rows(10000);
        ratio[i] = many / (few > 1 ? few : 1);
    }
    for (size_t i = 1; i < KS_COUNT(ratio); i++) { /* sorted, for the median */
        for (size_t k = i; k > 0 && ratio[k] < ratio[k - 1]; k--) {
            double swap = ratio[k];
            ratio[k] = ratio[k - 1];
            ratio[k - 1] = swap;
        }
    }
    ck_assert_msg(ratio[1] < 6, "10,000 rows cost %.1f times what 2,500 do", ratio[1]);
}
END_TEST

START_TEST(a_question_says_its_language)
{
    static const char text[] = "题型,题干,选项A,选项B,答案,语言,情景\n"
                               "单选题,One?,a,b,A,English,[Web · Bank] It is open\n"
                               "单选题,二？,甲,乙,A,中文,\n"
                               "单选题,三？,甲,乙,A,,\n单选题,四？,甲,乙,A,火星文,\n"
                               "判断题,Five.,,,对,英文,\n";
    struct ks_quiz_bank bank = { .file = "assets/quiz" };
    ks_quiz_read(&f.context, "assets/quiz/x.csv", text, strlen(text), &bank);
    ck_assert_uint_eq(bank.n, 5);
    static const bool english[] = { true, false, false, false, true };
    for (size_t i = 0; i < bank.n; i++) {
        ck_assert((bank.v[i].lang == KS_LANG_EN) == english[i]);
    }
    ck_assert_int_eq(bank.v[0].card->blocks[0].kind, KS_BLOCK_PANEL);
    ck_assert_str_eq(bank.v[0].card->blocks[0].speaker, "Web · Bank"); /* C2 B7 is 路 in GBK */
    expect("table.unknown-word", 5, 6, "火星文");
    ck_assert_str_eq(bank.v[4].options[0].text, "True");
    ck_assert_uint_eq(bank.v[4].right, 1);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, full_row);
    tcase_add_test(tc, what_stands_in_a_column_is_read);
    tcase_add_test(tc, only_item);
    tcase_add_test(tc, chinese_header_any_order);
    tcase_add_test(tc, tolerant_header);
    tcase_add_loop_test(tc, names_the_fault_and_keeps_the_rest, 0, (int)KS_COUNT(faults));
    tcase_add_loop_test(tc, reads_durations, 0, (int)KS_COUNT(durations));
    tcase_add_test(tc, normalises_paths);
    tcase_add_test(tc, every_word_for_a_transition_is_one);
    tcase_add_test(tc, words_for_choices);
    tcase_add_test(tc, phases_as_in_the_plan);
    tcase_add_test(tc, places_with_groups);
    tcase_add_test(tc, places_that_repeat_in_another_form);
    tcase_add_test(tc, facts_by_date);
    tcase_add_test(tc, ticker_lines);
    tcase_add_test(tc, questions_with_a_feedback_for_each_option);
    tcase_add_test(tc, questions_of_knowledge);
    tcase_add_test(tc, a_question_says_its_language);
    tcase_add_test(tc, notes_never_crowd_out_errors);
    tcase_add_test(tc, rows_cost_the_same_each);
}

int main(void)
{
    return check_main("tables", add);
}
