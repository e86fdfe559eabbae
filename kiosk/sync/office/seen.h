#ifndef KS_SYNC_OFFICE_SEEN_H
#define KS_SYNC_OFFICE_SEEN_H

#include "base/arena.h"
#include "base/err.h"
#include "core/import/receipt.h"
#include "core/release/manifest.h"
#include "port/walk.h"

/* The memory of what a source was found to hold the last time. It holds which files have been still
 * since (two looks with the same size and time), and what is known about those that were read, so
 * that nothing is read or decoded twice. Without it everything is read again, no more. Pure: who
 * keeps the text reads and writes it. */

/* Where that of a source is kept, by its name, below the state folder. */
#define KS_SEEN_FILE KS_RESULTS "/%s.seen"
#define KS_SEEN_BYTES_MAX ((size_t)32 << 20)

struct ks_seen_file {
    const char *path; /* as in the source, any bytes */
    uint64_t size;
    int64_t mtime_ns;
    int32_t since; /* the day on which it was first seen so, by a clock that knew it; 0 = unknown */
    bool read;     /* the file was read: the fields below are known */
    bool coming;   /* not all there yet, it seems: refused for now only */
    bool retry;    /* refused for now only: to be read again, whatever stands below */
    uint8_t sha256[32];
    enum ks_blob_type type;
    uint32_t width, height;
    const char *refusal;    /* NULL = fit to play */
    const char *how, *note; /* "" if none */
};

/* Who looked: another one may find that a file is fit, or not. */
struct ks_seen_by {
    unsigned level;    /* KS_FIRMWARE_LEVEL */
    unsigned programs; /* that not every machine has (ks_job_programs()) */
};

struct ks_seen {
    struct ks_seen_file *v; /* sorted by path */
    size_t n;
    int64_t looked_ms; /* Unix time of that look */
    uint8_t set[32];   /* of the whole set that was taken of it last; zeros = it has none */
    bool set_refused;  /* a set lay there that was not taken, and none of its is shown */
    struct ks_seen_by by;
};

/* The entry of the same path, size and time; NULL = new or changed. */
const struct ks_seen_file *ks_seen_find(const struct ks_seen *seen, const struct ks_found *found);
/* The entry of the same path, whatever its size and time. */
const struct ks_seen_file *ks_seen_path(const struct ks_seen *seen, const char *path);

/* Where another looked than `by`, the files are still known, and none of them as read. */
void ks_seen_doubt(struct ks_seen *seen, struct ks_seen_by by);

void ks_seen_format(const struct ks_seen *seen, struct ks_buf *out);
/* False if the text is damaged: `seen` is empty then. Strings live in `arena`. */
bool ks_seen_parse(struct ks_str bytes, struct ks_arena *arena, struct ks_seen *seen);

#endif
