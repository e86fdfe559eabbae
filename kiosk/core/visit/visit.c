/* From touch to touch: which screen a person sees (see visit.h). */
#include "core/visit/visit.h"

#include <string.h>

#include "core/visit/parts.h"

static bool first_tap(struct ks_visit *visit, const struct ks_visit_at *at)
{
    struct ks_note note = ks_note_of(KS_NOTE_VISIT, ks_visit_day(at), "", "");
    ks_memory_note(at->memory, &note);
    visit->came_from = KS_VISIT_HOME;
    bool card = ks_visit_find_type(at, at->type, &visit->entry);
    ks_visit_go(visit, at, card ? KS_VISIT_ENTRY : KS_VISIT_HOME);
    return true;
}

bool ks_visit_english(const struct ks_visit *visit, const struct ks_staff *staff, bool device)
{
    bool staffs = device != (staff != NULL && staff->other_language);
    return staffs != (visit != NULL && visit->other_language);
}

bool ks_visit_end(struct ks_visit *visit)
{
    bool was = visit->screen != KS_VISIT_LOOP;
    memset(visit, 0, sizeof *visit); /* nothing stays, not even between the fields */
    return was;
}

static bool go_back(struct ks_visit *visit, const struct ks_visit_at *at)
{
    enum ks_visit_screen to = KS_VISIT_HOME;
    if (visit->screen == KS_VISIT_ENTRY) {
        to = visit->came_from;
    } else if (visit->screen == KS_VISIT_HANDBOOK && visit->channel > 0) {
        to = KS_VISIT_CHANNELS;
    } else if (visit->screen == KS_VISIT_LESSON_TYPES) {
        to = KS_VISIT_LESSON;
    } else if (visit->screen == KS_VISIT_LESSON_PICK) {
        visit->page = visit->pick_types_page;
        to = KS_VISIT_LESSON_TYPES;
    } else if (visit->screen == KS_VISIT_POLL || visit->screen == KS_VISIT_WORK) {
        visit->too_soon = false;
        to = KS_VISIT_WORKS;
    } else if (visit->screen == KS_VISIT_IMPORT) {
        to = KS_VISIT_STAFF;
    } else if (visit->screen == KS_VISIT_PREVIEW) {
        return ks_visit_open_list(visit, at, KS_VISIT_IMPORT, 0);
    }
    ks_visit_go(visit, at, to);
    return true;
}

