/* Settings of kiosk-sync and the sticks among the mounts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/check_main.h"
#include "support/said.h"
#include "sync/config.h"
#include "sync/mounts.h"

static char path[] = "/tmp/ks-sync-ini-XXXXXX";

static bool parse_ini(const char *text, struct ks_sync_config *c, struct ks_err *err)
{
    strcpy(path + strlen(path) - 6, "XXXXXX");
    int fd = mkstemp(path);
    ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    char *argv[] = { (char[]) { "kiosk-sync" }, (char[]) { "--config" }, path };
    bool ok = ks_sync_config_parse(3, argv, c, err);
    unlink(path);
    return ok;
}

START_TEST(sections)
{
    struct ks_sync_config c;
    struct ks_err err = { 0 };
    ck_assert_msg(parse_ini("[kiosk]\nplace = canteen-3\n[sync]\nstate = /s\ndevice = 食堂一\n"
                            "mounts = /media:/run/media\nsticks = open\nevery = 5\n"
                            "[source share]\npath = /srv/a b\npolicy = open\nwritable = yes\n"
                            "[source usb-2]\npath = /x\n",
                            &c, &err),
                  "%s", said_err(&err));
    ck_assert_uint_eq(c.n_sources, 2);
    ck_assert_str_eq(c.source[0].path, "/srv/a b");
    ck_assert(c.source[0].policy == KS_POLICY_OPEN && c.source[0].writable);
    ck_assert_int_eq(c.source[0].every_s, 5);
    ck_assert_int_eq(c.source[1].policy, KS_POLICY_SIGNED); /* nothing is trusted unless told */
    ck_assert_int_eq(c.stick.policy, KS_POLICY_OPEN);
    ck_assert(!c.stick.writable);
}
END_TEST

/* A technician writes the place once; the player and a signed release mean the same screen. */
START_TEST(a_screen_is_called_by_its_place)
{
    static const struct {
        const char *text, *places;
    } cases[] = {
        { "[sync]\ndevice = 食堂一\n", "食堂一" },
        { "[kiosk]\nplace = canteen-3,食堂\n[sync]\ndevice = 食堂一\n", "canteen-3,食堂" },
        { "[sync]\ndevice = 食堂一\n[kiosk]\nplace = canteen-3\n", "canteen-3" },
        { "[kiosk]\nplace = canteen-3\n[sync]\nplaces = lab\n", "lab" },
        { "[sync]\nplaces = lab\n[kiosk]\nplace = canteen-3\n", "lab" },
        { "[kiosk]\nplace = canteen-3\nplace = lab\n", "lab" }, /* as the player takes it */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ks_sync_config c;
        struct ks_err err = { 0 };
        ck_assert_msg(parse_ini(cases[i].text, &c, &err), "%s", said_err(&err));
        ck_assert_str_eq(c.places, cases[i].places);
    }
}
END_TEST

#define OFFICE "[source office]\npath = /o\npolicy = open\n"

