/* From touch to touch: which screen a person sees (see visit.h). */
#include "core/visit.h"

#include <string.h>

#include "core/schedule_rules.h"

#define ENTRIES_MAX 200

static void go(struct ks_visit *visit, const struct ks_visit_at *at, enum ks_visit_screen screen)
{
    visit->screen = screen;
    visit->changed = at->now;
}

size_t ks_visit_entries(const struct ks_program *program,
                        const struct ks_situation *situation,
                        const char *folder,
                        size_t *index,
                        size_t capacity)
{
    int32_t day = ks_rules_fact_day(situation);
    size_t n = 0;
    for (size_t i = 0; i < program->cards.n && n < capacity; i++) {
        const struct ks_card *card = program->cards.v[i];
        if (strncmp(card->path, folder, strlen(folder)) == 0 &&
            ks_card_missing_fact(card, &program->facts, day) == NULL) {
            if (index != NULL) {
                index[n] = i;
            }
            n++;
        }
    }
    return n;
}

static bool find_type(const struct ks_visit_at *at, const char *type, size_t *entry)
{
    size_t index[ENTRIES_MAX];
    size_t n = ks_visit_entries(at->program, at->situation, "handbook/", index, ENTRIES_MAX);
    for (size_t i = 0; *type != '\0' && i < n; i++) {
        if (strcmp(at->program->cards.v[index[i]]->type, type) == 0) {
            *entry = index[i];
            return true;
        }
    }
    return false;
}

static bool begin_session(struct ks_visit *visit, const struct ks_visit_at *at, const char *type)
{
    struct ks_quiz_choice choice = { .program = at->program,
                                     .date = ks_rules_fact_day(at->situation),
                                     .phase = at->phase,
                                     .type = type };
    choice.seed =
        (uint64_t)at->now.us * 1000003u ^ (uint64_t)at->situation->now.s ^ visit->visits++ << 40;
    if (ks_session_begin(&visit->session, &choice, &visit->history)) {
        go(visit, at, KS_VISIT_QUESTION);
        return true;
    }
    return false;
}

static bool open_item(struct ks_visit *visit, const struct ks_visit_at *at, size_t i)
{
    size_t index[ENTRIES_MAX];
    const char *folder = visit->screen == KS_VISIT_HELP ? "help/" : "handbook/";
    size_t n = ks_visit_entries(at->program, at->situation, folder, index, ENTRIES_MAX);
    if (visit->screen == KS_VISIT_RESULT) {
        if (i >= visit->session.n_again || !find_type(at, visit->session.again[i], &visit->entry)) {
            return false;
        }
    } else if (i < n) {
        visit->entry = index[i];
    } else {
        return false;
    }
    visit->came_from = visit->screen;
    go(visit, at, KS_VISIT_ENTRY);
    return true;
}

static bool turn_page(struct ks_visit *visit, const struct ks_visit_at *at, int by)
{
    size_t n = ks_visit_entries(at->program, at->situation, "handbook/", NULL, ENTRIES_MAX);
    size_t pages = (n + KS_HANDBOOK_PAGE - 1) / KS_HANDBOOK_PAGE;
    if ((by < 0 && visit->page == 0) || (by > 0 && visit->page + 1 >= pages)) {
        return false;
    }
    visit->page = by < 0 ? visit->page - 1 : visit->page + 1;
    go(visit, at, KS_VISIT_HANDBOOK);
    return true;
}

static bool answer(struct ks_visit *visit, const struct ks_visit_at *at, size_t place)
{
    size_t item = visit->session.item[visit->session.at];
    if (place >= at->program->quiz.v[item].n_options) {
        return false;
    }
    (void)ks_session_answer(&visit->session, &at->program->quiz, place);
    go(visit, at, KS_VISIT_FEEDBACK);
    return true;
}

static bool move_on(struct ks_visit *visit, const struct ks_visit_at *at)
{
    bool more = ks_session_next(&visit->session, &at->program->quiz);
    go(visit, at, more ? KS_VISIT_QUESTION : KS_VISIT_RESULT);
    return true;
}

static bool first_tap(struct ks_visit *visit, const struct ks_visit_at *at)
{
    visit->page = 0;
    visit->came_from = KS_VISIT_HOME;
    bool card = find_type(at, at->type, &visit->entry);
    go(visit, at, card ? KS_VISIT_ENTRY : KS_VISIT_HOME);
    return true;
}

bool ks_visit_end(struct ks_visit *visit)
{
    bool was = visit->screen != KS_VISIT_LOOP;
    struct ks_quiz_history history = visit->history;
    uint64_t visits = visit->visits;
    memset(visit, 0, sizeof *visit); /* nothing else stays, not even between the fields */
    visit->history = history;
    visit->visits = visits;
    return was;
}

