/* The text console below the picture (see console.h). */
#include "device/console.h"

#include <fcntl.h>
#include <linux/kd.h>
#include <sys/ioctl.h>
#include <unistd.h>

void ks_console_take(struct ks_console *console)
{
    console->fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (console->fd >= 0 && (ioctl(console->fd, KDGETMODE, &console->mode) != 0 ||
                             ioctl(console->fd, KDGKBMODE, &console->keys) != 0)) {
        close(console->fd); /* not a console: a window, a network login */
        console->fd = -1;
    }
    if (console->fd >= 0) {
        ioctl(console->fd, KDSETMODE, KD_GRAPHICS);
        ioctl(console->fd, KDSKBMODE, K_OFF);
    }
}

void ks_console_leave(struct ks_console *console, bool restore)
{
    if (console->fd >= 0 && restore) {
        ioctl(console->fd, KDSKBMODE, console->keys);
        ioctl(console->fd, KDSETMODE, console->mode);
    }
    if (console->fd >= 0) {
        close(console->fd);
        console->fd = -1;
    }
}
