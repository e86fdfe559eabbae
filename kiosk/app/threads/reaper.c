/* Ends what may take its time (see reaper.h). */
#include "app/threads/reaper.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/check.h"
#include "port/clock.h"
#include "port/inbox.h"
#include "port/thread.h"

#define WAITING_MAX                                                                                \
    256 /* nothing comes near it: each is a frame or a video that was on the glass */

struct deed {
    void (*end)(void *what);
    void *what;
};

struct ks_reaper {
    struct ks_inbox *deeds;
    struct ks_thread *thread;
    int ended; /* an eventfd that rings when the thread has done the last of it */
};

static void run(void *context)
{
    struct ks_reaper *reaper = context;
    struct deed deed;
    while (ks_inbox_wait(reaper->deeds, &deed, -1)) {
        deed.end(deed.what);
    }
    (void)eventfd_write(reaper->ended, 1); /* behind this call the reaper may be gone */
}

struct ks_reaper *ks_reaper_new(void)
{
    struct ks_reaper *reaper = calloc(1, sizeof *reaper);
    if (reaper == NULL) {
        ks_oom();
    }
    reaper->ended = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (reaper->ended < 0) {
        ks_bug("no descriptor for the reaper");
    }
    reaper->deeds = ks_inbox_new(sizeof(struct deed), WAITING_MAX, NULL, NULL);
    reaper->thread = ks_thread_start("reaper", run, reaper);
    return reaper;
}

void ks_reaper_take(struct ks_reaper *reaper, void (*end)(void *what), void *what)
{
    struct deed deed = { end, what };
    if (what != NULL && !ks_inbox_put(reaper->deeds, &deed)) {
        ks_bug("more to end than ever was");
    }
}

bool ks_reaper_end(struct ks_reaper *reaper, int timeout_ms)
{
    if (reaper == NULL) {
        return true;
    }
    struct ks_mono until = ks_mono_add_ms(ks_clock_mono(), timeout_ms);
    ks_inbox_close(reaper->deeds);
    struct pollfd fd = { reaper->ended, POLLIN, 0 };
    int n;
    do {
        int64_t left = ks_mono_ms_between(ks_clock_mono(), until);
        n = poll(&fd, 1, left < 0 ? 0 : (int)left);
    } while (n < 0 && errno == EINTR);
    if (n != 1) {
        return false;
    }
    ks_thread_let_go(reaper->thread);
    ks_inbox_free(reaper->deeds);
    close(reaper->ended);
    free(reaper);
    return true;
}
