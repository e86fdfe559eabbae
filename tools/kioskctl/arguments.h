#ifndef KIOSKCTL_ARGUMENTS_H
#define KIOSKCTL_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>

/* The line of one command: where its options and words go. A command is told only what it
 * knows, so that no option is taken and then ignored. */

#define CTL_LIST_MAX 17

struct ctl_list {
    const char *v[CTL_LIST_MAX];
    size_t n;
};

struct ctl_option { /* where it goes: one of the three */
    const char *name;
    const char **value;
    struct ctl_list *list;
    bool *flag;
};

struct ctl_line {
    const char *options;            /* names the command knows, each with a blank before it */
    const struct ctl_option *table; /* of all commands */
    size_t n;
    const char **words; /* out: what is no option */
    size_t most_words;
    size_t n_words; /* out */
};

/* argv[1] is the command. False: not to be run, with the exit status: 0 after --help and --version,
 * 2 for a mistake, which was said. */
bool ctl_line_read(struct ctl_line *line, int argc, char **argv, int *status);

#endif