/* A mistake keeps the default; the others work. What is told: a part of it. */
START_TEST(a_mistake_keeps_its_default_and_the_others_work)
{
    static const char *const of[][2] = {
        { "[sync]\nsticks = open\nfoo = 1\n", "第 3 行：没有“foo”这个设置\n" },
        { "[sync]\nsticks = open\n#[source office]\npath = /x\n",
          "第 4 行：“path”要写在 [source 名字] 一行的下面；那一行前面的 # 去掉了吗？\n" },
        { "[sync]\nsticks = open\nevery = soon\n", "第 3 行：设置“every”的值“soon”不对" },
        { "[sync]\nsticks = open\nplcaes = x\n", "是不是想写“places”" },
        { "[sync]\nsticks = open\nzone = Mars\n", "没有这个时区" },
        { "[sync]\nsticks = open\nloose\n", "第 3 行：看不懂" },
        { "[kiosk]\nrotate = 91\nloose\n[sync]\nsticks = open\n", "" }, /* the player tells */
        { "[soruce b]\npath = /b\n[sync]\nsticks = open\n", "是不是想写 [source b]" },
        { "[source office]\nevery = x\n[sync]\nsticks = open\n",
          "第 2 行：来源“office”: 设置“every”的值“x”不对" },
        { "[source 食堂]\npath = /b\npolicy = pin\n[sync]\nsticks = open\n",
          "第 2 行：来源“食堂”不行" },
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        struct ks_sync_config c;
        struct ks_err err = { 0 };
        char text[256];
        snprintf(text, sizeof text, "%s%s", of[i][0], OFFICE);
        ck_assert_msg(parse_ini(text, &c, &err), "%s", said_err(&err));
        ck_assert_msg(strstr(said_mistakes(&c.mistakes), of[i][1]) != NULL, "%s",
                      said_mistakes(&c.mistakes));
        ck_assert_msg(c.mistakes.n == (*of[i][1] != '\0'), "%s", said_mistakes(&c.mistakes));
        ck_assert_msg(c.stick.policy == KS_POLICY_OPEN && c.every_s == 60, "%s", text);
        ck_assert_msg(c.n_sources == 1 && c.source[0].policy == KS_POLICY_OPEN, "%s", text);
        ck_assert_str_eq(c.source[0].path, "/o");
        ck_assert_str_eq(c.zone_name, "Asia/Shanghai");
    }
}
END_TEST

/* What decides on trust and cannot be read, or may have been that, takes the trust away. */
START_TEST(no_more_trust_than_was_written)
{
    static const char *const left_out[] = {
        "[source a]\npath = /a\npolicy = opne\n",
        "[source a]\npath = /a\npolcy = off\n",
        "[source a]\npath = /a\npolicy off\n",
        "[source a]\npath = /a\npolicy = o\xCC\xC3\n",
        "[source a]\npath = /a\npolicy = open\npolicy = off\n",
        "[source a]\npath = /a\npolicy = off\n[source a]\npolicy = open\n",
        "[source a]\npath = /a\npath = /b\npolicy = open\n",
        "[source a]\npath =\npolicy = open\n",
        "[source a]\npolicy = open\n",
        "[source a]\npaht = /a\npolicy = open\n",
        "[source a]\npath = /a\n[soruce a]\npolicy = off\n",
    };
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) {
        struct ks_sync_config c;
        struct ks_err err = { 0 };
        char text[256];
        snprintf(text, sizeof text, "%s[sync]\nsticks = open\n%s", left_out[i], OFFICE);
        ck_assert_msg(parse_ini(text, &c, &err), "%s", said_err(&err));
        ck_assert_msg(c.n_sources == 1, "%s", text);
        ck_assert_str_eq(c.source[0].name, "office");
        ck_assert_msg(strstr(said_mistakes(&c.mistakes), "来源“a”先不看") != NULL, "%s",
                      said_mistakes(&c.mistakes));
        ck_assert(c.stick.policy == KS_POLICY_OPEN);
    }
    static const struct {
        const char *text;
        enum ks_policy sticks;
    } sticks[] = {
        { "[sync]\nsticks = of\n", KS_POLICY_OFF },
        { "[sync]\nstick = off\n", KS_POLICY_OFF },
        { "[sync]\nsticks off\n", KS_POLICY_OFF },
        { "[sync]\nsticks = off\nsticks = open\n", KS_POLICY_OFF },
        { "[snyc]\nsticks = off\n", KS_POLICY_OFF },
        { "[snyc]\nsticks off\n", KS_POLICY_OFF },
        { "[kisok]\nloud voice\n", KS_POLICY_SIGNED },
        { "sticks = off\n", KS_POLICY_OFF },
        { "[snyc]\ntrust = /x\n", KS_POLICY_SIGNED },
        { "[sync]\nstick = open\nsticks = pin\n", KS_POLICY_PIN },
    };
    for (size_t i = 0; i < sizeof sticks / sizeof *sticks; i++) {
        struct ks_sync_config c;
        struct ks_err err = { 0 };
        ck_assert_msg(parse_ini(sticks[i].text, &c, &err), "%s", said_err(&err));
        ck_assert_msg(c.stick.policy == sticks[i].sticks, "%s", sticks[i].text);
        bool told = strstr(said_mistakes(&c.mistakes), "U 盘先不看") != NULL;
        ck_assert_msg(told == (c.stick.policy == KS_POLICY_OFF), "%s", said_mistakes(&c.mistakes));
    }
}
END_TEST

