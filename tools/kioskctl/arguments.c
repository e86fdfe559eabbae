/* The line of one command (see arguments.h). */
#include "kioskctl/arguments.h"

#include <string.h>

#include "core/problem/fail.h"
#include "kioskctl/ctl.h"
#include "port/arguments.h"
#include "port/lang.h"

static bool knows(const struct ctl_line *line, const char *name)
{
    size_t n = strlen(name);
    for (const char *p = strchr(line->options, ' '); p != NULL; p = strchr(p + 1, ' ')) {
        if (strncmp(p + 1, name, n) == 0 && (p[1 + n] == ' ' || p[1 + n] == '\0')) {
            return true;
        }
    }
    return false;
}

static const struct ctl_option *option_of(const struct ctl_line *line, const char *name)
{
    size_t i = 0;
    while (strcmp(line->table[i].name, name) != 0) {
        i++;
    }
    return &line->table[i];
}

static bool take(void *context, const char *name, const char *value, struct ks_err *err)
{
    struct ctl_line *line = context;
    if (name == NULL) {
        if (line->n_words == line->most_words) {
            return ks_fail_as(err, KS_ERR_USAGE, KS_PROBLEM_ARGUMENT_UNKNOWN,
                              KS_ARGS(ks_arg_text(value)));
        }
        line->words[line->n_words++] = value;
        return true;
    }
    const struct ctl_option *option = option_of(line, name);
    if (option->flag != NULL) {
        *option->flag = true;
    } else if (option->list == NULL) {
        *option->value = value;
    } else if (option->list->n == CTL_LIST_MAX) {
        return ks_fail_as(err, KS_ERR_USAGE, KS_PROBLEM_ARGUMENT_TIMES,
                          KS_ARGS(ks_arg_text(name), ks_arg_number(CTL_LIST_MAX)));
    } else {
        option->list->v[option->list->n++] = value;
    }
    return true;
}

bool ctl_line_read(struct ctl_line *line, int argc, char **argv, int *status)
{
    struct ks_argument known[KS_ARGUMENTS_MAX];
    struct ks_arguments arguments = { .known = known, .context = line, .take = take };
    enum ks_asked asked;
    struct ks_err err = { 0 };
    const char *usage = ctl_usage(argv[1]);
    for (size_t i = 0; i < line->n; i++) {
        bool alone = line->table[i].flag != NULL;
        if (knows(line, line->table[i].name)) {
            known[arguments.n++] =
                (struct ks_argument) { line->table[i].name,
                                       alone ? KS_ARGUMENT_ALONE : KS_ARGUMENT_VALUE };
        }
    }
    if (!ks_arguments_read(&arguments, argc - 1, argv + 1, &asked, &err)) {
        *status = ctl_cannot("%s\n%s", ks_err_line(ks_lang_here(), &err).text, usage);
        return false;
    }
    *status = CTL_CLEAN;
    return !ks_arguments_answer(asked, "kioskctl", usage);
}
