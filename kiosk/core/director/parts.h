#ifndef KS_CORE_DIRECTOR_PARTS_H
#define KS_CORE_DIRECTOR_PARTS_H

#include "core/director/director.h"

/* The director's state, shared by its parts: director.c moves it from event to event,
 * plan.c chooses what comes next, program.c takes a new program over,
 * wait.c bridges what is not ready, visit.c attends to whoever touches the
 * screen. */

#define KS_DIRECTOR_FAULTS_MAX 256

struct ks_slot { /* something shown or about to be */
    struct ks_showing showing;
    bool used, ready;
    bool stale;        /* on the glass, drawn from a program that is gone: no repeat of it */
    bool stands_in;    /* a card for what is not ready: it has no turn of its own */
    bool goes_at_once; /* and leaves as soon as that is */
    bool repeat;       /* what stands before it in line once more: no picture of its own */
    int64_t dwell_ms;  /* how long it stays; 0 = until it ends by itself (video) */
    enum ks_transition transition;
};

enum ks_director_mood {
    KS_MOOD_SHOWING, /* the shown item has its time */
    KS_MOOD_DUE,     /* its time is over: goes as soon as the next one is ready */
    KS_MOOD_LEAVING  /* it must not stay: goes at once, at the latest after KS_PATIENCE_MS */
};

struct ks_director {
    struct ks_arena *arena; /* of the decision */
    const struct ks_program *program;
    struct ks_situation situation;
    struct ks_decision decision;
    struct ks_mono now;
    struct ks_mono decided; /* when; next_change counts from here */
    bool decided_once;

    struct ks_rotation rotation; /* as of the shown item */
    size_t alert_turn, builtin_turn, shown_in_round;

    enum ks_director_mood mood;
    struct ks_slot shown;
    struct ks_mono shown_at, leaving_since;
    struct ks_slot ahead[KS_PREPARE_AHEAD];
    struct ks_mono opened; /* the first event, then the first program: the glass is dark since */
    bool began;
    uint32_t awaited; /* the head of the line, while it is waited for; 0 = nothing is */
    struct ks_mono awaited_since;
    int speed;
    struct ks_slot paused; /* comes back after an interruption, with the rest of its time */
    uint32_t last_ticket;
    struct ks_visit visit; /* while it lasts the loop stands still */
    struct ks_visit_rules rules;
    struct ks_staff staff;
    struct { /* what ks_director_takes() found of the program that waits */
        uint64_t generation;
        enum ks_clock_trust clock;
        struct ks_civil from, until; /* holds then */
        bool known, alert;
    } offer;
    size_t previewing; /* the item of the preview that was asked for, from 1; 0 = none */
    struct ks_memory memory;

    /* What turned out unplayable in this program, and what was only slow: its rows, until the next
     * program. */
    struct {
        enum ks_playlist_kind source;
        size_t index;
        bool slow; /* passed over once, plays all the same */
    } faults[KS_DIRECTOR_FAULTS_MAX];
    size_t n_faults;

    struct ks_effect *effects; /* of the step in progress */
    size_t n_effects;
};

/* Real milliseconds, see wait.c. */
#define KS_OPENING_MS 200
#define KS_FIRST_FRAME_MS 1000
#define KS_PATIENCE_MS 1500

void ks_director_emit(struct ks_director *d,
                      enum ks_effect_kind kind,
                      const struct ks_slot *slot,
                      const char *reason);

/* Decide anew and leave out what turned out unplayable. */
void ks_director_decide(struct ks_director *d);
bool ks_director_on_air(const struct ks_director *d, const struct ks_showing *showing);
/* Not on air, but only because something of a higher rank is. */
bool ks_director_outranked(const struct ks_director *d, const struct ks_showing *showing);
/* Fill the line of what comes next and have it prepared; drop what does not belong there. */
void ks_director_plan(struct ks_director *d);
/* The head of the line went on the glass: count its turn. */
void ks_director_count_turn(struct ks_director *d, const struct ks_showing *showing);
void ks_director_drop_line(struct ks_director *d);
struct ks_slot ks_director_builtin(struct ks_director *d);
void ks_director_note_fault(struct ks_director *d, const struct ks_showing *showing, bool slow);
bool ks_director_was_passed(const struct ks_director *d,
                            enum ks_playlist_kind source,
                            size_t index);
/* A card has to stand in for what is not ready: *card, to be drawn and shown now. */
bool ks_director_stand_in(struct ks_director *d, struct ks_slot *card);
/* The head of the line is waited for from now on, if it is and was not before. */
void ks_director_await(struct ks_director *d);
/* It took too long: it is gone, and the line wants to be planned again. */
bool ks_director_pass_over(struct ks_director *d);
struct ks_mono ks_director_wait_cue(const struct ks_director *d);
/* The shown item must not stay. */
void ks_director_leave(struct ks_director *d);
/* Whether it may, after a new decision. */
void ks_director_reconcile(struct ks_director *d);
void ks_director_take(struct ks_director *d, const struct ks_program *program, bool gently);
/* A person at the screen goes before the loop, an alert before both. */
void ks_director_visit_step(struct ks_director *d, const struct ks_event *event);
void ks_director_count_play(struct ks_director *d);
void ks_director_emit_notes(struct ks_director *d);

#endif