/* A policy below a heading that nobody knows may be any source's that has none of its own; what is
 * told names the source it was written for. */
START_TEST(a_lost_policy_is_told_with_the_source_it_names)
{
    static const struct {
        const char *heading, *told;
    } of[] = {
        { "[soruce b]", "来源“a”先不看：它没有 policy，而有一个 policy 写给了“b”，没有这个来源" },
        { "[soruce]", "来源“a”先不看：它没有 policy，而有一个 policy 写在没有名字的一节里" },
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        struct ks_sync_config c;
        struct ks_err err = { 0 };
        char text[256];
        snprintf(text, sizeof text, "[source a]\npath = /a\n%s\npolicy = off\n" OFFICE,
                 of[i].heading);
        ck_assert_msg(parse_ini(text, &c, &err), "%s", said_err(&err));
        ck_assert_msg(strstr(said_mistakes(&c.mistakes), of[i].told) != NULL, "%s",
                      said_mistakes(&c.mistakes));
        ck_assert_msg(c.n_sources == 1 && strcmp(c.source[0].name, "office") == 0, "%s", text);
        ck_assert_ptr_null(strstr(said_mistakes(&c.mistakes), "来源“office”"));
    }
}
END_TEST

/* A line that may be a second policy counts, if it is the stricter one, wherever it stands. */
START_TEST(an_unread_line_may_be_a_second_policy)
{
    static const struct {
        const char *line;
        bool taken; /* beside policy = open, policy = pin */
        bool taken_if_pin;
    } of[] = {
        { "policy pin\n", false, true },          /* no sign */
        { "polcy = off\n", false, false },        /* mistyped */
        { "polcy = open\n", true, true },         /* whichever it is, no more was written */
        { "polcy = opne\n", false, false },       /* anything */
        { "policy = o\xCC\xC3\n", false, false }, /* not UTF-8 */
        { "polic\x01y = off\n", false, false },   /* a control character */
        { "= off\n", false, false },              /* no name */
        { "off\n", false, false },
        { "\xB2\xDF\xC2\xD4 = pin\n", false, true }, /* a name in GBK */
        { "策略 = pin\n", false, true },
        { "[soruce a]\npolicy = off\n", false, false },
        { "[soruce b]\npolicy = off\n", true, true },
        { "[soruce a]\npolicy off\n", false, false },
        { "[soruce b]\npolicy off\n", true, true },
        { "[soruce a]\npolicy pin\n", false, true },
        { "[soruce a]\nevery soon\n", true, true },
        { "paht = /b\n", false, false }, /* a second path */
        { "=====\n", true, true },
        { "every soon\n", true, true },
        { "writeable = off\n", true, true },
        { "sticks = off\n", true, true }, /* a setting of another heading */
        { "open 文件夹\n", true, true },
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        for (int pin = 0; pin < 2; pin++) {
            struct ks_sync_config c;
            struct ks_err err = { 0 };
            const char *policy = pin == 0 ? "policy = open\n" : "policy = pin\n";
            bool heading = of[i].line[0] == '[';
            char text[256];
            for (int first = 0; first < 2; first++) {
                snprintf(text, sizeof text, "%s[source a]\npath = /a\n%s%s%s",
                         first && heading ? of[i].line : "", first && !heading ? of[i].line : "",
                         policy, first ? "" : of[i].line);
                ck_assert_msg(parse_ini(text, &c, &err), "%s", said_err(&err));
                bool taken = pin == 0 ? of[i].taken : of[i].taken_if_pin;
                ck_assert_msg((c.n_sources == 1) == taken, "%s%s", text,
                              said_mistakes(&c.mistakes));
                ck_assert_msg((strstr(said_mistakes(&c.mistakes), "来源“a”先不看") == NULL) ==
                                  taken,
                              "%s", text);
            }
        }
    }
    struct ks_sync_config c;
    struct ks_err err = { 0 };
    ck_assert(parse_ini("[sync]\nsticks = open\n[snyc]\nsticks = off\n", &c, &err));
    ck_assert_int_eq(c.stick.policy, KS_POLICY_OFF);
    ck_assert(parse_ini("[snyc]\nsticks off\n[sync]\nsticks = open\n", &c, &err));
    ck_assert_int_eq(c.stick.policy, KS_POLICY_OFF);
    ck_assert(parse_ini("[snyc]\nevery soon\n[sync]\nsticks = open\n", &c, &err));
    ck_assert_int_eq(c.stick.policy, KS_POLICY_OPEN);
    ck_assert(parse_ini("[sync]\nsticks = open\nsticks off\n", &c, &err));
    ck_assert_int_eq(c.stick.policy, KS_POLICY_OFF);
    ck_assert(parse_ini("[sync]\nsticks = open\n#[source b]\npolicy = off\n", &c, &err));
    ck_assert_int_eq(c.stick.policy, KS_POLICY_OPEN);
}
END_TEST