/* What each screen offers; any other touch belongs to a screen that is gone. */
static bool is_offered(enum ks_visit_screen screen, int tap)
{
    bool item = tap >= KS_TAP_ITEM, choice = tap >= KS_TAP_CHOICE && !item;
    if (tap == KS_TAP_LEAVE) {
        return true;
    }
    switch (screen) {
    case KS_VISIT_HOME:
        return tap == KS_TAP_QUIZ || tap == KS_TAP_HANDBOOK || tap == KS_TAP_HELP;
    case KS_VISIT_HELP:
        return tap == KS_TAP_BACK || item;
    case KS_VISIT_HANDBOOK:
        return tap == KS_TAP_BACK || tap == KS_TAP_EARLIER || tap == KS_TAP_LATER || item;
    case KS_VISIT_ENTRY:
        return tap == KS_TAP_BACK || tap == KS_TAP_TYPE_QUIZ;
    case KS_VISIT_QUESTION:
        return choice;
    case KS_VISIT_FEEDBACK:
        return tap == KS_TAP_NEXT;
    case KS_VISIT_RESULT:
        return tap == KS_TAP_QUIZ || item;
    case KS_VISIT_LOOP:
    case KS_VISIT_STILL_THERE:
        return false;
    }
    return false;
}

static bool act(struct ks_visit *visit, const struct ks_visit_at *at, int tap)
{
    if (tap >= KS_TAP_ITEM) {
        return open_item(visit, at, (size_t)(tap - KS_TAP_ITEM));
    }
    if (tap >= KS_TAP_CHOICE) {
        return answer(visit, at, (size_t)(tap - KS_TAP_CHOICE));
    }
    switch ((enum ks_tap)tap) {
    case KS_TAP_QUIZ:
        return begin_session(visit, at, NULL);
    case KS_TAP_TYPE_QUIZ:
        return begin_session(visit, at, at->program->cards.v[visit->entry]->type);
    case KS_TAP_HANDBOOK:
        visit->page = 0;
        go(visit, at, KS_VISIT_HANDBOOK);
        return true;
    case KS_TAP_HELP:
        go(visit, at, KS_VISIT_HELP);
        return true;
    case KS_TAP_BACK:
        go(visit, at, visit->screen == KS_VISIT_ENTRY ? visit->came_from : KS_VISIT_HOME);
        return true;
    case KS_TAP_LEAVE:
        return ks_visit_end(visit);
    case KS_TAP_NEXT:
        return move_on(visit, at);
    case KS_TAP_EARLIER:
        return turn_page(visit, at, -1);
    case KS_TAP_LATER:
        return turn_page(visit, at, 1);
    case KS_TAP_NOTHING:
    case KS_TAP_STAY:
    case KS_TAP_CHOICE:
    case KS_TAP_ITEM:
        return false;
    }
    return false;
}

bool ks_visit_tap(struct ks_visit *visit, const struct ks_visit_at *at, int tap)
{
    visit->touched = at->now;
    if (visit->screen == KS_VISIT_LOOP) {
        return first_tap(visit, at);
    }
    if (visit->screen == KS_VISIT_STILL_THERE) { /* anywhere */
        go(visit, at, visit->under);
        return true;
    }
    if (ks_mono_ms_between(visit->changed, at->now) < KS_DEAD_MS ||
        !is_offered(visit->screen, tap)) {
        return false;
    }
    return act(visit, at, tap);
}

static int64_t patience_of(const struct ks_visit *visit)
{
    return visit->screen == KS_VISIT_STILL_THERE ? KS_IDLE_MS + KS_ASK_MS
           : visit->screen == KS_VISIT_RESULT    ? KS_RESULT_MS
                                                 : KS_IDLE_MS;
}

/* Whole seconds until the posters go on. */
static int seconds_left(const struct ks_visit *visit, struct ks_mono now)
{
    int64_t left = KS_IDLE_MS + KS_ASK_MS - ks_mono_ms_between(visit->touched, now);
    return left < 0 ? 0 : (int)((left + 999) / 1000);
}

bool ks_visit_time(struct ks_visit *visit, const struct ks_visit_at *at)
{
    if (visit->screen == KS_VISIT_LOOP) {
        return false;
    }
    if (ks_mono_ms_between(visit->touched, at->now) < patience_of(visit)) {
        int left = visit->screen == KS_VISIT_STILL_THERE ? seconds_left(visit, at->now) : 0;
        bool counts = left != visit->seconds_left && visit->screen == KS_VISIT_STILL_THERE;
        visit->seconds_left = left;
        return counts;
    }
    if (visit->screen == KS_VISIT_STILL_THERE || visit->screen == KS_VISIT_RESULT) {
        return ks_visit_end(visit);
    }
    visit->under = visit->screen;
    go(visit, at, KS_VISIT_STILL_THERE);
    visit->seconds_left = seconds_left(visit, at->now);
    return true;
}

struct ks_mono ks_visit_cue(const struct ks_visit *visit)
{
    if (visit->screen == KS_VISIT_LOOP) {
        return KS_MONO_NEVER;
    }
    int64_t still = visit->screen == KS_VISIT_STILL_THERE && visit->seconds_left > 0
                        ? (int64_t)(visit->seconds_left - 1) * 1000
                        : 0; /* the ring loses a part every second */
    return ks_mono_add_ms(visit->touched, patience_of(visit) - still);
}

const char *ks_visit_screen_name(enum ks_visit_screen screen)
{
    static const char *const names[] = { "loop",     "home",     "help",   "handbook",   "entry",
                                         "question", "feedback", "result", "still-there" };
    return names[screen];
}
