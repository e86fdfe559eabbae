/* Names of tables that are workbooks (see table_name.h). */
#include "core/text/table_name.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

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

/* ---- tables under names that nothing reads ---- */

/* What is read, and the words by which people call it. */
static const struct {
    const char *folder, *stem, *words; /* '|'; "" where others lie beside it */
} tables[] = {
    { KS_AT_PLAYLISTS "/", "main", "main|播放|節目|节目|排期|排播|清单|playlist" },
    { KS_AT_PLAYLISTS "/", "default", "default|默认|兜底|备用" },
    { KS_AT_PLAYLISTS "/", "phases", "phase|阶段" },
    { KS_AT_PLAYLISTS "/", "places", "place|地点|地點" },
    { KS_AT_PLAYLISTS "/", "ticker", "ticker|滚动|滾動|字幕|走马灯" },
    { KS_AT_ASSETS "/", "facts", "" },
    { KS_AT_ASSETS "/sheets/", "poll", "" },
    { KS_AT_ASSETS "/sheets/", "vote", "" },
    { KS_AT_ASSETS "/sheets/", "pledge", "" },
    { KS_AT_ASSETS "/sheets/", "class", "" },
};

/* How the names of tables end, of those too that nobody reads, and how it would be read. */
static const struct {
    const char *ending, *read;
} endings[] = {
    { ".csv", TABLE },    { ".tsv", TABLE },       { ".txt", TABLE },   { ".xlsx", ".xlsx" },
    { ".xlsm", ".xlsx" }, { ".xlsb", ".xlsx" },    { ".xls", ".xlsx" }, { ".et", ".xlsx" },
    { ".ods", ".xlsx" },  { ".numbers", ".xlsx" },
};

static bool is_letter(struct ks_str text, size_t at)
{
    char c = at < text.n ? text.p[at] : '\0';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether its name begins or ends with one of the words: 播放表, but not 怎么播放它, nor remainder.
 */
static bool is_named_by(struct ks_str name, const char *words)
{
    struct ks_str rest = ks_str_of(words), word, stem = name;
    for (size_t i = 0; i < name.n; i++) {
        stem.n = name.p[i] == '.' ? i : stem.n;
    }
    while (*words != '\0' && ks_str_cut(&rest, '|', &word)) {
        size_t last = stem.n < word.n ? 0 : stem.n - word.n;
        bool ascii = is_letter(word, 0);
        bool fits = word.n <= stem.n;
        if ((fits && strncasecmp(stem.p, word.p, word.n) == 0 &&
             !(ascii && is_letter(stem, word.n) && stem.p[word.n] != 's')) ||
            (fits && strncasecmp(stem.p + last, word.p, word.n) == 0 &&
             !(ascii && last > 0 && is_letter(stem, last - 1)))) {
            return true;
        }
    }
    return false;
}

/* Its name up to the first dot, in whatever letters: main.csv.txt, as systems hide endings. */
static bool is_called(struct ks_str name, const char *stem)
{
    size_t n = strlen(stem);
    return name.n > n && name.p[n] == '.' && strncasecmp(name.p, stem, n) == 0;
}

static const char *read_as(struct ks_str name)
{
    size_t i = 0;
    while (i < KS_COUNT(endings) && !ks_str_ends(name, endings[i].ending)) {
        i++;
    }
    return i == KS_COUNT(endings) ? NULL : endings[i].read;
}

bool ks_table_may_stray(struct ks_str path)
{
    struct ks_str name = path, rest = path;
    while (ks_str_cut(&rest, '/', &name)) {
    }
    struct ks_str folder = { path.p, path.n - name.n };
    bool facts = ks_str_eq(folder, KS_STR(KS_AT_ASSETS "/")) && is_called(name, "facts");
    return read_as(path) != NULL && (facts || ks_str_eq(folder, KS_STR(KS_AT_PLAYLISTS "/")) ||
                                     ks_str_eq(folder, KS_STR(KS_AT_ASSETS "/sheets/")));
}

/* Whether it is read as that table. */
static bool is_table(const char *path, const char *folder, const char *stem, struct ks_arena *arena)
{
    const char *label = ks_table_label(path, arena);
    return strcmp(label == NULL ? path : label,
                  ks_arena_printf(arena, "%s%s" TABLE, folder, stem)) == 0;
}

const char *ks_table_meant(const char *path, struct ks_arena *arena)
{
    const char *slash = strrchr(path, '/'), *meant = NULL;
    struct ks_str name = ks_str_of(slash == NULL ? path : slash + 1);
    struct ks_str folder = { path, strlen(path) - name.n };
    bool hidden = ks_str_starts(name, KS_STR("~$")) || ks_str_starts(name, KS_STR("."));
    const char *as = hidden ? NULL : read_as(name);
    bool playlists = ks_str_eq(folder, KS_STR(KS_AT_PLAYLISTS "/"));
    for (size_t i = 0; as != NULL && i < KS_COUNT(tables); i++) {
        if (!ks_str_eq(folder, ks_str_of(tables[i].folder))) {
            continue;
        }
        if (is_table(path, tables[i].folder, tables[i].stem, arena)) {
            return NULL;
        }
        bool called = is_called(name, tables[i].stem);
        if (called ||
            (meant == NULL && !ks_str_ends(name, ".txt") && is_named_by(name, tables[i].words))) {
            meant = ks_arena_printf(arena, "%s%s%s", tables[i].folder, tables[i].stem, as);
        }
    }
    if (as == NULL || ks_str_starts(ks_str_of(path), KS_STR(KS_OFFICE_ROWS))) {
        return NULL;
    }
    bool note = ks_str_ends(name, ".txt");
    return meant == NULL && playlists && !note ? "" : meant;
}
