/* What waits for staff: what there is to look at, and how long it is looked at. */
#include <string.h>

#include "base/check.h"
#include "core/director/director.h"
#include "core/release/staged.h"
#include "support/check_main.h"

#define FILES 12

struct side { /* a made-up set */
    struct ks_program program;
    struct ks_manifest manifest;
    struct ks_manifest_file files[FILES];
    struct ks_playlist_item rows[FILES];
    const struct ks_card *cards[FILES];
    struct ks_preview_side side;
};

static struct ks_card poster = { .path = "cards/a.md",
                                 .picture = "posters/p.png",
                                 .sheet_path = "" };
static struct ks_card entry = { .path = "handbook/x.md", .picture = "", .sheet_path = "" };

/* Files as "path=version", sorted; rows as asset paths. */
static void make(struct side *s, const char *const *files, const char *const *rows)
{
    static char paths[2 * FILES][64];
    static size_t used;
    *s = (struct side) { 0 };
    for (size_t i = 0; files[i] != NULL; i++) {
        char *path = paths[used++ % KS_COUNT(paths)];
        size_t n = strcspn(files[i], "=");
        memcpy(path, files[i], n);
        path[n] = '\0';
        s->files[i].path = path;
        s->files[i].sha256[0] = (uint8_t)files[i][n + 1];
        s->manifest.n_files++;
        s->cards[s->program.cards.n] = strcmp(path, "assets/cards/a.md") == 0      ? &poster
                                       : strcmp(path, "assets/handbook/x.md") == 0 ? &entry
                                                                                   : NULL;
        s->program.cards.n += s->cards[s->program.cards.n] != NULL;
    }
    for (size_t i = 0; rows[i] != NULL; i++) {
        bool card = strcmp(rows[i], poster.path) == 0;
        s->rows[i] = (struct ks_playlist_item) { .path = rows[i], .card = card ? &poster : NULL };
        s->program.main.n++;
    }
    s->manifest.files = s->files;
    s->program.main.v = s->rows;
    s->program.cards.v = s->cards;
    s->side = (struct ks_preview_side) { &s->program, &s->manifest };
}

#define LIST(...) ((const char *const[]) { __VA_ARGS__, NULL })

static struct side now, next;
static struct ks_preview preview;
static struct ks_arena *arena;

