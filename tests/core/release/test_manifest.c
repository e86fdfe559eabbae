/* Manifests: one spelling, and every other refused. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/release/label.h"
#include "core/release/manifest.h"
#include "support/check_main.h"
#include "support/said.h"

#define H1 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define H2 "1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define HEAD                                                                                       \
    "KSR1\nfleet campus-a\nrole content\nepoch 1\nversion 42\ncreated 1606233600\n"                \
    "expires 1622000000\nminfw 1\nsites dorm-3 %E4%B8%80%E9%A3%9F%E5%A0%82\ntotal 30\nfiles 2\n"
#define PICTURE "f " H1 " 10 png 1920x1080 assets/posters/%E7%A7%8B.png\n"
#define TABLE "f " H2 " 20 table - playlists/main.csv\n"
static const char honest[] = HEAD PICTURE TABLE "end\n";

static bool parses(const char *text, size_t n, struct ks_err *err)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_manifest m;
    bool ok = ks_manifest_parse((struct ks_str) { text, n }, arena, &m, err);
    ks_arena_free(arena);
    return ok;
}

START_TEST(reads_and_writes_the_one_spelling)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_manifest m;
    struct ks_err err = { 0 };
    ck_assert_msg(ks_manifest_parse(ks_str_of(honest), arena, &m, &err), "%s", said_err(&err));
    ck_assert_str_eq(m.fleet, "campus-a");
    ck_assert(m.role == KS_ROLE_CONTENT && m.epoch == 1 && m.version == 42 && m.minfw == 1);
    ck_assert(m.created == 1606233600 && m.expires == 1622000000 && m.total == 30);
    ck_assert(m.n_sites == 2 && m.n_files == 2 && m.files[0].width == 1920);
    ck_assert_str_eq(m.sites[1], "一食堂");
    ck_assert_str_eq(m.files[0].path, "assets/posters/秋.png");
    ck_assert(m.files[0].sha256[0] == 0x01 && m.files[0].sha256[31] == 0xef);
    ck_assert_ptr_eq(ks_manifest_find(&m, "playlists/main.csv"), &m.files[1]);
    ck_assert_ptr_null(ks_manifest_find(&m, "playlists/main.cs"));
    const char *names[] = { "library", "一食堂" };
    ck_assert(ks_manifest_is_for(&m, names, 2) && !ks_manifest_is_for(&m, names, 1));
    struct ks_buf out = { 0 };
    ck_assert(ks_manifest_format(&m, &out, &err));
    ck_assert_str_eq(out.p, honest);
    ks_buf_free(&out);
    m.files[0].length = 11; /* the sum is wrong now */
    ck_assert(!ks_manifest_format(&m, &out, &err));
    ks_buf_free(&out);
    ks_arena_free(arena);
}
END_TEST

