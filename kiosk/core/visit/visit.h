#ifndef KS_CORE_VISIT_VISIT_H
#define KS_CORE_VISIT_VISIT_H

#include "base/lang.h"
#include "base/mono.h"
#include "core/count/memory.h"
#include "core/hand/focus.h"
#include "core/hand/reach.h"
#include "core/quiz/lesson.h"
#include "core/quiz/session.h"
#include "core/schedule/schedule.h"
#include "core/visit/staff.h"

/* A visit: the screens one person sees, from the first touch until they leave.
 *
 *   from          by                                   to
 *   LOOP          a tap on a card · elsewhere          ENTRY of its type · HOME
 *   HOME          five buttons                         QUESTION HELP HANDBOOK WORKS PLEDGE
 *   HANDBOOK      an entry · by channel                ENTRY · CHANNELS (and back)
 *   HELP          an entry                             ENTRY
 *   ENTRY         three questions on it · help         QUESTION · HELP
 *   QUESTION      a choice, or several and 确定        FEEDBACK (over SURE where rules ask it)
 *   FEEDBACK      next · after the last                QUESTION · RESULT
 *   RESULT        once more · a type to read again     QUESTION · ENTRY
 *   WORKS         a work · the poll                    WORK · POLL (and back)
 *   WORK          the vote, the next work              WORK
 *   HOME, STAFF   上课用; HOME where the rules allow it LESSON
 *   LESSON        a topic · to pick                    LESSON_ITEM · LESSON_TYPES (and back)
 *   LESSON_TYPES  a type ─▶ LESSON_PICK (and back)
 *      either of them, once something is picked        LESSON_ITEM
 *   LESSON_ITEM   the end                              LESSON_END ─▶ LESSON
 *   LESSON_ITEM   结束, which a class is asked for     LESSON_LEAVE ─▶ LOOP (and back)
 *   anything      the gesture of the staff             PIN ─right─▶ STAFF ─▶ IMPORT (and back)
 *   IMPORT        the preview of what waits            PREVIEW (and back) ─adopted, refused─▶ STAFF
 *   LOOP          a tap on an alert: 我遇到了          HELP
 *   anything      结束                                 LOOP
 *   anything      20 s without a touch                 STILL_THERE: the screen with a strip at its
 *                                                      foot that counts 10 s ─▶ LOOP; any touch
 *                                                      takes it away and does what it does
 *
 * A result clears itself after 15 s; a teacher picks for 2 minutes between two touches; a lesson is
 * left alone for 15 minutes, a class thinks longer. Nothing is known of a lesson after its end.
 * Language and large type change anywhere; at a question the round begins again in the other
 * language, if that has questions of its own. An alert and new content end the visit. screens.c
 * says what each screen offers, visit.c moves between them, quiz.c, list.c, activity.c and lesson.c
 * inside their own. */

/* The screens, each by its enumerator, by its word in C and by its name in scripts, traces and
 * shots. A screen's row in screens.c is named by its word, `row_home`, its painter in core/screen
 * as well, `ks_home_draw`: without them nothing compiles. Its name is that of the tap that opens
 * it. */
#define KS_VISIT_SCREEN_LIST(X)                                                                    \
    X(KS_VISIT_HOME, home, "home")                                                                 \
    X(KS_VISIT_HELP, help, "help")             /* 我遇到了怎么办 */                         \
    X(KS_VISIT_HANDBOOK, handbook, "handbook") /* list of types, of one channel or all */          \
    X(KS_VISIT_CHANNELS, channels, "channels") /* ways a fraud reaches somebody */                 \
    X(KS_VISIT_ENTRY, entry, "entry")          /* one card of the handbook or of the help */       \
    X(KS_VISIT_QUESTION, question, "question")                                                     \
    X(KS_VISIT_SURE, sure, "sure") /* how sure of the answer? Only where the rules ask it */       \
    X(KS_VISIT_FEEDBACK, feedback, "feedback")                                                     \
    X(KS_VISIT_RESULT, result, "result")                                                           \
    X(KS_VISIT_WORKS, works, "works") /* all that can be voted for, then how many did */           \
    X(KS_VISIT_WORK, work, "work")    /* number `page` of them, with its picture */                \
    X(KS_VISIT_POLL, poll, "poll")                                                                 \
    X(KS_VISIT_PLEDGE, pledge, "pledge")                                                           \
    X(KS_VISIT_LESSON, lesson, "lesson") /* a teacher chooses a topic, or to pick questions */     \
    X(KS_VISIT_LESSON_TYPES, lesson_types, "lesson-types") /* those with questions to pick */      \
    X(KS_VISIT_LESSON_PICK, lesson_pick, "lesson-pick")    /* the questions of one type */         \
    X(KS_VISIT_LESSON_ITEM, lesson_item,                                                           \
      "lesson-item") /* a question, its answer covered or not */                                   \
    X(KS_VISIT_LESSON_LEAVE, lesson_leave, "lesson-leave") /* is the lesson over? */               \
    X(KS_VISIT_LESSON_END, lesson_end, "lesson-end")                                               \
    X(KS_VISIT_STILL_THERE, still_there, "still-there")                                            \
    X(KS_VISIT_PIN, pin, "pin")             /* staff only, see core/visit/staff.h */               \
    X(KS_VISIT_STAFF, staff, "staff")       /* their menu */                                       \
    X(KS_VISIT_IMPORT, import, "import")    /* what became of the last import */                   \
    X(KS_VISIT_PREVIEW, preview, "preview") /* what waits would look like, an item to a page */

