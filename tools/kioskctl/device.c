/* kioskctl verify, import, rollback, status: releases as a device sees them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "core/problem/carry.h"
#include "core/problem/fail.h"
#include "core/problem/problem.h"
#include "kioskctl/believed.h"
#include "kioskctl/release.h"
#include "kioskctl/seen.h"
#include "port/clock.h"
#include "port/fsio.h"
#include "port/lang.h"
#include "sync/verify/holds.h"
#include "sync/verify/verify.h"

static struct ks_store *open_store(const char *state, bool writer)
{
    struct ks_store_params params = { .writer = writer };
    struct ks_err err = { 0 };
    if (state == NULL) {
        ctl_cannot(ks_say("缺少 --state DIR（设备上是 /var/lib/tocsin）"));
        return NULL;
    }
    if (!ks_disk_real(state, writer ? KS_DISK_MADE : KS_DISK_THERE, &params.disk, &err)) {
        ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
        return NULL;
    }
    struct ks_store *store = ks_store_open(&params, &err);
    if (store == NULL) {
        ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
    }
    return store;
}

struct looking {
    struct ks_store *store;
    struct ks_arena *arena;
};

/* Every file is looked at once, in the sandbox, before it can be shown. */
static enum ks_looked look(void *context, const struct ks_manifest *manifest, struct ks_err *err)
{
    struct looking *looking = context;
    const bool *proven = ks_receive_proven(looking->store, manifest, looking->arena);
    for (size_t i = 0; i < manifest->n_files; i++) {
        struct ks_fitness fitness;
        enum ks_looked looked =
            proven[i] ? KS_LOOKED_GOOD
                      : ks_receive_look(looking->store, manifest, i, looking->arena, &fitness, err);
        if (looked != KS_LOOKED_GOOD) {
            (void)ks_fail_under(err, KS_PROBLEM_DECODER_NAMED,
                                KS_ARGS(ks_arg_text(manifest->files[i].path)));
            return looked;
        }
    }
    return KS_LOOKED_GOOD;
}

static const char *role_mark(enum ks_role role)
{
    return role == KS_ROLE_ALERT ? ks_say("紧急提醒：") : ks_say("内容：");
}

static void say(const struct ks_receive *r, enum ks_receive_code code)
{
    /* Without a store nothing is brought in: it is only asked. */
    printf("%s[%s] %s", role_mark(r->role), ks_receive_id(code),
           code == KS_RECEIVED && r->store == NULL ? ks_say("屏幕会收下")
                                                   : ks_receive_sentence(code, ks_lang_here()));
    if (r->missing > 0) {
        enum ks_trust_role role = ks_trust_role_for(r->role);
        printf(ks_say("（还差 %u 个签名，需要 %u 个）"), r->missing,
               r->trust->role[role].threshold);
    }
    if (code == KS_RECEIVE_INCOMPLETE) {
        printf(ks_say("（有 %zu / %zu 个）"), r->files_here, r->files_new);
    }
    if (code == KS_RECEIVED) {
        printf(ks_say("：第 %llu 版，%zu 个文件，%zu 个签名"), (unsigned long long)r->version,
               r->manifest.n_files, r->document.n);
    } else if (r->file[0] != '\0' && code != KS_RECEIVE_NOTHING) {
        printf(ks_say("\n  文件：%s"), r->file);
    }
    bool reason = code != KS_RECEIVED && code != KS_RECEIVE_NOTHING && r->err.n > 0;
    printf("%s%s\n", reason ? ks_say("\n  原因：") : "",
           reason ? ks_err_line(ks_lang_here(), &r->err).text : "");
}

/* Says that the next trust file waits for signatures. */
static bool say_waits(const struct ks_receive *r)
{
    struct believed believed = { .known = true, .trust = *r->trust, .waits = r->waits };
    believed_tell(&believed);
    return r->waits.why != KS_RECEIVED;
}

static size_t split(const char *text, struct ks_arena *arena, const char **names, size_t max)
{
    struct ks_str rest = ks_str_of(text), name;
    size_t n = 0;
    while (n < max && ks_list_next(&rest, &name)) {
        names[n++] = ks_arena_strndup(arena, name.p, name.n);
    }
    return n;
}

