/* An object that lies on a bad sector: its name is there, its bytes cannot be read. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "store/store_parts.h"
#include "support/check_main.h"
#include "support/make_release.h"
#include "support/tmpdir.h"

static struct tmpdir tmp;

static void setup(void)
{
    tmpdir_make(&tmp);
}

static void teardown(void)
{
    tmpdir_remove(&tmp);
}

/* The real disk, but for one object, or all that begins so. */
static const struct ks_disk_ops *real;
static char bad[KS_STORE_PATH_MAX];
static bool copies;
static int bad_file = -1;

static int open_or_note(void *self, const char *path, uint64_t *size)
{
    int file = real->open(self, path, size);
    bool is = copies ? strncmp(path, bad, strlen(bad)) == 0 : strcmp(path, bad) == 0;
    bad_file = is ? file : bad_file;
    return file;
}

static int64_t read_or_fail(void *self, int file, void *bytes, size_t n, uint64_t at)
{
    return file == bad_file ? -EIO : real->read(self, file, bytes, n, at);
}

static bool is_full; /* the disk takes no new file */

static int create_or_fail(void *self, const char *path)
{
    return is_full ? -ENOSPC : real->create(self, path);
}

static int close_and_forget(void *self, int file)
{
    bad_file = file == bad_file ? -1 : bad_file;
    return real->close(self, file);
}

static struct ks_store *store_on_it(void)
{
    static struct ks_disk_ops ops;
    struct ks_err err = { 0 };
    struct ks_store_params params = { .writer = true };
    ck_assert_msg(ks_disk_real(tmp.path, KS_DISK_MADE, &params.disk, &err), "%s", said_err(&err));
    real = params.disk.ops;
    ops = *real;
    ops.open = open_or_note;
    ops.create = create_or_fail;
    ops.read = read_or_fail;
    ops.close = close_and_forget;
    params.disk.ops = &ops;
    struct ks_store *store = ks_store_open(&params, &err);
    ck_assert_msg(store != NULL, "%s", said_err(&err));
    return store;
}

static const struct blob blobs[] = { { "assets/cards/a.md", "# a" },
                                     { "assets/cards/b.md", "# b" } };

/* A store with a release, opened anew, so that nothing of it was hashed yet; a.md is unreadable. */
static struct ks_store *decayed(struct made *next)
{
    struct ks_err err = { 0 };
    struct made first;
    bad[0] = '\0';
    struct ks_store *store = store_on_it();
    make_release(&first, KS_ROLE_CONTENT, 1, 1, blobs, KS_COUNT(blobs));
    ck_assert_msg(install(store, &first, KS_ORIGIN_OPEN, &err), "%s", said_err(&err));
    ks_store_close(store);
    make_release(next, KS_ROLE_CONTENT, 1, 2, blobs, KS_COUNT(blobs));
    ks_object_path(next->files[0].sha256, bad);
    made_free(&first);
    return store_on_it();
}

/* The disk failed, and is told so; only what is gone comes again. */
START_TEST(it_is_no_incomplete_release)
{
    struct ks_err err = { 0 };
    struct made next;
    struct ks_store *store = decayed(&next);
    ck_assert_int_eq(ks_store_commit(store, &next.doc, KS_ORIGIN_OPEN, &err), KS_COMMIT_FAILED);
    ck_assert_int_eq(err.code, KS_ERR_IO);
    char path[300];
    snprintf(path, sizeof path, "%s/%s", tmp.path, bad);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(ks_store_commit(store, &next.doc, KS_ORIGIN_OPEN, &err), KS_COMMIT_INCOMPLETE);
    ks_store_close(store);
    made_free(&next);
}
END_TEST

/* What is composed without it can be committed. */
START_TEST(it_is_left_out_where_bytes_are_asked_for)
{
    struct made next;
    struct ks_store *store = decayed(&next);
    ks_store_leave_gone(store, KS_GONE_BY_LENGTH, &next.manifest);
    ck_assert_uint_eq(next.manifest.n_files, 2);
    ks_store_leave_gone(store, KS_GONE_BY_HASH, &next.manifest);
    ck_assert_uint_eq(next.manifest.n_files, 1);
    ck_assert_str_eq(next.manifest.files[0].path, "assets/cards/b.md");
    ks_store_close(store);
    made_free(&next);
}
END_TEST

/* A store in which staff did not want `waits`; `again` is the same, brought once more. */
static struct ks_store *refused(struct made *waits, struct made *again)
{
    struct ks_err err = { 0 };
    bad[0] = '\0';
    copies = false;
    struct ks_store *store = store_on_it();
    make_release(waits, KS_ROLE_CONTENT, 1, 1, blobs, KS_COUNT(blobs));
    make_release(again, KS_ROLE_CONTENT, 1, 2, blobs, KS_COUNT(blobs));
    stand_upon(waits, NULL);
    stand_upon(again, NULL);
    ck_assert(ks_store_stage(store, &waits->doc, 1000, &err));
    ck_assert(ks_store_refuse_staged(store, &err));
    ck_assert_int_eq(ks_store_verdict(store, &again->manifest, again->doc.bytes, KS_ORIGIN_OPEN),
                     KS_VERDICT_REFUSED);
    return store;
}

static void refused_copy(const struct made *waits, char path[KS_STORE_PATH_MAX])
{
    ks_document_path(waits->hash, path);
    strcat(path, KS_REFUSED_COPY);
}

