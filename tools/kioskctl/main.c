/* kioskctl: the office's and technician's tool. Picks the command and its options. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/program/program.h"
#include "kioskctl/ctl.h"
#include "kioskctl/release.h"
#include "port/clock.h"

static const struct {
    const char *name;
    int (*run)(struct ctl *ctl);
} commands[] = {
    { "check", ctl_check }, { "explain", ctl_explain }, { "sim", ctl_sim },
    { "shot", ctl_shot },   { "audit", ctl_audit },     { "report", ctl_report },
    { "quiz", ctl_quiz },   { "replay", ctl_replay },
};

static bool take_value(int argc, char **argv, int *i, const char **value)
{
    if (*i + 1 >= argc) {
        ctl_cannot("%s 后面缺少内容", argv[*i]);
        return false;
    }
    *value = argv[++*i];
    return true;
}

static bool take_option(struct ctl *ctl, int argc, char **argv, int *i)
{
    const struct {
        const char *name;
        const char **value;
    } options[] = {
        { "--at", &ctl->at },       { "--from", &ctl->from },     { "--until", &ctl->until },
        { "--place", &ctl->place }, { "--clock", &ctl->clock },   { "-o", &ctl->output },
        { "--size", &ctl->size },   { "--item", &ctl->item },     { "--rotate", &ctl->rotate },
        { "--lang", &ctl->lang },   { "--format", &ctl->format }, { "--screen", &ctl->screen },
        { "--store", &ctl->store },
    };
    const char *argument = argv[*i];
    if (strcmp(argument, "--json") == 0 || strcmp(argument, "--text") == 0) {
        *(argument[2] == 'j' ? &ctl->json : &ctl->text) = true;
        return true;
    }
    for (size_t k = 0; k < KS_COUNT(options); k++) {
        if (strcmp(argument, options[k].name) == 0) {
            return take_value(argc, argv, i, options[k].value);
        }
    }
    if (strcmp(argument, "--set") == 0 && ctl->n_set_folders < KS_COUNT(ctl->set_folder)) {
        return take_value(argc, argv, i, &ctl->set_folder[ctl->n_set_folders++]);
    }
    if (argument[0] == '-' || ctl->folder != NULL) {
        ctl_cannot("不认识“%s”\n%s", argument, ctl_usage(argv[1]));
        return false;
    }
    ctl->folder = argument;
    return true;
}

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

int main(int argc, char **argv)
{
    int status = CTL_CANNOT;
    const char *command = argc >= 2 ? argv[1] : "", *usage = ctl_usage(command);
    if (is_help(command)) {
        ctl_help();
        return CTL_CLEAN;
    }
    if (strcmp(command, "--version") == 0) {
        puts("kioskctl " KS_VERSION);
        return CTL_CLEAN;
    }
    if (usage == NULL) {
        return ctl_unknown(command);
    }
    if (argc >= 3 && is_help(argv[argc - 1])) {
        fputs(usage, stdout);
        return CTL_CLEAN;
    }
    if (rel_run(argc, argv, &status)) {
        return status;
    }
    if (argc == 2 && strcmp(command, "pin") == 0) {
        return ctl_pin();
    }
    struct ctl ctl = { 0 };
    bool verb = argc >= 3 && strcmp(command, "quiz") == 0;
    ctl.verb = verb ? argv[2] : "";
    for (int i = verb ? 3 : 2; i < argc; i++) {
        if (!take_option(&ctl, argc, argv, &i)) {
            return CTL_CANNOT;
        }
    }
    if (ctl.folder == NULL || strcmp(command, "pin") == 0) {
        fprintf(stderr, "用法 (usage):\n%s", usage);
        return CTL_CANNOT;
    }
    if (!ks_zone_load("Asia/Shanghai", &ctl.zone)) {
        return ctl_cannot("没有时区数据");
    }
    for (size_t i = 0; i < KS_COUNT(commands); i++) {
        if (strcmp(command, commands[i].name) == 0) {
            status = commands[i].run(&ctl);
            ks_program_free(ctl.program);
            ks_arena_free(ctl.arena);
            ks_content_set_close(ctl.set);
        }
    }
    return status;
}
