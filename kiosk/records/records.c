/* Counts on disk (see records.h). */
#include "records/records.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/check.h"
#include "core/problem/fail.h"

#define BUSY_MS 5000 /* somebody reads a report from the same file */
#define ASIDE_MAX 1000

enum statement { COUNT, ITEM, LATELY, FORGET, STATEMENTS };

struct ks_records {
    sqlite3 *db;
    sqlite3_stmt *statement[STATEMENTS];
};

static const char schema[] =
    "CREATE TABLE IF NOT EXISTS count(day TEXT NOT NULL, site TEXT NOT NULL, kind TEXT NOT NULL,"
    " key TEXT NOT NULL, option TEXT NOT NULL, right INTEGER NOT NULL, rapid INTEGER NOT NULL,"
    " sure INTEGER NOT NULL, n INTEGER NOT NULL, seconds INTEGER NOT NULL,"
    " PRIMARY KEY(kind, day, site, key, option, right, rapid, sure)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS item(id TEXT PRIMARY KEY, difficulty REAL NOT NULL,"
    " answers INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS lately(n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL);";

static const char *const sql[STATEMENTS] = {
    [COUNT] = "INSERT INTO count VALUES(?1,?2,?3,?4,?5,?6,?7,?8,1,?9)"
              " ON CONFLICT DO UPDATE SET n = n + 1, seconds = seconds + ?9",
    [ITEM] = "INSERT INTO item VALUES(?1,?2,?3)"
             " ON CONFLICT DO UPDATE SET difficulty = ?2, answers = ?3",
    [LATELY] = "INSERT INTO lately(id) VALUES(?1)",
    [FORGET] = "DELETE FROM lately WHERE n <= (SELECT max(n) FROM lately) - ?1",
};

/* Fills `err` of what SQLite said last. */
static enum ks_records_state failed(const struct ks_records *r, struct ks_err *err)
{
    int code = sqlite3_errcode(r->db);
    bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
    (void)ks_fail_as(err, damaged ? KS_ERR_FORMAT : KS_ERR_IO, KS_PROBLEM_RECORDS_FAILED,
                     KS_ARGS(ks_arg_text(sqlite3_errmsg(r->db))));
    return damaged ? KS_RECORDS_DAMAGED : KS_RECORDS_FAILED;
}

static enum ks_records_state run(struct ks_records *r, const char *text, struct ks_err *err)
{
    return sqlite3_exec(r->db, text, NULL, NULL, NULL) == SQLITE_OK ? KS_RECORDS_GOOD
                                                                    : failed(r, err);
}

/* SQLite's quick_check answers of a file that is whole with one row, "ok". */
static enum ks_records_state examine(struct ks_records *r, struct ks_err *err)
{
    sqlite3_stmt *check = NULL;
    bool ok = sqlite3_prepare_v2(r->db, "PRAGMA quick_check(1)", -1, &check, NULL) == SQLITE_OK &&
              sqlite3_step(check) == SQLITE_ROW &&
              strcmp((const char *)sqlite3_column_text(check, 0), "ok") == 0;
    sqlite3_finalize(check);
    if (!ok) {
        (void)ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_RECORDS_DAMAGED, KS_NO_ARGS);
    }
    return ok ? KS_RECORDS_GOOD : KS_RECORDS_DAMAGED;
}

static enum ks_records_state open_once(struct ks_records *r, const char *path, struct ks_err *err)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path, &r->db, flags, NULL) != SQLITE_OK) {
        return failed(r, err);
    }
    sqlite3_busy_timeout(r->db, BUSY_MS);
    enum ks_records_state state =
        run(r, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF", err);
    state = state == KS_RECORDS_GOOD ? examine(r, err) : state;
    state = state == KS_RECORDS_GOOD ? run(r, schema, err) : state;
    if (state != KS_RECORDS_GOOD) {
        return state;
    }
    for (int i = 0; i < STATEMENTS; i++) {
        /* a table of ours with other columns is as good as damaged */
        if (sqlite3_prepare_v3(r->db, sql[i], -1, SQLITE_PREPARE_PERSISTENT, &r->statement[i],
                               NULL) != SQLITE_OK) {
            (void)ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_RECORDS_FAILED,
                             KS_ARGS(ks_arg_text(sqlite3_errmsg(r->db))));
            return KS_RECORDS_DAMAGED;
        }
    }
    return KS_RECORDS_GOOD;
}

