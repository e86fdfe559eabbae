#ifndef KS_DEVICE_CONSOLE_H
#define KS_DEVICE_CONSOLE_H

#include <stdbool.h>

/* The text console below the picture, kept from drawing and its keyboard muted. Drawing is off by
 * KD_GRAPHICS, the keyboard by K_OFF (no login, no Ctrl-Alt-Del, no switching to another console),
 * both on the terminal that controls this process. The kernel keeps both when the process dies, so
 * that neither text nor a login shows while the next one starts. Without a terminal all of it does
 * nothing. Main thread. */

struct ks_console {
    int fd; /* -1 = none */
    int mode, keys;
};

void ks_console_take(struct ks_console *console);
/* `restore`: as it was before (somebody sits there); else it stays as it is. */
void ks_console_leave(struct ks_console *console, bool restore);

#endif
