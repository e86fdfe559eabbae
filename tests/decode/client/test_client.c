/* Real files through the real sandboxed programs: pixels, orientation, refusals, endings. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/problem/problem.h"
#include "decode/client/client.h"
#include "decode/client/sniff.h"
#include "port/thread.h"
#include "support/check_main.h"
#include "support/said.h"

#pragma GCC diagnostic ignored "-Wsign-conversion"

#define DATA TEST_DATA "/pictures/"
#define DEADLINE 120000 /* ms; where the time is not what is tested: a busy or emulated machine */
enum { RED = 0xFF0000, LIME = 0x00FF00, BLUE = 0x0000FF, WHITE = 0xFFFFFF };

static struct ks_decoder *decoder_new(int deadline_ms)
{
    struct ks_decoder_params params = { .program = TEST_BIN, .deadline_ms = deadline_ms };
    return ks_decoder_new(&params);
}

static bool decode_fd(int fd, struct ks_media_info *info, struct ks_pixels *px, struct ks_err *err)
{
    struct ks_decoder *decoder = decoder_new(DEADLINE);
    bool ok = ks_decoder_picture(decoder, fd, 1920, 1080, info, px, err);
    ks_decoder_free(decoder);
    close(fd);
    return ok;
}

static int open_data(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, DATA "%s", name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ck_assert_msg(fd >= 0, "%s", path);
    return fd;
}

/* Lossy formats may miss by a little. */
static bool near(uint32_t px, uint32_t color)
{
    for (int shift = 0; shift < 24; shift += 8) {
        int a = px >> shift & 0xFF, b = color >> shift & 0xFF;
        if (abs(a - b) > 40) {
            return false;
        }
    }
    return true;
}

static void expect_corners(const struct ks_pixels *px, const char *name, const uint32_t want[4])
{
    int w = px->width, h = px->height;
    const int at[4][2] = { { 4, 4 }, { w - 5, 4 }, { 4, h - 5 }, { w - 5, h - 5 } };
    for (int i = 0; i < 4; i++) {
        uint32_t got = px->px[at[i][1] * (px->stride / 4) + at[i][0]];
        ck_assert_msg(near(got, want[i]), "%s corner %d: %08x, not %06x", name, i, got, want[i]);
    }
}

START_TEST(every_format_shows_its_colours)
{
    static const char *const names[] = {
        "plain.jpg",      "progressive.jpg", "cmyk-adobe.jpg", "cmyk-plain.jpg", "plain.png",
        "deep.png",       "interlaced.png",  "plain.webp",     "lossy.webp",     "plain.gif",
        "wrong-name.jpg", "plain.bmp",       "palette.bmp",    "interlaced.gif", "plain.tiff",
        "plain.avif",     "plain.tga",       "plain.pcx",      "plain.qoi",      "plain.xpm",
        "plain.pnm",      "runs.bmp",        "deflate.tiff",   "plain.heic",     "phone.jpg"
    };
    static const uint32_t want[4] = { RED, LIME, BLUE, WHITE };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        struct ks_media_info info;
        struct ks_pixels px;
        struct ks_err err = { 0 };
        ck_assert_msg(decode_fd(open_data(names[i]), &info, &px, &err), "%s: %s", names[i],
                      said_err(&err));
        ck_assert_int_eq(px.width, 64);
        ck_assert_int_eq(px.height, 48);
        expect_corners(&px, names[i], want);
        ck_assert_int_eq(info.fault.code, KS_PROBLEM_NONE);
        ck_assert_msg(px.px[0] >> 24 == 255, "%s is not opaque", names[i]);
        ks_pixels_free(&px);
    }
}
END_TEST

START_TEST(transparency_is_premultiplied)
{
    struct ks_media_info info;
    struct ks_pixels px;
    struct ks_err err = { 0 };
    ck_assert(decode_fd(open_data("palette.png"), &info, &px, &err));
    ck_assert_uint_eq(px.px[47 * 64 + 63], 0);
    ck_assert(near(px.px[0], RED));
    ks_pixels_free(&px);
}
END_TEST

