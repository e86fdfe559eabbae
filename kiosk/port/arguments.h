#ifndef KS_PORT_ARGUMENTS_H
#define KS_PORT_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* The command line of a program, by the rules of getopt_long. They are the same for every program:
 * `--key value`, `--key=value`, `-o value`, `--` before words that begin with a dash. Names are
 * written out: what is short for one option today would mean two tomorrow. --help (-h) and
 * --version are known to all programs and end the reading where they stand. For one thread at a
 * time: getopt_long keeps its place in globals of the C library. */

enum ks_argument_kind {
    KS_ARGUMENT_VALUE, /* --name VALUE, --name=VALUE */
    KS_ARGUMENT_FLAG,  /* --name, which says "yes"; or --name=VALUE */
    KS_ARGUMENT_ALONE  /* --name, which says "yes" */
};
struct ks_argument {
    const char *name; /* without dashes; of one letter: -o */
    enum ks_argument_kind kind;
};
#define KS_ARGUMENTS_MAX 40 /* known ones of a program; more abort */

enum ks_asked { KS_ASKED_TO_RUN, KS_ASKED_HELP, KS_ASKED_VERSION };

struct ks_arguments {
    const struct ks_argument *known; /* a `version` among them goes before the common one */
    size_t n;
    void *context;
    /* One after the other as they stand; `name` NULL: a word that is no option. Both strings are
     * of `argv` or of `known`, and stay. False ends the reading. Not NULL, even where no options
     * are known: words come all the same. */
    bool (*take)(void *context, const char *name, const char *value, struct ks_err *err);
};

/* Words from argv[1] on. False: a mistake, named in the sentence. */
KS_NODISCARD bool ks_arguments_read(const struct ks_arguments *arguments,
                                    int argc,
                                    char **argv,
                                    enum ks_asked *asked,
                                    struct ks_err *err);
/* Prints what was asked for, on stdout; false: to run, nothing is printed. */
bool ks_arguments_answer(enum ks_asked asked, const char *program, const char *usage);

#endif
