#ifndef KIOSKCTL_CTL_H
#define KIOSKCTL_CTL_H

#include "content/load.h"
#include "core/import/receipt.h"
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
    const char *store, *trust;
    bool json;
    bool text;         /* shot: what can be read, instead of a picture */
    bool touch, large; /* shot: as a screen that can be touched shows it; in large type */
    struct ks_zone zone;
    bool any_source;       /* the folder may be whatever a screen can be given (source.h) */
    struct source *source; /* then; NULL before ctl_load() */
    struct ks_content_set *set;
    struct ks_program *program;
    size_t n_loaded;        /* of the problems: found while it was loaded */
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
/* How closely a set is looked at: as a player does before it has drawn anything; with every picture
 * and video decoded once, so that what is broken is known; and all of it judged besides. */
enum ctl_look { CTL_GLANCE, CTL_DECODE, CTL_JUDGE };
/* Open and load ctl->folder as of `now`. */
bool ctl_load(struct ctl *ctl, struct ks_civil now, enum ctl_look look);
void ctl_close(struct ctl *ctl);
struct ks_situation ctl_situation(const struct ctl *ctl, struct ks_civil now);
/* ctl_load() looking inside, and the judgement of every layout and glyph. */
bool ctl_examine(struct ctl *ctl, struct ks_civil now);
void ctl_print_problem(const struct ks_problem *problem);
/* What the office is told of a source that was taken in, as problems are: what is refused is an
 * error, what is adjusted a warning; and the problems from `from` on. */
void ctl_print_receipt(const struct ks_receipt *receipt,
                       const struct ks_problems *problems,
                       size_t from,
                       bool json);
void ctl_print_problems(const struct ks_problems *problems, bool json);

/* Prints what becomes of each alert's file (core/schedule/told.h), if there is one. */
void ctl_print_alerts(const struct ctl *ctl,
                      const struct ks_situation *situation,
                      const struct ks_decision *decision,
                      struct ks_arena *arena);

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
