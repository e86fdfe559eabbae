#ifndef KS_CORE_SCHEDULE_TOLD_H
#define KS_CORE_SCHEDULE_TOLD_H

#include "core/alert/told.h"
#include "core/schedule/schedule.h"

/* The word for each alert's file of a program (core/alert/told.h), and why it is that. It goes by
 * the rules that decide what a screen shows. */

struct ks_told_alert {
    const char *file;
    enum ks_alert_told told;
    const char *why; /* a clause in the language asked for; may live in the arena */
};

/* One for each file, in the order of the program; of a message with several alerts that which is
 * most on. With `decision` (that of this situation) it is told of this screen. NULL: of whichever
 * screen hangs where the alert is for; `situation` then has the time, and the places of one
 * of these screens, if any is known. The list lives
 * in `arena`; returns how many. O(alerts^2). */
size_t ks_told_alerts(const struct ks_program *program,
                      const struct ks_situation *situation,
                      const struct ks_decision *decision,
                      enum ks_lang lang,
                      struct ks_arena *arena,
                      struct ks_told_alert **told);

/* "在播：到 2020-09-03 22:00 自己停". */
const char *
ks_told_line(const struct ks_told_alert *told, enum ks_lang lang, struct ks_arena *arena);

#endif
