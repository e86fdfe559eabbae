/* Pictures of works: which are wanted on which screen, kept while they are, given back after. */
#include "app/frame/gallery.h"
#include "support/check_main.h"
#include "support/clock.h"

#define WIDTH 1080
#define HEIGHT 1920
#define LARGE (KS_GALLERY_MAX - 1)

static struct ks_sheet_row works[] = {
    { .name = "a", .value = "", .from = KS_DATE_NONE, .picture = "works/a.png" },
    { .name = "b", .value = "", .from = KS_DATE_NONE, .picture = NULL }, /* words only */
    { .name = "c", .value = "", .from = KS_DATE_NONE, .picture = "works/c.png" },
};
static struct ks_program program;
static struct ks_situation situation;
static struct ks_visit visit;
static struct ks_visit_at at = { .program = &program, .situation = &situation };
static struct ks_gallery gallery;

static void setup(void)
{
    for (size_t i = 0; i < KS_COUNT(works); i++) {
        works[i].until = day(2026, 11, 30);
    }
    program.activities.vote = (struct ks_sheet) { works, KS_COUNT(works) };
    situation =
        (struct ks_situation) { .now = civil("2026-11-24T12:00"), .clock = KS_CLOCK_SYNCED };
}

static void follow(enum ks_visit_screen screen, size_t page)
{
    visit.screen = screen;
    visit.page = page;
    ks_gallery_follow(&gallery, &visit, &at, WIDTH, HEIGHT);
}

static size_t wanted(void)
{
    size_t n = 0;
    for (size_t i = 0; i < KS_GALLERY_MAX; i++) {
        n += gallery.v[i].path != NULL;
    }
    return n;
}

static struct ks_gallery_picture *small_of(size_t work)
{
    return &gallery.v[work];
}

/* As the loader answers: `px` belongs to the test. */
static void decoded(struct ks_gallery_picture *picture, uint32_t *px)
{
    picture->ticket = (struct ks_ticket) { KS_OWNER_GALLERY, 1 };
    picture->done = true;
    picture->pixels = (struct ks_pixels) { .width = 1, .height = 1, .stride = 4, .px = px };
}

START_TEST(a_picture_for_each_work_that_has_one)
{
    follow(KS_VISIT_WORKS, 0);
    ck_assert_uint_eq(wanted(), 2);
    ck_assert_str_eq(small_of(0)->path, "works/a.png");
    ck_assert_ptr_null(small_of(1)->path);
    ck_assert_str_eq(small_of(2)->path, "works/c.png");
    ck_assert(small_of(0)->width > 0 && small_of(0)->width < WIDTH);
    ck_assert(small_of(0)->height > 0 && small_of(0)->height < HEIGHT);
    ck_assert(small_of(0)->ticket.owner == KS_OWNER_NOBODY && !small_of(0)->done);
    ck_assert_ptr_null(gallery.v[LARGE].path);
}
END_TEST

START_TEST(the_work_looked_at_is_wanted_large_too)
{
    follow(KS_VISIT_WORK, 2);
    ck_assert_uint_eq(wanted(), 3);
    ck_assert_str_eq(gallery.v[LARGE].path, "works/c.png");
    ck_assert(gallery.v[LARGE].width == WIDTH && gallery.v[LARGE].height == HEIGHT);
    follow(KS_VISIT_WORK, 1); /* it has none */
    ck_assert_ptr_null(gallery.v[LARGE].path);
    follow(KS_VISIT_WORK, KS_COUNT(works)); /* no such work */
    ck_assert_ptr_null(gallery.v[LARGE].path);
}
END_TEST

START_TEST(what_is_still_wanted_is_not_decoded_again)
{
    uint32_t px = 0;
    follow(KS_VISIT_WORKS, 0);
    decoded(small_of(0), &px);
    follow(KS_VISIT_WORK, 0);
    ck_assert(small_of(0)->done && small_of(0)->pixels.px == &px);
    ck_assert(small_of(0)->ticket.owner == KS_OWNER_GALLERY);
    ck_assert(!gallery.v[LARGE].done && gallery.v[LARGE].ticket.owner == KS_OWNER_NOBODY);
    /* another panel: another box */
    ks_gallery_follow(&gallery, &visit, &at, WIDTH / 2, HEIGHT / 2);
    ck_assert(!small_of(0)->done && small_of(0)->ticket.owner == KS_OWNER_NOBODY);
    ck_assert_ptr_null(small_of(0)->pixels.px);
}
END_TEST

