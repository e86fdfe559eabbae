/* What a screen counted is there after a restart, whatever happened to the file. */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "records/recorder.h"
#include "records/records.h"
#include "support/check_main.h"
#include "support/said.h"
#include "support/tmpdir.h"

static struct tmpdir tmp;
static char path[128];

static void setup(void)
{
    tmpdir_make(&tmp);
    snprintf(path, sizeof path, "%s/records.db", tmp.path);
}

static void teardown(void)
{
    tmpdir_remove(&tmp);
}

static struct ks_records *open_it(bool expect_aside)
{
    struct ks_err err = { 0 };
    bool aside;
    struct ks_records *r = ks_records_open(path, &aside, &err);
    ck_assert_msg(r != NULL, "%s", said_err(&err));
    ck_assert_int_eq(aside, expect_aside);
    return r;
}

static void add(struct ks_records *r, const struct ks_note *note, size_t n)
{
    struct ks_err err = { 0 };
    ck_assert_msg(ks_records_add(r, "canteen-3", note, n, &err) == KS_RECORDS_GOOD, "%s",
                  said_err(&err));
}

static struct ks_memory recall(struct ks_records *r)
{
    struct ks_err err = { 0 };
    struct ks_memory memory = { 0 };
    ck_assert_msg(ks_records_recall(r, &memory, &err), "%s", said_err(&err));
    return memory;
}

static struct ks_note answer(const char *id, const char *option, double difficulty)
{
    struct ks_note note = ks_note_of(KS_NOTE_ANSWER, 20000, id, option);
    note.difficulty = difficulty;
    note.answers = 7;
    return note;
}

/* One number of one query. */
static long ask(const char *query)
{
    sqlite3 *db;
    sqlite3_stmt *row;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_prepare_v2(db, query, -1, &row, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
    long n = (long)sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return n;
}

START_TEST(it_is_known_again)
{
    struct ks_records *r = open_it(false);
    for (int i = 0; i < 33; i++) {
        char id[16];
        snprintf(id, sizeof id, "q%d", i);
        struct ks_note note = ks_note_of(KS_NOTE_SHOWN, 20000, id, "");
        add(r, &note, 1);
    }
    struct ks_note notes[] = { answer("q1", "A", 0.25),
                               answer("q1", "A", 0.5),
                               answer("q1", "B", 0.75),
                               answer("q2", "A", 99),
                               ks_note_of(KS_NOTE_POLL, 20000, "which?", "this"),
                               ks_note_of(KS_NOTE_POLL, 20001, "which?", "this"),
                               ks_note_of(KS_NOTE_PLEDGE, KS_DATE_NONE, "", "") };
    add(r, notes, KS_COUNT(notes));
    ks_records_close(r);

    r = open_it(false);
    struct ks_memory memory = recall(r);
    ks_records_close(r);
    for (int i = 13; i < 33; i++) { /* the last twenty, the oldest first */
        char id[16];
        snprintf(id, sizeof id, "q%d", i);
        ck_assert_uint_eq(memory.history.id[i - 13], ks_item_hash(id));
    }
    ck_assert_uint_eq(memory.history.next, 0);
    const struct ks_item_stat *stat = ks_item_stat(&memory.items, ks_item_hash("q1"));
    ck_assert(stat != NULL && stat->difficulty == 0.75 && stat->answers == 7);
    ck_assert(ks_item_stat(&memory.items, ks_item_hash("q2")) == NULL); /* out of all reason */
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_POLL, "which?", "this"), 2);
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_PLEDGE, "", ""), 1);
    ks_memory_clear(&memory);
    /* counts, not events: two equal answers are one row of two */
    ck_assert_int_eq(ask("SELECT n FROM count WHERE kind='answer' AND key='q1' AND option='A'"), 2);
    ck_assert_int_eq(ask("SELECT count(*) FROM count WHERE kind='answer' AND key='q1'"), 2);
}
END_TEST

