/* The libraries that make pixels use this processor's vectors: the same costs more without. */
#define _GNU_SOURCE
#include <pixman.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <jpeglib.h>

#include "base/check.h"
#include "support/check_main.h"

#define SIDE 512

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

#define ANSWER 3 /* descriptor; pixman talks on the standard output */

/* In a process of its own, with the library's own choice or, given a value, without vectors: both
 * libraries choose when they begin. */
static pid_t start(const struct job *job, const char *value, int answer)
{
    pid_t pid = fork();
    if (pid == 0) {
        value == NULL ? unsetenv(job->variable) : setenv(job->variable, value, 1);
        dup2(answer, ANSWER);
        execl("/proc/self/exe", "simd", job->name, (char *)NULL);
        _exit(1);
    }
    return pid;
}

#define TIMES 20 /* of one process; the least counts, which other programs cannot lower */
#define ROUNDS 3 /* processes with and without, by turns */

static double cpu_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* Says what the job costs. */
static int child(const char *name)
{
    const struct job *job = job_named(name);
    double least = 1e12;
    job->prepare();
    for (int i = 0; i < TIMES; i++) {
        double begin = cpu_us();
        job->run();
        double took = cpu_us() - begin;
        least = took < least ? took : least;
    }
    return dprintf(ANSWER, "%.1f\n", least) > 0 ? 0 : 1;
}

static double cost(const struct job *job, const char *value)
{
    int out[2], status = 0;
    double us = 0;
    ck_assert_int_eq(pipe(out), 0);
    pid_t pid = start(job, value, out[1]);
    close(out[1]);
    FILE *said = fdopen(out[0], "r");
    ck_assert(said != NULL && fscanf(said, "%lf", &us) == 1);
    fclose(said);
    ck_assert(waitpid(pid, &status, 0) == pid && status == 0);
    return us;
}

START_TEST(vectors_are_used)
{
    const struct job *job = &jobs[_i];
    double with = 1e12, without = 1e12;
    for (int i = 0; i < ROUNDS; i++) {
        double a = cost(job, NULL), b = cost(job, job->without);
        with = a < with ? a : with;
        without = b < without ? b : without;
    }
    fprintf(stderr, "%s: %.0f µs, without vectors %.0f µs\n", job->name, with, without);
    ck_assert_msg(without > 1.2 * with, "%s uses no vectors", job->name);
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
