/* Whatever folder somebody points at, as content (see source.h). */
#define _GNU_SOURCE /* nftw, mkdtemp */
#include "kioskctl/source.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "port/fsio.h"
#include "port/lang.h"
#include "port/walk.h"
#include "sync/office/office.h"
#include "sync/take/cycle.h"

#define TOP_MAX 20000
#define SOURCE_NAME "folder"
#define LOOKS_MAX 10 /* at files that are still being copied; each takes about a second */

enum source_kind source_kind_of(const char *folder)
{
    bool set = false, office = false, head = false, latest = false;
    struct ks_arena *arena = ks_arena_new();
    struct ks_walk top = { .arena = arena, .limit = TOP_MAX };
    struct ks_dir *dir = ks_dir_open(folder, NULL);
    bool listed = dir != NULL && ks_walk(dir, "", &top, NULL);
    for (size_t i = 0; listed && i < top.n; i++) {
        const char *name = top.v[i].path;
        enum ks_office_folder is = top.v[i].kind == KS_FOUND_FOLDER
                                       ? ks_office_folder_of(ks_office_clean(name, arena))
                                       : KS_FOLDER_NONE;
        set = set || is == KS_FOLDER_PLAYLISTS || is == KS_FOLDER_ASSETS;
        office = office || is > KS_FOLDER_ASSETS;
        head = head || strcmp(name, "HEAD") == 0 || strcmp(name, "HEAD.bak") == 0;
        latest = latest || strcmp(name, "latest") == 0 || strcmp(name, "latest.alert") == 0;
    }
    ks_dir_close(dir);
    ks_arena_free(arena);
    return office   ? SOURCE_OFFICE
           : set    ? SOURCE_SET
           : head   ? SOURCE_STORE
           : latest ? SOURCE_SIGNED
                    : SOURCE_NONE;
}

static bool cannot(const struct ks_err *err)
{
    ctl_cannot("%s", ks_err_line(ks_lang_here(), err).text);
    return false;
}

static bool open_store(struct source *source, const char *state)
{
    struct ks_err err = { 0 };
    struct ks_store_params params = { 0 };
    if (!ks_disk_real(state, KS_DISK_THERE, &params.disk, &err)) {
        return cannot(&err);
    }
    source->store = ks_store_open(&params, &err);
    if (source->store == NULL) {
        return cannot(&err);
    }
    source->set = ks_store_content_set(source->store, NULL);
    return true;
}

/* Reads the result of the look. */
static void read_receipt(struct source *source)
{
    char *bytes;
    size_t n;
    struct ks_dir *state = ks_dir_open(source->scratch, NULL);
    source->arena = ks_arena_new();
    if (state != NULL &&
        ks_dir_read(state, KS_RESULTS "/" SOURCE_NAME ".txt", (size_t)8 << 20, &bytes, &n, NULL)) {
        source->taken =
            ks_receipt_parse((struct ks_str) { ks_arena_strndup(source->arena, bytes, n), n },
                             source->arena, &source->receipt, NULL);
        free(bytes);
    }
    ks_dir_close(state);
}

/* Takes a source in as kiosk-sync does, into a state folder of its own. */
static bool take(struct source *source,
                 const struct ks_sync_config *config,
                 const struct ks_source_config *from)
{
    struct ks_cycle cycle = { .config = config, .source = from };
    struct ks_outcome outcome;
    int looks = 0;
    do {
        ks_cycle_run(&cycle, &outcome);
    } while (outcome.end == KS_CYCLE_AGAIN && ++looks < LOOKS_MAX);
    if (outcome.end == KS_CYCLE_AGAIN) {
        fprintf(stderr, ks_say("“%s”里还在拷贝，没拷完的不算\n"), from->path);
    }
    read_receipt(source);
    if (outcome.end == KS_CYCLE_FAILED || !source->taken) {
        ctl_cannot("%s", outcome.text);
        return false;
    }
    return open_store(source, source->scratch);
}

static bool fits(char *out, size_t room, const char *text)
{
    return snprintf(out, room, "%s", text) < (int)room;
}

bool source_open(struct source *source,
                 const char *folder,
                 const char *trust,
                 const char *place,
                 const struct ks_zone *zone)
{
    struct ks_err err = { 0 };
    *source = (struct source) { .kind = source_kind_of(folder) };
    struct ks_sync_config config = { .zone = *zone, .device = "kioskctl" };
    struct ks_source_config from = { .name = SOURCE_NAME, .policy = KS_POLICY_OPEN };
    switch (source->kind) {
    case SOURCE_NONE:
    case SOURCE_SET:
        source->set = ks_content_set_open_folder(folder, &err);
        if (source->set == NULL) {
            return cannot(&err);
        }
        if (source->kind == SOURCE_NONE) {
            ctl_cannot(
                ks_say("“%s”里没有 playlists、assets，没有“海报”等文件夹，不是屏幕的状态文件夹，"
                       "也不是签名发布：没有可看的内容"),
                folder);
            return false;
        }
        return true;
    case SOURCE_STORE:
        return open_store(source, folder);
    case SOURCE_SIGNED:
        from.policy = KS_POLICY_SIGNED;
        break;
    case SOURCE_OFFICE:
        break;
    }
    const char *tmp = getenv("TMPDIR");
    char own[KS_SYNC_PATH_MAX];
    snprintf(own, sizeof own, "%s/trust/1.trust", folder);
    snprintf(source->scratch, sizeof source->scratch, "%.40s/kioskctl-XXXXXX",
             tmp == NULL || strlen(tmp) > 40 ? "/tmp" : tmp);
    if (!fits(from.path, sizeof from.path, folder) ||
        !fits(config.trust, sizeof config.trust, trust == NULL ? own : trust) ||
        !fits(config.places, sizeof config.places, place == NULL ? "" : place) ||
        !fits(config.screen, sizeof config.screen, place == NULL ? "" : place) ||
        mkdtemp(source->scratch) == NULL ||
        !fits(config.state, sizeof config.state, source->scratch)) {
        source->scratch[0] = '\0';
        ctl_cannot(ks_say("没有地方放临时文件"));
        return false;
    }
    return take(source, &config, &from);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st, (void)type, (void)at;
    return remove(path);
}

void source_close(struct source *source)
{
    ks_content_set_close(source->set);
    ks_store_close(source->store);
    if (source->scratch[0] != '\0') {
        (void)nftw(source->scratch, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    }
    if (source->arena != NULL) {
        ks_arena_free(source->arena);
    }
    *source = (struct source) { 0 };
}
