#ifndef KS_APP_TRACE_DOOR_H
#define KS_APP_TRACE_DOOR_H

#include "app/trace/text.h"

/* The filter that keeps the staff's PIN out of a trace, although a replay comes to the same end.
 * Which digit a key was is never written (text.c). But on six keys the ring walks to each digit,
 * and the number of its steps would tell it. So the keys of the PIN's page are held back until they
 * are entered, or the page is left. Then they are as many, at the same times; but the last of them
 * are the digits, four at most (KS_PIN_MIN: entered is entered), and all others a ring that moves:
 * to the director it is the same, for it redraws the page after each of them. A key that did
 * nothing is a touch of nothing. Main thread. */

#define KS_TRACE_HELD_MAX 256

struct ks_trace_held {
    char *text;             /* the line, or, if it is one of the page's keys, */
    char *as_digit, *erase; /* one of these instead; NULL: no key */
};

struct ks_trace_door {
    struct ks_trace_held held[KS_TRACE_HELD_MAX];
    size_t n;
    size_t typed; /* digits on the page, as a replay of what was written has it */
    void (*put)(void *context, char *line); /* takes the line: malloc */
    void *context;
};

/* Whether the event is a key of the PIN's page: a digit, erase, or a move of the ring. */
bool ks_trace_door_is_key(const struct ks_event *event);
/* Holds the line of an event back; of a key, the lines that may be written in its place. False:
 * there are KS_TRACE_HELD_MAX already. */
KS_NODISCARD bool ks_trace_door_hold(struct ks_trace_door *door,
                                     const struct ks_event *event,
                                     const struct ks_effect *effects,
                                     size_t n);
/* Hands all held lines to `put`, so chosen that a replay has `digits` on the page, at most
 * KS_PIN_MIN. */
void ks_trace_door_open(struct ks_trace_door *door, size_t digits);
/* The page was wiped: a replay has no digits on it from here on. */
void ks_trace_door_wiped(struct ks_trace_door *door);

#endif
