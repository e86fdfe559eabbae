/* Ten things a device does with its store (see world.h). */
#include "world.h"

#include <stdlib.h>

#include "store/forms.h"

struct world world;

void world_make(void)
{
    static const struct blob v1[] = { { "playlists/main.csv", "one" },
                                      { "assets/cards/a.md",
                                        "# a, in the first and in the fourth" },
                                      { "assets/cards/b.md", "# b" },
                                      { "assets/cards/c.md", "# c, in both of the first two" } };
    static const struct blob v2[] = { { "playlists/main.csv", "two" },
                                      { "assets/cards/c.md", "# c, in both of the first two" },
                                      { "assets/cards/d.md", "# d" } };
    static const struct blob v3[] = { { "playlists/main.csv", "three" },
                                      { "assets/cards/d.md", "# d" },
                                      { "assets/cards/e.md", "# e" } };
    static const struct blob v4[] = { { "playlists/main.csv", "four" },
                                      { "assets/cards/a.md",
                                        "# a, in the first and in the fourth" } };
    static const struct blob e2[] = { { "playlists/main.csv", "of the second epoch" },
                                      { "assets/cards/b.md", "# b" } };
    static const struct blob a1[] = { { "assets/alerts/w.md", "# look out" } };
    static const struct blob o1[] = { { "playlists/main.csv", "a plain folder" },
                                      { "assets/cards/b.md", "# b" } };
    static const struct blob o2[] = { { "playlists/main.csv", "a plain folder" },
                                      { "assets/cards/f.md", "# f" } };
    /* The first and the second with what an office has upon them, then with what waited. */
    static const struct blob l1[] = { { "playlists/main.csv", "one" },
                                      { "assets/cards/a.md",
                                        "# a, in the first and in the fourth" },
                                      { "assets/cards/b.md", "# b" },
                                      { "assets/cards/c.md", "# c, in both of the first two" },
                                      { "assets/office/s/p.md", "# of an office" } };
    static const struct blob l2[] = { { "playlists/main.csv", "two" },
                                      { "assets/cards/c.md", "# c, in both of the first two" },
                                      { "assets/cards/d.md", "# d" },
                                      { "assets/office/s/p.md", "# of an office" } };
    static const struct blob l3[] = { { "playlists/main.csv", "two" },
                                      { "assets/cards/c.md", "# c, in both of the first two" },
                                      { "assets/cards/d.md", "# d" },
                                      { "assets/office/s/p.md", "# of an office" },
                                      { "assets/office/t/q.md", "# of another" } };
    /* What the office has, alone. */
    static const struct blob r1[] = { { "assets/office/s/p.md", "# of an office" } };
    static const struct blob s3[] = { { "assets/office/t/q.md", "# of another" } };
    make_release(&world.made[L1], KS_ROLE_CONTENT, 1, 1, l1, KS_COUNT(l1));
    make_release(&world.made[L2], KS_ROLE_CONTENT, 1, 2, l2, KS_COUNT(l2));
    make_release(&world.made[L3], KS_ROLE_CONTENT, 1, 3, l3, KS_COUNT(l3));
    make_release(&world.made[S3], KS_ROLE_CONTENT, 1, 4, s3, KS_COUNT(s3));
    make_release(&world.made[V1], KS_ROLE_CONTENT, 1, 1, v1, KS_COUNT(v1));
    make_release(&world.made[V2], KS_ROLE_CONTENT, 1, 2, v2, KS_COUNT(v2));
    make_release(&world.made[V3], KS_ROLE_CONTENT, 1, 3, v3, KS_COUNT(v3));
    make_release(&world.made[V4], KS_ROLE_CONTENT, 1, 4, v4, KS_COUNT(v4));
    make_release(&world.made[R1], KS_ROLE_CONTENT, 1, 2, r1, KS_COUNT(r1));
    stand_upon(&world.made[L1], world.made[V1].hash);
    stand_upon(&world.made[L2], world.made[V2].hash);
    stand_upon(&world.made[L3], world.made[V2].hash);
    stand_upon(&world.made[R1], NULL);
    make_release(&world.made[E2], KS_ROLE_CONTENT, 2, 1, e2, KS_COUNT(e2));
    make_release(&world.made[A1], KS_ROLE_ALERT, 1, 1, a1, KS_COUNT(a1));
    make_release(&world.made[O1], KS_ROLE_CONTENT, 1, 1, o1, KS_COUNT(o1));
    make_release(&world.made[O2], KS_ROLE_CONTENT, 1, 2, o2, KS_COUNT(o2));
    world.trust[0] = trust_doc("KST1 the first\nend\n");
    world.trust[1] = trust_doc("KST1 the second\nend\n");
}

