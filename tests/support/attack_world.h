#ifndef TESTS_SUPPORT_ATTACK_WORLD_H
#define TESTS_SUPPORT_ATTACK_WORLD_H

#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/release/label.h"
#include "core/release/record.h"
#include "support/said.h"
#include "sync/verify/verify.h"

/* A fleet with its keys, a source in memory and a device with a store on disk, for attacks on the
 * way between. Content 1.5 and alert 1.2 are installed; the honest box offers 1.6 and 1.3. */

#define NOW 1600000000
#define BOX_MAX 1300

/* Keys by number: 0-9 roots, 10-19 content, 20-29 alert, 30 revoked, 31 a stranger. */
struct key {
    struct ks_trust_key public;
    uint8_t secret[64];
};
enum { CONTENT = 10, ALERT = 20, REVOKED = 30, STRANGER = 31, KEYS = 32 };

static inline const struct key *key_of(int i)
{
    static struct key keys[KEYS];
    static bool made[KEYS];
    if (!made[i]) {
        uint8_t seed[32] = { (uint8_t)(i + 1), 77 };
        ck_assert(sodium_init() >= 0);
        crypto_sign_seed_keypair(keys[i].public.key, keys[i].secret, seed);
        memset(keys[i].public.number, 0xA0 + i, 8);
        made[i] = true;
    }
    return &keys[i];
}

/* --- the source: named bytes, and ways to lie about them --- */

struct entry {
    char path[120];
    char *bytes;
    size_t n;
    uint64_t said; /* the size it claims */
    bool endless;  /* goes on with zeros */
    bool broken;   /* EIO */
    size_t stingy; /* bytes a read gives at most; 0 = all */
    int64_t ms_to_open;
};

struct box {
    struct entry v[BOX_MAX];
    size_t n;
    uint64_t reads, opens, bytes; /* asked for since reset */
    uint64_t switch_at;           /* from this read on the entries are those of `evil` */
    struct box *evil;
    int64_t ms_per_read;
    uint64_t at[BOX_MAX];
};

static int64_t fake_ms;
static inline struct ks_mono fake_clock(void)
{
    return (struct ks_mono) { fake_ms * 1000 };
}

/* NULL if the box has no such entry. */
static inline struct entry *box_seek(struct box *box, const char *path)
{
    for (size_t i = 0; i < box->n; i++) {
        if (strcmp(box->v[i].path, path) == 0) {
            return &box->v[i];
        }
    }
    return NULL;
}

static inline struct entry *box_find(struct box *box, const char *path)
{
    struct entry *entry = box_seek(box, path);
    ck_assert_msg(entry != NULL, "no %s in the box", path);
    return entry;
}

static inline struct entry *box_put(struct box *box, const char *path, const void *bytes, size_t n)
{
    struct entry *entry = box_seek(box, path);
    if (entry == NULL) {
        ck_assert(box->n < BOX_MAX);
        entry = &box->v[box->n++];
    } else {
        free(entry->bytes);
    }
    *entry = (struct entry) { .n = n, .said = n };
    snprintf(entry->path, sizeof entry->path, "%s", path);
    entry->bytes = malloc(n + 1);
    memcpy(entry->bytes, bytes, n);
    entry->bytes[n] = '\0';
    return entry;
}

static inline void box_puts(struct box *box, const char *path, const char *text)
{
    (void)box_put(box, path, text, strlen(text));
}

static inline void box_drop(struct box *box, const char *path)
{
    struct entry *entry = box_find(box, path);
    free(entry->bytes);
    *entry = box->v[--box->n];
}

static inline void box_clear(struct box *box)
{
    for (size_t i = 0; i < box->n; i++) {
        free(box->v[i].bytes);
    }
    box->n = 0;
    box->reads = box->opens = box->bytes = box->switch_at = 0;
    box->evil = NULL;
    box->ms_per_read = 0;
}

/* The name stays; what it leads to may change at any read. */
static inline struct entry *entry_now(struct box *box, int file)
{
    struct entry *entry = &box->v[file];
    if (box->evil != NULL && box->reads >= box->switch_at) {
        struct entry *other = box_seek(box->evil, entry->path);
        return other == NULL ? entry : other;
    }
    return entry;
}