/* Forgetting a policy somewhere fails here: its row, and every sentence that lists them. */
START_TEST(each_policy_has_its_row_and_is_listed)
{
    struct ks_buf usage[KS_LANG_COUNT] = { { 0 } };
    struct ks_err err = { 0 };
    enum ks_policy policy = KS_POLICY_OFF;
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        setenv("TOCSIN_LANG", ks_lang_tag((enum ks_lang)lang), 1);
        ks_sync_config_usage(&usage[lang]);
    }
    ck_assert(!ks_policy_read(&policy, "policy", "opne", &err));
    ck_assert_int_eq(policy, KS_POLICY_OFF);
    for (size_t i = 0; i < KS_POLICIES; i++) {
        const struct ks_policy_row *row = ks_policy((enum ks_policy)i);
        ck_assert_ptr_nonnull(row->word);
        ck_assert_msg(row->looks || (!row->trusts && !row->waits), "%s", row->word);
        ck_assert_msg(row->trusts || !row->waits, "%s: signatures wait for nobody", row->word);
        ck_assert_ptr_nonnull(strstr(said_err(&err), row->word));
        ck_assert(row->means != NULL && *row->means != '\0');
        for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
            ck_assert_ptr_nonnull(strstr(usage[lang].p, row->word));
            ck_assert_ptr_nonnull(
                strstr(usage[lang].p, ks_words_in((enum ks_lang)lang, row->means)));
        }
        ck_assert(ks_policy_read(&policy, "policy", row->word, NULL));
        ck_assert_int_eq(policy, (int)i);
        for (size_t k = 0; k < KS_POLICIES; k++) { /* one order: none is as strict as another */
            bool stricter = ks_policy_is_stricter((enum ks_policy)i, (enum ks_policy)k);
            bool looser = ks_policy_is_stricter((enum ks_policy)k, (enum ks_policy)i);
            ck_assert_msg(stricter + looser == (i != k), "%s", row->word);
        }
    }
    ck_assert(ks_policy_is_stricter(KS_POLICY_OFF, KS_POLICY_SIGNED));
    ck_assert(ks_policy_is_stricter(KS_POLICY_SIGNED, KS_POLICY_PIN));
    ck_assert(ks_policy_is_stricter(KS_POLICY_PIN, KS_POLICY_OPEN));
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        ks_buf_free(&usage[lang]);
    }
}
END_TEST

