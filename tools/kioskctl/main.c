/* kioskctl: the office's and technician's tool. Picks the command and its options. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/program.h"
#include "kioskctl/ctl.h"
#include "kioskctl/release.h"
#include "port/clock.h"

static const char usage[] =
    "用法 (usage):\n"
    "  kioskctl check   DIR [--json]\n"
    "  kioskctl explain DIR --at TIME [--place TAG,..] [--clock trusted|unknown] [--json]\n"
    "  kioskctl sim     DIR --from TIME --until TIME [--place TAG,..] [-o FILE]\n"
    "  kioskctl shot    DIR --at TIME --size WxH [--rotate 0|90|180|270] [--place TAG,..]\n"
    "                   [--item PATH | --screen home|help|question|..] [--lang zh|en]\n"
    "                   -o FILE.png | --text\n"
    "  kioskctl audit   DIR --from DATE --until DATE [--json]\n"
    "  kioskctl report  FILE                     放映、答题、投票的数（kiosk --records 的文件）\n"
    "  kioskctl quiz import FILE -o DIR [--json]\n"
    "  kioskctl quiz export DIR --format csv|gift|moodle-xml [-o FILE]\n"
    "  kioskctl pin     < 文件：工作人员密码，算成 kiosk.ini 的一行\n"
    "TIME: 2020-09-01T08:00 或 2020-09-01T08:00:00+08:00\n"
    "退出值 (exit status): 0 没有问题, 1 有问题, 2 没能运行\n";

static const struct {
    const char *name;
    int (*run)(struct ctl *ctl);
} commands[] = {
    { "check", ctl_check }, { "explain", ctl_explain }, { "sim", ctl_sim },   { "shot", ctl_shot },
    { "audit", ctl_audit }, { "report", ctl_report },   { "quiz", ctl_quiz },
};

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
    };
    const char *argument = argv[*i];
    if (strcmp(argument, "--json") == 0 || strcmp(argument, "--text") == 0) {
        *(argument[2] == 'j' ? &ctl->json : &ctl->text) = true;
        return true;
    }
    for (size_t k = 0; k < KS_COUNT(options); k++) {
        if (strcmp(argument, options[k].name) == 0) {
            if (*i + 1 >= argc) {
                ctl_cannot("%s 后面缺少内容", argument);
                return false;
            }
            *options[k].value = argv[++*i];
            return true;
        }
    }
    if (argument[0] == '-' || ctl->folder != NULL) {
        ctl_cannot("不认识“%s”\n%s", argument, usage);
        return false;
    }
    ctl->folder = argument;
    return true;
}

int main(int argc, char **argv)
{
    int status = CTL_CANNOT;
    if (rel_run(argc, argv, &status)) {
        return status;
    }
    if (argc >= 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        printf("%s%s", usage, rel_usage);
        return CTL_CLEAN;
    }
    if (argc == 2 && strcmp(argv[1], "pin") == 0) {
        return ctl_pin();
    }
    struct ctl ctl = { 0 };
    bool verb = argc >= 3 && strcmp(argv[1], "quiz") == 0;
    ctl.verb = verb ? argv[2] : "";
    for (int i = verb ? 3 : 2; i < argc; i++) {
        if (!take_option(&ctl, argc, argv, &i)) {
            return CTL_CANNOT;
        }
    }
    if (argc < 2 || ctl.folder == NULL) {
        fputs(usage, stderr);
        return CTL_CANNOT;
    }
    if (!ks_zone_load("Asia/Shanghai", &ctl.zone)) {
        return ctl_cannot("没有时区数据");
    }
    for (size_t i = 0; i < KS_COUNT(commands); i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            status = commands[i].run(&ctl);
            ks_program_free(ctl.program);
            ks_content_set_close(ctl.set);
            return status;
        }
    }
    return ctl_cannot("没有“%s”这个命令\n%s", argv[1], usage);
}
