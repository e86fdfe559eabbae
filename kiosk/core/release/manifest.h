#ifndef KS_CORE_RELEASE_MANIFEST_H
#define KS_CORE_RELEASE_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"

/* The manifest of a release: what it is, for whom, until when, and every file by its hash. It is
 * the one file that is signed; everything else is bound to it by SHA-256. Parse only what a
 * signature of the role's threshold has vouched for (sync/verify/verify.h).
 *
 *   KSR1                                     grammar and version; also keeps a signature over
 *                                            another kind of file from meaning anything here
 *   fleet campus-a                           [a-z0-9-]{1,32}
 *   role content                             content | alert
 *   epoch 1                                  < 2^20; that of the trust file
 *   version 42                               1 .. 2^53-1
 *   created 1606233600                       seconds since 1970, UTC; how far it is believed:
 *                                            core/release/reckon.h
 *   expires 1622000000                       > created; at most 400 d later, alert: 72 h
 *   minfw 1                                  lowest firmware level that can show it, < 2^20; at
 *                                            least that of each type it holds
 *   sites *                                  or 1-64 names of places, as labels, sorted by bytes
 *   upon <sha256>                            of a release of our own (fleet `local`): below
 *   total 18273645                           the sum of the lengths, <= 8 GiB
 *   files 2                                  <= 20000
 *   f <sha256> <length> png 1920x1080 assets/posters/%E7%A7%8B.png
 *   f <sha256> <length> table - playlists/main.csv
 *   end
 *
 * Line grammar: core/release/record.h. Paths: core/release/label.h, sorted by bytes, unique, below
 * assets/ or playlists/. A content release has nothing below assets/alerts/, an alert release
 * nothing else: what interrupts a screen always needs the signatures of the alert role. Width and
 * height of pictures and videos, as shown (after EXIF and rotation), are signed, so that a bomb is
 * refused before it is decoded. The same hash may stand under several paths, with the same facts.
 *
 * `upon` is the manifest of the signed release that one of our own stands upon; zeros: it stands
 * upon none. Releases made before there was this line do not have it.
 */

enum ks_role { KS_ROLE_CONTENT, KS_ROLE_ALERT };
#define KS_ROLE_COUNT 2

/* Every type: X(name, what a manifest calls it, bytes at most, whether it is only read, or seen and
 * so has width and height, the lowest firmware level that knows it). */
#define KS_BLOBS(X)                                                                                \
    X(TABLE, "table", KS_MIB * 8, KS_BLOB_READ, 0) /* .csv */                                      \
    X(CARD, "card", KS_MIB / 16, KS_BLOB_READ, 0)  /* .md */                                       \
    X(ALERT, "alert", KS_MIB * 4, KS_BLOB_READ, 0) /* .xml, .cap (CAP) */                          \
    X(PNG, "png", KS_MIB * 64, KS_BLOB_SEEN, 0)                                                    \
    X(JPEG, "jpeg", KS_MIB * 64, KS_BLOB_SEEN, 0)                                                  \
    X(WEBP, "webp", KS_MIB * 64, KS_BLOB_SEEN, 0)                                                  \
    X(GIF, "gif", KS_MIB * 64, KS_BLOB_SEEN, 0)                                                    \
    X(BMP, "bmp", KS_MIB * 64, KS_BLOB_SEEN, 0)                                                    \
    X(TIFF, "tiff", KS_MIB * 64, KS_BLOB_SEEN, 3)                                                  \
    X(AVIF, "avif", KS_MIB * 64, KS_BLOB_SEEN, 3)                                                  \
    X(TGA, "tga", KS_MIB * 64, KS_BLOB_SEEN, 3)                                                    \
    X(PCX, "pcx", KS_MIB * 64, KS_BLOB_SEEN, 3)                                                    \
    X(PNM, "pnm", KS_MIB * 64, KS_BLOB_SEEN, 3)                                                    \
    X(QOI, "qoi", KS_MIB * 64, KS_BLOB_SEEN, 3)                                                    \
    X(XPM, "xpm", KS_MIB * 64, KS_BLOB_SEEN, 3)                                                    \
    X(HEIC, "heic", KS_MIB * 64, KS_BLOB_SEEN, 5)                                                  \
    X(PDF, "pdf", KS_MIB * 64, KS_BLOB_SEEN, 4) /* of its first page, in points */                 \
    X(VIDEO, "video", KS_MIB * 2048, KS_BLOB_SEEN, 0)                                              \
    X(FORMS, "forms", KS_MIB * 64, KS_BLOB_READ,                                                   \
      2) /* assets/forms (core/form/pack.h), and nothing else                                      \
          */
