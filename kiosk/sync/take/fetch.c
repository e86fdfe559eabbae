/* The step that copies what is new out of a folder into the store. It is copied once, hashed, and
 * looked at. */
#define _GNU_SOURCE /* memfd_create, O_TMPFILE */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "port/clock.h"
#include "port/fsio.h"
#include "sync/take/parts.h"
#include "sync/verify/source.h"

#define BATCH_FILES 64
#define BATCH_BYTES (UINT64_C(48) << 20)   /* what may wait in memory before it is stored */
#define IN_MEMORY_MAX (UINT64_C(24) << 20) /* larger files wait on the disk */
#define PIECE ((size_t)1 << 20)

struct waiting {
    int fd;
    uint8_t hash[KS_SHA256_BYTES];
    uint64_t length;
};

struct fetching {
    struct ks_taking *t;
    struct waiting v[BATCH_FILES];
    size_t n;
    uint64_t bytes;
    char *piece;
    struct ks_rate rate; /* of the source, so far */
    bool *unread;        /* unread[i]: office.v[i] could not be read to its end */
};

/* As ks_dir_open_file(), timed. */
static int
open_on(struct fetching *f, const char *path, struct ks_file_stat *stat, struct ks_err *err)
{
    struct ks_mono began = ks_clock_mono();
    int fd = ks_dir_open_file(f->t->dir, path, stat, err);
    f->rate.ms += ks_mono_ms_between(began, ks_clock_mono());
    f->rate.files++;
    ks_take_alive(f->t);
    return fd;
}

/* As read(2), timed. -1 also from a source that is too slow. */
static ssize_t read_on(struct fetching *f, int from, size_t n)
{
    struct ks_mono began = ks_clock_mono();
    ssize_t got;
    do {
        got = read(from, f->piece, n);
    } while (got < 0 && errno == EINTR);
    f->rate.ms += ks_mono_ms_between(began, ks_clock_mono());
    f->rate.bytes += got > 0 ? (uint64_t)got : 0;
    ks_take_alive(f->t);
    if (ks_rate_is_slow(&f->rate)) {
        errno = ETIMEDOUT;
        got = -1;
    }
    return got;
}

bool ks_take_put(struct ks_store *store,
                 const uint8_t hash[KS_SHA256_BYTES],
                 int fd,
                 uint64_t length,
                 struct ks_err *err)
{
    if (ks_store_has(store, hash, length)) {
        return true;
    }
    struct ks_object *object = ks_store_object_begin(store, hash, length, err);
    char *piece = malloc(PIECE);
    if (piece == NULL) {
        ks_oom();
    }
    bool ok = object != NULL;
    for (uint64_t at = 0; ok && at < length;) {
        ssize_t got = pread(fd, piece, PIECE, (off_t)at);
        ok = got > 0 ? ks_store_object_write(object, piece, (size_t)got, err)
                     : ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_TAKE_UNREAD, KS_NO_ARGS);
        at += got > 0 ? (uint64_t)got : 0;
    }
    free(piece);
    if (ok) {
        return ks_store_object_finish(object, err);
    }
    ks_store_object_abandon(object);
    return false;
}

/* Moves the fetched files that wait in memory or on the disk into the store. */
static bool flush(struct fetching *f, struct ks_err *err)
{
    if (f->n == 0) {
        return true;
    }
    bool room = ks_take_has_room(f->t, f->bytes, f->n, err);
    struct ks_store *store = room ? ks_take_store(f->t, true, err) : NULL;
    bool ok = store != NULL;
    for (size_t i = 0; i < f->n; i++) {
        ks_take_hold(f->t, f->v[i].hash);
        ok = ok && ks_take_put(store, f->v[i].hash, f->v[i].fd, f->v[i].length, err);
        close(f->v[i].fd);
        ks_take_alive(f->t);
    }
    ks_store_close(store);
    f->n = 0;
    f->bytes = 0;
    return ok;
}

static int scratch(const struct ks_taking *t, uint64_t size)
{
    int fd = size <= IN_MEMORY_MAX
                 ? memfd_create("file", MFD_CLOEXEC)
                 : open(t->cycle->config->state, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    return fd;
}

enum copied { COPIED, MOVED_ON, NO_USE, NO_ROOM, HELD, SOURCE_BROKE, DISK_BROKE };

/* As errno says. */
static enum copied disk_broke(struct ks_err *err)
{
    (void)ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_TAKE_DISK, KS_ARGS(ks_arg_text(strerror(errno))));
    return DISK_BROKE;
}

/* Is there room for it beside what waits to be stored? A large file lies on the disk twice for a
 * while. Else it is refused until there is; the others go on. Its size is within its type's bound.
 */
