/* CAP alerts: any bytes. */
#include <stddef.h>
#include <stdint.h>

#include "readers/cap/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct ks_zone zone = ks_zone_fixed(28800);
    struct ks_problems problems = { .arena = ks_arena_new() };
    struct ks_alerts alerts;
    (void)ks_cap_read("assets/alerts/a.xml", (const char *)bytes, n, &zone, problems.arena, &alerts,
                      &problems);
    ks_arena_free(problems.arena);
    return 0;
}
