/* Reading a hostile source against bounds of size and time, and the folder as a source. */
#include "sync/verify/source.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/problem/fail.h"
#include "port/clock.h"
#include "port/fsio.h"

static enum ks_given
folder_open(void *self, const char *path, int *file, uint64_t *size, struct ks_err *err)
{
    struct ks_file_stat stat = { 0 };
    enum ks_opened opened = ks_dir_open_file(self, path, file, &stat, err);
    *size = stat.size;
    switch (opened) {
    case KS_OPENED:
        return KS_GIVEN;
    case KS_OPENED_MISSING:
        return KS_GIVEN_ABSENT;
    case KS_OPENED_NO_FILE:
        return KS_GIVEN_NO_FILE;
    case KS_OPENED_HELD:
    case KS_OPENED_DAMAGED:
    case KS_OPENED_NOT:
        break;
    }
    return KS_GIVEN_BROKEN;
}

static int64_t folder_read(void *self, int file, void *bytes, size_t n)
{
    (void)self;
    ssize_t got = read(file, bytes, n);
    return got >= 0 ? got : -errno;
}

static void folder_close(void *self, int file)
{
    (void)self;
    close(file);
}

static void folder_free(void *self)
{
    ks_dir_close(self);
}

bool ks_source_open(const char *folder, struct ks_source *source, struct ks_err *err)
{
    static const struct ks_source_ops ops = { folder_open, folder_read, folder_close, folder_free };
    *source = (struct ks_source) { &ops, ks_dir_open(folder, err), ks_clock_mono, { 0 } };
    return source->self != NULL;
}

void ks_source_close(struct ks_source *source)
{
    if (source->self != NULL) {
        source->ops->free(source->self);
        source->self = NULL;
    }
}

void ks_source_object_path(const uint8_t hash[KS_SHA256_BYTES], char out[KS_SOURCE_PATH_MAX])
{
    char hex[KS_SHA256_HEX];
    ks_sha256_hex(hash, hex);
    snprintf(out, KS_SOURCE_PATH_MAX, "obj/%.2s/%s", hex, hex);
}

bool ks_rate_is_slow(const struct ks_rate *rate)
{
    return rate->ms > KS_SOURCE_PATIENCE_MS + (int64_t)rate->files * KS_SOURCE_OPENING_MS +
                          (int64_t)(rate->bytes * 1000 / KS_SOURCE_RATE);
}

static struct ks_mono now(const struct ks_source *source)
{
    return source->clock == NULL ? (struct ks_mono) { 0 } : source->clock();
}

static enum ks_given too_slow(struct ks_err *err)
{
    (void)ks_fail_as(err, KS_ERR_TIMEOUT, KS_PROBLEM_SOURCE_SLOW, KS_NO_ARGS);
    return KS_GIVEN_SLOWLY;
}

enum ks_given ks_reading_begin(struct ks_source *source,
                               const char *path,
                               struct ks_reading *reading,
                               struct ks_err *err)
{
    *reading = (struct ks_reading) { .source = source };
    if (ks_rate_is_slow(&source->rate)) {
        return too_slow(err);
    }
    struct ks_mono began = now(source);
    enum ks_given given =
        source->ops->open(source->self, path, &reading->file, &reading->size, err);
    source->rate.ms += ks_mono_ms_between(began, now(source));
    source->rate.files++;
    return given;
}

enum ks_given
ks_reading_next(struct ks_reading *reading, void *bytes, size_t n, size_t *got, struct ks_err *err)
{
    struct ks_source *source = reading->source;
    int64_t result;
    do {
        if (ks_rate_is_slow(&source->rate)) {
            return too_slow(err);
        }
        struct ks_mono began = now(source);
        result = source->ops->read(source->self, reading->file, bytes, n);
        source->rate.ms += ks_mono_ms_between(began, now(source));
    } while (result == -EINTR);
    if (result < 0) {
        (void)ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_SOURCE_READ,
                         KS_ARGS(ks_arg_text(strerror((int)-result))));
        return KS_GIVEN_BROKEN;
    }
    *got = (size_t)result;
    reading->done += *got;
    source->rate.bytes += *got;
    return KS_GIVEN;
}

void ks_reading_end(struct ks_reading *reading)
{
    reading->source->ops->close(reading->source->self, reading->file);
}

enum ks_given ks_source_load(struct ks_source *source,
                             const char *path,
                             size_t limit,
                             struct ks_arena *arena,
                             struct ks_str *bytes,
                             struct ks_err *err)
{
    struct ks_reading reading;
    enum ks_given given = ks_reading_begin(source, path, &reading, err);
    if (given != KS_GIVEN) {
        return given;
    }
    struct ks_buf buf = { 0 };
    char piece[16384];
    size_t got = 1;
    while (given == KS_GIVEN && got > 0) {
        size_t ask = limit + 1 - buf.n < sizeof piece ? limit + 1 - buf.n : sizeof piece;
        given = ks_reading_next(&reading, piece, ask, &got, err);
        ks_buf_add(&buf, piece, given == KS_GIVEN ? got : 0);
        if (buf.n > limit) {
            (void)ks_fail_as(err, KS_ERR_LIMIT, KS_PROBLEM_SOURCE_LARGE,
                             KS_ARGS(ks_arg_text(path), ks_arg_number((long long)limit)));
            given = KS_GIVEN_LARGE;
        }
    }
    ks_reading_end(&reading);
    if (given == KS_GIVEN) {
        *bytes = (struct ks_str) { ks_arena_strndup(arena, buf.n == 0 ? "" : buf.p, buf.n), buf.n };
    }
    ks_buf_free(&buf);
    return given;
}
