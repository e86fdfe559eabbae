/* kioskctl verify, import, rollback, status: releases as a device sees them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "core/device/blackbox.h"
#include "core/problem/carry.h"
#include "core/problem/fail.h"
#include "kioskctl/believed.h"
#include "kioskctl/release.h"
#include "port/clock.h"
#include "port/fsio.h"
#include "port/lang.h"
#include "port/shared_page.h"
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
    if (!ks_disk_real(state, writer, &params.disk, &err)) {
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
static bool look(void *context, const struct ks_manifest *manifest, struct ks_err *err)
{
    struct looking *looking = context;
    const bool *proven = ks_receive_proven(looking->store, manifest, looking->arena);
    for (size_t i = 0; i < manifest->n_files; i++) {
        struct ks_fitness fitness;
        if (!proven[i] &&
            !ks_receive_look(looking->store, manifest, i, looking->arena, &fitness, err)) {
            return ks_fail_under(err, KS_PROBLEM_DECODER_NAMED,
                                 KS_ARGS(ks_arg_text(manifest->files[i].path)));
        }
    }
    return true;
}

static const char *role_name(enum ks_role role)
{
    return role == KS_ROLE_ALERT ? ks_say("紧急提醒") : ks_say("内容");
}

static void say(const struct ks_receive *r, enum ks_receive_code code)
{
    const char *what = role_name(r->role);
    printf(ks_say("%s：[%s] %s"), what, ks_receive_id(code),
           ks_receive_sentence(code, ks_lang_here()));
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
    bool reason = code != KS_RECEIVED && code != KS_RECEIVE_NOTHING && r->err.code != KS_ERR_NONE;
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

struct seen {
    bool asked, runs, dark; /* asked: there is a blackbox to look at */
    char display[KS_BLACKBOX_DISPLAY];
    struct ks_mistakes mistakes; /* in the settings of the player and of kiosk-sync */
};

static void see_mistakes(struct seen *seen, const char *state)
{
    struct ks_dir *dir = ks_dir_open(state, NULL);
    char *bytes;
    size_t n;
    if (dir != NULL && ks_dir_read(dir, KS_MISTAKES_FILE, KS_MISTAKES_TEXT, &bytes, &n, NULL)) {
        (void)ks_mistakes_add_text(&seen->mistakes, (struct ks_str) { bytes, n });
        free(bytes);
    }
    ks_dir_close(dir);
}

/* Reads what the player tells of its display and settings, while it runs, and the mistakes that
 * kiosk-sync found. */
static struct seen see(const char *path, const char *state)
{
    struct seen seen = { .asked = path != NULL };
    struct ks_blackbox box;
    if (path != NULL && ks_shared_page_read(path, &box, sizeof box) &&
        memcmp(box.magic, KS_BLACKBOX_MAGIC, sizeof box.magic) == 0 && box.running != 0) {
        seen.runs = true;
        seen.dark = box.dark != 0;
        memcpy(seen.display, box.display, sizeof seen.display - 1);
        size_t n = strnlen(box.settings, sizeof box.settings);
        (void)ks_mistakes_add_text(&seen.mistakes, (struct ks_str) { box.settings, n });
    }
    see_mistakes(&seen, state);
    return seen;
}

static void print_display(const struct seen *seen, bool json)
{
    struct ks_err told;
    struct ks_err_line said = { "" };
    if (ks_err_read(ks_str_of(seen->display), &told)) {
        said = ks_err_line(ks_lang_here(), &told);
    }
    if (json) {
        struct ks_buf out = { 0 };
        ks_buf_add_json(&out, said.text);
        printf(",\n \"player\": %s, \"dark\": %s, \"display\": %s", seen->runs ? "true" : "false",
               seen->dark ? "true" : "false", out.p);
        ks_buf_free(&out);
    } else if (!seen->runs) {
        puts(ks_say("画面：播放程序没有在运行"));
    } else {
        printf(ks_say("画面：%s\n"), *said.text == '\0' ? ks_say("还不知道") : said.text);
    }
}

static void print_mistakes(const struct ks_mistakes *mistakes, bool json)
{
    struct ks_buf out = { 0 }, said = { 0 };
    ks_mistakes_say(mistakes, ks_lang_here(), &said);
    struct ks_str rest = ks_str_of(said.p), line;
    ks_buf_adds(&out, json ? ",\n \"settings\": [" : "");
    if (!json && mistakes->n > 0) {
        ks_buf_adds(&out,
                    ks_say("设置：配置文件 kiosk.ini 有要改的地方，写错的没有采用，其余照常\n"));
    }
    for (bool first = true; ks_str_cut(&rest, '\n', &line) && line.n > 0; first = false) {
        char sentence[sizeof(struct ks_err_line)];
        snprintf(sentence, sizeof sentence, "%.*s", (int)line.n, line.p);
        if (json) {
            ks_buf_adds(&out, first ? "" : ", ");
            ks_buf_add_json(&out, sentence);
        } else {
            ks_buf_addf(&out, "  %s\n", sentence);
        }
    }
    ks_buf_adds(&out, json ? "]" : "");
    fputs(out.p == NULL ? "" : out.p, stdout);
    ks_buf_free(&out);
    ks_buf_free(&said);
}

/* 0: only that of the device itself, or a later one that decayed, whose number nobody knows. */
static unsigned trust_version(const struct ks_head *head)
{
    return head->trust_version == KS_HEAD_TRUST_LOST ? 0 : head->trust_version;
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
        print_display(seen, true);
    }
    print_mistakes(&seen->mistakes, true);
    printf("}\n");
}

int rel_status(struct rel *rel)
{
    struct ks_store *store = open_store(rel->state, false);
    if (store == NULL) {
        return CTL_CANNOT;
    }
    const struct ks_head *head = ks_store_head(store);
    const struct seen seen = see(rel->blackbox, rel->state);
    if (rel->json) {
        print_json(store, head, &seen);
    } else {
        printf(ks_say("信任文件第 %u 版，epoch %u\n"), trust_version(head), head->epoch);
        for (int i = 0; i < KS_ROLE_COUNT; i++) {
            printf(ks_say("%s（收到过的最高版本：%llu）\n"), role_name((enum ks_role)i),
                   (unsigned long long)head->role[i].version);
            print_release(store, ks_say("现在"), &head->role[i].current, false);
            print_release(store, ks_say("上一版"), &head->role[i].previous, false);
        }
        if (seen.asked) {
            print_display(&seen, false);
        }
        print_mistakes(&seen.mistakes, false);
        if (head->proving) {
            puts(ks_say("新内容正在试播，两分钟内没有问题就固定下来"));
        }
    }
    ks_store_close(store);
    return CTL_CLEAN;
}