/* No column could hold a person or a moment. */
START_TEST(it_says_nothing_of_anybody)
{
    ks_records_close(open_it(false));
    ck_assert_int_eq(ask("SELECT count(*) FROM pragma_table_info('count')"), 10);
    ck_assert_int_eq(ask("SELECT count(*) FROM pragma_table_info('item')"), 3);
    ck_assert_int_eq(ask("SELECT count(*) FROM pragma_table_info('lately')"), 2);
    ck_assert_int_eq(ask("SELECT count(*) FROM sqlite_master WHERE type='table'"), 4);
    ck_assert_int_eq(ask("SELECT count(*) FROM sqlite_master WHERE sql LIKE '%time%'"), 0);
}
END_TEST

static void scribble(long from, size_t n)
{
    int fd = open(path, O_WRONLY);
    ck_assert_int_ge(fd, 0);
    char junk[4096];
    memset(junk, 0x5A, sizeof junk);
    ck_assert_int_eq((int)pwrite(fd, junk, n, from), (int)n);
    close(fd);
}

static void expect_put_aside(int nth)
{
    char aside[160];
    ks_records_close(open_it(true));
    snprintf(aside, sizeof aside, "%s.broken-%d", path, nth);
    ck_assert_int_eq(access(aside, F_OK), 0);
    struct ks_records *r = open_it(false); /* and the new one stays */
    struct ks_note note = answer("q1", "A", 0.5);
    add(r, &note, 1);
    ks_records_close(r);
    ck_assert_int_eq(ask("SELECT count(*) FROM count"), 1);
}

START_TEST(a_damaged_file_is_put_aside)
{
    struct ks_records *r = open_it(false);
    for (int i = 0; i < 500; i++) {
        char id[16];
        snprintf(id, sizeof id, "question-%d", i);
        struct ks_note note = answer(id, "A", 0.5);
        add(r, &note, 1);
    }
    ks_records_close(r);
    scribble(4096 * 2, 4096); /* in the middle */
    expect_put_aside(1);
    scribble(0, 100); /* the head */
    expect_put_aside(2);
    FILE *file = fopen(path, "w"); /* no database at all */
    fputs("<html>not a database, and long enough to look like something else entirely</html>",
          file);
    fclose(file);
    expect_put_aside(3);
    sqlite3 *db; /* a database of somebody else */
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, "CREATE TABLE count(a)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    expect_put_aside(4);
}
END_TEST

START_TEST(an_empty_file_is_a_new_one)
{
    fclose(fopen(path, "w"));
    ks_records_close(open_it(false));
}
END_TEST

START_TEST(no_folder_no_records)
{
    struct ks_err err = { 0 };
    bool aside;
    snprintf(path, sizeof path, "%s/nowhere/records.db", tmp.path);
    ck_assert(ks_records_open(path, &aside, &err) == NULL);
    ck_assert_int_eq(err.code, KS_ERR_IO);
}
END_TEST

static int told;

static void known(void *context, struct ks_memory *memory)
{
    (void)context;
    told += (int)memory->items.n;
    ks_memory_clear(memory);
    free(memory);
}

/* Everything noted before the end is written. */
START_TEST(the_recorder_writes_what_is_left)
{
    struct ks_recorder_params params = { path, "gate", known, NULL };
    for (int round = 0; round < 2; round++) {
        struct ks_recorder *recorder = ks_recorder_start(&params);
        for (int i = 0; i < 200; i++) {
            char id[16];
            snprintf(id, sizeof id, "q%d", i);
            struct ks_note note = answer(id, "A", 0.5);
            ks_recorder_note(recorder, &note);
        }
        ks_recorder_free(recorder);
    }
    ck_assert_int_eq(ask("SELECT sum(n) FROM count WHERE site='gate'"), 400);
    ck_assert_int_eq(told, 200); /* nothing at first, then all of them */
}
END_TEST

static void add_tests(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, it_is_known_again);
    tcase_add_test(tc, it_says_nothing_of_anybody);
    tcase_add_test(tc, a_damaged_file_is_put_aside);
    tcase_add_test(tc, an_empty_file_is_a_new_one);
    tcase_add_test(tc, no_folder_no_records);
    tcase_add_test(tc, the_recorder_writes_what_is_left);
}

int main(void)
{
    return check_main("records", add_tests);
}