/* What each screen offers; any other touch belongs to a screen that is gone. */
static bool is_offered(const struct ks_visit *visit, const struct ks_visit_at *at, int tap)
{
    bool item = tap >= KS_TAP_ITEM && tap < KS_TAP_STAFF,
         choice = tap >= KS_TAP_CHOICE && tap < KS_TAP_ITEM;
    bool page = tap == KS_TAP_EARLIER || tap == KS_TAP_LATER;
    if (tap == KS_TAP_LEAVE || tap == KS_TAP_LARGE || tap == KS_TAP_LANGUAGE) {
        return visit->screen != KS_VISIT_LOOP;
    }
    switch (visit->screen) {
    case KS_VISIT_HOME:
        return tap == KS_TAP_QUIZ || tap == KS_TAP_HANDBOOK || tap == KS_TAP_HELP ||
               tap == KS_TAP_WORKS || tap == KS_TAP_PLEDGE ||
               (tap == KS_TAP_LESSON && at->rules->lessons);
    case KS_VISIT_HELP:
        return tap == KS_TAP_BACK || item;
    case KS_VISIT_HANDBOOK:
        return tap == KS_TAP_BACK || tap == KS_TAP_CHANNELS || tap == KS_TAP_HANDBOOK || page ||
               item;
    case KS_VISIT_CHANNELS:
        return tap == KS_TAP_BACK || tap == KS_TAP_HANDBOOK || choice;
    case KS_VISIT_ENTRY:
        return tap == KS_TAP_BACK || tap == KS_TAP_TYPE_QUIZ || tap == KS_TAP_HELP ||
               tap == KS_TAP_HOME;
    case KS_VISIT_QUESTION:
        return choice || tap == KS_TAP_CONFIRM;
    case KS_VISIT_SURE:
        return tap == KS_TAP_SURE || tap == KS_TAP_UNSURE;
    case KS_VISIT_FEEDBACK:
        return tap == KS_TAP_NEXT;
    case KS_VISIT_RESULT:
        return tap == KS_TAP_QUIZ || tap == KS_TAP_HOME || item;
    case KS_VISIT_WORKS:
        return tap == KS_TAP_BACK || tap == KS_TAP_POLL || choice;
    case KS_VISIT_WORK:
        return tap == KS_TAP_BACK || page || tap == KS_TAP_VOTE;
    case KS_VISIT_POLL:
        return tap == KS_TAP_BACK || choice;
    case KS_VISIT_PLEDGE:
        return tap == KS_TAP_BACK || tap == KS_TAP_PROMISE;
    case KS_VISIT_LESSON:
        return tap == KS_TAP_BACK || tap == KS_TAP_LESSON_TYPES || choice;
    case KS_VISIT_LESSON_TYPES:
        return tap == KS_TAP_BACK || page || item || tap == KS_TAP_PICK_ALL || tap == KS_TAP_BEGIN;
    case KS_VISIT_LESSON_PICK:
        return tap == KS_TAP_BACK || page || choice || tap == KS_TAP_PICK_ALL ||
               tap == KS_TAP_BEGIN;
    case KS_VISIT_LESSON_ITEM:
        return tap == KS_TAP_UNCOVER || tap == KS_TAP_TEAM_A || tap == KS_TAP_TEAM_B ||
               tap == KS_TAP_NEXT || tap == KS_TAP_EARLIER || tap == KS_TAP_LESSON_END;
    case KS_VISIT_LESSON_END:
        return tap == KS_TAP_LESSON;
    case KS_VISIT_PIN:
        return (tap >= KS_TAP_DIGIT && tap <= KS_TAP_DIGIT + 9) || tap == KS_TAP_PIN_ERASE ||
               tap == KS_TAP_PIN_ENTER;
    case KS_VISIT_STAFF:
        return tap == KS_TAP_NEUTRAL || tap == KS_TAP_DEVICE_LANGUAGE || tap == KS_TAP_LESSON ||
               (tap == KS_TAP_IMPORT && at->staff->receipt != NULL);
    case KS_VISIT_IMPORT:
        return page || tap == KS_TAP_BACK || (tap == KS_TAP_PREVIEW && at->staff->pending);
    case KS_VISIT_PREVIEW:
        return page || tap == KS_TAP_BACK ||
               ((tap == KS_TAP_ADOPT || tap == KS_TAP_REFUSE) && at->staff->pending &&
                at->staff->preview_state != KS_PREVIEW_GONE);
    case KS_VISIT_LOOP:
    case KS_VISIT_STILL_THERE:
    case KS_VISIT_SCREENS:
        return false;
    }
    return false;
}

/* Screens with a number of things to choose from. */
static bool choose(struct ks_visit *visit, const struct ks_visit_at *at, size_t i)
{
    enum ks_visit_screen screen = visit->screen;
    if (screen == KS_VISIT_CHANNELS) {
        return i < KS_CHANNEL_COUNT && ks_visit_open_list(visit, at, KS_VISIT_HANDBOOK, i + 1);
    }
    return screen == KS_VISIT_QUESTION ? ks_visit_choose(visit, at, i)
           : screen == KS_VISIT_POLL   ? ks_visit_answer_poll(visit, at, i)
           : screen == KS_VISIT_WORKS  ? ks_visit_open_work(visit, at, i)
           : screen == KS_VISIT_LESSON ? ks_visit_begin_lesson(visit, at, i)
                                       : ks_visit_pick(visit, at, i);
}

static bool open_screen(struct ks_visit *visit, const struct ks_visit_at *at, int tap)
{
    static const struct {
        int tap;
        enum ks_visit_screen screen;
    } ways[] = {
        { KS_TAP_HOME, KS_VISIT_HOME },
        { KS_TAP_HANDBOOK, KS_VISIT_HANDBOOK },
        { KS_TAP_CHANNELS, KS_VISIT_CHANNELS },
        { KS_TAP_HELP, KS_VISIT_HELP },
        { KS_TAP_WORKS, KS_VISIT_WORKS },
        { KS_TAP_POLL, KS_VISIT_POLL },
        { KS_TAP_PLEDGE, KS_VISIT_PLEDGE },
        { KS_TAP_LESSON, KS_VISIT_LESSON },
        { KS_TAP_LESSON_TYPES, KS_VISIT_LESSON_TYPES },
    };
    for (size_t i = 0; i < KS_COUNT(ways); i++) {
        if (ways[i].tap == tap) {
            visit->too_soon = false;
            if (visit->screen == KS_VISIT_LESSON_END) {
                memset(&visit->lesson, 0, sizeof visit->lesson);
            }
            return ks_visit_open_list(visit, at, ways[i].screen, 0);
        }
    }
    return false;
}

