/* What a trace calls the director's events and effects (see table.h). */
#include "app/trace/table.h"

#include <assert.h>
#include <string.h>

#define EVENT(name, type, member)                                                                  \
    {                                                                                              \
        name, type, offsetof(struct ks_event, member)                                              \
    }
#define EFFECT(name, type, member)                                                                 \
    {                                                                                              \
        name, type, offsetof(struct ks_effect, member)                                             \
    }
#define HEAD(name, type, member)                                                                   \
    {                                                                                              \
        name, type, offsetof(struct ks_trace_head, member)                                         \
    }

#define TICKET EVENT("ticket", KS_TRACE_NUMBER32, ticket)
#define TAP EVENT("tap", KS_TRACE_TAP, tap)
#define BY_KEY EVENT("by_key", KS_TRACE_FLAG, by_key)

#define EVENTS(X)                                                                                  \
    X(KS_EVENT_TIME, "time", { 0 })                                                                \
    X(KS_EVENT_PROGRAM, "program", EVENT("program", KS_TRACE_PROGRAM, program),                    \
      EVENT("gently", KS_TRACE_FLAG, gently))                                                      \
    X(KS_EVENT_READY, "ready", TICKET, EVENT("beats", KS_TRACE_NUMBER, beats))                     \
    X(KS_EVENT_FAILED, "failed", TICKET)                                                           \
    X(KS_EVENT_ENDED, "ended", TICKET)                                                             \
    X(KS_EVENT_TAP, "tap", TAP, BY_KEY)                                                            \
    X(KS_EVENT_STAFF, "staff", BY_KEY)                                                             \
    X(KS_EVENT_PIN, "pin", EVENT("answer", KS_TRACE_ANSWER, answer))                               \
    X(KS_EVENT_COUNTED, "counted", EVENT("failures", KS_TRACE_NUMBER, failures))                   \
    X(KS_EVENT_RECEIPT, "receipt", EVENT("pages", KS_TRACE_PAGES, receipt),                        \
      EVENT("pending", KS_TRACE_FLAG, pending))                                                    \
    X(KS_EVENT_PREVIEW, "preview", EVENT("items", KS_TRACE_PREVIEWED, preview),                    \
      EVENT("state", KS_TRACE_STATE, preview_state))                                               \
    X(KS_EVENT_PICTURES, "pictures", { 0 })                                                        \
    X(KS_EVENT_FOCUS, "focus", TAP)

/* The PIN of CHECK_PIN is left out on purpose. */
#define EFFECTS(X)                                                                                 \
    X(KS_EFFECT_PREPARE, "prepare", EFFECT("ticket", KS_TRACE_SHOWING, showing))                   \
    X(KS_EFFECT_SHOW, "show", EFFECT("ticket", KS_TRACE_SHOWING, showing),                         \
      EFFECT("transition", KS_TRACE_TRANSITION, transition))                                       \
    X(KS_EFFECT_RELEASE, "release", EFFECT("ticket", KS_TRACE_TICKET, showing))                    \
    X(KS_EFFECT_LOG, "log", EFFECT("ticket", KS_TRACE_SHOWING, showing),                           \
      EFFECT("reason", KS_TRACE_TEXT, reason))                                                     \
    X(KS_EFFECT_CHECK_PIN, "check_pin", { 0 })                                                     \
    X(KS_EFFECT_ADOPT, "adopt", { 0 })                                                             \
    X(KS_EFFECT_REFUSE, "refuse", { 0 })                                                           \
    X(KS_EFFECT_PREVIEW, "preview", EFFECT("index", KS_TRACE_INDEX, item))                         \
    X(KS_EFFECT_PREVIEW_END, "preview_end", { 0 })                                                 \
    X(KS_EFFECT_UNFOLD, "unfold", EFFECT("ticket", KS_TRACE_TICKET, showing),                      \
      EFFECT("beat", KS_TRACE_NUMBER, beat))                                                       \
    X(KS_EFFECT_NOTE, "note", EFFECT("note", KS_TRACE_NOTE, note))

/* Whoever adds a member is told here, for a value is missing then, and says above which rows have
 * it, or that none needs it: `lang` and `places` follow from the first line and the program. The
 * values do not matter, their number does. */
#define A_FLAG false
#define SHOWING                                                                                    \
    {                                                                                              \
        KS_SHOWING_NOTHING, KS_PLAYLIST_MAIN, 0, 0, 0, NULL, A_FLAG, 0                             \
    }
#define SITUATION                                                                                  \
    {                                                                                              \
        { 0 }, KS_CLOCK_SYNCED, { 0 }, 0, { 0 }, { 0 }, ""                                         \
    }
