/* Pictures of 50 to 100 megapixels decode within the memory budget, whatever the format, and look
 * as they should; what cannot is refused with its reason. */
#define _GNU_SOURCE /* mkstemps, memfd_create */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "decode/client/client.h"
#include "support/check_main.h"
#include "support/said.h"

#define BUDGET_KIB (128L * 1024)

/* The same plasma each time, enlarged to squares that are no multiple of a JPEG's blocks: 100
 * megapixels at 2320 %, 50 at 1640 %. */
static int make(const char *options, int percent, const char *extension, char path[64])
{
    char command[256];
    snprintf(path, 64, "/tmp/ks-huge-XXXXXX.%s", extension);
    int fd = mkstemps(path, (int)strlen(extension) + 1);
    ck_assert_int_ge(fd, 0);
    snprintf(command, sizeof command,
             "convert -size 500x373 -seed 5 plasma:navy-orange -colors 250 -sample %d%%%% %s %s",
             percent, options, path);
    ck_assert_int_eq(system(command), 0);
    return fd;
}

static bool decode(int fd, struct ks_media_info *info, struct ks_pixels *pixels, struct ks_err *err)
{
    struct ks_decoder_params params = { .program = TEST_BIN, .deadline_ms = 120000 };
    struct ks_decoder *decoder = ks_decoder_new(&params);
    bool ok = ks_decoder_picture(decoder, fd, 1920, 1080, info, pixels, err);
    ck_assert(!ok || (pixels->width <= 1920 && pixels->height == 1080));
    ks_decoder_free(decoder);
    return ok;
}

/* How far apart two pictures are: the mean difference of a channel. */
static double apart(const struct ks_pixels *a, const struct ks_pixels *b)
{
    double sum = 0;
    int width = a->width < b->width ? a->width : b->width; /* fitting may round differently */
    ck_assert_int_le(abs(a->width - b->width), 1);
    for (int y = 0; y < 1080; y++) {
        const uint32_t *p = a->px + y * (a->stride / 4), *q = b->px + y * (b->stride / 4);
        for (int x = 0; x < width; x++) {
            for (int shift = 0; shift < 32; shift += 8) {
                sum += abs((int)(p[x] >> shift & 0xFF) - (int)(q[x] >> shift & 0xFF));
            }
        }
    }
    return sum / (4.0 * 1080 * width);
}

static const struct huge {
    const char *what, *options, *extension;
    int percent;
    bool always;  /* the others with KS_LONG=1: making these takes longer than decoding them */
    double apart; /* at most, from the plain JPEG of its size, which is the one with 0 */
} cases[] = {
    { "JPEG", "-quality 80", "jpg", 2320, true, 0 },
    { "progressive JPEG 4:2:0", "-quality 80 -sampling-factor 4:2:0 -interlace JPEG", "jpg", 2320,
      true, 1 },
    { "JPEG", "-quality 80", "jpg", 1640, true, 0 },
    { "progressive JPEG 4:4:4", "-quality 80 -sampling-factor 4:4:4 -interlace JPEG", "jpg", 1640,
      false, 1 },
    { "PNG", "-define png:compression-level=1", "png", 1640, false, 3 },
    { "interlaced PNG", "-define png:compression-level=1 -interlace PNG", "png", 1640, true, 3 },
    { "WebP", "-define webp:method=0 -quality 70", "webp", 1640, true, 3 },
    { "WebP, lossless", "-define webp:lossless=true -define webp:method=0", "webp", 1130, true, 3 },
    { "GIF", "", "gif", 1640, false, 3 },
    { "interlaced GIF", "-interlace GIF", "gif", 1640, false, 3 },
    { "BMP", "-compress none", "bmp", 1640, false, 3 },
};

/* In a process of its own: only there are the children the decoder's alone. Exit status 0 = fine.
 */
