/* The table of places. */
#include <string.h>

#include "readers/set/places.h"
#include "support/reading.h"

static struct reading f;

static void setup(void)
{
    reading_begin(&f);
}

static void teardown(void)
{
    reading_end(&f);
}

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
    reading_told(&f, "places.repeated", 4, 1, "canteen-3");
    reading_told(&f, "table.empty-cell", 5, 1, "地点");
}
END_TEST

/* The codes by which agencies call the area are groups as well. */
START_TEST(places_with_codes)
{
    const char *text = "地点,名称,分组,区域代码\n三号食堂,,食堂,110108；LEZ017\n图书馆,,,110108\n";
    struct ks_places places;
    ks_places_read(&f.context, "playlists/places.csv", text, strlen(text), &places);
    ck_assert_uint_eq(places.n, 2);
    ck_assert_uint_eq(places.v[0].groups.n, 3);
    ck_assert_str_eq(places.v[0].groups.v[0], "食堂");
    ck_assert_str_eq(places.v[0].groups.v[2], "LEZ017");
    ck_assert_str_eq(places.v[1].groups.v[0], "110108");
    ck_assert_uint_eq(f.problems.n, 0);
}
END_TEST

/* One place in two forms, and more groups than a screen has room for. */
START_TEST(places_that_repeat_in_another_form)
{
    const char *text = "place,name,groups\ncanteen-3,三号食堂,\nＣａｎｔｅｅｎ－3,又一个,\n"
                       "dorm,宿舍,a;b;c;d;e;f;g;h;i;j;k;l;m;n\n";
    struct ks_places places;
    ks_places_read(&f.context, "playlists/places.csv", text, strlen(text), &places);
    reading_told(&f, "places.repeated", 3, 1, "Ｃａｎｔｅｅｎ－3");
    ck_assert_uint_eq(places.v[2].groups.n, 13);
    reading_told(&f, "table.too-many-tags", 4, 3, "13");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, places_with_groups);
    tcase_add_test(tc, places_with_codes);
    tcase_add_test(tc, places_that_repeat_in_another_form);
}

int main(void)
{
    return check_main("places", add);
}