START_TEST(another_work_in_its_place_is_decoded_anew)
{
    uint32_t px = 0;
    follow(KS_VISIT_WORK, 0);
    decoded(&gallery.v[LARGE], &px);
    follow(KS_VISIT_WORK, 2);
    ck_assert_str_eq(gallery.v[LARGE].path, "works/c.png");
    ck_assert(!gallery.v[LARGE].done && gallery.v[LARGE].ticket.owner == KS_OWNER_NOBODY);
    ck_assert_ptr_null(ks_gallery_find(&gallery, "works/a.png"));
}
END_TEST

START_TEST(still_there_keeps_them_every_other_screen_gives_them_back)
{
    for (int s = KS_VISIT_LOOP; s < KS_VISIT_SCREENS; s++) {
        uint32_t px = 0;
        bool works_shown = s == KS_VISIT_WORKS || s == KS_VISIT_WORK;
        follow(KS_VISIT_WORKS, 0);
        decoded(small_of(0), &px);
        visit.under = KS_VISIT_WORKS;
        follow((enum ks_visit_screen)s, 0);
        ck_assert_msg((wanted() > 0) == (works_shown || s == KS_VISIT_STILL_THERE), "%s",
                      ks_visit_screen_name((enum ks_visit_screen)s));
        ck_assert_int_eq(ks_gallery_has(&gallery, "works/a.png"), wanted() > 0);
    }
    visit.under = KS_VISIT_HOME;
    follow(KS_VISIT_WORKS, 0);
    follow(KS_VISIT_STILL_THERE, 0);
    ck_assert_uint_eq(wanted(), 0);
}
END_TEST

START_TEST(after_the_deadline_nothing_is_wanted)
{
    situation.now = civil("2026-11-30T23:59");
    follow(KS_VISIT_WORK, 0);
    ck_assert_uint_eq(wanted(), 3);
    situation.now = civil("2026-12-01T00:00");
    follow(KS_VISIT_WORK, 0);
    ck_assert_uint_eq(wanted(), 0);
}
END_TEST

START_TEST(the_largest_that_is_there_is_found)
{
    uint32_t small = 1, large = 2;
    ck_assert_ptr_null(ks_gallery_find(&gallery, "works/a.png"));
    follow(KS_VISIT_WORK, 0);
    ck_assert_ptr_null(ks_gallery_find(&gallery, "works/a.png")); /* not decoded yet */
    ck_assert(!ks_gallery_has(&gallery, "works/a.png"));
    decoded(small_of(0), &small);
    ck_assert_ptr_eq(ks_gallery_find(&gallery, "works/a.png")->px, &small);
    decoded(&gallery.v[LARGE], NULL); /* cannot be decoded */
    ck_assert_ptr_eq(ks_gallery_find(&gallery, "works/a.png")->px, &small);
    decoded(&gallery.v[LARGE], &large);
    ck_assert_ptr_eq(ks_gallery_find(&gallery, "works/a.png")->px, &large);
    ck_assert_ptr_null(ks_gallery_find(&gallery, "works/c.png"));
    ks_gallery_clear(&gallery);
    ck_assert(wanted() == 0 && !ks_gallery_has(&gallery, "works/a.png"));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, NULL);
    tcase_add_test(tc, a_picture_for_each_work_that_has_one);
    tcase_add_test(tc, the_work_looked_at_is_wanted_large_too);
    tcase_add_test(tc, what_is_still_wanted_is_not_decoded_again);
    tcase_add_test(tc, another_work_in_its_place_is_decoded_anew);
    tcase_add_test(tc, still_there_keeps_them_every_other_screen_gives_them_back);
    tcase_add_test(tc, after_the_deadline_nothing_is_wanted);
    tcase_add_test(tc, the_largest_that_is_there_is_found);
}

int main(void)
{
    return check_main("gallery", add);
}
