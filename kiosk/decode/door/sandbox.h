#ifndef KS_DECODE_DOOR_SANDBOX_H
#define KS_DECODE_DOOR_SANDBOX_H

#include <stdbool.h>

/* The sandbox of a decoding child: system calls, memory and time that are left to it. */

struct ks_lock {
    int memory_mib; /* of its own, beside the program and the pixels */
    int seconds;    /* of the processor; 0 = those of a long video */
    bool devices;
    int shelf; /* of files handed out by name (shelf.h); 0 = none */
};

/* Lock the door: no new privileges, limits on memory of every kind, processor time (past it SIGXCPU
 * ends the child), files and processes, Landlock where the kernel has
 * it, and a list of system calls, with the arguments that do no harm, outside of which the kernel
 * ends the process (what newer C libraries try first and do without is refused, and so
 * is what libraries write to the log); threads that run
 * already are locked in too, but by Landlock. Ends the child if any of it cannot be had: undecoded
 * is better than unguarded. In builds with a sanitizer, whose runtime needs more calls than any
 * list would allow, only the limits that it survives are set. With `devices`, ioctl(2), poll(2) and
 * shared memory of descriptors above the job's own are let through too. With a shelf, calls that
 * open or measure a file by its path still reach no file, but are answered from it. tests/attack/
 * tries what a child that was taken over could do. */
void ks_child_lock(const struct ks_lock *lock);

#endif
