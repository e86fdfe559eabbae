/* Steps that any part of a visit may need: another screen, the day, questions to draw from. */
#include "core/schedule/rules.h"

#include <assert.h>

#include "core/visit/parts.h"

void ks_visit_go(struct ks_visit *visit, const struct ks_visit_at *at, enum ks_visit_screen screen)
{
    assert(screen > KS_VISIT_LOOP && screen < KS_VISIT_SCREENS); /* to the loop: ks_visit_end() */
    bool within = visit->screen == KS_VISIT_STAFF;
    visit->screen = screen;
    visit->changed = at->now;
    visit->focus.ring = visit->by == KS_BY_KEY ? KS_RING_FIRST : KS_RING_NONE;
    if (screen == KS_VISIT_STAFF && !within) { /* else it is open already and stays as it is */
        visit->import = at->staff->receipt == NULL             ? KS_MENU_NOTHING
                        : at->staff->import == KS_IMPORT_WAITS ? KS_MENU_DECISION
                                                               : KS_MENU_RESULT;
    }
}

bool ks_visit_open_list(struct ks_visit *visit,
                        const struct ks_visit_at *at,
                        enum ks_visit_screen screen,
                        size_t channel)
{
    visit->page = 0;
    visit->channel = channel;
    ks_visit_go(visit, at, screen);
    return true;
}

size_t ks_visit_pages_of(size_t n, size_t page)
{
    return (n + page - 1) / page;
}

int32_t ks_visit_day(const struct ks_visit_at *at)
{
    return ks_rules_fact_day(at->situation);
}

uint64_t ks_visit_seed(const struct ks_visit_at *at)
{
    return (uint64_t)at->now.us * 1000003u ^ (uint64_t)at->situation->now.s ^
           at->memory->visits++ << 40;
}

struct ks_quiz_choice ks_visit_choice(const struct ks_visit_at *at, const char *type)
{
    struct ks_quiz_choice choice = { .bank = &at->program->quiz,
                                     .facts = &at->program->facts,
                                     .list = &at->program->lesson,
                                     .date = ks_visit_day(at),
                                     .phase = at->phase,
                                     .type = type,
                                     .stats = &at->memory->items,
                                     .lang = at->lang };
    if (choice.lang != KS_LANG_ZH && !ks_quiz_suffice(&choice)) {
        choice.lang = KS_LANG_ZH;
    }
    return choice;
}

struct ks_quiz_choice ks_visit_pick_choice(const struct ks_visit_at *at, const char *type)
{
    struct ks_quiz_choice choice = ks_visit_choice(at, NULL); /* one language for all types */
    choice.type = type;
    return choice;
}