/* plain.jpg with an APP1 segment that says how it must be turned. */
static int oriented(int orientation)
{
    unsigned char exif[] = { 0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,
                             'M',  'M',  0, 42, 0,   0,   0,   8,   0, 1,
                             1,    0x12, 0, 3,  0,   0,   0,   1,   0, (unsigned char)orientation,
                             0,    0,    0, 0,  0,   0 };
    exif[3] = sizeof exif - 2;
    unsigned char jpeg[4096];
    int in = open_data("plain.jpg");
    ssize_t n = read(in, jpeg, sizeof jpeg);
    close(in);
    int out = memfd_create("jpeg", 0);
    ck_assert(write(out, jpeg, 2) == 2 && write(out, exif, sizeof exif) == sizeof exif &&
              write(out, jpeg + 2, n - 2) == n - 2);
    return out;
}

START_TEST(eight_orientations_come_out_upright)
{
    static const uint32_t want[9][4] = {
        { 0 },
        { RED, LIME, BLUE, WHITE },
        { LIME, RED, WHITE, BLUE },
        { WHITE, BLUE, LIME, RED },
        { BLUE, WHITE, RED, LIME },
        { RED, BLUE, LIME, WHITE },
        { BLUE, RED, WHITE, LIME },
        { WHITE, LIME, BLUE, RED },
        { LIME, WHITE, RED, BLUE },
    };
    for (int o = 1; o <= 8; o++) {
        struct ks_media_info info;
        struct ks_pixels px;
        struct ks_err err = { 0 };
        char name[32];
        snprintf(name, sizeof name, "orientation %d", o);
        ck_assert_msg(decode_fd(oriented(o), &info, &px, &err), "%s: %s", name, said_err(&err));
        ck_assert_int_eq(px.width, o >= 5 ? 48 : 64);
        ck_assert_int_eq(info.orientation, o);
        expect_corners(&px, name, want[o]);
        ks_pixels_free(&px);
    }
}
END_TEST

START_TEST(refusals_say_the_true_reason)
{
    static const struct {
        const char *name;
        struct ks_fault fault;
        const char *reason;
    } cases[] = {
        { "truncated.jpg", { .code = KS_PROBLEM_MEDIA_TRUNCATED }, "不完整" },
        { "truncated.png", { .code = KS_PROBLEM_MEDIA_TRUNCATED }, "不完整" },
        { "photo.psd", { .code = KS_PROBLEM_MEDIA_PSD }, "Photoshop" },
        { "slides.png", { .code = KS_PROBLEM_MEDIA_ZIP }, "Office" },
        { "empty.png", { .code = KS_PROBLEM_MEDIA_EMPTY }, "0 字节" },
        { "bomb.png", { KS_PROBLEM_MEDIA_TOO_LARGE, { 50000, 50000, 2500 } }, "50000×50000" },
        { "deep-large.heic", { KS_PROBLEM_MEDIA_TOO_LARGE, { 6000, 4000, 24 } }, "6000×4000" },
#ifndef KS_SANITIZED /* in whose builds memory has no bound */
        { "full-colour.heic", { KS_PROBLEM_MEDIA_HEAVY, { 6000, 4000, 24 } }, "6000×4000" },
#endif
        { "plain.mp4", { .code = KS_PROBLEM_MEDIA_IS_VIDEO }, "视频" },
    };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        struct ks_media_info info;
        struct ks_pixels px;
        struct ks_err err = { 0 };
        ck_assert_msg(!decode_fd(open_data(cases[i].name), &info, &px, &err), "%s", cases[i].name);
        ck_assert_msg(strstr(said_err(&err), cases[i].reason) != NULL, "%s: %s", cases[i].name,
                      said_err(&err));
        ck_assert_msg(info.fault.code == cases[i].fault.code, "%s: %s", cases[i].name,
                      ks_problem_id(info.fault.code));
        for (size_t k = 0; k < KS_FAULT_NUMBERS; k++) {
            ck_assert_int_eq(info.fault.number[k], cases[i].fault.number[k]);
        }
        ck_assert_ptr_null(px.px);
    }
}
END_TEST

