/* Makes the disk that a power cut leaves, from QEMU's log of what was written (blklogwrites).
 *
 *   device-cut LOG BASE                     prints how many writes there are
 *   device-cut LOG BASE WRITE SUBSET OUT    makes of a disk that began as BASE what a cut leaves
 * while WRITE, from 0, is the last one under way; prints a digest of that disk, how many writes the
 * cut took, and of these how many it left in part
 *
 * Subset 0 has all that was written so far. Any other has everything up to the last flush that was
 * over by then, and of what was written after that each write at random whole, not at all or torn:
 * each of its sectors by itself old or new. WRITE itself is never lost whole, that is another
 * WRITE's state. The same numbers make the same disk, always. The format is that of Linux'
 * dm-log-writes: a sector of header, then for each entry a sector that describes it, followed by
 * its data. */
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC UINT64_C(0x6a736677736872)
#define BLOCK 4096
#define SECTOR 512 /* what a disk writes whole or not at all */

enum { FLAG_FLUSH = 1, FLAG_FUA = 2, FLAG_DISCARD = 4 };

struct bytes {
    unsigned char *at;
    size_t n;
};

struct entry {
    uint64_t offset, n; /* bytes of the disk */
    uint64_t flags;
    const unsigned char *data; /* NULL: none (a flush, a discard) */
};

struct log {
    struct entry *v;
    size_t n;
};

static void die(const char *what, const char *name)
{
    fprintf(stderr, "device-cut: %s: %s\n", name, what);
    exit(2);
}

static struct bytes map_file(const char *name)
{
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0 || st.st_size == 0) {
        die("cannot be read", name);
    }
    void *at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (at == MAP_FAILED) {
        die("cannot be mapped", name);
    }
    close(fd);
    return (struct bytes) { at, (size_t)st.st_size };
}

static uint64_t number(const unsigned char *at, int n)
{
    uint64_t value = 0;
    for (int i = n - 1; i >= 0; i--) {
        value = value << 8 | at[i];
    }
    return value;
}

/* The header counts the entries up to the last flush; a machine that was killed leaves more. */
static struct log read_log(const char *name, uint64_t disk)
{
    struct bytes file = map_file(name);
    if (file.n < 28 || number(file.at, 8) != MAGIC || number(file.at + 8, 8) != 1) {
        die("not a log of writes", name);
    }
    uint64_t n = number(file.at + 16, 8), sector = number(file.at + 24, 4), at = sector;
    if (sector < 512 || sector > 65536 || n > file.n / sector) {
        die("a header that cannot be", name);
    }
    struct log log = { calloc(n + 1, sizeof *log.v), n };
    for (size_t i = 0; i < n; i++) {
        if (at + sector > file.n) {
            die("ends within an entry", name);
        }
        const unsigned char *head = file.at + at;
        struct entry *e = &log.v[i];
        *e = (struct entry) { .offset = number(head, 8) * sector,
                              .n = number(head + 8, 8) * sector,
                              .flags = number(head + 16, 8) };
        at += sector;
        if (e->offset > disk || e->n > disk - e->offset) {
            die("an entry beyond the disk", name);
        }
        if ((e->flags & FLAG_DISCARD) == 0 && e->n > 0) {
            if (at + e->n > file.n) {
                die("ends within data", name);
            }
            e->data = file.at + at;
            at += e->n;
        }
    }
    return log;
}

