#ifndef KS_DECODE_CHILD_SANDBOX_H
#define KS_DECODE_CHILD_SANDBOX_H

#include <stdbool.h>

/* The sandbox of a decoding child: system calls, memory and time that are left to it. */

/* Lock the door: no new privileges, limits on memory of every kind (`memory_mib` of its own, beside
 * the program and the pixels), processor time, files and processes, Landlock where the kernel has
 * it, and a list of system calls, with the arguments that do no harm, outside of which the kernel
 * ends the process. Ends the child if any of it cannot be had: undecoded is better than unguarded.
 * In builds with a sanitizer, whose runtime needs more calls than any list would allow, only the
 * limits that it survives are set. With `devices`, ioctl(2), poll(2) and shared memory of
 * descriptors above the job's own are let through too. tests/attack/ tries what a child that was
 * taken over could do. */
void ks_child_lock(int memory_mib, bool devices);

#endif
