#ifndef KS_PORT_CLOCK_H
#define KS_PORT_CLOCK_H

#include "base/civil.h"
#include "base/clock_trust.h"
#include "base/mono.h"

/* The two clocks of the machine, and how far the wall clock can be trusted. Any thread; nothing
 * waits, but for zone files. */

struct ks_mono ks_clock_mono(void);
struct ks_instant ks_clock_wall(void);

/* SYNCED if adjtimex(2) says the kernel clock is synchronised; RTC if a hardware clock exists
 * and the time is plausible; RESTORED if only a saved time is behind it (systemd-timesyncd's
 * stamp) and it is not before the build; UNKNOWN otherwise (before the build date, or later
 * than 2099). */
enum ks_clock_trust ks_clock_trust_now(void);

/* A moment that has certainly passed whatever the clock says: the project's own age. */
struct ks_instant ks_clock_floor(void);

/* Zone rules for an IANA name from the system's TZif files, 1970-2099; false if unknown.
 * "Asia/Shanghai" works without any file. */
bool ks_zone_load(const char *name, struct ks_zone *zone);

#endif
