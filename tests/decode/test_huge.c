/* A 100-megapixel photograph decodes within the memory budget; a progressive one says why not. */
#define _GNU_SOURCE /* mkstemps */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check_main.h"
#include "decode/client.h"

#define BUDGET_KIB (128L * 1024)

static int make(const char *options, char path[64])
{
    char command[256];
    strcpy(path, "/tmp/ks-huge-XXXXXX.jpg");
    int fd = mkstemps(path, 4);
    ck_assert_int_ge(fd, 0);
    snprintf(command, sizeof command,
             "convert -size 725x540 plasma:navy-orange -sample 1600%%%% -quality 80 %s %s", options,
             path);
    ck_assert_int_eq(system(command), 0);
    return fd;
}

static bool decode(int fd, struct ks_media_info *info, struct ks_err *err)
{
    struct ks_decoder_params params = { .program = TEST_BIN, .deadline_ms = 120000 };
    struct ks_decoder *decoder = ks_decoder_new(&params);
    struct ks_pixels pixels;
    bool ok = ks_decoder_picture(decoder, fd, 1920, 1080, info, &pixels, err);
    ck_assert(!ok || (pixels.width <= 1920 && pixels.height == 1080));
    ks_pixels_free(&pixels);
    ks_decoder_free(decoder);
    return ok;
}

START_TEST(a_hundred_megapixels_fit)
{
    char path[64];
    int fd = make("", path);
    /* The children so far were ImageMagick's: only a forked test sees the decoder's own. */
    pid_t pid = fork();
    if (pid == 0) {
        struct ks_media_info info;
        struct ks_err err = { 0 };
        if (!decode(fd, &info, &err) || info.width != 11600) {
            fprintf(stderr, "%s\n", err.text);
            _exit(1);
        }
        struct rusage usage;
        getrusage(RUSAGE_CHILDREN, &usage);
        printf("100 megapixels: peak of the decoder %ld MiB\n", usage.ru_maxrss / 1024);
        fflush(stdout);
        _exit(usage.ru_maxrss <= BUDGET_KIB ? 0 : 2);
    }
    int status;
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %x", (unsigned)status);
    close(fd);
    unlink(path);
}
END_TEST

#ifndef KS_SANITIZED /* a build with a sanitizer has no limit to meet */
START_TEST(a_huge_progressive_one_is_refused_with_its_reason)
{
    char path[64];
    int fd = make("-interlace JPEG", path);
    struct ks_media_info info;
    struct ks_err err = { 0 };
    bool ok = decode(fd, &info, &err);
    ck_assert_msg(!ok && strstr(err.text, "渐进") != NULL, "%s", err.text);
    close(fd);
    unlink(path);
}
END_TEST
#endif

static void add(TCase *tc)
{
    tcase_set_timeout(tc, 280);
    tcase_add_test(tc, a_hundred_megapixels_fit);
#ifndef KS_SANITIZED
    tcase_add_test(tc, a_huge_progressive_one_is_refused_with_its_reason);
#endif
}

int main(void)
{
    return check_main("huge", add);
}
