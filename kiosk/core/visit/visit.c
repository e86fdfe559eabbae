/* From touch to touch: which screen a person sees (see visit.h). */
#include "core/visit/visit.h"

#include <assert.h>
#include <string.h>

#include "core/visit/parts.h"

static bool first_tap(struct ks_visit *visit, const struct ks_visit_at *at)
{
    struct ks_note note = ks_note_of(KS_NOTE_VISIT, ks_visit_day(at), "", "");
    ks_memory_note(at->memory, &note);
    visit->came_from = KS_VISIT_HOME;
    if (at->over == KS_VISIT_OVER_ALERT) { /* its one button: 我遇到了 */
        return ks_visit_open_list(visit, at, KS_VISIT_HELP, 0);
    }
    bool card = ks_visit_find_type(at, at->type, &visit->entry);
    ks_visit_go(visit, at, card ? KS_VISIT_ENTRY : KS_VISIT_HOME);
    return true;
}

enum ks_lang
ks_visit_lang(const struct ks_visit *visit, const struct ks_staff *staff, enum ks_lang device)
{
    enum ks_lang staffs = ks_lang_after(device, staff == NULL ? 0 : staff->other_language);
    return ks_lang_after(staffs, visit == NULL ? 0 : visit->other_language);
}

bool ks_visit_end(struct ks_visit *visit)
{
    bool was = visit->screen != KS_VISIT_LOOP;
    /* Of the person nothing stays, not even in the padding between fields. */
    memset(visit, 0, sizeof *visit);
    return was;
}

static bool go_back(struct ks_visit *visit, const struct ks_visit_at *at)
{
    const struct ks_visit_row *row = ks_visit_row(visit->screen);
    ks_visit_part_again(visit);
    ks_visit_go(visit, at, row->back_from == NULL ? row->back : row->back_from(visit));
    return true;
}

static bool
is_offered(const struct ks_visit *visit, const struct ks_visit_at *at, struct ks_tap tap)
{
    const struct ks_visit_row *row = ks_visit_row(visit->screen);
    bool offered = (row->offers >> tap.kind & 1) != 0;
    if (tap.kind == KS_TAP_LEAVE || tap.kind == KS_TAP_LARGE || tap.kind == KS_TAP_LANGUAGE) {
        return visit->screen != KS_VISIT_LOOP;
    }
    if (tap.kind == KS_TAP_OPEN) {
        offered = tap.n < KS_VISIT_SCREENS && (row->opens >> tap.n & 1) != 0;
    } else if (tap.kind == KS_TAP_CHOICE) {
        offered = row->choose != NULL;
    } else if (tap.kind == KS_TAP_ITEM) {
        offered = row->item != NULL;
    } else if (tap.kind == KS_TAP_EARLIER || tap.kind == KS_TAP_LATER) {
        offered = offered || row->pages != NULL;
    }
    return offered && (row->allows == NULL || row->allows(at, tap));
}

static bool open_screen(struct ks_visit *visit, const struct ks_visit_at *at, size_t screen)
{
    ks_visit_part_again(visit);
    if (visit->screen == KS_VISIT_LESSON_END) {
        memset(&visit->lesson, 0, sizeof visit->lesson);
    }
    return ks_visit_open_list(visit, at, (enum ks_visit_screen)screen, 0);
}

size_t ks_visit_pages(const struct ks_visit *visit, const struct ks_visit_at *at)
{
    const struct ks_visit_row *row = ks_visit_row(visit->screen);
    return row->pages == NULL ? 1 : row->pages(visit, at);
}

static bool turn_page(struct ks_visit *visit, const struct ks_visit_at *at, struct ks_tap tap)
{
    bool back = tap.kind == KS_TAP_EARLIER;
    if (back ? visit->page == 0 : visit->page + 1 >= ks_visit_pages(visit, at)) {
        return false;
    }
    visit->page = back ? visit->page - 1 : visit->page + 1;
    ks_visit_part_again(visit);
    ks_visit_go(visit, at, visit->screen);
    if (visit->by == KS_BY_KEY) { /* keys are in use: the ring stays where it was */
        visit->focus = (struct ks_focus) { KS_RING_ON, tap };
    }
    return true;
}

