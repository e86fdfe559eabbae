/* A command line, read with getopt_long (see arguments.h). */
#include "port/arguments.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "core/problem/fail.h"
#include "core/settings/ini.h"
#include "port/lang.h"

/* What getopt_long returns: a letter, or one of these. */
enum { WORD = 1, OF_HELP = 'h', OF_VERSION = 256, OF_KNOWN };

#define OURS 2 /* --help, --version */

struct options {
    struct option known[KS_ARGUMENTS_MAX + OURS + 1];
    const char *names[KS_ARGUMENTS_MAX + OURS]; /* the long ones, for who mistypes */
    size_t n;
    char letters[2 * KS_ARGUMENTS_MAX + 4];
};

static void add(struct options *options, const char *name, int has_value, int is)
{
    options->names[options->n] = name;
    options->known[options->n++] = (struct option) { name, has_value, NULL, is };
}

static void prepare(struct options *options, const struct ks_arguments *arguments)
{
    static const int has_value[] = { [KS_ARGUMENT_VALUE] = required_argument,
                                     [KS_ARGUMENT_FLAG] = optional_argument,
                                     [KS_ARGUMENT_ALONE] = no_argument };
    bool own_version = false;
    /* "-": words come as they stand, so that optind is where we are; ":": nothing is printed. */
    char *letters = options->letters;
    *letters++ = '-';
    *letters++ = ':';
    *letters++ = OF_HELP;
    assert(arguments->n <= KS_ARGUMENTS_MAX);
    for (size_t i = 0; i < arguments->n; i++) {
        const struct ks_argument *known = &arguments->known[i];
        own_version = own_version || strcmp(known->name, "version") == 0;
        if (known->name[1] != '\0') {
            add(options, known->name, has_value[known->kind], OF_KNOWN + (int)i);
            continue;
        }
        *letters++ = known->name[0];
        if (known->kind == KS_ARGUMENT_VALUE) {
            *letters++ = ':';
        }
    }
    add(options, "help", no_argument, OF_HELP);
    if (!own_version) {
        add(options, "version", no_argument, OF_VERSION);
    }
}

static bool unknown(const struct options *options, const char *word, struct ks_err *err)
{
    char name[KS_INI_NAME];
    ks_ini_fold((struct ks_str) { word + 2, strcspn(word, "=") - 2 }, name, sizeof name);
    const char *meant = ks_ini_nearest(name, options->names, options->n);
    for (size_t i = 0; i < options->n; i++) { /* a beginning of an option counts as meant */
        bool begins = name[0] != '\0' && strncmp(name, options->names[i], strlen(name)) == 0;
        meant = meant == NULL && begins ? options->names[i] : meant;
    }
    return ks_fail_as(err, KS_ERR_USAGE,
                      meant == NULL ? KS_PROBLEM_ARGUMENT_UNKNOWN : KS_PROBLEM_ARGUMENT_NEAR,
                      KS_ARGS(ks_arg_text(word), ks_arg_text(meant)));
}

static bool is_long(const char *word)
{
    return strncmp(word, "--", 2) == 0;
}

/* Whether the word is only the beginning of the option that getopt_long took it for. */
static bool is_cut(const struct options *options, int taken, const char *word)
{
    size_t i = 0;
    while (i < options->n && options->known[i].val != taken) {
        i++;
    }
    return i < options->n && is_long(word) && strcspn(word + 2, "=") != strlen(options->names[i]);
}

/* Says why getopt_long could not take `word`. */
static bool refuse(const struct options *options, int found, const char *word, struct ks_err *err)
{
    if (found == ':') {
        return ks_fail_as(err, KS_ERR_USAGE, KS_PROBLEM_ARGUMENT_CUT, KS_ARGS(ks_arg_text(word)));
    }
    if (is_long(word) && optopt != 0) {
        return ks_fail_as(err, KS_ERR_USAGE, KS_PROBLEM_ARGUMENT_ALONE, KS_ARGS(ks_arg_text(word)));
    }
    return is_long(word) ? unknown(options, word, err)
                         : ks_fail_as(err, KS_ERR_USAGE, KS_PROBLEM_ARGUMENT_UNKNOWN,
                                      KS_ARGS(ks_arg_text(word)));
}

static const struct ks_argument *known_of(const struct ks_arguments *arguments, int found)
{
    for (size_t i = 0; i < arguments->n; i++) {
        const char *name = arguments->known[i].name;
        if (found == OF_KNOWN + (int)i || (found == name[0] && name[1] == '\0')) {
            return &arguments->known[i];
        }
    }
    return NULL;
}

bool ks_arguments_read(const struct ks_arguments *arguments,
                       int argc,
                       char **argv,
                       enum ks_asked *asked,
                       struct ks_err *err)
{
    struct options options = { .n = 0 };
    int at = 1, found;
    prepare(&options, arguments);
    *asked = KS_ASKED_TO_RUN;
    opterr = 0;
    optind = 0; /* from the beginning, whoever read before */
    while ((found = getopt_long(argc, argv, options.letters, options.known, NULL)) != -1) {
        const char *word = argv[at];
        const struct ks_argument *known = known_of(arguments, found);
        at = optind;
        if (is_cut(&options, found == ':' || found == '?' ? optopt : found, word)) {
            return unknown(&options, word, err);
        }
        if (found == OF_HELP || found == OF_VERSION) {
            *asked = found == OF_HELP ? KS_ASKED_HELP : KS_ASKED_VERSION;
            return true;
        }
        if (known == NULL && found != WORD) {
            return refuse(&options, found, word, err);
        }
        if (!arguments->take(arguments->context, known == NULL ? NULL : known->name,
                             optarg == NULL ? "yes" : optarg, err)) {
            return false;
        }
    }
    for (int i = optind; i < argc; i++) { /* behind -- */
        if (!arguments->take(arguments->context, NULL, argv[i], err)) {
            return false;
        }
    }
    return true;
}

bool ks_arguments_answer(enum ks_asked asked, const char *program, const char *usage)
{
    switch (asked) {
    case KS_ASKED_HELP:
        fputs(usage, stdout);
        return true;
    case KS_ASKED_VERSION:
        printf("%s " KS_VERSION "\n", program);
        return true;
    case KS_ASKED_TO_RUN:
        break;
    }
    return false;
}
