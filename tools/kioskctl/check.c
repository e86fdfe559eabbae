/* kioskctl check: every problem of a content set. */
#include <stdio.h>

#include "core/scene.h"
#include "kioskctl/ctl.h"
#include "port/clock.h"
#include "stage/fonts.h"

static void lint_layout(struct ctl *ctl, struct ks_civil now)
{
    struct ks_err err = { 0 };
    struct ks_fonts *fonts = ks_fonts_open(&err);
    if (fonts == NULL) {
        ctl_cannot("%s", err.text);
        return;
    }
    struct ks_scene_env env = { .typeset = ks_fonts_typeset(fonts),
                                .facts = &ctl->program->facts,
                                .now = now,
                                .clock_known = true,
                                .lang = "zh",
                                .place = "" };
    for (size_t i = 0; i < ctl->program->cards.n; i++) {
        ks_scene_lint(&env, ctl->program->cards.v[i], &ctl->program->problems);
    }
    ks_fonts_close(fonts);
}

int ctl_check(struct ctl *ctl)
{
    struct ks_civil now = ks_civil_of(&ctl->zone, ks_clock_wall());
    if (!ctl_load(ctl, now, true)) {
        return CTL_CANNOT;
    }
    lint_layout(ctl, now);
    const struct ks_problems *problems = &ctl->program->problems;
    ctl_print_problems(problems, ctl->json);
    size_t errors = ks_problems_count(problems, KS_LEVEL_ERROR);
    size_t warnings = ks_problems_count(problems, KS_LEVEL_WARNING);
    if (!ctl->json) {
        printf("%zu 个错误，%zu 个警告，%zu 个提示\n", errors, warnings,
               ks_problems_count(problems, KS_LEVEL_NOTE));
    }
    return errors + warnings > 0 ? CTL_PROBLEMS : CTL_CLEAN;
}
