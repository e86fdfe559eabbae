/* What a file is, by its first bytes (see sniff.h). */
#include "decode/client/sniff.h"

#include <string.h>

#include "base/attr.h"

static bool has(const unsigned char *bytes, size_t n, size_t at, const char *magic, size_t length)
{
    return n >= at + length && memcmp(bytes + at, magic, length) == 0;
}

#define HAS(at, magic) has(bytes, n, (at), (magic), sizeof(magic) - 1)

static enum ks_format sniff_ftyp(const unsigned char *bytes, size_t n)
{
    static const char *const heic[] = { "heic", "heix", "hevc", "hevx", "heim", "mif1", "msf1" };
    for (size_t i = 0; i < KS_COUNT(heic); i++) {
        if (has(bytes, n, 8, heic[i], 4)) {
            return KS_FORMAT_HEIC;
        }
    }
    return HAS(8, "avif") || HAS(8, "avis") ? KS_FORMAT_AVIF : KS_FORMAT_VIDEO;
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

static bool is_text(const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] < 0x20 && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
            return false;
        }
    }
    return n > 0;
}

static bool mentions_svg(const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i + 4 <= n; i++) {
        if (memcmp(bytes + i, "<svg", 4) == 0) {
            return true;
        }
    }
    return false;
}

enum ks_format ks_sniff(const unsigned char *bytes, size_t n)
{
    static const struct {
        const char *magic;
        size_t length;
        enum ks_format format;
    } table[] = {
        { "\xFF\xD8\xFF", 3, KS_FORMAT_JPEG },
        { "\x89PNG\r\n\x1A\n", 8, KS_FORMAT_PNG },
        { "GIF87a", 6, KS_FORMAT_GIF },
        { "GIF89a", 6, KS_FORMAT_GIF },
        { "BM", 2, KS_FORMAT_BMP },
        { "\x1A\x45\xDF\xA3", 4, KS_FORMAT_VIDEO },
        { "FLV\x01", 4, KS_FORMAT_VIDEO },
        { "\x00\x00\x01\xBA", 4, KS_FORMAT_VIDEO },
        { "\x00\x00\x01\xB3", 4, KS_FORMAT_VIDEO },
        { "\x30\x26\xB2\x75\x8E\x66\xCF\x11", 8, KS_FORMAT_VIDEO }, /* WMV */
        { "II*\x00", 4, KS_FORMAT_TIFF },
        { "MM\x00*", 4, KS_FORMAT_TIFF },
        { "8BPS", 4, KS_FORMAT_PSD },
        { "%PDF", 4, KS_FORMAT_PDF },
        { "PK\x03\x04", 4, KS_FORMAT_ZIP },
        { "\xD0\xCF\x11\xE0", 4, KS_FORMAT_OLE },
    };
    if (n == 0) {
        return KS_FORMAT_EMPTY;
    }
    for (size_t i = 0; i < KS_COUNT(table); i++) {
        if (has(bytes, n, 0, table[i].magic, table[i].length)) {
            return table[i].format;
        }
    }
    if (HAS(4, "ftyp")) {
        return sniff_ftyp(bytes, n);
    }
    if (HAS(0, "RIFF")) {
        return HAS(8, "WEBP")   ? KS_FORMAT_WEBP
               : HAS(8, "AVI ") ? KS_FORMAT_VIDEO
                                : KS_FORMAT_UNKNOWN;
    }
    if (is_transport_stream(bytes, n)) {
        return KS_FORMAT_VIDEO;
    }
    if (mentions_svg(bytes, n)) {
        return KS_FORMAT_SVG;
    }
    return is_text(bytes, n) ? KS_FORMAT_TEXT : KS_FORMAT_UNKNOWN;
}

bool ks_format_is_picture(enum ks_format format)
{
    return format >= KS_FORMAT_JPEG && format <= KS_FORMAT_BMP;
}

const char *ks_format_name(enum ks_format format)
{
    static const char *const names[KS_FORMAT_COUNT] = { "unknown", "empty", "jpeg",  "png",  "webp",
                                                        "gif",     "bmp",   "video", "heic", "avif",
                                                        "tiff",    "psd",   "pdf",   "zip",  "ole",
                                                        "svg",     "text" };
    return names[format];
}

const char *ks_format_refusal(enum ks_format format)
{
    static const char *const refusals[KS_FORMAT_COUNT] = {
        [KS_FORMAT_UNKNOWN] =
            "认不出这是什么文件，可能已损坏；请用 JPG、PNG、WebP、GIF 图片或 MP4 视频",
        [KS_FORMAT_EMPTY] = "文件是空的（0 字节），多半没有拷贝完；请重新拷贝",
        [KS_FORMAT_HEIC] =
            "这是苹果手机的 HEIC 照片，屏幕放不了；请在手机“设置→相机→格式”选“兼容性最佳”，"
            "或在电脑上另存为 JPG 再拷贝",
        [KS_FORMAT_AVIF] = "这是 AVIF 图片，屏幕放不了；请另存为 JPG 或 PNG",
        [KS_FORMAT_TIFF] = "这是 TIFF 图片，屏幕放不了；请另存为 JPG 或 PNG",
        [KS_FORMAT_PSD] = "这是 Photoshop 源文件，屏幕放不了；请导出为 JPG 或 PNG",
        [KS_FORMAT_PDF] = "这是 PDF 文档，屏幕放不了；请导出为 JPG 或 PNG 图片",
        [KS_FORMAT_ZIP] = "这是压缩包或 Office 文档，屏幕放不了；演示文稿请“另存为→JPG 图片”",
        [KS_FORMAT_OLE] = "这是旧版 Office 或 WPS 文档，屏幕放不了；演示文稿请“另存为→JPG 图片”",
        [KS_FORMAT_SVG] = "这是 SVG 矢量图，屏幕放不了；请导出为 PNG",
        [KS_FORMAT_TEXT] = "这是文字文件，不是图片；文字卡片请存成 .md 放进 cards 文件夹",
    };
    return refusals[format];
}