static void close_db(struct ks_records *r)
{
    for (int i = 0; i < STATEMENTS; i++) {
        sqlite3_finalize(r->statement[i]);
    }
    sqlite3_close(r->db);
    *r = (struct ks_records) { 0 };
}

/* Renames the file, and with it its write-ahead log and shared memory, which belong to it. */
static bool put_it_aside(const char *path, struct ks_err *err)
{
    static const char *const parts[] = { "", "-wal", "-shm" };
    char from[1200], to[1200];
    int n = 1;
    do {
        snprintf(to, sizeof to, "%s.broken-%d", path, n);
    } while (access(to, F_OK) == 0 && ++n < ASIDE_MAX);
    for (size_t i = 0; i < KS_COUNT(parts); i++) {
        snprintf(from, sizeof from, "%s%s", path, parts[i]);
        snprintf(to, sizeof to, "%s.broken-%d%s", path, n, parts[i]);
        if (rename(from, to) != 0 && i == 0) {
            return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_RECORDS_ASIDE, KS_ARGS(ks_arg_text(path)));
        }
    }
    return true;
}

struct ks_records *ks_records_open(const char *path, bool *put_aside, struct ks_err *err)
{
    struct ks_records *r = calloc(1, sizeof *r);
    if (r == NULL) {
        ks_oom();
    }
    enum ks_records_state state = open_once(r, path, err);
    *put_aside = state == KS_RECORDS_DAMAGED;
    if (state == KS_RECORDS_DAMAGED) {
        close_db(r);
        state = put_it_aside(path, err) ? open_once(r, path, err) : KS_RECORDS_FAILED;
    }
    if (state == KS_RECORDS_GOOD) {
        return r;
    }
    close_db(r);
    free(r);
    return NULL;
}

void ks_records_close(struct ks_records *r)
{
    if (r != NULL) {
        close_db(r);
        free(r);
    }
}

static void bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

static enum ks_records_state step(struct ks_records *r, enum statement which, struct ks_err *err)
{
    bool ok = sqlite3_step(r->statement[which]) == SQLITE_DONE;
    enum ks_records_state state = ok ? KS_RECORDS_GOOD : failed(r, err);
    sqlite3_reset(r->statement[which]);
    return state;
}

static enum ks_records_state
add_count(struct ks_records *r, const char *site, const struct ks_note *note, struct ks_err *err)
{
    sqlite3_stmt *s = r->statement[COUNT];
    char day[KS_CIVIL_TEXT];
    ks_date_format(note->date, day);
    bind_text(s, 1, day);
    bind_text(s, 2, site);
    bind_text(s, 3, ks_note_name(note->kind));
    bind_text(s, 4, note->key);
    bind_text(s, 5, note->option);
    sqlite3_bind_int(s, 6, note->right);
    sqlite3_bind_int(s, 7, note->rapid);
    sqlite3_bind_int(s, 8, (int)note->sure);
    sqlite3_bind_int64(s, 9, note->kind == KS_NOTE_PLAY ? note->amount : 0);
    return step(r, COUNT, err);
}

