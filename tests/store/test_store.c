/* The store on a real folder: what goes in comes out, versions only go up, damage costs itself. */
#include "store/store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/alert/alert.h"
#include "port/clock.h"
#include "support/check_main.h"
#include "support/make_release.h"
#include "support/said.h"
#include "support/tmpdir.h"

static struct tmpdir tmp;
static char state[80], factory[80];

static void setup(void)
{
    tmpdir_make(&tmp);
    snprintf(state, sizeof state, "%s/state", tmp.path);
    snprintf(factory, sizeof factory, "%s/factory", tmp.path);
    char path[160];
    ck_assert_int_eq(mkdir(factory, 0755), 0);
    snprintf(path, sizeof path, "%s/playlists", factory);
    ck_assert_int_eq(mkdir(path, 0755), 0);
    snprintf(path, sizeof path, "%s/playlists/main.csv", factory);
    ck_assert(ks_file_write(path, "factory", 7, NULL));
}

static void teardown(void)
{
    tmpdir_remove(&tmp);
}

static struct ks_store *open_store(bool writer)
{
    struct ks_err err = { 0 };
    struct ks_store_params params = { .writer = writer, .factory = factory };
    ck_assert_msg(ks_disk_real(state, KS_DISK_MADE, &params.disk, &err), "%s", said_err(&err));
    struct ks_store *store = ks_store_open(&params, &err);
    ck_assert_msg(store != NULL, "%s", said_err(&err));
    return store;
}

static struct ks_store *open_writer(void)
{
    struct ks_store *store = open_store(true);
    struct ks_signed trust = trust_doc("KST1 one\nend\n");
    if (ks_store_head(store)->trust_version == 0) {
        ck_assert(ks_store_commit_trust(store, &trust, 1, 1, 0, NULL));
    }
    return store;
}

static const struct blob first[] = {
    { "playlists/main.csv", "item\ncards/a.md\n" },
    { "assets/cards/a.md", "# 一" },
    { "assets/cards/旧.md", "# 旧的一张" },
};
static const struct blob second[] = {
    { "playlists/main.csv", "item\ncards/b.md\n" },
    { "assets/cards/a.md", "# 一" },
    { "assets/cards/b.md", "# 二" },
};
static const struct blob warning[] = { { "assets/alerts/w.md", "# 警报" } };

#define INSTALL(store, made, origin)                                                               \
    do {                                                                                           \
        struct ks_err e = { 0 };                                                                   \
        ck_assert_msg(install((store), (made), (origin), &e), "%s", said_err(&e));                 \
    } while (0)

static void expect(struct ks_content_set *set, const char *path, const char *bytes)
{
    struct ks_err err = { 0 };
    char *found;
    size_t n;
    bool ok = ks_content_set_read(set, path, 1000, &found, &n, &err);
    if (bytes == NULL) {
        ck_assert_msg(!ok, "%s can be read", path);
        return;
    }
    ck_assert_msg(ok, "%s: %s", path, said_err(&err));
    ck_assert_str_eq(found, bytes);
    free(found);
}

static size_t files_in(const char *below)
{
    char command[200];
    snprintf(command, sizeof command, "find '%s/%s' -type f | wc -l", state, below);
    FILE *pipe = popen(command, "r");
    size_t n = 0;
    ck_assert_int_eq(fscanf(pipe, "%zu", &n), 1);
    pclose(pipe);
    return n;
}

START_TEST(what_goes_in_comes_out)
{
    struct made one, two, alert;
    make_release(&one, KS_ROLE_CONTENT, 1, 7, first, KS_COUNT(first));
    make_release(&two, KS_ROLE_CONTENT, 1, 8, second, KS_COUNT(second));
    make_release(&alert, KS_ROLE_ALERT, 1, 1, warning, KS_COUNT(warning));
    struct ks_store *store = open_writer();
    INSTALL(store, &one, KS_ORIGIN_SIGNED);
    ck_assert(!ks_store_head(store)->proving); /* nothing to fall back to */
    INSTALL(store, &two, KS_ORIGIN_SIGNED);
    ck_assert(ks_store_head(store)->proving);
    ck_assert(ks_store_prove(store, NULL));
    INSTALL(store, &alert, KS_ORIGIN_SIGNED);
    ck_assert_int_eq(ks_store_head(store)->floor, 1600000008);

    struct ks_store *reader = open_store(false);
    enum ks_shown shown;
    struct ks_content_set *set = ks_store_content_set(reader, &shown);
    ck_assert_int_eq(shown, KS_SHOWN_CURRENT);
    expect(set, "playlists/main.csv", "item\ncards/b.md\n");
    expect(set, "assets/cards/b.md", "# 二");
    expect(set, "assets/cards/旧.md", NULL);
    expect(set, "assets/alerts/w.md", "# 警报");
    struct ks_arena *arena = ks_arena_new();
    struct ks_names names;
    ck_assert(ks_content_set_list(set, "assets", 100, NULL, arena, &names, NULL));
    ck_assert_uint_eq(names.n, 3);
    ck_assert_str_eq(names.v[0], "assets/alerts/w.md");
    ck_assert_str_eq(names.v[2], "assets/cards/b.md");
    ck_assert(!names.cut);
    ck_assert(ks_content_set_list(set, "assets", 2, NULL, arena, &names, NULL));
    ck_assert(names.n == 2 && names.cut);
    ck_assert(ks_content_set_list(set, "assets", 2, ks_cap_is_message, arena, &names, NULL));
    ck_assert(names.n == 0 && !names.cut);
    ck_assert(ks_content_set_list(set, "assets/card", 100, NULL, arena, &names, NULL));
    ck_assert_uint_eq(names.n, 0);
    ks_arena_free(arena);
    ks_content_set_close(set);

    ck_assert(!ks_store_refresh(reader));
    ck_assert(ks_store_fall_back(store, NULL));
    ck_assert(ks_store_refresh(reader));
    set = ks_store_content_set(reader, &shown);
    expect(set, "assets/cards/旧.md", "# 旧的一张");
    ks_content_set_close(set);
    ks_store_close(reader);
    ks_store_close(store);

    store = open_writer();
    struct ks_err err = { 0 };
    ck_assert(!install(store, &two, KS_ORIGIN_SIGNED, &err)); /* refused, also after a restart */
    ck_assert_int_eq(err.code, KS_ERR_REFUSED);
    ck_assert_uint_eq(ks_store_head(store)->role[KS_ROLE_CONTENT].version, 8);
    ks_store_close(store);
    made_free(&one);
    made_free(&two);
    made_free(&alert);
}
END_TEST