static void setup(void)
{
    arena = ks_arena_new();
    make(&now,
         LIST("assets/cards/a.md=1", "assets/handbook/x.md=1", "assets/posters/old.png=1",
              "assets/posters/p.png=1", "assets/quiz/bank.csv=1", "playlists/main.csv=1"),
         LIST("cards/a.md", "posters/old.png"));
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static void compare(void)
{
    ks_preview_make(&now.side, &next.side, arena, &preview);
}

static void expect_item(size_t i, const char *path, bool changed)
{
    ck_assert_uint_lt(i, preview.program.main.n);
    ck_assert_str_eq(preview.program.main.v[i].path, path);
    ck_assert_int_eq(preview.changed[i], changed);
}

START_TEST(the_same_again_shows_nothing)
{
    next = now;
    next.side = (struct ks_preview_side) { &next.program, &next.manifest };
    compare();
    ck_assert_uint_eq(preview.program.main.n, 0);
    ck_assert_uint_eq(preview.removed, 0);
    ck_assert_uint_eq(preview.others, 0);
}
END_TEST

START_TEST(new_changed_removed_and_the_rest)
{
    make(&next,
         LIST("assets/cards/a.md=1", "assets/handbook/x.md=2", "assets/posters/new.png=1",
              "assets/posters/p.png=1", "assets/quiz/bank.csv=2", "playlists/main.csv=2"),
         LIST("posters/new.png", "cards/a.md", "posters/new.png"));
    compare();
    ck_assert_uint_eq(preview.program.main.n, 2); /* two rows of one picture are one */
    expect_item(0, "posters/new.png", false);
    expect_item(1, "handbook/x.md", true); /* in no playlist, and people read it all the same */
    ck_assert_ptr_eq(preview.program.main.v[1].card, &entry);
    ck_assert_uint_eq(preview.removed, 1);
    ck_assert_uint_eq(preview.others, 2); /* the playlist and the bank */
}
END_TEST

START_TEST(a_card_changes_with_its_picture)
{
    make(&next,
         LIST("assets/cards/a.md=1", "assets/handbook/x.md=1", "assets/posters/old.png=1",
              "assets/posters/p.png=2", "assets/quiz/bank.csv=1", "playlists/main.csv=1"),
         LIST("cards/a.md", "posters/old.png"));
    compare();
    ck_assert_uint_eq(preview.program.main.n, 1);
    expect_item(0, "cards/a.md", true);
    ck_assert_uint_eq(preview.others, 0);
}
END_TEST

/* A row that does not play is nothing to look at; one that begins to play is new. */
START_TEST(what_does_not_play_is_not_shown)
{
    next = now;
    next.program.main.v = next.rows;
    next.side = (struct ks_preview_side) { &next.program, &next.manifest };
    now.rows[1].fault.code = KS_PROBLEM_MEDIA_DAMAGED;
    compare();
    ck_assert_uint_eq(preview.program.main.n, 1);
    expect_item(0, "posters/old.png", false);
    next.rows[1].fault.code = KS_PROBLEM_MEDIA_DAMAGED;
    compare();
    ck_assert_uint_eq(preview.program.main.n, 0);
}
END_TEST

/* One row on either side, in the main list or in the other. */
START_TEST(one_row_is_compared_as_well)
{
    make(&now, LIST("assets/posters/a.png=1"), LIST("posters/a.png"));
    make(&next, LIST("assets/posters/a.png=2"), LIST("posters/a.png"));
    compare();
    ck_assert_uint_eq(preview.program.main.n, 1);
    expect_item(0, "posters/a.png", true);
    ck_assert_uint_eq(preview.removed, 0);
    ck_assert_uint_eq(preview.others, 0);
    next.program.fallback = next.program.main;
    next.program.main.n = 0;
    compare();
    ck_assert_uint_eq(preview.program.main.n, 1);
    expect_item(0, "posters/a.png", true);
    ck_assert_uint_eq(preview.program.fallback.n, 0);
}
END_TEST

/* Alerts that wait stand first, but only those whose files come with this import; what ends is
 * removed, and neither is a file of the content. */
START_TEST(alerts_that_come_and_end)
{
    struct ks_alert alerts[] = { { .file = "assets/alerts/stays.xml" },
                                 { .file = "assets/alerts/comes.xml" } };
    make(&now, LIST("assets/posters/a.png=1"),
         LIST("posters/a.png", "posters/b.png", "posters/b.png"));
    make(&next,
         LIST(KS_STAGED_ENDING "old.xml=1", KS_STAGED_COMING "comes.xml=1",
              "assets/posters/a.png=1", "playlists/main.csv=1"),
         LIST("posters/a.png"));
    next.program.alerts = (struct ks_alerts) { alerts, 2 };
    compare();
    ck_assert_uint_eq(preview.program.alerts.n, 1);
    ck_assert_str_eq(preview.program.alerts.v[0].file, "assets/alerts/comes.xml");
    ck_assert_uint_eq(preview.removed, 2); /* posters/b.png once, and the alert */
    ck_assert_uint_eq(preview.others, 1);  /* the playlist */
    ck_assert_uint_eq(ks_preview_count(&preview), 1);
    ck_assert_ptr_null(ks_preview_item(&preview, 0)); /* an alert is no item */
}
END_TEST

START_TEST(items_stand_behind_the_alerts)
{
    struct ks_alert alerts[2] = { 0 };
    struct ks_playlist_item rows[3] = { 0 };
    struct ks_preview made = { .program.alerts = { alerts, 2 } };
    made.program.main.v = rows;
    made.program.main.n = 3;
    ck_assert_uint_eq(ks_preview_count(&made), 5);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_ptr_eq(ks_preview_item(&made, 2 + i), &rows[i]);
    }
    ck_assert_ptr_null(ks_preview_item(&made, 1));
    ck_assert_ptr_null(ks_preview_item(&made, 5));
}
END_TEST

