/* Words for places: one spelling for all forms of a word, and nothing guessed. */
#include <string.h>

#include "core/campaign/place.h"
#include "support/check_main.h"
#include "support/in_english.h"

static struct ks_arena *arena;
static struct ks_place rows[] = {
    { 2, "canteen-1", "一号食堂", IN_ENGLISH("Canteen 1"), { 2, { "食堂", "北区" } } },
    { 3, "canteen-3", "三号食堂", IN_ENGLISH("Canteen 3"), { 2, { " 食堂", "EAT" } } },
    { 4, "dorm-n1", "北区 1 号楼", IN_ENGLISH(""), { 1, { "宿舍" } } },
    { 5, "yard", "食堂", IN_ENGLISH(""), { 0, { NULL } } }, /* also a group */
};
static struct ks_places places;

static void setup(void)
{
    arena = ks_arena_new();
    places = (struct ks_places) { .v = rows, .n = KS_COUNT(rows) };
    ks_places_index(&places, arena);
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static const struct {
    const char *written, *spelled; /* NULL: no row knows it */
    const char *tag;               /* of the place it is; NULL: a group, or nothing */
} words[] = {
    { "canteen-3", "canteen-3", "canteen-3" },
    { "ＣＡＮＴＥＥＮ－３", "canteen-3", "canteen-3" },
    { "Canteen—3", "canteen-3", "canteen-3" },
    { " 三号食堂\xE3\x80\x80", "三号食堂", "canteen-3" },
    { "三号\xE2\x80\x8B食堂", "三号食堂", "canteen-3" },
    { "canteen3", "Canteen 3", "canteen-3" },
    { "北区１号楼", "北区 1 号楼", "dorm-n1" },
    { "eat", "EAT", NULL },
    { "北区", "北区", NULL },
    { "食堂", "食堂", "yard" },
    { "三食堂", NULL, NULL }, /* no row says so */
    { "3号食堂", NULL, NULL },
    { "canteen", NULL, NULL },
    { "", NULL, NULL },
};

START_TEST(a_word_has_one_spelling)
{
    bool known;
    const char *spelled = ks_places_spell(&places, ks_str_of(words[_i].written), arena, &known);
    ck_assert_msg(known == (words[_i].spelled != NULL), "%s", words[_i].written);
    if (known) {
        ck_assert_str_eq(spelled, words[_i].spelled);
    }
    const struct ks_place *place = ks_places_find(&places, ks_str_of(words[_i].written));
    ck_assert_msg((place == NULL) == (words[_i].tag == NULL), "%s", words[_i].written);
    if (place != NULL) {
        ck_assert_str_eq(place->tag, words[_i].tag);
    }
}
END_TEST

START_TEST(what_no_row_knows_has_one_spelling_too)
{
    bool known;
    const char *a = ks_places_spell(&places, KS_STR("Gym Ａ"), arena, &known);
    const char *b = ks_places_spell(&places, KS_STR(" gyma"), arena, &known);
    ck_assert_str_eq(a, b);
    ck_assert(ks_place_same("Gym Ａ", "gyma"));
    ck_assert(!ks_place_same("gym-a", "gyma"));
    ck_assert(!ks_place_same("", ""));
}
END_TEST

START_TEST(everywhere_among_the_words_is_everywhere)
{
    struct ks_tags unknown, list = { 3, { "eat", "体育馆", "canteen 3" } };
    ks_places_settle(&places, &list, arena, &unknown);
    ck_assert_uint_eq(list.n, 3);
    ck_assert_str_eq(list.v[0], "EAT");
    ck_assert_str_eq(list.v[2], "Canteen 3");
    ck_assert_uint_eq(unknown.n, 1);
    ck_assert_str_eq(unknown.v[0], "体育馆");
    static const char *const everywhere[] = { "全校", "Ａｌｌ", " 所有 地点", "*" };
    for (size_t i = 0; i < KS_COUNT(everywhere); i++) {
        list = (struct ks_tags) { 3, { "体育馆", everywhere[i], "食堂" } };
        ks_places_settle(&places, &list, arena, &unknown);
        ck_assert_uint_eq(list.n + unknown.n, 0);
    }
}
END_TEST

static const struct {
    const char *written, *meant; /* NULL: nothing is close */
} near[] = {
    { "三食堂", "三号食堂" },
    { "3号食堂", "三号食堂" },
    { "三号食唐", "三号食堂" },
    { "cantene-3", "canteen-3" },
    { "北区1号", "北区 1 号楼" },
    { "四号食堂", NULL }, /* a number is never guessed */
    { "二食堂", NULL },
    { "体育馆", NULL },
    { "南区", NULL },
    { "", NULL },
};

START_TEST(what_is_probably_meant)
{
    const char *meant = ks_places_nearest(&places, ks_str_of(near[_i].written));
    ck_assert_msg((meant == NULL) == (near[_i].meant == NULL), "%s: %s", near[_i].written,
                  meant == NULL ? "nothing" : meant);
    if (meant != NULL) {
        ck_assert_str_eq(meant, near[_i].meant);
    }
}
END_TEST

START_TEST(no_table_knows_nothing)
{
    static const struct ks_places none;
    bool known;
    (void)ks_places_spell(&none, KS_STR("食堂"), arena, &known);
    ck_assert(!known);
    ck_assert_ptr_null(ks_places_find(&none, KS_STR("食堂")));
    ck_assert_ptr_null(ks_places_nearest(&none, KS_STR("食堂")));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, a_word_has_one_spelling, 0, KS_COUNT(words));
    tcase_add_test(tc, what_no_row_knows_has_one_spelling_too);
    tcase_add_test(tc, everywhere_among_the_words_is_everywhere);
    tcase_add_loop_test(tc, what_is_probably_meant, 0, KS_COUNT(near));
    tcase_add_test(tc, no_table_knows_nothing);
}

int main(void)
{
    return check_main("place", add);
}