START_TEST(versions_only_go_up)
{
    struct made v7, v8, open1, v7_again, other8;
    make_release(&v7, KS_ROLE_CONTENT, 1, 7, first, KS_COUNT(first));
    make_release(&v8, KS_ROLE_CONTENT, 1, 8, second, KS_COUNT(second));
    make_release(&other8, KS_ROLE_CONTENT, 1, 8, first, KS_COUNT(first));
    make_release(&open1, KS_ROLE_CONTENT, 1, 1, first, 2);
    make_release(&v7_again, KS_ROLE_CONTENT, 2, 7, first, KS_COUNT(first));
    struct ks_store *store = open_writer();
    struct ks_err err = { 0 };
    INSTALL(store, &v8, KS_ORIGIN_SIGNED);
    ck_assert_int_eq(ks_store_verdict(store, &v8.manifest, v8.doc.bytes, KS_ORIGIN_SIGNED),
                     KS_VERDICT_HAVE);
    ck_assert(!install(store, &v7, KS_ORIGIN_SIGNED, &err));
    ck_assert(!install(store, &other8, KS_ORIGIN_SIGNED, &err));
    /* An open folder in between does not use up the office's versions, nor bring old ones back. */
    INSTALL(store, &open1, KS_ORIGIN_OPEN);
    ck_assert_uint_eq(ks_store_head(store)->role[KS_ROLE_CONTENT].version, 8);
    ck_assert(!install(store, &v7, KS_ORIGIN_SIGNED, &err));
    ck_assert(!install(store, &other8, KS_ORIGIN_SIGNED, &err));
    INSTALL(store, &v8, KS_ORIGIN_SIGNED);
    /* A trust file with a higher epoch starts again; of the old epoch nothing comes any more. */
    struct ks_signed trust = trust_doc("KST1 two\nend\n");
    ck_assert(!ks_store_commit_trust(store, &trust, 1, 2, 0, NULL));
    ck_assert(ks_store_commit_trust(store, &trust, 2, 2, 0, NULL));
    ck_assert(!install(store, &v8, KS_ORIGIN_SIGNED, &err) ||
              ks_store_verdict(store, &v8.manifest, v8.doc.bytes, KS_ORIGIN_SIGNED) ==
                  KS_VERDICT_HAVE);
    INSTALL(store, &v7_again, KS_ORIGIN_SIGNED);
    ck_assert_int_eq(ks_store_verdict(store, &v8.manifest, v8.doc.bytes, KS_ORIGIN_SIGNED),
                     KS_VERDICT_EPOCH);
    ks_store_close(store);
    made_free(&v7);
    made_free(&v8);
    made_free(&other8);
    made_free(&open1);
    made_free(&v7_again);
}
END_TEST

START_TEST(a_refused_folder_stays_refused_under_its_next_version)
{
    struct made good, bad, again;
    make_release(&good, KS_ROLE_CONTENT, 1, 1, first, KS_COUNT(first));
    make_release(&bad, KS_ROLE_CONTENT, 1, 2, second, KS_COUNT(second));
    make_release(&again, KS_ROLE_CONTENT, 1, 3, second, KS_COUNT(second));
    struct ks_store *store = open_writer();
    INSTALL(store, &good, KS_ORIGIN_OPEN);
    INSTALL(store, &bad, KS_ORIGIN_OPEN);
    ck_assert(ks_store_fall_back(store, NULL));
    ck_assert_int_eq(ks_store_verdict(store, &again.manifest, again.doc.bytes, KS_ORIGIN_OPEN),
                     KS_VERDICT_REFUSED);
    ks_store_close(store);
    made_free(&good);
    made_free(&bad);
    made_free(&again);
}
END_TEST