static enum copied find_room(struct fetching *f, struct ks_seen_file *file, struct ks_err *err)
{
    uint64_t need = f->bytes + (file->size > IN_MEMORY_MAX ? 2 : 1) * file->size;
    struct ks_err why = { 0 };
    if (ks_take_has_room(f->t, need, f->n + 1, &why)) {
        return COPIED;
    }
    if (why.code != KS_ERR_LIMIT) {
        *err = why;
        return DISK_BROKE;
    }
    file->read = file->retry = true;
    file->refusal =
        ks_arena_printf(f->t->arena, "这块屏的存储%s", ks_err_line(KS_LANG_ZH, &why).text);
    file->how = "换小一点的文件；一直这样就请维护人员换大的存储卡。有空间时会自动再收";
    return NO_ROOM;
}

/* Whether a file need be copied, judged by its first bytes and size: not a terabyte of zeros with a
 * picture's name. */
static bool worth_copying(struct ks_taking *t, size_t i, const char *head, size_t n)
{
    struct ks_intake intake = { .arena = t->arena };
    struct ks_fitness fitness;
    struct ks_seen_file *file = t->file[i];
    if (ks_intake_head(&intake, head, n, file->size, t->office.v[i].label, &fitness)) {
        return true;
    }
    file->read = true;
    file->refusal = fitness.refusal;
    file->how = fitness.how;
    return false;
}

/* The source's bytes into `to`, hashed on the way; never more than its size, and one read more to
 * see that this was all. */
static enum copied
copy(struct fetching *f, int from, int to, size_t i, struct waiting *out, struct ks_err *err)
{
    struct ks_seen_file *file = f->t->file[i];
    struct ks_sha256 hash;
    ks_sha256_begin(&hash);
    uint64_t done = 0;
    for (;;) {
        size_t want = file->size - done < PIECE ? (size_t)(file->size - done) : PIECE;
        ssize_t got = read_on(f, from, want == 0 ? 1 : want);
        if (got < 0) {
            return ks_file_is_held(errno) ? HELD : SOURCE_BROKE;
        }
        if (done == 0 && got > 0) {
            enum copied begun =
                worth_copying(f->t, i, f->piece, (size_t)got) ? find_room(f, file, err) : NO_USE;
            if (begun != COPIED) {
                return begun;
            }
        }
        if (want == 0 || got == 0) {
            bool all = done == file->size && got == 0;
            ks_sha256_end(&hash, out->hash);
            out->length = done;
            return all ? COPIED : MOVED_ON;
        }
        ks_sha256_add(&hash, f->piece, (size_t)got);
        if (!ks_file_put(to, f->piece, (size_t)got)) {
            return disk_broke(err);
        }
        done += (uint64_t)got;
    }
}

/* Looks at a fetched file. One that this machine could not look at stays unread, and the next cycle
 * takes it up again. */
static void judge_file(struct ks_taking *t, size_t i, int fd, const struct waiting *w)
{
    struct ks_intake intake = { .arena = t->arena };
    struct ks_fitness fitness;
    struct ks_seen_file *file = t->file[i];
    ks_intake_look(&intake, fd, t->office.v[i].label, &fitness);
    if (fitness.failed) {
        t->is_unable = true;
        t->unable = fitness.failure;
        (void)ks_fail_under(&t->unable, KS_PROBLEM_TAKE_UNABLE, KS_ARGS(ks_arg_text(file->path)));
        return;
    }
    file->read = true;
    memcpy(file->sha256, w->hash, sizeof file->sha256);
    file->type = fitness.type;
    file->width = fitness.width;
    file->height = fitness.height;
    file->refusal = fitness.refusal;
    file->how = fitness.how;
    file->note = fitness.note;
    ks_take_words(t, i, fd);
}

/* A file that may not be read now costs itself only: nothing was pulled. */
static void refuse_held(struct ks_seen_file *file)
{
    file->read = file->retry = true;
    file->refusal = "打不开：没有读它的权限，或者别的电脑正开着它";
    file->how = "在电脑上关掉它；一直这样就请管共享的人让这块屏能读。能打开时会自动再收";
}

static void refuse_bad(struct ks_seen_file *file)
{
    file->read = file->retry = true;
    file->refusal = "读不出来，别的文件读得出来";
    file->how = "重新拷贝一份；一直这样就换一个 U 盘。读得出来时会自动再收";
}

