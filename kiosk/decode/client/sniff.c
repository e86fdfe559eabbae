/* What a file is, by its first bytes (see sniff.h). */
#include "decode/client/sniff.h"

#include <assert.h>
#include <string.h>

#include "base/attr.h"
#include "decode/client/drawing.h"

static bool has(const unsigned char *bytes, size_t n, size_t at, const char *magic, size_t length)
{
    return n >= at + length && memcmp(bytes + at, magic, length) == 0;
}

#define HAS(at, magic) has(bytes, n, (at), (magic), sizeof(magic) - 1)
#define MAGICS_MAX 15

/* Of files of bytes, or of such as may be texts themselves. */
enum whose { OF_BYTES, OF_TEXT };

struct magic {
    size_t at, n;
    const char *bytes;
    const char *at8; /* four letters; NULL = nothing more is needed */
    enum whose whose;
};

#define M(bytes) { 0, sizeof(bytes) - 1, bytes, NULL, OF_BYTES },
#define M4(bytes) { 4, sizeof(bytes) - 1, bytes, NULL, OF_BYTES },
#define T(bytes) { 0, sizeof(bytes) - 1, bytes, NULL, OF_TEXT },
#define RIFF(letters) { 0, 4, "RIFF", letters, OF_BYTES },
#define BRAND(letters) { 4, 4, "ftyp", letters, OF_BYTES },

#define PLAYED(name, said, endings, type, decodes, known, magics)                                  \
    { said, endings, KS_PROBLEM_NONE, type, decodes, { magics { 0, 0, NULL, NULL, OF_BYTES } } },
#define REFUSED(name, said, endings, refusal, magics)                                              \
    { said,                                                                                        \
      endings,                                                                                     \
      refusal,                                                                                     \
      KS_BLOB_TYPE_COUNT,                                                                          \
      KS_DECODES_NOTHING,                                                                          \
      { magics { 0, 0, NULL, NULL, OF_BYTES } } },
static const struct {
    const char *name, *endings;
    enum ks_problem_code refusal; /* NONE: it is played */
    enum ks_blob_type type;
    enum ks_decodes decodes;
    struct magic magic[MAGICS_MAX]; /* one without bytes ends them */
} formats[] = { KS_FORMATS(PLAYED, REFUSED) };

#define ONE(...) +1
#define NONE(...)
#define SEEN(name, said, most, use, level) +((use) == KS_BLOB_SEEN)
static_assert((0 KS_FORMATS(ONE, NONE)) == (0 KS_BLOBS(SEEN)), "a type of a release has no format");

static bool is_text(const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] < 0x20 && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
            return false;
        }
    }
    return n > 0;
}

/* Of letters only, which a text may begin with too. */
static bool is_word(const struct magic *m)
{
    for (size_t i = 0; i < m->n; i++) {
        if ((unsigned char)m->bytes[i] >= 0x7F) {
            return false;
        }
    }
    return is_text((const unsigned char *)m->bytes, m->n);
}

/* The format that begins so, among those that need letters at 8 or those that do not. */
static bool begins(const unsigned char *bytes, size_t n, bool letters, enum ks_format *format)
{
    bool text = is_text(bytes, n);
    for (size_t i = 0; i < KS_FORMAT_COUNT; i++) {
        for (const struct magic *m = formats[i].magic; m->bytes != NULL; m++) {
            if ((m->at8 != NULL) == letters && has(bytes, n, m->at, m->bytes, m->n) &&
                (!letters || has(bytes, n, 8, m->at8, 4)) &&
                (!text || m->whose == OF_TEXT || !is_word(m))) {
                *format = (enum ks_format)i;
                return true;
            }
        }
    }
    return false;
}

/* MPEG packets of 188 bytes, each with a sync byte; cameras write four more before each. Two of
 * them at least, and every one that begins here: a text may have the letter in two places. */
static bool is_transport_stream(const unsigned char *bytes, size_t n)
{
    for (size_t before = 0; before <= 4; before += 4) {
        size_t at = before, step = before + 188;
        while (at < n && bytes[at] == 0x47) {
            at += step;
        }
        if (at >= n && n > before + step) {
            return true;
        }
    }
    return false;
}

