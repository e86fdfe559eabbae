#ifndef KS_DECODE_CLIENT_SNIFF_H
#define KS_DECODE_CLIENT_SNIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "core/problem/codes.h"
#include "core/release/manifest.h"

/* The type of a file by its first bytes, whatever its name says. Only compares; of a TIFF alone it
 * walks the first list of tags, as far as it was given. No state: any thread. */

/* Every format: PLAYED(name, what it is called, endings of its names, its type in a manifest, the
 * program that decodes it, its known file in decode/known/, how it begins) or REFUSED(name, what it
 * is called, endings, the fault of such a file, how it begins). M(bytes) begins the file, M4(bytes)
 * stands at 4, T(bytes) begins one that may be a text, which no other letters make of one;
 * RIFF(letters) and BRAND(letters) want more, four letters at 8 behind RIFF at 0 or ftyp at 4, and
 * are looked for first. */
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
    PLAYED(XPM, "xpm", ".xpm", KS_BLOB_XPM, KS_DECODES_SDL, picture_xpm, T("/* XPM */"))           \
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
    PLAYED(PDF, "pdf", ".pdf", KS_BLOB_PDF, KS_DECODES_PDF, picture_pdf, T("%PDF-"))               \
    REFUSED(UNKNOWN, "unknown", NULL, KS_PROBLEM_MEDIA_UNKNOWN, )                                  \
    REFUSED(EMPTY, "empty", NULL, KS_PROBLEM_MEDIA_EMPTY, )                                        \
    REFUSED(PSD, "psd", ".psd|.psb", KS_PROBLEM_MEDIA_PSD, M("8BPS"))                              \
    REFUSED(XCF, "xcf", ".xcf", KS_PROBLEM_MEDIA_XCF, M("gimp xcf"))                               \
    /* is_icon() knows it; cursors too */                                                          \
    REFUSED(ICO, "ico", ".ico|.cur|.icns", KS_PROBLEM_MEDIA_ICO, M("icns"))                        \
    REFUSED(JP2, "jp2", ".jp2|.j2k|.j2c|.jpf|.jpx", KS_PROBLEM_MEDIA_JP2,                          \
            M("\x00\x00\x00\x0CjP  ") M("\xFF\x4F\xFF\x51"))                                       \
    REFUSED(JXL, "jxl", ".jxl", KS_PROBLEM_MEDIA_JXL, M("\x00\x00\x00\x0CJXL ") M("\xFF\x0A"))     \
    REFUSED(JXR, "jxr", ".jxr|.wdp|.hdp", KS_PROBLEM_MEDIA_JXR, M("II\xBC"))                       \
    REFUSED(DDS, "dds", ".dds", KS_PROBLEM_MEDIA_DDS, M("DDS \x7C") M("\xABKTX"))                  \
    /* also by is_raw_in_tiff(): most are a TIFF at first sight */                                 \
    REFUSED(RAW, "raw",                                                                            \
            ".cr2|.cr3|.crw|.nef|.nrw|.arw|.srf|.sr2|.dng|.raf|.rw2|.orf|.pef|.srw|.x3f|.mrw|"     \
            ".3fr|.iiq|.erf|.raw",                                                                 \
            KS_PROBLEM_MEDIA_RAW,                                                                  \
            BRAND("crx ") T("FUJIFILMCCD-RAW") M("IIU\x00") M("IIRO") M("IIRS") M("MMOR")          \
                M("II\x1A\x00\x00\x00HEAPCCDR") M("FOVb") M("\x00MRM"))                            \
    REFUSED(EPS, "eps", ".eps|.ps|.ai", KS_PROBLEM_MEDIA_EPS, T("%!PS") M("\xC5\xD0\xD3\xC6"))     \
    /* also by is_corel(); newer ones are a ZIP */                                                 \
    REFUSED(CDR, "cdr", ".cdr", KS_PROBLEM_MEDIA_CDR, )                                            \
    /* also by is_enhanced_metafile() */                                                           \
    REFUSED(WMF, "wmf", ".wmf|.emf", KS_PROBLEM_MEDIA_WMF,                                         \
            M("\xD7\xCD\xC6\x9A") M("\x01\x00\x09\x00\x00\x03"))                                   \
    REFUSED(DJVU, "djvu", ".djvu|.djv", KS_PROBLEM_MEDIA_DJVU, M("AT&TFORM"))                      \
    REFUSED(HDR, "hdr", ".hdr|.exr", KS_PROBLEM_MEDIA_HDR,                                         \
            M("\x76\x2F\x31\x01") T("#?RADIANCE") T("#?RGBE"))                                     \
    /* SGI, Sun, PFM, PAM, DPX, Cineon, MNG, JNG, BPG, FITS; also by is_dicom() */                 \
    REFUSED(RARE, "rare", NULL, KS_PROBLEM_MEDIA_RARE,                                             \
            M("\x01\xDA\x00") M("\x01\xDA\x01") M("\x59\xA6\x6A\x95") T("P7\nWIDTH") T("P7\n#")    \
                M("PF\n") M("Pf\n") M("SDPX") M("XPDS") M("\x80\x2A\x5F\xD7") M("\x8AMNG")         \
                    M("\x8BJNG") M("BPG\xFB") T("SIMPLE  ="))                                      \
    REFUSED(AUDIO, "audio", ".mp3|.wav|.wma|.m4a|.aac|.flac|.ogg|.amr", KS_PROBLEM_MEDIA_NO_VIDEO, \
            RIFF("WAVE") BRAND("M4A ") M("ID3\x02") M("ID3\x03") M("ID3\x04") M("fLaC") M("#!AMR") \
                M("\xFF\xFB") M("\xFF\xF3") M("\xFF\xF1") M("\xFF\xF9"))                           \
    /* also by is_tar() */                                                                         \
    REFUSED(ARCHIVE, "archive", ".rar|.7z|.gz|.tar", KS_PROBLEM_MEDIA_ARCHIVE,                     \
            M("Rar!\x1A\x07") M("7z\xBC\xAF\x27\x1C") M("\x1F\x8B") M("\xFD"                       \
                                                                      "7zXZ") M("BZh9"))           \
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
