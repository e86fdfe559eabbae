/* The act that a file names, done by who was taken over (see do_act.h). */
#define _GNU_SOURCE /* memmem */
#include "attack/do_act.h"

#include <stdio.h>
#include <string.h>

#include "attack/acts.h"
#include "base/check.h"

#ifdef KS_OPEN_DOOR
#include "decode/door/sandbox.h"

void ks_child_lock(const struct ks_lock *lock)
{
    (void)lock;
}
#endif

#define ACT_ROW(name, harm) { #name, act_##name },

static const struct {
    const char *name;
    long (*try)(const struct target *t);
} acts[] = { ACTS(ACT_ROW) };

bool do_act(const char *bytes, size_t n, long *told)
{
    static const char mark[] = TARGET_MARK;
    const char *at = memmem(bytes, n, mark, sizeof mark - 1);
    struct target t;
    char text[512] = "";
    uintmax_t precious = 0;
    if (at == NULL) {
        return false;
    }
    n -= (size_t)(at - bytes);
    memcpy(text, at, n < sizeof text ? n : sizeof text - 1);
    if (sscanf(text, TARGET_MARK " %47s %127s %d %d %d %d %ju %d", t.act, t.folder, &t.player,
               &t.neighbour, &t.udp, &t.tcp, &precious, &t.key) != 8) {
        return false;
    }
    t.precious = (uintptr_t)precious;
    for (size_t i = 0; i < KS_COUNT(acts); i++) {
        if (strcmp(acts[i].name, t.act) == 0) {
            *told = acts[i].try(&t);
            return true;
        }
    }
    return false;
}