/* Netpbm's "P6" and its kin: a blank, then a number or a comment. */
static bool is_portable_map(const unsigned char *bytes, size_t n)
{
    if (n < 4 || bytes[0] != 'P' || bytes[1] < '1' || bytes[1] > '6') {
        return false;
    }
    size_t at = 2;
    while (at < n && bytes[at] != '\0' && strchr(" \t\r\n", bytes[at]) != NULL) {
        at++;
    }
    return at > 2 && at < n && (bytes[at] == '#' || (bytes[at] >= '0' && bytes[at] <= '9'));
}

/* TGA begins with nothing of its own: each field of its head must be one that its standard knows,
 * and fit to the others. */
static bool is_targa(const unsigned char *bytes, size_t n)
{
    if (n < 18 || bytes[1] > 1) {
        return false;
    }
    bool mapped = bytes[2] == 1 || bytes[2] == 9, grey = bytes[2] == 3 || bytes[2] == 11;
    bool coloured = bytes[2] == 2 || bytes[2] == 10;
    int bits = bytes[16], entry = bytes[7];
    bool entries = entry == 15 || entry == 16 || entry == 24 || entry == 32;
    bool depth = mapped ? bits == 8 || bits == 16
                 : grey ? bits == 8 || bits == 16
                        : bits == 15 || bits == 16 || bits == 24 || bits == 32;
    bool map = bytes[1] == 1 ? entries : !mapped && entry == 0;
    bool size = (bytes[12] | bytes[13]) != 0 && (bytes[14] | bytes[15]) != 0;
    return (mapped || grey || coloured) && depth && map && size && (bytes[17] & 0xC0) == 0;
}

/* Some programs write lines of their own before a PDF; a text that speaks of one does so within a
 * line. */
static bool is_pdf_behind(const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i + 5 <= n; i++) {
        bool begins = i == 0 || bytes[i - 1] == '\n' || bytes[i - 1] == '\r';
        if (begins && memcmp(bytes + i, "%PDF-", 5) == 0) {
            return true;
        }
    }
    return false;
}

/* ICO and CUR: how many pictures, then of each an entry whose fourth byte is zero. */
static bool is_icon(const unsigned char *bytes, size_t n)
{
    return n >= 22 && bytes[0] == 0 && bytes[1] == 0 && (bytes[2] == 1 || bytes[2] == 2) &&
           bytes[3] == 0 && bytes[4] > 0 && bytes[5] == 0 && bytes[9] == 0 && bytes[21] == 0 &&
           (size_t)(bytes[18] | bytes[19] << 8 | bytes[20] << 16) >= 6 + (size_t)bytes[4] * 16;
}

static bool is_riff(const unsigned char *bytes, size_t n)
{
    return HAS(0, "RIFF") && !is_text(bytes, n);
}

static bool is_corel(const unsigned char *bytes, size_t n)
{
    return HAS(0, "RIFF") && (HAS(8, "CDR") || HAS(8, "cdr") || HAS(8, "CMX"));
}

static bool is_enhanced_metafile(const unsigned char *bytes, size_t n)
{
    return HAS(0, "\x01\0\0\0") && HAS(40, " EMF");
}

static bool is_tar(const unsigned char *bytes, size_t n)
{
    return HAS(257, "ustar");
}

/* The pictures of hospitals, behind a head that may hold anything. */
static bool is_dicom(const unsigned char *bytes, size_t n)
{
    return HAS(128, "DICM");
}

/* A number of a TIFF, in its order of bytes. */
static size_t number(const unsigned char *bytes, size_t at, size_t digits)
{
    size_t value = 0;
    for (size_t i = 0; i < digits; i++) {
        value = value << 8 | bytes[bytes[0] == 'I' ? at + digits - 1 - i : at + i];
    }
    return value;
}

/* Cameras keep their raw pictures in a TIFF whose first picture says that it is a small one, points
 * to more below it and names the camera; or it says that it is a DNG. */
