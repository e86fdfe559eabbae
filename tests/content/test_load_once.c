/* One decoding of each picture, whatever names it has. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "content/load.h"
#include "support/check_main.h"
#include "support/said.h"
#include "support/tmpdir.h"

static struct tmpdir tmp;

static void put(const char *name, const char *bytes, size_t n, mode_t mode)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", tmp.path, name);
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file != NULL && fwrite(bytes, 1, n, file) == n, "%s", path);
    fclose(file);
    ck_assert_int_eq(chmod(path, mode), 0);
}

/* Decoders that note each start. */
static void put_decoder(const char *name)
{
    char script[256], path[64];
    int n = snprintf(script, sizeof script, "#!/bin/sh\necho >> %s/log\nexec %s/%s \"$@\"\n",
                     tmp.path, TEST_BIN, name);
    snprintf(path, sizeof path, "bin/%s", name);
    put(path, script, (size_t)n, 0700);
}

static void make(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", tmp.path, name);
    mkdir(path, 0755);
}

static void setup(void)
{
    static const char *const folders[] = { "bin", "playlists", "assets", "assets/posters" };
    tmpdir_make(&tmp);
    for (size_t i = 0; i < KS_COUNT(folders); i++) {
        make(folders[i]);
    }
    put_decoder("kiosk-decode");
    put_decoder("kiosk-decode-image");
}

static void teardown(void)
{
    tmpdir_remove(&tmp);
}

static long starts(void)
{
    char path[256];
    struct stat st;
    snprintf(path, sizeof path, "%s/log", tmp.path);
    return stat(path, &st) == 0 ? (long)st.st_size : 0;
}

/* Loads a set whose rows are so many posters, a.png on. */
static struct ks_program *load(int n)
{
    struct ks_buf rows = { 0 };
    struct ks_err err = { 0 };
    struct ks_zone zone = ks_zone_fixed(28800);
    char bin[256];
    ks_buf_adds(&rows, "item\n");
    for (int i = 0; i < n; i++) {
        ks_buf_addf(&rows, "posters/%c.png\n", 'a' + i);
    }
    put("playlists/main.csv", rows.p, rows.n, 0644);
    ks_buf_free(&rows);
    snprintf(bin, sizeof bin, "%s/bin", tmp.path);
    struct ks_content_set *set = ks_content_set_open_folder(tmp.path, &err);
    ck_assert_msg(set != NULL, "%s", said_err(&err));
    struct ks_decoder_params by = { .program = bin, .deadline_ms = 120000 };
    struct ks_decoder *decoder = ks_decoder_new(&by);
    struct ks_load_params params = {
        .zone = &zone, .decoder = decoder, .only_look = true, .generation = 1
    };
    ck_assert(ks_civil_parse(ks_str_of("2020-09-12T08:00"), &zone, &params.now));
    struct ks_program *program = ks_load(set, &params);
    ks_decoder_free(decoder);
    ks_content_set_close(set);
    ck_assert_uint_eq(program->main.n, (size_t)n);
    return program;
}

START_TEST(the_same_bytes_are_decoded_once)
{
    char bytes[65536];
    FILE *file = fopen(TEST_DATA "/pictures/palette.png", "rb");
    ck_assert_ptr_nonnull(file);
    size_t n = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    put("assets/posters/a.png", bytes, n, 0644);
    struct ks_program *program = load(1);
    long alone = starts();
    ck_assert_int_gt(alone, 0);
    ks_program_free(program);
    put("assets/posters/b.png", bytes, n, 0644);
    put("assets/posters/c.png", bytes, n, 0644);
    program = load(3);
    ck_assert_int_eq(starts(), 2 * alone);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_int_eq(program->main.v[i].fault.code, KS_PROBLEM_NONE);
    }
    ks_program_free(program);
    memset(bytes + 40, 0, n - 40); /* as long, and broken: not the good one's twin */
    put("assets/posters/c.png", bytes, n, 0644);
    put("assets/posters/d.png", bytes, n, 0644);
    program = load(4);
    ck_assert_int_eq(program->main.v[1].fault.code, KS_PROBLEM_NONE);
    ck_assert_int_ne(program->main.v[2].fault.code, KS_PROBLEM_NONE);
    ck_assert_int_eq(program->main.v[3].fault.code, program->main.v[2].fault.code);
    ks_program_free(program);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, the_same_bytes_are_decoded_once);
}

int main(void)
{
    return check_main("once", add);
}
