#ifndef KS_CORE_VISIT_PARTS_H
#define KS_CORE_VISIT_PARTS_H

#include "core/visit/visit.h"

/* The table of screens of a visit, and the functions its files share. Each screen is a row of
 * screens.c. What it offers is what may be touched there; any other touch belongs to a screen that
 * is gone. 结束, 大字 and 中/EN are offered everywhere. */
struct ks_visit_row {
    uint64_t offers; /* a bit for each enum ks_tap_kind, but for those that follow */
    uint32_t opens;  /* a bit for each enum ks_visit_screen: KS_TAP_OPEN */
    bool (*choose)(struct ks_visit *visit, const struct ks_visit_at *at, size_t n); /* _CHOICE */
    bool (*item)(struct ks_visit *visit, const struct ks_visit_at *at, size_t n);   /* _ITEM */
    /* Pages to turn: _EARLIER, _LATER. */
    size_t (*pages)(const struct ks_visit *visit, const struct ks_visit_at *at);
    /* Whether it is offered just now; NULL: all of the above always is. */
    bool (*allows)(const struct ks_visit_at *at, struct ks_tap tap);
    /* What its taps do, if not what they do everywhere else (visit.c); NULL: they do. */
    bool (*act)(struct ks_visit *visit, const struct ks_visit_at *at, struct ks_tap tap);
    enum ks_visit_screen back; /* where KS_TAP_BACK leads, if it is offered */
    enum ks_visit_screen (*back_from)(struct ks_visit *visit); /* if that depends; else NULL */
    int idle_ms; /* left alone so long it asks whether somebody is there; 0 = KS_IDLE_MS */
    bool clears; /* then it asks nobody: the visit ends */
    bool asks;   /* 结束 is asked for: many would lose what one touches by mistake */
    enum ks_audience audience;
};

const struct ks_visit_row *ks_visit_row(enum ks_visit_screen screen);

/* What must hold at the beginning and the end of whatever moves a visit (state.c). */
void ks_visit_assert_state(const struct ks_visit *visit, const struct ks_visit_at *at);
void ks_visit_go(struct ks_visit *visit, const struct ks_visit_at *at, enum ks_visit_screen screen);
uint64_t ks_visit_seed(const struct ks_visit_at *at);

/* Each returns whether the screen changed. */
bool ks_visit_open_list(struct ks_visit *visit,
                        const struct ks_visit_at *at,
                        enum ks_visit_screen screen,
                        size_t channel);
bool ks_visit_open_item(struct ks_visit *visit, const struct ks_visit_at *at, size_t i);
bool ks_visit_open_channel(struct ks_visit *visit, const struct ks_visit_at *at, size_t channel);
size_t ks_visit_list_pages(const struct ks_visit *visit, const struct ks_visit_at *at);
/* How many pages of `page` each n things take. */
size_t ks_visit_pages_of(size_t n, size_t page);
bool ks_visit_begin_quiz(struct ks_visit *visit, const struct ks_visit_at *at, const char *type);
bool ks_visit_change_language(struct ks_visit *visit, const struct ks_visit_at *at);
bool ks_visit_choose(struct ks_visit *visit, const struct ks_visit_at *at, size_t place);
bool ks_visit_confirm(struct ks_visit *visit, const struct ks_visit_at *at);
bool ks_visit_sure(struct ks_visit *visit, const struct ks_visit_at *at, bool sure);
bool ks_visit_next(struct ks_visit *visit, const struct ks_visit_at *at);

bool ks_visit_answer_poll(struct ks_visit *visit, const struct ks_visit_at *at, size_t answer);
bool ks_visit_open_work(struct ks_visit *visit, const struct ks_visit_at *at, size_t work);
size_t ks_visit_works(const struct ks_visit_at *at); /* that can be voted for now */
void ks_visit_part_again(struct ks_visit *visit);    /* who was too soon may try again */
bool ks_visit_vote(struct ks_visit *visit, const struct ks_visit_at *at);
bool ks_visit_promise(struct ks_visit *visit, const struct ks_visit_at *at);

bool ks_visit_begin_lesson(struct ks_visit *visit, const struct ks_visit_at *at, size_t topic);
bool ks_visit_pick(struct ks_visit *visit, const struct ks_visit_at *at, size_t line);
bool ks_visit_pick_all(struct ks_visit *visit, const struct ks_visit_at *at);
bool ks_visit_pick_type(struct ks_visit *visit, const struct ks_visit_at *at, size_t type);
size_t ks_visit_types_pages(const struct ks_visit *visit, const struct ks_visit_at *at);
size_t ks_visit_pick_pages(const struct ks_visit *visit, const struct ks_visit_at *at);
bool ks_visit_begin_picked(struct ks_visit *visit, const struct ks_visit_at *at);
bool ks_visit_lesson_tap(struct ks_visit *visit, const struct ks_visit_at *at, struct ks_tap tap);

#endif
