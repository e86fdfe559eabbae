/* A file of a signed release on a machine that lacks only the program to show it. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "support/check_main.h"
#include "support/tmpdir.h"
#include "sync/office/intake.h"
#include "sync/verify/verify.h"

#define PDF TEST_DATA "/pictures/plain.pdf"

static enum ks_looked look_at(enum ks_blob_type signed_as)
{
    struct tmpdir tmp;
    char bytes[4096];
    FILE *file = fopen(PDF, "re");
    ck_assert_ptr_nonnull(file);
    size_t n = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    tmpdir_make(&tmp);
    struct ks_err err = { 0 };
    struct ks_store_params params = { .writer = true };
    ck_assert(ks_disk_real(tmp.path, KS_DISK_MADE, &params.disk, &err));
    struct ks_store *store = ks_store_open(&params, &err);
    ck_assert_ptr_nonnull(store);
    struct ks_manifest_file in = {
        .path = "assets/a.pdf", .type = signed_as, .length = n, .width = 64, .height = 48
    };
    ks_sha256(bytes, n, in.sha256);
    struct ks_object *object;
    ck_assert_int_eq(ks_store_object_begin(store, in.sha256, n, &object, &err), KS_STORED);
    ck_assert_int_eq(ks_store_object_write(object, bytes, n, &err), KS_STORED);
    ck_assert_int_eq(ks_store_object_finish(object, &err), KS_STORED);
    struct ks_manifest manifest = { .files = &in, .n_files = 1 };
    struct ks_arena *arena = ks_arena_new();
    struct ks_fitness fitness;
    enum ks_looked looked = ks_receive_look(store, &manifest, 0, arena, &fitness, &err);
    ks_arena_free(arena);
    ks_store_close(store);
    tmpdir_remove(&tmp);
    return looked;
}

START_TEST(what_is_signed_as_a_pdf_is_taken)
{
    ck_assert_int_eq(look_at(KS_BLOB_PDF), KS_LOOKED_GOOD);
}
END_TEST

START_TEST(what_is_signed_as_another_is_refused)
{
    ck_assert_int_eq(look_at(KS_BLOB_VIDEO), KS_LOOKED_REFUSED);
}
END_TEST

/* By a copy of this program, beside which there are no decoders. */
START_TEST(the_same_where_there_is_no_program)
{
    struct tmpdir bare;
    char command[512];
    tmpdir_make(&bare);
    snprintf(command, sizeof command, "cp /proc/%ld/exe %s/look && exec %s/look bare",
             (long)getpid(), bare.path, bare.path);
    int status = system(command);
    tmpdir_remove(&bare);
    ck_assert_int_eq(status, 0);
}
END_TEST

static void add_bare(TCase *tc)
{
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, what_is_signed_as_a_pdf_is_taken);
    tcase_add_test(tc, what_is_signed_as_another_is_refused);
}

static void add(TCase *tc)
{
    add_bare(tc);
    tcase_add_test(tc, the_same_where_there_is_no_program);
}

int main(int argc, char **argv)
{
    (void)argv;
    return check_main("look", argc == 1 ? add : add_bare);
}
