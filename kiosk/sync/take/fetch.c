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
    bool held;           /* hold_relied() was here */
};

/* As ks_dir_open_file(), timed. */
static enum ks_opened
open_on(struct fetching *f, const char *path, int *fd, struct ks_file_stat *stat)
{
    struct ks_mono began = ks_clock_mono();
    enum ks_opened opened = ks_dir_open_file(f->t->dir, path, fd, stat, NULL);
    f->rate.ms += ks_mono_ms_between(began, ks_clock_mono());
    f->rate.files++;
    ks_take_alive(f->t);
    return opened;
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
    struct ks_object *object;
    char *piece = malloc(PIECE);
    if (piece == NULL) {
        ks_oom();
    }
    bool ok = ks_store_object_begin(store, hash, length, &object, err) == KS_STORED;
    for (uint64_t at = 0; ok && at < length;) {
        ssize_t got = pread(fd, piece, PIECE, (off_t)at);
        ok = got > 0 ? ks_store_object_write(object, piece, (size_t)got, err) == KS_STORED
                     : ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_TAKE_UNREAD, KS_NO_ARGS);
        at += got > 0 ? (uint64_t)got : 0;
    }
    free(piece);
    if (ok) {
        return ks_store_object_finish(object, err) == KS_STORED;
    }
    ks_store_object_abandon(object);
    return false;
}

/* Once: what is fetched now may be collected only after this. */
static void hold_relied(struct fetching *f)
{
    if (!f->held) {
        ks_take_hold_relied(f->t);
    }
    f->held = true;
}

/* Moves the fetched files that wait in memory or on the disk into the store. */
static bool flush(struct fetching *f, struct ks_err *err)
{
    if (f->n == 0) {
        return true;
    }
    bool room = ks_take_has_room(f->t, f->bytes, f->n, err) == KS_STORED;
    hold_relied(f);
    struct ks_store *store = room ? ks_take_store(f->t, KS_STORE_WRITE, err) : NULL;
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

/* Until the next look at it. */
static void refuse(struct ks_seen_file *file, const char *refusal, const char *how)
{
    file->read = file->retry = true;
    file->refusal = refusal;
    file->how = how;
}

/* Is there room for it beside what waits to be stored? A large file lies on the disk twice for a
 * while. Else it is refused until there is; the others go on. Its size is within its type's bound.
 */
static enum copied find_room(struct fetching *f, struct ks_seen_file *file, struct ks_err *err)
{
    uint64_t need = f->bytes + (file->size > IN_MEMORY_MAX ? 2 : 1) * file->size;
    struct ks_err why = { 0 };
    enum ks_stored room = ks_take_has_room(f->t, need, f->n + 1, &why);
    if (room == KS_STORED) {
        return COPIED;
    }
    if (room != KS_STORED_FULL) {
        *err = why;
        return DISK_BROKE;
    }
    refuse(file, ks_arena_printf(f->t->arena, "这块屏的存储%s", ks_err_line(KS_LANG_ZH, &why).text),
           "换小一点的文件；一直这样就请维护人员换大的存储卡。有空间时会自动再收");
    return NO_ROOM;
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
            enum copied begun = ks_take_is_worth_copying(f->t, i, f->piece, (size_t)got)
                                    ? find_room(f, file, err)
                                    : NO_USE;
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

/* A file that may not be read now costs itself only: nothing was pulled. */
static void refuse_held(struct ks_seen_file *file)
{
    refuse(file, "打不开：没有读它的权限，或者别的电脑正开着它",
           "在电脑上关掉它；一直这样就请管共享的人让这块屏能读。能打开时会自动再收");
}

/* Whether the source gives other files, not from this machine's memory of them. */
static bool answers(struct fetching *f)
{
    struct ks_taking *t = f->t;
    bool gave = false;
    for (size_t i = 0; !gave && i < t->office.n && !ks_rate_is_slow(&f->rate); i++) {
        struct ks_file_stat stat;
        bool other = !f->unread[i] && t->file[i] != NULL && t->file[i]->size > 0;
        int fd;
        if (other && open_on(f, t->file[i]->path, &fd, &stat) == KS_OPENED) {
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
            refuse(t->file[i], "读不出来，别的文件读得出来",
                   "重新拷贝一份；一直这样就换一个 U 盘。读得出来时会自动再收");
        }
    }
}

static bool take_one(struct fetching *f, size_t i, struct ks_err *err)
{
    struct ks_taking *t = f->t;
    struct ks_seen_file *file = t->file[i];
    struct ks_file_stat stat;
    struct waiting w = { .fd = -1 };
    int from;
    enum copied result = SOURCE_BROKE;
    switch (open_on(f, file->path, &from, &stat)) {
    case KS_OPENED_HELD:
        refuse_held(file);
        return true;
    case KS_OPENED_MISSING:
    case KS_OPENED_NO_FILE:
        t->moving = true; /* the file has gone or was replaced: the next look tells */
        t->file[i] = NULL;
        return true;
    case KS_OPENED:
    case KS_OPENED_DAMAGED:
    case KS_OPENED_NOT:
        break;
    }
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
        ks_take_look_at(t, i, w.fd, w.hash);
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
    bool ok = ks_take_forget_lost(t, err);
    if (ok && !ks_take_has_room_for_all(t)) {
        hold_relied(&f);
        ok = ks_take_make_room(t, err) && ks_take_forget_lost(t, err);
    }
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
