/* The step that brings the files of a verified release into the store, and commits it. See
 * verify.h. */
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "core/release/layers.h"
#include "core/release/reckon.h"
#include "sync/verify/holds.h"
#include "sync/verify/parts.h"
#include "sync/verify/signatures.h"

#define PIECE_BYTES ((size_t)64 * 1024)

static const char *object_path(struct ks_receive *r, const struct ks_manifest_file *file)
{
    char path[KS_SOURCE_PATH_MAX];
    ks_source_object_path(file->sha256, path);
    return ks_arena_strdup(r->arena, path);
}

/* Whether the source has every file in its length. Asked before the first byte is written, so that
 * half a copy changes nothing and is told by its numbers; one that is too slow has none. */
static enum ks_receive_code complete(struct ks_receive *r, const bool *needed)
{
    enum ks_receive_code first = KS_RECEIVED;
    const char *about = "";
    for (size_t i = 0; first != KS_RECEIVE_SLOW && i < r->manifest.n_files; i++) {
        const struct ks_manifest_file *file = &r->manifest.files[i];
        struct ks_reading reading;
        struct ks_err err = { 0 };
        if (!needed[i]) {
            continue;
        }
        r->files_new++;
        enum ks_receive_code code =
            ks_receive_given(ks_reading_begin(r->source, object_path(r, file), &reading, &err),
                             KS_RECEIVE_INCOMPLETE);
        if (code == KS_RECEIVED) {
            code = reading.size != file->length ? KS_RECEIVE_LENGTH : KS_RECEIVED;
            ks_reading_end(&reading);
        }
        r->files_here += code == KS_RECEIVED;
        if (code == KS_RECEIVE_SLOW || (code != KS_RECEIVED && first == KS_RECEIVED)) {
            first = code;
            about = file->path;
            r->err = err;
        }
    }
    r->file = about;
    return first;
}

/* Where bytes are written: into the store, which hashes them, or only into a hash. */
struct sink {
    struct ks_object *object;
    struct ks_sha256 hash;
};

static enum ks_stored put(struct sink *sink, const char *piece, size_t n, struct ks_err *err)
{
    if (sink->object != NULL) {
        return ks_store_object_write(sink->object, piece, n, err);
    }
    ks_sha256_add(&sink->hash, piece, n);
    return KS_STORED;
}

static enum ks_receive_code code_of(enum ks_stored stored)
{
    static const enum ks_receive_code codes[] = {
        [KS_STORED] = KS_RECEIVED,
        [KS_STORED_FULL] = KS_RECEIVE_SPACE,
        [KS_STORED_OTHER] = KS_RECEIVE_HASH,
        [KS_STORED_NOT] = KS_RECEIVE_STORE,
    };
    return codes[stored];
}

/* Copies a file: `length` bytes and not one more, each read once. */
static enum ks_receive_code copy(struct ks_receive *r,
                                 struct ks_reading *reading,
                                 struct sink *sink,
                                 const struct ks_manifest_file *file)
{
    char *piece = malloc(PIECE_BYTES);
    if (piece == NULL) {
        ks_oom();
    }
    enum ks_receive_code code = KS_RECEIVED;
    while (code == KS_RECEIVED) {
        uint64_t left = file->length - reading->done;
        size_t got = 0, ask = left == 0 ? 1 : left < PIECE_BYTES ? (size_t)left : PIECE_BYTES;
        code = ks_receive_given(ks_reading_next(reading, piece, ask, &got, &r->err),
                                KS_RECEIVE_UNREADABLE);
        if (code != KS_RECEIVED) {
            continue;
        }
        if (left == 0) {
            code = got > 0 ? KS_RECEIVE_GROWN : KS_RECEIVED;
            break;
        }
        code = got == 0 ? KS_RECEIVE_LENGTH : code_of(put(sink, piece, got, &r->err));
    }
    free(piece);
    return code;
}