/* What is shown of the role content stands upon; NULL: what nobody signed. */
static void assert_base(struct ks_store *store, const struct made *signed_one)
{
    struct ks_base base;
    struct ks_arena *arena = ks_arena_new();
    ks_store_base(store, KS_ROLE_CONTENT, arena, &base);
    ck_assert_int_eq(base.kind, signed_one == NULL ? KS_BASE_NONE : KS_BASE_SIGNED);
    if (signed_one != NULL) {
        ck_assert_mem_eq(base.hash, signed_one->hash, sizeof base.hash);
        ck_assert(ks_manifest_same_files(&base.manifest, &signed_one->manifest));
    }
    ks_arena_free(arena);
}

/* A signed release proved bad: what is shown again stands upon the one before it, which is kept for
 * that, also after an office changed its own upon it and garbage was collected. */
START_TEST(what_is_shown_after_a_fall_is_still_signed)
{
    struct made good, own, bad, more;
    make_release(&good, KS_ROLE_CONTENT, 1, 1, first, 2);
    make_release(&own, KS_ROLE_CONTENT, 1, 2, first, 3);
    make_release(&bad, KS_ROLE_CONTENT, 1, 2, second, KS_COUNT(second));
    make_release(&more, KS_ROLE_CONTENT, 1, 3, first, 2);
    stand_upon(&own, good.hash);
    stand_upon(&more, good.hash);
    struct ks_store *store = open_writer();
    INSTALL(store, &good, KS_ORIGIN_SIGNED);
    ck_assert(ks_store_prove(store, NULL));
    INSTALL(store, &own, KS_ORIGIN_OPEN);
    ck_assert(ks_store_prove(store, NULL));
    INSTALL(store, &bad, KS_ORIGIN_SIGNED);
    assert_base(store, &bad);
    ck_assert(ks_store_gc(store, 0, NULL));
    ck_assert(ks_store_fall_back(store, NULL));
    assert_base(store, &good);
    INSTALL(store, &more, KS_ORIGIN_OPEN);
    ck_assert(ks_store_gc(store, 0, NULL));
    assert_base(store, &good);
    ks_store_close(store);
    made_free(&good);
    made_free(&own);
    made_free(&bad);
    made_free(&more);
}
END_TEST

/* But where the first signed release proved bad, what is shown again never was signed. */
START_TEST(what_was_never_signed_is_not_after_a_fall)
{
    struct made own, bad, more;
    make_release(&own, KS_ROLE_CONTENT, 1, 1, first, KS_COUNT(first));
    make_release(&bad, KS_ROLE_CONTENT, 1, 2, second, KS_COUNT(second));
    make_release(&more, KS_ROLE_CONTENT, 1, 2, first, 2);
    stand_upon(&own, NULL);
    stand_upon(&more, NULL);
    struct ks_store *store = open_writer();
    INSTALL(store, &own, KS_ORIGIN_OPEN);
    ck_assert(ks_store_prove(store, NULL));
    assert_base(store, NULL);
    INSTALL(store, &bad, KS_ORIGIN_SIGNED);
    ck_assert(ks_store_fall_back(store, NULL));
    assert_base(store, NULL);
    INSTALL(store, &more, KS_ORIGIN_OPEN);
    assert_base(store, NULL);
    ks_store_close(store);
    made_free(&own);
    made_free(&bad);
    made_free(&more);
}
END_TEST

/* What is vouched for no more falls in the step in which another takes its place, or by itself. */
START_TEST(what_falls_falls_in_one_step)
{
    struct made one, two, three;
    make_release(&one, KS_ROLE_CONTENT, 1, 1, first, 2);
    make_release(&two, KS_ROLE_CONTENT, 1, 2, first, 3);
    make_release(&three, KS_ROLE_CONTENT, 1, 3, second, KS_COUNT(second));
    struct ks_store *store = open_writer();
    const struct ks_head *head = ks_store_head(store);
    const struct ks_head_role *content = &head->role[KS_ROLE_CONTENT];
    INSTALL(store, &one, KS_ORIGIN_SIGNED);
    ck_assert(ks_store_prove(store, NULL));
    INSTALL(store, &two, KS_ORIGIN_SIGNED);
    ck_assert(ks_store_prove(store, NULL));
    for (size_t i = 0; i < KS_COUNT(second); i++) {
        ck_assert(put_blob(store, second[i].bytes, NULL));
    }
    uint64_t serial = head->serial;
    struct ks_commit commit = { .release = &three.doc,
                                .origin = KS_ORIGIN_SIGNED,
                                .fall = { .current = true } };
    ck_assert_int_eq(ks_store_commit_layers(store, &commit, NULL), KS_COMMITTED);
    ck_assert_uint_eq(head->serial, serial + 1);
    ck_assert_mem_eq(content->previous.hash, one.hash, sizeof one.hash);
    ck_assert(ks_store_take_down(store, KS_ROLE_CONTENT,
                                 (struct ks_fall) { .current = true, .top = true }, NULL));
    ck_assert_uint_eq(head->serial, serial + 2);
    ck_assert_mem_eq(content->current.hash, one.hash, sizeof one.hash);
    ck_assert_int_eq(content->previous.origin, KS_ORIGIN_NONE);
    ck_assert(ks_hash_is_zero(content->top) && !head->proving);
    ks_store_close(store);
    made_free(&one);
    made_free(&two);
    made_free(&three);
}
END_TEST