/* Alerts first: they are what cannot wait. */
static int receive_both(const struct rel *rel, struct ks_store *store, struct ks_trust *trust)
{
    struct ks_source source = { .self = NULL };
    struct ks_err err = { 0 };
    if (!ks_source_open(rel->words[0], &source, &err)) {
        return ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
    }
    struct ks_arena *arena = ks_arena_new();
    const char *names[32];
    struct ks_device device = { .names = names,
                                .n_names = split(rel->place, arena, names, KS_COUNT(names)),
                                .firmware = KS_FIRMWARE_LEVEL };
    /* An office computer goes by its own clock, a device by what it may believe. */
    ks_device_set_time(&device, store, trust, ks_clock_wall(),
                       store == NULL ? KS_CLOCK_SYNCED : ks_clock_trust_now());
    struct looking looking = { store, arena };
    static const enum ks_role roles[] = { KS_ROLE_ALERT, KS_ROLE_CONTENT };
    int status = CTL_CLEAN;
    for (size_t i = 0; i < KS_COUNT(roles); i++) {
        struct ks_receive r = { .source = &source,
                                .store = store,
                                .trust = trust,
                                .device = &device,
                                .role = roles[i],
                                .heal = true,
                                .arena = arena,
                                .look = store == NULL ? NULL : look,
                                .context = &looking };
        enum ks_receive_code code = ks_receive(&r);
        if (i == 0 && say_waits(&r)) {
            status = CTL_PROBLEMS;
        }
        say(&r, code);
        status = code == KS_RECEIVED || code == KS_RECEIVE_NOTHING ? status : CTL_PROBLEMS;
    }
    ks_source_close(&source);
    ks_arena_free(arena);
    return status;
}

static int receive(const struct rel *rel, struct ks_store *store)
{
    struct ks_trust trust;
    struct ks_err err = { 0 };
    size_t n = 0;
    char *bytes = rel_load(rel->trust, KS_TRUST_BYTES_MAX, &n);
    int status = CTL_CANNOT;
    if (bytes != NULL && ks_trust_begin(store, (struct ks_str) { bytes, n }, &trust, &err)) {
        status = receive_both(rel, store, &trust);
    } else if (bytes != NULL) {
        ctl_cannot(ks_say("信任文件“%s”：%s"), rel->trust, ks_err_line(ks_lang_here(), &err).text);
    }
    free(bytes);
    return status;
}

int rel_verify(struct rel *rel)
{
    if (rel->n_words != 1 || rel->trust == NULL) {
        return ctl_cannot(ks_say("用法：kioskctl verify OUT --trust FILE"));
    }
    return receive(rel, NULL);
}

int rel_import(struct rel *rel)
{
    if (rel->n_words != 1 || rel->trust == NULL) {
        return ctl_cannot(ks_say("用法：kioskctl import OUT --state DIR --trust FILE"));
    }
    struct ks_store *store = open_store(rel->state, true);
    int status = store == NULL ? CTL_CANNOT : receive(rel, store);
    ks_store_close(store);
    return status;
}

int rel_rollback(struct rel *rel)
{
    struct ks_err err = { 0 };
    struct ks_store *store = open_store(rel->state, true);
    if (store == NULL) {
        return CTL_CANNOT;
    }
    bool ok = ks_holds_before_fall_back(store, &err) && ks_store_fall_back(store, &err);
    bool previous = ks_store_head(store)->role[KS_ROLE_CONTENT].current.origin != KS_ORIGIN_NONE;
    ks_store_close(store);
    if (!ok) {
        return ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
    }
    printf(ks_say("%s。撤下的那一版不会再被接受；改好后用更高的版本号发布\n"),
           previous ? ks_say("已换回上一版") : ks_say("已撤下，没有上一版，播放自带内容"));
    return CTL_CLEAN;
}

static const char *origin_id(enum ks_origin origin)
{
    static const char *const ids[] = { "none", "signed", "open" };
    return ids[origin];
}

static const char *origin_name(enum ks_origin origin)
{
    static const char *const names[] = { KS_WORD_MARK("没有"), KS_WORD_MARK("签名的发布"),
                                         KS_WORD_MARK("普通文件夹") };
    return ks_say(names[origin]);
}