static bool act_staff(struct ks_visit *visit, const struct ks_visit_at *at, int tap)
{
    struct ks_staff *staff = at->staff;
    if (tap == KS_TAP_PIN_ENTER) {
        return ks_staff_enter(staff, at->now);
    }
    if (tap == KS_TAP_PIN_ERASE) {
        return ks_staff_erase(staff);
    }
    if (tap == KS_TAP_NEUTRAL) {
        staff->neutral = !staff->neutral;
    } else if (tap == KS_TAP_DEVICE_LANGUAGE) {
        staff->other_language = !staff->other_language;
    } else if (tap == KS_TAP_IMPORT) {
        return ks_visit_open_list(visit, at, KS_VISIT_IMPORT, 0);
    } else if (tap == KS_TAP_PREVIEW) {
        return ks_visit_open_list(visit, at, KS_VISIT_PREVIEW, 0);
    } else if (tap == KS_TAP_ADOPT || tap == KS_TAP_REFUSE) {
        staff->adopt = tap == KS_TAP_ADOPT;
        staff->refuse = tap == KS_TAP_REFUSE;
        staff->pending = false;
    } else {
        return ks_staff_digit(staff, at->now, tap - KS_TAP_DIGIT);
    }
    ks_visit_go(visit, at, KS_VISIT_STAFF);
    return true;
}

bool ks_visit_staff(struct ks_visit *visit, const struct ks_visit_at *at)
{
    (void)ks_visit_end(visit);
    visit->touched = at->now;
    visit->keyed = at->by_key;
    ks_visit_go(visit, at, KS_VISIT_PIN);
    return true;
}

bool ks_visit_receipt(struct ks_visit *visit, const struct ks_visit_at *at)
{
    if (visit->screen != KS_VISIT_STAFF && visit->screen != KS_VISIT_IMPORT) {
        return false;
    }
    if (at->staff->receipt == NULL || visit->screen == KS_VISIT_STAFF) {
        ks_visit_go(visit, at, KS_VISIT_STAFF);
    } else {
        visit->page = 0;
        ks_visit_go(visit, at, KS_VISIT_IMPORT);
    }
    return true;
}

bool ks_visit_previews(const struct ks_visit *visit)
{
    return visit->screen == KS_VISIT_PREVIEW ||
           (visit->screen == KS_VISIT_STILL_THERE && visit->under == KS_VISIT_PREVIEW);
}

bool ks_visit_pin(struct ks_visit *visit, const struct ks_visit_at *at, bool right)
{
    ks_staff_checked(at->staff, at->now, right);
    if (visit->screen != KS_VISIT_PIN) {
        return false; /* they left meanwhile */
    }
    ks_visit_go(visit, at, right ? KS_VISIT_STAFF : KS_VISIT_PIN);
    return true;
}

