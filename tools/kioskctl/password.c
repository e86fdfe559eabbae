/* Passwords: from the terminal without echo or from standard input, never from the command line. */
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "kioskctl/minikey.h"
#include "port/lang.h"

#define PASSWORD_MAX 1024

static bool read_line(const char *prompt, char line[PASSWORD_MAX])
{
    struct termios before, quiet;
    bool terminal = tcgetattr(STDIN_FILENO, &before) == 0;
    fputs(prompt, stderr);
    if (terminal) {
        quiet = before;
        quiet.c_lflag &= ~(tcflag_t)ECHO;
        (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    size_t n = 0;
    char c;
    while (read(STDIN_FILENO, &c, 1) == 1 && c != '\n' && n + 1 < PASSWORD_MAX) {
        line[n++] = c; /* byte by byte, since what follows the line is another password */
    }
    line[n] = '\0';
    if (terminal) {
        (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    }
    fputs("\n", stderr);
    return n > 0;
}

const char *password_read(const char *prompt, enum password_ask ask)
{
    static char first[PASSWORD_MAX];
    char second[PASSWORD_MAX];
    if (!read_line(prompt, first)) {
        fputs(ks_say("密码是空的\n"), stderr);
        return NULL;
    }
    if (ask == PASSWORD_TWICE && isatty(STDIN_FILENO) &&
        (!read_line(ks_say("再输一次："), second) || strcmp(first, second) != 0)) {
        fputs(ks_say("两次输入的密码不同\n"), stderr);
        return NULL;
    }
    return first;
}