struct hold {
    bool known;
    uint8_t hash[KS_SHA256_BYTES];
};

static bool hold_one(void *context, void (*add)(void *to, const uint8_t *hash), void *to)
{
    const struct hold *hold = context;
    add(to, hold->hash);
    return hold->known;
}

/* What another look has brought and not committed yet is no garbage; where that is not known,
 * nothing goes. */
START_TEST(what_another_brings_now_is_no_garbage)
{
    struct hold hold = { .known = true };
    struct ks_err err = { 0 };
    struct ks_store_params params = { .writer = true, .held = hold_one, .context = &hold };
    ks_sha256(first[0].bytes, strlen(first[0].bytes), hold.hash);
    ck_assert(ks_disk_real(state, KS_DISK_MADE, &params.disk, &err));
    struct ks_store *store = ks_store_open(&params, &err);
    ck_assert(put_blob(store, first[0].bytes, &err) && put_blob(store, first[1].bytes, &err));
    hold.known = false;
    ck_assert(!ks_store_gc(store, 0, &err));
    ck_assert_int_eq(err.code, KS_ERR_IO);
    ck_assert_uint_eq(files_in("obj"), 2);
    hold.known = true;
    /* Short of room, it collects. */
    ck_assert_int_eq(ks_store_room(store, UINT64_C(1) << 60, 1, 0, &err), KS_STORED_FULL);
    ck_assert_uint_eq(files_in("obj"), 1);
    ck_assert(ks_store_has(store, hold.hash, strlen(first[0].bytes)));
    ks_store_close(store);
}
END_TEST

START_TEST(garbage_goes_and_nothing_else)
{
    static const struct blob third[] = { { "playlists/main.csv", "item\n" } };
    struct made one, two, three;
    make_release(&one, KS_ROLE_CONTENT, 1, 1, first, KS_COUNT(first));
    make_release(&two, KS_ROLE_CONTENT, 1, 2, second, KS_COUNT(second));
    make_release(&three, KS_ROLE_CONTENT, 1, 3, third, KS_COUNT(third));
    struct ks_store *store = open_writer();
    struct ks_err err = { 0 };
    INSTALL(store, &one, KS_ORIGIN_SIGNED);
    INSTALL(store, &two, KS_ORIGIN_SIGNED);
    ck_assert(ks_store_prove(store, NULL));
    ck_assert(ks_store_gc(store, 0, &err));
    ck_assert_uint_eq(files_in("obj"), 5); /* one and two share a file */
    ck_assert_uint_eq(files_in("rel"), 4); /* with the trust file, twice */
    INSTALL(store, &three, KS_ORIGIN_SIGNED);
    ck_assert(ks_store_fetching(store, &one.doc, 1000, &err)); /* half fetched: its files stay */
    ck_assert(ks_store_gc(store, 1000, &err));
    ck_assert_uint_eq(files_in("obj"), 6);
    ck_assert(ks_store_gc(store, 1000 + KS_STAGED_SECONDS, &err));
    ck_assert_uint_eq(files_in("obj"), 4);
    ck_assert_uint_eq(files_in("rel"), 4);
    struct ks_content_set *set = ks_store_content_set(store, NULL);
    expect(set, "playlists/main.csv", "item\n");
    ks_content_set_close(set);
    ck_assert(ks_store_fall_back(store, NULL));
    set = ks_store_content_set(store, NULL);
    expect(set, "assets/cards/b.md", "# 二");
    ks_content_set_close(set);
    ks_store_close(store);
    made_free(&one);
    made_free(&two);
    made_free(&three);
}
END_TEST

static void damage(const char *bytes)
{
    uint8_t hash[32];
    char hex[KS_SHA256_HEX], path[200];
    ks_sha256(bytes, strlen(bytes), hash);
    ks_sha256_hex(hash, hex);
    snprintf(path, sizeof path, "%s/obj/%.2s/%s", state, hex, hex);
    int fd = open(path, O_WRONLY);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(pwrite(fd, "X", 1, 0), 1);
    close(fd);
}

