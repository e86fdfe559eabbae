#include "core/problem/problem.h"

#include <check.h>
#include <string.h>

#include "core/problem/sentence.h"
#include "support/check_main.h"

/* The placeholders of a text, as bits. */
static unsigned places(const char *text)
{
    unsigned bits = 0;
    for (const char *p = text; *p != '\0'; p++) {
        bits |= p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}' ? 1u << (p[1] - '0') : 0;
    }
    return bits;
}

static unsigned places_of(enum ks_lang lang, enum ks_problem_code code)
{
    const struct ks_sentence *s = ks_sentence_of(lang, code);
    return places(s->what) | places(s->why) | places(s->how);
}

static void agrees(enum ks_lang lang)
{
    for (int i = KS_PROBLEM_NONE + 1; i < KS_PROBLEM_COUNT; i++) {
        enum ks_problem_code code = (enum ks_problem_code)i;
        const struct ks_sentence *zh = ks_sentence_of(KS_LANG_ZH, code);
        const struct ks_sentence *other = ks_sentence_of(lang, code);
        const char *id = ks_problem_id(code);
        ck_assert_msg(*zh->what != '\0' && *other->what != '\0', "%s: %s", id, zh->what);
        ck_assert_msg((*zh->why == '\0') == (*other->why == '\0'), "%s: %s", id, other->what);
        ck_assert_msg((*zh->how == '\0') == (*other->how == '\0'), "%s: %s", id, other->what);
        ck_assert_msg(places_of(KS_LANG_ZH, code) == places_of(lang, code), "%s: %s", id,
                      other->what);
        ck_assert_msg(places_of(KS_LANG_ZH, code) < 2u << KS_ARGS_MAX, "%s: %s", id, zh->what);
    }
    for (int i = 0; i < KS_PHRASE_COUNT; i++) {
        const char *zh = ks_phrase_of(KS_LANG_ZH, (enum ks_phrase)i);
        const char *other = ks_phrase_of(lang, (enum ks_phrase)i);
        ck_assert_msg(*zh != '\0' && *other != '\0', "%s", zh);
        ck_assert_msg(places(zh) == places(other), "%s: %s", zh, other);
    }
}

START_TEST(all_languages_say_the_same)
{
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        agrees((enum ks_lang)lang);
    }
}
END_TEST

/* What is only worse is shown; what is gone is an error, or nobody would be told. */
START_TEST(a_row_is_what_it_says)
{
    for (int i = KS_PROBLEM_NONE + 1; i < KS_PROBLEM_COUNT; i++) {
        enum ks_problem_code code = (enum ks_problem_code)i;
        const char *id = ks_problem_id(code);
        ck_assert_msg(strchr(id, '.') != NULL, "%s", id);
        ck_assert_msg(ks_problem_is_shown(code) || ks_problem_level(code) == KS_LEVEL_ERROR, "%s",
                      id);
    }
}
END_TEST

static const struct ks_place_in_file nowhere = { "a.csv", 3, 1 };

START_TEST(a_sentence_is_made_in_its_reader_s_language)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems list = { .arena = arena };
    const char *const names[] = { "食堂", "宿舍" };
    char mine[] = "xn";
    ks_problems_add(&list, KS_PROBLEM_CSV_DUPLICATE_COLUMN, nowhere,
                    KS_ARGS(ks_arg_text("文件"), ks_arg_text(mine), ks_arg_number(2)));
    memset(mine, 'z', sizeof mine - 1); /* the list holds copies */
    ck_assert_str_eq(ks_problem_line(&list.v[0], KS_LANG_ZH, arena),
                     "列文件（xn）出现了两次，只用第 2 列；同一个列名只能出现一次。"
                     "删掉多余的一列，或改正列名");
    ck_assert_str_eq(ks_problem_line(&list.v[0], KS_LANG_EN, arena),
                     "the column xn (文件) appears twice; only column 2 is used; "
                     "a name may appear once. Delete the extra column, or correct its name");
    ks_problems_add(&list, KS_PROBLEM_ITEM_SOME_PLACES, nowhere,
                    KS_ARGS(ks_arg_names(names, 2, arena), ks_arg_phrase(KS_PHRASE_PLACE_NEAR),
                            ks_arg_text("食堂一"), ks_arg_text("食堂")));
    struct ks_problem_text zh = ks_problem_text(&list.v[1], KS_LANG_ZH, arena);
    ck_assert_str_eq(zh.what, "地点食堂、宿舍不在 places.csv");
    ck_assert_ptr_nonnull(strstr(zh.how, "是不是“食堂一”？"));
    ck_assert_ptr_nonnull(
        strstr(ks_problem_text(&list.v[1], KS_LANG_EN, arena).what, "食堂, 宿舍: "));
    ks_arena_free(arena);
}
END_TEST

/* Braces that are text stay, an argument that looks like a placeholder too. */
START_TEST(only_placeholders_are_filled)
{
    struct ks_arena *arena = ks_arena_new();
    const struct ks_arg *args = KS_ARGS(ks_arg_text("{2}"), ks_arg_letter(1));
    ck_assert_str_eq(ks_sentence_fill(KS_LANG_ZH, "{{{1}}} {} {x} {0} {2}{", args, arena),
                     "{{{2}}} {} {x} {0} B{");
    ks_arena_free(arena);
}
END_TEST

START_TEST(texts_and_lists_are_bounded)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems list = { .arena = arena };
    char *text = ks_arena_alloc(arena, 3 * KS_ARG_BYTES_MAX + 1);
    for (size_t i = 0; i < KS_ARG_BYTES_MAX; i++) {
        memcpy(text + 3 * i, "字", 3);
    }
    for (size_t i = 0; i < KS_PROBLEMS_MAX + 5; i++) {
        ks_problems_add(&list, KS_PROBLEM_CELL_BAD_DATE, nowhere, KS_ARGS(ks_arg_text(text)));
    }
    ck_assert_uint_eq(list.n, KS_PROBLEMS_MAX);
    ck_assert_uint_eq(list.left_out, 5);
    ck_assert_uint_eq(list.v[0].args[0].text.n, KS_ARG_BYTES_MAX - KS_ARG_BYTES_MAX % 3);
    ck_assert_str_eq(ks_problem_id(list.v[0].code), "table.bad-date");
    ck_assert_uint_eq(ks_problems_count(&list, KS_LEVEL_ERROR), KS_PROBLEMS_MAX);
    ks_problems_add(NULL, KS_PROBLEM_CSV_EMPTY, nowhere, KS_NO_ARGS);
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, all_languages_say_the_same);
    tcase_add_test(tc, a_row_is_what_it_says);
    tcase_add_test(tc, a_sentence_is_made_in_its_reader_s_language);
    tcase_add_test(tc, only_placeholders_are_filled);
    tcase_add_test(tc, texts_and_lists_are_bounded);
}

int main(void)
{
    return check_main("problem", add);
}