static inline enum ks_given
box_open(void *self, const char *path, int *file, uint64_t *size, struct ks_err *err)
{
    struct box *box = self;
    box->opens++;
    struct entry *entry = box_seek(box, path);
    if (entry == NULL) {
        ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_FILE_MISSING, KS_ARGS(ks_arg_text(path)));
        *file = -1;
        return KS_GIVEN_ABSENT;
    }
    *file = (int)(entry - box->v);
    fake_ms += entry->ms_to_open;
    *size = entry_now(box, *file)->said;
    box->at[*file] = 0;
    return KS_GIVEN;
}

static inline int64_t box_read(void *self, int file, void *bytes, size_t n)
{
    struct box *box = self;
    struct entry *entry = entry_now(box, file);
    uint64_t *at = &box->at[file];
    box->reads++;
    fake_ms += box->ms_per_read;
    if (entry->broken) {
        return -EIO;
    }
    size_t left = *at >= entry->n ? 0 : entry->n - (size_t)*at;
    size_t give = n < left || entry->endless ? n : left;
    give = entry->stingy > 0 && give > entry->stingy ? entry->stingy : give;
    memset(bytes, 0, give);
    memcpy(bytes, entry->bytes + (*at < entry->n ? *at : entry->n), give < left ? give : left);
    *at += give;
    box->bytes += give;
    return (int64_t)give;
}

static inline void box_close(void *self, int file)
{
    (void)self;
    (void)file;
}

static inline void box_free(void *self)
{
    (void)self;
}

static inline struct ks_source box_source(struct box *box)
{
    static const struct ks_source_ops ops = { box_open, box_read, box_close, box_free };
    return (struct ks_source) { &ops, box, fake_clock, { 0 } };
}

/* --- signing, as minisign does, with room for mischief --- */

struct forgery {
    const char *algorithm; /* NULL = "ED" */
    const uint8_t *number; /* NULL = the key's */
    const char *comment;   /* NULL = the usual */
    bool wrong_global;     /* over another comment */
    bool raw;              /* over the bytes themselves, as `Ed` */
};

static inline void sign(struct box *box,
                        const char *path,
                        const char *name,
                        const char *bytes,
                        size_t n,
                        int key,
                        const struct forgery *f)
{
    static const struct forgery none;
    f = f == NULL ? &none : f;
    uint8_t hash[64], line[74], global[64], whole[64 + 600];
    struct ks_blake2b state;
    ks_blake2b_begin(&state);
    ks_blake2b_add(&state, bytes, n);
    ks_blake2b_end(&state, hash);
    memcpy(line, f->algorithm == NULL ? "ED" : f->algorithm, 2);
    memcpy(line + 2, f->number == NULL ? key_of(key)->public.number : f->number, 8);
    crypto_sign_detached(line + 10, NULL, f->raw ? (const uint8_t *)bytes : hash,
                         f->raw ? n : sizeof hash, key_of(key)->secret);
    const char *comment = f->comment == NULL ? "timestamp:1\tfile:x\thashed" : f->comment;
    memcpy(whole, line + 10, 64);
    memcpy(whole + 64, comment, strlen(comment));
    whole[64] ^= f->wrong_global ? 1 : 0;
    crypto_sign_detached(global, NULL, whole, 64 + strlen(comment), key_of(key)->secret);
    struct ks_buf out = { 0 };
    ks_buf_adds(&out, "untrusted comment: t\n");
    char text[128];
    sodium_bin2base64(text, sizeof text, line, sizeof line, sodium_base64_VARIANT_ORIGINAL);
    ks_buf_addf(&out, "%s\ntrusted comment: %s\n", text, comment);
    sodium_bin2base64(text, sizeof text, global, sizeof global, sodium_base64_VARIANT_ORIGINAL);
    ks_buf_addf(&out, "%s\n", text);
    char full[200];
    snprintf(full, sizeof full, "%s%s", path, name);
    (void)box_put(box, full, out.p, out.n);
    ks_buf_free(&out);
}

/* Under the name the verifier looks for: PATH.<KEY>.minisig; by a computer whose clock says `when`.
 */