/* Its library calls broken what is larger than it likes. */
START_TEST(a_huge_avif_is_told_with_its_size)
{
    unsigned char bytes[65536];
    static const unsigned char side[] = { 0, 0, 17000 >> 8, 17000 & 0xFF };
    int from = open_data("plain.avif"), fd = memfd_create("huge.avif", MFD_CLOEXEC);
    ssize_t n = read(from, bytes, sizeof bytes);
    ck_assert(n > 64 && n < (ssize_t)sizeof bytes && fd >= 0);
    for (ssize_t i = 0; i + 16 <= n; i++) {
        if (memcmp(bytes + i, "ispe", 4) == 0) {
            memcpy(bytes + i + 8, side, 4);
            memcpy(bytes + i + 12, side, 4);
        }
    }
    ck_assert(write(fd, bytes, (size_t)n) == n);
    close(from);
    struct ks_media_info info;
    struct ks_pixels px;
    struct ks_err err = { 0 };
    ck_assert(!decode_fd(fd, &info, &px, &err));
    ck_assert_msg(info.fault.code == KS_PROBLEM_MEDIA_TOO_LARGE, "%s", said_err(&err));
    ck_assert_int_eq(info.fault.number[0], 17000);
}
END_TEST

/* Held whole, in the memory that each decoder of pictures has. */
START_TEST(the_largest_photos_of_a_telephone_are_drawn)
{
    static const struct {
        const char *name;
        int width, height;
    } photos[] = { { "large.heic", 6000, 4000 }, { "deep.heic", 4000, 3000 } };
    for (size_t i = 0; i < KS_COUNT(photos); i++) {
        struct ks_media_info info;
        struct ks_pixels px;
        struct ks_err err = { 0 };
        ck_assert_msg(decode_fd(open_data(photos[i].name), &info, &px, &err), "%s: %s",
                      photos[i].name, said_err(&err));
        ck_assert(info.width == photos[i].width && info.height == photos[i].height);
        ck_assert(near(px.px[px.width / 2], RED));
        ck_assert(near(px.px[(px.height - 1) * (px.stride / 4) + px.width / 2], BLUE));
        ks_pixels_free(&px);
    }
}
END_TEST

START_TEST(a_large_picture_is_averaged_into_the_box)
{
    struct ks_decoder *decoder = decoder_new(DEADLINE);
    struct ks_media_info info;
    struct ks_pixels px;
    struct ks_err err = { 0 };
    int fd = open_data("plain.png");
    ck_assert_msg(ks_decoder_picture(decoder, fd, 16, 16, &info, &px, &err), "%s", said_err(&err));
    ck_assert_int_eq(px.width, 16);
    ck_assert_int_eq(px.height, 12);
    ck_assert_uint_eq(px.px[0], 0xFF000000u | RED);
    ck_assert_uint_eq(px.px[11 * 16 + 15], 0xFF000000u | WHITE);
    ck_assert_int_eq(info.width, 64);
    ks_pixels_free(&px);
    close(fd);
    ks_decoder_free(decoder);
}
END_TEST

static int play(const char *name, int *width, uint32_t corners[4])
{
    struct ks_decoder_params params = { .program = TEST_BIN, .deadline_ms = DEADLINE };
    struct ks_media_info info;
    struct ks_err err = { 0 };
    int fd = open_data(name), frames = 0;
    struct ks_video *video = ks_video_open(&params, fd, 320, 240, &info, &err);
    ck_assert_msg(video != NULL, "%s: %s", name, said_err(&err));
    struct ks_pixels frame;
    int64_t pts, last = -1;
    enum ks_video_step step;
    while ((step = ks_video_frame(video, &frame, &pts, &err)) == KS_VIDEO_FRAME) {
        ck_assert_int_gt(pts, last);
        last = pts;
        *width = frame.width;
        if (frames++ == 5) {
            int w = frame.width, h = frame.height, s = frame.stride / 4;
            corners[0] = frame.px[4 * s + 4];
            corners[1] = frame.px[4 * s + w - 5];
            corners[2] = frame.px[(h - 5) * s + 4];
            corners[3] = frame.px[(h - 5) * s + w - 5];
        }
    }
    ck_assert_msg(step == KS_VIDEO_END, "%s", said_err(&err));
    ks_video_close(video);
    close(fd);
    return frames;
}