static const struct {
    const char *from, *to; /* the first `from` of the honest text becomes `to` */
} edits[] = {
    { "KSR1", "KSR2" },
    { "KSR1", "KST1" },
    { "KSR1", "\xEF\xBB\xBFKSR1" },
    { "KSR1\n", "KSR1\r\n" },
    { "KSR1\n", "KSR1\n\n" },
    { "KSR1\n", "KSR1 \n" },
    { "KSR1\n", " KSR1\n" },
    { "KSR1\n", "" },
    { "fleet campus-a", "fleet" },
    { "fleet campus-a", "fleet Campus" },
    { "fleet campus-a", "fleet  campus-a" },
    { "fleet campus-a", "fleet campus-a x" },
    { "fleet campus-a", "fleet abcdefghijklmnopqrstuvwxyz0123456" },
    { "fleet campus-a", "fleets campus-a" },
    { "fleet campus-a\nrole content", "role content\nfleet campus-a" },
    { "role content", "role root" },
    { "role content", "role alert" }, /* 400 days and posters */
    { "epoch 1", "epoch 01" },
    { "epoch 1", "epoch +1" },
    { "epoch 1", "epoch -1" },
    { "epoch 1", "epoch 1048576" },
    { "epoch 1", "epoch 0x1" },
    { "epoch 1", "epoch 1\nepoch 1" },
    { "version 42", "version 0" },
    { "version 42", "version 9007199254740992" },
    { "version 42", "version 18446744073709551658" },
    { "version 42", "version 4 2" },
    { "created 1606233600", "created 1622000000" },
    { "expires 1622000000", "expires 1640793601" },
    { "expires 1622000000", "expires 1606233600" },
    { "minfw 1", "minfw" },
    { "sites dorm-3", "sites *" },
    { "sites dorm-3", "sites dorm-3 dorm-3" },
    { "sites dorm-3", "sites z %E4%B8%80 dorm-3" },
    { "sites dorm-3", "sites a/b dorm-3" },
    { "sites dorm-3", "sites .. dorm-3" },
    { "total 30", "total 31" },
    { "total 30", "total 8589934593" },
    { "files 2", "files 1" },
    { "files 2", "files 3" },
    { "files 2", "files 20001" },
    { "files 2", "files 18446744073709551615" },
    { "f 0123", "f 0123 " },
    { "f 0123", "f 012" },
    { "f 0123", "f 01230" },
    { "f 0123", "f 012G" },
    { "cdef 10", "cDef 10" },
    { " 10 png", " 010 png" },
    { " 10 png", " 67108865 png" },
    { " 10 png", " 10 svg" },
    { " 10 png", " 10 exe" },
    { "png 1920x1080", "png -" },
    { "png 1920x1080", "png 1920X1080" },
    { "png 1920x1080", "png 1920x0" },
    { "png 1920x1080", "png 16385x1" },
    { "png 1920x1080", "png 1920x1080x1" },
    { "png 1920x1080", "png 01920x1080" },
    { "table -", "table 1x1" },
    { "assets/posters/", "/assets/posters/" },
    { "assets/posters/", "assets/posters/../" },
    { "assets/posters/", "assets/./" },
    { "assets/posters/", "assets//" },
    { "assets/posters/", "posters/" },
    { "assets/posters/", "assets/alerts/" }, /* one signature must not interrupt */
    { "%E7%A7%8B", "%e7%a7%8b" },
    { "%E7%A7%8B", "%E7%A7" },
    { "%E7%A7%8B", "%E7%A7%8" },
    { "%E7%A7%8B", "%41" },
    { "%E7%A7%8B", "%00" },
    { "%E7%A7%8B", "%2F" },
    { "%E7%A7%8B", "%5C" },
    { "%E7%A7%8B", "%0A" },
    { "%E7%A7%8B", "e%CC%81" },    /* e + combining acute: not composed */
    { "%E7%A7%8B", "%E2%80%AEa" }, /* right-to-left override */
    { "%E7%A7%8B", "%C0%AE" },     /* overlong */
    { "%E7%A7%8B", "\xE7\xA7\x8B" },
    { "%E7%A7%8B", "~" },
    { "%E7%A7%8B.png", "%E7%A7%8B.png x" },
    { PICTURE TABLE, TABLE PICTURE },
    { PICTURE TABLE, PICTURE PICTURE },
    { "f " H2, "f " H1 }, /* one hash, two lengths */
    { "end\n", "end" },
    { "end\n", "" },
    { "end\n", "end\n\n" },
    { "end\n", "end\nend\n" },
    { "end\n", "END\n" },
    { "end\n", "comment x\nend\n" },
};

START_TEST(refuses_every_other)
{
    struct ks_buf text = { 0 };
    const char *at = strstr(honest, edits[_i].from);
    ck_assert_ptr_nonnull(at);
    ks_buf_add(&text, honest, (size_t)(at - honest));
    ks_buf_adds(&text, edits[_i].to);
    ks_buf_adds(&text, at + strlen(edits[_i].from));
    struct ks_err err = { 0 };
    ck_assert_msg(!parses(text.p, text.n, &err), "accepted: %s", text.p);
    ck_assert(said_err(&err)[0] != '\0' && err.code != KS_ERR_NONE);
    ks_buf_free(&text);
}
END_TEST

/* One hash is one object, under as many names as there are. */
START_TEST(a_hash_has_one_length_and_size)
{
#define TWICE(file) HEAD PICTURE "f " H1 " " file " assets/posters/%E7%A7%8C.png\nend\n"
    static const struct {
        const char *text;
        bool good;
    } cases[] = { { TWICE("10 png 1920x1080"), true },
                  { TWICE("11 png 1920x1080"), false },
                  { TWICE("10 webp 1920x1080"), false },
                  { TWICE("10 png 1921x1080"), false },
                  { TWICE("10 png 1920x1081"), false } };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        char text[1024];
        struct ks_err err = { 0 };
        snprintf(text, sizeof text, "%s", cases[i].text);
        memcpy(strstr(text, "total 30"), i == 1 ? "total 21" : "total 20", 8);
        ck_assert_msg(parses(text, strlen(text), &err) == cases[i].good, "%zu: %s", i,
                      said_err(&err));
    }
}
END_TEST

