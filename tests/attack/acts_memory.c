/* Acts of a taken-over decoder that take more memory than it has (see acts.h). */
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "attack/acts.h"
#include "decode/protocol.h"

#define ACT(name) long act_##name(__attribute__((unused)) const struct target *t)
#define PIECE ((size_t)1 << 20)
#define READ_WRITE (PROT_READ | PROT_WRITE)

/* Piece by piece, so that a limit stops it as late as it can. */
static long fill(int flags)
{
    for (size_t n = 0; n < MUCH; n += PIECE) {
        char *piece = mmap(NULL, PIECE, READ_WRITE, flags, -1, 0);
        if (piece == MAP_FAILED) {
            return -1;
        }
        memset(piece, 1, PIECE);
    }
    return 0;
}

ACT(take_private)
{
    return fill(MAP_PRIVATE | MAP_ANONYMOUS);
}
ACT(take_shared)
{
    return fill(MAP_SHARED | MAP_ANONYMOUS);
}
ACT(take_shared_by_other_words)
{
    return fill(MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE | MAP_POPULATE);
}

ACT(take_by_brk)
{
    for (size_t n = 0; n < MUCH; n += PIECE) {
        char *piece = sbrk((intptr_t)PIECE);
        if ((intptr_t)piece == -1) {
            return -1;
        }
        memset(piece, 1, PIECE);
    }
    return 0;
}
ACT(take_by_protecting)
{
    for (size_t n = 0; n < MUCH; n += PIECE) {
        char *piece = mmap(NULL, PIECE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (piece == MAP_FAILED || mprotect(piece, PIECE, READ_WRITE) != 0) {
            return -1;
        }
        memset(piece, 1, PIECE);
    }
    return 0;
}

/* As a stack does; the limit of data does not count it. */
ACT(take_growing_down)
{
    return fill(MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN);
}
ACT(take_by_growing)
{
    char *all = mmap(NULL, PIECE, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (size_t n = PIECE; n < MUCH; n += PIECE) {
        char *more = mremap(all, n, n + PIECE, MREMAP_MAYMOVE);
        if (more == MAP_FAILED) {
            return -1;
        }
        all = more;
        memset(all + n, 1, PIECE);
    }
    return 0;
}

static long fill_from(int fd)
{
    char *all = mmap(NULL, MUCH, READ_WRITE, MAP_SHARED, fd, 0);
    if (all == MAP_FAILED) {
        return -1;
    }
    memset(all, 1, MUCH);
    return 0;
}

ACT(take_unnamed_file)
{
    int fd = memfd_create("evil", 0);
    return ftruncate(fd, (off_t)MUCH) == 0 ? fill_from(fd) : -1;
}
ACT(take_zeros)
{
    return fill_from(open("/dev/zero", O_RDWR));
}
ACT(take_segment)
{
    int segment = shmget(IPC_PRIVATE, MUCH, 0600);
    char *all = shmat(segment, NULL, 0);
    shmctl(segment, IPC_RMID, NULL);
    if ((intptr_t)all == -1) {
        return -1;
    }
    memset(all, 1, MUCH);
    return 0;
}

/* One page table of 4 KiB for each 2 MiB of which a page was read. */
static long tables(int flags, int fd)
{
    const size_t table = (size_t)2 << 20;
    volatile long sum = 0;
    for (size_t n = 0; n < MUCH; n += 4096) {
        char *one = mmap((void *)(0x100000000000 + n / 4096 * table), 4096, PROT_READ,
                         flags | MAP_FIXED_NOREPLACE, fd, 0);
        if (one == MAP_FAILED) {
            return -1;
        }
        sum += *one;
        if (n / 4096 % 60000 == 59999) {
            return 0; /* as many areas as a process may have */
        }
    }
    return sum;
}

ACT(take_page_tables)
{
    return tables(MAP_PRIVATE | MAP_ANONYMOUS, -1);
}
ACT(take_page_tables_of_pixels)
{
    return tables(MAP_SHARED, KS_CHILD_PIXELS);
}
