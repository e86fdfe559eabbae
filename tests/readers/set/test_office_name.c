/* File names as the office writes them: what plays where and until when. */
#include <string.h>

#include "readers/set/office_name.h"
#include "support/clock.h"
#include "support/in_english.h"
#include "support/said.h"

static struct ks_arena *arena;
static struct ks_problems problems;
static struct ks_place rows[] = {
    { 1, "canteen-3", "三号食堂", IN_ENGLISH("Canteen 3"), { 1, { "食堂" } } },
    { 2, "dorm-7", "七号宿舍楼", IN_ENGLISH("Dorm 7"), { 1, { "宿舍" } } }
};
static struct ks_places places = { .v = rows, .n = 2 };

static struct ks_office_name read_name(const char *stem, bool expect)
{
    struct ks_office_name name;
    problems = (struct ks_problems) { .arena = arena };
    struct ks_office_name_context context = { arena,   &problems,
                                              &places, ks_date_of((struct ks_ymd) { 2020, 1, 20 }),
                                              stem,    0 };
    ck_assert_msg(ks_office_name_read(&context, ks_str_of(stem), &name) == expect, "%s", stem);
    return name;
}

START_TEST(whole_grammar)
{
    struct ks_office_name name =
        read_name("【食堂】机票改签提醒 2020-01-05至2020-02-10 重要", true);
    ck_assert_str_eq(name.title, "机票改签提醒");
    ck_assert_uint_eq(name.places.n, 1);
    ck_assert_str_eq(name.places.v[0], "食堂");
    ck_assert_int_eq(name.from, day(2020, 1, 5));
    ck_assert_int_eq(name.until, day(2020, 2, 10));
    ck_assert(name.important && !name.urgent);
    ck_assert_uint_eq(problems.n, 0);
}
END_TEST

static const struct {
    const char *stem, *title;
    int from[3], until[3]; /* year 0 = open */
} forms[] = {
    { "机票改签提醒", "机票改签提醒", { 0 }, { 0 } },
    { "机票2020-01-05至2020-02-10", "机票", { 2020, 1, 5 }, { 2020, 2, 10 } },
    { "机票 2020.1.5-2.10", "机票", { 2020, 1, 5 }, { 2020, 2, 10 } },
    { "机票 20200105-20200210", "机票", { 2020, 1, 5 }, { 2020, 2, 10 } },
    { "机票 20200105_至_20200210", "机票", { 2020, 1, 5 }, { 2020, 2, 10 } },
    { "机票 2020年1月5日至2月10日", "机票", { 2020, 1, 5 }, { 2020, 2, 10 } },
    { "机票（2020年1月5日－10日）", "机票", { 2020, 1, 5 }, { 2020, 1, 10 } },
    { "1月5日到2月10日 机票", "机票", { 2020, 1, 5 }, { 2020, 2, 10 } },
    { "机票 １月５日～２月１０日", "机票", { 2020, 1, 5 }, { 2020, 2, 10 } },
    { "机票 2020-02-01起", "机票", { 2020, 2, 1 }, { 0 } },
    { "机票 至2020-02-10", "机票", { 0 }, { 2020, 2, 10 } },
    { "机票 截止到2020年2月10日", "机票", { 0 }, { 2020, 2, 10 } },
    { "机票 2020-02-10止", "机票", { 0 }, { 2020, 2, 10 } },
    { "机票 2020-01-05起至2020-02-10", "机票", { 2020, 1, 5 }, { 2020, 2, 10 } },
    { "机票 2020-01-05至2020-02-10结束", "机票", { 2020, 1, 5 }, { 2020, 2, 10 } },
    { "机票 2020年1月5日至10日止", "机票", { 2020, 1, 5 }, { 2020, 1, 10 } },
    { "机票 2020年1月5日 - 31号", "机票", { 2020, 1, 5 }, { 2020, 1, 31 } },
    { "从2020-01-05至2020-02-10 机票", "机票", { 2020, 1, 5 }, { 2020, 2, 10 } },
    { "自2020年1月5日起 机票", "机票", { 2020, 1, 5 }, { 0 } },
    { "机票 2020-02-01以后", "机票", { 2020, 2, 1 }, { 0 } },
    { "机票 2020-02-10之前", "机票", { 0 }, { 2020, 2, 10 } },
    { "机票 至2020-02-10止", "机票", { 0 }, { 2020, 2, 10 } },
    { "机票 2020-02-10至2020-02-10", "机票", { 2020, 2, 10 }, { 2020, 2, 10 } },
    { "机票 2020年1月", "机票 2020年1月", { 0 }, { 0 } },
    { "机票 2020年1月5日至32日", "机票 2020年1月5日至32日", { 0 }, { 0 } },
    { "机票 2020年1月5日至0日", "机票 2020年1月5日至0日", { 0 }, { 0 } },
    /* titles, not dates */
    { "记住96110", "记住96110", { 0 }, { 0 } },
    { "IMG_20191122_093011", "IMG_20191122_093011", { 0 }, { 0 } },
    { "11月22日讲座", "11月22日讲座", { 0 }, { 0 } },
    { "1-5楼停水", "1-5楼停水", { 0 }, { 0 } },
    { "三不一多原则", "三不一多原则", { 0 }, { 0 } },
    { "版本2.10", "版本2.10", { 0 }, { 0 } },
    { "微信图片_202001051234567", "微信图片_202001051234567", { 0 }, { 0 } },
    { "海报 (1)", "海报", { 0 }, { 0 } },
    { "海报 - 副本", "海报", { 0 }, { 0 } },
    { "海报(2)", "海报", { 0 }, { 0 } },
    { "海报（1）", "海报", { 0 }, { 0 } },
    { "(1)", "(1)", { 0 }, { 0 } },
    { "副本", "副本", { 0 }, { 0 } },
    { "_-海报.+", "海报", { 0 }, { 0 } },
    { "", "未命名", { 0 }, { 0 } },
};

