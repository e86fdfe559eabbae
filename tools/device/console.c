/* tocsin-console: makes the first text console blank and deaf, or gives it back. */
#include <fcntl.h>
#include <linux/kd.h>
#include <linux/vt.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* What is set on the console. The kernel keeps it until somebody sets something else, also while no
 * player runs. */
static const struct {
    unsigned long request;
    int off, on;
    const char *what;
} steps[] = {
    { VT_ACTIVATE, 1, 1, "VT_ACTIVATE" },
    { KDSKBMODE, K_OFF, K_UNICODE, "KDSKBMODE" }, /* no key is text or a switch of consoles */
    { KDSETMODE, KD_GRAPHICS, KD_TEXT, "KDSETMODE" },
    { VT_LOCKSWITCH, 0, 0, "VT_LOCKSWITCH" },
};

/* Clears the console: earlier text would show when the player lets go of the glass. */
static const char clear[] = "\033[?25l\033[2J\033[3J\033[H";

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts("tocsin-console " KS_VERSION);
        return 0;
    }
    bool off = argc == 2 && strcmp(argv[1], "off") == 0;
    if (!off && (argc != 2 || strcmp(argv[1], "on") != 0)) {
        fputs("usage: tocsin-console off|on\n", stderr);
        return 2;
    }
    int console = open("/dev/tty1", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (console < 0 || (off && write(console, clear, sizeof clear - 1) < 0)) {
        perror("tocsin-console: /dev/tty1");
        return 1;
    }
    int status = 0;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        bool lock = steps[i].request == VT_LOCKSWITCH;
        unsigned long request = lock && !off ? VT_UNLOCKSWITCH : steps[i].request;
        if (ioctl(console, request, off ? steps[i].off : steps[i].on) != 0) {
            perror(steps[i].what);
            status = 1;
        }
    }
    close(console);
    return status;
}
