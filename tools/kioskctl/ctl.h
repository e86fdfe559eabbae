#ifndef KIOSKCTL_CTL_H
#define KIOSKCTL_CTL_H

#include "content/load.h"
#include "core/schedule/schedule.h"
#include "core/visit/visit.h"
#include "kioskctl/arguments.h"

/* What the commands share: options, a loaded content set, output. Exit status: 0 clean,
 * 1 problems found, 2 could not run. */

enum { CTL_CLEAN = 0, CTL_PROBLEMS = 1, CTL_CANNOT = 2 };

struct ctl {
    const char *folder;
    const char *at, *from, *until, *place, *clock, *output, *size, *item, *rotate, *lang, *format;
    const char *screen;          /* of shot: a screen of a visit instead of the loop */
    const char *verb;            /* of quiz: import, export */
    struct ctl_list set_folders; /* of replay: --set */
    const char *store;
    bool json;
    bool text; /* shot: what can be read, instead of a picture */
    struct ks_zone zone;
    struct ks_content_set *set;
    struct ks_program *program;
    struct ks_arena *arena; /* what is found about the program, and said of it */
};

/* The lines about a command, each with its line break; NULL: there is no such command. */
const char *ctl_usage(const char *command);
void ctl_help(void); /* all of them, on stdout */
/* Says on stderr that there is no such command, and which there are; returns CTL_CANNOT. */
int ctl_unknown(const char *word);
/* Says what is wrong on stderr and returns CTL_CANNOT. */
int ctl_cannot(const char *format, ...) KS_PRINTF(1, 2);
/* False if the option was not given or is no time (said so). */
bool ctl_time(const struct ctl *ctl, const char *option, const char *text, struct ks_civil *t);
/* Open and load ctl->folder as of `now`; `look_inside` decodes every picture and lints cards. */
bool ctl_load(struct ctl *ctl, struct ks_civil now, bool look_inside);
struct ks_situation ctl_situation(const struct ctl *ctl, struct ks_civil now);
/* ctl_load() looking inside, and the judgement of every layout and glyph. */
bool ctl_examine(struct ctl *ctl, struct ks_civil now);
void ctl_print_problem(const struct ks_problem *problem);
void ctl_print_problems(const struct ks_problems *problems, bool json);

int ctl_check(struct ctl *ctl);
int ctl_explain(struct ctl *ctl);
int ctl_sim(struct ctl *ctl);
int ctl_pin(struct ctl *ctl);
/* The visit of ctl->screen; false if there is none such (said so). */
bool ctl_screen(const struct ctl *ctl, struct ks_visit *visit);
int ctl_shot(struct ctl *ctl);
int ctl_audit(struct ctl *ctl);
int ctl_report(struct ctl *ctl);
int ctl_quiz(struct ctl *ctl);
int ctl_replay(struct ctl *ctl);

#endif
