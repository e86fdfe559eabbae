#ifndef KS_CORE_DIRECTOR_DIRECTOR_H
#define KS_CORE_DIRECTOR_DIRECTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mono.h"
#include "core/schedule/rotation.h"
#include "core/schedule/schedule.h"
#include "core/visit/visit.h"

/* The director: the reducer that decides what is on the glass. From a state and an event it makes
 * the next state and effects. It owns no clock, file or picture; the app brings events and carries
 * effects out. Nothing else in the program decides what is shown.
 *
 * A `showing` names what a picture is made of, not the picture: the stage turns it into a
 * frame. Tickets are numbers the director gives out so that answers can be matched; after 2^32 of
 * them they come again. */

enum ks_showing_kind {
    KS_SHOWING_NOTHING, /* before the first frame only */
    KS_SHOWING_ITEM,    /* playlist item (main or default) */
    KS_SHOWING_ALERT,
    KS_SHOWING_BUILTIN, /* built-in card number `index` */
    KS_SHOWING_VISIT    /* a screen of the visit, ks_director_visit() */
};

struct ks_showing {
    enum ks_showing_kind kind;
    enum ks_playlist_kind source;
    size_t index;        /* into the playlist, alerts or built-in cards */
    uint64_t generation; /* of the program that index belongs to */
    uint32_t ticket;     /* 0 = none */
    const char *path;    /* item: relative to assets/; alert: file; borrowed from the program */
    bool refresh;        /* the shown item once more, from a newer program */
    int64_t from_ms;     /* of what runs: so much of it was shown before it was interrupted */
};

/* Before the first program only that is heard, COUNTED and RECEIPT. */
enum ks_event_kind {
    KS_EVENT_TIME,     /* a cue came due, or the wall clock stepped */
    KS_EVENT_PROGRAM,  /* a new program; after this step nothing here points into the old one */
    KS_EVENT_READY,    /* frame for `ticket` can be shown now */
    KS_EVENT_FAILED,   /* frame for `ticket` cannot be made */
    KS_EVENT_ENDED,    /* video of `ticket` played to its end */
    KS_EVENT_TAP,      /* someone touched `tap` (core/visit/visit.h); `by_key`: on the keypad */
    KS_EVENT_STAFF,    /* somebody made the secret gesture that opens the staff's PIN page */
    KS_EVENT_PIN,      /* what the check of KS_EFFECT_CHECK_PIN came to: `answer` */
    KS_EVENT_COUNTED,  /* so many PINs were wrong before the start: `failures` */
    KS_EVENT_RECEIPT,  /* result of the last import: `receipt`; `pending`: it waits for staff */
    KS_EVENT_PREVIEW,  /* the answer to KS_EFFECT_PREVIEW: `preview`, `preview_state` */
    KS_EVENT_PICTURES, /* all pictures of works that were asked for are decoded, or cannot be */
    KS_EVENT_FOCUS     /* the keypad moved the ring to `tap` */
};

struct ks_event {
    enum ks_event_kind kind;
    struct ks_mono mono;
    struct ks_situation situation; /* now, clock, places: as of this event */
    const struct ks_program *program;
    uint32_t ticket;
    struct ks_tap tap;
    bool by_key, pending;
    enum ks_pin_answer answer;
    int failures;                     /* 0 or more */
    const struct ks_receipt *receipt; /* borrowed until the next KS_EVENT_RECEIPT */
    const struct ks_preview *preview; /* borrowed until KS_EFFECT_PREVIEW_END; NULL = none */
    enum ks_preview_state preview_state;
    int beats;   /* READY: how many beats the frame unfolds in; 0 = it stands whole */
    bool gently; /* PROGRAM: the shown item stays for its time, even if the new program changed it
                    (dropped: KS_GONE_MS at most, but for a video); alerts change at once */
};

/* When the beats of a card come: the first once a transition is over, the last after half the
 * card's time at most, where as many come together as it takes. Virtual milliseconds. */
#define KS_UNFOLD_FIRST_MS 900
#define KS_UNFOLD_MS 1200      /* from one to the next */
#define KS_UNFOLD_LEAST_MS 400 /* never less: 3 changes in a second at most */