/* Whether the source gives other files, not from this machine's memory of them. */
static bool answers(struct fetching *f)
{
    struct ks_taking *t = f->t;
    bool gave = false;
    for (size_t i = 0; !gave && i < t->office.n && !ks_rate_is_slow(&f->rate); i++) {
        struct ks_file_stat stat;
        bool other = !f->unread[i] && t->file[i] != NULL && t->file[i]->size > 0;
        int fd = other ? open_on(f, t->file[i]->path, &stat, NULL) : -1;
        if (fd >= 0) {
            (void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
            gave = read_on(f, fd, 1) == 1;
            close(fd);
        }
    }
    return gave;
}

/* Tells files that cannot be read from a source that cannot: with that all the rest waits. */
static void tell_unread(struct fetching *f)
{
    struct ks_taking *t = f->t;
    if (!t->broke || t->slow || !answers(f)) {
        return;
    }
    t->broke = false;
    for (size_t i = 0; i < t->office.n; i++) {
        if (f->unread[i]) {
            t->file[i] = &t->now.v[i];
            refuse_bad(t->file[i]);
        }
    }
}

static bool take_one(struct fetching *f, size_t i, struct ks_err *err)
{
    struct ks_taking *t = f->t;
    struct ks_seen_file *file = t->file[i];
    struct ks_file_stat stat;
    struct ks_err why = { 0 };
    struct waiting w = { .fd = -1 };
    int from = open_on(f, file->path, &stat, &why);
    if (from < 0 && why.code == KS_ERR_HELD) {
        refuse_held(file);
        return true;
    }
    if (from < 0 && why.code != KS_ERR_IO) {
        t->moving = true; /* the file has gone or was replaced: the next look tells */
        t->file[i] = NULL;
        return true;
    }
    enum copied result = SOURCE_BROKE;
    if (from >= 0 && (stat.size != file->size || stat.mtime_ns != file->mtime_ns)) {
        result = MOVED_ON;
    } else if (from >= 0) {
        w.fd = scratch(t, file->size);
        result = w.fd < 0 ? disk_broke(err) : copy(f, from, w.fd, i, &w, err);
    }
    if (from >= 0) {
        close(from);
    }
    if (result == COPIED) {
        judge_file(t, i, w.fd, &w);
        ks_take_alive(t);
        if (file->read && file->refusal == NULL) {
            f->bytes += w.length;
            f->v[f->n++] = w;
            return (f->n < BATCH_FILES && f->bytes < BATCH_BYTES) || flush(f, err);
        }
    }
    if (w.fd >= 0) {
        close(w.fd);
    }
    if (result == DISK_BROKE) {
        return false;
    }
    if (result == HELD) {
        refuse_held(file);
    }
    f->unread[i] = result == SOURCE_BROKE;
    t->moving = t->moving || result == MOVED_ON;
    t->broke = t->broke || result == SOURCE_BROKE;
    t->file[i] = result == MOVED_ON || result == SOURCE_BROKE ? NULL : file;
    return true;
}

static bool keeps(const struct ks_manifest *release, const char *label, const uint8_t *hash)
{
    const struct ks_manifest_file *file = ks_manifest_find(release, label);
    return file != NULL && memcmp(file->sha256, hash, sizeof file->sha256) == 0;
}

/* What a look that was broken off had stored: no release keeps it yet. */
static void hold_unless_kept(struct ks_taking *t, size_t i)
{
    const char *label = ks_take_label(t, i);
    const uint8_t *hash = t->file[i]->sha256;
    if (!keeps(&t->current[KS_ROLE_CONTENT], label, hash) &&
        !keeps(&t->current[KS_ROLE_ALERT], label, hash) && !keeps(&t->waiting, label, hash)) {
        ks_take_hold(t, hash);
    }
}

/* Forgets what was seen of files whose objects are no longer in the store, so that they are fetched
 * again. */
static bool forget_lost(struct ks_taking *t, struct ks_err *err)
{
    struct ks_store *store = ks_take_store(t, false, err);
    for (size_t i = 0; store != NULL && i < t->office.n; i++) {
        struct ks_seen_file *file = t->file[i];
        if (file != NULL && file->read && file->refusal == NULL) {
            hold_unless_kept(t, i);
            file->read = ks_store_has_name(store, file->sha256, file->size);
        }
    }
    ks_store_close(store);
    return store != NULL;
}

/* When a file is fetched. Alerts first: they find room, and are not late. A card that is urgent may
 * be one, which its words tell. */
enum turn { ALERTS, URGENT, OTHERS, TURNS };

static enum turn turn_of(const struct ks_office_file *file)
{
    bool card = file->urgent && ks_str_ends(ks_str_of(file->label), ".md");
    bool alert = card || ks_take_is_alert(file->label, KS_BLOB_TABLE);
    return alert ? ALERTS : file->urgent ? URGENT : OTHERS;
}

bool ks_take_fetch(struct ks_taking *t, struct ks_err *err)
{
    struct fetching f = { .t = t, .piece = malloc(PIECE) };
    if (f.piece == NULL) {
        ks_oom();
    }
    f.unread = ks_arena_array(t->arena, t->office.n + 1, sizeof *f.unread);
    bool ok = forget_lost(t, err) &&
              (ks_take_has_room_for_all(t) || (ks_take_make_room(t, err) && forget_lost(t, err)));
    for (int turn = 0; turn < TURNS; turn++) {
        for (size_t i = 0; ok && !ks_rate_is_slow(&f.rate) && i < t->office.n; i++) {
            bool now = (int)turn_of(&t->office.v[i]) == turn;
            if (now && t->file[i] != NULL && !t->file[i]->read) {
                ok = take_one(&f, i, err);
            }
        }
    }
    t->slow = ks_rate_is_slow(&f.rate);
    tell_unread(&f);
    ok = ok ? flush(&f, err) : ok;
    for (size_t i = 0; i < f.n; i++) { /* left after a failure */
        close(f.v[i].fd);
    }
    free(f.piece);
    return ok;
}
