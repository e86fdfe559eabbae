/* Installed releases, judged again: what others have upon a signed release stands and falls with
 * the keys of that very release, whichever was accepted since. */
#include "core/release/layers.h"
#include "support/attack_world.h"
#include "support/check_main.h"
#include "sync/verify/holds.h"

#define OWN "assets/office/share/a.md"

/* An office puts its own upon what is shown, or changes it. */
static void put_own(struct world *w, const char *words)
{
    static const char *const names[] = { "share" };
    struct ks_arena *arena = ks_arena_new();
    struct ks_base base;
    struct ks_manifest shown, whole;
    struct ks_manifest_file file = { .path = OWN, .type = KS_BLOB_CARD, .length = strlen(words) };
    struct ks_buf text = { 0 };
    ks_sha256(words, strlen(words), file.sha256);
    struct ks_object *object;
    ck_assert_int_eq(ks_store_object_begin(w->store, file.sha256, file.length, &object, NULL),
                     KS_STORED);
    ck_assert_int_eq(ks_store_object_write(object, words, strlen(words), NULL), KS_STORED);
    ck_assert_int_eq(ks_store_object_finish(object, NULL), KS_STORED);
    ks_store_base(w->store, KS_ROLE_CONTENT, arena, &base);
    ks_store_shown(w->store, KS_ROLE_CONTENT, arena, &shown);
    struct ks_said said = { .names = names, .n_names = 1, .files = &file, .n_files = 1 };
    ks_layers_compose(KS_ROLE_CONTENT, &base, &shown, &said, arena, &whole);
    ks_layers_finish(&whole, KS_ROLE_CONTENT, ks_store_head(w->store), NOW);
    ck_assert(ks_manifest_format(&whole, &text, NULL));
    struct ks_signed document = { .bytes = { text.p, text.n } };
    ck_assert_int_eq(ks_store_commit(w->store, &document, KS_ORIGIN_OPEN, NULL), KS_COMMITTED);
    ck_assert(ks_store_prove(w->store, NULL));
    ks_buf_free(&text);
    ks_arena_free(arena);
}

/* The box offers this version, signed by one key of the content. */
static void bring(struct world *w, unsigned long long version, int key)
{
    struct release release = content_release(version);
    char path[64];
    box_clear(&w->box);
    put_release(&w->box, &release);
    release_path(&release, path);
    sign_by(&w->box, path, key);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
}

/* The roots take a key away; nothing else comes. */
static void revoke(struct world *w, int key)
{
    struct ks_trust trust = first_trust();
    trust.n = 2;
    trust.created += 2;
    ck_assert(ks_trust_revoke(&trust, &key_of(key)->public));
    box_clear(&w->box);
    put_trust(&w->box, &trust, (int[]) { 0, 1 }, 2);
    (void)receive(w, KS_ROLE_ALERT);
    ck_assert_uint_eq(ks_store_head(w->store)->trust_version, 2);
}

static const struct ks_head_role *content_of(const struct world *w)
{
    return &ks_store_head(w->store)->role[KS_ROLE_CONTENT];
}

/* What is shown: the office's own, with so many files of a signed release. */
static void assert_shown(struct world *w, size_t of_signed)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_manifest shown;
    ks_store_shown(w->store, KS_ROLE_CONTENT, arena, &shown);
    ck_assert_ptr_nonnull(ks_manifest_find(&shown, OWN));
    ck_assert_uint_eq(shown.n_files, 1 + of_signed);
    ks_arena_free(arena);
}

static void assert_takes_down(struct world *w, enum ks_holds expected)
{
    uint64_t serial = ks_store_head(w->store)->serial;
    ck_assert_int_eq(ks_holds_all(w->store), expected);
    ck_assert(ks_holds_take_down(w->store, NOW, NULL));
    ck_assert_uint_eq(ks_store_head(w->store)->serial, serial + (expected == KS_HOLDS_NOT ? 1 : 0));
    ck_assert_int_ne(ks_holds_all(w->store), KS_HOLDS_NOT);
}

/* 1.6 proved bad, so that what is shown stands upon 1.5 again, and 1.6 is the highest. */
static struct world *fallen_back(void)
{
    struct world *w = world_new();
    ck_assert(ks_store_prove(w->store, NULL));
    put_own(w, "# the office's");
    bring(w, 6, CONTENT + 1);
    assert_shown(w, 3);
    ck_assert(ks_holds_before_fall_back(w->store, NULL));
    ck_assert(ks_store_fall_back(w->store, NULL));
    ck_assert(ks_store_gc(w->store, NOW, NULL));
    assert_shown(w, 3);
    return w;
}