#define KS_VISIT_ENUMERATOR(screen, word, name) screen,
enum ks_visit_screen {
    KS_VISIT_LOOP, /* nobody is here; drawn, it would be HOME */
    KS_VISIT_SCREEN_LIST(KS_VISIT_ENUMERATOR) KS_VISIT_SCREENS
};
#undef KS_VISIT_ENUMERATOR

static inline struct ks_tap ks_tap_open(enum ks_visit_screen screen)
{
    return ks_tap_n(KS_TAP_OPEN, screen);
}

#define KS_DEAD_MS 400   /* after a change: the finger that is still there means the old screen */
#define KS_IDLE_MS 20000 /* without a touch, then STILL_THERE asks for KS_ASK_MS */
#define KS_ASK_MS 10000
#define KS_RESULT_MS 15000
#define KS_PICK_IDLE_MS (2 * 60 * 1000)
#define KS_LESSON_IDLE_MS (15 * 60 * 1000)
#define KS_HANDBOOK_PAGE 8      /* entries on one screen */
#define KS_PICK_PAGE 4          /* questions to pick from on one screen */
#define KS_TYPES_MAX 200        /* fraud types to pick questions of */
#define KS_COUNT_APART_MS 15000 /* least time between two votes (promises, poll answers) */

struct ks_visit_rules { /* of this screen */
    bool confidence;    /* ask after each answer how sure */
    bool lessons;       /* class mode is offered */
    enum ks_lang lang;  /* the screen's own */
};

/* What came of taking part in one of what is counted once each in a visit. */
enum ks_part {
    KS_PART_OPEN,
    KS_PART_COUNTED,
    KS_PART_TOO_SOON /* not counted: the one before came less than KS_COUNT_APART_MS ago */
};

/* What the menu of the staff has of the last import. */
enum ks_menu_import { KS_MENU_NOTHING, KS_MENU_RESULT, KS_MENU_DECISION };

struct ks_visit {
    enum ks_visit_screen screen, under; /* under: what STILL_THERE stands on */
    struct ks_mono changed, touched;    /* when the screen came; the last touch or key */
    int seconds_left;                   /* of STILL_THERE */
    enum ks_text_size text_size;        /* as this person wants it, */
    unsigned other_language;            /* and so many languages on from the screen's */
    enum ks_tap_by by;                  /* the last input: the ring is drawn after keys only */
    struct ks_focus focus;              /* the ring of the keypad */
    size_t page;                    /* of a list; number of the work or previewed item; from 0 */
    size_t channel;                 /* of the handbook: 0 = all, else 1 + enum ks_channel */
    size_t entry;                   /* index into program->cards */
    enum ks_visit_screen came_from; /* where back leads from ENTRY */
    struct ks_quiz_session session;
    size_t place; /* of the option chosen, while SURE asks */
    bool rapid;   /* that choice came within KS_RAPID_MS */
    enum ks_part poll, vote, pledge;
    size_t polled_for, voted_for; /* which answer, which work */
    struct ks_lesson lesson;
    struct ks_pick pick;    /* for the next lesson */
    const char *pick_type;  /* on LESSON_PICK; borrowed from the program */
    size_t pick_types_page; /* where back leads from there */
    /* What the staff's menu offers while it is open, whatever comes in meanwhile: nothing moves
     * under a finger. */
    enum ks_menu_import import;
};

