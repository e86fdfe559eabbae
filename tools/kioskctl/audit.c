/* kioskctl audit: gaps, conflicts, never shown, expired, overlong. */
#include "core/schedule/audit.h"

#include <stdio.h>

#include "kioskctl/ctl.h"
#include "port/lang.h"

int ctl_audit(struct ctl *ctl)
{
    ctl->any_source = true;
    struct ks_civil from, until;
    if (!ctl_time(ctl, "--from", ctl->from, &from) ||
        !ctl_time(ctl, "--until", ctl->until, &until) || !ctl_load(ctl, from, CTL_DECODE)) {
        return CTL_CANNOT;
    }
    if (until.s < from.s) {
        return ctl_cannot(ks_say("--until 不能早于 --from"));
    }
    struct ks_audit audit = { ctl->program, ctl_situation(ctl, from), ks_civil_date(from),
                              ks_civil_date(until) };
    struct ks_problems problems = { .arena = ks_arena_new() };
    ks_audit_run(&audit, &problems);
    ctl_print_problems(&problems, ctl->json);
    size_t found = ks_problems_count(&problems, KS_LEVEL_ERROR) +
                   ks_problems_count(&problems, KS_LEVEL_WARNING);
    if (!ctl->json) {
        printf(ks_say("%zu 个问题，%zu 个提示\n"), found,
               ks_problems_count(&problems, KS_LEVEL_NOTE));
    }
    ks_arena_free(problems.arena);
    return found > 0 ? CTL_PROBLEMS : CTL_CLEAN;
}
