/* A clock on command, below the programs (LD_PRELOAD): the time KS_CLOCK (seconds since 1970),
 * which a time server vouches for where KS_CLOCK_SYNCED is set, and no battery. */
#define _GNU_SOURCE /* adjtimex */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

time_t time(time_t *out)
{
    const char *said = getenv("KS_CLOCK");
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    time_t seconds = said == NULL ? now.tv_sec : (time_t)atoll(said);
    if (out != NULL) {
        *out = seconds;
    }
    return seconds;
}

int adjtimex(struct timex *state)
{
    state->status = getenv("KS_CLOCK_SYNCED") == NULL ? STA_UNSYNC : 0;
    return 0;
}

int access(const char *path, int mode)
{
    return strcmp(path, "/dev/rtc0") == 0 ? -1 : faccessat(AT_FDCWD, path, mode, 0);
}
