#ifndef KS_CORE_DIRECTOR_PARTS_H
#define KS_CORE_DIRECTOR_PARTS_H

#include "core/director/director.h"

/* The director's state, and the functions its files share. director.c moves the state from event to
 * event, plan.c chooses what comes next, program.c takes over a new program, wait.c bridges what is
 * not ready, visit.c attends to whoever touches the screen, unfold.c has a card unfold. */

#define KS_DIRECTOR_FAULTS_MAX 256
#define KS_OVER_MAX 16 /* alerts that a visit remembers; one beyond ends it, as a new one does */

struct ks_slot { /* something shown or about to be */
    struct ks_showing showing;
    bool used, ready;
    bool stale;        /* shown, but drawn from an older program: must be drawn anew to repeat */
    bool stands_in;    /* a built-in card while the next item is not ready: counts no turn */
    bool goes_at_once; /* that card leaves as soon as the item is ready */
    bool repeat;       /* same picture as the slot before it: no frame is prepared for this one */
    int beats, beat;   /* it unfolds in so many, and so many were shown */
    int64_t dwell_ms;  /* how long it stays; 0 = until it ends by itself (video) */
    enum ks_transition transition;
};

enum ks_director_mood {
    KS_MOOD_SHOWING, /* the shown item has its time */
    KS_MOOD_DUE,     /* its time is over: goes as soon as the next one is ready */
    KS_MOOD_LEAVING  /* it must not stay: goes at once, at the latest after KS_PATIENCE_MS */
};

enum ks_fault_kind {
    KS_FAULT_BROKEN,
    KS_FAULT_SLOW /* passed over once, plays all the same */
};

struct ks_director {
    struct ks_arena *arena; /* of the decision */
    const struct ks_program *program;
    struct ks_situation situation;
    struct ks_decision decision;
    struct ks_mono now;
    bool decided_once;

    struct ks_rotation rotation; /* as of the shown item */
    size_t alert_turn, builtin_turn, shown_in_round;

    enum ks_director_mood mood;
    struct ks_slot shown;
    struct ks_mono shown_at, leaving_since;
    struct ks_slot ahead[KS_PREPARE_AHEAD];
    struct ks_mono opened; /* time of the first event, later of the first program, see wait.c */
    bool began;
    uint32_t awaited; /* ticket of ahead[0] while the glass waits for it; 0 = no wait */
    struct ks_mono awaited_since;
    int speed;
    struct ks_slot paused; /* comes back after an interruption, with the rest of its time */
    uint32_t last_ticket;
    uint32_t refreshing;   /* ticket of the shown item being drawn anew; 0 = it is not */
    struct ks_visit visit; /* while it lasts the loop stands still */
    struct {               /* the alerts over which it began; none of them ends it */
        uint64_t generation;
        size_t n, index[KS_OVER_MAX];
    } over;
    struct ks_visit_rules rules;
    struct ks_staff staff;
    struct { /* the last answer of ks_director_takes(), kept while it holds */
        uint64_t generation;
        enum ks_clock_trust clock;
        struct ks_civil from, until; /* civil times between which it holds */
        bool known, alert;
    } offer;
    size_t previewing; /* the item of the preview that was asked for, from 1; 0 = none */
    struct ks_memory memory;

    /* Rows of this program that turned out unplayable or slow; emptied by the next program. */
    struct {
        enum ks_playlist_kind source;
        size_t index;
        enum ks_fault_kind kind;
    } faults[KS_DIRECTOR_FAULTS_MAX];
    size_t n_faults;

    struct ks_effect *effects; /* of the step in progress */
    size_t n_effects;
};

/* What must hold at the end of each step (state.c). */
void ks_director_assert_state(const struct ks_director *d);

/* Real milliseconds, see wait.c. */
#define KS_OPENING_MS 200
#define KS_FIRST_FRAME_MS 1000
#define KS_PATIENCE_MS 1500

/* The one way out: one more effect, for the caller to fill in. Past KS_EFFECTS_MAX is a bug. */
struct ks_effect *ks_director_add(struct ks_director *d, enum ks_effect_kind kind);
/* PREPARE, SHOW, RELEASE and LOG, of a slot. */
void ks_director_emit(struct ks_director *d,
                      enum ks_effect_kind kind,
                      const struct ks_slot *slot,
                      const char *reason);
uint32_t ks_director_ticket(struct ks_director *d); /* the next one */
/* Another takes the place of the shown item: its frame, and one that is drawn anew for it, go. */
void ks_director_give_back(struct ks_director *d, const struct ks_slot *old);

/* Decide anew and leave out what turned out unplayable. */
void ks_director_decide(struct ks_director *d);
bool ks_director_on_air(const struct ks_director *d, const struct ks_showing *showing);
/* Not on air, but only because something of a higher rank is. */
bool ks_director_outranked(const struct ks_director *d, const struct ks_showing *showing);
/* Fill ahead[] with what comes next and ask for frames of what is new in it; release frames of what
 * left it. */
void ks_director_plan(struct ks_director *d);
/* This showing had its turn: the list it comes from moves on by one. */
void ks_director_count_turn(struct ks_director *d, const struct ks_showing *showing);
void ks_director_drop_line(struct ks_director *d);
struct ks_slot ks_director_builtin(struct ks_director *d);
void ks_director_note_fault(struct ks_director *d,
                            const struct ks_showing *showing,
                            enum ks_fault_kind kind);
bool ks_director_was_passed(const struct ks_director *d,
                            enum ks_playlist_kind source,
                            size_t index);
/* True if a built-in card must stand in for an item that is not ready: `card`, to be drawn and
 * shown in this step. */
bool ks_director_stand_in(struct ks_director *d, struct ks_slot *card);
/* Notes since when the glass waits for ahead[0], or that it does not; at the end of each step. */
void ks_director_await(struct ks_director *d);
/* True if ahead[0] took too long and was dropped from the line: plan again. */
bool ks_director_pass_over(struct ks_director *d);
struct ks_mono ks_director_wait_cue(const struct ks_director *d);
/* Shows the beats of the shown card that are due; what leaves stays as it is. */
void ks_director_unfold(struct ks_director *d);
struct ks_mono
ks_director_unfold_cue(const struct ks_director *d); /* KS_MONO_NEVER = none is due */
/* The shown item must leave the glass now (mood LEAVING). */
void ks_director_leave(struct ks_director *d);
/* Whether the showing runs: that starts again at its end, where a still picture simply stays. */
bool ks_director_runs(const struct ks_director *d, const struct ks_showing *showing);
/* After a new decision: the shown item leaves, for good or paused, if it may not stay. */
void ks_director_reconcile(struct ks_director *d);
void ks_director_take(struct ks_director *d, const struct ks_program *program, bool gently);
/* Of every event, first: what staff must know, also before the first program. */
void ks_director_hear(struct ks_director *d, const struct ks_event *event);
/* A person at the screen goes before the loop, an alert before both. */
void ks_director_visit_step(struct ks_director *d, const struct ks_event *event);
void ks_director_count_play(struct ks_director *d);
void ks_director_emit_notes(struct ks_director *d);

#endif