static bool act(struct ks_visit *visit, const struct ks_visit_at *at, int tap)
{
    if (tap >= KS_TAP_STAFF) {
        return act_staff(visit, at, tap);
    }
    if (visit->screen == KS_VISIT_LESSON_ITEM && tap != KS_TAP_LEAVE) {
        return ks_visit_lesson_tap(visit, at, tap);
    }
    if (tap >= KS_TAP_ITEM) {
        return visit->screen == KS_VISIT_LESSON_TYPES
                   ? ks_visit_pick_type(visit, at, (size_t)(tap - KS_TAP_ITEM))
                   : ks_visit_open_item(visit, at, (size_t)(tap - KS_TAP_ITEM));
    }
    if (tap >= KS_TAP_CHOICE) {
        return choose(visit, at, (size_t)(tap - KS_TAP_CHOICE));
    }
    switch (tap) {
    case KS_TAP_QUIZ:
        return ks_visit_begin_quiz(visit, at, NULL);
    case KS_TAP_TYPE_QUIZ:
        return ks_visit_begin_quiz(visit, at, at->program->cards.v[visit->entry]->type);
    case KS_TAP_BACK:
        return go_back(visit, at);
    case KS_TAP_LEAVE:
        return ks_visit_end(visit);
    case KS_TAP_NEXT:
        return ks_visit_next(visit, at);
    case KS_TAP_CONFIRM:
        return ks_visit_confirm(visit, at);
    case KS_TAP_SURE:
    case KS_TAP_UNSURE:
        return ks_visit_sure(visit, at, tap == KS_TAP_SURE);
    case KS_TAP_LARGE:
        visit->large = !visit->large;
        return true;
    case KS_TAP_LANGUAGE:
        return ks_visit_change_language(visit, at);
    case KS_TAP_EARLIER:
    case KS_TAP_LATER:
        return ks_visit_turn_page(visit, at, tap == KS_TAP_EARLIER ? -1 : 1);
    case KS_TAP_PROMISE:
        return ks_visit_promise(visit, at);
    case KS_TAP_VOTE:
        return ks_visit_vote(visit, at);
    case KS_TAP_PICK_ALL:
        return ks_visit_pick_all(visit, at);
    case KS_TAP_BEGIN:
        return ks_visit_begin_picked(visit, at);
    default:
        return open_screen(visit, at, tap);
    }
}

bool ks_visit_tap(struct ks_visit *visit, const struct ks_visit_at *at, int tap)
{
    visit->touched = at->now;
    visit->keyed = at->by_key;
    if (visit->screen == KS_VISIT_LOOP && at->staff != NULL && at->staff->neutral) {
        return false; /* what is taken off the glass is not touched either */
    }
    if (visit->screen == KS_VISIT_LOOP) {
        return first_tap(visit, at);
    }
    if (visit->screen == KS_VISIT_STILL_THERE && tap != KS_TAP_LEAVE) { /* anywhere */
        ks_visit_go(visit, at, visit->under);
        return true;
    }
    if (ks_mono_ms_between(visit->changed, at->now) < KS_DEAD_MS || !is_offered(visit, at, tap)) {
        return false;
    }
    return act(visit, at, tap);
}

bool ks_visit_focus(struct ks_visit *visit, const struct ks_visit_at *at, int tap)
{
    if (visit->screen == KS_VISIT_LOOP || visit->screen == KS_VISIT_STILL_THERE) {
        return ks_visit_tap(visit, at, KS_TAP_NOTHING);
    }
    visit->touched = at->now;
    visit->keyed = true;
    visit->focus = tap;
    return true;
}

/* How long a screen is left alone before it asks whether somebody is there. */
static int64_t idle_of(enum ks_visit_screen screen)
{
    bool lesson = screen == KS_VISIT_LESSON_ITEM || screen == KS_VISIT_LESSON_END;
    bool picking = screen == KS_VISIT_LESSON_TYPES || screen == KS_VISIT_LESSON_PICK;
    return screen == KS_VISIT_RESULT ? KS_RESULT_MS
           : lesson                  ? KS_LESSON_IDLE_MS
           : picking                 ? KS_PICK_IDLE_MS
                                     : KS_IDLE_MS;
}

static int64_t patience_of(const struct ks_visit *visit)
{
    return visit->screen == KS_VISIT_STILL_THERE ? idle_of(visit->under) + KS_ASK_MS
                                                 : idle_of(visit->screen);
}

/* Whole seconds until the posters go on. */
static int seconds_left(const struct ks_visit *visit, struct ks_mono now)
{
    int64_t left = idle_of(visit->under) + KS_ASK_MS - ks_mono_ms_between(visit->touched, now);
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
    ks_visit_go(visit, at, KS_VISIT_STILL_THERE);
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
    static const char *const names[KS_VISIT_SCREENS] = {
        "loop",       "home",        "help",     "handbook",     "channels",    "entry",
        "question",   "sure",        "feedback", "result",       "works",       "work",
        "poll",       "pledge",      "lesson",   "lesson-types", "lesson-pick", "lesson-item",
        "lesson-end", "still-there", "pin",      "staff",        "import",      "preview",
    };
    return names[screen];
}
