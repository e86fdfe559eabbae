/* What a trace says of the PIN's page (see door.h). */
#include "app/trace/door.h"

#include <stdlib.h>

bool ks_trace_door_is_key(const struct ks_event *event)
{
    return event->kind == KS_EVENT_FOCUS ||
           (event->kind == KS_EVENT_TAP &&
            (event->tap.kind == KS_TAP_DIGIT || event->tap.kind == KS_TAP_PIN_ERASE));
}

static bool redraws(const struct ks_effect *effects, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (effects[i].kind == KS_EFFECT_SHOW && effects[i].showing.kind == KS_SHOWING_VISIT) {
            return true;
        }
    }
    return false;
}

static char *told_as(const struct ks_event *event,
                     enum ks_event_kind kind,
                     enum ks_tap_kind tap,
                     const struct ks_effect *effects,
                     size_t n)
{
    struct ks_buf line = { 0 };
    struct ks_event other = *event;
    other.kind = kind;
    other.tap = ks_tap(tap);
    other.by_key = false;
    ks_trace_add_event(&line, &other, effects, n);
    return line.p;
}

bool ks_trace_door_hold(struct ks_trace_door *door,
                        const struct ks_event *event,
                        const struct ks_effect *effects,
                        size_t n)
{
    if (door->n == KS_TRACE_HELD_MAX) {
        return false;
    }
    struct ks_trace_held *held = &door->held[door->n++];
    *held = (struct ks_trace_held) { 0 };
    if (!ks_trace_door_is_key(event)) {
        struct ks_buf line = { 0 };
        ks_trace_add_event(&line, event, effects, n);
        held->text = line.p;
    } else if (redraws(effects, n)) {
        held->text = told_as(event, KS_EVENT_FOCUS, KS_TAP_DIGIT, effects, n);
        held->as_digit = told_as(event, KS_EVENT_TAP, KS_TAP_DIGIT, effects, n);
        held->erase = told_as(event, KS_EVENT_TAP, KS_TAP_PIN_ERASE, effects, n);
    } else {
        held->text = told_as(event, KS_EVENT_TAP, KS_TAP_NOTHING, effects, n);
    }
    return true;
}

/* How many of the held keys, from `from` on, made the director draw the page anew. */
static size_t keys_from(const struct ks_trace_door *door, size_t from)
{
    size_t n = 0;
    for (size_t i = from; i < door->n; i++) {
        n += door->held[i].as_digit != NULL;
    }
    return n;
}

void ks_trace_door_open(struct ks_trace_door *door, size_t digits)
{
    size_t wanted = digits < KS_PIN_MIN ? digits : KS_PIN_MIN;
    bool more = wanted > door->typed;
    size_t change = more ? wanted - door->typed : door->typed - wanted;
    for (size_t i = 0; i < door->n; i++) {
        struct ks_trace_held *held = &door->held[i];
        char *chosen = held->text;
        if (held->as_digit != NULL && keys_from(door, i) <= change) {
            chosen = more ? held->as_digit : held->erase;
        }
        char *const all[] = { held->text, held->as_digit, held->erase };
        for (size_t k = 0; k < KS_COUNT(all); k++) {
            if (all[k] != chosen) {
                free(all[k]);
            }
        }
        door->put(door->context, chosen);
    }
    door->typed = wanted;
    door->n = 0;
}

void ks_trace_door_wiped(struct ks_trace_door *door)
{
    door->typed = 0;
}