/* A card that no row names is new if its program did not have it. */
START_TEST(a_card_of_no_row_is_new_or_changed)
{
    make(&now, LIST("assets/cards/a.md=1"), LIST("cards/a.md"));
    make(&next, LIST("assets/cards/a.md=1", "assets/handbook/x.md=1"), LIST("cards/a.md"));
    compare();
    ck_assert_uint_eq(preview.program.main.n, 1);
    expect_item(0, "handbook/x.md", false);
}
END_TEST

/* ---- the screen ---- */

static struct ks_director *director;
static struct ks_mono mono;
static int asked, ended, adopted, refused; /* asked: the last item, from 1 */
static bool loop_grew;                     /* something of the preview was prepared for the loop */

static void step(struct ks_event event)
{
    struct ks_effect effects[KS_EFFECTS_MAX];
    event.mono = mono;
    event.situation =
        (struct ks_situation) { .clock = KS_CLOCK_SYNCED, .now = ks_civil_at(20000, 3600) };
    event.program = &now.program;
    size_t n = ks_director_step(director, &event, effects);
    asked = ended = adopted = refused = 0;
    for (size_t i = 0; i < n; i++) {
        asked = effects[i].kind == KS_EFFECT_PREVIEW ? 1 + (int)effects[i].item : asked;
        ended += effects[i].kind == KS_EFFECT_PREVIEW_END;
        adopted += effects[i].kind == KS_EFFECT_ADOPT;
        refused += effects[i].kind == KS_EFFECT_REFUSE;
        if (effects[i].kind == KS_EFFECT_PREPARE && effects[i].showing.path != NULL) {
            loop_grew = loop_grew || strstr(effects[i].showing.path, "new") != NULL;
        }
    }
}

static void tap(struct ks_tap what)
{
    mono = ks_mono_add_ms(mono, KS_DEAD_MS + 100);
    step((struct ks_event) { .kind = KS_EVENT_TAP, .tap = what });
}

static void expect_screen(enum ks_visit_screen screen)
{
    ck_assert_str_eq(ks_visit_screen_name(ks_director_visit(director)->screen),
                     ks_visit_screen_name(screen));
}

static void to_preview(void)
{
    static const struct ks_receipt receipt = { .outcome = KS_OUTCOME_PENDING };
    make(&next, LIST("assets/posters/new.png=1", "assets/posters/newer.png=1"),
         LIST("posters/new.png", "posters/newer.png"));
    compare();
    director = ks_director_new();
    mono = (struct ks_mono) { 1000000 };
    loop_grew = false;
    step((struct ks_event) { .kind = KS_EVENT_PROGRAM });
    step((struct ks_event) { .kind = KS_EVENT_STAFF });
    for (int i = 0; i < 4; i++) {
        tap(ks_tap_n(KS_TAP_DIGIT, (size_t)i));
    }
    tap(ks_tap(KS_TAP_PIN_ENTER));
    step((struct ks_event) { .kind = KS_EVENT_PIN, .answer = KS_PIN_RIGHT });
    step((struct ks_event) { .kind = KS_EVENT_RECEIPT, .receipt = &receipt, .pending = true });
    tap(ks_tap_open(KS_VISIT_IMPORT));
    expect_screen(KS_VISIT_IMPORT);
    tap(ks_tap_open(KS_VISIT_PREVIEW));
    expect_screen(KS_VISIT_PREVIEW);
    ck_assert_int_eq(asked, 1);
    step((struct ks_event) {
        .kind = KS_EVENT_PREVIEW, .preview = &preview, .preview_state = KS_PREVIEW_DRAWN });
}

static void leave(void)
{
    ck_assert(!loop_grew);
    ks_director_free(director);
}

