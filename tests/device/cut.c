/* Makes the disk that a power cut leaves, from QEMU's log of what was written (blklogwrites).
 *
 *   device-cut LOG BASE            prints how many states there are
 *   device-cut LOG BASE N OUT      writes state N of a disk that began as BASE
 *
 * States come in pairs, two for each entry of the log: 2k has everything up to entry k; 2k + 1 has
 * everything up to the last flush that was over by then, and of what was written after that each
 * write at random whole, not at all or torn at a 4 KiB block. The same N is the same disk, always.
 * The format is that of Linux' dm-log-writes: a sector of header, then for each entry a sector
 * that describes it, followed by its data. */
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

/* How much of an unflushed write reached the disk: all, nothing, or some blocks. */
static uint64_t survives(const struct entry *e, uint64_t *seed)
{
    uint64_t fate = draw(seed) % 8, blocks = e->n / BLOCK;
    if (fate < 4) {
        return e->n;
    }
    return fate == 7 && blocks > 1 ? draw(seed) % blocks * BLOCK : 0;
}

/* Entries before this one are on the disk whatever happens when the power fails at the end of
 * `upto` entries: those up to the last flush that was over by then. */
static size_t flushed_before(const struct log *log, size_t upto)
{
    size_t n = upto - 1; /* a flush that is the last entry was still running */
    while (n > 0 && (log->v[n - 1].flags & FLAG_FLUSH) == 0) {
        n--;
    }
    return n;
}

static void make_state(const struct log *log, unsigned char *disk, uint64_t state)
{
    size_t upto = state / 2 + 1, loose = 0, lost = 0, last = upto;
    size_t safe = state % 2 == 0 ? upto : flushed_before(log, upto);
    uint64_t seed = state;
    for (size_t i = safe; i < upto; i++) {
        bool is_loose = log->v[i].data != NULL && (log->v[i].flags & FLAG_FUA) == 0;
        loose += is_loose;
        last = is_loose ? i : last;
    }
    for (size_t i = 0; i < upto; i++) {
        const struct entry *e = &log->v[i];
        if (e->data == NULL) {
            continue; /* what was discarded may as well still be there */
        }
        uint64_t n = e->n;
        if (i >= safe && (e->flags & FLAG_FUA) == 0) {
            n = survives(e, &seed);
            n = i == last && lost == 0 ? 0 : n; /* a state that loses nothing is an even one */
        }
        memcpy(disk + e->offset, e->data, n);
        lost += n < e->n;
    }
    printf("%zu of %zu entries, %zu of %zu unflushed writes lost\n", upto, log->n, lost, loose);
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
    if (argc != 3 && argc != 5) {
        fputs("device-cut LOG BASE [N OUT]\n", stderr);
        return 2;
    }
    struct bytes base = map_file(argv[2]);
    struct log log = read_log(argv[1], base.n);
    if (argc == 3) {
        printf("%zu\n", log.n * 2);
        return 0;
    }
    uint64_t state = strtoull(argv[3], NULL, 10);
    if (state >= log.n * 2) {
        die("no such state", argv[3]);
    }
    if (mprotect(base.at, base.n, PROT_READ | PROT_WRITE) != 0) { /* private: BASE stays as it is */
        die("cannot be changed in memory", argv[2]);
    }
    make_state(&log, base.at, state);
    write_disk(argv[4], &base);
    free(log.v);
    return 0;
}