START_TEST(a_damaged_file_is_not_shown_and_heals)
{
    static const struct blob many[] = {
        { "playlists/main.csv", "item\n" }, { "assets/cards/1.md", "# 1" },
        { "assets/cards/2.md", "# 2" },     { "assets/cards/3.md", "# 3" },
        { "assets/cards/4.md", "# 4" },     { "assets/cards/5.md", "# 5" },
    };
    struct made one;
    make_release(&one, KS_ROLE_CONTENT, 1, 1, many, KS_COUNT(many));
    struct ks_store *store = open_writer();
    INSTALL(store, &one, KS_ORIGIN_SIGNED);
    ck_assert(!ks_store_damaged(store));
    damage("# 3");
    struct ks_store *reader = open_store(false);
    enum ks_shown shown;
    struct ks_content_set *set = ks_store_content_set(reader, &shown);
    ck_assert_int_eq(shown, KS_SHOWN_CURRENT);
    expect(set, "assets/cards/3.md", NULL);
    expect(set, "assets/cards/4.md", "# 4");

    bool found = false;
    for (size_t i = 0; i < KS_COUNT(many) && !found; i++) {
        ks_store_scrub(store, &found);
    }
    ck_assert(found);
    ck_assert(ks_store_damaged(store));
    bool needed[KS_COUNT(many)];
    uint64_t bytes;
    ks_store_missing(store, &one.manifest, needed, &bytes);
    ck_assert_uint_eq(bytes, 3);
    INSTALL(store, &one, KS_ORIGIN_SIGNED); /* the same release again mends */
    ck_assert(!ks_store_damaged(store));
    expect(set, "assets/cards/3.md", "# 3");
    ks_content_set_close(set);
    ks_store_close(reader);
    ks_store_close(store);
    made_free(&one);
}
END_TEST

static void flip_document(const uint8_t hash[32], const char *tail)
{
    char path[200], hex[KS_SHA256_HEX], byte;
    ks_sha256_hex(hash, hex);
    snprintf(path, sizeof path, "%s/rel/%s%s", state, hex, tail);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    ck_assert_msg(fd >= 0, "%s", path);
    ck_assert_int_eq(pread(fd, &byte, 1, 20), 1);
    byte ^= 1;
    ck_assert_int_eq(pwrite(fd, &byte, 1, 20), 1);
    close(fd);
}

static int damages_seen(struct ks_store *store, int calls)
{
    int seen = 0;
    for (int i = 0; i < calls; i++) {
        bool damaged;
        ks_store_scrub(store, &damaged);
        seen += damaged;
    }
    return seen;
}

/* A reader sees the decay, the writer mends what is there twice; a manifest comes from outside. */
START_TEST(documents_that_decay_are_seen_and_mended)
{
    static const char *const tails[] = { "", ".bak" };
    struct made one, two;
    make_release(&one, KS_ROLE_CONTENT, 1, 1, first, KS_COUNT(first));
    make_release(&two, KS_ROLE_CONTENT, 1, 2, second, KS_COUNT(second));
    struct ks_store *store = open_writer();
    INSTALL(store, &one, KS_ORIGIN_SIGNED);
    INSTALL(store, &two, KS_ORIGIN_SIGNED);
    ck_assert(ks_store_gc(store, 0, NULL));
    uint8_t trust[32];
    memcpy(trust, ks_store_head(store)->trust, sizeof trust);
    struct ks_store *reader = open_store(false);
    ck_assert_int_eq(damages_seen(reader, 40), 0);
    for (int i = 0; i < 2; i++) {
        flip_document(trust, tails[i]);
        ck_assert_int_eq(damages_seen(reader, 40), 1); /* said once, not at every round */
        ck_assert_int_eq(damages_seen(store, 20), 1);  /* and mended */
        ck_assert_int_eq(damages_seen(store, 40), 0);
        ck_assert_int_eq(damages_seen(reader, 40), 0);
        flip_document(trust, tails[i]);
        ks_store_close(store);
        store = open_writer(); /* opening mends as well */
        ck_assert_int_eq(damages_seen(store, 40), 0);
        ck_assert_int_eq(damages_seen(reader, 40), 0);
        ck_assert(!ks_store_damaged(reader));
    }
    flip_document(two.hash, "");
    ck_assert_int_eq(damages_seen(reader, 40), 1);
    ck_assert_int_eq(damages_seen(store, 40), 1);
    ck_assert(ks_store_damaged(reader) && ks_store_damaged(store));
    INSTALL(store, &two, KS_ORIGIN_SIGNED);
    ck_assert(!ks_store_damaged(store));
    ck_assert_int_eq(damages_seen(reader, 40), 0);
    flip_document(one.hash, ""); /* the previous one: nothing would bring it back */
    ck_assert_int_eq(damages_seen(reader, 40), 0);
    ks_store_close(reader);
    ks_store_close(store);
    made_free(&one);
    made_free(&two);
}
END_TEST

