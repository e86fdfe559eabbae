/* Frames that are asked for while the loader has no room for another job. */
#include "app/player/parts.h"

#include "port/clock.h"
#include "support/said.h"
#include "support/tmpdir.h"

#define JOBS 17 /* one at work, which cannot tell its end, and as many as wait behind it */

static struct tmpdir tmp;
static struct ks_options options;
static struct ks_player player;

static void setup(void)
{
    tmpdir_make(&tmp);
    player = (struct ks_player) { .options = &options };
    player.look = (struct ks_frame_look) { .width = 320, .height = 180, .lang = "zh", .place = "" };
}

static void teardown(void)
{
    tmpdir_remove(&tmp);
}

static struct ks_news next_news(void)
{
    struct ks_news news;
    ck_assert(ks_inbox_wait(player.news, &news, -1));
    return news;
}

/* Its news has no room either, as when a screen is busy painting: nothing is lost, and nothing is
 * blamed for it. */
START_TEST(what_the_loader_has_no_room_for_is_asked_for_again)
{
    struct ks_zone zone;
    ck_assert(ks_zone_load("Asia/Shanghai", &zone));
    tmpdir_put(&tmp, "assets/a.jpg", "no picture", 10);
    tmpdir_put(&tmp, "playlists/main.csv", "item\na.jpg\n", 11);
    player.news = ks_inbox_new(sizeof(struct ks_news), 1, NULL, NULL);
    struct ks_loader_params loading = { .folder = tmp.path,
                                        .store = "",
                                        .factory = "",
                                        .zone = &zone,
                                        .screen = "",
                                        .news = player.news };
    player.loader = ks_loader_start(&loading);
    struct ks_news first = next_news();
    ck_assert_int_eq(first.kind, KS_NEWS_PROGRAM);
    player.program = first.loaded.program;
    ck_assert_uint_eq(player.program->main.n, 1);
    struct ks_news full = { .kind = KS_NEWS_ENDED };
    ck_assert(ks_inbox_put(player.news, &full));
    struct ks_frame_media none = { .path = "none.jpg", .box_width = 16, .box_height = 16 };
    for (uint32_t n = 0; n < JOBS;) {
        n += ks_loader_decode(player.loader, (struct ks_ticket) { KS_OWNER_GALLERY, n + 1 }, 1,
                              &none);
    }
    struct ks_ticket ticket = { KS_OWNER_DIRECTOR, 1 };
    struct ks_showing showing = {
        .kind = KS_SHOWING_ITEM, .source = KS_PLAYLIST_MAIN, .generation = 1, .path = "a.jpg"
    };
    ks_player_prepare(&player, ticket, &showing);
    struct ks_frame *frame = ks_frames_find(&player.frames, ticket);
    ck_assert_int_eq(frame->state, KS_FRAME_TO_DECODE);
    ck_assert_msg(ks_player_ask_again(&player), "there is no room still");
    ck_assert_int_eq(frame->state, KS_FRAME_TO_DECODE);
    ck_assert_int_eq(next_news().kind, KS_NEWS_ENDED);
    for (uint32_t n = 0; n < JOBS; n++) {
        struct ks_news news = next_news();
        ck_assert_int_eq(news.kind, KS_NEWS_FAILED);
        ck_assert_uint_eq(news.ticket.n, n + 1);
    }
    ck_assert(!ks_player_ask_again(&player));
    ck_assert_int_eq(frame->state, KS_FRAME_AWAITING_PIXELS);
    struct ks_news answer = next_news();
    ck_assert_int_eq(answer.kind, KS_NEWS_FAILED); /* by its decoder */
    ck_assert(ks_ticket_equal(answer.ticket, ticket));
    ks_inbox_close(player.news);
    ks_loader_free(player.loader);
    ks_frames_clear(&player.frames);
    ks_program_free(first.loaded.program);
    ks_inbox_free(player.news);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, what_the_loader_has_no_room_for_is_asked_for_again);
}

int main(void)
{
    return check_main("making frames", add);
}