/* splitmix64: the same state is the same disk on every machine. */
static uint64_t draw(uint64_t *seed)
{
    uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

enum fate { WHOLE, LOST, TORN };

/* Some sectors new and some old, at least one of each if there are two. */
static void tear(unsigned char *disk, const struct entry *e, uint64_t *seed)
{
    uint64_t sectors = e->n / SECTOR, old = draw(seed) % sectors, new = (old + 1) % sectors;
    for (uint64_t i = 0; i < sectors; i++) {
        if (i != old && (i == new || draw(seed) % 2 == 0)) {
            memcpy(disk + e->offset + i * SECTOR, e->data + i * SECTOR, SECTOR);
        }
    }
}

/* Entries before this one are on the disk whatever a cut during entry `last` does: those up to the
 * last flush that was over by then. */
static size_t flushed_before(const struct log *log, size_t last)
{
    size_t n = last;
    while (n > 0 && (log->v[n - 1].flags & FLAG_FLUSH) == 0) {
        n--;
    }
    return n;
}

/* The entry that is the write of that number; the log's size if there are not so many. */
static size_t find_write(const struct log *log, uint64_t number)
{
    size_t i = 0;
    while (i < log->n && (log->v[i].data == NULL || number-- > 0)) {
        i++;
    }
    return i;
}

struct fates {
    size_t lost, torn; /* writes; what is torn is lost as well */
};

static struct fates
make_state(const struct log *log, unsigned char *disk, size_t last, uint64_t subset)
{
    size_t safe = subset == 0 ? last + 1 : flushed_before(log, last);
    struct fates fates = { 0, 0 };
    uint64_t seed = last << 8 | subset;
    for (size_t i = 0; i <= last; i++) {
        const struct entry *e = &log->v[i];
        if (e->data == NULL) {
            continue; /* what was discarded may as well still be there */
        }
        enum fate fate = WHOLE;
        if (i == last && subset > 0) {
            fate = fates.lost == 0 || draw(&seed) % 2 == 0 ? TORN : WHOLE;
        } else if (i >= safe && (e->flags & FLAG_FUA) == 0) {
            static const enum fate all[] = { WHOLE, WHOLE, LOST, TORN };
            fate = all[draw(&seed) % 4];
        }
        if (fate == TORN && e->offset < BLOCK) {
            fate = LOST; /* ext4 asks of a disk that its superblock comes whole or not at all */
        }
        if (fate == WHOLE) {
            memcpy(disk + e->offset, e->data, e->n);
        } else if (fate == TORN) {
            tear(disk, e, &seed);
        }
        fates.lost += fate != WHOLE;
        fates.torn += fate == TORN;
    }
    return fates;
}

static uint64_t digest(const struct bytes *disk)
{
    uint64_t sum = 0, word;
    for (size_t at = 0; at + sizeof word <= disk->n; at += sizeof word) {
        memcpy(&word, disk->at + at, sizeof word);
        sum = ((sum << 7 | sum >> 57) ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    }
    return sum;
}

static void write_disk(const char *name, const struct bytes *disk)
{
    static const unsigned char zero[BLOCK];
    int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || ftruncate(fd, (off_t)disk->n) != 0) {
        die("cannot be written", name);
    }
    for (size_t at = 0; at < disk->n; at += BLOCK) { /* empty blocks stay holes */
        size_t n = disk->n - at < BLOCK ? disk->n - at : BLOCK;
        if (memcmp(disk->at + at, zero, n) != 0 &&
            pwrite(fd, disk->at + at, n, (off_t)at) != (ssize_t)n) {
            die("cannot be written", name);
        }
    }
    if (close(fd) != 0) {
        die("cannot be written", name);
    }
}

int main(int argc, char **argv)
{
    if (argc != 3 && argc != 6) {
        fputs("device-cut LOG BASE [WRITE SUBSET OUT]\n", stderr);
        return 2;
    }
    struct bytes base = map_file(argv[2]);
    struct log log = read_log(argv[1], base.n);
    if (argc == 3) {
        size_t writes = 0;
        for (size_t i = 0; i < log.n; i++) {
            writes += log.v[i].data != NULL;
        }
        printf("%zu\n", writes);
        return 0;
    }
    size_t last = find_write(&log, strtoull(argv[3], NULL, 10));
    if (last == log.n) {
        die("no such write", argv[3]);
    }
    if (mprotect(base.at, base.n, PROT_READ | PROT_WRITE) != 0) { /* private: BASE stays as it is */
        die("cannot be changed in memory", argv[2]);
    }
    struct fates fates = make_state(&log, base.at, last, strtoull(argv[4], NULL, 10));
    printf("%016" PRIx64 " %zu %zu\n", digest(&base), fates.lost, fates.torn);
    write_disk(argv[5], &base);
    free(log.v);
    return 0;
}