void world_free(void)
{
    for (int i = 0; i < MADE; i++) {
        made_free(&world.made[i]);
    }
}

const struct made *world_by_hash(const uint8_t hash[32])
{
    for (int i = 0; i < MADE; i++) {
        if (memcmp(world.made[i].hash, hash, 32) == 0) {
            return &world.made[i];
        }
    }
    return NULL;
}

static bool told(struct ks_store *store, struct doing *doing, bool ok)
{
    if (ok) {
        doing->acked = ks_store_head(store)->serial;
    }
    return ok;
}

static bool is_current(struct ks_store *store, enum made_name name)
{
    const struct made *made = &world.made[name];
    return memcmp(ks_store_head(store)->role[made->manifest.role].current.hash, made->hash, 32) ==
           0;
}

static bool have(struct ks_store *store, struct doing *doing, enum made_name name)
{
    return is_current(store, name) ||
           told(store, doing,
                install(store, &world.made[name], name >= O1 ? KS_ORIGIN_OPEN : KS_ORIGIN_SIGNED,
                        &doing->err));
}

static bool trust(struct ks_store *store, struct doing *doing, uint32_t version)
{
    return ks_store_head(store)->trust_version >= version ||
           told(store, doing,
                ks_store_commit_trust(store, &world.trust[version - 1], version, version,
                                      1500000000 + (int64_t)version, &doing->err));
}

static bool prove(struct ks_store *store, struct doing *doing)
{
    return told(store, doing, ks_store_prove(store, &doing->err));
}

static bool gc(struct ks_store *store, struct doing *doing)
{
    return ks_store_gc(store, 0, &doing->err);
}

static bool nothing(struct ks_store *store, struct doing *doing)
{
    (void)store;
    (void)doing;
    return true;
}

static bool first_install(struct ks_store *store, struct doing *doing)
{
    return trust(store, doing, 1) && have(store, doing, V1) && gc(store, doing);
}

static bool with_v1(struct ks_store *store, struct doing *doing)
{
    return first_install(store, doing);
}

static bool update(struct ks_store *store, struct doing *doing)
{
    return (is_current(store, V2) ||
            told(store, doing, ks_store_fetching(store, &world.made[V2].doc, 0, &doing->err))) &&
           have(store, doing, V2) && prove(store, doing) && gc(store, doing);
}

static bool alert(struct ks_store *store, struct doing *doing)
{
    return have(store, doing, A1) && gc(store, doing);
}

static bool rotate(struct ks_store *store, struct doing *doing)
{
    return trust(store, doing, 2) && have(store, doing, E2) && prove(store, doing) &&
           gc(store, doing);
}

static bool three_without_gc(struct ks_store *store, struct doing *doing)
{
    return first_install(store, doing) && have(store, doing, A1) && have(store, doing, V2) &&
           prove(store, doing) && have(store, doing, V3) && prove(store, doing);
}

/* The fourth brings back what only the first had: half collected, half here. */
static bool collect(struct ks_store *store, struct doing *doing)
{
    return gc(store, doing) && have(store, doing, V4) && gc(store, doing);
}

static bool unproved_v2(struct ks_store *store, struct doing *doing)
{
    return first_install(store, doing) && have(store, doing, V2);
}

static bool fall_back(struct ks_store *store, struct doing *doing)
{
    bool refused = ks_head_refuses(ks_store_head(store), world.made[V2].hash);
    return (refused || told(store, doing, ks_store_fall_back(store, &doing->err))) &&
           have(store, doing, V3) && gc(store, doing);
}

/* A plain folder plays, turns out bad, and what the office signed comes back. */
static bool folder(struct ks_store *store, struct doing *doing)
{
    uint8_t identity[32];
    ks_store_identity(world.made[O2].doc.bytes, identity);
    const struct ks_head *head = ks_store_head(store);
    if (!ks_head_refuses(head, identity)) {
        bool second =
            is_current(store, O2) || ((head->open_version >= 1 || have(store, doing, O1)) &&
                                      prove(store, doing) && have(store, doing, O2));
        if (!second || !told(store, doing, ks_store_fall_back(store, &doing->err))) {
            return false;
        }
    }
    return have(store, doing, V1) && prove(store, doing) && gc(store, doing);
}

