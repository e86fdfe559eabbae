/* The cycle over signed releases, for policies that trust nothing else. What a release is and how
 * it is judged: sync/verify/verify.h. */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "core/import/settle.h"
#include "core/problem/fail.h"
#include "port/clock.h"
#include "port/lang.h"
#include "sync/take/parts.h"
#include "sync/take/take.h"
#include "sync/verify/verify.h"

/*   peek ──nothing new──▶ done          reads three names; opens the store only for reading
 *     │
 *     └──something──▶ receive alert ──▶ receive content ──▶ told
 *
 * The store is opened for writing only then: a day without a release writes nothing. */

#define NAMES_MAX 32

/* The source, wrapped so that each read is a sign of life to the daemon. */
struct lively {
    struct ks_source inner;
    const struct ks_taking *t;
};

static enum ks_given
lively_open(void *self, const char *path, int *file, uint64_t *size, struct ks_err *err)
{
    struct lively *s = self;
    ks_take_alive(s->t);
    return s->inner.ops->open(s->inner.self, path, file, size, err);
}

static int64_t lively_read(void *self, int file, void *bytes, size_t n)
{
    struct lively *s = self;
    int64_t got = s->inner.ops->read(s->inner.self, file, bytes, n);
    ks_take_alive(s->t);
    return got;
}

static void lively_close(void *self, int file)
{
    struct lively *s = self;
    s->inner.ops->close(s->inner.self, file);
}

static void lively_free(void *self)
{
    struct lively *s = self;
    ks_source_close(&s->inner);
}

struct receiving {
    struct ks_taking *t;
    struct ks_source source;
    struct ks_device device;
    const char *names[NAMES_MAX];
    struct ks_str shipped;
    struct ks_trust trust;
    struct ks_store *store; /* while one is open */
};

static enum ks_looked look(void *context, const struct ks_manifest *manifest, struct ks_err *err)
{
    struct receiving *v = context;
    const bool *proven = ks_receive_proven(v->store, manifest, v->t->arena);
    enum ks_looked all = KS_LOOKED_GOOD;
    for (size_t i = 0; i < manifest->n_files; i++) {
        struct ks_fitness fitness = { 0 };
        struct ks_err why = { 0 };
        ks_take_alive(v->t);
        enum ks_looked looked =
            proven[i] ? KS_LOOKED_GOOD
                      : ks_receive_look(v->store, manifest, i, v->t->arena, &fitness, &why);
        if (looked == KS_LOOKED_UNABLE) {
            (void)ks_fail_again(err, &why);
            return looked;
        }
        if (looked == KS_LOOKED_REFUSED) {
            struct ks_place_in_file at = { manifest->files[i].path, 0, 0 };
            bool judged = fitness.refusal != NULL; /* else the store no longer has it */
            ks_receipt_add(&v->t->receipt, KS_RECEIPT_REFUSED, at, judged ? fitness.how : "", "%s",
                           judged ? fitness.refusal : ks_err_line(KS_LANG_ZH, &why).text);
            (void)ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_TAKE_FILES, KS_NO_ARGS);
            all = looked;
        }
    }
    return all;
}

static struct ks_receive receive_of(struct receiving *v, enum ks_role role)
{
    return (struct ks_receive) { .source = &v->source,
                                 .store = v->store,
                                 .trust = &v->trust,
                                 .device = &v->device,
                                 .role = role,
                                 .arena = v->t->arena,
                                 .look = look,
                                 .context = v };
}

/* Whether anything is new; decides if the store is opened for writing at all. */
static bool something_new(struct receiving *v)
{
    bool found = true;
    v->store = ks_take_store(v->t, KS_STORE_READ, NULL);
    if (v->store != NULL) {
        struct ks_trust shipped;
        const struct ks_head *head = ks_store_head(v->store);
        bool begun = ks_trust_parse(v->shipped, &shipped, NULL) &&
                     head->trust_version >= shipped.n &&
                     ks_trust_begin(v->store, v->shipped, &v->trust, NULL);
        struct ks_receive alert = receive_of(v, KS_ROLE_ALERT);
        struct ks_receive content = receive_of(v, KS_ROLE_CONTENT);
        found = !begun || ks_store_damaged(v->store) ||
                ks_receive_peek(&alert) != KS_RECEIVE_NOTHING ||
                ks_receive_peek(&content) != KS_RECEIVE_NOTHING;
    }
    ks_store_close(v->store);
    v->store = NULL;
    return found;
}

/* Tells that a publishing computer has a wrong clock: this release is installed, but a later one
 * may be refused. */
