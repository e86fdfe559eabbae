/* Pictures that move, through the real sandboxed programs: their frames in turn, again and again,
 * no more than ten a second; beyond the bounds only the first. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/check.h"
#include "base/text.h"
#include "core/problem/problem.h"
#include "decode/client/client.h"
#include "support/check_main.h"
#include "support/said.h"
#include "support/tmpdir.h"

#define DEADLINE 120000 /* ms: a busy or emulated machine */
enum { RED = 0xFF0000, LIME = 0x00FF00, BLUE = 0x0000FF };

static struct tmpdir dir;

static void setup(void)
{
    tmpdir_make(&dir);
}

static void teardown(void)
{
    tmpdir_remove(&dir);
}

static int opened_file(const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", dir.path, name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ck_assert_int_ge(fd, 0);
    return fd;
}

/* By ImageMagick, or by FFmpeg from a GIF. */
static int made(const char *options, const char *name)
{
    char command[1024];
    bool png = strstr(name, ".png") != NULL;
    snprintf(command, sizeof command, "cd %s && convert %s %s%s%s", dir.path, options,
             png ? "of.gif" : name, png ? " && ffmpeg -v error -i of.gif -f apng " : "",
             png ? name : "");
    ck_assert_int_eq(system(command), 0);
    return opened_file(name);
}

static enum ks_moves moves_of(int fd)
{
    struct ks_decoder_params params = { .program = TEST_BIN, .deadline_ms = DEADLINE };
    struct ks_decoder *decoder = ks_decoder_new(&params);
    struct ks_media_info info;
    struct ks_pixels px;
    struct ks_err err = { 0 };
    ck_assert_msg(ks_decoder_picture(decoder, fd, 320, 240, &info, &px, &err), "%s",
                  said_err(&err));
    ks_pixels_free(&px);
    ks_decoder_free(decoder);
    return info.moves;
}

static struct ks_video *opened(int fd)
{
    struct ks_decoder_params params = { .program = TEST_BIN,
                                        .deadline_ms = DEADLINE,
                                        .moving = true };
    struct ks_media_info info;
    struct ks_err err = { 0 };
    struct ks_video *video = ks_video_open(&params, fd, 320, 240, &info, &err);
    ck_assert_msg(video != NULL, "%s", said_err(&err));
    return video;
}

static bool is_near(uint32_t px, uint32_t color)
{
    for (int c = 0; c < 24; c += 8) {
        if (abs((int)(px >> c & 0xFF) - (int)(color >> c & 0xFF)) > 8) {
            return false;
        }
    }
    return px >> 24 == 255;
}

/* The frames' middles, and when each is due. */
static void expect(struct ks_video *video, int64_t apart_ms, const uint32_t *colors, size_t n)
{
    struct ks_pixels px;
    struct ks_err err = { 0 };
    for (size_t i = 0; i < 3 * n; i++) { /* three rounds */
        int64_t pts;
        ck_assert_int_eq(ks_video_frame(video, &px, &pts, &err), KS_VIDEO_FRAME);
        uint32_t got = px.px[px.height / 2 * (px.stride / 4) + px.width / 2];
        ck_assert_msg(is_near(got, colors[i % n]), "frame %zu: %08x", i, got);
        ck_assert_int_eq(pts, (int64_t)i * apart_ms);
    }
    ks_video_close(video);
}

START_TEST(frames_come_in_turn_and_begin_again)
{
    static const uint32_t colors[] = { RED, LIME, BLUE };
    static const char *const names[] = { "a.gif", "a.webp", "a.png" };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        int fd = made("-delay 30 -size 64x48 xc:red xc:lime xc:blue -loop 0", names[i]);
        ck_assert_msg(moves_of(fd) == KS_MOVES, "%s", names[i]);
        expect(opened(fd), 300, colors, KS_COUNT(colors));
        close(fd);
    }
}
END_TEST

/* A frame covers a part only, or what was there is taken away before it. */
START_TEST(frames_build_upon_those_before)
{
    static const uint32_t kept[] = { RED, RED }, taken[] = { RED, 0xFFFFFF };
    int fd = made("-delay 20 -page 64x48 -size 64x48 xc:red "
                  "\\( -page 64x48+2+2 -size 8x8 xc:blue \\)",
                  "kept.gif");
    expect(opened(fd), 200, kept, KS_COUNT(kept));
    close(fd);
    fd = made("-delay 20 \\( -size 64x48 xc:none -fill red -draw 'rectangle 10,0 63,47' \\) "
              "\\( -size 64x48 xc:none -fill blue -draw 'rectangle 0,0 5,5' \\) "
              "-set dispose background",
              "taken.gif");
    expect(opened(fd), 200, taken, KS_COUNT(taken));
    close(fd);
}
END_TEST

/* The frames as another program puts them together, on white; `bg` >= 0: the colour that the file
 * names for what is under its frames, which no browser paints. */