START_TEST(a_letter_in_two_places_makes_no_video)
{
    for (size_t before = 0; before <= 4; before += 4) {
        unsigned char bytes[KS_SNIFF_BYTES];
        memset(bytes, 'x', sizeof bytes);
        for (size_t k = 0; k < 3; k++) {
            ck_assert_int_eq(ks_sniff(bytes, sizeof bytes), KS_FORMAT_TEXT);
            bytes[before + k * (before + 188)] = 'G';
        }
        ck_assert_int_eq(ks_sniff(bytes, sizeof bytes), KS_FORMAT_VIDEO);
    }
}
END_TEST

/* A phone's has a date, and sound beside it; an editor's a time code; a transport stream names its
 * service: all of that is read before the first frame. */
START_TEST(videos_of_all_makers_play)
{
    static const char *const videos[] = { "phone.mp4",     "phone-hevc.mov", "editor.mov",
                                          "recorder.webm", "slides.wmv",     "camera.ts",
                                          "camera.m2ts" };
    for (size_t i = 0; i < KS_COUNT(videos); i++) {
        uint32_t c[4] = { 0 };
        int width = 0, frames = play(videos[i], &width, c);
        ck_assert_msg(frames == 10, "%s: %d frames", videos[i], frames);
        ck_assert_int_eq(width, 64);
        ck_assert_msg(near(c[0], RED) && near(c[1], LIME) && near(c[2], BLUE) && near(c[3], WHITE),
                      "%s: %08x %08x %08x %08x", videos[i], c[0], c[1], c[2], c[3]);
    }
}
END_TEST

START_TEST(a_video_plays_to_its_end_upright)
{
    uint32_t c[4];
    int width;
    ck_assert_int_eq(play("plain.mp4", &width, c), 10);
    ck_assert_int_eq(width, 64);
    ck_assert(near(c[0], RED) && near(c[1], LIME) && near(c[2], BLUE) && near(c[3], WHITE));
    ck_assert_int_eq(play("turned.mp4", &width, c), 10);
    ck_assert_int_eq(width, 48);
    /* its matrix says a quarter turn counter-clockwise; ffmpeg agrees */
    ck_assert_msg(near(c[0], LIME) && near(c[1], WHITE) && near(c[2], RED) && near(c[3], BLUE),
                  "%08x %08x %08x %08x", c[0], c[1], c[2], c[3]);
}
END_TEST

/* A folder of decoders that are a shell script each. */
static void make_decoders(char folder[], const char *script)
{
    static const char *const names[] = { "kiosk-decode",       "kiosk-decode-image",
                                         "kiosk-decode-sdl",   "kiosk-decode-heif",
                                         "kiosk-decode-video", "kiosk-decode-pdf",
                                         "kiosk-read" };
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        FILE *file = fopen(path, "w");
        fprintf(file, "#!/bin/sh\n%s\nexec %s/%s \"$@\"\n", script, TEST_BIN, names[i]);
        fclose(file);
        ck_assert_int_eq(chmod(path, 0700), 0);
    }
}