static void tell_overtaken(struct receiving *v, const struct ks_receive *r)
{
    struct ks_place_in_file at = { ks_role_name(r->role), 0, 0 };
    struct ks_ymd ymd = ks_ymd_of(ks_civil_date((struct ks_civil) { r->overtaken }));
    ks_receipt_add(&v->t->receipt, KS_RECEIPT_ADJUSTED, at, "请核对发布用的每台电脑的日期和时间",
                   "前一版写的日期（%d-%02d-%02d）比这一版晚，有一台发布电脑的时钟不准", ymd.year,
                   ymd.month, ymd.day);
}

/* Tells that the office has a trust file that does not count yet. */
static void tell_waits(struct receiving *v, const struct ks_receive *r)
{
    struct ks_place_in_file at = { r->waits.file, 0, 0 };
    ks_receipt_add(&v->t->receipt, KS_RECEIPT_ADJUSTED, at,
                   "请让根密钥签完；在这之前仍按现在的信任文件", "%s %s，还差 %u 个",
                   ks_receive_id(r->waits.why), ks_receive_sentence(r->waits.why, KS_LANG_ZH),
                   r->waits.missing);
}

/* Adds the line about one release to the receipt; returns the outcome. */
static enum ks_receipt_outcome
told(struct receiving *v, const struct ks_receive *r, enum ks_receive_code c)
{
    struct ks_receipt *receipt = &v->t->receipt;
    struct ks_place_in_file at = { *r->file == '\0' ? "latest" : r->file, 0, 0 };
    if (c == KS_RECEIVED) {
        receipt->version = r->version;
        at.file = ks_role_name(r->role);
        ks_receipt_add(receipt, KS_RECEIPT_RECEIVED, at, "", "第 %llu 版，%zu 个文件",
                       (unsigned long long)r->version, r->manifest.n_files);
        if (r->overtaken != 0) {
            tell_overtaken(v, r);
        }
        return KS_OUTCOME_INSTALLED;
    }
    if (c == KS_RECEIVE_NOTHING) {
        return KS_OUTCOME_UNCHANGED;
    }
    if (c != KS_RECEIVE_LOOK) { /* a refusal by intake was told for each file */
        bool dates = c == KS_RECEIVE_FUTURE || c == KS_RECEIVE_AHEAD;
        const struct ks_err_line why = ks_err_line(KS_LANG_ZH, &r->err);
        const char *more = r->missing > 0
                               ? ks_arena_printf(v->t->arena, "（还差 %u 个签名）", r->missing)
                           : dates ? ks_arena_printf(v->t->arena, "：%s", why.text)
                                   : "";
        ks_receipt_add(receipt, KS_RECEIPT_REFUSED, at, "", "%s %s%s", ks_receive_id(c),
                       ks_receive_sentence(c, KS_LANG_ZH), more);
    }
    bool again = c == KS_RECEIVE_UNREADABLE || c == KS_RECEIVE_SLOW || c == KS_RECEIVE_STORE ||
                 c == KS_RECEIVE_TRUST_MORE;
    return again ? KS_OUTCOME_FAILED : KS_OUTCOME_KEPT;
}

/* The outcome of a cycle is the graver one of its two roles. */
static const struct {
    int weight;
    enum ks_cycle_end end;
    bool news;
} wholes[KS_OUTCOMES] = {
    /* Does not happen: signed releases wait for nobody. */
    [KS_OUTCOME_UNCHANGED] = { .weight = 0, .end = KS_CYCLE_DONE },
    [KS_OUTCOME_INSTALLED] = { .weight = 1, .end = KS_CYCLE_DONE, .news = true },
    [KS_OUTCOME_PENDING] = { .weight = 1, .end = KS_CYCLE_DONE, .news = true },
    [KS_OUTCOME_KEPT] = { .weight = 2, .end = KS_CYCLE_KEPT },
    [KS_OUTCOME_FAILED] = { .weight = 3, .end = KS_CYCLE_FAILED },
};

/* What is told of both roles: of the graver one. */
static const char *sentence_of(const struct ks_taking *t,
                               enum ks_role role,
                               enum ks_receive_code code,
                               enum ks_lang lang)
{
    const char *said = ks_receive_sentence(code, lang);
    const char *name = role == KS_ROLE_ALERT ? KS_WORD_MARK("紧急提醒") : KS_WORD_MARK("内容");
    return code == KS_RECEIVE_NOTHING
               ? said
               : ks_arena_printf(t->arena, ks_words_in(lang, KS_WORD_MARK("%s：[%s] %s")),
                                 ks_words_in(lang, name), ks_receive_id(code), said);
}

