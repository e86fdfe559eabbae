/* What a file is by its first bytes, and what is said of what no screen plays. */
#include "decode/client/sniff.h"

#include <string.h>

#include "core/problem/sentence.h"
#include "support/check_main.h"

#define B(bytes) bytes, sizeof(bytes) - 1

/* Each is called what it is, never damaged, and the mend names what it is to be saved as. */
START_TEST(what_is_refused_is_called_what_it_is)
{
    static const struct {
        const char *name, *bytes;
        size_t n;
        const char *what, *how;
    } files[] = {
        { "a.ico", B("\0\0\1\0\1\0\x20\x20\0\0\1\0\x20\0\xA8\x10\0\0\x16\0\0\0"), "图标", "PNG" },
        { "a.cur", B("\0\0\2\0\1\0\x20\x20\0\0\4\0\4\0\xA8\x10\0\0\x16\0\0\0"), "图标", "PNG" },
        { "a.icns", B("icns\0\0\1\0ic08"), "图标", "PNG" },
        { "a.psd", B("8BPS\0\1\0\0\0\0"), "Photoshop", "PNG" },
        { "a.psb", B("8BPS\0\2\0\0\0\0"), "Photoshop", "PNG" },
        { "a.xcf", B("gimp xcf file\0"), "GIMP", "PNG" },
        { "a.jp2", B("\0\0\0\x0CjP  \r\n\x87\n"), "JPEG 2000", "PNG" },
        { "a.j2k", B("\xFF\x4F\xFF\x51\0\x29"), "JPEG 2000", "PNG" },
        { "a.jxl", B("\0\0\0\x0CJXL \r\n\x87\n"), "JPEG XL", "PNG" },
        { "b.jxl", B("\xFF\x0A\xFA\x1F\1"), "JPEG XL", "PNG" },
        { "a.jxr", B("II\xBC\1\x20\0\0\0"), "JPEG XR", "PNG" },
        { "a.dds", B("DDS |\0\0\0\7\x10\0\0"), "DDS", "PNG" },
        { "a.cr2", B("II*\0\x10\0\0\0CR\2\0"), "RAW", "JPG" },
        { "a.cr3",
          B("\0\0\0\x18"
            "ftypcrx \0\0\0\1"),
          "RAW", "JPG" },
        { "a.raf", B("FUJIFILMCCD-RAW 0201"), "RAW", "JPG" },
        { "a.rw2", B("IIU\0\x18\0\0\0"), "RAW", "JPG" },
        { "a.orf", B("IIRO\x08\0\0\0"), "RAW", "JPG" },
        { "a.dng", B("II*\0\x08\0\0\0\1\0\x12\xC6\1\0\4\0\0\0\1\4\0\0"), "RAW", "JPG" },
        { "a.nef",
          B("MM\0*\0\0\0\x08\0\3\0\xFE\0\4\0\0\0\1\0\0\0\1"
            "\1\x0F\0\2\0\0\0\x12\0\0\0\x80\1\x4A\0\4\0\0\0\2\0\0\0\x90"),
          "RAW", "JPG" },
        { "a.arw",
          B("II*\0\x08\0\0\0\3\0\xFE\0\4\0\1\0\0\0\1\0\0\0"
            "\x0F\1\2\0\6\0\0\0\x80\0\0\0\x4A\1\4\0\1\0\0\0\x90\0\0\0"),
          "RAW", "JPG" },
        { "a.eps", B("%!PS-Adobe-3.0 EPSF-3.0\n"), "EPS", "PNG" },
        { "b.eps", B("\xC5\xD0\xD3\xC6\x1E\0\0\0"), "EPS", "PNG" },
        { "a.ai", B("%!PS-Adobe-2.0\r%%Creator: Adobe Illustrator"), "AI", "PDF" },
        { "a.cdr", B("RIFF\x10\x20\0\0CDRAvrsn"), "CorelDRAW", "PNG" },
        { "b.cdr", B("RIFF\x10\x20\0\0cdr9vrsn"), "CorelDRAW", "PNG" },
        { "a.wmf", B("\xD7\xCD\xC6\x9A\0\0\0\0"), "WMF", "PNG" },
        { "b.wmf", B("\1\0\x09\0\0\3\x20\0\0\0"), "WMF", "PNG" },
        { "a.emf",
          B("\1\0\0\0\x6C\0\0\0\0\0\0\0\0\0\0\0\x20\0\0\0\x20\0\0\0\0\0\0\0\0\0\0\0\x40\0\0"
            "\0\x40\0\0\0 EMF"),
          "EMF", "PNG" },
        { "a.djvu", B("AT&TFORM\0\0\1\0DJVU"), "DjVu", "PDF" },
        { "a.exr", B("\x76\x2F\x31\x01\2\0\0\0"), "EXR", "PNG" },
        { "a.hdr", B("#?RADIANCE\nFORMAT=32-bit"), "HDR", "PNG" },
        { "a.sgi", B("\x01\xDA\x01\x01\0\3"), "SGI", "PNG" },
        { "a.pam", B("P7\nWIDTH 4\n"), "PAM", "PNG" },
        { "a.svg", B("<svg xmlns='http://www.w3.org/2000/svg'/>"), "SVG", "PNG" },
        { "b.svg",
          B("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- Generator: Adobe Illustrator, SVG "
            "Export Plug-In -->\n<!DOCTYPE"),
          "SVG", "PNG" },
        { "c.svg", B("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' '' [ <!ENTITY a"), "SVG",
          "PNG" },
        { "d.svg", B("\r\n<?xml version='1.0'?><!-- a --><svg:svg\n"), "SVG", "PNG" },
        { "a.wav", B("RIFF\x10\x20\0\0WAVEfmt "), "没有画面", "视频" },
        { "a.mp3", B("ID3\3\0\0\0"), "没有画面", "视频" },
        { "a.rar", B("Rar!\x1A\x07\1\0"), "压缩包", "解压" },
        { "a.7z", B("7z\xBC\xAF\x27\x1C\0\4"), "压缩包", "解压" },
        { "a.svgz", B("\x1F\x8B\x08\0\0\0\0\0"), "压缩包", "解压" },
    };
    unsigned char dicom[160] = { 0 };
    memcpy(dicom + 128, "DICM", 4);
    ck_assert_int_eq(ks_sniff(dicom, sizeof dicom), KS_FORMAT_RARE);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        enum ks_format format = ks_sniff((const unsigned char *)files[i].bytes, files[i].n);
        enum ks_problem_code code = ks_format_refusal(format);
        ck_assert_msg(code != KS_PROBLEM_NONE, "%s is %s", files[i].name, ks_format_name(format));
        const struct ks_sentence *said = ks_sentence_of(KS_LANG_ZH, code);
        ck_assert_msg(strstr(said->what, files[i].what) != NULL, "%s: %s", files[i].name,
                      said->what);
        ck_assert_msg(strstr(said->how, files[i].how) != NULL, "%s: %s", files[i].name, said->how);
    }
}
END_TEST