START_TEST(when_too_much_is_gone_the_previous_release_plays_then_the_factory)
{
    struct made one, two, alert;
    make_release(&one, KS_ROLE_CONTENT, 1, 1, first, KS_COUNT(first));
    make_release(&two, KS_ROLE_CONTENT, 1, 2, second, KS_COUNT(second));
    make_release(&alert, KS_ROLE_ALERT, 1, 1, warning, KS_COUNT(warning));
    struct ks_store *store = open_writer();
    INSTALL(store, &one, KS_ORIGIN_SIGNED);
    INSTALL(store, &two, KS_ORIGIN_SIGNED);
    INSTALL(store, &alert, KS_ORIGIN_SIGNED);
    char command[200];
    uint8_t gone[32];
    char hex[KS_SHA256_HEX];
    ks_sha256("# 二", strlen("# 二"), gone);
    ks_sha256_hex(gone, hex);
    snprintf(command, sizeof command, "rm '%s'/obj/%.2s/%s", state, hex, hex);
    ck_assert_int_eq(system(command), 0);
    enum ks_shown shown;
    struct ks_content_set *set = ks_store_content_set(store, &shown);
    ck_assert_int_eq(shown, KS_SHOWN_PREVIOUS);
    expect(set, "playlists/main.csv", "item\ncards/a.md\n");
    ks_content_set_close(set);
    char path[200];
    ks_sha256_hex(one.hash, hex);
    snprintf(path, sizeof path, "%s/rel/%s", state, hex);
    ck_assert_int_eq(unlink(path), 0);
    set = ks_store_content_set(store, &shown);
    ck_assert_int_eq(shown, KS_SHOWN_FACTORY);
    expect(set, "playlists/main.csv", "factory");
    expect(set, "assets/alerts/w.md", "# 警报"); /* a warning does not need the rest */
    ks_content_set_close(set);
    ks_store_close(store);

    snprintf(command, sizeof command,
             "for f in HEAD HEAD.bak; do head -c 512 /dev/urandom > '%s'/$f; done", state);
    ck_assert_int_eq(system(command), 0);
    store = open_store(false);
    set = ks_store_content_set(store, &shown);
    ck_assert_int_eq(shown, KS_SHOWN_FACTORY);
    expect(set, "playlists/main.csv", "factory");
    ks_content_set_close(set);
    ks_store_close(store);
    store = open_writer();
    INSTALL(store, &two, KS_ORIGIN_SIGNED);
    ks_store_close(store);
    made_free(&one);
    made_free(&two);
    made_free(&alert);
}
END_TEST

START_TEST(one_writes_others_read)
{
    struct ks_store *store = open_writer();
    struct ks_err err = { 0 };
    struct ks_store_params params = { .writer = true };
    ck_assert(ks_disk_real(state, KS_DISK_THERE, &params.disk, &err));
    ck_assert(ks_store_open(&params, &err) == NULL);
    ck_assert_int_eq(err.code, KS_ERR_REFUSED);
    ks_store_close(open_store(false));
    ks_store_close(store);
}
END_TEST

START_TEST(what_this_process_has_hashed_is_not_hashed_again)
{
    struct made one, two;
    make_release(&one, KS_ROLE_CONTENT, 1, 1, first, KS_COUNT(first));
    make_release(&two, KS_ROLE_CONTENT, 1, 2, first, KS_COUNT(first));
    ks_store_close(open_writer());
    struct ks_verified *verified = ks_verified_new();
    struct ks_store_params params = { .writer = true, .verified = verified };
    ck_assert(ks_disk_real(state, KS_DISK_THERE, &params.disk, NULL));
    struct ks_store *store = ks_store_open(&params, NULL);
    INSTALL(store, &one, KS_ORIGIN_SIGNED);
    ks_store_close(store);
    damage("# 一"); /* shows who looks inside */
    ck_assert(ks_disk_real(state, KS_DISK_THERE, &params.disk, NULL));
    store = ks_store_open(&params, NULL);
    ck_assert_int_eq(ks_store_commit(store, &two.doc, KS_ORIGIN_SIGNED, NULL), KS_COMMITTED);
    bool found = false;
    for (size_t i = 0; i < KS_COUNT(first) && !found; i++) {
        ks_store_scrub(store, &found);
    }
    ck_assert(found);
    ks_store_close(store);
    store = open_writer();
    ck_assert(!ks_store_has(store, one.files[0].sha256, one.files[0].length));
    ks_store_close(store);
    ks_verified_free(verified);
    made_free(&one);
    made_free(&two);
}
END_TEST

START_TEST(head_is_the_record_or_nothing)
{
    struct ks_head head = { .serial = 3, .epoch = 2, .floor = -5, .proving = true }, back;
    head.role[KS_ROLE_ALERT].current = (struct ks_head_release) { KS_ORIGIN_OPEN, { 9 } };
    head.refused[3][31] = 7;
    uint8_t bytes[KS_HEAD_BYTES];
    ks_head_encode(&head, bytes);
    ck_assert(ks_head_decode(bytes, sizeof bytes, &back, NULL));
    ck_assert_int_eq(back.floor, -5);
    ck_assert_int_eq(back.refused[3][31], 7);
    ck_assert_int_eq(back.role[KS_ROLE_ALERT].current.hash[0], 9);
    for (size_t bit = 0; bit < 8 * sizeof bytes; bit++) {
        bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
        ck_assert_msg(!ks_head_decode(bytes, sizeof bytes, &back, NULL), "bit %zu", bit);
        bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    ck_assert(!ks_head_decode(bytes, sizeof bytes - 1, &back, NULL));
    /* CRC-32C of 508 bytes, all zeros but for the magic, by another implementation. */
    ks_head_encode(&(struct ks_head) { 0 }, bytes);
    uint32_t crc = 0;
    for (int i = 0; i < 4; i++) {
        crc |= (uint32_t)bytes[KS_HEAD_BYTES - 4 + i] << 8 * i;
    }
    ck_assert_uint_eq(crc, 0x98AE1B5E);
}
END_TEST

/* What this process has asked the system to read so far. */
static unsigned long long bytes_read(void)
{
    unsigned long long n = 0;
    FILE *io = fopen("/proc/self/io", "r");
    ck_assert(io != NULL);
    ck_assert_int_eq(fscanf(io, "rchar: %llu", &n), 1);
    fclose(io);
    return n;
}

static void put_file(const char *path, const void *bytes, size_t n, off_t length)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
    ck_assert_msg(fd >= 0, "%s", path);
    ck_assert_int_eq(write(fd, bytes, n), (ssize_t)n);
    ck_assert_int_eq(ftruncate(fd, length), 0);
    close(fd);
}