/* What a first touch meets: it opens what helps there. */
enum ks_visit_over { KS_VISIT_OVER_LOOP, KS_VISIT_OVER_ALERT };

struct ks_visit_at { /* the world at a step */
    const struct ks_program *program;
    const struct ks_situation *situation;
    const struct ks_phase *phase;
    struct ks_mono now;
    const char *type; /* fraud type of the shown card: a first tap opens its entry; "" = none */
    struct ks_memory *memory;
    const struct ks_visit_rules *rules;
    enum ks_tap_by by;       /* what the tap came from */
    struct ks_staff *staff;  /* NULL: no staff menu */
    enum ks_lang lang;       /* that is read now, ks_visit_lang() */
    enum ks_visit_over over; /* what a first tap meets; an alert opens HELP */
};

/* Each function returns whether the screen must be drawn again. A tap on nothing begins a visit or
 * shows that somebody is still there. What is worth counting is noted in at->memory. */
bool ks_visit_tap(struct ks_visit *visit, const struct ks_visit_at *at, struct ks_tap tap);
/* The keypad moves the ring to the target `tap`; in the loop that begins a visit. */
bool ks_visit_focus(struct ks_visit *visit, const struct ks_visit_at *at, struct ks_tap tap);
/* The staff's gesture was made: ends the visit and opens the PIN page. */
bool ks_visit_staff(struct ks_visit *visit, const struct ks_visit_at *at);
/* Whether the screen is for a class: as large as there is room for, without the visitor's tools. */
enum ks_audience ks_visit_audience(enum ks_visit_screen screen);
/* Whether the screen shows works, and is drawn again when their pictures come. */
bool ks_visit_shows_works(const struct ks_visit *visit);
/* The receipt of the last import changed, or whether it waits: staff's pages show it anew. */
bool ks_visit_receipt(struct ks_visit *visit, const struct ks_visit_at *at);
/* Whether staff look at the preview (also below STILL_THERE). */
bool ks_visit_previews(const struct ks_visit *visit);
/* Staff's PIN was checked: STAFF if right, else PIN again; false if they left meanwhile. */
bool ks_visit_pin(struct ks_visit *visit, const struct ks_visit_at *at, enum ks_pin_answer answer);
/* Time passed: counts STILL_THERE down, opens it or ends the visit. */
bool ks_visit_time(struct ks_visit *visit, const struct ks_visit_at *at);
/* Back to the loop; everything known of the person is overwritten. */
bool ks_visit_end(struct ks_visit *visit);
/* The language that is read: the device's own, unless staff changed it, unless the visitor did.
 * NULL: nobody is there, or no staff menu. */
enum ks_lang
ks_visit_lang(const struct ks_visit *visit, const struct ks_staff *staff, enum ks_lang device);
/* When ks_visit_time() must be called at the latest; KS_MONO_NEVER in the loop. */
struct ks_mono ks_visit_cue(const struct ks_visit *visit);

/* Entries below a folder of assets/ ("handbook/" or "help/"): the i-th true on that day. English
 * ones stand in for their originals (ks_visit_card); those without one are listed in English only.
 * `channel`: 0 = all, else 1 + enum ks_channel. */
size_t ks_visit_entries(const struct ks_visit_at *at,
                        const char *folder,
                        size_t channel,
                        size_t *index, /* may be NULL */
                        size_t capacity);
/* The card to show for an entry: its English one if English is read and that card is valid that
 * day. */
const struct ks_card *ks_visit_card(const struct ks_visit_at *at, size_t index);
/* Finds the handbook entry of a fraud type; false if there is none. */
bool ks_visit_find_type(const struct ks_visit_at *at, const char *type, size_t *entry);
/* How many pages the screen has; 1 if it is no list. */
size_t ks_visit_pages(const struct ks_visit *visit, const struct ks_visit_at *at);
int32_t ks_visit_day(const struct ks_visit_at *at); /* KS_DATE_NONE while the clock is unknown */
/* English questions only if they are read and suffice for a round: a round has one language. */
struct ks_quiz_choice ks_visit_choice(const struct ks_visit_at *at, const char *type);
/* The questions that a teacher may pick from: those of a type; NULL: all. */
struct ks_quiz_choice ks_visit_pick_choice(const struct ks_visit_at *at, const char *type);
const char *ks_visit_screen_name(enum ks_visit_screen screen); /* "loop" "home" ... */

#endif