static void compare_frames(const char *name, int bg)
{
    char path[300], command[1024];
    snprintf(path, sizeof path, "%s/%s", dir.path, name);
    if (bg >= 0) {
        FILE *f = fopen(path, "r+b");
        ck_assert(f != NULL && fseek(f, 11, SEEK_SET) == 0 && fputc(bg, f) == bg);
        fclose(f);
    }
    snprintf(command, sizeof command,
             "convert '%s' -coalesce -background white -alpha remove -depth 8 rgb:'%s/all.rgb'",
             path, dir.path);
    ck_assert_int_eq(system(command), 0);
    snprintf(path, sizeof path, "%s/all.rgb", dir.path);
    FILE *all = fopen(path, "rb");
    ck_assert_ptr_nonnull(all);
    int fd = opened_file(name);
    struct ks_video *video = opened(fd);
    unsigned char rgb[3];
    for (int frame = 0, more = 1; more; frame++) {
        struct ks_pixels px = { 0 };
        struct ks_err err = { 0 };
        int64_t pts;
        ck_assert_int_eq(ks_video_frame(video, &px, &pts, &err), KS_VIDEO_FRAME);
        for (int i = 0; i < px.width * px.height; i++) {
            if (fread(rgb, 1, 3, all) != 3) {
                ck_assert_msg(i == 0 && frame > 1, "%s: frame %d, %d", name, frame, i);
                more = 0;
                break;
            }
            uint32_t want = (uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2];
            uint32_t got = px.px[i / px.width * (px.stride / 4) + i % px.width];
            ck_assert_msg(is_near(got, want), "%s, bg %d, frame %d, %d,%d: %06x, not %06x", name,
                          bg, frame, i % px.width, i / px.width, got & 0xFFFFFF, want);
        }
    }
    fclose(all);
    ks_video_close(video);
    close(fd);
}

START_TEST(what_a_frame_leaves_is_what_browsers_leave)
{
    /* Before the first there was nothing, which ImageMagick does not go back to. */
    static const char *const how[] = { "none -dispose none", "background -dispose background",
                                       "none -dispose previous", "background -dispose previous",
                                       "undefined -dispose undefined" };
    static const char *const interlaced[] = { "none", "gif" };
    for (size_t i = 0; i < KS_COUNT(how); i++) {
        for (size_t k = 0; k < KS_COUNT(interlaced); k++) {
            char command[700], name[40];
            snprintf(command, sizeof command,
                     "-delay 20 -interlace %s -size 64x48 -dispose %.*s xc:red %s "
                     "\\( -size 20x20 xc:lime -repage 64x48+5+5 \\) "
                     "\\( -size 30x30 xc:none -fill blue -draw 'circle 15,15 15,5' -repage "
                     "64x48+20+10 \\) \\( -size 9x40 xc:yellow -repage 64x48+50+3 \\)",
                     interlaced[k], (int)strcspn(how[i], " "), how[i], strchr(how[i], ' ') + 1);
            snprintf(name, sizeof name, "%zu-%s.gif", i, interlaced[k]);
            close(made(command, name));
            for (int bg = -1; bg < 4; bg++) {
                compare_frames(name, bg);
            }
        }
    }
}
END_TEST

START_TEST(no_more_than_ten_a_second)
{
    int fd = made("-delay 2 -size 16x16 xc:red xc:lime xc:blue xc:red xc:lime xc:blue", "fast.gif");
    struct ks_video *video = opened(fd);
    struct ks_pixels px;
    struct ks_err err = { 0 };
    int64_t before = -100, pts;
    for (int i = 0; i < 20; i++) {
        ck_assert_int_eq(ks_video_frame(video, &px, &pts, &err), KS_VIDEO_FRAME);
        ck_assert_int_ge(pts - before, 100);
        before = pts;
    }
    ks_video_close(video);
    close(fd);
}
END_TEST

START_TEST(beyond_the_bounds_the_first_frame_stays)
{
    /* so many frames of one pixel */
    static const struct {
        int frames;
        enum ks_moves moves;
    } cases[] = { { 1, KS_MOVES_NOT },
                  { 2, KS_MOVES },
                  { KS_MOVES_FRAMES_MAX, KS_MOVES },
                  { KS_MOVES_FRAMES_MAX + 1, KS_MOVES_BEYOND },
                  { 5000, KS_MOVES_BEYOND } };
    static const char head[] = "GIF89a\1\0\1\0\x80\0\0\xFF\0\0\0\xFF\0",
                      frame[] = ",\0\0\0\0\1\0\1\0\0\2\2D\1";
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        struct ks_buf gif = { 0 };
        ks_buf_add(&gif, head, sizeof head - 1);
        for (int k = 0; k < cases[i].frames; k++) {
            ks_buf_add(&gif, frame, sizeof frame); /* with the nothing that ends it */
        }
        ks_buf_add(&gif, ";", 1);
        tmpdir_put(&dir, "long.gif", gif.p, gif.n);
        ks_buf_free(&gif);
        int fd = opened_file("long.gif");
        ck_assert_msg(moves_of(fd) == cases[i].moves, "%d frames", cases[i].frames);
        close(fd);
    }
    int fd = made("-size 2001x2000 xc:red xc:lime", "large.gif");
    ck_assert_int_eq(moves_of(fd), KS_MOVES_BEYOND);
    close(fd);
}
END_TEST

/* Who does not ask for frames gets none. */
START_TEST(a_picture_is_no_video)
{
    struct ks_decoder_params params = { .program = TEST_BIN };
    struct ks_media_info info;
    struct ks_err err = { 0 };
    int fd = made("-size 16x16 xc:red xc:lime", "a.gif");
    ck_assert_ptr_null(ks_video_open(&params, fd, 320, 240, &info, &err));
    ck_assert_int_eq(info.fault.code, KS_PROBLEM_MEDIA_IS_PICTURE);
    close(fd);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, frames_come_in_turn_and_begin_again);
    tcase_add_test(tc, frames_build_upon_those_before);
    tcase_add_test(tc, what_a_frame_leaves_is_what_browsers_leave);
    tcase_add_test(tc, no_more_than_ten_a_second);
    tcase_add_test(tc, beyond_the_bounds_the_first_frame_stays);
    tcase_add_test(tc, a_picture_is_no_video);
}

int main(void)
{
    return check_main("moving", add);
}