/* Carries out a tap of the staff's menu or of the preview. */
static bool act_staff(struct ks_visit *visit, const struct ks_visit_at *at, struct ks_tap tap)
{
    struct ks_staff *staff = at->staff;
    if (tap.kind == KS_TAP_NEUTRAL) {
        staff->neutral = !staff->neutral;
    } else if (tap.kind == KS_TAP_DEVICE_LANGUAGE) {
        staff->other_language = (staff->other_language + 1) % KS_LANG_COUNT;
    } else {
        staff->import = tap.kind == KS_TAP_ADOPT    ? KS_IMPORT_ADOPTED
                        : tap.kind == KS_TAP_REFUSE ? KS_IMPORT_REFUSED
                                                    : KS_IMPORT_DONE;
    }
    ks_visit_go(visit, at, KS_VISIT_STAFF);
    return true;
}

bool ks_visit_staff(struct ks_visit *visit, const struct ks_visit_at *at)
{
    (void)ks_visit_end(visit);
    visit->touched = at->now;
    visit->by = at->by;
    ks_visit_go(visit, at, KS_VISIT_PIN);
    ks_visit_assert_state(visit, at);
    return true;
}

bool ks_visit_receipt(struct ks_visit *visit, const struct ks_visit_at *at)
{
    if (visit->screen != KS_VISIT_IMPORT) {
        return false; /* the menu stays as it is until it is opened again */
    }
    if (at->staff->receipt == NULL) {
        ks_visit_go(visit, at, KS_VISIT_STAFF);
    } else {
        visit->page = 0;
        ks_visit_go(visit, at, KS_VISIT_IMPORT);
    }
    ks_visit_assert_state(visit, at);
    return true;
}

bool ks_visit_previews(const struct ks_visit *visit)
{
    return visit->screen == KS_VISIT_PREVIEW ||
           (visit->screen == KS_VISIT_STILL_THERE && visit->under == KS_VISIT_PREVIEW);
}

bool ks_visit_pin(struct ks_visit *visit, const struct ks_visit_at *at, enum ks_pin_answer answer)
{
    ks_staff_checked(at->staff, at->now, answer);
    if (visit->screen != KS_VISIT_PIN) {
        return false; /* staff left the page meanwhile */
    }
    ks_visit_go(visit, at, answer == KS_PIN_RIGHT ? KS_VISIT_STAFF : KS_VISIT_PIN);
    ks_visit_assert_state(visit, at);
    return true;
}

/* Carries out a tap that the screen offers, in the same way on every screen. */
static bool act(struct ks_visit *visit, const struct ks_visit_at *at, struct ks_tap tap)
{
    const struct ks_visit_row *row = ks_visit_row(visit->screen);
    if (tap.kind == KS_TAP_LEAVE && row->asks) {
        ks_visit_go(visit, at, KS_VISIT_LESSON_LEAVE);
        return true;
    }
    if (tap.kind == KS_TAP_LEAVE) {
        return ks_visit_end(visit);
    }
    if (row->act != NULL) {
        return row->act(visit, at, tap);
    }
    switch (tap.kind) { /* complete: -Wswitch-enum */
    case KS_TAP_OPEN:
        return open_screen(visit, at, tap.n);
    case KS_TAP_CHOICE:
        return row->choose(visit, at, tap.n);
    case KS_TAP_ITEM:
        return row->item(visit, at, tap.n);
    case KS_TAP_BACK:
        return go_back(visit, at);
    case KS_TAP_NEXT:
        return ks_visit_next(visit, at);
    case KS_TAP_EARLIER:
    case KS_TAP_LATER:
        return turn_page(visit, at, tap);
    case KS_TAP_LARGE:
        visit->text_size = visit->text_size == KS_TEXT_LARGE ? KS_TEXT_NORMAL : KS_TEXT_LARGE;
        return true;
    case KS_TAP_LANGUAGE:
        return ks_visit_change_language(visit, at);
    case KS_TAP_QUIZ:
        return ks_visit_begin_quiz(visit, at, NULL);
    case KS_TAP_TYPE_QUIZ:
        return ks_visit_begin_quiz(visit, at, at->program->cards.v[visit->entry]->type);
    case KS_TAP_CONFIRM:
        return ks_visit_confirm(visit, at);
    case KS_TAP_SURE:
    case KS_TAP_UNSURE:
        return ks_visit_sure(visit, at, tap.kind == KS_TAP_SURE);
    case KS_TAP_VOTE:
        return ks_visit_vote(visit, at);
    case KS_TAP_PROMISE:
        return ks_visit_promise(visit, at);
    case KS_TAP_PICK_ALL:
        return ks_visit_pick_all(visit, at);
    case KS_TAP_BEGIN:
        return ks_visit_begin_picked(visit, at);
    case KS_TAP_DIGIT:
        return ks_staff_digit(at->staff, at->now, tap.n);
    case KS_TAP_PIN_ERASE:
        return ks_staff_erase(at->staff);
    case KS_TAP_PIN_ENTER:
        return ks_staff_enter(at->staff, at->now);
    case KS_TAP_NEUTRAL:
    case KS_TAP_DEVICE_LANGUAGE:
    case KS_TAP_ADOPT:
    case KS_TAP_REFUSE:
        return act_staff(visit, at, tap);
    case KS_TAP_UNCOVER: /* of lessons, which lesson.c handles before */
    case KS_TAP_TEAM_A:
    case KS_TAP_TEAM_B:
    case KS_TAP_LEAVE:
    case KS_TAP_NOTHING:
    case KS_TAP_KINDS:
        break;
    }
    return false;
}

