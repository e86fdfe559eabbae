#ifndef KS_APP_TRACE_TABLE_H
#define KS_APP_TRACE_TABLE_H

#include "core/director/director.h"

/* The table of event and effect names and fields of a trace. One table is of the director's events,
 * one of its effects (app/trace/trace.h). Whoever writes a trace and whoever reads it (kioskctl
 * replay) goes by them. An event or effect without a row does not compile (table.c). All of it is
 * constant: any thread. */

enum ks_trace_type {
    KS_TRACE_FLAG,       /* bool */
    KS_TRACE_NUMBER,     /* int */
    KS_TRACE_NUMBER32,   /* uint32_t */
    KS_TRACE_NUMBER64,   /* int64_t */
    KS_TRACE_TEXT,       /* const char * */
    KS_TRACE_CIVIL,      /* struct ks_civil, "2026-11-24T12:00:00" */
    KS_TRACE_TAP,        /* struct ks_tap, by the names of app/trace/tap_names.h */
    KS_TRACE_CLOCK,      /* these four by ks_trace_words() */
    KS_TRACE_ANSWER,     /* enum ks_pin_answer */
    KS_TRACE_STATE,      /* enum ks_preview_state */
    KS_TRACE_TRANSITION, /* enum ks_transition */
    KS_TRACE_SHOWING,    /* struct ks_showing: its fields stand in the effect itself */
    KS_TRACE_INDEX,      /* size_t */
    KS_TRACE_TICKET,     /* struct ks_showing, the ticket only */
    KS_TRACE_NOTE,       /* const struct ks_note * */
    KS_TRACE_PROGRAM,    /* const struct ks_program *: which one it is, not what is in it */
    KS_TRACE_PAGES,      /* const struct ks_receipt *: how many pages, no word of them */
    KS_TRACE_PREVIEWED   /* const struct ks_preview *: how many items */
};

struct ks_trace_field {
    const char *name; /* NULL ends a list */
    enum ks_trace_type type;
    size_t offset;
};

#define KS_TRACE_FIELDS_MAX 4

struct ks_trace_row {
    const char *name;
    struct ks_trace_field field[KS_TRACE_FIELDS_MAX + 1];
};

const struct ks_trace_row *ks_trace_event_row(enum ks_event_kind kind);
const struct ks_trace_row *ks_trace_effect_row(enum ks_effect_kind kind);
/* False: there is no such event. */
bool ks_trace_event_named(const char *name, enum ks_event_kind *kind);
/* What every event has, of struct ks_event. */
extern const struct ks_trace_field ks_trace_every_event[];

/* The first line: what the director was told before the first event. Texts are borrowed. There is
 * no seed: what looks like chance comes from the time of a touch and the number of rounds before
 * it (ks_visit_seed), and both are in the events. */
struct ks_trace_head {
    int trace;           /* KS_TRACE_FORMAT */
    const char *program; /* "kiosk 0.1.0" */
    const char *content, *store, *factory, *place, *lang, *zone;
    bool touch, lessons, confidence, exercises;
    int speed;
    enum ks_clock_trust clock;
    struct ks_civil loaded; /* the day that tables without a year are read by */
};
#define KS_TRACE_FORMAT 3
extern const struct ks_trace_field ks_trace_head_fields[];

/* The names of an enumeration's values, from 0. */
const char *const *ks_trace_words(enum ks_trace_type type, size_t *n);

#endif