/* Either copy of what staff did not want says so, and all other content comes. */
START_TEST(what_staff_did_not_want_costs_only_itself)
{
    static const struct blob wanted[] = { { "assets/cards/c.md", "# c" } };
    struct ks_err err = { 0 };
    struct made waits, again, other;
    struct ks_store *store = refused(&waits, &again);
    make_release(&other, KS_ROLE_CONTENT, 1, 3, wanted, KS_COUNT(wanted));
    for (int copy = 0; copy < 2; copy++) {
        ks_document_path(waits.hash, bad);
        if (copy == 1) {
            refused_copy(&waits, bad);
        }
        ck_assert_int_eq(ks_store_verdict(store, &again.manifest, again.doc.bytes, KS_ORIGIN_OPEN),
                         KS_VERDICT_REFUSED);
        ck_assert_int_eq(ks_store_verdict(store, &other.manifest, other.doc.bytes, KS_ORIGIN_OPEN),
                         KS_VERDICT_NEW);
    }
    ks_document_path(waits.hash, bad);
    ck_assert_msg(install(store, &other, KS_ORIGIN_OPEN, &err), "%s", said_err(&err));
    ck_assert(ks_store_gc(store, 1000, &err));
    ck_assert_int_eq(ks_store_verdict(store, &again.manifest, again.doc.bytes, KS_ORIGIN_OPEN),
                     KS_VERDICT_REFUSED);
    ks_store_close(store);
    made_free(&waits);
    made_free(&again);
    made_free(&other);
}
END_TEST

/* Whichever copy is gone or unreadable is written again from the other when a writer comes. */
START_TEST(a_copy_of_what_staff_did_not_want_is_made_of_the_other)
{
    struct made waits, again;
    struct ks_store *store = refused(&waits, &again);
    ks_store_close(store);
    for (int copy = 0; copy < 2; copy++) {
        char path[KS_STORE_PATH_MAX], full[300];
        ks_document_path(waits.hash, path);
        if (copy == 1) {
            refused_copy(&waits, path);
        }
        snprintf(full, sizeof full, "%s/%s", tmp.path, path);
        ck_assert_int_eq(unlink(full), 0);
        store = store_on_it();
        ck_assert_int_eq(access(full, F_OK), 0);
        ks_store_close(store);
    }
    made_free(&waits);
    made_free(&again);
}
END_TEST

/* With neither copy nobody can tell whether this is it, and it does not come. */
START_TEST(what_waited_and_cannot_be_read_is_not_taken_for_wanted)
{
    struct ks_err err = { 0 };
    struct made waits, again;
    struct ks_store *store = refused(&waits, &again);
    ks_document_path(waits.hash, bad);
    copies = true;
    ck_assert_int_eq(ks_store_verdict(store, &again.manifest, again.doc.bytes, KS_ORIGIN_OPEN),
                     KS_VERDICT_UNKNOWN);
    ck_assert_int_eq(ks_store_commit(store, &again.doc, KS_ORIGIN_OPEN, &err), KS_COMMIT_FAILED);
    ck_assert_int_eq(err.code, KS_ERR_IO);
    ks_store_close(store);
    made_free(&waits);
    made_free(&again);
}
END_TEST

/* Nor does it hold up an alert, which is no layer of what waited. */
START_TEST(what_waited_and_cannot_be_read_holds_up_no_alert)
{
    static const struct blob alert[] = { { "assets/alerts/a.md", "# a" } };
    struct ks_err err = { 0 };
    struct made waits, urgent;
    bad[0] = '\0';
    copies = false;
    struct ks_store *store = store_on_it();
    make_release(&waits, KS_ROLE_CONTENT, 1, 1, blobs, KS_COUNT(blobs));
    stand_upon(&waits, NULL);
    ck_assert(ks_store_stage(store, &waits.doc, 1000, &err));
    ck_assert(ks_store_refuse_staged(store, &err));
    ks_document_path(waits.hash, bad);
    copies = true;
    make_release(&urgent, KS_ROLE_ALERT, 1, 2, alert, KS_COUNT(alert));
    ck_assert_msg(install(store, &urgent, KS_ORIGIN_OPEN, &err), "%s", said_err(&err));
    ks_store_close(store);
    made_free(&waits);
    made_free(&urgent);
}
END_TEST

/* One that was refused before there were copies, on a disk without room: the store opens, says no
 * to it all the same, and writes once there is room. */
START_TEST(no_room_for_a_copy_holds_up_nothing)
{
    struct ks_err err = { 0 };
    struct made waits, again;
    struct ks_store *store = refused(&waits, &again);
    ks_store_close(store);
    char path[KS_STORE_PATH_MAX], full_path[300];
    refused_copy(&waits, path);
    snprintf(full_path, sizeof full_path, "%s/%s", tmp.path, path);
    ck_assert_int_eq(unlink(full_path), 0);
    is_full = true;
    store = store_on_it();
    is_full = false;
    ck_assert_int_ne(access(full_path, F_OK), 0);
    ck_assert_int_eq(ks_store_verdict(store, &again.manifest, again.doc.bytes, KS_ORIGIN_OPEN),
                     KS_VERDICT_REFUSED);
    ck_assert(ks_store_gc(store, 1000, &err));
    ks_store_close(store);
    ks_store_close(store_on_it());
    ck_assert_int_eq(access(full_path, F_OK), 0);
    made_free(&waits);
    made_free(&again);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, it_is_no_incomplete_release);
    tcase_add_test(tc, it_is_left_out_where_bytes_are_asked_for);
    tcase_add_test(tc, what_staff_did_not_want_costs_only_itself);
    tcase_add_test(tc, a_copy_of_what_staff_did_not_want_is_made_of_the_other);
    tcase_add_test(tc, no_room_for_a_copy_holds_up_nothing);
    tcase_add_test(tc, what_waited_and_cannot_be_read_is_not_taken_for_wanted);
    tcase_add_test(tc, what_waited_and_cannot_be_read_holds_up_no_alert);
}

int main(void)
{
    return check_main("objects_bad_sector", add);
}
