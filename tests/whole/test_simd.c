/* The libraries that make pixels use this processor's vectors: the same takes more instructions
 * without. */
#define _GNU_SOURCE
#include <pixman.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <jpeglib.h>

#include "base/check.h"
#include "support/check_main.h"

#define SIDE 32

static unsigned char pixels[SIDE * SIDE * 4], *file;
static unsigned long file_size;

static void make_jpeg(void)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    for (size_t i = 0; i < sizeof pixels; i++) {
        pixels[i] = (unsigned char)(i * 2654435761u >> 24);
    }
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &file, &file_size);
    jpeg.image_width = jpeg.image_height = SIDE;
    jpeg.input_components = 4;
    jpeg.in_color_space = JCS_EXT_BGRX;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 30, TRUE); /* little for the entropy decoder, which has no vectors */
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < SIDE) {
        JSAMPLE *row = pixels + (size_t)jpeg.next_scanline * SIDE * 4;
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
}

static void decode(void)
{
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, file, file_size);
    jpeg_read_header(&jpeg, TRUE);
    jpeg.out_color_space = JCS_EXT_BGRX;
    jpeg_start_decompress(&jpeg);
    while (jpeg.output_scanline < SIDE) {
        JSAMPLE *row = pixels + (size_t)jpeg.output_scanline * SIDE * 4;
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
}

static pixman_image_t *under, *over;

static void make_images(void)
{
    under = pixman_image_create_bits(PIXMAN_a8r8g8b8, SIDE, SIDE, NULL, 0);
    over = pixman_image_create_bits(PIXMAN_a8r8g8b8, SIDE, SIDE, NULL, 0);
    memset(pixman_image_get_data(over), 0x7F, SIDE * SIDE * 4);
}

static void compose(void)
{
    pixman_image_composite32(PIXMAN_OP_OVER, over, NULL, under, 0, 0, 0, 0, 0, 0, SIDE, SIDE);
}

static const struct job {
    const char *name, *variable, *without;
    void (*prepare)(void), (*run)(void);
} jobs[] = {
    { "libjpeg", "JSIMD_FORCENONE", "1", make_jpeg, decode },
    { "pixman", "PIXMAN_DISABLE", "arm-neon mmx sse2 ssse3", make_images, compose },
};

static const struct job *job_named(const char *name)
{
    for (size_t j = 0; j < KS_COUNT(jobs); j++) {
        if (strcmp(jobs[j].name, name) == 0) {
            return &jobs[j];
        }
    }
    abort();
}

/* In a process of its own, with the library's own choice or, given a value, without vectors: both
 * libraries choose when they begin. */
static pid_t start(const struct job *job, const char *value)
{
    pid_t pid = fork();
    if (pid == 0) {
        value == NULL ? unsetenv(job->variable) : setenv(job->variable, value, 1);
        execl("/proc/self/exe", "simd", job->name, (char *)NULL);
        _exit(1);
    }
    return pid;
}

/* Runs the job once for what begins only then, and once more between two stops, for who traces it.
 */
static int child(const char *name)
{
    const struct job *job = job_named(name);
    job->prepare();
    job->run();
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0) {
        return 1;
    }
    raise(SIGSTOP);
    job->run();
    raise(SIGSTOP);
    _exit(0);
}

/* Instructions between the two stops, one step after the other: as many on a busy machine. */
static long cost(const struct job *job, const char *value)
{
    int status = 0;
    long steps = 0;
    pid_t pid = start(job, value);
    ck_assert(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status));
    ck_assert_int_eq(WSTOPSIG(status), SIGSTOP);
    do {
        ck_assert_int_eq(ptrace(PTRACE_SINGLESTEP, pid, NULL, NULL), 0);
        ck_assert(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status));
        steps++;
    } while (WSTOPSIG(status) == SIGTRAP);
    ck_assert_int_eq(WSTOPSIG(status), SIGSTOP);
    kill(pid, SIGKILL);
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    return steps;
}

START_TEST(vectors_are_used)
{
    const struct job *job = &jobs[_i];
    long with = cost(job, NULL), without = cost(job, job->without);
    fprintf(stderr, "%s: %ld instructions, without vectors %ld\n", job->name, with, without);
    ck_assert_int_gt(with, SIDE); /* something was done */
    ck_assert_msg(without > with + with / 5, "%s uses no vectors", job->name);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_loop_test(tc, vectors_are_used, 0, (int)KS_COUNT(jobs));
}

int main(int argc, char **argv)
{
    return argc == 2 ? child(argv[1]) : check_main("simd", add);
}
