/* A decoder that hangs, with the real door and the real protocol: at once, or, where the file ends
 * with the byte `1`, after the first frame of a video. For tests/scripts/hang.sh. */
#define _GNU_SOURCE
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "decode/child/main.h"
#include "decode/child/reply.h"

struct ks_ready ks_child_warm_up(const struct ks_box *box)
{
    (void)box;
    return (struct ks_ready) { .hardware = NULL };
}

static bool shows_one(void)
{
    char last = 0;
    off_t size = lseek(KS_CHILD_FILE, 0, SEEK_END);
    return size > 0 && pread(KS_CHILD_FILE, &last, 1, size - 1) == 1 && last == '1';
}

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    (void)hardware;
    if (shows_one()) {
        struct ks_reply reply = { .kind = KS_REPLY_INFO,
                                  .width = 320,
                                  .height = 180,
                                  .stride = 320 * 4,
                                  .source_width = 320,
                                  .source_height = 180 };
        size_t bytes = (size_t)box->width * (size_t)box->height * 4;
        memset(ks_child_pixels(bytes, KS_PAGES_NOW), 0x80, bytes);
        ks_child_answer(&reply);
        reply.kind = KS_REPLY_FRAME;
        ks_child_answer(&reply);
    }
    for (;;) {
        struct ks_credit credit;
        if (recv(KS_CHILD_SOCKET, &credit, sizeof credit, 0) <= 0) {
            _exit(0);
        }
    }
}
