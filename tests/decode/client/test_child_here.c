/* Decoders on a host without processes: called in this one, by another table of operations. The
 * same pixels come out, the same files are refused in the same words. */
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#include <fcntl.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "decode/child/main.h"
#include "decode/child/reply.h"
#include "decode/client/client.h"
#include "support/check_main.h"
#include "support/said.h"

static struct {
    jmp_buf refused;
    struct ks_reply reply;
    bool answered;
    void *pixels;
    size_t bytes;
    unsigned jobs;
} here;

/* Decoders give nothing back: elsewhere their process ends. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_leaks=0";
}

/* What decode/child/reply.c is to a process. */
void ks_child_answer(const struct ks_reply *reply)
{
    here.reply = *reply;
    here.answered = true;
}

void ks_child_refuse(enum ks_refusal reason, int width, int height)
{
    here.reply = (struct ks_reply) {
        .kind = KS_REPLY_REFUSED, .reason = (uint32_t)reason, .width = width, .height = height
    };
    here.answered = true;
    longjmp(here.refused, 1);
}

uint32_t *ks_child_pixels(size_t bytes, enum ks_child_pages now)
{
    (void)now;
    if (bytes > here.bytes) {
        abort();
    }
    return here.pixels;
}

static bool start(const struct ks_child_job *job, struct ks_child *child, struct ks_err *err)
{
    (void)err;
    const struct ks_box box = { job->box_width, job->box_height, job->slots, false,
                                job->ending == NULL ? "" : job->ending };
    here.answered = false;
    here.jobs++;
    here.bytes = (size_t)job->box_width * (size_t)job->box_height * 4;
    here.pixels =
        mmap(NULL, here.bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    ck_assert(here.pixels != MAP_FAILED);
    /* Decoders know their file by its number, which Check uses: no assertion until it is back. */
    int kept = fcntl(KS_CHILD_FILE, F_DUPFD_CLOEXEC, 10);
    if (dup2(job->file, KS_CHILD_FILE) < 0 || lseek(KS_CHILD_FILE, 0, SEEK_SET) != 0) {
        abort();
    }
    child->own = &here;
    if (setjmp(here.refused) == 0) {
        ks_child_job(&box, NULL);
    }
    if (kept >= 0) {
        dup2(kept, KS_CHILD_FILE);
        close(kept);
    }
    return true;
}

static enum ks_child_end
answer(struct ks_child *child, struct ks_reply *reply, int deadline_ms, int *status)
{
    (void)deadline_ms;
    ck_assert_ptr_eq(child->own, &here);
    *status = 0;
    *reply = here.reply;
    return here.answered ? KS_CHILD_ANSWERED : KS_CHILD_DIED;
}

static void credit(struct ks_child *child, int slot)
{
    (void)child;
    (void)slot;
}

static void *map(struct ks_child *child, size_t bytes)
{
    (void)child;
    (void)bytes;
    return here.pixels;
}

static void stop(struct ks_child *child)
{
    if (child->mapped == NULL) {
        munmap(here.pixels, here.bytes);
    }
}

static const struct ks_child_host in_process = {
    .start = start, .read = answer, .credit = credit, .map = map, .stop = stop
};

static int open_data(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/pictures/%s", TEST_DATA, name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ck_assert_msg(fd >= 0, "%s", path);
    return fd;
}

struct result {
    bool ok;
    struct ks_media_info info;
    struct ks_pixels pixels;
    struct ks_err err;
};

static struct result decode(const struct ks_child_host *host, int fd)
{
    struct ks_decoder_params params = { .host = host, .program = TEST_BIN, .deadline_ms = 120000 };
    struct ks_decoder *decoder = ks_decoder_new(&params);
    struct result r = { .ok = false };
    r.ok = ks_decoder_picture(decoder, fd, 300, 200, &r.info, &r.pixels, &r.err);
    ks_decoder_free(decoder);
    return r;
}

/* The same through both hosts; true if they could read it. */
static bool both(int fd, const char *what)
{
    struct result apart = decode(NULL, fd), inside = decode(&in_process, fd);
    ck_assert_msg(apart.ok == inside.ok, "%s", what);
    ck_assert_str_eq(ks_err_line(KS_LANG_ZH, &apart.err).text,
                     ks_err_line(KS_LANG_ZH, &inside.err).text);
    ck_assert_int_eq(apart.err.code, inside.err.code);
    ck_assert_str_eq(apart.info.format, inside.info.format);
    ck_assert_int_eq(apart.pixels.width, inside.pixels.width);
    ck_assert_int_eq(apart.pixels.height, inside.pixels.height);
    for (int y = 0; apart.ok && y < apart.pixels.height; y++) {
        size_t row = (size_t)apart.pixels.width, at = (size_t)y * (size_t)apart.pixels.stride / 4;
        ck_assert_mem_eq(apart.pixels.px + at, inside.pixels.px + at, row * 4);
    }
    ks_pixels_free(&apart.pixels);
    ks_pixels_free(&inside.pixels);
    return apart.ok;
}

START_TEST(another_host_gives_the_same_pixels)
{
    static const char *const names[] = { "plain.png", "plain.bmp", "plain.gif", "plain.webp" };
    for (size_t i = 0; i < KS_COUNT(names); i++) {
        int fd = open_data(names[i]);
        ck_assert_msg(both(fd, names[i]), "%s", names[i]);
        close(fd);
    }
    ck_assert_uint_eq(here.jobs, KS_COUNT(names));
}
END_TEST

/* Also the proof whose fault it is runs there: a job for the file, a job for the known one. */
START_TEST(another_host_refuses_in_the_same_words)
{
    unsigned char head[600];
    int whole = open_data("plain.png"), part = memfd_create("part", MFD_CLOEXEC);
    ssize_t n = read(whole, head, sizeof head);
    ck_assert(n > 40 && part >= 0 && write(part, head, (size_t)n / 2) == n / 2);
    here.jobs = 0;
    ck_assert(!both(part, "half a picture"));
    ck_assert_uint_eq(here.jobs, 2);
    close(whole);
    close(part);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, another_host_gives_the_same_pixels);
    tcase_add_test(tc, another_host_refuses_in_the_same_words);
}

int main(void)
{
    return check_main("child_here", add);
}
