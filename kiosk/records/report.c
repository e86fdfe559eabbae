/* What a file of records says (see report.h). */
#include "records/report.h"

#include <sqlite3.h>
#include <stddef.h>

#include "base/attr.h"
#include "core/problem/fail.h"

/* The queries of the parts; each gives kind, key, option, n, right, seconds. */
static const char *const queries[] = {
    [KS_REPORT_DAYS] = "SELECT '', coalesce(min(nullif(day, '')), ''), coalesce(max(day), ''),"
                       " count(DISTINCT site), 0, 0 FROM count",
    [KS_REPORT_PLAYS] = "SELECT kind, key, '', sum(n), 0, sum(seconds) FROM count"
                        " WHERE kind = 'play' GROUP BY key ORDER BY sum(n) DESC, key",
    [KS_REPORT_VISITS] = "SELECT kind, site, '', sum(n), 0, 0 FROM count WHERE kind = 'visit'"
                         " GROUP BY site ORDER BY site",
    [KS_REPORT_ITEMS] = "SELECT kind, key, '', sum(n), sum(n * right), 0 FROM count"
                        " WHERE kind = 'answer' AND rapid = 0 GROUP BY key ORDER BY key",
    [KS_REPORT_TALLIES] = "SELECT kind, key, option, sum(n), 0, 0 FROM count"
                          " WHERE kind IN ('poll', 'vote', 'pledge')"
                          " GROUP BY kind, key, option ORDER BY kind, key, sum(n) DESC",
};

static const char *text(sqlite3_stmt *row, int column)
{
    const char *value = (const char *)sqlite3_column_text(row, column);
    return value == NULL ? "" : value;
}

static uint64_t number(sqlite3_stmt *row, int column)
{
    sqlite3_int64 n = sqlite3_column_int64(row, column);
    return n < 0 ? 0 : (uint64_t)n;
}

static uint32_t whole(sqlite3_stmt *row, int column)
{
    uint64_t n = number(row, column);
    return n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static bool run(sqlite3 *db,
                int part,
                void (*row)(void *context, const struct ks_report_row *row),
                void *context)
{
    sqlite3_stmt *rows = NULL;
    int code = sqlite3_prepare_v2(db, queries[part], -1, &rows, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        struct ks_report_row r = { .part = (enum ks_report_part)part,
                                   .kind = text(rows, 0),
                                   .key = text(rows, 1),
                                   .option = text(rows, 2),
                                   .n = whole(rows, 3),
                                   .right = whole(rows, 4),
                                   .seconds = number(rows, 5) };
        row(context, &r);
        code = SQLITE_OK;
    }
    sqlite3_finalize(rows);
    return code == SQLITE_DONE;
}

bool ks_records_report(const char *path,
                       void (*row)(void *context, const struct ks_report_row *row),
                       void *context,
                       struct ks_err *err)
{
    sqlite3 *db = NULL;
    bool ok = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
    sqlite3_busy_timeout(db, 5000);
    for (int i = 0; ok && i < (int)KS_COUNT(queries); i++) {
        ok = run(db, i, row, context);
    }
    if (!ok) {
        ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_RECORDS_READ,
                   KS_ARGS(ks_arg_text(path), ks_arg_text(sqlite3_errmsg(db))));
    }
    sqlite3_close(db);
    return ok;
}