START_TEST(a_site_may_have_one_letter)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_manifest m;
    struct ks_err err = { 0 };
    char text[1024];
    snprintf(text, sizeof text, "%s", honest);
    char *at = strstr(text, "sites "), *end = strchr(at, '\n');
    memcpy(at, "sites a b", 9);
    memmove(at + 9, end, strlen(end) + 1);
    ck_assert_msg(ks_manifest_parse(ks_str_of(text), arena, &m, &err), "%s", said_err(&err));
    ck_assert_uint_eq(m.n_sites, 2);
    ck_assert_str_eq(m.sites[1], "b");
    ks_arena_free(arena);
}
END_TEST

START_TEST(refuses_every_prefix_and_every_flipped_byte)
{
    size_t n = sizeof honest - 1;
    for (size_t i = 0; i < n; i++) {
        ck_assert(!parses(honest, i, NULL));
    }
    for (size_t i = 0; i < n; i++) { /* bit 7: never in the alphabet */
        char copy[sizeof honest];
        memcpy(copy, honest, sizeof copy);
        copy[i] = (char)(copy[i] ^ 0x80);
        ck_assert(!parses(copy, n, NULL));
    }
}
END_TEST

START_TEST(alerts_are_short_and_few)
{
    static const char head[] = "KSR1\nfleet a\nrole alert\nepoch 1\nversion 1\ncreated 1000\n";
    struct {
        const char *tail;
        bool ok;
    } rows[] = {
        { "expires 260200\nminfw 1\nsites *\ntotal 1\nfiles 1\nf " H1
          " 1 alert - assets/alerts/a.xml\nend\n",
          true },
        { "expires 260201\nminfw 1\nsites *\ntotal 1\nfiles 1\nf " H1
          " 1 alert - assets/alerts/a.xml\nend\n",
          false },
        { "expires 2000\nminfw 1\nsites *\ntotal 1\nfiles 1\nf " H1
          " 1 card - assets/cards/a.md\nend\n",
          false },
        { "expires 2000\nminfw 1\nsites *\ntotal 1\nfiles 1\nf " H1
          " 1 png 1x1 assets/alerts/a.png\nend\n",
          false },
        { "expires 2000\nminfw 1\nsites *\ntotal 0\nfiles 33\n", false },
    };
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        struct ks_buf text = { 0 };
        ks_buf_adds(&text, head);
        ks_buf_adds(&text, rows[i].tail);
        ck_assert_msg(parses(text.p, text.n, NULL) == rows[i].ok, "%zu", i);
        ks_buf_free(&text);
    }
}
END_TEST

START_TEST(labels_have_one_spelling)
{
    static const char *const good[] = { "a",       "海报/机票 退改签 (1).jpg", "a~b/%41/+.png",
                                        "..a/b..", "'\"$(x);`|&<>*?",          "𠮷野家.md" };
    for (size_t i = 0; i < KS_COUNT(good); i++) {
        struct ks_buf text = { 0 };
        char back[KS_LABEL_MAX + 1];
        ck_assert(ks_label_valid(ks_str_of(good[i])));
        ks_label_encode(ks_str_of(good[i]), &text);
        ck_assert(ks_label_decode((struct ks_str) { text.p, text.n }, back));
        ck_assert_str_eq(back, good[i]);
        ks_buf_free(&text);
    }
    char longest[KS_LABEL_MAX + 2];
    memset(longest, 'a', sizeof longest);
    ck_assert(ks_label_valid((struct ks_str) { longest, KS_LABEL_MAX }));
    ck_assert(!ks_label_valid((struct ks_str) { longest, KS_LABEL_MAX + 1 }));
    char back[KS_LABEL_MAX + 1];
    ck_assert(ks_label_decode((struct ks_str) { longest, KS_LABEL_MAX }, back));
    ck_assert(!ks_label_decode((struct ks_str) { longest, KS_LABEL_MAX + 1 }, back));
    ck_assert(!ks_label_valid((struct ks_str) { "", 0 }));
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, reads_and_writes_the_one_spelling);
    tcase_add_loop_test(tc, refuses_every_other, 0, (int)KS_COUNT(edits));
    tcase_add_test(tc, a_hash_has_one_length_and_size);
    tcase_add_test(tc, a_site_may_have_one_letter);
    tcase_add_test(tc, refuses_every_prefix_and_every_flipped_byte);
    tcase_add_test(tc, alerts_are_short_and_few);
    tcase_add_test(tc, labels_have_one_spelling);
}

int main(void)
{
    return check_main("manifest", add);
}
