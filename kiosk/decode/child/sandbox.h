#ifndef KS_DECODE_CHILD_SANDBOX_H
#define KS_DECODE_CHILD_SANDBOX_H

#include <stdbool.h>

/* The sandbox of a decoding child: system calls, memory and time that are left to it. */

/* Lock the door: no new privileges, limits on memory, processor time, files and processes, and a
 * list of system calls outside of which the kernel ends the process. Ends the child if any of it
 * cannot be had: undecoded is better than unguarded. In builds with a sanitizer, whose runtime
 * needs more calls than any list would allow, only the limits that it survives are set. With
 * `devices`, ioctl(2) on descriptors above the job's own and poll(2) are let through too. */
void ks_child_lock(int memory_mib, bool devices);

#endif
