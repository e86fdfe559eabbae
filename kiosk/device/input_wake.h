#ifndef KS_DEVICE_INPUT_WAKE_H
#define KS_DEVICE_INPUT_WAKE_H

#include <stdbool.h>
#include <stddef.h>

/* The input devices, opened a second time to wake the player. SDL reads them itself, but on a
 * machine without a desktop it does not wait for them (it asks a thousand times a second). What is
 * read here is thrown away, but for where an absolute pointer is that is no touch screen (a
 * tablet, some touch frames): SDL 2.26 takes its raw numbers for pixels. Main thread. */

#define KS_INPUT_WAKE_MAX 32

struct ks_input_wake {
    size_t n;
    int fd[KS_INPUT_WAKE_MAX];
    int number[KS_INPUT_WAKE_MAX]; /* of the node */
    bool pointed;                  /* an absolute pointer has spoken: */
    float x, y;                    /* where it is, 0 to 1 */
};

/* Opens what can be opened and is not open yet, KS_INPUT_WAKE_MAX devices at most; more are left
 * out, and none at all is fine. */
void ks_input_wake_scan(struct ks_input_wake *wake, const char *folder); /* NULL = /dev/input */
/* Empties all of them; one that was pulled out is closed. */
void ks_input_wake_drain(struct ks_input_wake *wake);
void ks_input_wake_close(struct ks_input_wake *wake);

#endif