START_TEST(each_item_is_asked_for_once_and_given_back)
{
    to_preview();
    tap(ks_tap(KS_TAP_EARLIER)); /* there is none */
    ck_assert_int_eq(asked, 0);
    tap(ks_tap(KS_TAP_LATER));
    ck_assert_int_eq(asked, 2);
    ck_assert_int_eq(ks_director_staff(director)->preview_state, KS_PREVIEW_DRAWING);
    tap(ks_tap(KS_TAP_LATER));
    ck_assert_int_eq(asked, 0);
    tap(ks_tap(KS_TAP_BACK));
    expect_screen(KS_VISIT_IMPORT);
    ck_assert_int_eq(ended, 1);
    ck_assert_ptr_null(ks_director_staff(director)->preview);
    step((struct ks_event) {
        .kind = KS_EVENT_PREVIEW, .preview = &preview, .preview_state = KS_PREVIEW_DRAWN });
    ck_assert_ptr_null(ks_director_staff(director)->preview); /* too late: it is gone already */
    leave();
}
END_TEST

START_TEST(left_alone_it_gives_way_to_the_loop)
{
    to_preview();
    mono = ks_mono_add_ms(mono, KS_IDLE_MS + 1000);
    step((struct ks_event) { .kind = KS_EVENT_TIME });
    expect_screen(KS_VISIT_STILL_THERE);
    ck_assert_int_eq(ended, 0);
    tap(ks_tap(KS_TAP_NOTHING));
    expect_screen(KS_VISIT_PREVIEW);
    ck_assert_int_eq(asked, 0); /* it is still at hand */
    mono = ks_mono_add_ms(mono, KS_IDLE_MS + 1000);
    step((struct ks_event) { .kind = KS_EVENT_TIME });
    mono = ks_mono_add_ms(mono, KS_ASK_MS);
    step((struct ks_event) { .kind = KS_EVENT_TIME });
    expect_screen(KS_VISIT_LOOP);
    ck_assert_int_eq(ended, 1);
    leave();
}
END_TEST

START_TEST(a_decision_is_passed_on_once)
{
    static const enum ks_tap_kind taps[] = { KS_TAP_ADOPT, KS_TAP_REFUSE };
    for (size_t i = 0; i < KS_COUNT(taps); i++) {
        to_preview();
        tap(ks_tap(taps[i]));
        expect_screen(KS_VISIT_STAFF);
        ck_assert_int_eq(adopted, taps[i] == KS_TAP_ADOPT);
        ck_assert_int_eq(refused, taps[i] == KS_TAP_REFUSE);
        ck_assert_int_eq(ended, 1);
        tap(ks_tap_open(KS_VISIT_IMPORT));
        ck_assert_int_eq(adopted + refused, 0);
        tap(ks_tap_open(KS_VISIT_PREVIEW)); /* nothing waits any more */
        expect_screen(KS_VISIT_IMPORT);
        leave();
    }
}
END_TEST

START_TEST(what_is_gone_cannot_be_decided_about)
{
    to_preview();
    step((struct ks_event) { .kind = KS_EVENT_PREVIEW, .preview_state = KS_PREVIEW_GONE });
    tap(ks_tap(KS_TAP_ADOPT));
    tap(ks_tap(KS_TAP_REFUSE));
    expect_screen(KS_VISIT_PREVIEW);
    ck_assert_int_eq(adopted + refused, 0);
    leave();
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, the_same_again_shows_nothing);
    tcase_add_test(tc, new_changed_removed_and_the_rest);
    tcase_add_test(tc, a_card_changes_with_its_picture);
    tcase_add_test(tc, what_does_not_play_is_not_shown);
    tcase_add_test(tc, one_row_is_compared_as_well);
    tcase_add_test(tc, alerts_that_come_and_end);
    tcase_add_test(tc, items_stand_behind_the_alerts);
    tcase_add_test(tc, a_card_of_no_row_is_new_or_changed);
    tcase_add_test(tc, each_item_is_asked_for_once_and_given_back);
    tcase_add_test(tc, left_alone_it_gives_way_to_the_loop);
    tcase_add_test(tc, a_decision_is_passed_on_once);
    tcase_add_test(tc, what_is_gone_cannot_be_decided_about);
}

int main(void)
{
    return check_main("preview", add);
}
