/* kioskctl: the office's and technician's tool. Picks the command and its options. */
#include <stdio.h>
#include <string.h>

#include "core/program/program.h"
#include "kioskctl/arguments.h"
#include "kioskctl/ctl.h"
#include "kioskctl/release.h"
#include "port/arguments.h"
#include "port/clock.h"
#include "port/lang.h"

static const struct {
    const char *name;
    int (*run)(struct ctl *ctl);
    size_t words; /* words after the command, exactly so many */
    const char *options;
} commands[] = {
    { "check", ctl_check, 1, " trust place json" },
    { "explain", ctl_explain, 1, " trust at place clock json" },
    { "sim", ctl_sim, 1, " trust from until place o" },
    { "shot", ctl_shot, 1, " trust at size rotate place item screen lang touch large o text" },
    { "audit", ctl_audit, 1, " trust from until json" },
    { "report", ctl_report, 1, "" },
    { "quiz", ctl_quiz, 2, " o format json" },
    { "replay", ctl_replay, 1, " set store" },
    { "pin", ctl_pin, 0, "" },
};

/* Reads the command's line into `ctl`; false as ctl_line_read(). */
static bool take_line(struct ctl *ctl, size_t command, int argc, char **argv, int *status)
{
    const struct ctl_option options[] = {
        { "at", .value = &ctl->at },          { "from", .value = &ctl->from },
        { "until", .value = &ctl->until },    { "place", .value = &ctl->place },
        { "clock", .value = &ctl->clock },    { "o", .value = &ctl->output },
        { "size", .value = &ctl->size },      { "item", .value = &ctl->item },
        { "rotate", .value = &ctl->rotate },  { "lang", .value = &ctl->lang },
        { "format", .value = &ctl->format },  { "screen", .value = &ctl->screen },
        { "store", .value = &ctl->store },    { "trust", .value = &ctl->trust },
        { "set", .list = &ctl->set_folders }, { "json", .flag = &ctl->json },
        { "text", .flag = &ctl->text },       { "touch", .flag = &ctl->touch },
        { "large", .flag = &ctl->large },
    };
    const char *words[2] = { NULL, NULL };
    struct ctl_line line = { .options = commands[command].options,
                             .table = options,
                             .n = KS_COUNT(options),
                             .words = words,
                             .most_words = commands[command].words };
    if (!ctl_line_read(&line, argc, argv, status)) {
        return false;
    }
    if (line.n_words < line.most_words) {
        fprintf(stderr, ks_say("用法 (usage):\n%s"), ctl_usage(argv[1]));
        *status = CTL_CANNOT;
        return false;
    }
    ctl->verb = line.most_words == 2 ? words[0] : "";
    ctl->folder = words[line.most_words == 2 ? 1 : 0];
    return true;
}

static int run(size_t command, int argc, char **argv)
{
    struct ctl ctl = { 0 };
    int status;
    if (!take_line(&ctl, command, argc, argv, &status)) {
        return status;
    }
    if (!ks_zone_load("Asia/Shanghai", &ctl.zone)) {
        return ctl_cannot(ks_say("没有时区数据"));
    }
    status = commands[command].run(&ctl);
    ctl_close(&ctl);
    return status;
}

/* Refuses a word in the place of a command: about() tells what is wrong with it. */
static bool take_none(void *context, const char *name, const char *value, struct ks_err *err)
{
    (void)context, (void)name, (void)value, (void)err;
    return false;
}

/* Answers --help and --version in the place of a command; anything else is no command. */
static int about(int argc, char **argv)
{
    const struct ks_arguments none = { .n = 0, .take = take_none };
    enum ks_asked asked = KS_ASKED_TO_RUN;
    bool option = argc >= 2 && argv[1][0] == '-';
    if (!option || !ks_arguments_read(&none, 2, argv, &asked, NULL) || asked == KS_ASKED_TO_RUN) {
        return ctl_unknown(argc >= 2 ? argv[1] : "");
    }
    if (asked == KS_ASKED_HELP) {
        ctl_help();
    } else {
        (void)ks_arguments_answer(asked, "kioskctl", "");
    }
    return CTL_CLEAN;
}

int main(int argc, char **argv)
{
    int status = CTL_CANNOT;
    if (argc < 2 || ctl_usage(argv[1]) == NULL) {
        return about(argc, argv);
    }
    if (rel_run(argc, argv, &status)) {
        return status;
    }
    for (size_t i = 0; i < KS_COUNT(commands); i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            status = run(i, argc, argv);
        }
    }
    return status;
}
