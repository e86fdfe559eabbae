#ifndef KS_CORE_ALERT_TOLD_H
#define KS_CORE_ALERT_TOLD_H

#include "core/alert/alert.h"
#include "core/problem/problem.h"

/* The six words for what became of an alert's file. People are told one of them, in the same words
 * in `check`, `explain`, the page of results and on the screen. */

/* Every one: X(name, what a machine calls it, the phrase that people read). */
#define KS_ALERT_TOLD(X)                                                                           \
    X(ON_AIR, "on-air", KS_PHRASE_TOLD_ON_AIR) /* it is what a screen shows now */                 \
    X(LATER, "later", KS_PHRASE_TOLD_LATER)    /* its time comes, or what goes before it ends */   \
    X(OVER, "over", KS_PHRASE_TOLD_OVER)       /* its time is past */                              \
    X(CANCELLED, "cancelled",                                                                      \
      KS_PHRASE_TOLD_CANCELLED) /* another took it back, or it does so itself */                   \
    X(NOT_HERE, "not-here", KS_PHRASE_TOLD_NOT_HERE) /* for other places, or not for the public */ \
    X(UNREADABLE, "unreadable", KS_PHRASE_TOLD_UNREADABLE) /* or must not be shown */

#define KS_TOLD_MEMBER(name, ...) KS_TOLD_##name,
enum ks_alert_told { KS_ALERT_TOLD(KS_TOLD_MEMBER) KS_ALERT_TOLDS };

const char *ks_alert_told_name(enum ks_alert_told told);
enum ks_phrase ks_alert_told_phrase(enum ks_alert_told told);
enum ks_alert_told ks_alert_told_of(enum ks_alert_state state);

#endif