START_TEST(forms_of_dates)
{
    int i = _i;
    struct ks_office_name name = read_name(forms[i].stem, true);
    int32_t from = forms[i].from[0] == 0
                       ? KS_DATE_NONE
                       : day(forms[i].from[0], forms[i].from[1], forms[i].from[2]);
    int32_t until = forms[i].until[0] == 0
                        ? KS_DATE_NONE
                        : day(forms[i].until[0], forms[i].until[1], forms[i].until[2]);
    ck_assert_msg(name.from == from && name.until == until, "%s: %d %d", forms[i].stem, name.from,
                  name.until);
    ck_assert_str_eq(name.title, forms[i].title);
}
END_TEST

START_TEST(places_and_words)
{
    ck_assert_str_eq(read_name("【三号食堂、宿舍】防骗", true).places.v[0], "canteen-3");
    ck_assert_str_eq(read_name("[Dorm 7] x", true).places.v[0], "dorm-7");
    ck_assert_str_eq(read_name("［食堂］防骗", true).title, "防骗");
    ck_assert_uint_eq(read_name("【食堂+宿舍】防骗", true).places.n, 2);
    ck_assert_str_eq(read_name("防骗【食堂】2020-02-01起", true).title, "防骗");
    ck_assert_str_eq(read_name("【食堂 防骗", true).title, "【食堂 防骗");
    ck_assert_uint_eq(read_name("【全校】防骗", true).places.n, 0);
    struct ks_office_name name = read_name("【重要通知】停水", true);
    ck_assert_str_eq(name.title, "【重要通知】停水");
    ck_assert(!name.important);
    ck_assert_uint_eq(name.places.n, 0);
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), "office.not-a-place");
    ck_assert(read_name("紧急 冒充辅导员", true).urgent);
    ck_assert(read_name("冒充辅导员_紧急", true).urgent);
    ck_assert(read_name("停水【紧急】", true).urgent);
    ck_assert(!read_name("遇到紧急", true).urgent);
    ck_assert(!read_name("紧急通知", true).urgent);
    ck_assert(read_name("加急.停水", true).urgent);
    ck_assert(read_name("停水+很重要", true).important);
    ck_assert_str_eq(read_name("停水+很重要", true).title, "停水");
    static const char *const both[] = { "停水 紧急 重要", "停水 重要 紧急", "重要 紧急 停水" };
    for (size_t i = 0; i < KS_COUNT(both); i++) {
        name = read_name(both[i], true);
        ck_assert_msg(name.urgent && name.important, "%s", both[i]);
        ck_assert_str_eq(name.title, "停水");
    }
    ck_assert_str_eq(read_name("重要", true).title, "重要");
}
END_TEST

/* What may be a place is known as such only until there are places. */
START_TEST(unplaced)
{
    static const struct {
        const char *stem;
        bool unplaced;
    } names[] = { { "【食堂】机票", true },  { "机票（食堂）", true }, { "[dorm-7] 机票", true },
                  { "【通知】机票", true },  { "机票", false },        { "机票 (2)", false },
                  { "【重要】机票", false }, { "机票【", false } };
    static const struct ks_places none;
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        const struct ks_places *lists[] = { NULL, &none, &places };
        for (size_t k = 0; k < KS_COUNT(lists); k++) {
            struct ks_office_name name;
            problems = (struct ks_problems) { .arena = arena };
            struct ks_office_name_context context = {
                arena, &problems, lists[k], ks_date_of((struct ks_ymd) { 2020, 1, 20 }), "x", 0
            };
            ck_assert(ks_office_name_read(&context, ks_str_of(names[i].stem), &name));
            ck_assert_msg(name.unplaced == (names[i].unplaced && k < 2), "%s", names[i].stem);
        }
    }
}
END_TEST

