#ifndef KS_CORE_VISIT_VISIT_H
#define KS_CORE_VISIT_VISIT_H

#include "base/mono.h"
#include "core/count/memory.h"
#include "core/quiz/lesson.h"
#include "core/quiz/session.h"
#include "core/schedule/schedule.h"
#include "core/visit/staff.h"

/* What one person does at the screen, from the first touch until they leave.
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
 *   HOME, STAFF   where the rules allow lessons        LESSON
 *   LESSON        a topic · to pick                    LESSON_ITEM · LESSON_TYPES (and back)
 *   LESSON_TYPES  a type ─▶ LESSON_PICK (and back)
 *      either of them, once something is picked        LESSON_ITEM
 *   LESSON_ITEM   the end                              LESSON_END ─▶ LESSON
 *   anything      the gesture of the staff             PIN ─right─▶ STAFF ─▶ IMPORT (and back)
 *   IMPORT        the preview of what waits            PREVIEW (and back) ─adopted, refused─▶ STAFF
 *   anything      换人                                 LOOP
 *   anything      20 s without a touch                 STILL_THERE, a ring of 10 s ─▶ LOOP
 *
 * A result clears itself after 15 s; a teacher picks for 2 minutes between two touches; a lesson is
 * left alone for 15 minutes, a class thinks longer. Nothing is known of a lesson after its end.
 * Language and large type change anywhere; at a question the round begins again in the other
 * language, if that has questions of its own. An alert and new content end the visit. visit.c moves
 * from screen to screen (act, go_back, open_screen), quiz.c, list.c, activity.c and
 * lesson.c inside their own. */

enum ks_visit_screen {
    KS_VISIT_LOOP, /* nobody is here */
    KS_VISIT_HOME,
    KS_VISIT_HELP,     /* 我遇到了怎么办 */
    KS_VISIT_HANDBOOK, /* list of types, of one channel or all */
    KS_VISIT_CHANNELS, /* ways a fraud reaches somebody */
    KS_VISIT_ENTRY,    /* one card of the handbook or of the help */
    KS_VISIT_QUESTION,
    KS_VISIT_SURE, /* how sure of the answer? Only where the rules ask it */
    KS_VISIT_FEEDBACK,
    KS_VISIT_RESULT,
    KS_VISIT_WORKS, /* all that can be voted for, then how many did */
    KS_VISIT_WORK,  /* number `page` of them, with its picture */
    KS_VISIT_POLL,
    KS_VISIT_PLEDGE,
    KS_VISIT_LESSON,       /* a teacher chooses a topic, or to pick questions */
    KS_VISIT_LESSON_TYPES, /* list of the types that have questions to pick */
    KS_VISIT_LESSON_PICK,  /* list of the questions of one type, to pick from */
    KS_VISIT_LESSON_ITEM,  /* one question, its answer covered or not */
    KS_VISIT_LESSON_END,
    KS_VISIT_STILL_THERE,
    KS_VISIT_PIN,     /* staff only, see core/visit/staff.h */
    KS_VISIT_STAFF,   /* their menu */
    KS_VISIT_IMPORT,  /* what became of the last import */
    KS_VISIT_PREVIEW, /* what waits would look like, an item to a page */
    KS_VISIT_SCREENS
};

enum ks_tap { /* what can be touched; a number is added where there are several */
              KS_TAP_NOTHING,
              KS_TAP_QUIZ,
              KS_TAP_HANDBOOK,
              KS_TAP_HELP,
              KS_TAP_LEAVE, /* 换人 */
              KS_TAP_BACK,
              KS_TAP_NEXT,
              KS_TAP_EARLIER, /* pages, and questions of a lesson */
              KS_TAP_LATER,
              KS_TAP_STAY,
              KS_TAP_TYPE_QUIZ,
              KS_TAP_CHANNELS,
              KS_TAP_WORKS,
              KS_TAP_POLL,
              KS_TAP_VOTE, /* for the work on the screen */
              KS_TAP_PLEDGE,
              KS_TAP_PROMISE, /* 我承诺 */
              KS_TAP_CONFIRM, /* 确定, of several options */
              KS_TAP_SURE,
              KS_TAP_UNSURE,
              KS_TAP_LESSON,
              KS_TAP_LESSON_TYPES,
              KS_TAP_PICK_ALL, /* 全选, 清空 */
              KS_TAP_BEGIN,    /* the lesson, with what is picked */
              KS_TAP_UNCOVER,
              KS_TAP_TEAM_A,
              KS_TAP_TEAM_B,
              KS_TAP_LESSON_END,
              KS_TAP_HOME,
              KS_TAP_LARGE,        /* 大字 */
              KS_TAP_LANGUAGE,     /* 中/EN */
              KS_TAP_CHOICE = 100, /* + place of the option, answer, work, topic, channel or line */
              KS_TAP_STAFF = 1000, /* of the staff's screens from here */
              KS_TAP_DIGIT = KS_TAP_STAFF, /* + 0..9 */
              KS_TAP_PIN_ERASE = KS_TAP_STAFF + 10,
              KS_TAP_PIN_ENTER,
              KS_TAP_NEUTRAL,
              KS_TAP_DEVICE_LANGUAGE,
              KS_TAP_IMPORT,
              KS_TAP_PREVIEW,
              KS_TAP_ADOPT,     /* install what waits for staff */
              KS_TAP_REFUSE,    /* drop it */
              KS_TAP_ITEM = 200 /* + index of the entry in its list */
};

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
    bool english;       /* the screen's own language */
};

