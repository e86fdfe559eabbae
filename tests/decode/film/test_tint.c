/* Colours of videos, as their files say them. */
#include <stdio.h>
#include <stdlib.h>

#include "support/film.h"

static struct tmpdir dir;

static void setup(void)
{
    tmpdir_make(&dir);
}

static void teardown(void)
{
    tmpdir_remove(&dir);
}

START_TEST(colours_are_those_that_the_file_says)
{
    static const struct {
        const char *size, *matrix, *range, *said;
    } ways[] = {
        { "320x240", "bt709", "tv", "-colorspace bt709 -color_range tv" },
        { "320x240", "smpte170m", "tv", "-colorspace smpte170m -color_range tv" },
        { "320x240", "bt709", "pc", "-colorspace bt709 -color_range pc" },
        { "320x240", "bt2020", "tv", "-colorspace bt2020nc -color_range tv" },
        { "1280x720", "smpte170m", "pc", "-colorspace smpte170m -color_range pc" },
        { "1280x720", "bt709", "tv", "" }, /* says nothing: by its size */
        { "320x240", "smpte170m", "tv", "" },
    };
    static const struct {
        const char *name;
        uint32_t color;
    } colors[] = { { "lime", 0x00FF00 }, { "red", 0xFF0000 }, { "0x3060C0", 0x3060C0 } };
    for (size_t i = 0; i < KS_COUNT(ways); i++) {
        for (size_t k = 0; k < KS_COUNT(colors); k++) {
            char command[512];
            struct seen seen;
            snprintf(command, sizeof command,
                     "cd %s && ffmpeg -v error -y -f lavfi -i color=%s:size=%s:rate=5 -frames:v 2 "
                     "-vf scale=out_color_matrix=%s:out_range=%s,format=yuv444p -c:v libx264 -qp 1 "
                     "%s a.mp4",
                     dir.path, colors[k].name, ways[i].size, ways[i].matrix, ways[i].range,
                     ways[i].said);
            ck_assert_int_eq(system(command), 0);
            look(&dir, "a.mp4", &seen);
            ck_assert_msg(is_near(seen.corner[0], colors[k].color, 4), "%s of %s %s %s: %06x",
                          colors[k].name, ways[i].size, ways[i].matrix, ways[i].said,
                          seen.corner[0]);
            ck_assert(!seen.info.hdr && !seen.info.interlaced);
        }
    }
}
END_TEST

START_TEST(what_is_not_done_is_told)
{
    char command[512];
    struct seen seen;
    snprintf(command, sizeof command,
             "cd %s && ffmpeg -v error -y -f lavfi -i testsrc=size=320x240:rate=25 -frames:v 8 "
             "-pix_fmt yuv420p -flags +ilme+ildct -c:v libx264 -x264opts tff=1 i.mp4 && "
             "ffmpeg -v error -y -f lavfi -i testsrc=size=320x240:rate=25 -frames:v 8 "
             "-pix_fmt yuv420p10le -c:v libx265 -x265-params log-level=none -color_trc smpte2084 "
             "-colorspace bt2020nc -color_primaries bt2020 h.mp4",
             dir.path);
    ck_assert_int_eq(system(command), 0);
    look(&dir, "i.mp4", &seen);
    ck_assert(seen.info.interlaced && !seen.info.hdr);
    look(&dir, "h.mp4", &seen);
    ck_assert(seen.info.hdr && !seen.info.interlaced);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, colours_are_those_that_the_file_says);
    tcase_add_test(tc, what_is_not_done_is_told);
}

int main(void)
{
    return check_main("tint", add);
}
