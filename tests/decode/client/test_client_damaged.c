/* Damaged pictures and videos through the real sandboxed programs: whatever a child does, we get a
 * frame or a reason, in time, and go on. Some hundreds; 18,000 with KS_LONG=1. */
#define _GNU_SOURCE /* memfd_create */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "decode/client/client.h"
#include "support/check_main.h"
#include "support/said.h"

static const char *const names[] = {
    "plain.jpg",    "progressive.jpg", "cmyk-adobe.jpg", "cmyk-plain.jpg", "deep.png",
    "palette.png",  "lossy.webp",      "plain.gif",      "interlaced.gif", "interlaced.png",
    "palette.bmp",  "plain.mp4",       "plain.tiff",     "plain.avif",     "plain.tga",
    "plain.pcx",    "plain.qoi",       "plain.xpm",      "plain.pnm",      "runs.bmp",
    "deflate.tiff", "plain.heic"
};

/* Bits flipped, the end cut off, a piece zeroed, a piece copied over another. */
static size_t damage(unsigned char *bytes, size_t n)
{
    size_t at = (size_t)rand() % n, to = (size_t)rand() % n, run = 1 + (size_t)rand() % 64;
    run = at + run > n || to + run > n ? 1 : run;
    switch (rand() % 6) {
    case 0:
        return at;
    case 1:
        memset(bytes + at, 0, run);
        return n;
    case 2:
        memmove(bytes + to, bytes + at, run);
        return n;
    default:
        for (int flips = 1 + rand() % 6; flips > 0; flips--) {
            bytes[(size_t)rand() % n] ^= (unsigned char)(1 << rand() % 8);
        }
        return n;
    }
}

static int damaged_file(const char *name)
{
    unsigned char bytes[65536];
    char path[512];
    snprintf(path, sizeof path, TEST_DATA "/pictures/%s", name);
    int in = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = read(in, bytes, sizeof bytes);
    ck_assert_msg(n > 0, "%s", path);
    close(in);
    ssize_t left = (ssize_t)damage(bytes, (size_t)n);
    int fd = memfd_create("damaged", MFD_CLOEXEC);
    ck_assert_int_eq(write(fd, bytes, (size_t)left), left);
    return fd;
}

/* Is there anything to draw? */
static bool draw(const char *name, int fd, struct ks_err *err)
{
    /* Only a hang is late, however slow the machine. */
    struct ks_decoder_params params = { .program = TEST_BIN, .deadline_ms = 120000 };
    struct ks_media_info info;
    struct ks_pixels px = { 0 };
    bool drawn = false;
    if (strstr(name, ".mp4") != NULL) {
        int64_t pts;
        struct ks_video *video = ks_video_open(&params, fd, 64, 48, &info, err);
        while (video != NULL && ks_video_frame(video, &px, &pts, err) == KS_VIDEO_FRAME) {
            drawn = true;
        }
        ks_video_close(video);
        return drawn;
    }
    struct ks_decoder *decoder = ks_decoder_new(&params);
    drawn = ks_decoder_picture(decoder, fd, 1920, 1080, &info, &px, err);
    ck_assert(!drawn || (px.px != NULL && px.width <= 1920 && px.height <= 1080));
    ks_pixels_free(&px);
    ks_decoder_free(decoder);
    return drawn;
}

static double ms_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

START_TEST(damaged_files_never_harm_the_client)
{
    int rounds = getenv("KS_LONG") != NULL ? 1500 : 30;
    size_t drawn = 0, refused = 0, crashed = 0, late = 0;
    double worst = 0;
    const char *slowest = "";
    srand(11);
    for (int i = 0; i < rounds; i++) {
        for (size_t k = 0; k < KS_COUNT(names); k++) {
            struct ks_err err = { 0 };
            int fd = damaged_file(names[k]);
            double began = ms_now();
            bool good = draw(names[k], fd, &err);
            double took = ms_now() - began;
            close(fd);
            ck_assert_msg(good || *said_err(&err) != '\0' || err.code == KS_ERR_NONE, "%s",
                          names[k]);
            ck_assert_msg(err.code != KS_ERR_IO, "%s: %s", names[k], said_err(&err));
            drawn += good;
            crashed += !good && err.code == KS_ERR_CRASHED;
            if (!good && err.code == KS_ERR_CRASHED) {
                printf("%s, round %d: %s\n", names[k], i, said_err(&err));
            }
            late += !good && err.code == KS_ERR_TIMEOUT;
            refused += !good && err.code != KS_ERR_CRASHED && err.code != KS_ERR_TIMEOUT;
            slowest = took > worst ? names[k] : slowest;
            worst = took > worst ? took : worst;
        }
    }
    printf("%zu damaged files: drawn %zu, refused %zu, child crashed %zu, too late %zu; "
           "worst %.0f ms (%s)\n",
           (size_t)rounds * KS_COUNT(names), drawn, refused, crashed, late, worst, slowest);
    ck_assert_uint_eq(late, 0);
    ck_assert(drawn > 0 && refused > 0);
}
END_TEST

static void add(TCase *tc)
{
    tcase_set_timeout(tc, 7200);
    tcase_add_test(tc, damaged_files_never_harm_the_client);
}

int main(void)
{
    return check_main("client_damaged", add);
}