START_TEST(what_stands_upon_an_older_release_falls_with_its_key)
{
    struct world *w = fallen_back();
    revoke(w, CONTENT);
    assert_takes_down(w, KS_HOLDS_NOT);
    assert_shown(w, 0);
    ck_assert_int_eq(content_of(w)->previous.origin, KS_ORIGIN_NONE);
    world_free(w);
}
END_TEST

START_TEST(and_not_with_that_of_the_highest)
{
    struct world *w = fallen_back();
    revoke(w, CONTENT + 1);
    assert_takes_down(w, KS_HOLDS_NOT); /* the highest, of which nothing is shown */
    assert_shown(w, 3);
    ck_assert(ks_hash_is_zero(content_of(w)->top));
    put_own(w, "# the office's, changed");
    assert_shown(w, 3);
    world_free(w);
}
END_TEST

/* Also what an office puts upon it later: the same base, the same keys. */
START_TEST(and_what_is_put_upon_it_later_too)
{
    struct world *w = fallen_back();
    put_own(w, "# the office's, changed");
    ck_assert(ks_store_gc(w->store, NOW, NULL));
    assert_shown(w, 3);
    revoke(w, CONTENT);
    assert_takes_down(w, KS_HOLDS_NOT);
    assert_shown(w, 0);
    ck_assert_int_eq(content_of(w)->previous.origin, KS_ORIGIN_NONE);
    world_free(w);
}
END_TEST

/* What could be fallen back to goes by the keys of what it stands upon. */
START_TEST(the_previous_one_stays_or_goes_by_its_own_key)
{
    for (int i = 0; i < 2; i++) {
        struct world *w = world_new();
        ck_assert(ks_store_prove(w->store, NULL));
        put_own(w, "# the office's");
        bring(w, 6, CONTENT + 1);
        ck_assert(ks_store_prove(w->store, NULL));
        ck_assert_int_eq(content_of(w)->previous.origin, KS_ORIGIN_OPEN);
        revoke(w, i == 0 ? CONTENT : ALERT + 2);
        ck_assert_int_eq(content_of(w)->previous.origin, i == 0 ? KS_ORIGIN_NONE : KS_ORIGIN_OPEN);
        assert_takes_down(w, KS_HOLDS);
        assert_shown(w, 3);
        world_free(w);
    }
}
END_TEST

/* Where the document with its signatures is gone nobody can tell, and what plays stays. */
START_TEST(what_nobody_can_tell_of_plays_on)
{
    struct world *w = fallen_back();
    uint8_t upon[KS_SHA256_BYTES];
    char path[200], hex[KS_SHA256_HEX];
    ck_assert_int_eq(ks_store_upon(w->store, KS_ROLE_CONTENT, &content_of(w)->current, upon),
                     KS_DOCUMENT_WHOLE);
    ks_sha256_hex(upon, hex);
    snprintf(path, sizeof path, "%s/rel/%s", w->folder, hex);
    ck_assert_int_eq(unlink(path), 0);
    assert_takes_down(w, KS_HOLDS_UNKNOWN);
    assert_shown(w, 3);
    world_free(w);
}
END_TEST

/* Nor is what could be fallen back to given up, by a disk that may read it again: it is judged
 * before anything falls back. */
START_TEST(a_previous_one_nobody_can_tell_of_is_kept)
{
    struct world *w = world_new();
    uint8_t upon[KS_SHA256_BYTES];
    char path[200], hex[KS_SHA256_HEX];
    ck_assert(ks_store_prove(w->store, NULL));
    put_own(w, "# the office's");
    bring(w, 6, CONTENT + 1);
    ck_assert(ks_store_prove(w->store, NULL));
    ck_assert_int_eq(ks_store_upon(w->store, KS_ROLE_CONTENT, &content_of(w)->previous, upon),
                     KS_DOCUMENT_WHOLE);
    ks_sha256_hex(upon, hex);
    snprintf(path, sizeof path, "%s/rel/%s", w->folder, hex);
    ck_assert_int_eq(unlink(path), 0);
    assert_takes_down(w, KS_HOLDS);
    ck_assert_int_eq(content_of(w)->previous.origin, KS_ORIGIN_OPEN);
    ck_assert(ks_holds_before_fall_back(w->store, NULL));
    ck_assert_int_eq(content_of(w)->previous.origin, KS_ORIGIN_NONE);
    world_free(w);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_stands_upon_an_older_release_falls_with_its_key);
    tcase_add_test(tc, and_not_with_that_of_the_highest);
    tcase_add_test(tc, and_what_is_put_upon_it_later_too);
    tcase_add_test(tc, the_previous_one_stays_or_goes_by_its_own_key);
    tcase_add_test(tc, what_nobody_can_tell_of_plays_on);
    tcase_add_test(tc, a_previous_one_nobody_can_tell_of_is_kept);
}

int main(void)
{
    return check_main("holds", add);
}