START_TEST(told_not_hidden)
{
    (void)read_name("机票 1月5日至2月10日", true);
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), "office.date-guessed");
    (void)read_name("机票 2019-12-01至2019-12-14", true);
    ck_assert_str_eq(said_of(&problems.v[0]).what, "已过期 37 天，不播放");
    (void)read_name("机票 2020-01-05至2020-01-20", true);
    ck_assert_uint_eq(problems.n, 0); /* its last day is today */
    (void)read_name("机票 2020-01-05至2020-01-19", true);
    ck_assert_str_eq(said_of(&problems.v[0]).what, "已过期 1 天，不播放");
    (void)read_name("机票 至2月10日", true);
    ck_assert_str_eq(said_of(&problems.v[0]).what, "日期按 现在 至 2020-02-10 处理");
    (void)read_name("机票 2月10日起", true);
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), "office.date-guessed");
    (void)read_name("机票 至2020-02-10", true);
    ck_assert_uint_eq(problems.n, 0);
    (void)read_name("IMG_20191122", true);
    ck_assert_uint_eq(problems.n, 0);
    (void)read_name("机票 2020-02-10至2020-01-05", false);
    ck_assert_int_eq(problems.v[0].level, KS_LEVEL_ERROR);
    (void)read_name("讲座 2020-01-25", true);
    ck_assert_str_eq(ks_problem_id(problems.v[0].code), "office.one-date");
}
END_TEST

/* A year that is not written is found once, by the day on which the name was first seen: around New
 * Year, and whenever it is read again. */
START_TEST(the_year_of_a_name_stays)
{
    static const struct {
        const char *stem;
        struct ks_ymd seen, from, until;
    } names[] = {
        { "机票 12月20日至1月5日", { 2026, 12, 30 }, { 2026, 12, 20 }, { 2027, 1, 5 } },
        { "机票 12月20日至1月5日", { 2027, 1, 2 }, { 2026, 12, 20 }, { 2027, 1, 5 } },
        { "机票 至1月5日", { 2026, 12, 30 }, { 0 }, { 2027, 1, 5 } },
        { "机票 至12-31", { 2026, 12, 30 }, { 0 }, { 2026, 12, 31 } },
        { "机票 至12-31", { 2027, 1, 2 }, { 0 }, { 2026, 12, 31 } },
        { "机票 1月5日起", { 2026, 12, 30 }, { 2027, 1, 5 }, { 0 } },
        { "机票 11-01至12-31", { 2026, 11, 30 }, { 2026, 11, 1 }, { 2026, 12, 31 } },
    };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        int32_t seen = ks_date_of(names[i].seen);
        for (int32_t today = seen; today < seen + 1500; today += 13) {
            struct ks_office_name name;
            problems = (struct ks_problems) { .arena = arena };
            struct ks_office_name_context context = { arena, &problems, &places, today, "x", seen };
            ck_assert(ks_office_name_read(&context, ks_str_of(names[i].stem), &name));
            ck_assert_msg(
                name.from == (names[i].from.year == 0 ? KS_DATE_NONE : ks_date_of(names[i].from)) &&
                    name.until ==
                        (names[i].until.year == 0 ? KS_DATE_NONE : ks_date_of(names[i].until)),
                "%s, %d days on", names[i].stem, (int)(today - seen));
        }
    }
}
END_TEST

START_TEST(any_bytes)
{
    char text[64];
    unsigned seed = 7;
    for (int round = 0; round < 20000; round++) {
        static const char *const bits[] = {
            "2020", "-",    "1", "月",   "5",    "日", "至", "【",
            "】",   "重要", " ", "\xE6", "食堂", "起", "９", "\xFF"
        };
        text[0] = '\0';
        for (int i = 0; i < 10; i++) {
            seed = seed * 1103515245u + 12345u;
            strcat(text, bits[(seed >> 16) % 16]);
        }
        struct ks_office_name name;
        struct ks_office_name_context context = { arena, NULL, &places, 18281, "x", 0 };
        if (ks_office_name_read(&context, ks_str_of(text), &name)) {
            ck_assert_ptr_nonnull(name.title);
        }
    }
}
END_TEST

static void setup(void)
{
    arena = ks_arena_new();
    ks_places_index(&places, arena);
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, whole_grammar);
    tcase_add_loop_test(tc, forms_of_dates, 0, sizeof forms / sizeof forms[0]);
    tcase_add_test(tc, places_and_words);
    tcase_add_test(tc, unplaced);
    tcase_add_test(tc, told_not_hidden);
    tcase_add_test(tc, the_year_of_a_name_stays);
    tcase_add_test(tc, any_bytes);
}

int main(void)
{
    return check_main("office_name", add);
}
