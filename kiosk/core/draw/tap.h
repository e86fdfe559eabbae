#ifndef KS_CORE_DRAW_TAP_H
#define KS_CORE_DRAW_TAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A tap: what a touch means. It is drawn as a target by core/screen and decided about by
 * core/visit. The kinds, each with its name in scripts and traces (app/trace/tap_names.h). */
#define KS_TAP_LIST(X)                                                                             \
    X(KS_TAP_NOTHING, "nothing")                                                                   \
    X(KS_TAP_OPEN, "open")     /* n: enum ks_visit_screen, by whose name it goes */                \
    X(KS_TAP_CHOICE, "choice") /* n: place of the option, answer, work, topic, channel or line */  \
    X(KS_TAP_ITEM, "item")     /* n: index of the entry in its list */                             \
    X(KS_TAP_DIGIT, "digit")   /* n: 0..9, of the PIN; no name ever says which */                  \
    X(KS_TAP_LEAVE, "leave")   /* 结束 */                                                        \
    X(KS_TAP_BACK, "back")                                                                         \
    X(KS_TAP_NEXT, "next")                                                                         \
    X(KS_TAP_EARLIER, "earlier") /* pages, and questions of a lesson */                            \
    X(KS_TAP_LATER, "later")                                                                       \
    X(KS_TAP_LARGE, "large")       /* 大字 */                                                    \
    X(KS_TAP_LANGUAGE, "language") /* 中/EN */                                                    \
    X(KS_TAP_QUIZ, "quiz")                                                                         \
    X(KS_TAP_TYPE_QUIZ, "type-quiz")                                                               \
    X(KS_TAP_CONFIRM, "confirm") /* 确定, of several options */                                  \
    X(KS_TAP_SURE, "sure")                                                                         \
    X(KS_TAP_UNSURE, "unsure")                                                                     \
    X(KS_TAP_VOTE, "vote")         /* for the work on the screen */                                \
    X(KS_TAP_PROMISE, "promise")   /* 我承诺 */                                                 \
    X(KS_TAP_PICK_ALL, "pick-all") /* 全选, 清空 */                                            \
    X(KS_TAP_BEGIN, "begin")       /* the lesson, with what is picked */                           \
    X(KS_TAP_UNCOVER, "uncover")                                                                   \
    X(KS_TAP_TEAM_A, "team-a")                                                                     \
    X(KS_TAP_TEAM_B, "team-b")                                                                     \
    X(KS_TAP_PIN_ERASE, "erase")                                                                   \
    X(KS_TAP_PIN_ENTER, "enter")                                                                   \
    X(KS_TAP_NEUTRAL, "neutral")                                                                   \
    X(KS_TAP_DEVICE_LANGUAGE, "device-language")                                                   \
    X(KS_TAP_ADOPT, "adopt")   /* install what waits for staff */                                  \
    X(KS_TAP_REFUSE, "refuse") /* drop it */

#define KS_TAP_ENUMERATOR(kind, name) kind,
enum ks_tap_kind { KS_TAP_LIST(KS_TAP_ENUMERATOR) KS_TAP_KINDS };
#undef KS_TAP_ENUMERATOR

struct ks_tap { /* all zero: nothing */
    enum ks_tap_kind kind;
    uint16_t n; /* of the kinds that have a number; else 0 */
};

enum ks_tap_by { KS_BY_FINGER, KS_BY_KEY };

static inline struct ks_tap ks_tap_n(enum ks_tap_kind kind, size_t n)
{
    return (struct ks_tap) { kind, (uint16_t)n };
}

static inline struct ks_tap ks_tap(enum ks_tap_kind kind)
{
    return ks_tap_n(kind, 0);
}

static inline bool ks_tap_equal(struct ks_tap a, struct ks_tap b)
{
    return a.kind == b.kind && a.n == b.n;
}

#endif