static enum ks_records_state
add_one(struct ks_records *r, const char *site, const struct ks_note *note, struct ks_err *err)
{
    enum ks_records_state state = add_count(r, site, note, err);
    if (state == KS_RECORDS_GOOD && note->kind == KS_NOTE_ANSWER && !note->rapid) {
        bind_text(r->statement[ITEM], 1, note->key);
        sqlite3_bind_double(r->statement[ITEM], 2, note->difficulty);
        sqlite3_bind_int64(r->statement[ITEM], 3, note->answers);
        state = step(r, ITEM, err);
    }
    if (state == KS_RECORDS_GOOD && note->kind == KS_NOTE_SHOWN) {
        bind_text(r->statement[LATELY], 1, note->key);
        sqlite3_bind_int(r->statement[FORGET], 1, KS_QUIZ_LATELY);
        state = step(r, LATELY, err);
        state = state == KS_RECORDS_GOOD ? step(r, FORGET, err) : state;
    }
    return state;
}

enum ks_records_state ks_records_add(struct ks_records *r,
                                     const char *site,
                                     const struct ks_note *note,
                                     size_t n,
                                     struct ks_err *err)
{
    enum ks_records_state state = run(r, "BEGIN IMMEDIATE", err);
    bool begun = state == KS_RECORDS_GOOD;
    for (size_t i = 0; i < n && state == KS_RECORDS_GOOD; i++) {
        state = add_one(r, site, &note[i], err);
    }
    if (begun && state != KS_RECORDS_GOOD) {
        (void)run(r, "ROLLBACK", NULL);
    }
    return state == KS_RECORDS_GOOD ? run(r, "COMMIT", err) : state;
}

/* ---- what was known ---- */

static uint32_t whole(sqlite3_stmt *row, int column)
{
    sqlite3_int64 n = sqlite3_column_int64(row, column);
    return n < 0 ? 0 : n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static const char *text(sqlite3_stmt *row, int column)
{
    const char *value = (const char *)sqlite3_column_text(row, column);
    return value == NULL ? "" : value;
}

static void take_item(struct ks_memory *memory, sqlite3_stmt *row)
{
    struct ks_item_stat stat = { ks_item_hash(text(row, 0)), sqlite3_column_double(row, 1),
                                 whole(row, 2) };
    ks_item_recall(&memory->items, stat);
}

static void take_lately(struct ks_memory *memory, sqlite3_stmt *row)
{
    struct ks_quiz_history *history = &memory->history;
    history->id[history->next] = ks_item_hash(text(row, 0));
    history->next = (history->next + 1) % KS_QUIZ_LATELY;
}

static void take_tally(struct ks_memory *memory, sqlite3_stmt *row)
{
    for (int kind = 0; kind < KS_NOTE_KINDS; kind++) {
        if (strcmp(ks_note_name((enum ks_note_kind)kind), text(row, 0)) == 0) {
            uint64_t key = ks_tally_key((enum ks_note_kind)kind, text(row, 1), text(row, 2));
            ks_memory_recall(memory, key, whole(row, 3));
        }
    }
}

bool ks_records_recall(struct ks_records *r, struct ks_memory *memory, struct ks_err *err)
{
    static const struct {
        const char *query;
        void (*take)(struct ks_memory *memory, sqlite3_stmt *row);
    } parts[] = {
        /* bounded whatever the file holds: a bank has at most 5000 questions */
        { "SELECT id, difficulty, answers FROM item LIMIT 10000", take_item },
        { "SELECT id FROM (SELECT n, id FROM lately ORDER BY n DESC LIMIT 20) ORDER BY n",
          take_lately },
        { "SELECT kind, key, option, sum(n) FROM count WHERE kind IN ('poll','vote','pledge')"
          " GROUP BY kind, key, option ORDER BY max(day) DESC LIMIT 256",
          take_tally },
    };
    for (size_t i = 0; i < KS_COUNT(parts); i++) {
        sqlite3_stmt *rows = NULL;
        int code = sqlite3_prepare_v2(r->db, parts[i].query, -1, &rows, NULL);
        while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
            parts[i].take(memory, rows);
            code = SQLITE_OK;
        }
        sqlite3_finalize(rows);
        if (code != SQLITE_DONE) {
            (void)failed(r, err);
            return false;
        }
    }
    return true;
}