static bool is_raw_in_tiff(const unsigned char *bytes, size_t n)
{
    enum { KIND = 0x00FE, MAKE = 0x010F, MORE_BELOW = 0x014A, DNG = 0xC612 };
    enum { ENTRY = 12, VALUE = 8, SMALL = 1, PLAIN = 42 };
    size_t list = n >= 8 && number(bytes, 2, 2) == PLAIN ? number(bytes, 4, 4) : n;
    size_t entries = list < n && n - list >= 2 ? number(bytes, list, 2) : 0;
    bool small = false, make = false, below = false;
    for (size_t at = list + 2; entries > 0 && at + ENTRY <= n; at += ENTRY, entries--) {
        size_t tag = number(bytes, at, 2);
        small = small || (tag == KIND && (number(bytes, at + VALUE, 4) & SMALL) != 0);
        make = make || tag == MAKE;
        below = below || tag == MORE_BELOW;
        if (tag == DNG || (small && make && below)) {
            return true;
        }
    }
    return HAS(8, "CR\x02");
}

/* Among the brands with which such a file says it agrees, behind the one that it begins with. */
static bool has_brand(const unsigned char *bytes, size_t n, const char *brand)
{
    size_t end = (size_t)bytes[2] << 8 | bytes[3];
    for (size_t at = 16; at + 4 <= end && at + 4 <= n; at += 4) {
        if (memcmp(bytes + at, brand, 4) == 0) {
            return true;
        }
    }
    return false;
}

/* What begins with nothing of its own, in the order in which it is looked for. */
static const struct {
    bool (*is)(const unsigned char *bytes, size_t n);
    enum ks_format format;
} looks[] = {
    { is_corel, KS_FORMAT_CDR },
    { is_riff, KS_FORMAT_UNKNOWN },
    { is_transport_stream, KS_FORMAT_VIDEO },
    { is_portable_map, KS_FORMAT_PNM },
    { is_icon, KS_FORMAT_ICO },
    { is_targa, KS_FORMAT_TGA },
    { is_pdf_behind, KS_FORMAT_PDF },
    { is_enhanced_metafile, KS_FORMAT_WMF },
    { is_tar, KS_FORMAT_ARCHIVE },
    { is_dicom, KS_FORMAT_RARE },
    { ks_text_is_drawing, KS_FORMAT_SVG },
};

enum ks_format ks_sniff(const unsigned char *bytes, size_t n)
{
    enum ks_format format = KS_FORMAT_UNKNOWN;
    if (n == 0) {
        return KS_FORMAT_EMPTY;
    }
    if (HAS(4, "ftypmif1") && has_brand(bytes, n, "avif")) {
        return KS_FORMAT_AVIF;
    }
    if (begins(bytes, n, true, &format) || begins(bytes, n, false, &format)) {
        return format == KS_FORMAT_TIFF && is_raw_in_tiff(bytes, n) ? KS_FORMAT_RAW : format;
    }
    for (size_t i = 0; i < KS_COUNT(looks); i++) {
        if (looks[i].is(bytes, n)) {
            return looks[i].format;
        }
    }
    return is_text(bytes, n) ? KS_FORMAT_TEXT : KS_FORMAT_UNKNOWN;
}

bool ks_format_is_picture(enum ks_format format)
{
    return formats[format].refusal == KS_PROBLEM_NONE && !ks_format_runs(format);
}

bool ks_format_runs(enum ks_format format)
{
    return formats[format].type == KS_BLOB_VIDEO || formats[format].type == KS_BLOB_PDF;
}

const char *ks_format_name(enum ks_format format)
{
    return formats[format].name;
}

const char *ks_format_endings(enum ks_format format)
{
    return formats[format].endings;
}

enum ks_blob_type ks_format_type(enum ks_format format)
{
    return formats[format].type;
}

enum ks_decodes ks_format_decodes(enum ks_format format)
{
    return formats[format].decodes;
}

enum ks_decodes ks_format_decodes_variants(enum ks_format format)
{
    return format == KS_FORMAT_BMP ? KS_DECODES_SDL : KS_DECODES_NOTHING;
}

enum ks_decodes ks_format_decodes_moving(enum ks_format format)
{
    return format == KS_FORMAT_WEBP || format == KS_FORMAT_GIF ? KS_DECODES_IMAGE
           : format == KS_FORMAT_PNG                           ? KS_DECODES_VIDEO
                                                               : KS_DECODES_NOTHING;
}

enum ks_problem_code ks_format_refusal(enum ks_format format)
{
    return formats[format].refusal;
}
