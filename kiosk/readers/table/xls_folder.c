/* The streams of a compound file (see xls_folder.h). */
#include "readers/table/xls_folder.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "readers/table/xls_parts.h"

#define SECTOR_END 0xFFFFFFFAu /* from here on numbers of sectors mean something else */
#define HEAD_BYTES 512
#define HEAD_TABLES 109 /* sectors of the table that the head itself names */
#define ENTRY_BYTES 128
#define STREAM 2
#define ROOT 5

struct folder {
    const unsigned char *bytes;
    size_t n;
    unsigned sector_shift, small_shift;
    uint32_t small_limit; /* smaller streams lie in the root's, in small sectors */
    uint32_t *table;      /* of each sector the next; little-endian values read already */
    size_t n_table;
    const unsigned char *small;
    size_t n_small;
    uint32_t *small_table;
    size_t n_small_table;
};

static bool sector_at(const struct folder *f, uint32_t sector, size_t *at)
{
    size_t size = (size_t)1 << f->sector_shift;
    *at = ((size_t)sector + 1) << f->sector_shift;
    return sector < SECTOR_END && *at < f->n && f->n - *at >= 1 && size > 0;
}

/* Follows a chain of sectors; the last one of a file may be cut short. False: it leaves the file
 * or goes round. `limit`: bytes wanted; SIZE_MAX = all. */
static bool chain(const struct folder *f, uint32_t first, size_t limit, struct ks_buf *out)
{
    size_t size = (size_t)1 << f->sector_shift, at = 0;
    for (uint32_t sector = first; out->n < limit && sector < SECTOR_END;
         sector = f->table[sector]) {
        if (!sector_at(f, sector, &at) || sector >= f->n_table || out->n > f->n) {
            return false;
        }
        size_t there = f->n - at < size ? f->n - at : size;
        there = limit - out->n < there ? limit - out->n : there;
        ks_buf_add(out, (const char *)f->bytes + at, there);
    }
    return limit == SIZE_MAX || out->n == limit;
}

static bool small_chain(const struct folder *f, uint32_t first, size_t limit, struct ks_buf *out)
{
    size_t size = (size_t)1 << f->small_shift, seen = 0;
    for (uint32_t sector = first; out->n < limit; sector = f->small_table[sector]) {
        size_t at = (size_t)sector << f->small_shift;
        if (sector >= f->n_small_table || at >= f->n_small || seen++ > f->n_small_table) {
            return false;
        }
        size_t there = f->n_small - at < size ? f->n_small - at : size;
        there = limit - out->n < there ? limit - out->n : there;
        ks_buf_add(out, (const char *)f->small + at, there);
    }
    return true;
}

static uint32_t *numbers_of(const struct ks_buf *bytes, struct ks_arena *arena, size_t *n)
{
    *n = bytes->n / 4;
    uint32_t *numbers = ks_arena_array(arena, *n + 1, sizeof *numbers);
    for (size_t i = 0; i < *n; i++) {
        numbers[i] = ks_xls_u32((const unsigned char *)bytes->p + 4 * i);
    }
    return numbers;
}

/* No more than the file has sectors: what names one of the table twice makes it no longer. */
static void add_table_sector(struct folder *f, uint32_t sector, struct ks_buf *table)
{
    size_t at = 0, size = (size_t)1 << f->sector_shift;
    if (table->n / 4 <= f->n / size && sector_at(f, sector, &at)) {
        size_t there = f->n - at < size ? f->n - at : size;
        ks_buf_add(table, (const char *)f->bytes + at, there);
    }
}

/* The table of sectors: the head names its first ones, a chain of its own the others. */
static void read_table(struct folder *f, struct ks_arena *arena)
{
    struct ks_buf table = { 0 };
    size_t size = (size_t)1 << f->sector_shift, at = 0, seen = 0;
    for (size_t i = 0; i < HEAD_TABLES; i++) {
        add_table_sector(f, ks_xls_u32(f->bytes + 76 + 4 * i), &table);
    }
    uint32_t more = ks_xls_u32(f->bytes + 68);
    while (sector_at(f, more, &at) && f->n - at >= size && seen++ < f->n / size) {
        for (size_t i = 0; i + 4 < size; i += 4) {
            add_table_sector(f, ks_xls_u32(f->bytes + at + i), &table);
        }
        more = ks_xls_u32(f->bytes + at + size - 4);
    }
    f->table = numbers_of(&table, arena, &f->n_table);
    ks_buf_free(&table);
}