struct ks_visit {
    enum ks_visit_screen screen, under; /* under: what STILL_THERE lies over */
    struct ks_mono changed, touched;    /* when the screen came; the last touch or key */
    int seconds_left;                   /* of STILL_THERE */
    bool large, other_language;         /* as this person wants it */
    bool keyed;                         /* the last input was a key: the ring is drawn, if any */
    int focus;                      /* the target with the ring, KS_FOCUS_FIRST, or 0 = no ring */
    size_t page;                    /* of a list; number of the work or previewed item; from 0 */
    size_t channel;                 /* of the handbook: 0 = all, else 1 + enum ks_channel */
    size_t entry;                   /* index into program->cards */
    enum ks_visit_screen came_from; /* where back leads from ENTRY */
    struct ks_quiz_session session;
    size_t place;                 /* of the option chosen, while SURE asks */
    bool rapid;                   /* that choice came within KS_RAPID_MS */
    bool polled, voted, pledged;  /* counted: once each in a visit */
    size_t polled_for, voted_for; /* which answer, which work */
    bool too_soon; /* not counted: the one before came less than KS_COUNT_APART_MS ago */
    struct ks_lesson lesson;
    struct ks_pick pick;    /* for the next lesson */
    const char *pick_type;  /* on LESSON_PICK; borrowed from the program */
    size_t pick_types_page; /* where back leads from there */
};

struct ks_visit_at { /* the world at a step */
    const struct ks_program *program;
    const struct ks_situation *situation;
    const struct ks_phase *phase;
    struct ks_mono now;
    const char *type; /* fraud type of the shown card: a first tap opens its entry; "" = none */
    struct ks_memory *memory;
    const struct ks_visit_rules *rules;
    bool by_key;            /* the tap came from the keypad */
    struct ks_staff *staff; /* NULL: no staff menu */
    bool english;           /* the language that is read now, ks_visit_english() */
};

#define KS_FOCUS_FIRST (-1) /* of the screen, in reading order: the scene knows which */

/* Each function returns whether the screen must be drawn again. A tap on nothing begins a visit or
 * shows that somebody is still there. What is worth counting is noted in at->memory. */
bool ks_visit_tap(struct ks_visit *visit, const struct ks_visit_at *at, int tap);
/* The keypad moves the ring to the target `tap`; in the loop that begins a visit. */
bool ks_visit_focus(struct ks_visit *visit, const struct ks_visit_at *at, int tap);
/* The staff's gesture was made: ends the visit and opens the PIN page. */
bool ks_visit_staff(struct ks_visit *visit, const struct ks_visit_at *at);
/* Whether the screen shows works, and is drawn again when their pictures come. */
bool ks_visit_shows_works(const struct ks_visit *visit);
/* The receipt of the last import changed, or whether it waits: staff's pages show it anew. */
bool ks_visit_receipt(struct ks_visit *visit, const struct ks_visit_at *at);
/* Whether staff look at the preview (also below STILL_THERE). */
bool ks_visit_previews(const struct ks_visit *visit);
/* Staff's PIN was checked: STAFF if right, else PIN again; false if they left meanwhile. */
bool ks_visit_pin(struct ks_visit *visit, const struct ks_visit_at *at, bool right);
/* Time passed: counts STILL_THERE down, opens it or ends the visit. */
bool ks_visit_time(struct ks_visit *visit, const struct ks_visit_at *at);
/* Back to the loop; everything known of the person is overwritten. */
bool ks_visit_end(struct ks_visit *visit);
/* Whether English is read: the device's own language, unless staff changed it, unless the visitor
 * did. NULL: nobody is there, or no staff menu. */
bool ks_visit_english(const struct ks_visit *visit, const struct ks_staff *staff, bool device);
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
size_t ks_visit_pages(const struct ks_visit *visit, const struct ks_visit_at *at);
int32_t ks_visit_day(const struct ks_visit_at *at); /* KS_DATE_NONE while the clock is unknown */
/* English questions only if they are read and suffice for a round: a round has one language. */
struct ks_quiz_choice ks_visit_choice(const struct ks_visit_at *at, const char *type);
/* The questions that a teacher may pick from: those of a type; NULL: all. */
struct ks_quiz_choice ks_visit_pick_choice(const struct ks_visit_at *at, const char *type);
const char *ks_visit_screen_name(enum ks_visit_screen screen); /* "home" "question" ... */

#endif
