#ifndef KS_DECODE_CLIENT_SNIFF_H
#define KS_DECODE_CLIENT_SNIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "core/problem/codes.h"
#include "core/release/manifest.h"

/* The type of a file by its first bytes, whatever its name says. Only compares; parses nothing. No
 * state: any thread. */

/* Every format: PLAYED(name, what it is called, endings of its names, its type in a manifest, the
 * program that decodes it, its known file in decode/known/, how it begins) or REFUSED(name, what it
 * is called, endings, the fault of such a file, how it begins). M(bytes) begins the file, M4(bytes)
 * stands at 4; RIFF(letters) and BRAND(letters) want more, four letters at 8 behind RIFF at 0 or
 * ftyp at 4, and are looked for first. */
#define KS_FORMATS(PLAYED, REFUSED)                                                                \
    PLAYED(JPEG, "jpeg", ".jpg|.jpeg|.jfif", KS_BLOB_JPEG, KS_DECODES_JPEG, picture_jpg,           \
           M("\xFF\xD8\xFF"))                                                                      \
    PLAYED(PNG, "png", ".png", KS_BLOB_PNG, KS_DECODES_IMAGE, picture_png, M("\x89PNG\r\n\x1A\n")) \
    PLAYED(WEBP, "webp", ".webp", KS_BLOB_WEBP, KS_DECODES_IMAGE, picture_webp, RIFF("WEBP"))      \
    PLAYED(GIF, "gif", ".gif", KS_BLOB_GIF, KS_DECODES_IMAGE, picture_gif,                         \
           M("GIF87a") M("GIF89a"))                                                                \
    PLAYED(BMP, "bmp", ".bmp|.dib", KS_BLOB_BMP, KS_DECODES_IMAGE, picture_bmp, M("BM"))           \
    PLAYED(TIFF, "tiff", ".tif|.tiff", KS_BLOB_TIFF, KS_DECODES_SDL, picture_tiff,                 \
           M("II*\x00") M("MM\x00*") M("II+\x00") M("MM\x00+"))                                    \
    /* also by has_brand() */                                                                      \
    PLAYED(AVIF, "avif", ".avif", KS_BLOB_AVIF, KS_DECODES_SDL, picture_avif,                      \
           BRAND("avif") BRAND("avis"))                                                            \
    PLAYED(HEIC, "heic", ".heic|.heif|.hif", KS_BLOB_HEIC, KS_DECODES_HEIF, picture_heic,          \
           BRAND("heic") BRAND("heix") BRAND("hevc") BRAND("hevx") BRAND("heim") BRAND("mif1")     \
               BRAND("msf1"))                                                                      \
    PLAYED(QOI, "qoi", ".qoi", KS_BLOB_QOI, KS_DECODES_SDL, picture_qoi, M("qoif"))                \
    PLAYED(XPM, "xpm", ".xpm", KS_BLOB_XPM, KS_DECODES_SDL, picture_xpm, M("/* XPM */"))           \
    PLAYED(PCX, "pcx", ".pcx", KS_BLOB_PCX, KS_DECODES_SDL, picture_pcx,                           \
           M("\x0A\x00\x01") M("\x0A\x02\x01") M("\x0A\x03\x01") M("\x0A\x04\x01")                 \
               M("\x0A\x05\x01"))                                                                  \
    /* is_portable_map() knows it */                                                               \
    PLAYED(PNM, "pnm", ".pnm|.ppm|.pgm|.pbm", KS_BLOB_PNM, KS_DECODES_IMAGE, picture_pnm, )        \
    /* is_targa() knows it */                                                                      \
    PLAYED(TGA, "tga", ".tga", KS_BLOB_TGA, KS_DECODES_IMAGE, picture_tga, )                       \
    /* mp4, mov, mkv, webm, avi, flv, wmv, mpg, ogv, mxf, and ts, which is_transport_stream()      \
     * knows */                                                                                    \
    PLAYED(VIDEO, "video",                                                                         \
           ".mp4|.m4v|.mov|.mkv|.webm|.avi|.flv|.wmv|.asf|.ts|.mts|.m2ts|.mpg|.mpeg|.vob|.3gp|."   \
           "ogv|.mxf",                                                                             \
           KS_BLOB_VIDEO, KS_DECODES_VIDEO, picture_mp4,                                           \
           M4("ftyp") RIFF("AVI ") M("\x1A\x45\xDF\xA3") M("FLV\x01") M("\x00\x00\x01\xBA")        \
               M("\x00\x00\x01\xB3") M("\x30\x26\xB2\x75\x8E\x66\xCF\x11") M("OggS")               \
                   M("\x06\x0E\x2B\x34"))                                                          \
    /* also by is_pdf_behind(); pages in turn, not a picture */                                    \
    PLAYED(PDF, "pdf", ".pdf", KS_BLOB_PDF, KS_DECODES_PDF, picture_pdf, M("%PDF"))                \
    REFUSED(UNKNOWN, "unknown", NULL, KS_PROBLEM_MEDIA_UNKNOWN, )                                  \
    REFUSED(EMPTY, "empty", NULL, KS_PROBLEM_MEDIA_EMPTY, )                                        \
    REFUSED(PSD, "psd", ".psd", KS_PROBLEM_MEDIA_PSD, M("8BPS"))                                   \
    /* also docx, pptx, xlsx */                                                                    \
    REFUSED(ZIP, "zip", ".pptx", KS_PROBLEM_MEDIA_ZIP, M("PK\x03\x04"))                            \
    /* doc, ppt, xls, wps */                                                                       \
    REFUSED(OLE, "ole", ".ppt|.wps|.dps", KS_PROBLEM_MEDIA_OLE, M("\xD0\xCF\x11\xE0"))             \
    REFUSED(SVG, "svg", NULL, KS_PROBLEM_MEDIA_SVG, )                                              \
    REFUSED(TEXT, "text", NULL, KS_PROBLEM_MEDIA_TEXT, )

#define KS_FORMAT_MEMBER(name, ...) KS_FORMAT_##name,
enum ks_format { KS_FORMATS(KS_FORMAT_MEMBER, KS_FORMAT_MEMBER) KS_FORMAT_COUNT };

enum ks_decodes {
    KS_DECODES_NOTHING,
    KS_DECODES_JPEG,
    KS_DECODES_IMAGE,
    KS_DECODES_SDL,
    KS_DECODES_HEIF,
    KS_DECODES_VIDEO,
    KS_DECODES_PDF
};

#define KS_SNIFF_BYTES 512

enum ks_format ks_sniff(const unsigned char *bytes, size_t n);
/* Of one that we play: a picture stands still, the others run and come to an end. */
bool ks_format_is_picture(enum ks_format format);
bool ks_format_runs(enum ks_format format);
const char *ks_format_name(enum ks_format format); /* "jpeg" ... */
/* '|' how the names of such files end, also of those that are refused; NULL = no matter. */
const char *ks_format_endings(enum ks_format format);
/* Of one that we play: what it is in a manifest. */
enum ks_blob_type ks_format_type(enum ks_format format);
enum ks_decodes ks_format_decodes(enum ks_format format); /* which program; or nothing */
/* Which program is asked where the first knows the format and not this way of storing a picture in
 * it; or nothing. */
enum ks_decodes ks_format_decodes_variants(enum ks_format format);
/* Which program is asked for the frames of a picture that moves; or nothing. */
enum ks_decodes ks_format_decodes_moving(enum ks_format format);
/* Why a format is refused and what to do; KS_PROBLEM_NONE for those we play. */
enum ks_problem_code ks_format_refusal(enum ks_format format);

#endif