START_TEST(whose_signatures_count_is_not_guessed)
{
    struct ks_sync_config c;
    struct ks_err err = { 0 };
    ck_assert(parse_ini("[sync]\ntrust = /a\ntrust = /b\nsticks = signed\n", &c, &err));
    ck_assert_str_eq(c.trust, "");
    ck_assert_msg(strstr(said_mistakes(&c.mistakes), "签名的发布先不收") != NULL, "%s",
                  said_mistakes(&c.mistakes));
    ck_assert(parse_ini("[sync]\ntrust = /a\ntrust = /a\nsticks = signed\n", &c, &err));
    ck_assert_str_eq(c.trust, "/a");
    ck_assert_int_eq(c.mistakes.n, 0);
}
END_TEST

START_TEST(the_command_line_is_strict_and_goes_first)
{
    struct ks_sync_config c;
    struct ks_err err = { 0 };
#define PARSE(...)                                                                                 \
    ks_sync_config_parse((int)(sizeof((char *[]) { NULL, __VA_ARGS__ }) / sizeof(char *)),         \
                         (char *[]) { NULL, __VA_ARGS__ }, &c, &err)
#define W(word) (char[]) { word }
    ck_assert(!PARSE(W("--policy"), W("opne")) && !PARSE(W("--nothing"), W("1")));
    ck_assert(!PARSE(W("--policy"), W("open"))); /* of no folder */
    ck_assert(strstr(said_err(&err), "没有写 path") != NULL);
    ck_assert(PARSE(W("--config"), W("/nowhere.ini"), W("--mounts"), W("/m")));
    ck_assert(c.stick.policy == KS_POLICY_OFF && c.mistakes.n == 2 && c.n_sources == 0);
    ck_assert(PARSE(W("--config"), W("/nowhere.ini"), W("--sticks"), W("pin")));
    ck_assert(c.stick.policy == KS_POLICY_PIN && c.mistakes.n == 1);
}
END_TEST

START_TEST(sticks_among_mounts)
{
    static const char text[] =
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "41 26 7:0 / /media/stick\\040A rw,relatime - fuseblk /dev/loop0 rw\n"
        "42 26 7:1 / /media rw - tmpfs tmpfs rw\n"
        "43 26 7:2 / /mediaX/b rw - vfat /dev/sdc rw\n"
        "44 26 7:3 / /run/media/u/\xE4\xB8\xAD ro - vfat /dev/sdd ro\n"
        "torn line\n45 1";
    struct ks_arena *arena = ks_arena_new();
    struct ks_mounts mounts;
    ks_mounts_read((struct ks_str) { text, sizeof text - 1 }, "/media/:/run/media", arena, &mounts);
    ck_assert_uint_eq(mounts.n, 2);
    ck_assert_str_eq(mounts.v[0].path, "/media/stick A");
    ck_assert_uint_eq(mounts.v[0].id, 41);
    ck_assert_str_eq(mounts.v[1].path, "/run/media/u/中");
    ks_mounts_read((struct ks_str) { text, sizeof text - 1 }, "", arena, &mounts);
    ck_assert_uint_eq(mounts.n, 0);
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, sections);
    tcase_add_test(tc, a_screen_is_called_by_its_place);
    tcase_add_test(tc, a_mistake_keeps_its_default_and_the_others_work);
    tcase_add_test(tc, no_more_trust_than_was_written);
    tcase_add_test(tc, a_lost_policy_is_told_with_the_source_it_names);
    tcase_add_test(tc, an_unread_line_may_be_a_second_policy);
    tcase_add_test(tc, each_policy_has_its_row_and_is_listed);
    tcase_add_test(tc, whose_signatures_count_is_not_guessed);
    tcase_add_test(tc, the_command_line_is_strict_and_goes_first);
    tcase_add_test(tc, sticks_among_mounts);
}

int main(void)
{
    return check_main("config", add);
}
