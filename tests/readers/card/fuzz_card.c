/* Cards: any bytes. */
#include <stddef.h>
#include <stdint.h>

#include "readers/card/md.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_problems problems = { .arena = ks_arena_new() };
    (void)ks_card_read("cards/a.md", (const char *)bytes, n, &zone, problems.arena, &problems);
    ks_arena_free(problems.arena);
    return 0;
}