#define AN_EVENT                                                                                   \
    {                                                                                              \
        KS_EVENT_TIME, { 0 }, SITUATION, NULL, 0, { 0 }, A_FLAG, A_FLAG, KS_PIN_WRONG, 0, NULL,    \
            NULL, 0, 0, A_FLAG                                                                     \
    }
#define AN_EFFECT                                                                                  \
    {                                                                                              \
        KS_EFFECT_NOTE, SHOWING, KS_TRANSITION_CUT, NULL, NULL, 0, 0, ""                           \
    }
static_assert(sizeof(struct ks_event) == sizeof((struct ks_event)AN_EVENT), "in the trace?");
static_assert(sizeof(struct ks_effect) == sizeof((struct ks_effect)AN_EFFECT), "in the trace?");

#define ROW(kind, ...)                                                                             \
    case kind: {                                                                                   \
        static const struct ks_trace_row row = ROW_OF(__VA_ARGS__);                                \
        return &row;                                                                               \
    }
#define ROW_OF(name, ...)                                                                          \
    {                                                                                              \
        name,                                                                                      \
        {                                                                                          \
            __VA_ARGS__,                                                                           \
            {                                                                                      \
                0                                                                                  \
            }                                                                                      \
        }                                                                                          \
    }

const struct ks_trace_row *ks_trace_event_row(enum ks_event_kind kind)
{
    switch (kind) { /* complete: -Wswitch-enum */
        EVENTS(ROW)
    }
    return NULL;
}

const struct ks_trace_row *ks_trace_effect_row(enum ks_effect_kind kind)
{
    switch (kind) {
        EFFECTS(ROW)
    }
    return NULL;
}

#define KIND(kind, ...) kind,

bool ks_trace_event_named(const char *name, enum ks_event_kind *kind)
{
    static const enum ks_event_kind kinds[] = { EVENTS(KIND) };
    for (size_t i = 0; i < KS_COUNT(kinds); i++) {
        if (strcmp(ks_trace_event_row(kinds[i])->name, name) == 0) {
            *kind = kinds[i];
            return true;
        }
    }
    return false;
}

const struct ks_trace_field ks_trace_every_event[] = {
    EVENT("us", KS_TRACE_NUMBER64, mono.us),
    EVENT("now", KS_TRACE_CIVIL, situation.now),
    EVENT("clock", KS_TRACE_CLOCK, situation.clock),
    EVENT("floor", KS_TRACE_CIVIL, situation.floor),
    EVENT("uptime", KS_TRACE_NUMBER64, situation.uptime_s),
    { 0 },
};

const struct ks_trace_field ks_trace_head_fields[] = {
    HEAD("trace", KS_TRACE_NUMBER, trace),
    HEAD("program", KS_TRACE_TEXT, program),
    HEAD("content", KS_TRACE_TEXT, content),
    HEAD("store", KS_TRACE_TEXT, store),
    HEAD("factory", KS_TRACE_TEXT, factory),
    HEAD("place", KS_TRACE_TEXT, place),
    HEAD("lang", KS_TRACE_TEXT, lang),
    HEAD("zone", KS_TRACE_TEXT, zone),
    HEAD("touch", KS_TRACE_FLAG, touch),
    HEAD("class", KS_TRACE_FLAG, lessons),
    HEAD("confidence", KS_TRACE_FLAG, confidence),
    HEAD("exercises", KS_TRACE_FLAG, exercises),
    HEAD("speed", KS_TRACE_NUMBER, speed),
    HEAD("clock", KS_TRACE_CLOCK, clock),
    HEAD("loaded", KS_TRACE_CIVIL, loaded),
    { 0 },
};

const char *const *ks_trace_words(enum ks_trace_type type, size_t *n)
{
    static const char *const clocks[] = { "synced", "rtc", "restored", "estimated", "unknown" };
    static const char *const states[] = { "drawing", "drawn", "broken", "gone" };
    static_assert(KS_COUNT(clocks) == KS_CLOCK_UNKNOWN + 1, "a trust in the clock has no name");
    static_assert(KS_COUNT(states) == KS_PREVIEW_GONE + 1, "a state of a preview has no name");
    static const char *const answers[] = { "wrong", "right", "unkept", "early" };
    static_assert(KS_COUNT(answers) == KS_PIN_EARLY + 1, "an answer to a PIN has no name");
    if (type == KS_TRACE_CLOCK) {
        *n = KS_COUNT(clocks);
        return clocks;
    }
    if (type == KS_TRACE_ANSWER) {
        *n = KS_COUNT(answers);
        return answers;
    }
    *n = type == KS_TRACE_STATE ? KS_COUNT(states) : KS_TRANSITION_COUNT;
    return type == KS_TRACE_STATE ? states : ks_transition_names;
}
