/* What is signed with an end ends there, on the glass as well. */
#include "content/load.h"
#include "core/schedule/schedule.h"
#include "support/check_main.h"
#include "support/make_release.h"
#include "support/said.h"
#include "support/tmpdir.h"

static struct tmpdir tmp;

static void setup(void)
{
    tmpdir_make(&tmp);
}

static void teardown(void)
{
    tmpdir_remove(&tmp);
}

/* Alerts that say they hold until 2099. */
#define CARD(expires)                                                                              \
    "---\nalert: actual\nseverity: severe\nurgency: immediate\ncertainty: observed\n"              \
    "effective: 2020-01-01\n" expires "places: 全校\n---\n# 紧急\n\n## 停 不转账\n"
#define CAP                                                                                        \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                 \
    "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>1</identifier>"             \
    "<sender>a@b</sender><sent>2020-09-13T20:00:00+08:00</sent><status>Actual</status>"            \
    "<msgType>Alert</msgType><scope>Public</scope><info><category>Other</category>"                \
    "<event>e</event><urgency>Immediate</urgency><severity>Severe</severity>"                      \
    "<certainty>Observed</certainty><effective>2020-09-13T20:00:00+08:00</effective>"              \
    "<expires>2099-01-01T00:00:00+08:00</expires><headline>h</headline>"                           \
    "<area><areaDesc>全校</areaDesc></area></info></alert>\n"

static const struct blob alerts[] = {
    { "assets/alerts/a.md", CARD("expires: 2099-01-01\n") },
    { "assets/alerts/b.xml", CAP },
};
static const struct blob content[] = { { "playlists/main.csv", "item\n" } };

/* The program of a device that has both, and in `expires` what they were signed with. */
static struct ks_program *program_of(enum ks_origin origin, int64_t *expires)
{
    struct ks_err err = { 0 };
    struct ks_store_params params = { .writer = true };
    struct ks_zone zone = ks_zone_fixed(28800);
    struct made warning, rest;
    make_release(&warning, KS_ROLE_ALERT, 1, 2, alerts, KS_COUNT(alerts));
    make_release(&rest, KS_ROLE_CONTENT, 1, 1, content, KS_COUNT(content));
    ck_assert_msg(ks_disk_real(tmp.path, KS_DISK_MADE, &params.disk, &err), "%s", said_err(&err));
    struct ks_store *store = ks_store_open(&params, &err);
    struct ks_signed trust = trust_doc("KST1 one\nend\n");
    ck_assert_msg(store != NULL, "%s", said_err(&err));
    ck_assert(ks_store_commit_trust(store, &trust, 1, 1, 0, &err));
    ck_assert_msg(install(store, &rest, origin, &err), "%s", said_err(&err));
    ck_assert_msg(install(store, &warning, origin, &err), "%s", said_err(&err));
    struct ks_content_set *set = ks_store_content_set(store, NULL);
    struct ks_load_params load = { .zone = &zone };
    struct ks_program *program = ks_load(set, &load);
    ck_assert_uint_eq(program->alerts.n, 2);
    *expires = warning.manifest.expires;
    ck_assert_int_eq(ks_content_set_until(set, "assets/alerts/a.md"),
                     origin == KS_ORIGIN_SIGNED ? *expires : 0);
    ck_assert_int_eq(ks_content_set_until(set, "playlists/main.csv"),
                     origin == KS_ORIGIN_SIGNED ? rest.manifest.expires : 0);
    ck_assert_int_eq(ks_content_set_until(set, "assets/alerts/none.md"), 0);
    ks_content_set_close(set);
    ks_store_close(store);
    made_free(&warning);
    made_free(&rest);
    return program;
}

static size_t on_air(const struct ks_program *program, const struct ks_situation *situation)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_decision decision;
    ks_schedule_decide(program, situation, arena, &decision);
    size_t n = decision.source == KS_PLAYLIST_ALERT ? decision.n : 0;
    ks_arena_free(arena);
    return n;
}

START_TEST(a_signed_alert_ends_with_its_release)
{
    int64_t expires;
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_program *program = program_of(KS_ORIGIN_SIGNED, &expires);
    struct ks_situation at = { .now = ks_civil_of(&zone, (struct ks_instant) { expires - 1 }),
                               .clock = KS_CLOCK_SYNCED };
    ck_assert_uint_eq(on_air(program, &at), 2);
    at.now.s += 1;
    ck_assert_uint_eq(on_air(program, &at), 0);
    /* What the glass says of it is what is true of it. */
    for (size_t i = 0; i < 2; i++) {
        ck_assert(program->alerts.v[i].has_expires);
        ck_assert_int_eq(program->alerts.v[i].expires.s, at.now.s);
    }
    ck_assert_int_eq(program->until.s, at.now.s - 1); /* of the content release */
    ks_program_free(program);
}
END_TEST

