/* Ends what may take its time (see reaper.h). */
#include "app/threads/reaper.h"

#include <stdlib.h>

#include "base/check.h"
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
};

static void run(void *context)
{
    struct ks_reaper *reaper = context;
    struct deed deed;
    while (ks_inbox_wait(reaper->deeds, &deed, -1)) {
        deed.end(deed.what);
    }
}

struct ks_reaper *ks_reaper_new(void)
{
    struct ks_reaper *reaper = calloc(1, sizeof *reaper);
    if (reaper == NULL) {
        ks_oom();
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

void ks_reaper_free(struct ks_reaper *reaper)
{
    if (reaper != NULL) {
        ks_inbox_close(reaper->deeds);
        ks_thread_join(reaper->thread);
        ks_inbox_free(reaper->deeds);
        free(reaper);
    }
}
