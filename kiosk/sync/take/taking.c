/* A cycle from its beginning to its end, what holds between, and its store (see taking.h). */
#include "sync/take/taking.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "core/problem/fail.h"
#include "port/clock.h"

#define LOCK_PATIENCE_MS 10000

void ks_take_alive(const struct ks_taking *t)
{
    if (t->cycle->alive != NULL) {
        t->cycle->alive(t->cycle->context);
    }
}

static void alive(void *taking)
{
    ks_take_alive(taking);
}

struct ks_store *ks_take_store(struct ks_taking *t, enum ks_store_use use, struct ks_err *err)
{
    struct ks_mono until = ks_mono_add_ms(ks_clock_mono(), LOCK_PATIENCE_MS);
    for (;;) {
        bool taken = false;
        struct ks_store_params params = { .writer = use == KS_STORE_WRITE,
                                          .taken = &taken,
                                          .verified = t->verified,
                                          .alive = alive,
                                          .held = ks_take_held,
                                          .context = t };
        struct ks_err why = { 0 };
        struct ks_store *store = NULL;
        if (ks_disk_real(t->cycle->config->state, KS_DISK_MADE, &params.disk, &why)) {
            store = ks_store_open(&params, &why);
        }
        if (!taken || ks_clock_mono().us >= until.us) {
            if (store == NULL && err != NULL) {
                *err = why;
            }
            return store;
        }
        struct timespec pause = { 0, 50 * 1000000L };
        (void)nanosleep(&pause, NULL);
        ks_take_alive(t);
    }
}

void ks_take_memory(const struct ks_taking *t, const char *source, struct ks_seen *seen)
{
    struct ks_buf path = { 0 };
    struct ks_err err = { 0 };
    struct ks_dir *state = ks_dir_open(t->cycle->config->state, &err);
    char *bytes = NULL;
    size_t n = 0;
    *seen = (struct ks_seen) { 0 };
    ks_buf_addf(&path, KS_SEEN_FILE, source);
    if (state != NULL && ks_dir_read(state, path.p, KS_SEEN_BYTES_MAX, &bytes, &n, &err)) {
        (void)ks_seen_parse((struct ks_str) { ks_arena_strndup(t->arena, bytes, n), n }, t->arena,
                            seen);
        free(bytes);
    }
    ks_dir_close(state);
    ks_buf_free(&path);
}

bool ks_take_folders(struct ks_taking *t, struct ks_err *err)
{
    struct ks_buf path = { 0 };
    ks_buf_addf(&path, "%s/" KS_RESULTS, t->cycle->config->state);
    bool ok = (mkdir(t->cycle->config->state, 0755) == 0 || errno == EEXIST) &&
              (mkdir(path.p, 0755) == 0 || errno == EEXIST);
    ks_buf_free(&path);
    return ok ||
           ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_TAKE_STATE,
                      KS_ARGS(ks_arg_text(t->cycle->config->state), ks_arg_text(strerror(errno))));
}

void ks_take_unable(struct ks_taking *t, const char *path, const struct ks_err *why)
{
    t->is_unable = true;
    t->unable = *why;
    (void)ks_fail_under(&t->unable, KS_PROBLEM_TAKE_UNABLE, KS_ARGS(ks_arg_text(path)));
}

/* A whole set counts for one source. A file that is not known now is still being copied, or waits
 * for the places, or its source failed: it is never silently left out. */
static void assert_gathered(const struct ks_taking *t)
{
    assert(t->now.n == t->office.n);
    assert(!(t->office.has_set && t->set_left));
    assert(!t->set_left || (t->asked && t->first.there != NULL));
    for (size_t i = 0; i < t->office.n; i++) {
        assert(t->file[i] != NULL || t->moving || t->broke);
        assert(t->file[i] == NULL || t->file[i] == &t->now.v[i]);
        assert(t->early == NULL || !t->early[i] || t->file[i] == NULL);
    }
}

/* Versions go up, and alerts are committed first. */
static void assert_composed(const struct ks_taking *t)
{
    const struct ks_manifest *alert = &t->next[KS_ROLE_ALERT];
    const struct ks_manifest *content = &t->next[KS_ROLE_CONTENT];
    assert(alert->role == KS_ROLE_ALERT && content->role == KS_ROLE_CONTENT);
    assert(alert->version > t->head.open_version && content->version > t->head.open_version);
    assert(!t->changed[KS_ROLE_ALERT] || alert->version < content->version);
    assert(t->text[KS_ROLE_ALERT].n > 0 && t->text[KS_ROLE_CONTENT].n > 0);
}

void ks_take_assert_state(const struct ks_taking *t)
{
    assert(t->reached <= KS_TAKE_JUDGED && t->held >= -1);
    assert(t->reached == KS_TAKE_BEGUN || t->dir != NULL);
    if (t->reached >= KS_TAKE_GATHERED) {
        assert_gathered(t);
    }
    assert(t->reached < KS_TAKE_FETCHED || !t->broke || t->is_unable);
    if (t->reached >= KS_TAKE_COMPOSED) {
        assert_composed(t);
    }
    /* What could not be looked at is not judged, and a set without a row is a set. */
    assert(t->reached < KS_TAKE_JUDGED || (t->heard && !t->is_unable));
    assert(!t->plays_nothing || t->office.has_set);
}

void ks_take_reach(struct ks_taking *t, enum ks_take_reached reached)
{
    assert(reached == t->reached + 1);
    t->reached = reached;
    ks_take_assert_state(t);
}

void ks_take_begin(struct ks_taking *t)
{
    const struct ks_cycle *cycle = t->cycle;
    struct ks_civil now = ks_civil_of(&cycle->config->zone, ks_clock_wall());
    struct ks_arena *arena = ks_arena_new();
    struct ks_kept_forms *forms = ks_kept_forms_new();
    *t = (struct ks_taking) { .cycle = cycle,
                              .arena = arena,
                              .verified = ks_verified_new(),
                              .forms = forms,
                              .reader = ks_reader_new(NULL, forms),
                              .suspicion = "",
                              .held = -1,
                              .now_s = ks_clock_wall().s,
                              .today = ks_civil_date(now),
                              .receipt = { .arena = arena,
                                           .source = cycle->source->name,
                                           .device = cycle->config->device,
                                           .time = now } };
}

void ks_take_end(struct ks_taking *t)
{
    ks_dir_close(t->dir);
    ks_take_let_go(t);
    ks_verified_free(t->verified);
    ks_reader_free(t->reader);
    ks_kept_forms_free(t->forms);
    ks_buf_free(&t->text[0]);
    ks_buf_free(&t->text[1]);
    ks_arena_free(t->arena);
}
