/* Files as they arrive: what is fit for a screen, and the reason when it is not. */
#define _GNU_SOURCE /* memfd_create */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "decode/client/proof.h"
#include "support/check_main.h"
#include "support/said.h"
#include "sync/office/intake.h"

static struct ks_arena *arena;

static struct ks_fitness look_fd(int fd, const char *label)
{
    struct ks_intake intake = { .arena = arena, .decoder = { .program = TEST_BIN } };
    struct ks_fitness f;
    ck_assert_int_ge(fd, 0);
    ks_intake_look(&intake, fd, label, &f);
    close(fd);
    return f;
}

START_TEST(a_machine_without_decoder_judges_no_file)
{
    struct ks_intake intake = { .arena = arena, .decoder = { .program = TEST_DATA } };
    struct ks_fitness f;
    int fd = open(TEST_DATA "/pictures/plain.jpg", O_RDONLY | O_CLOEXEC);
    ks_intake_look(&intake, fd, "plain.jpg", &f);
    close(fd);
    ck_assert_ptr_null(f.refusal);
    ck_assert_msg(f.failed && f.failure.code == KS_ERR_IO &&
                      strstr(said_err(&f.failure), "解码程序") != NULL,
                  "%s", said_err(&f.failure));
}
END_TEST

/* A signed set takes such a file all the same: another screen may have the program. */
START_TEST(only_what_is_absent_is_told_from_what_is_bad)
{
    char folder[] = "/tmp/ks-test-XXXXXX", link[64];
    static const struct {
        const char *bytes;
        bool absent;
    } cases[] = { { "%PDF-1.4\n", true }, { "\xFF\xD8\xFF", false } };
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(link, sizeof link, "%s/kiosk-decode", folder);
    ck_assert_int_eq(symlink(TEST_BIN "/kiosk-decode", link), 0);
    struct ks_intake intake = { .arena = arena, .decoder = { .program = folder } };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        struct ks_fitness f;
        int fd = memfd_create("file", MFD_CLOEXEC);
        ck_assert_int_gt(write(fd, cases[i].bytes, strlen(cases[i].bytes)), 0);
        ks_intake_look(&intake, fd, "posters/x", &f);
        close(fd);
        ck_assert_ptr_nonnull(f.refusal);
        ck_assert(!f.failed && f.absent == cases[i].absent);
        ck_assert_int_eq(f.type, i == 0 ? KS_BLOB_PDF : KS_BLOB_JPEG);
    }
    unlink(link);
    rmdir(folder);
}
END_TEST

static struct ks_fitness look_file(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, TEST_DATA "/pictures/%s", name);
    return look_fd(open(path, O_RDONLY | O_CLOEXEC), name);
}

static struct ks_fitness look_bytes(const char *label, const char *bytes, size_t n)
{
    int fd = memfd_create("file", MFD_CLOEXEC);
    ck_assert_int_eq(write(fd, bytes, n), (ssize_t)n);
    return look_fd(fd, label);
}

static const struct {
    const char *name;
    enum ks_blob_type type;
    const char *refusal; /* part of it */
} files[] = {
    { "plain.jpg", KS_BLOB_JPEG, NULL },        { "plain.png", KS_BLOB_PNG, NULL },
    { "plain.webp", KS_BLOB_WEBP, NULL },       { "plain.gif", KS_BLOB_GIF, NULL },
    { "runs.bmp", KS_BLOB_BMP, NULL },          { "plain.tiff", KS_BLOB_TIFF, NULL },
    { "plain.tga", KS_BLOB_TGA, NULL },         { "plain.avif", KS_BLOB_AVIF, NULL },
    { "plain.heic", KS_BLOB_HEIC, NULL },       { "plain.mp4", KS_BLOB_VIDEO, NULL },
    { "cmyk-adobe.jpg", KS_BLOB_JPEG, NULL },   { "truncated.jpg", KS_BLOB_JPEG, "文件不完整" },
    { "truncated.png", KS_BLOB_PNG, "不完整" }, { "empty.png", KS_BLOB_TABLE, "空的" },
    { "bomb.png", KS_BLOB_PNG, "太大" },
};

START_TEST(files_by_their_bytes)
{
    struct ks_fitness f = look_file(files[_i].name);
    if (files[_i].refusal == NULL) {
        ck_assert_msg(f.refusal == NULL, "%s: %s", files[_i].name, f.refusal);
        ck_assert_int_eq(f.type, files[_i].type);
        ck_assert_uint_gt(f.width, 0);
    } else {
        ck_assert_msg(f.refusal != NULL && strstr(f.refusal, files[_i].refusal) != NULL, "%s: %s",
                      files[_i].name, f.refusal);
        ck_assert_str_ne(f.how, "");
    }
}
END_TEST

START_TEST(what_plays_is_taken_in_as_what_it_is)
{
    for (unsigned i = 0; i < KS_FORMAT_COUNT; i++) {
        enum ks_format format = (enum ks_format)i;
        size_t n;
        const unsigned char *bytes = ks_known_bytes(format, &n);
        if (ks_format_refusal(format) != KS_PROBLEM_NONE) {
            continue;
        }
        ck_assert_msg(bytes != NULL, "no known %s", ks_format_name(format));
        struct ks_fitness f = look_bytes("posters/x", (const char *)bytes, n);
        ck_assert_msg(f.refusal == NULL && !f.failed, "%s: %s%s", ks_format_name(format),
                      f.refusal == NULL ? "" : f.refusal, said_err(&f.failure));
        ck_assert_str_eq(ks_blob_type_name(f.type), ks_format_name(format));
        ck_assert_uint_eq(f.width, 16);
    }
}
END_TEST