static bool with_office(struct ks_store *store, struct doing *doing)
{
    return with_v1(store, doing) && have(store, doing, L1) && prove(store, doing) &&
           gc(store, doing);
}

static bool bring(struct ks_store *store, const struct made *made, struct ks_err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < made->n; i++) {
        ok = put_blob(store, made->blobs[i].bytes, err);
    }
    return ok;
}

static bool
commit_layers(struct ks_store *store, struct doing *doing, enum made_name name, enum made_name upon)
{
    struct ks_commit commit = { .release = &world.made[name].doc, .origin = KS_ORIGIN_OPEN };
    if (name == upon) {
        commit.adopted = true;
    } else {
        commit.origin = KS_ORIGIN_SIGNED;
        commit.upon = &world.made[upon].doc;
    }
    return bring(store, &world.made[upon], &doing->err) &&
           told(store, doing, ks_store_commit_layers(store, &commit, &doing->err) == KS_COMMITTED);
}

/* A signed release comes below what an office has, in one step; then staff adopt what another has
 * waiting. */
static bool layers(struct ks_store *store, struct doing *doing)
{
    bool adopted = is_current(store, L3);
    if (!adopted && !is_current(store, L2) &&
        !(told(store, doing, ks_store_fetching(store, &world.made[V2].doc, 0, &doing->err)) &&
          commit_layers(store, doing, V2, L2))) {
        return false;
    }
    if (!adopted &&
        !(prove(store, doing) && gc(store, doing) && bring(store, &world.made[S3], &doing->err) &&
          told(store, doing, ks_store_stage(store, &world.made[S3].doc, 0, &doing->err)) &&
          commit_layers(store, doing, L3, L3))) {
        return false;
    }
    return prove(store, doing) && gc(store, doing);
}

/* What the office stands upon is vouched for no more: it stays alone, and nothing leads back. */
static bool fall(struct ks_store *store, struct doing *doing)
{
    struct ks_commit commit = { .release = &world.made[R1].doc,
                                .origin = KS_ORIGIN_OPEN,
                                .fall = { true, true, true } };
    return (is_current(store, R1) ||
            told(store, doing,
                 ks_store_commit_layers(store, &commit, &doing->err) == KS_COMMITTED)) &&
           gc(store, doing);
}

static const char *const read_as[] = { "what the first release reads as", "what the second does" };
static const char document[] = "assets/cards/c.md";

static bool keep(struct ks_store *store, struct doing *doing, const char *form)
{
    struct ks_buf pack = { 0 };
    bool kept = ks_pack_add(&pack, document, world.made[V1].hash, (const unsigned char *)form,
                            strlen(form)) &&
                ks_forms_keep(store, &pack, 0, &doing->err);
    ks_buf_free(&pack);
    return kept;
}

const char *world_form(struct ks_disk *disk)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_pack pack;
    char *bytes;
    size_t n = 0;
    ks_forms_load(disk, arena, &bytes, &pack);
    const unsigned char *form = ks_pack_find(&pack, document, world.made[V1].hash, &n);
    const char *found = bytes == NULL ? "" : "?";
    for (size_t i = 0; form != NULL && i < KS_COUNT(read_as); i++) {
        bool same = n == strlen(read_as[i]) && memcmp(form, read_as[i], n) == 0;
        found = same ? read_as[i] : found;
    }
    free(bytes);
    ks_arena_free(arena);
    return found;
}

static bool with_form(struct ks_store *store, struct doing *doing)
{
    return with_v1(store, doing) && keep(store, doing, read_as[0]);
}

/* Another release is shown, and what is kept is of that one. */
static bool forms(struct ks_store *store, struct doing *doing)
{
    return update(store, doing) && keep(store, doing, read_as[1]) && gc(store, doing);
}

const struct scenario scenarios[] = {
    { "install", nothing, first_install, NULL },
    { "update", with_v1, update, NULL },
    { "alert", with_v1, alert, NULL },
    { "rotation", with_v1, rotate, NULL },
    { "gc", three_without_gc, collect, NULL },
    { "fallback", unproved_v2, fall_back, NULL },
    { "folder", with_v1, folder, NULL },
    { "layers", with_office, layers, NULL },
    { "fall", with_office, fall, NULL },
    { "forms", with_form, forms, "what the second does" },
};
const size_t n_scenarios = KS_COUNT(scenarios);