static inline void sign_at(struct box *box, const char *path, int key, long long when)
{
    char number[KS_KEY_NUMBER_TEXT], name[64], comment[64];
    ks_key_number_format(key_of(key)->public.number, number);
    snprintf(name, sizeof name, ".%s.minisig", number);
    snprintf(comment, sizeof comment, "timestamp:%lld\tfile:x\thashed", when);
    struct forgery f = { .comment = comment };
    struct entry *entry = box_find(box, path);
    sign(box, path, name, entry->bytes, entry->n, key, &f);
}

/* The clock is that of whoever made the document. */
static inline void sign_by(struct box *box, const char *path, int key)
{
    const struct entry *entry = box_find(box, path);
    struct ks_str rest = { entry->bytes, entry->n }, line, start = KS_STR("created ");
    long long when = 1;
    while (ks_str_cut(&rest, '\n', &line) && rest.p != NULL) {
        when = ks_str_starts(line, start) ? atoll(line.p + start.n) : when;
    }
    sign_at(box, path, key, when);
}

/* --- releases: text, so that they may break the grammar --- */

struct release {
    const char *fleet, *role, *sites;
    unsigned epoch, minfw;
    unsigned long long version;
    long long created, expires;
    const char *files[12][2]; /* label, bytes; type by ending */
};

static inline struct release content_release(unsigned long long version)
{
    static char cards[64][40];
    char *card = cards[version % 64];
    snprintf(card, sizeof cards[0], "# card of release %llu", version);
    return (struct release) { "campus-a",
                              "content",
                              "*",
                              1,
                              1,
                              version,
                              NOW - 1000,
                              NOW + 86400,
                              { { "assets/cards/a.md", card },
                                { "assets/cards/common.md", "# the same in every release" },
                                { "playlists/main.csv", "item\ncards/a.md\n" } } };
}

static inline struct release alert_release(unsigned long long version)
{
    static char cards[64][40];
    char *card = cards[version % 64];
    snprintf(card, sizeof cards[0], "# alert %llu", version);
    return (struct release) { "campus-a", "alert",    "*",
                              1,          1,          version,
                              NOW - 1000, NOW + 7200, { { "assets/alerts/a.md", card } } };
}

static inline void object_path(const char *bytes, size_t n, char out[100])
{
    uint8_t hash[32];
    char hex[KS_SHA256_HEX];
    ks_sha256(bytes, n, hash);
    ks_sha256_hex(hash, hex);
    snprintf(out, 100, "obj/%.2s/%s", hex, hex);
}

static inline void release_text(const struct release *r, struct ks_buf *out)
{
    size_t n = 0, total = 0;
    while (n < KS_COUNT(r->files) && r->files[n][0] != NULL) {
        total += strlen(r->files[n++][1]);
    }
    ks_buf_addf(out,
                "KSR1\nfleet %s\nrole %s\nepoch %u\nversion %llu\ncreated %lld\nexpires %lld\n",
                r->fleet, r->role, r->epoch, r->version, r->created, r->expires);
    ks_buf_addf(out, "minfw %u\nsites %s\ntotal %zu\nfiles %zu\n", r->minfw, r->sites, total, n);
    for (size_t i = 0; i < n; i++) {
        uint8_t hash[32];
        ks_sha256(r->files[i][1], strlen(r->files[i][1]), hash);
        ks_buf_adds(out, "f ");
        ks_record_add_hex(out, hash, sizeof hash);
        ks_buf_addf(out, " %zu %s - %s\n", strlen(r->files[i][1]),
                    strncmp(r->files[i][0], "playlists", 9) == 0 ? "table" : "card",
                    r->files[i][0]);
    }
    ks_buf_adds(out, "end\n");
}

static inline void release_path(const struct release *r, char out[64])
{
    snprintf(out, 64, "rel/%s%u.%llu.ksr", strcmp(r->role, "alert") == 0 ? "alert-" : "", r->epoch,
             r->version);
}

/* Everything but the signatures. */
static inline void put_release(struct box *box, const struct release *r)
{
    char path[100], hint[48];
    struct ks_buf text = { 0 };
    for (size_t i = 0; i < KS_COUNT(r->files) && r->files[i][0] != NULL; i++) {
        object_path(r->files[i][1], strlen(r->files[i][1]), path);
        box_puts(box, path, r->files[i][1]);
    }
    release_text(r, &text);
    release_path(r, path);
    (void)box_put(box, path, text.p, text.n);
    snprintf(hint, sizeof hint, "%u.%llu\n", r->epoch, r->version);
    box_puts(box, strcmp(r->role, "alert") == 0 ? "latest.alert" : "latest", hint);
    ks_buf_free(&text);
}

