/* Landlock, which denies every file, port and signal a second time (see landlock.h). */
#define _GNU_SOURCE /* syscall */
#include "decode/door/landlock.h"

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

/* As the kernel has it since 6.12; the headers of Debian 12 know no more than 6.1 had. */
struct ruleset {
    uint64_t files, ports, scopes;
};

#define ASK_VERSION 1U
#define BITS(n) ((UINT64_C(1) << (n)) - 1)

/* What each version of the kernel's interface began to handle. It refuses bits that it does not
 * know, and a structure longer than its own unless the rest is zero. */
static const struct {
    int version;
    struct ruleset handled;
    size_t size;
} known[] = {
    { 6, { BITS(16), BITS(2), BITS(2) }, sizeof(struct ruleset) },
    { 5, { BITS(16), BITS(2), 0 }, offsetof(struct ruleset, scopes) },
    { 4, { BITS(15), BITS(2), 0 }, offsetof(struct ruleset, scopes) },
    { 3, { BITS(15), 0, 0 }, offsetof(struct ruleset, ports) },
    { 2, { BITS(14), 0, 0 }, offsetof(struct ruleset, ports) },
    { 1, { BITS(13), 0, 0 }, offsetof(struct ruleset, ports) },
};

bool ks_landlock(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, ASK_VERSION);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (version >= known[i].version) {
            long rules = syscall(SYS_landlock_create_ruleset, &known[i].handled, known[i].size, 0U);
            bool locked = rules >= 0 && syscall(SYS_landlock_restrict_self, (int)rules, 0U) == 0;
            return (rules < 0 || close((int)rules) == 0) && locked;
        }
    }
    return true;
}