static enum ks_receive_code fetch_one(struct ks_receive *r, const struct ks_manifest_file *file)
{
    struct ks_reading reading;
    r->err = (struct ks_err) { 0 };
    r->file = file->path;
    enum ks_receive_code code =
        ks_receive_given(ks_reading_begin(r->source, object_path(r, file), &reading, &r->err),
                         KS_RECEIVE_INCOMPLETE);
    if (code != KS_RECEIVED) {
        return code;
    }
    struct sink sink = { .object = NULL };
    ks_sha256_begin(&sink.hash);
    if (r->store != NULL) {
        code = code_of(
            ks_store_object_begin(r->store, file->sha256, file->length, &sink.object, &r->err));
    }
    code = code == KS_RECEIVED ? copy(r, &reading, &sink, file) : code;
    ks_reading_end(&reading);
    if (code != KS_RECEIVED) {
        ks_store_object_abandon(sink.object);
        return code;
    }
    if (sink.object == NULL) {
        uint8_t hash[KS_SHA256_BYTES];
        ks_sha256_end(&sink.hash, hash);
        return memcmp(hash, file->sha256, sizeof hash) == 0 ? KS_RECEIVED : KS_RECEIVE_HASH;
    }
    return code_of(ks_store_object_finish(sink.object, &r->err));
}

static enum ks_receive_code fetch_all(struct ks_receive *r, const bool *needed)
{
    bool staged = false;
    enum ks_receive_code code = KS_RECEIVED;
    for (size_t i = 0; code == KS_RECEIVED && i < r->manifest.n_files; i++) {
        if (!needed[i]) {
            continue;
        }
        code = fetch_one(r, &r->manifest.files[i]);
        /* From the first file on the store must keep what a broken-off cycle has brought. */
        if (code == KS_RECEIVED && !staged && r->store != NULL) {
            staged = true;
            code = ks_store_fetching(r->store, &r->document, r->device->now, &r->err)
                       ? KS_RECEIVED
                       : KS_RECEIVE_STORE;
        }
    }
    return code;
}

/* The time at which the release that is replaced claims to have been made, if that is later:
 * versions only go up, so times should. 0 = no. */
static int64_t overtaken_by(const struct ks_receive *r)
{
    const struct ks_head *head = ks_store_head(r->store);
    bool earlier = r->role == KS_ROLE_CONTENT && head->floor > head->vouched &&
                   ks_reckon_is_behind(r->manifest.created, head->floor);
    return earlier ? head->floor : 0;
}

/* What others have upon it: what is shown without what the signed release that gives way brought,
 * under whatever label, and without what has decayed, which costs nothing else. */
static void shown_of_others(struct ks_receive *r, struct ks_manifest *shown)
{
    struct ks_base base;
    size_t n = 0;
    ks_store_base(r->store, r->role, r->arena, &base);
    ks_store_shown(r->store, r->role, r->arena, shown);
    for (size_t i = 0; i < shown->n_files; i++) {
        const struct ks_manifest_file *file = &shown->files[i];
        const struct ks_manifest_file *signed_one = ks_manifest_find(&base.manifest, file->path);
        if (signed_one == NULL ||
            memcmp(signed_one->sha256, file->sha256, sizeof file->sha256) != 0) {
            shown->files[n++] = *file;
        }
    }
    shown->n_files = n;
    ks_store_leave_gone(r->store, KS_GONE_BY_HASH, shown);
}

/* Composes the signed release with what others have upon it, which goes on being shown
 * (core/release/layers.h). False if they have nothing, or if that has proved bad before: then the
 * signed release stays alone. */