static void print_release(struct ks_store *store,
                          const char *name,
                          const struct ks_head_release *release,
                          bool json)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_manifest m = { 0 };
    char hex[KS_SHA256_HEX];
    ks_sha256_hex(release->hash, hex);
    bool known = release->origin != KS_ORIGIN_NONE &&
                 ks_store_manifest(store, release->hash, arena, &m, NULL);
    if (json) {
        printf("{\"origin\": \"%s\", \"manifest\": \"%s\", \"version\": %llu, \"files\": %zu, "
               "\"expires\": %lld}",
               origin_id(release->origin), hex, (unsigned long long)m.version, m.n_files,
               (long long)m.expires);
    } else if (known) {
        printf(ks_say("  %s：%s，第 %llu 版，%zu 个文件\n"), name, origin_name(release->origin),
               (unsigned long long)m.version, m.n_files);
    } else {
        printf(ks_say("  %s：%s\n"), name,
               release->origin == KS_ORIGIN_NONE ? origin_name(KS_ORIGIN_NONE)
                                                 : ks_say("清单读不出来，下次同步时修复"));
    }
    ks_arena_free(arena);
}

/* 0: only that of the device itself, or a later one that decayed, whose number nobody knows. */
static unsigned trust_version(const struct ks_head *head)
{
    return head->trust_version == KS_HEAD_TRUST_LOST ? 0 : head->trust_version;
}

static const char *fault_id(const struct ks_err *err)
{
    return ks_problem_id((enum ks_problem_code)err->part[0].sentence);
}

static void print_json(struct ks_store *store, const struct ks_head *head, const struct seen *seen)
{
    printf("{\"epoch\": %u, \"trust\": %u, \"floor\": %lld, \"vouched\": %lld, "
           "\"proving\": %s",
           head->epoch, trust_version(head), (long long)head->floor, (long long)head->vouched,
           head->proving ? "true" : "false");
    for (int i = 0; i < KS_ROLE_COUNT; i++) {
        const struct ks_head_role *role = &head->role[i];
        printf(",\n \"%s\": {\"highest\": %llu,\n  \"current\": ", ks_role_name((enum ks_role)i),
               (unsigned long long)role->version);
        print_release(store, "", &role->current, true);
        printf(",\n  \"previous\": ");
        print_release(store, "", &role->previous, true);
        printf("}");
    }
    size_t refused = 0;
    for (size_t i = 0; i < KS_HEAD_REFUSED; i++) {
        refused += !ks_hash_is_zero(head->refused[i]);
    }
    printf(",\n \"refused\": %zu", refused);
    if (seen->asked) {
        seen_print_display(seen, SEEN_AS_JSON);
    }
    seen_print_mistakes(seen, SEEN_AS_JSON);
    const struct ks_err *lost = ks_store_lost(store);
    if (lost != NULL) {
        printf(",\n \"fault\": \"%s\"", fault_id(lost));
    }
    printf("}\n");
}

int rel_status(struct rel *rel)
{
    struct ks_store *store = open_store(rel->state, false);
    if (store == NULL) {
        return CTL_CANNOT;
    }
    const struct ks_head *head = ks_store_head(store);
    const struct ks_err *lost = ks_store_lost(store);
    const struct seen seen = seen_look(rel->blackbox, rel->state);
    if (rel->json) {
        print_json(store, head, &seen);
    } else {
        if (lost != NULL) {
            printf("[%s] %s\n", fault_id(lost), ks_err_line(ks_lang_here(), lost).text);
        }
        printf(ks_say("信任文件第 %u 版，epoch %u\n"), trust_version(head), head->epoch);
        for (int i = 0; i < KS_ROLE_COUNT; i++) {
            unsigned long long highest = head->role[i].version;
            printf(i == KS_ROLE_ALERT ? ks_say("紧急提醒（收到过的最高版本：%llu）\n")
                                      : ks_say("内容（收到过的最高版本：%llu）\n"),
                   highest);
            print_release(store, ks_say("现在"), &head->role[i].current, false);
            print_release(store, ks_say("上一版"), &head->role[i].previous, false);
        }
        if (seen.asked) {
            seen_print_display(&seen, SEEN_AS_TEXT);
        }
        seen_print_mistakes(&seen, SEEN_AS_TEXT);
        if (head->proving) {
            puts(ks_say("新内容正在试播，两分钟内没有问题就固定下来"));
        }
    }
    int end = lost == NULL ? CTL_CLEAN : CTL_PROBLEMS;
    ks_store_close(store);
    return end;
}