#define MANY 5000
#define POSTER_BYTES 858993 /* 5,000 of them: 4 GiB */

/* A store with 5,000 objects of 4 GiB in all; the posters are holes, so that hashing any would
 * show it damaged. */
static void make_large_store(const struct blob *real, size_t n_real)
{
    struct ks_manifest m = { .fleet = "campus-a",
                             .epoch = 1,
                             .version = 1,
                             .created = 1,
                             .expires = 2,
                             .minfw = 1,
                             .n_files = MANY };
    m.files = calloc(MANY, sizeof *m.files);
    char(*names)[40] = calloc(MANY, sizeof *names);
    char path[200];
    for (size_t i = 0; i < MANY; i++) {
        struct ks_manifest_file *file = &m.files[i];
        snprintf(names[i], sizeof names[i], "assets/posters/%04zu.jpg", i);
        *file = (struct ks_manifest_file) { .length = POSTER_BYTES,
                                            .type = KS_BLOB_JPEG,
                                            .width = 1920,
                                            .height = 1080,
                                            .path = names[i] };
        size_t n = sizeof i;
        const void *bytes = &i;
        if (i < n_real) {
            n = strlen(real[i].bytes);
            bytes = real[i].bytes;
            *file = (struct ks_manifest_file) { .length = n,
                                                .path = real[i].path,
                                                .type = i == 0 ? KS_BLOB_CARD : KS_BLOB_TABLE };
        }
        ks_sha256(bytes, n, file->sha256);
        m.total += file->length;
        char hex[KS_SHA256_HEX];
        ks_sha256_hex(file->sha256, hex);
        snprintf(path, sizeof path, "%s/obj/%.2s", state, hex);
        (void)mkdir(path, 0755);
        snprintf(path, sizeof path, "%s/obj/%.2s/%s", state, hex, hex);
        put_file(path, bytes, n, (off_t)file->length);
    }
    qsort(m.files, MANY, sizeof *m.files, blob_order);
    struct ks_err err = { 0 };
    struct ks_buf text = { 0 }, file = { 0 };
    ck_assert_msg(ks_manifest_format(&m, &text, &err), "%s", said_err(&err));
    struct ks_head head = { .serial = 1, .epoch = 1 };
    struct ks_head_release *current = &head.role[KS_ROLE_CONTENT].current;
    current->origin = KS_ORIGIN_SIGNED;
    ks_sha256(text.p, text.n, current->hash);
    char hex[KS_SHA256_HEX];
    ks_sha256_hex(current->hash, hex);
    ks_buf_addf(&file, "KSD1 %zu 0\n", text.n);
    ks_buf_add(&file, text.p, text.n);
    snprintf(path, sizeof path, "%s/rel/%s", state, hex);
    put_file(path, file.p, file.n, (off_t)file.n);
    uint8_t record[KS_HEAD_BYTES];
    ks_head_encode(&head, record);
    snprintf(path, sizeof path, "%s/HEAD", state);
    put_file(path, record, sizeof record, sizeof record);
    ks_buf_free(&text);
    ks_buf_free(&file);
    free(names);
    free(m.files);
}

static void spoil(const char *name, const char *bytes)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", state, name);
    ck_assert_int_eq(unlink(path), 0);
    put_file(path, bytes, strlen(bytes), (off_t)strlen(bytes));
}

/* A store whose HEAD cannot be believed is no new one: a reader says so. */
START_TEST(a_lost_head_is_told)
{
    struct made made;
    make_release(&made, KS_ROLE_CONTENT, 1, 1, first, KS_COUNT(first));
    struct ks_store *store = open_writer(), *reader = open_store(false);
    ck_assert_ptr_null(ks_store_lost(reader)); /* nothing was ever stored */
    INSTALL(store, &made, KS_ORIGIN_SIGNED);
    ks_store_close(store);
    spoil("HEAD", "rubbish");
    ck_assert(ks_store_refresh(reader));
    ck_assert_ptr_null(ks_store_lost(reader)); /* its copy is there */
    spoil("HEAD.bak", _i == 0 ? "" : "rubbish");
    ck_assert(!ks_store_refresh(reader));
    ck_assert_ptr_nonnull(ks_store_lost(reader));
    ck_assert_int_eq(ks_store_lost(reader)->code, KS_ERR_FORMAT);
    ks_store_close(reader);
    reader = open_store(false);
    ck_assert_ptr_nonnull(ks_store_lost(reader));
    ks_store_close(open_writer()); /* makes it anew */
    ck_assert(ks_store_refresh(reader));
    ck_assert_ptr_null(ks_store_lost(reader));
    ks_store_close(reader);
    made_free(&made);
}
END_TEST

