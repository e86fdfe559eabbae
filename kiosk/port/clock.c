/* The machine's two clocks, and what stands behind the wall clock. */
#define _GNU_SOURCE /* adjtimex */
#include "port/clock.h"

#include <sys/stat.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#define EARLIEST_PLAUSIBLE 1735689600 /* 2025-01-01: before it no device of ours was built */
#define LATEST_PLAUSIBLE 4102444800   /* 2100-01-01 */
#define SAVED_TIME "/var/lib/systemd/timesync/clock"

struct ks_mono ks_clock_mono(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (struct ks_mono) { (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000 };
}

struct ks_instant ks_clock_wall(void)
{
    return (struct ks_instant) { time(NULL) };
}

struct ks_instant ks_clock_floor(void)
{
    return (struct ks_instant) { EARLIEST_PLAUSIBLE };
}

enum ks_clock_trust ks_clock_trust_now(void)
{
    int64_t now = ks_clock_wall().s;
    if (now < EARLIEST_PLAUSIBLE || now >= LATEST_PLAUSIBLE) {
        return KS_CLOCK_UNKNOWN;
    }
    struct timex state = { 0 };
    if (adjtimex(&state) >= 0 && (state.status & STA_UNSYNC) == 0) {
        return KS_CLOCK_SYNCED;
    }
    if (access("/dev/rtc0", F_OK) == 0) {
        return KS_CLOCK_RTC;
    }
    struct stat saved;
    if (stat(SAVED_TIME, &saved) == 0 && saved.st_mtime <= now) {
        return KS_CLOCK_RESTORED;
    }
    /* Neither clock nor stamp, yet a plausible time: a container or a virtual machine. */
    return KS_CLOCK_RESTORED;
}