static inline void put_signed(struct box *box, const struct release *r)
{
    char path[64];
    put_release(box, r);
    release_path(r, path);
    bool alert = strcmp(r->role, "alert") == 0;
    sign_by(box, path, alert ? ALERT : CONTENT);
    if (alert) {
        sign_by(box, path, ALERT + 1);
    }
}

static inline void honest_box(struct box *box)
{
    box_clear(box);
    struct release content = content_release(6), alert = alert_release(3);
    put_signed(box, &content);
    put_signed(box, &alert);
}

/* --- trust files --- */

/* Keys [from, from+n) into a role with a threshold. */
static inline void
set_role(struct ks_trust *trust, enum ks_trust_role role, unsigned m, int from, int n)
{
    trust->role[role] = (struct ks_trust_keys) { .threshold = m };
    for (int i = from; i < from + n; i++) {
        ck_assert(ks_trust_add(&trust->role[role], &key_of(i)->public));
    }
}

static inline struct ks_trust first_trust(void)
{
    struct ks_trust trust = { .fleet = "campus-a", .n = 1, .epoch = 1, .created = NOW - 5000 };
    set_role(&trust, KS_TRUST_ROOT, 2, 0, 3);
    set_role(&trust, KS_TRUST_CONTENT, 1, CONTENT, 2);
    set_role(&trust, KS_TRUST_ALERT, 2, ALERT, 3);
    ck_assert(ks_trust_revoke(&trust, &key_of(REVOKED)->public));
    return trust;
}

static inline void
put_trust(struct box *box, const struct ks_trust *trust, const int *signers, size_t n)
{
    struct ks_buf text = { 0 };
    struct ks_err err = { 0 };
    char path[40];
    ck_assert_msg(ks_trust_format(trust, &text, &err), "%s", said_err(&err));
    snprintf(path, sizeof path, "trust/%u.trust", trust->n);
    (void)box_put(box, path, text.p, text.n);
    for (size_t i = 0; i < n; i++) {
        sign_by(box, path, signers[i]);
    }
    ks_buf_free(&text);
}

/* --- the device --- */

struct world {
    char folder[64];
    struct ks_store *store;
    struct box box;
    struct ks_trust trust;
    struct ks_trust_waits waits; /* of the last receive; without the file's name */
};

static inline enum ks_receive_code
receive_from(struct world *w, struct ks_source *source, enum ks_role role, bool heal, bool trusted)
{
    static const char *const places[] = { "dorm-3", "dorms" };
    struct ks_device device = { places, 2, KS_FIRMWARE_LEVEL, NOW, trusted };
    struct ks_receive r = { .source = source,
                            .store = w->store,
                            .trust = &w->trust,
                            .device = &device,
                            .role = role,
                            .heal = heal,
                            .arena = ks_arena_new() };
    enum ks_receive_code code = ks_receive(&r);
    w->waits = r.waits;
    w->waits.file = NULL;
    ks_arena_free(r.arena);
    return code;
}

static inline enum ks_receive_code receive(struct world *w, enum ks_role role)
{
    struct ks_source source = box_source(&w->box);
    return receive_from(w, &source, role, false, true);
}

static inline enum ks_receive_code peek(struct world *w, enum ks_role role)
{
    struct ks_source source = box_source(&w->box);
    struct ks_receive r = { .source = &source,
                            .store = w->store,
                            .trust = &w->trust,
                            .role = role,
                            .arena = ks_arena_new() };
    enum ks_receive_code code = ks_receive_peek(&r);
    ks_arena_free(r.arena);
    return code;
}

static inline void world_open(struct world *w)
{
    struct ks_store_params params = { .writer = true };
    struct ks_err err = { 0 };
    ck_assert_msg(ks_disk_real(w->folder, KS_DISK_MADE, &params.disk, &err), "%s", said_err(&err));
    w->store = ks_store_open(&params, &err);
    ck_assert_msg(w->store != NULL, "%s", said_err(&err));
}