static bool is_named(const unsigned char *entry, const char *name)
{
    size_t n = strlen(name);
    if (ks_xls_u16(entry + 64) != 2 * (n + 1)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (entry[2 * i + 1] != 0 || tolower(entry[2 * i]) != tolower((unsigned char)name[i])) {
            return false;
        }
    }
    return true;
}

/* The small sectors, which are a stream of the root. */
static bool read_small(struct folder *f, const unsigned char *root, struct ks_arena *arena)
{
    struct ks_buf bytes = { 0 }, table = { 0 };
    bool good = root != NULL && chain(f, ks_xls_u32(root + 116), SIZE_MAX, &bytes) &&
                chain(f, ks_xls_u32(f->bytes + 60), SIZE_MAX, &table);
    if (good) {
        f->n_small = bytes.n;
        f->small =
            (const unsigned char *)ks_arena_strndup(arena, bytes.n > 0 ? bytes.p : "", bytes.n);
        f->small_table = numbers_of(&table, arena, &f->n_small_table);
    }
    ks_buf_free(&bytes);
    ks_buf_free(&table);
    return good;
}

static enum ks_folder_end read_stream(struct folder *f,
                                      const unsigned char *entry,
                                      const unsigned char *root,
                                      struct ks_arena *arena,
                                      struct ks_str *stream)
{
    uint32_t first = ks_xls_u32(entry + 116), size = ks_xls_u32(entry + 120);
    struct ks_buf bytes = { 0 };
    bool small = size < f->small_limit;
    bool good = size <= f->n && (!small || read_small(f, root, arena)) &&
                (small ? small_chain : chain)(f, first, size, &bytes);
    if (good) {
        *stream = (struct ks_str) { ks_arena_strndup(arena, bytes.n > 0 ? bytes.p : "", bytes.n),
                                    bytes.n };
    }
    ks_buf_free(&bytes);
    return good ? KS_FOLDER_FOUND : KS_FOLDER_DAMAGED;
}

enum ks_folder_end ks_xls_folder_stream(
    const char *bytes, size_t n, const char *name, struct ks_arena *arena, struct ks_str *stream)
{
    struct folder f = { .bytes = (const unsigned char *)bytes, .n = n };
    if (n < 4 || memcmp(bytes, "\xD0\xCF\x11\xE0", 4) != 0) {
        return KS_FOLDER_NONE;
    }
    if (n < HEAD_BYTES) {
        return KS_FOLDER_DAMAGED;
    }
    f.sector_shift = ks_xls_u16(f.bytes + 30);
    f.small_shift = ks_xls_u16(f.bytes + 32);
    f.small_limit = ks_xls_u32(f.bytes + 56);
    if ((f.sector_shift != 9 && f.sector_shift != 12) || f.small_shift > f.sector_shift ||
        f.small_shift < 4) {
        return KS_FOLDER_DAMAGED;
    }
    read_table(&f, arena);
    struct ks_buf entries = { 0 };
    enum ks_folder_end end = KS_FOLDER_DAMAGED;
    if (chain(&f, ks_xls_u32(f.bytes + 48), SIZE_MAX, &entries)) {
        const unsigned char *root = NULL;
        end = KS_FOLDER_NONE;
        for (size_t at = 0; end == KS_FOLDER_NONE && at + ENTRY_BYTES <= entries.n;
             at += ENTRY_BYTES) {
            const unsigned char *entry = (const unsigned char *)entries.p + at;
            root = entry[66] == ROOT && root == NULL ? entry : root;
            if (entry[66] == STREAM && is_named(entry, name)) {
                end = read_stream(&f, entry, root, arena, stream);
            }
        }
    }
    ks_buf_free(&entries);
    return end;
}
