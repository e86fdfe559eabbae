#ifndef KS_DECODE_CLIENT_SNIFF_H
#define KS_DECODE_CLIENT_SNIFF_H

#include <stdbool.h>
#include <stddef.h>

/* What a file is, by its first bytes, whatever its name says. Only compares; parses nothing. */

enum ks_format {
    KS_FORMAT_UNKNOWN,
    KS_FORMAT_EMPTY,
    KS_FORMAT_JPEG,
    KS_FORMAT_PNG,
    KS_FORMAT_WEBP,
    KS_FORMAT_GIF,
    KS_FORMAT_BMP,
    KS_FORMAT_VIDEO, /* mp4, mov, mkv, webm, avi, flv, ts */
    KS_FORMAT_HEIC,  /* and the other refused ones */
    KS_FORMAT_AVIF,
    KS_FORMAT_TIFF,
    KS_FORMAT_PSD,
    KS_FORMAT_PDF,
    KS_FORMAT_ZIP, /* also docx, pptx, xlsx */
    KS_FORMAT_OLE, /* doc, ppt, xls, wps */
    KS_FORMAT_SVG,
    KS_FORMAT_TEXT,
    KS_FORMAT_COUNT
};

#define KS_SNIFF_BYTES 512

enum ks_format ks_sniff(const unsigned char *bytes, size_t n);
bool ks_format_is_picture(enum ks_format format);  /* one we play */
const char *ks_format_name(enum ks_format format); /* "jpeg" ... */
/* Why a format is refused and what to do, in Chinese; NULL for those we play. */
const char *ks_format_refusal(enum ks_format format);

#endif