/* Without a clock: by what has passed for certain, which may be late, never early. */
START_TEST(without_a_clock_it_ends_by_the_lower_bound)
{
    int64_t expires;
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_program *program = program_of(KS_ORIGIN_SIGNED, &expires);
    struct ks_situation at = {
        .now = ks_civil_of(&zone, (struct ks_instant) { expires + 86400 }), /* a guess, no proof */
        .clock = KS_CLOCK_UNKNOWN,
        .floor = ks_civil_of(&zone, (struct ks_instant) { expires - 1000 }),
        .uptime_s = 999
    };
    ck_assert_uint_eq(on_air(program, &at), 2);
    at.uptime_s = 1000;
    ck_assert_uint_eq(on_air(program, &at), 0);
    at.clock = KS_CLOCK_ESTIMATED;
    at.uptime_s = 999;
    ck_assert_uint_eq(on_air(program, &at), 2);
    ks_program_free(program);
}
END_TEST

/* A plain folder's alert has no end but its own. */
START_TEST(an_open_alert_ends_by_itself)
{
    int64_t expires;
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_program *program = program_of(KS_ORIGIN_OPEN, &expires);
    struct ks_situation at = { .now = ks_civil_of(&zone, (struct ks_instant) { expires + 86400 }),
                               .clock = KS_CLOCK_SYNCED };
    ck_assert_uint_eq(on_air(program, &at), 2);
    ck_assert_int_eq(program->until.s, 0);
    ks_program_free(program);
}
END_TEST

/* What an office put upon it has no end of its own, and does not keep it alive. */
START_TEST(what_stands_upon_a_signed_release_leaves_it_its_end)
{
    static const struct blob both[] = { { "assets/alerts/a.md", CARD("expires: 2099-01-01\n") },
                                        { "assets/alerts/b.xml", CAP },
                                        { "assets/alerts/office/share/c.md", CARD("") } };
    struct ks_err err = { 0 };
    struct ks_store_params params = { .writer = true };
    struct made upon;
    int64_t expires;
    ks_program_free(program_of(KS_ORIGIN_SIGNED, &expires));
    ck_assert(ks_disk_real(tmp.path, KS_DISK_MADE, &params.disk, &err));
    struct ks_store *store = ks_store_open(&params, &err);
    make_release(&upon, KS_ROLE_ALERT, 1, 7, both, KS_COUNT(both));
    ck_assert_msg(install(store, &upon, KS_ORIGIN_OPEN, &err), "%s", said_err(&err));
    ck_assert(ks_store_gc(store, 0, &err) && ks_store_gc(store, 0, &err)); /* its father stays */
    struct ks_content_set *set = ks_store_content_set(store, NULL);
    ck_assert_int_eq(ks_content_set_until(set, "assets/alerts/a.md"), expires);
    ck_assert_int_eq(ks_content_set_until(set, "assets/alerts/b.xml"), expires);
    ck_assert_int_eq(ks_content_set_until(set, "assets/alerts/office/share/c.md"), 0);
    ks_content_set_close(set);
    ks_store_close(store);
    made_free(&upon);
}
END_TEST

/* Whatever names the signed files have. */
START_TEST(content_without_a_list_of_its_own_ends_too)
{
    static const struct blob cards[] = { { "assets/cards/a.md", "# a" } };
    struct ks_store_params params = { .writer = true };
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_load_params load = { .zone = &zone };
    struct made made;
    ck_assert(ks_disk_real(tmp.path, KS_DISK_MADE, &params.disk, NULL));
    struct ks_store *store = ks_store_open(&params, NULL);
    struct ks_signed trust = trust_doc("KST1 one\nend\n");
    ck_assert(ks_store_commit_trust(store, &trust, 1, 1, 0, NULL));
    make_release(&made, KS_ROLE_CONTENT, 1, 1, cards, KS_COUNT(cards));
    ck_assert(install(store, &made, KS_ORIGIN_SIGNED, NULL));
    struct ks_content_set *set = ks_store_content_set(store, NULL);
    struct ks_program *program = ks_load(set, &load);
    ck_assert_int_eq(program->until.s,
                     ks_civil_of(&zone, (struct ks_instant) { made.manifest.expires }).s);
    ks_program_free(program);
    ks_content_set_close(set);
    ks_store_end_base(store, ks_store_head(store)->role[KS_ROLE_CONTENT].current.hash);
    set = ks_store_content_set(store, NULL);
    int fd;
    ck_assert_int_eq(ks_content_set_open(set, "assets/cards/a.md", &fd, NULL), KS_OPENED_MISSING);
    ck_assert_int_eq(ks_content_set_until(set, ""), made.manifest.expires);
    ks_content_set_close(set);
    ks_store_close(store);
    made_free(&made);
}
END_TEST