static bool receive_both(struct receiving *v, struct ks_outcome *outcome, struct ks_err *err)
{
    static const enum ks_role order[] = { KS_ROLE_ALERT, KS_ROLE_CONTENT };
    enum ks_receipt_outcome whole = KS_OUTCOME_UNCHANGED;
    enum ks_receive_code told_code = KS_RECEIVE_NOTHING;
    enum ks_role told_role = KS_ROLE_CONTENT;
    bool installed = false;
    for (size_t i = 0; i < KS_COUNT(order); i++) {
        struct ks_receive r = receive_of(v, order[i]);
        r.heal = ks_store_damaged(v->store);
        enum ks_receive_code code = ks_receive(&r);
        enum ks_receipt_outcome role = told(v, &r, code);
        if (i == 0 && r.waits.why != KS_RECEIVED) {
            tell_waits(v, &r);
        }
        installed = installed || role == KS_OUTCOME_INSTALLED;
        if (wholes[role].weight > wholes[whole].weight) {
            whole = role;
            told_role = order[i];
            told_code = code;
        }
    }
    if (installed && !ks_store_gc(v->store, v->t->now_s, err)) {
        return false;
    }
    ks_take_settle_signed(v->t, v->store);
    ks_take_tell(v->t, whole, sentence_of(v->t, told_role, told_code, KS_LANG_ZH),
                 wholes[whole].news);
    *outcome =
        ks_outcome(wholes[whole].end, sentence_of(v->t, told_role, told_code, ks_lang_here()));
    outcome->news = wholes[whole].news;
    return true;
}

/* Receives the releases of both roles. False if the store could not be read or written. */
static bool receive(struct receiving *v, struct ks_outcome *outcome, struct ks_err *err)
{
    if (!something_new(v)) {
        *outcome = ks_outcome(KS_CYCLE_DONE, "");
        return true;
    }
    v->store = ks_take_store(v->t, KS_STORE_WRITE, err);
    if (v->store == NULL) {
        return false;
    }
    bool ok = ks_trust_begin(v->store, v->shipped, &v->trust, err);
    if (ok) {
        ks_device_set_time(&v->device, v->store, &v->trust, ks_clock_wall(), ks_clock_trust_now());
        ok = receive_both(v, outcome, err);
    }
    ks_store_close(v->store);
    return ok;
}

static void set_names(struct receiving *v, const struct ks_sync_config *config)
{
    struct ks_str rest = ks_str_of(config->places), name;
    v->device.names = v->names;
    v->names[v->device.n_names++] = config->device;
    while (v->device.n_names < NAMES_MAX && ks_list_next(&rest, &name)) {
        v->names[v->device.n_names++] = ks_arena_strndup(v->t->arena, name.p, name.n);
    }
}

static bool load_shipped(struct receiving *v, const char *path, struct ks_err *err)
{
    const char *slash = strrchr(path, '/');
    const char *folder = slash == NULL ? "."
                         : slash == path
                             ? "/"
                             : ks_arena_strndup(v->t->arena, path, (size_t)(slash - path));
    struct ks_dir *dir = ks_dir_open(folder, err);
    char *bytes = NULL;
    size_t n = 0;
    bool ok = dir != NULL && ks_dir_read(dir, slash == NULL ? path : slash + 1, KS_TRUST_BYTES_MAX,
                                         &bytes, &n, err);
    v->shipped = (struct ks_str) { ok ? ks_arena_strndup(v->t->arena, bytes, n) : "", n };
    free(bytes);
    ks_dir_close(dir);
    return ok || ks_fail_under(err, KS_PROBLEM_TAKE_TRUST, KS_NO_ARGS);
}

void ks_take_signed(const struct ks_cycle *cycle, struct ks_outcome *outcome)
{
    if (cycle->config->trust[0] == '\0') {
        /* Without a trust file nobody is believed. */
        *outcome = ks_outcome(KS_CYCLE_DONE, "");
        return;
    }
    struct ks_taking t = { .cycle = cycle };
    struct ks_err err = { 0 };
    ks_take_begin(&t);
    struct lively lively = { .t = &t };
    static const struct ks_source_ops ops = { lively_open, lively_read, lively_close, lively_free };
    struct receiving v = { .t = &t, .device.firmware = KS_FIRMWARE_LEVEL };
    set_names(&v, cycle->config);
    bool opened = load_shipped(&v, cycle->config->trust, &err) && ks_take_folders(&t, &err) &&
                  ks_source_open(cycle->source->path, &lively.inner, &err);
    if (opened) {
        v.source = (struct ks_source) { &ops, &lively, lively.inner.clock, { 0 } };
    }
    if (!opened || !receive(&v, outcome, &err)) {
        *outcome = ks_outcome(KS_CYCLE_FAILED, ks_err_line(ks_lang_here(), &err).text);
    }
    if (opened) {
        ks_source_close(&v.source);
    }
    ks_take_end(&t);
}
