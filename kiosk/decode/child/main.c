/* kiosk-decode: one file in, pixels or a count out, behind a locked door. Started by
 * decode/client/client.c only. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "decode/child/main.h"
#include "decode/door/sandbox.h"
#include "decode/protocol.h"

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts(KS_PROGRAM " " KS_VERSION);
        return 0;
    }
    if (argc != 8) {
        return 2;
    }
    struct ks_box box = { atoi(argv[1]), atoi(argv[2]), atoi(argv[4]), atoi(argv[5]) != 0,
                          argv[7] };
    struct ks_lock lock = { .memory_mib = atoi(argv[3]), .seconds = atoi(argv[6]) };
    bool fine = box.width >= 1 && box.height >= 1 && box.width <= KS_BOX_MAX &&
                box.height <= KS_BOX_MAX && box.slots >= 1 && box.slots <= KS_VIDEO_SLOTS;
    if (!fine || lock.memory_mib < 16 || lock.seconds < 0) {
        return 2;
    }
    /* Then the C library needs no file to know the zone: times stand in a zip, and in every video
     * that a phone made. */
    (void)setenv("TZ", "UTC0", 1);
    tzset();
    struct ks_ready ready = ks_child_warm_up(&box);
    lock.devices = ready.hardware != NULL;
    lock.shelf = ready.shelf;
    ks_child_lock(&lock);
    ks_child_job(&box, ready.hardware);
    _exit(0);
}