/* It shows what is below and above it instead, and still tells when it ended. */
START_TEST(content_that_has_ended_gives_way)
{
    static const struct blob both[] = { { "assets/office/share/p.md", "# p" },
                                        { "playlists/main.csv", "item\n" },
                                        { "playlists/office-share.csv",
                                          "item\noffice/share/p.md\n" } };
    struct ks_err err = { 0 };
    struct tmpdir factory;
    struct ks_store_params params = { .writer = true };
    struct made upon;
    int64_t expires;
    char *bytes = NULL;
    size_t n = 0;
    tmpdir_make(&factory);
    tmpdir_put(&factory, "playlists/main.csv", "factory\n", 8);
    ks_program_free(program_of(KS_ORIGIN_SIGNED, &expires));
    ck_assert(ks_disk_real(tmp.path, KS_DISK_MADE, &params.disk, &err));
    params.factory = factory.path;
    struct ks_store *store = ks_store_open(&params, &err);
    make_release(&upon, KS_ROLE_CONTENT, 1, 7, both, KS_COUNT(both));
    for (int with_office = 0; with_office < 2; with_office++) {
        if (with_office) {
            ck_assert_msg(install(store, &upon, KS_ORIGIN_OPEN, &err), "%s", said_err(&err));
        }
        uint8_t other[32] = { 1 };
        ks_store_end_base(store, other);
        struct ks_content_set *set = ks_store_content_set(store, NULL);
        if (!with_office) { /* of another release nothing has ended */
            ck_assert(ks_content_set_read(set, "playlists/main.csv", 100, &bytes, &n, &err));
            ck_assert_str_eq(bytes, "item\n");
            free(bytes);
        }
        ks_content_set_close(set);
        ks_store_end_base(store, ks_store_head(store)->role[KS_ROLE_CONTENT].current.hash);
        set = ks_store_content_set(store, NULL);
        ck_assert(ks_content_set_read(set, "playlists/main.csv", 100, &bytes, &n, &err));
        ck_assert_str_eq(bytes, "factory\n");
        free(bytes);
        ck_assert_int_gt(ks_content_set_until(set, "playlists/main.csv"), 0);
        ck_assert_int_eq(ks_content_set_until(set, "assets/alerts/a.md"), expires);
        int fd;
        ck_assert_int_eq(ks_content_set_open(set, "assets/office/share/p.md", &fd, NULL),
                         with_office ? KS_OPENED : KS_OPENED_MISSING);
        if (fd >= 0) {
            close(fd);
        }
        ks_content_set_close(set);
        ks_store_end_base(store, NULL); /* the clock was wrong: it is back, and ends as before */
        set = ks_store_content_set(store, NULL);
        ck_assert(ks_content_set_read(set, "playlists/main.csv", 100, &bytes, &n, &err));
        ck_assert_str_eq(bytes, "item\n");
        free(bytes);
        ck_assert_int_gt(ks_content_set_until(set, ""), 0);
        ks_content_set_close(set);
    }
    ks_store_close(store);
    made_free(&upon);
    tmpdir_remove(&factory);
}
END_TEST

/* Only ever earlier. */
START_TEST(an_alert_that_ends_before_keeps_its_end)
{
    struct ks_alert alert = { .effective = { 1000 } };
    ck_assert(!ks_alert_end_by(&alert, (struct ks_civil) { 1000 + 86400 }));
    ck_assert(!alert.has_expires); /* 24 hours, as before */
    ck_assert(ks_alert_end_by(&alert, (struct ks_civil) { 2000 }));
    ck_assert(alert.has_expires && alert.expires.s == 2000);
    ck_assert(!ks_alert_end_by(&alert, (struct ks_civil) { 3000 }));
    ck_assert(alert.expires.s == 2000);
}
END_TEST

/* Nor does a time of sending that is still to come make it longer. */
START_TEST(an_alert_sent_after_its_signatures_ends_a_day_after_its_beginning)
{
    struct ks_alert alert = { .effective = { 1000 }, .sent = { 9000000 } };
    ck_assert(!ks_alert_end_by(&alert, (struct ks_civil) { 1000000 }));
    ck_assert(ks_alert_end(&alert, alert.sent).s == 1000 + 86400);
    alert = (struct ks_alert) { .effective = { 1000 }, .sent = { 950000 } };
    ck_assert(ks_alert_end_by(&alert, (struct ks_civil) { 1000000 }));
    ck_assert(ks_alert_end(&alert, alert.sent).s == 1000000);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, an_alert_sent_after_its_signatures_ends_a_day_after_its_beginning);
    tcase_add_test(tc, a_signed_alert_ends_with_its_release);
    tcase_add_test(tc, without_a_clock_it_ends_by_the_lower_bound);
    tcase_add_test(tc, an_open_alert_ends_by_itself);
    tcase_add_test(tc, what_stands_upon_a_signed_release_leaves_it_its_end);
    tcase_add_test(tc, content_that_has_ended_gives_way);
    tcase_add_test(tc, content_without_a_list_of_its_own_ends_too);
    tcase_add_test(tc, an_alert_that_ends_before_keeps_its_end);
}

int main(void)
{
    return check_main("sets_ended", add);
}