#define KS_GONE_MS 30000 /* how long a picture or card that the new program dropped may stay */

enum ks_effect_kind {
    KS_EFFECT_PREPARE, /* start making the frame of `showing` (decode, draw); answer READY/FAILED */
    KS_EFFECT_SHOW,    /* put the prepared frame of `showing` on the glass with `transition` */
    KS_EFFECT_RELEASE, /* the frame of `ticket` is not needed any more */
    KS_EFFECT_LOG,     /* on-air log line: showing, reason; at SHOW time */
    KS_EFFECT_CHECK_PIN,   /* check `pin`; answer KS_EVENT_PIN */
    KS_EFFECT_ADOPT,       /* staff adopts the import that waits */
    KS_EFFECT_REFUSE,      /* staff refuses the import that waits */
    KS_EFFECT_PREVIEW,     /* draw item `item` of that import; answer KS_EVENT_PREVIEW */
    KS_EFFECT_PREVIEW_END, /* staff left the preview: what it borrowed may be freed */
    KS_EFFECT_UNFOLD,      /* the frame of `showing`, on the glass, shows its beats up to `beat` */
    KS_EFFECT_NOTE         /* count `note` (core/count/note.h) */
};

struct ks_effect {
    enum ks_effect_kind kind;
    struct ks_showing showing;     /* PREPARE SHOW RELEASE LOG UNFOLD */
    enum ks_transition transition; /* SHOW */
    const char *reason;            /* LOG: a Chinese sentence, borrowed until the next event */
    const struct ks_note *note;    /* NOTE: borrowed until the next event */
    size_t item;                   /* PREVIEW */
    int beat;                      /* UNFOLD: from 1 */
    char pin[KS_PIN_MAX + 1];      /* CHECK_PIN */
};

#define KS_EFFECTS_MAX (32 + KS_MEMORY_NOTES_MAX) /* of a step: its own, and what it noted */
#define KS_PREPARE_AHEAD 2

struct ks_director; /* opaque */

struct ks_director *ks_director_new(void);
void ks_director_free(struct ks_director *director);

/* What this screen offers its visitors; before the first event. */
void ks_director_set_rules(struct ks_director *director, struct ks_visit_rules rules);
const struct ks_visit_rules *ks_director_rules(const struct ks_director *director);
/* What the screen counts and remembers, owned by the director. The caller fills in what was counted
 * before the start, at any time between two events. */
struct ks_memory *ks_director_memory(struct ks_director *director);

/* Apply one event, also before there is a program: then a built-in card is all there is to show.
 * Effects (at most KS_EFFECTS_MAX) are written in the order to carry out. */
size_t ks_director_step(struct ks_director *director,
                        const struct ks_event *event,
                        struct ks_effect effects[KS_EFFECTS_MAX]);

/* Whether to hand over a loaded program now, with KS_EVENT_PROGRAM. True for a plain folder, for
 * the first program, and while nobody visits; during a visit a release waits, unless one of its
 * alerts is on. Cheap to ask each turn while it waits: the answer is kept until it can change.
 * `situation.places` in the spelling of the offered program. */
bool ks_director_takes(struct ks_director *director,
                       const struct ks_program *offered,
                       const struct ks_situation *situation);

/* When the director wants the next KS_EVENT_TIME at the latest, as monotonic time, given that
 * civil time runs with it. KS_MONO_NEVER if nothing is due. */
struct ks_mono ks_director_cue(const struct ks_director *director);

/* How fast the virtual clock runs: that many virtual milliseconds in a real one (default 1). */
void ks_director_set_speed(struct ks_director *d, int speed);
const struct ks_staff *ks_director_staff(const struct ks_director *director);
const struct ks_visit *ks_director_visit(const struct ks_director *director);
const struct ks_showing *ks_director_showing(const struct ks_director *director);
/* Position in the loop for the hairline: how many of `*total` items of this round have shown. */
size_t ks_director_progress(const struct ks_director *director, size_t *total);

#endif