bool ks_visit_tap(struct ks_visit *visit, const struct ks_visit_at *at, struct ks_tap tap)
{
    visit->touched = at->now;
    visit->by = at->by;
    if (visit->screen == KS_VISIT_LOOP && at->staff != NULL && at->staff->neutral) {
        return false; /* staff took everything off the glass: nothing on it can be touched */
    }
    ks_visit_assert_state(visit, at);
    if (visit->screen == KS_VISIT_LOOP) {
        return first_tap(visit, at);
    }
    /* Any touch takes the question away; nothing has moved under the finger, which means what it
     * touched. */
    bool asked = visit->screen == KS_VISIT_STILL_THERE;
    visit->screen = asked ? visit->under : visit->screen;
    if (ks_mono_ms_between(visit->changed, at->now) < KS_DEAD_MS || !is_offered(visit, at, tap)) {
        return asked;
    }
    bool changed = act(visit, at, tap);
    ks_visit_assert_state(visit, at);
    return changed || asked;
}

bool ks_visit_focus(struct ks_visit *visit, const struct ks_visit_at *at, struct ks_tap tap)
{
    if (visit->screen == KS_VISIT_LOOP || visit->screen == KS_VISIT_STILL_THERE) {
        return ks_visit_tap(visit, at, ks_tap(KS_TAP_NOTHING)); /* the ring comes with the next */
    }
    ks_visit_assert_state(visit, at);
    visit->touched = at->now;
    visit->by = KS_BY_KEY;
    visit->focus = (struct ks_focus) { KS_RING_ON, tap };
    return true;
}

/* How long a screen is left alone before it asks whether somebody is there. */
static int64_t idle_of(enum ks_visit_screen screen)
{
    int idle_ms = ks_visit_row(screen)->idle_ms;
    return idle_ms == 0 ? KS_IDLE_MS : idle_ms;
}

static int64_t patience_of(const struct ks_visit *visit)
{
    return visit->screen == KS_VISIT_STILL_THERE ? idle_of(visit->under) + KS_ASK_MS
                                                 : idle_of(visit->screen);
}

/* Whole seconds until the visit ends and the posters go on. */
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
    if (visit->screen == KS_VISIT_STILL_THERE || ks_visit_row(visit->screen)->clears) {
        return ks_visit_end(visit);
    }
    visit->under = visit->screen; /* which stands on, also for the finger */
    visit->screen = KS_VISIT_STILL_THERE;
    visit->seconds_left = seconds_left(visit, at->now);
    ks_visit_assert_state(visit, at);
    return true;
}

struct ks_mono ks_visit_cue(const struct ks_visit *visit)
{
    if (visit->screen == KS_VISIT_LOOP) {
        return KS_MONO_NEVER;
    }
    int64_t still = visit->screen == KS_VISIT_STILL_THERE && visit->seconds_left > 0
                        ? (int64_t)(visit->seconds_left - 1) * 1000
                        : 0; /* the ring of "still there?" loses a part every second */
    return ks_mono_add_ms(visit->touched, patience_of(visit) - still);
}