static int judge(const struct huge *c, int fd, const struct ks_pixels *plain)
{
    struct ks_media_info info;
    struct ks_pixels px;
    struct ks_err err = { 0 };
    if (!decode(fd, &info, &px, &err) || info.width < 5 * c->percent) {
        fprintf(stderr, "%s: %s\n", c->what, said_err(&err));
        return 1;
    }
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    double far = plain->px == NULL ? 0 : apart(plain, &px);
    printf("%s, %.0f megapixels: peak of the decoder %ld MiB, %.2f from the plain one\n", c->what,
           (double)info.width * info.height / 1e6, usage.ru_maxrss / 1024, far);
    fflush(stdout);
    return usage.ru_maxrss > BUDGET_KIB ? 2 : c->apart > 0 && far > c->apart ? 3 : 0;
}

START_TEST(a_hundred_megapixels_fit)
{
    char path[64];
    struct ks_media_info info;
    struct ks_pixels plain = { 0 };
    struct ks_err err = { 0 };
    for (size_t i = 0; i < KS_COUNT(cases); i++) {
        if (!cases[i].always && getenv("KS_LONG") == NULL) {
            continue;
        }
        int fd = make(cases[i].options, cases[i].percent, cases[i].extension, path);
        pid_t pid = fork();
        if (pid == 0) {
            _exit(judge(&cases[i], fd, &plain));
        }
        int status;
        ck_assert_int_eq(waitpid(pid, &status, 0), pid);
        if (cases[i].apart == 0) {
            ks_pixels_free(&plain);
            ck_assert_msg(decode(fd, &info, &plain, &err), "%s", said_err(&err));
        }
        close(fd);
        unlink(path);
        ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0,
                      "%s: status %x (1 refused, 2 too much memory, 3 looks different)",
                      cases[i].what, (unsigned)status);
    }
    ks_pixels_free(&plain);
}
END_TEST

/* Large enough for the store of coefficients; damaged, it is refused or shown, nothing else. */
START_TEST(a_damaged_large_progressive_one_harms_nobody)
{
    char path[64];
    int fd = make("-quality 60 -sampling-factor 4:2:0 -interlace JPEG", 1000, "jpg", path);
    off_t size = lseek(fd, 0, SEEK_END);
    srand(7);
    for (int round = 0; round < 4; round++) {
        unsigned char byte, before;
        off_t at = 700 + rand() % (size - 700);
        ck_assert(pread(fd, &before, 1, at) == 1);
        byte = before ^ (unsigned char)(1 << rand() % 8);
        ck_assert(pwrite(fd, &byte, 1, at) == 1);
        struct ks_media_info info;
        struct ks_pixels px;
        struct ks_err err = { 0 };
        bool ok = decode(fd, &info, &px, &err);
        ck_assert_msg(ok || (err.code != KS_ERR_CRASHED && err.code != KS_ERR_TIMEOUT), "%s",
                      said_err(&err));
        ks_pixels_free(&px);
        ck_assert(pwrite(fd, &before, 1, at) == 1);
    }
    close(fd);
    unlink(path);
}
END_TEST

START_TEST(what_must_be_held_whole_is_refused_with_its_size)
{
    /* a lossless WebP that says it is 8000 x 8000: size - 1 in 14 bits each */
    uint32_t size = 7999u | 7999u << 14;
    unsigned char webp[64] = "RIFF8\0\0\0WEBPVP8L,\0\0\0/";
    memcpy(webp + 21, &size, sizeof size);
    int fd = memfd_create("webp", 0);
    ck_assert(write(fd, webp, sizeof webp) == sizeof webp);
    struct ks_media_info info;
    struct ks_pixels px;
    struct ks_err err = { 0 };
    ck_assert(!decode(fd, &info, &px, &err));
    ck_assert_msg(strstr(said_err(&err), "8000×8000") != NULL, "%s", said_err(&err));
    close(fd);
}
END_TEST

static void add(TCase *tc)
{
    tcase_set_timeout(tc, getenv("KS_LONG") != NULL ? 1100 : 290);
    tcase_add_test(tc, a_hundred_megapixels_fit);
    tcase_add_test(tc, a_damaged_large_progressive_one_harms_nobody);
    tcase_add_test(tc, what_must_be_held_whole_is_refused_with_its_size);
}

int main(void)
{
    return check_main("client_huge", add);
}