START_TEST(what_is_not_shown_of_a_file_is_told)
{
    static const struct {
        const char *name, *note;
    } more[] = { { "pages.tiff", "有 2 页，屏幕只放第一页" } };
    for (size_t i = 0; i < KS_COUNT(more); i++) {
        struct ks_fitness f = look_file(more[i].name);
        ck_assert_ptr_null(f.refusal);
        ck_assert_msg(f.worth_a_look && strstr(f.note, more[i].note) != NULL, "%s: %s",
                      more[i].name, f.note);
        ck_assert_str_ne(f.how, "");
    }
}
END_TEST

START_TEST(turned_as_shown)
{
    struct ks_fitness video = look_file("turned.mp4");
    ck_assert_uint_gt(video.height, video.width);
}
END_TEST

START_TEST(slides_are_small)
{
    struct ks_fitness f = look_file("plain.png");
    ck_assert_ptr_null(f.refusal);
    ck_assert(f.worth_a_look);
    ck_assert_ptr_nonnull(strstr(f.note, "屏幕 1920×1080"));
}
END_TEST

START_TEST(office_files_say_how)
{
    static const struct {
        const char *label, *bytes;
        size_t n;
        const char *says;
    } cases[] = {
        { "a.psd", "8BPS\0\1", 6, "Photoshop" },
        { "a.pptx", "PK\x03\x04\x14\0\6\0", 8, "演示文稿" },
        { "a.ppt", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "旧版" },
        { "a.pdf", "%PDF-1.7\n", 9, "损坏" },
        { "a.jpg", "just text, no picture\n", 22, "文字" },
        { "bank.csv", "PK\x03\x04\x14\0\6\0\0\0\0\0", 12, "" },
        { "bank.csv", "", 0, "空的" },
        { "playlists/main.csv", "PK\x03\x04\x14\0\6\0\0\0\0\0", 12, "读不下去" },
        { "playlists/main.csv", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "另存为 .xlsx" },
        { "playlists/places.csv", "<html><table>", 13, "网页" },
        { "assets/quiz/b.xlsx", "题干,答案\n", 14, "没有一道能用的题" },
        { "assets/quiz/b.xlsx", "PK\x03\x04\x14\0\6\0", 8, "另存为 .xlsx" },
        { "assets/quiz/b.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "另存为 .xlsx" },
        { "assets/quiz/b.txt", "1. 甲\nA. 乙\nB. 丙\n", 21, "第 1 行" },
        { "assets/quiz/b.csv", "", 0, "空的" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ks_fitness f = look_bytes(cases[i].label, cases[i].bytes, cases[i].n);
        ck_assert_msg(f.refusal != NULL, "%s", cases[i].label);
        char all[1024];
        snprintf(all, sizeof all, "%s %s", f.refusal, f.how);
        ck_assert_msg(strstr(all, cases[i].says) != NULL, "%s: %s", cases[i].label, all);
    }
}
END_TEST

START_TEST(tables_in_gbk)
{
    const char gbk[] =
        "\xCE\xC4\xBC\xFE,\xB1\xEA\xCC\xE2\na.jpg,\xD5\xA9\xC6\xAD\n"; /* 文件,标题 */
    struct ks_fitness f = look_bytes("playlists/main.csv", gbk, sizeof gbk - 1);
    ck_assert_ptr_null(f.refusal);
    ck_assert_int_eq(f.type, KS_BLOB_TABLE);
    ck_assert_str_eq(f.note, "按 GBK 读取");
}
END_TEST

/* Read in the sandbox: as a table in GBK, as GIFT by its ending, as a workbook. */
START_TEST(banks_are_read_to_their_end)
{
    const char gbk[] = "\xCC\xE2\xB8\xC9,A,B,\xB4\xF0\xB0\xB8\n" /* 题干 答案 */
                       "\xD5\xA9\xC6\xAD,\xCA\xC7,\xB7\xF1,A\n";
    const char gift[] = "::a::one {=a ~b}\n\n::b::two {=a ~b}\n";
    struct ks_fitness f = look_bytes("assets/quiz/b.csv", gbk, sizeof gbk - 1);
    ck_assert_msg(f.refusal == NULL, "%s", f.refusal);
    ck_assert_int_eq(f.type, KS_BLOB_TABLE);
    ck_assert_str_eq(f.note, "题库 1 题");
    f = look_bytes("assets/quiz/b.gift", gift, sizeof gift - 1);
    ck_assert_msg(f.refusal == NULL, "%s", f.refusal);
    ck_assert_str_eq(f.note, "题库 2 题");
    f = look_fd(open(TEST_DATA "/xlsx/lo-bank.xlsx", O_RDONLY | O_CLOEXEC), "assets/quiz/b.xlsx");
    ck_assert_msg(f.refusal == NULL, "%s", f.refusal);
    ck_assert_int_eq(f.type, KS_BLOB_TABLE);
}
END_TEST

static void setup(void)
{
    arena = ks_arena_new();
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, files_by_their_bytes, 0, sizeof files / sizeof files[0]);
    tcase_add_test(tc, a_machine_without_decoder_judges_no_file);
    tcase_add_test(tc, only_what_is_absent_is_told_from_what_is_bad);
    tcase_add_test(tc, what_plays_is_taken_in_as_what_it_is);
    tcase_add_test(tc, what_is_not_shown_of_a_file_is_told);
    tcase_add_test(tc, turned_as_shown);
    tcase_add_test(tc, slides_are_small);
    tcase_add_test(tc, office_files_say_how);
    tcase_add_test(tc, banks_are_read_to_their_end);
    tcase_add_test(tc, tables_in_gbk);
}

int main(void)
{
    return check_main("intake", add);
}
