/* The store between two looks at sources (see upkeep.h). */
#include "syncd/upkeep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/problem/fail.h"
#include "port/clock.h"
#include "port/fsio.h"
#include "port/lang.h"
#include "port/shared_page.h"
#include "sync/office/seen.h"
#include "sync/take/pending.h"
#include "sync/verify/holds.h"
#define KS_LOG_MODULE "sync"
#include "port/log.h"

#define JUDGE_AGAIN_MS (60 * 1000) /* what could not be read may be read then */

void ks_upkeep_init(struct ks_upkeep *upkeep, const struct ks_sync_config *config)
{
    *upkeep = (struct ks_upkeep) { .config = config,
                                   .proving = { .blackbox = config->blackbox },
                                   .judge_again = KS_MONO_NEVER };
}

void ks_upkeep_free(struct ks_upkeep *upkeep)
{
    ks_store_close(upkeep->reader);
    upkeep->reader = NULL;
}

static struct ks_store *open_store(const struct ks_upkeep *upkeep, bool writer, struct ks_err *err)
{
    struct ks_store_params params = { .writer = writer };
    if (!ks_disk_real(upkeep->config->state, KS_DISK_THERE, &params.disk, err)) {
        return NULL;
    }
    return ks_store_open(&params, err);
}

static void hear(struct ks_upkeep *upkeep)
{
    struct ks_err err = { 0 };
    const struct ks_head *head = ks_store_head(upkeep->reader);
    enum ks_proof proof = ks_proving_look(&upkeep->proving, head, ks_clock_mono());
    struct ks_store *writer = proof == KS_PROOF_WAITS ? NULL : open_store(upkeep, true, &err);
    bool ok = writer != NULL && (proof != KS_PROOF_BAD || ks_holds_before_fall_back(writer, &err));
    if (writer != NULL && (!ok || !ks_proving_apply(&upkeep->proving, writer, proof, &err))) {
        ks_log(KS_LOG_NOT_PROVED, "%s", ks_err_line(ks_lang_here(), &err).text);
    }
    ks_store_close(writer); /* the store was not opened: a cycle is writing, so try again later */
}

/* Whether a decision of staff is about what waits now; about anything else it is void. */
static bool is_about(const char waits[KS_SHA256_HEX], const char *field, size_t size)
{
    return strnlen(field, size) == KS_SHA256_HEX - 1 && memcmp(field, waits, KS_SHA256_HEX) == 0;
}

/* Carries out the decision of staff at the screen. True if something was adopted or refused. */
static bool decide(struct ks_upkeep *upkeep)
{
    struct ks_err err = { 0 };
    struct ks_blackbox box;
    char waits[KS_SHA256_HEX];
    if (*upkeep->config->blackbox == '\0' ||
        !ks_shared_page_read(upkeep->config->blackbox, &box, sizeof box)) {
        return false;
    }
    ks_sha256_hex(ks_store_head(upkeep->reader)->staged, waits);
    bool adopted = is_about(waits, box.adopt, sizeof box.adopt);
    bool refused = !adopted && is_about(waits, box.refuse, sizeof box.refuse);
    struct ks_store *writer = adopted || refused ? open_store(upkeep, true, &err) : NULL;
    uint64_t version = 0;
    bool done = writer != NULL && (adopted ? ks_pending_confirm(writer, &version, &err)
                                           : ks_store_refuse_staged(writer, &err));
    if (done && adopted) {
        ks_log(KS_LOG_ADOPTED, "staff adopted what waited: version %llu",
               (unsigned long long)version);
    } else if (done) {
        ks_log(KS_LOG_REFUSED, "staff refused what waited");
    } else if (writer != NULL) {
        ks_log(KS_LOG_NOT_DECIDED, "%s", ks_err_line(ks_lang_here(), &err).text);
    }
    ks_store_close(writer);
    return done;
}

/* Forgets what was seen of the files of a source, but not whether its set counts, by which others
 * go. */
