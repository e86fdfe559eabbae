/* A decoder that was taken over: behind the real door, with the real protocol, it does the act that
 * its file names, and tells what came of it as a picture's width (test_decoder.c). */
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "attack/do_act.h"
#include "decode/child/main.h"
#include "decode/child/reply.h"
#include "decode/door/shelf.h"

/* What stands for the devices of a machine's own decoder: with them the door lets more through. */
static char devices;

struct ks_ready ks_child_warm_up(const struct ks_box *box)
{
    bool pages = strcmp(box->ending, "pdf") == 0; /* its door lets files of a shelf through */
    struct ks_shelf *shelf = pages ? ks_shelf_new() : NULL;
    if (pages) {
        ks_shelf_add(shelf, "/proc/self/exe");
    }
    return (struct ks_ready) {
        .shelf = pages ? ks_shelf_serve(shelf) : 0,
        .hardware = box->hardware ? (struct ks_hardware *)(void *)&devices : NULL,
    };
}

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    char bytes[1024];
    long told;
    ssize_t n = pread(KS_CHILD_FILE, bytes, sizeof bytes, 0);
    if (n < 0 || !do_act(bytes, (size_t)n, &told)) {
        _exit(3);
    }
    struct ks_reply reply = { .kind = KS_REPLY_INFO,
                              .width = 1,
                              .height = 1,
                              .stride = 4,
                              .source_width = told > 0 ? (int)told : 1,
                              .source_height = 1,
                              .orientation = 1,
                              .hardware = hardware != NULL };
    if (box->slots > 1) { /* a video tells of itself first */
        ks_child_answer(&reply);
    }
    reply.kind = KS_REPLY_FRAME;
    ks_child_answer(&reply);
    pause(); /* a call that ends it, where the door is closed */
}