static void remove_decoders(const char *folder)
{
    static const char *const names[] = { "kiosk-decode",       "kiosk-decode-image",
                                         "kiosk-decode-sdl",   "kiosk-decode-heif",
                                         "kiosk-decode-video", "kiosk-decode-pdf",
                                         "kiosk-read" };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

/* The fault for which these decoders leave a file out. */
static enum ks_problem_code
judge(const char *folder, const char *name, int deadline_ms, struct ks_err *err)
{
    struct ks_decoder_params params = { .program = folder, .deadline_ms = deadline_ms };
    struct ks_media_info info;
    struct ks_pixels px = { 0 };
    struct ks_decoder *decoder = ks_decoder_new(&params);
    int64_t pts;
    int fd = open_data(name);
    bool ok;
    const char *ending = strrchr(name, '.');
    if (strcmp(ending, ".mp4") == 0 || strcmp(ending, ".pdf") == 0) {
        struct ks_video *video = ks_video_open(&params, fd, 320, 240, &info, err);
        ok = video != NULL && ks_video_frame(video, &px, &pts, err) == KS_VIDEO_FRAME;
        ks_video_close(video);
    } else {
        ok = ks_decoder_picture(decoder, fd, 320, 240, &info, &px, err);
        ks_pixels_free(&px);
    }
    ck_assert_msg(!ok, "%s", name);
    ks_decoder_free(decoder);
    close(fd);
    return info.fault.code;
}

static const char *const one_of_each[] = { "plain.jpg", "plain.png", "plain.webp", "plain.gif",
                                           "plain.bmp", "plain.mp4", "plain.tiff", "plain.avif",
                                           "plain.tga", "plain.pcx", "plain.qoi",  "plain.xpm",
                                           "plain.pnm", "plain.pdf", "plain.heic" };

START_TEST(one_of_each_leaves_out_no_format)
{
    bool there[KS_FORMAT_COUNT] = { false };
    for (size_t i = 0; i < KS_COUNT(one_of_each); i++) {
        unsigned char head[KS_SNIFF_BYTES];
        int fd = open_data(one_of_each[i]);
        ssize_t n = read(fd, head, sizeof head);
        ck_assert_int_gt(n, 0);
        there[ks_sniff(head, (size_t)n)] = true;
        close(fd);
    }
    for (int format = 0; format < KS_FORMAT_COUNT; format++) {
        bool played = ks_format_decodes((enum ks_format)format) != KS_DECODES_NOTHING;
        ck_assert_msg(there[format] == played, "%s", ks_format_name((enum ks_format)format));
    }
}
END_TEST

/* The decoder that is asked a second time, about what the first calls a variant. */
START_TEST(a_broken_second_decoder_blames_no_file)
{
    char folder[] = "/tmp/ks-second-XXXXXX";
    struct ks_err err = { 0 };
    make_decoders(folder, "case $0 in *-sdl) kill -SYS $$ ;; esac");
    enum ks_problem_code fault = judge(folder, "runs.bmp", DEADLINE, &err);
    ck_assert_msg(err.code == KS_ERR_IO && fault == KS_PROBLEM_MEDIA_DECODER &&
                      strstr(said_err(&err), "kiosk-decode-sdl") != NULL,
                  "%s", said_err(&err));
    remove_decoders(folder);
}
END_TEST

START_TEST(a_broken_decoder_blames_no_file)
{
    static const struct {
        const char *script;
        int deadline_ms;
        enum ks_problem_code fault;
    } ways[] = { { "kill -SYS $$", DEADLINE, KS_PROBLEM_MEDIA_DECODER },
                 { "exit 0", DEADLINE, KS_PROBLEM_MEDIA_DECODER },
                 { "exit 3", DEADLINE, KS_PROBLEM_MEDIA_DECODER },
                 { "exit 127", DEADLINE, KS_PROBLEM_MEDIA_DECODER },
                 { "exec sleep 1000", 200, KS_PROBLEM_MEDIA_BUSY } };
    for (size_t w = 0; w < KS_COUNT(ways); w++) {
        char folder[] = "/tmp/ks-broken-XXXXXX";
        make_decoders(folder, ways[w].script);
        for (size_t i = 0; i < KS_COUNT(one_of_each); i++) {
            struct ks_err err = { 0 };
            enum ks_problem_code fault = judge(folder, one_of_each[i], ways[w].deadline_ms, &err);
            ck_assert_msg(err.code == KS_ERR_IO && fault == ways[w].fault &&
                              strstr(said_err(&err), "不是这个文件的问题") != NULL,
                          "%s, %s: %s", one_of_each[i], ways[w].script, said_err(&err));
        }
        remove_decoders(folder);
    }
}
END_TEST

/* Dies of the file itself, told by its size, and of nothing else: in turn by a signal, and as a
 * loader without its libraries does. */
START_TEST(a_sound_decoder_blames_the_file)
{
    static const char *const ways[] = { "kill -SYS $$", "exit 127" };
    char folder[] = "/tmp/ks-sound-XXXXXX", script[256];
    for (size_t i = 0; i < KS_COUNT(one_of_each); i++) {
        char path[512];
        struct stat st;
        struct ks_err err = { 0 };
        snprintf(path, sizeof path, DATA "%s", one_of_each[i]);
        ck_assert_int_eq(stat(path, &st), 0);
        snprintf(script, sizeof script, "[ $(stat -Lc %%s /proc/self/fd/3) != %ld ] || %s",
                 (long)st.st_size, ways[i % KS_COUNT(ways)]);
        strcpy(folder, "/tmp/ks-sound-XXXXXX");
        make_decoders(folder, script);
        enum ks_problem_code fault = judge(folder, one_of_each[i], DEADLINE, &err);
        ck_assert_msg(err.code == KS_ERR_CRASHED && fault == KS_PROBLEM_MEDIA_CRASHED, "%s: %s",
                      one_of_each[i], said_err(&err));
        remove_decoders(folder);
    }
}
END_TEST

/* A decoder that says it uses hardware and then dies of it, as a driver that needs more than the
 * sandbox allows will: stands in for the machine's, which this one may not have. */
START_TEST(hardware_that_fails_costs_one_attempt)
{
    char folder[] = "/tmp/ks-hardware-XXXXXX", path[128], line[8] = "";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/kiosk-decode-video", folder);
    FILE *script = fopen(path, "w");
    fprintf(script,
            "#!/bin/sh\n[ \"$5\" = 0 ] && exec %s/kiosk-decode-video \"$@\"\n"
            "echo tried >> %s/log\nkill -SYS $$\n",
            TEST_BIN, folder);
    fclose(script);
    ck_assert_int_eq(chmod(path, 0700), 0);
    bool hardware = true;
    struct ks_decoder_params params = { .program = folder,
                                        .deadline_ms = DEADLINE,
                                        .hardware = &hardware };
    for (int round = 0; round < 2; round++) {
        struct ks_media_info info;
        struct ks_err err = { 0 };
        struct ks_pixels frame;
        int64_t pts;
        int fd = open_data("plain.mp4"), frames = 0;
        struct ks_video *video = ks_video_open(&params, fd, 320, 240, &info, &err);
        ck_assert_msg(video != NULL && !info.hardware, "%s", said_err(&err));
        while (ks_video_frame(video, &frame, &pts, &err) == KS_VIDEO_FRAME) {
            frames++;
        }
        ck_assert_int_eq(frames, 10);
        ks_video_close(video);
        close(fd);
    }
    snprintf(path, sizeof path, "%s/log", folder);
    FILE *log = fopen(path, "r");
    ck_assert(log != NULL && fgets(line, sizeof line, log) != NULL);
    ck_assert_msg(fgets(line, sizeof line, log) == NULL, "tried twice");
    fclose(log);
    unlink(path);
    snprintf(path, sizeof path, "%s/kiosk-decode-video", folder);
    unlink(path);
    rmdir(folder);
}
END_TEST

/* Where there is no hardware, asking for it changes nothing. */
START_TEST(hardware_is_asked_for_and_done_without)
{
    bool hardware = true;
    struct ks_decoder_params params = { .program = TEST_BIN,
                                        .deadline_ms = DEADLINE,
                                        .hardware = &hardware };
    struct ks_media_info info;
    struct ks_err err = { 0 };
    struct ks_pixels frame;
    int64_t pts;
    int fd = open_data("plain.mp4"), frames = 0;
    struct ks_video *video = ks_video_open(&params, fd, 320, 240, &info, &err);
    ck_assert_msg(video != NULL, "%s", said_err(&err));
    while (ks_video_frame(video, &frame, &pts, &err) == KS_VIDEO_FRAME) {
        frames++;
    }
    ck_assert_int_eq(frames, 10);
    printf("video decoded in %s\n", info.hardware ? "hardware" : "software");
    ks_video_close(video);
    close(fd);
}
END_TEST

/* Whatever numbers the descriptors have, the child gets its three. */
START_TEST(any_descriptor_numbers_will_do)
{
    int taken[24];
    for (size_t i = 0; i < KS_COUNT(taken); i++) {
        struct ks_media_info info;
        struct ks_pixels px;
        struct ks_err err = { 0 };
        ck_assert_msg(decode_fd(open_data("plain.jpg"), &info, &px, &err), "%zu: %s", i,
                      said_err(&err));
        ks_pixels_free(&px);
        taken[i] = open("/dev/null", O_RDONLY | O_CLOEXEC);
    }
    for (size_t i = 0; i < KS_COUNT(taken); i++) {
        close(taken[i]);
    }
}
END_TEST

/* The children of this process with that program name stand still when this returns. */
static void stop_children(const char *name)
{
    char parent[24];
    snprintf(parent, sizeof parent, "%ld", (long)getpid());
    pid_t pkill = fork();
    if (pkill == 0) {
        execlp("pkill", "pkill", "-STOP", "-P", parent, name, (char *)NULL);
        _exit(1);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(pkill, &status, 0), pkill);
    ck_assert_int_eq(status, 0);
}

/* A deadline that opening a video keeps on this machine, and that a test can wait for. */
static int deadline_here(void)
{
    struct timespec begin, end;
    uint32_t corners[4];
    int width;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    play("plain.mp4", &width, corners);
    clock_gettime(CLOCK_MONOTONIC, &end);
    return 3000 + 5000 * (int)(end.tv_sec - begin.tv_sec);
}

START_TEST(a_hang_costs_its_deadline_and_nothing_else)
{
    struct ks_decoder_params params = { .program = TEST_BIN, .deadline_ms = deadline_here() };
    struct ks_media_info info;
    struct ks_err err = { 0 };
    struct ks_pixels frame;
    int64_t pts;
    int fd = open_data("plain.mp4");
    struct ks_video *video = ks_video_open(&params, fd, 64, 48, &info, &err);
    ck_assert_ptr_nonnull(video);
    stop_children("kiosk-decode-vi"); /* the kernel keeps 15 letters */
    int frames = 0;
    while (ks_video_frame(video, &frame, &pts, &err) == KS_VIDEO_FRAME) {
        frames++;
    }
    ck_assert_int_lt(frames, 10);
    ck_assert_msg(err.code == KS_ERR_TIMEOUT, "%d %s", err.code, said_err(&err));
    ks_video_close(video);
    close(fd);
    struct ks_pixels px;
    ck_assert(decode_fd(open_data("plain.jpg"), &info, &px, &err));
    ks_pixels_free(&px);
}
END_TEST

/* A folder with a decoder that hangs in place of `name`. */
static void hanging(const char *name, char folder[32], char path[64])
{
    strcpy(folder, "/tmp/ks-hang-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, 64, "%s/%s", folder, name);
    ck_assert_int_eq(symlink(TEST_BIN "/hang", path), 0);
}

static void cut_soon(void *line)
{
    usleep(200 * 1000);
    ks_lifeline_cut(line, 7);
}

/* Its deadline is longer than this test may take: only the cut can end it. */
START_TEST(whoever_waits_can_be_cut_off)
{
    char folder[32], path[64];
    hanging("kiosk-decode", folder, path);
    struct ks_lifeline *line = ks_lifeline_new();
    struct ks_decoder_params params = { .program = folder,
                                        .deadline_ms = 3600 * 1000,
                                        .lifeline = line };
    struct ks_decoder *decoder = ks_decoder_new(&params);
    struct ks_media_info info;
    struct ks_pixels px;
    struct ks_err err = { 0 };
    int fd = open_data("plain.jpg");
    ck_assert(ks_lifeline_begin(line, 7));
    struct ks_thread *other = ks_thread_start("cuts", cut_soon, line);
    ck_assert(!ks_decoder_picture(decoder, fd, 64, 64, &info, &px, &err));
    ck_assert(ks_lifeline_end(line));
    ks_thread_join(other);
    /* Before it began, by its name; another name says nothing of this one. */
    ks_lifeline_cut(line, 8);
    ck_assert(ks_lifeline_begin(line, 9));
    ck_assert(!ks_lifeline_end(line));
    ck_assert(!ks_lifeline_begin(line, 8));
    ck_assert(!ks_decoder_picture(decoder, fd, 64, 64, &info, &px, &err));
    ck_assert(ks_lifeline_end(line));
    ck_assert(ks_lifeline_begin(line, 8)); /* a cut counts once */
    ck_assert(!ks_lifeline_end(line));
    ks_lifeline_cut_all(line);
    ck_assert(!ks_lifeline_begin(line, 10));
    ck_assert(!ks_decoder_picture(decoder, fd, 64, 64, &info, &px, &err));
    ck_assert(ks_lifeline_end(line));
    ks_decoder_free(decoder);
    ks_lifeline_free(line);
    close(fd);
    unlink(path);
    rmdir(folder);
}
END_TEST

static void cut_video_soon(void *video)
{
    usleep(200 * 1000);
    ks_video_cut(video);
}

START_TEST(a_playing_video_can_be_cut_off)
{
    char folder[32], path[64], name[] = "/tmp/ks-shows-one-XXXXXX", bytes[65536];
    hanging("kiosk-decode-video", folder, path);
    int from = open_data("plain.mp4"), fd = mkstemp(name);
    unlink(name);
    for (ssize_t n; (n = read(from, bytes, sizeof bytes)) > 0;) {
        ck_assert_int_eq(write(fd, bytes, n), n);
    }
    close(from);
    ck_assert_int_eq(write(fd, "1", 1), 1); /* one frame, then it hangs */
    struct ks_decoder_params params = { .program = folder, .deadline_ms = 3600 * 1000 };
    struct ks_media_info info;
    struct ks_pixels frame;
    struct ks_err err = { 0 };
    int64_t pts;
    struct ks_video *video = ks_video_open(&params, fd, 320, 240, &info, &err);
    ck_assert_msg(video != NULL, "%s", said_err(&err));
    ck_assert_int_eq(ks_video_frame(video, &frame, &pts, &err), KS_VIDEO_FRAME);
    struct ks_thread *other = ks_thread_start("cuts", cut_video_soon, video);
    ck_assert_int_eq(ks_video_frame(video, &frame, &pts, &err), KS_VIDEO_BROKEN);
    ks_thread_join(other);
    ks_video_close(video);
    close(fd);
    unlink(path);
    rmdir(folder);
}
END_TEST

static void add(TCase *tc)
{
    tcase_set_timeout(tc, 280);
    tcase_add_test(tc, every_format_shows_its_colours);
    tcase_add_test(tc, transparency_is_premultiplied);
    tcase_add_test(tc, eight_orientations_come_out_upright);
    tcase_add_test(tc, refusals_say_the_true_reason);
    tcase_add_test(tc, a_huge_avif_is_told_with_its_size);
    tcase_add_test(tc, the_largest_photos_of_a_telephone_are_drawn);
    tcase_add_test(tc, a_large_picture_is_averaged_into_the_box);
    tcase_add_test(tc, a_letter_in_two_places_makes_no_video);
    tcase_add_test(tc, videos_of_all_makers_play);
    tcase_add_test(tc, a_video_plays_to_its_end_upright);
    tcase_add_test(tc, hardware_is_asked_for_and_done_without);
    tcase_add_test(tc, one_of_each_leaves_out_no_format);
    tcase_add_test(tc, a_broken_decoder_blames_no_file);
    tcase_add_test(tc, a_broken_second_decoder_blames_no_file);
    tcase_add_test(tc, a_sound_decoder_blames_the_file);
    tcase_add_test(tc, hardware_that_fails_costs_one_attempt);
    tcase_add_test(tc, any_descriptor_numbers_will_do);
    tcase_add_test(tc, a_hang_costs_its_deadline_and_nothing_else);
    tcase_add_test(tc, whoever_waits_can_be_cut_off);
    tcase_add_test(tc, a_playing_video_can_be_cut_off);
}

int main(void)
{
    return check_main("decode client", add);
}
