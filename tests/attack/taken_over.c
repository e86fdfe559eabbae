/* A decoder that was taken over: behind the real door, with the real protocol, it does the act that
 * its file names, and tells what came of it as a picture's width (test_decoder.c). */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "attack/acts.h"
#include "base/check.h"
#include "decode/child/main.h"
#include "decode/child/reply.h"

struct ks_hardware *ks_child_warm_up(const struct ks_box *box)
{
    (void)box;
    return NULL;
}

#ifdef KS_OPEN_DOOR
#include "decode/child/sandbox.h"

void ks_child_lock(int memory_mib, bool devices)
{
    (void)memory_mib;
    (void)devices;
}
#endif

#define ACT_ROW(name, harm) { #name, act_##name },

static const struct {
    const char *name;
    long (*try)(const struct target *t);
} acts[] = { ACTS(ACT_ROW) };

void ks_child_job(const struct ks_box *box, struct ks_hardware *hardware)
{
    (void)box;
    (void)hardware;
    struct target t;
    char text[512] = "";
    uintmax_t precious = 0;
    (void)!pread(KS_CHILD_FILE, text, sizeof text - 1, 3);
    if (sscanf(text, "%47s %127s %d %d %d %d %ju %d", t.act, t.folder, &t.player, &t.neighbour,
               &t.udp, &t.tcp, &precious, &t.key) != 8) {
        _exit(3);
    }
    t.precious = (uintptr_t)precious;
    for (size_t i = 0; i < KS_COUNT(acts); i++) {
        if (strcmp(acts[i].name, t.act) == 0) {
            long told = acts[i].try(&t);
            struct ks_reply reply = { .kind = KS_REPLY_FRAME,
                                      .width = 1,
                                      .height = 1,
                                      .stride = 4,
                                      .source_width = told > 0 ? (int)told : 1,
                                      .source_height = 1,
                                      .orientation = 1 };
            ks_child_answer(&reply);
        }
    }
    pause(); /* a call that ends it, where the door is closed */
}