static void forget_files(const char *path, struct ks_dir *state, const char *name)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_seen seen;
    struct ks_buf text = { 0 };
    char *bytes = NULL;
    size_t n = 0;
    bool known = ks_dir_read(state, name, KS_SEEN_BYTES_MAX, &bytes, &n, NULL) &&
                 ks_seen_parse((struct ks_str) { bytes, n }, arena, &seen);
    if (known) {
        seen.n = 0;
        ks_seen_format(&seen, &text);
        known = ks_file_write(path, text.p, text.n, NULL);
    }
    if (!known) {
        (void)unlink(path);
    }
    free(bytes);
    ks_buf_free(&text);
    ks_arena_free(arena);
}

/* Forgets what was seen in plain folders, so that everything there is read, hashed and mended once
 * more. */
static void forget(const struct ks_upkeep *upkeep)
{
    struct ks_dir *state = ks_dir_open(upkeep->config->state, NULL);
    for (size_t i = 0; state != NULL && i < upkeep->config->n_sources; i++) {
        char path[KS_SYNC_PATH_MAX + 64], name[KS_SOURCE_NAME_MAX + 32];
        snprintf(name, sizeof name, KS_SEEN_FILE, upkeep->config->source[i].name);
        snprintf(path, sizeof path, "%s/%s", upkeep->config->state, name);
        forget_files(path, state, name);
    }
    ks_dir_close(state);
}

/* Opens the store as writer, which mends what the disk itself has twice. */
static void mend(const struct ks_upkeep *upkeep)
{
    struct ks_err err = { 0 };
    struct ks_store *writer = open_store(upkeep, true, &err);
    if (writer == NULL) {
        /* A cycle has the store, and mends it itself. */
        ks_log(KS_LOG_NOT_MENDED, "%s", ks_err_line(ks_lang_here(), &err).text);
    }
    ks_store_close(writer);
}

static bool take_down(struct ks_upkeep *upkeep)
{
    struct ks_err err = { 0 };
    struct ks_store *writer = open_store(upkeep, true, &err);
    bool ok = writer != NULL && ks_holds_take_down(writer, ks_clock_wall().s, &err);
    if (ok || !upkeep->told) {
        ks_log(KS_LOG_UNVOUCHED, "%s",
               ok ? ks_say("装好的签名发布里，有的签名或密钥不再有效：已撤下")
                  : ks_err_line(ks_lang_here(), &err).text);
    }
    upkeep->told = !ok;
    ks_store_close(writer);
    return ok;
}

bool ks_upkeep_judge(struct ks_upkeep *upkeep)
{
    if (upkeep->reader == NULL && (upkeep->reader = open_store(upkeep, false, NULL)) == NULL) {
        return false;
    }
    (void)ks_store_refresh(upkeep->reader);
    const struct ks_head *head = ks_store_head(upkeep->reader);
    bool same = memcmp(upkeep->trust, head->trust, sizeof upkeep->trust) == 0;
    bool due = !upkeep->judged || ks_clock_mono().us >= upkeep->judge_again.us;
    if (same && !due) {
        return false;
    }
    enum ks_holds holds = ks_holds_all(upkeep->reader);
    bool fell = holds == KS_HOLDS_NOT && take_down(upkeep);
    if (fell) {
        forget(upkeep);
    }
    if (holds == KS_HOLDS_NOT && !fell) {
        return false; /* a cycle is writing: the next step tries again */
    }
    upkeep->judged = true;
    upkeep->judge_again =
        holds == KS_HOLDS_UNKNOWN ? ks_mono_add_ms(ks_clock_mono(), JUDGE_AGAIN_MS) : KS_MONO_NEVER;
    memcpy(upkeep->trust, head->trust, sizeof upkeep->trust);
    return fell || !same;
}

bool ks_upkeep_step(struct ks_upkeep *upkeep)
{
    struct ks_err err = { 0 };
    if (upkeep->reader == NULL && (upkeep->reader = open_store(upkeep, false, &err)) == NULL) {
        return false;
    }
    bool other = ks_upkeep_judge(upkeep);
    hear(upkeep);
    bool decided = decide(upkeep), damaged;
    ks_store_scrub(upkeep->reader, &damaged);
    if (damaged) {
        ks_log(KS_LOG_DECAYED, "a stored file has decayed: its source is read again");
        mend(upkeep);
        forget(upkeep);
    }
    return damaged || decided || other;
}
