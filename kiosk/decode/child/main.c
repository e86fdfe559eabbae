/* kiosk-decode: one file in, pixels or a count out, behind a locked door. Started by
 * decode/client/client.c only. */
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "decode/child/child.h"
#include "decode/child/sandbox.h"

void ks_child_answer(const struct ks_reply *reply)
{
    if (send(KS_CHILD_SOCKET, reply, sizeof *reply, MSG_NOSIGNAL) != (ssize_t)sizeof *reply) {
        _exit(1);
    }
}

void ks_child_refuse(enum ks_refusal reason, int width, int height)
{
    struct ks_reply reply = {
        .kind = KS_REPLY_REFUSED, .reason = (uint32_t)reason, .width = width, .height = height
    };
    ks_child_answer(&reply);
    _exit(0);
}

uint32_t *ks_child_pixels(size_t bytes, bool now)
{
    int flags = MAP_SHARED | (now ? MAP_POPULATE : 0);
    void *map = mmap(NULL, bytes, PROT_READ | PROT_WRITE, flags, KS_CHILD_PIXELS, 0);
    if (map == MAP_FAILED) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    return map;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts(KS_PROGRAM " " KS_VERSION);
        return 0;
    }
    if (argc != 7) {
        return 2;
    }
    struct ks_box box = { atoi(argv[1]), atoi(argv[2]), atoi(argv[4]), atoi(argv[5]) != 0,
                          argv[6] };
    int memory_mib = atoi(argv[3]);
    bool fine = box.width >= 1 && box.height >= 1 && box.width <= KS_BOX_MAX &&
                box.height <= KS_BOX_MAX && box.slots >= 1 && box.slots <= KS_VIDEO_SLOTS;
    if (!fine || memory_mib < 16) {
        return 2;
    }
    /* Then the C library needs no file to know the zone: times stand in a zip, and in every video
     * that a phone made. */
    (void)setenv("TZ", "UTC0", 1);
    tzset();
    ks_child_lock(memory_mib, ks_child_warm_up(&box));
    ks_child_job(&box);
    _exit(0);
}
