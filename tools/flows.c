/* What tools/flows links into each program: notes which functions are entered while it is asked to.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define SLOTS 65536

/* One file for all processes of a program, made by tools/flows: functions by their distance from
 * the program's start, each once, wherever it was loaded. */
struct page {
    _Atomic uint64_t asked; /* 0 = no, 1 = the main thread, 2 = all threads */
    uint64_t last;          /* nothing is noted any more once this function returns; 0 = none */
    _Atomic uint64_t entered[SLOTS];
};

extern const char __executable_start;
static struct page *page;
static _Thread_local int is_main;

/* Before main(), and so before a decoder locks itself in. */
__attribute__((constructor, no_instrument_function)) static void begin(void)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", FLOWS_DIR, program_invocation_short_name);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    void *at =
        fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    page = at == MAP_FAILED ? NULL : at;
    is_main = 1;
    if (fd >= 0) {
        close(fd);
    }
}

__attribute__((no_instrument_function)) void __cyg_profile_func_enter(void *function, void *from);
__attribute__((no_instrument_function)) void __cyg_profile_func_exit(void *function, void *from);

__attribute__((no_instrument_function)) static uint64_t place_of(const void *function)
{
    return (uint64_t)((const char *)function - &__executable_start);
}

void __cyg_profile_func_enter(void *function, void *from)
{
    (void)from;
    uint64_t asked = page == NULL ? 0 : atomic_load_explicit(&page->asked, memory_order_relaxed);
    if (asked == 0 || (asked == 1 && !is_main)) {
        return;
    }
    uint64_t at = place_of(function), free = 0;
    for (size_t i = at % SLOTS, tried = 0; tried < SLOTS; i = (i + 1) % SLOTS, tried++, free = 0) {
        if (atomic_compare_exchange_strong(&page->entered[i], &free, at) || free == at) {
            return;
        }
    }
}

void __cyg_profile_func_exit(void *function, void *from)
{
    (void)from;
    if (page != NULL && is_main && page->last != 0 && place_of(function) == page->last) {
        atomic_store(&page->asked, 0);
    }
}