static inline void world_new_with(struct world *w, const struct ks_trust *shipped)
{
    struct ks_err err = { 0 };
    struct ks_buf text = { 0 };
    *w = (struct world) { .store = NULL };
    strcpy(w->folder, "/tmp/attack-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(w->folder));
    world_open(w);
    ck_assert(ks_trust_format(shipped, &text, &err));
    ck_assert(ks_trust_begin(w->store, (struct ks_str) { text.p, text.n }, &w->trust, &err));
    ks_buf_free(&text);
}

static inline struct world *world_new(void)
{
    struct world *w = calloc(1, sizeof *w);
    struct ks_trust trust = first_trust();
    world_new_with(w, &trust);
    struct release content = content_release(5), alert = alert_release(2);
    put_signed(&w->box, &content);
    put_signed(&w->box, &alert);
    ck_assert_int_eq(receive(w, KS_ROLE_ALERT), KS_RECEIVED);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    honest_box(&w->box);
    return w;
}

static inline void remove_tree(const char *path)
{
    DIR *folder = opendir(path);
    for (struct dirent *e; folder != NULL && (e = readdir(folder)) != NULL;) {
        char child[400];
        snprintf(child, sizeof child, "%s/%s", path, e->d_name);
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 && unlink(child) != 0) {
            remove_tree(child);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
    (void)rmdir(path);
}

static inline void world_free(struct world *w)
{
    ks_store_close(w->store);
    box_clear(&w->box);
    remove_tree(w->folder);
    free(w);
}

/* Names and bytes of everything in the state folder; the order of names does not count. */
static inline void add_tree(const char *root, const char *path, uint8_t sum[32])
{
    char full[400];
    snprintf(full, sizeof full, "%s/%s", root, path);
    DIR *folder = opendir(full);
    for (struct dirent *e; folder != NULL && (e = readdir(folder)) != NULL;) {
        char child[300];
        struct stat st;
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) {
            continue;
        }
        snprintf(child, sizeof child, "%s/%s", path, e->d_name);
        snprintf(full, sizeof full, "%s/%s", root, child);
        ck_assert(lstat(full, &st) == 0);
        uint8_t one[32];
        struct ks_sha256 hash;
        ks_sha256_begin(&hash);
        ks_sha256_add(&hash, child, strlen(child) + 1);
        if (S_ISDIR(st.st_mode)) {
            add_tree(root, child, sum);
        } else {
            char piece[4096];
            FILE *file = fopen(full, "rb");
            for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;) {
                ks_sha256_add(&hash, piece, got);
            }
            fclose(file);
        }
        ks_sha256_end(&hash, one);
        for (int i = 0; i < 32; i++) {
            sum[i] ^= one[i];
        }
    }
    closedir(folder);
}

static inline void snapshot(const struct world *w, uint8_t sum[32])
{
    memset(sum, 0, 32);
    add_tree(w->folder, "", sum);
}

/* Every object in the store is what its name says. */
static inline void check_objects(const struct world *w)
{
    char path[400];
    snprintf(path, sizeof path, "%s/obj", w->folder);
    DIR *top = opendir(path);
    for (struct dirent *e; (e = readdir(top)) != NULL;) {
        if (e->d_name[0] == '.') {
            continue;
        }
        snprintf(path, sizeof path, "%s/obj/%s", w->folder, e->d_name);
        DIR *folder = opendir(path);
        for (struct dirent *o; (o = readdir(folder)) != NULL;) {
            if (o->d_name[0] == '.') {
                continue;
            }
            char full[700], bytes[8192], hex[KS_SHA256_HEX];
            uint8_t hash[32];
            snprintf(full, sizeof full, "%s/%s", path, o->d_name);
            FILE *file = fopen(full, "rb");
            size_t n = fread(bytes, 1, sizeof bytes, file);
            fclose(file);
            ks_sha256(bytes, n, hash);
            ks_sha256_hex(hash, hex);
            ck_assert_str_eq(hex, o->d_name);
        }
        closedir(folder);
    }
    closedir(top);
}

static inline uint64_t installed(const struct world *w, enum ks_role role)
{
    return ks_store_head(w->store)->role[role].version;
}

#endif