#define KS_MIB ((uint64_t)1 << 20)

/* What this program can show, against a release's minfw: that of each type at least. */
#define KS_FIRMWARE_LEVEL 5

enum ks_blob_use { KS_BLOB_READ, KS_BLOB_SEEN };
#define KS_BLOB_MEMBER(name, ...) KS_BLOB_##name,
enum ks_blob_type { KS_BLOBS(KS_BLOB_MEMBER) KS_BLOB_TYPE_COUNT };

#define KS_MANIFEST_BYTES_MAX ((size_t)4 << 20)
#define KS_MANIFEST_FILES_MAX 20000
#define KS_MANIFEST_SITES_MAX 64
#define KS_MANIFEST_TOTAL_MAX ((uint64_t)8 << 30)
#define KS_MANIFEST_SIDE_MAX 16384
#define KS_ALERT_FILES_MAX 32
#define KS_NAME_MAX 32         /* bytes of a fleet's name */
#define KS_FLEET_LOCAL "local" /* that of releases without signatures, composed here */
#define KS_VERSION_MAX ((UINT64_C(1) << 53) - 1)
#define KS_EPOCH_MAX ((1u << 20) - 1)
#define KS_RELEASE_SECONDS_MAX (INT64_C(400) * 86400)
#define KS_ALERT_SECONDS_MAX (INT64_C(72) * 3600)

struct ks_manifest_file {
    uint8_t sha256[32];
    uint64_t length;
    enum ks_blob_type type;
    uint32_t width, height; /* 0 unless a picture or video */
    const char *path;       /* decoded UTF-8 */
};

struct ks_manifest {
    const char *fleet;
    enum ks_role role;
    uint32_t epoch;
    uint64_t version;
    int64_t created, expires;
    uint32_t minfw;
    const char **sites; /* none = every place */
    size_t n_sites;
    bool tells_upon; /* `upon` is known */
    uint8_t upon[32];
    uint64_t total;
    struct ks_manifest_file *files; /* sorted by path */
    size_t n_files;
};

/* Everything of `manifest` lives in `arena`; at most about four times `bytes.n`. */
KS_NODISCARD bool ks_manifest_parse(struct ks_str bytes,
                                    struct ks_arena *arena,
                                    struct ks_manifest *manifest,
                                    struct ks_err *err);
/* The one spelling; minfw is that of the types at least. Checks what parse checks (files sorted,
 * sums right, bounds), so that nothing is written that would not be read. `out` is appended to;
 * owned by the caller. */
KS_NODISCARD bool
ks_manifest_format(const struct ks_manifest *manifest, struct ks_buf *out, struct ks_err *err);

/* Whether the release is for a device that goes by these names (its place and its groups). */
bool ks_manifest_is_for(const struct ks_manifest *manifest, const char *const *names, size_t n);
/* NULL if the release has no such path. */
const struct ks_manifest_file *ks_manifest_find(const struct ks_manifest *manifest,
                                                const char *path);
/* Whether both have the same files under the same paths. */
bool ks_manifest_same_files(const struct ks_manifest *a, const struct ks_manifest *b);

bool ks_fleet_valid(struct ks_str name);
const char *ks_role_name(enum ks_role role);              /* "content" "alert" */
bool ks_role_allows(enum ks_role role, const char *path); /* in a release of that role */
bool ks_role_of(struct ks_str name, enum ks_role *role);
struct ks_blob_kind {
    const char *name; /* what a manifest calls it */
    uint64_t max;     /* bytes at most */
    enum ks_blob_use use;
    uint32_t level; /* the lowest firmware level that knows it */
};
const struct ks_blob_kind *ks_blob_kind(enum ks_blob_type type);
uint64_t ks_blob_type_max(enum ks_blob_type type); /* bytes */
const char *ks_blob_type_name(enum ks_blob_type type);

#endif
