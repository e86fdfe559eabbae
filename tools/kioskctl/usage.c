/* What kioskctl says about its commands: all of them, or the one that was meant. */
#include <stdio.h>
#include <string.h>

#include "kioskctl/ctl.h"
#include "port/lang.h"

static const struct {
    const char *command; /* NULL: a heading */
    const char *text;
} lines[] = {
    { NULL, KS_WORD_MARK("看内容 (content):\n") },
    { "check", "  kioskctl check    DIR [--trust FILE] [--place TAG,..] [--json]\n" },
    { "explain", "  kioskctl explain  DIR --at TIME [--trust FILE] [--place TAG,..]\n"
                 "                    [--clock trusted|unknown] [--json]\n" },
    { "sim", "  kioskctl sim      DIR --from TIME --until TIME [--trust FILE] [--place TAG,..] [-o "
             "FILE]\n" },
    { "shot",
      "  kioskctl shot     DIR --at TIME --size WxH [--rotate 0|90|180|270] [--trust FILE]\n"
      "                    [--place TAG,..]\n"
      "                    [--item PATH | --screen home|help|question|..] [--lang " KS_LANG_TAGS
      "]\n"
      "                    [--touch] [--large] -o FILE.png | --text\n" },
    { "audit", "  kioskctl audit    DIR --from DATE --until DATE [--trust FILE] [--json]\n" },
    { "quiz", "  kioskctl quiz     import FILE -o DIR [--json]\n"
              "  kioskctl quiz     export DIR --format csv|gift|moodle-xml [-o FILE]\n" },
    { NULL, KS_WORD_MARK("签名和发布 (signed releases):\n") },
    { "keygen", KS_WORD_MARK("  kioskctl keygen   -o NAME [--no-password]      写出 NAME.key 和 "
                             "NAME.pub (minisign)\n") },
    { "trust",
      KS_WORD_MARK(
          "  kioskctl trust    init -o OUT --fleet NAME --root A.pub.. --content B.pub.. --alert "
          "C.pub..\n"
          "                    [--threshold root=2 --threshold content=1 --threshold alert=2]\n"
          "  kioskctl trust    rotate OUT [--root|--content|--alert X.pub] [--remove X.pub]\n"
          "                    [--revoke X.pub] [--threshold ..] [--new-epoch] [--minversion N]\n"
          "                    [--key KEY..]                  当场签名，也可以以后用 sign\n"
          "  kioskctl trust    show FILE\n") },
    { "sign",
      KS_WORD_MARK(
          "  kioskctl sign     FILE --key KEY.. [--trust FILE]  写出 FILE.<编号>.minisig\n") },
    { "publish",
      "  kioskctl publish  DIR -o OUT --key KEY.. [--role content|alert] [--version N]\n"
      "                    [--expires DATE] [--places A,B] [--fleet NAME | --trust FILE]\n"
      "                    [--minfw N] [--force]\n" },
    { "verify", "  kioskctl verify   OUT --trust FILE [--place NAME,..]\n" },
    { NULL, KS_WORD_MARK("屏幕这台机器 (on the device):\n") },
    { "import", "  kioskctl import   OUT --state DIR --trust FILE [--place NAME,..]\n" },
    { "rollback", "  kioskctl rollback --state DIR\n" },
    { "status", "  kioskctl status   --state DIR [--blackbox FILE] [--json]\n" },
    { "report",
      KS_WORD_MARK("  kioskctl report   FILE      一块屏幕的记录文件：放映、答题、投票的数\n") },
    { "replay",
      KS_WORD_MARK("  kioskctl replay   FILE [--set DIR].. [--store DIR]\n"
                   "                    播放程序写下的记录 (trace)，再做一遍，要一样\n") },
    { "pin", KS_WORD_MARK("  kioskctl pin      < FILE    工作人员密码，算成 kiosk.ini 的一行\n") },
};

static const char *text_of(size_t i)
{
    return ks_say(lines[i].text);
}

const char *ctl_usage(const char *command)
{
    for (size_t i = 0; i < KS_COUNT(lines); i++) {
        if (lines[i].command != NULL && strcmp(lines[i].command, command) == 0) {
            return text_of(i);
        }
    }
    return NULL;
}

void ctl_help(void)
{
    for (size_t i = 0; i < KS_COUNT(lines); i++) {
        printf("%s%s", lines[i].command == NULL && i > 0 ? "\n" : "", text_of(i));
    }
    fputs(ks_say("\nTIME: 2020-09-01T08:00 或 2020-09-01T08:00:00+08:00\n"
                 "退出值 (exit status): 0 没有问题, 1 有问题, 2 没能运行\n"
                 "只看一个命令: kioskctl COMMAND --help\n"),
          stdout);
}

int ctl_unknown(const char *word)
{
    if (*word == '\0') {
        fputs(ks_say("kioskctl: 后面写一个命令\n有："), stderr);
    } else {
        fprintf(stderr, ks_say("kioskctl: 没有“%s”这个命令\n有："), word);
    }
    for (size_t i = 0; i < KS_COUNT(lines); i++) {
        if (lines[i].command != NULL) {
            fprintf(stderr, " %s", lines[i].command);
        }
    }
    fputs(ks_say("\n用法见 kioskctl --help\n"), stderr);
    return CTL_CANNOT;
}