/* Their kin that is played, and texts. */
START_TEST(what_looks_alike_is_not_refused)
{
    static const struct {
        const char *bytes;
        size_t n;
        enum ks_format format;
    } files[] = {
        { B("II*\0\x08\0\0\0\2\0\0\1\4\0\1\0\0\0\x40\0\0\0\x0F\1\2\0\6\0\0\0\x80\0\0\0"),
          KS_FORMAT_TIFF },
        /* what stands behind its list, here a second list's place, is no tag */
        { B("II*\0\x08\0\0\0\1\0\0\1\4\0\1\0\0\0\x40\0\0\0\x12\xC6\0\0\0\0\0\0\0\0\0\0"),
          KS_FORMAT_TIFF },
        /* a scan that says of which maker, with a small picture below the large one */
        { B("II*\0\x08\0\0\0\2\0\x0F\1\2\0\6\0\0\0\x80\0\0\0\x4A\1\4\0\1\0\0\0\x90\0\0\0"),
          KS_FORMAT_TIFF },
        { B("MM\0*\0\0\0\x08\0\3\0\xFE\0\4\0\0\0\1\0\0\0\2"
            "\1\x0F\0\2\0\0\0\x12\0\0\0\x80\1\x4A\0\4\0\0\0\2\0\0\0\x90"),
          KS_FORMAT_TIFF },
        { B("II+\0\x08\0\0\0\x12\0\x12\xC6\0\0\0\0\0\0\0\0\0\0"), KS_FORMAT_TIFF },
        { B("II*\0\x08\0\1\0CR"), KS_FORMAT_TIFF },
        { B("\0\0\2\0\0\0\0\0\0\0\0\0\x40\0\x30\0\x18\0\1\2\3\4"), KS_FORMAT_TGA },
        { B("\0\1\1\0\0\0\1\x18\0\0\0\0\x40\0\x30\0\x08\0\1\2\3\0"), KS_FORMAT_TGA },
        { B("P6\n4 4\n255\n"), KS_FORMAT_PNM },
        { B("<!DOCTYPE html><p>SVG"), KS_FORMAT_TEXT },
        { B("<p>svg"), KS_FORMAT_TEXT },
        { B("<alert>see svg"), KS_FORMAT_TEXT },
        { B("write <svg> at the head"), KS_FORMAT_TEXT },
        { B("<svgs>\n"), KS_FORMAT_TEXT },
        { B("<?xml version='1.0'?><!-- svg --><alert/>"), KS_FORMAT_TEXT },
        { B("<!-- no svg"), KS_FORMAT_TEXT },
        { B("<!-- an <svg> -->\n<HTML><svg/>"), KS_FORMAT_TEXT },
        { B("<svg/><html>"), KS_FORMAT_TEXT },
        { B("RIFF\x10\x20\0\0ACONLIST"), KS_FORMAT_UNKNOWN },
        { B("hello"), KS_FORMAT_TEXT },
        { B("ID3 is a class"), KS_FORMAT_TEXT },
        { B("ID3 \x0C\n"), KS_FORMAT_UNKNOWN },
        { B("P7\nand more"), KS_FORMAT_TEXT },
        { B("PF\nand more"), KS_FORMAT_TEXT },
        { B("icns are icons"), KS_FORMAT_TEXT },
        { B("MMOR"), KS_FORMAT_TEXT },
        { B("BMW"), KS_FORMAT_TEXT },
        { B("GIF89a is old"), KS_FORMAT_TEXT },
        { B("RIFF is a box"), KS_FORMAT_TEXT },
        { B("the ftyp of one"), KS_FORMAT_TEXT },
        { B("%PDF is one"), KS_FORMAT_TEXT },
        { B("/* XPM */"), KS_FORMAT_XPM },
        { B("%PDF-1.4\n"), KS_FORMAT_PDF },
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        enum ks_format format = ks_sniff((const unsigned char *)files[i].bytes, files[i].n);
        ck_assert_msg(format == files[i].format, "%zu is %s", i, ks_format_name(format));
    }
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, what_is_refused_is_called_what_it_is);
    tcase_add_test(tc, what_looks_alike_is_not_refused);
}

int main(void)
{
    return check_main("sniff", add);
}
