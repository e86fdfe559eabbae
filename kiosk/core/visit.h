#ifndef KS_CORE_VISIT_H
#define KS_CORE_VISIT_H

#include "base/mono.h"
#include "core/quiz_session.h"
#include "core/schedule.h"

/* What one person does at the screen, from the first touch until they leave.
 *
 *   LOOP ──tap on a card──▶ ENTRY (its type) ──three questions──▶ QUESTION
 *     │                       ▲     │ back                          │ ▲
 *     └──tap elsewhere──▶ HOME ──▶ HANDBOOK                 choice │ │ next
 *                          │ ▲                                      ▼ │
 *                          │ └──────────── RESULT ◀──last──── FEEDBACK
 *                          └──▶ HELP ──▶ ENTRY
 *   every screen: 换人 leads to the loop; 20 s without a touch ask STILL_THERE with a ring of 10 s,
 * then leave. A result clears itself after 15 s. An alert and new content end the visit.
 */

enum ks_visit_screen {
    KS_VISIT_LOOP, /* nobody is here */
    KS_VISIT_HOME,
    KS_VISIT_HELP,     /* 我遇到了怎么办 */
    KS_VISIT_HANDBOOK, /* list of types */
    KS_VISIT_ENTRY,    /* one card of the handbook or of the help */
    KS_VISIT_QUESTION,
    KS_VISIT_FEEDBACK,
    KS_VISIT_RESULT,
    KS_VISIT_STILL_THERE
};

enum ks_tap { /* what can be touched; a number is added where there are several */
              KS_TAP_NOTHING,
              KS_TAP_QUIZ,
              KS_TAP_HANDBOOK,
              KS_TAP_HELP,
              KS_TAP_LEAVE, /* 换人 */
              KS_TAP_BACK,
              KS_TAP_NEXT,
              KS_TAP_EARLIER, /* pages */
              KS_TAP_LATER,
              KS_TAP_STAY,
              KS_TAP_TYPE_QUIZ,
              KS_TAP_CHOICE = 100, /* + place of the option */
              KS_TAP_ITEM = 200    /* + index of the entry in its list */
};

#define KS_DEAD_MS 400 /* after a change: the finger that is still there means the old screen */
#define KS_IDLE_MS 20000
#define KS_ASK_MS 10000
#define KS_RESULT_MS 15000
#define KS_HANDBOOK_PAGE 8 /* entries on one screen */

struct ks_visit {
    enum ks_visit_screen screen, under; /* under: below STILL_THERE */
    struct ks_mono changed, touched;
    int seconds_left; /* of STILL_THERE */
    size_t page;
    size_t entry;                   /* index into program->cards */
    enum ks_visit_screen came_from; /* where back leads from ENTRY */
    struct ks_quiz_session session;
    struct ks_quiz_history history;
    uint64_t visits;
};

struct ks_visit_at { /* the world at a step */
    const struct ks_program *program;
    const struct ks_situation *situation;
    const struct ks_phase *phase;
    struct ks_mono now;
    const char *type; /* of the card on the glass, "" = none: where a first tap leads */
};

/* Each returns whether the screen changed. A tap on nothing begins a visit or counts as a sign of
 * life. */
bool ks_visit_tap(struct ks_visit *visit, const struct ks_visit_at *at, int tap);
bool ks_visit_time(struct ks_visit *visit, const struct ks_visit_at *at);
bool ks_visit_end(struct ks_visit *visit);
struct ks_mono ks_visit_cue(const struct ks_visit *visit);

/* Entries below a folder of assets/ ("handbook/" or "help/"): the i-th true on that day. */
size_t ks_visit_entries(const struct ks_program *program,
                        const struct ks_situation *situation,
                        const char *folder,
                        size_t *index, /* may be NULL */
                        size_t capacity);
const char *ks_visit_screen_name(enum ks_visit_screen screen); /* "home" "question" ... */

#endif
