/* Answers of a decoding child (see reply.h). */
#define _GNU_SOURCE /* MAP_POPULATE */
#include "decode/child/reply.h"

#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

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

uint32_t *ks_child_pixels(size_t bytes, enum ks_child_pages pages)
{
    int flags = MAP_SHARED | (pages == KS_PAGES_NOW ? MAP_POPULATE : 0);
    void *map = mmap(NULL, bytes, PROT_READ | PROT_WRITE, flags, KS_CHILD_PIXELS, 0);
    if (map == MAP_FAILED) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    return map;
}
