/* Names of tables that are workbooks (see table_name.h). */
#include "core/text/table_name.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "core/text/content_names.h"

#define TABLE ".csv"

/* As programs spell them, in the order in which one is taken for the table. */
static const char *const books[KS_TABLE_BOOKS] = { ".xlsx", ".XLSX", ".xlsm", ".XLSM",
                                                   ".xls",  ".XLS",  ".et",   ".ET" };

static bool may_be_table(struct ks_str stem)
{
    struct ks_str name = stem, rest = stem;
    while (ks_str_cut(&rest, '/', &name)) {
    }
    bool hidden = ks_str_starts(name, KS_STR("~$")) || ks_str_starts(name, KS_STR("."));
    return !hidden && name.n > 0 &&
           (ks_str_starts(stem, KS_STR(KS_AT_PLAYLISTS "/")) ||
            ks_str_starts(stem, KS_STR(KS_AT_ASSETS "/sheets/")) ||
            ks_str_eq(stem, KS_STR(KS_AT_ASSETS "/facts")));
}

static bool ends_as(struct ks_str path, const char *ending)
{
    size_t n = strlen(ending);
    return path.n >= n && memcmp(path.p + path.n - n, ending, n) == 0;
}

size_t ks_table_rank(struct ks_str path)
{
    size_t i = 0;
    while (i < KS_TABLE_BOOKS && !ends_as(path, books[i])) {
        i++;
    }
    return i < KS_TABLE_BOOKS ? i + 1 : 0;
}

const char *ks_table_label(const char *path, struct ks_arena *arena)
{
    struct ks_str stem = ks_str_of(path);
    size_t rank = ks_table_rank(stem);
    if (rank == 0) {
        return NULL;
    }
    stem.n -= strlen(books[rank - 1]);
    return may_be_table(stem) ? ks_arena_printf(arena, "%.*s" TABLE, (int)stem.n, stem.p) : NULL;
}

bool ks_table_book(const char *label, size_t which, char book[KS_TABLE_NAME_MAX])
{
    struct ks_str stem = ks_str_of(label);
    if (!ends_as(stem, TABLE)) {
        return false;
    }
    stem.n -= strlen(TABLE);
    if (!may_be_table(stem) || stem.n + sizeof ".xlsx" > KS_TABLE_NAME_MAX) {
        return false;
    }
    snprintf(book, KS_TABLE_NAME_MAX, "%.*s%s", (int)stem.n, stem.p, books[which]);
    return true;
}
