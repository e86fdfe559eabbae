/* Acts of a taken-over decoder by what it is let to do: it speaks on its socket and writes pixels
 * (see acts.h). */
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "attack/acts.h"
#include "decode/protocol.h"

#define LONE_ACT(name) long act_##name(__attribute__((unused)) const struct target *t)

static struct ks_reply frame(void)
{
    return (struct ks_reply) { .kind = KS_REPLY_FRAME,
                               .width = 64,
                               .height = 64,
                               .stride = 256,
                               .source_width = 64,
                               .source_height = 64,
                               .orientation = 1 };
}

static long say(const void *bytes, size_t n)
{
    return send(KS_CHILD_SOCKET, bytes, n, MSG_NOSIGNAL);
}

LONE_ACT(say_half)
{
    struct ks_reply reply = frame();
    return say(&reply, sizeof reply / 2);
}
LONE_ACT(say_nothing_but_end)
{
    return say("", 0);
}
LONE_ACT(say_too_much)
{
    static char much[128 * 1024];
    struct ks_reply reply = frame();
    memset(much, 0xFF, sizeof much);
    memcpy(much, &reply, sizeof reply);
    return say(much, sizeof much);
}
LONE_ACT(flood)
{
    struct ks_reply reply = { .kind = KS_REPLY_INFO };
    while (say(&reply, sizeof reply) > 0) {
    }
    return 0;
}

#define LIE(name, ...)                                                                             \
    LONE_ACT(name)                                                                                 \
    {                                                                                              \
        struct ks_reply reply = frame();                                                           \
        __VA_ARGS__;                                                                               \
        return say(&reply, sizeof reply);                                                          \
    }

LIE(lie_about_width, reply.width = INT32_MAX, reply.stride = -4)
LIE(lie_about_height, reply.height = INT32_MAX)
LIE(lie_about_stride, reply.stride = INT32_MIN)
LIE(lie_about_slot, reply.slot = 77)
LIE(lie_about_kind, reply.kind = UINT32_MAX)
LIE(lie_about_source,
    reply.source_width = INT32_MAX,
    reply.source_height = INT32_MAX,
    reply.orientation = INT32_MIN,
    reply.duration_ms = INT64_MIN,
    memset(reply.codec, 0x1B, sizeof reply.codec))
LIE(lie_about_reason,
    reply.kind = KS_REPLY_REFUSED,
    reply.reason = UINT32_MAX,
    reply.width = INT32_MIN,
    reply.height = INT32_MIN)

/* Descriptors that nobody takes from a message would fill up who reads it. */
LONE_ACT(hand_over_descriptors)
{
    struct ks_reply reply = frame();
    struct iovec piece = { &reply, sizeof reply };
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(200 * sizeof(int))];
    } given = { .head = { CMSG_LEN(200 * sizeof(int)), SOL_SOCKET, SCM_RIGHTS } };
    int *fds = (int *)(void *)CMSG_DATA(&given.head);
    struct msghdr message = {
        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = &given, .msg_controllen = sizeof given
    };
    for (int i = 0; i < 200; i++) {
        fds[i] = KS_CHILD_FILE;
    }
    return sendmsg(KS_CHILD_SOCKET, &message, MSG_NOSIGNAL);
}

/* Who then touches a page that is gone gets SIGBUS. */
LONE_ACT(shrink_pixels)
{
    struct ks_reply reply = frame();
    (void)!ftruncate(KS_CHILD_PIXELS, 0);
    return say(&reply, sizeof reply);
}
LONE_ACT(grow_pixels)
{
    struct ks_reply reply = frame();
    (void)!ftruncate(KS_CHILD_PIXELS, 1L << 40);
    return say(&reply, sizeof reply);
}
LONE_ACT(punch_pixels)
{
    struct ks_reply reply = frame();
    (void)!fallocate(KS_CHILD_PIXELS, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 4096);
    return say(&reply, sizeof reply);
}

/* While they are being read, and after. */
LONE_ACT(change_pixels_for_ever)
{
    struct ks_reply reply = frame();
    volatile uint32_t *pixels =
        mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, KS_CHILD_PIXELS, 0);
    if (pixels == MAP_FAILED || say(&reply, sizeof reply) < 0) {
        return -1;
    }
    for (uint32_t i = 0;; i++) {
        pixels[i % 1024] = i;
    }
}
LONE_ACT(hang_up_and_stay)
{
    close(KS_CHILD_SOCKET);
    for (;;) {
    }
}