START_TEST(a_large_file_is_looked_through_in_slices)
{
    size_t n = 5 * KS_SCRUB_BYTES - 7;
    char *bytes = malloc(n + 1);
    memset(bytes, 'v', n);
    bytes[n] = '\0';
    struct ks_manifest_file file = {
        .path = "assets/v.mp4", .type = KS_BLOB_VIDEO, .width = 9, .height = 9, .length = n
    };
    ks_sha256(bytes, n, file.sha256);
    struct ks_manifest m = { .fleet = "a",
                             .epoch = 1,
                             .version = 1,
                             .created = 1,
                             .expires = 2,
                             .minfw = 1,
                             .total = n,
                             .files = &file,
                             .n_files = 1 };
    struct ks_err err = { 0 };
    struct ks_buf text = { 0 };
    ck_assert_msg(ks_manifest_format(&m, &text, &err), "%s", said_err(&err));
    struct ks_signed doc = { .bytes = { text.p, text.n } };
    struct ks_store *store = open_store(true);
    ck_assert(put_blob(store, bytes, &err));
    ck_assert_msg(ks_store_commit(store, &doc, KS_ORIGIN_OPEN, &err) == KS_COMMITTED, "%s",
                  said_err(&err));
    ks_store_close(store);

    char path[200], hex[KS_SHA256_HEX];
    ks_sha256_hex(file.sha256, hex);
    snprintf(path, sizeof path, "%s/obj/%.2s/%s", state, hex, hex);
    store = open_store(false);
    for (int call = 1; call <= 12; call++) { /* five slices and the manifest, twice */
        unsigned long long before = bytes_read();
        bool damaged;
        ks_store_scrub(store, &damaged);
        ck_assert_uint_le(bytes_read() - before, KS_SCRUB_BYTES + 128 * 1024);
        ck_assert_msg(damaged == (call == 11), "%d", call); /* only the second time round */
        int fd = call == 6 ? open(path, O_WRONLY | O_CLOEXEC) : -1;
        if (fd >= 0) {
            ck_assert_int_eq(pwrite(fd, "w", 1, (off_t)n - 1), 1);
            close(fd);
        }
    }
    ck_assert(ks_store_damaged(store));
    ks_store_close(store);
    ks_buf_free(&text);
    free(bytes);
}
END_TEST

START_TEST(a_large_store_shows_its_first_content_without_hashing_the_rest)
{
    static const struct blob real[] = { { "assets/cards/a.md", "# 一" },
                                        { "playlists/main.csv", "item\ncards/a.md\n" } };
    ks_store_close(open_store(true)); /* makes the folders */
    make_large_store(real, KS_COUNT(real));
    unsigned long long before = bytes_read();
    struct ks_mono start = ks_clock_mono();
    struct ks_store *reader = open_store(false);
    enum ks_shown shown;
    struct ks_content_set *set = ks_store_content_set(reader, &shown);
    ck_assert_int_eq(shown, KS_SHOWN_CURRENT);
    expect(set, "playlists/main.csv", "item\ncards/a.md\n");
    expect(set, "assets/cards/a.md", "# 一");
    struct ks_mono end = ks_clock_mono();
    unsigned long long bytes = bytes_read() - before;
    printf("5,000 objects, 4 GiB: first content after %.0f ms, %llu KiB read\n",
           (double)(end.us - start.us) / 1e3, bytes / 1024);
    ck_assert_uint_lt(bytes, 4 << 20);
    expect(set, "assets/posters/0002.jpg", NULL); /* it is hashed when it is wanted */
    ks_content_set_close(set);
    ks_store_close(reader);
}
END_TEST

static void add(TCase *tc)
{
    tcase_set_timeout(tc, 120);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, what_goes_in_comes_out);
    tcase_add_test(tc, versions_only_go_up);
    tcase_add_test(tc, a_refused_folder_stays_refused_under_its_next_version);
    tcase_add_test(tc, garbage_goes_and_nothing_else);
    tcase_add_test(tc, a_damaged_file_is_not_shown_and_heals);
    tcase_add_test(tc, documents_that_decay_are_seen_and_mended);
    tcase_add_test(tc, when_too_much_is_gone_the_previous_release_plays_then_the_factory);
    tcase_add_test(tc, what_another_brings_now_is_no_garbage);
    tcase_add_test(tc, what_is_shown_after_a_fall_is_still_signed);
    tcase_add_test(tc, what_was_never_signed_is_not_after_a_fall);
    tcase_add_test(tc, what_falls_falls_in_one_step);
    tcase_add_test(tc, one_writes_others_read);
    tcase_add_loop_test(tc, a_lost_head_is_told, 0, 2);
    tcase_add_test(tc, what_this_process_has_hashed_is_not_hashed_again);
    tcase_add_test(tc, head_is_the_record_or_nothing);
    tcase_add_test(tc, a_large_file_is_looked_through_in_slices);
    tcase_add_test(tc, a_large_store_shows_its_first_content_without_hashing_the_rest);
}

int main(void)
{
    return check_main("store", add);
}