static bool upon_it(struct ks_receive *r, struct ks_buf *text, struct ks_signed *upon)
{
    struct ks_manifest shown, others, whole;
    ks_store_shown(r->store, r->role, r->arena, &shown);
    shown_of_others(r, &others);
    struct ks_base base = { .kind = KS_BASE_SIGNED, .manifest = r->manifest };
    ks_sha256(r->document.bytes.p, r->document.bytes.n, base.hash);
    ks_layers_compose(r->role, &base, &others, NULL, r->arena, &whole);
    if (whole.n_files == r->manifest.n_files) {
        return false;
    }
    const struct ks_head *head = ks_store_head(r->store);
    const struct ks_head_release *current = &head->role[r->role].current;
    bool upon_this = !shown.tells_upon || memcmp(shown.upon, base.hash, sizeof base.hash) == 0;
    if (current->origin == KS_ORIGIN_OPEN && upon_this && ks_manifest_same_files(&whole, &shown)) {
        return ks_store_document(r->store, current->hash, r->arena, upon, NULL); /* to mend it */
    }
    ks_layers_finish(&whole, r->role, head, r->device->now);
    if (!ks_manifest_format(&whole, text, NULL)) {
        return false;
    }
    *upon = (struct ks_signed) { .bytes = { text->p, text->n } };
    return ks_store_verdict(r->store, &whole, upon->bytes, KS_ORIGIN_OPEN) != KS_VERDICT_REFUSED;
}

/* `fall`: what it replaces may be of a key that was revoked while it was shown. */
static enum ks_committed put_on(struct ks_receive *r, struct ks_fall fall)
{
    struct ks_buf text = { 0 };
    struct ks_signed upon;
    struct ks_commit commit = { .release = &r->document, .origin = KS_ORIGIN_SIGNED, .fall = fall };
    commit.upon = upon_it(r, &text, &upon) ? &upon : NULL;
    enum ks_committed how = ks_store_commit_layers(r->store, &commit, &r->err);
    ks_buf_free(&text);
    return how;
}

static enum ks_receive_code commit(struct ks_receive *r)
{
    int64_t overtaken = overtaken_by(r);
    bool have = ks_store_verdict(r->store, &r->manifest, r->document.bytes, KS_ORIGIN_SIGNED) ==
                KS_VERDICT_HAVE;
    r->file = "";
    r->err = (struct ks_err) { 0 };
    enum ks_looked looked =
        have || r->look == NULL ? KS_LOOKED_GOOD : r->look(r->context, &r->manifest, &r->err);
    if (looked != KS_LOOKED_GOOD) {
        return looked == KS_LOOKED_UNABLE ? KS_RECEIVE_STORE : KS_RECEIVE_LOOK;
    }
    ks_store_set_clock(r->store, r->device->clock_trusted ? r->device->now : 0);
    struct ks_fall fall = ks_holds_not(r->store, r->trust, r->role);
    if (put_on(r, fall) != KS_COMMITTED) {
        return KS_RECEIVE_STORE;
    }
    r->overtaken = have ? 0 : overtaken;
    /* The current release was mended: nothing new. */
    return have ? KS_RECEIVE_NOTHING : KS_RECEIVED;
}

enum ks_receive_code ks_receive_fetch(struct ks_receive *r)
{
    bool *needed = calloc(r->manifest.n_files + 1, sizeof *needed);
    if (needed == NULL) {
        ks_oom();
    }
    if (r->store != NULL) {
        ks_store_missing(r->store, &r->manifest, needed, &r->bytes_new);
    } else {
        memset(needed, 1, r->manifest.n_files);
        r->bytes_new = r->manifest.total;
    }
    enum ks_receive_code code = complete(r, needed);
    if (code == KS_RECEIVED) {
        r->source->rate = (struct ks_rate) { 0 }; /* seeing what is there costs fetching nothing */
    }
    if (code == KS_RECEIVED && r->store != NULL) {
        code =
            code_of(ks_store_room(r->store, r->bytes_new, r->files_new, r->device->now, &r->err));
    }
    code = code == KS_RECEIVED ? fetch_all(r, needed) : code;
    code = code == KS_RECEIVED && r->store != NULL ? commit(r) : code;
    free(needed);
    return code;
}
