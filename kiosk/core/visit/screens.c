/* The table of screens: what each offers, where it leads back to, how long it stays. */
#include <assert.h>

#include "core/visit/parts.h"

#define TAP(kind) (UINT64_C(1) << KS_TAP_##kind)
#define SCREEN(screen) (UINT32_C(1) << KS_VISIT_##screen)
static_assert(KS_TAP_KINDS <= 64 && KS_VISIT_SCREENS <= 32, "no bit is left for one of them");

static const struct ks_visit_row row_loop = { .offers = 0 }; /* the first touch is in visit.c */

static bool home_allows(const struct ks_visit_at *at, struct ks_tap tap)
{
    return !ks_tap_equal(tap, ks_tap_open(KS_VISIT_LESSON)) || at->rules->lessons;
}

static const struct ks_visit_row row_home = {
    .offers = TAP(QUIZ),
    .opens = SCREEN(HANDBOOK) | SCREEN(HELP) | SCREEN(WORKS) | SCREEN(PLEDGE) | SCREEN(LESSON),
    .allows = home_allows,
};

static const struct ks_visit_row row_help = {
    .offers = TAP(BACK),
    .item = ks_visit_open_item,
    .pages = ks_visit_list_pages,
    .back = KS_VISIT_HOME,
};

static enum ks_visit_screen back_from_handbook(struct ks_visit *visit)
{
    return visit->channel > 0 ? KS_VISIT_CHANNELS : KS_VISIT_HOME;
}

static const struct ks_visit_row row_handbook = {
    .offers = TAP(BACK),
    .opens = SCREEN(CHANNELS) | SCREEN(HANDBOOK),
    .item = ks_visit_open_item,
    .pages = ks_visit_list_pages,
    .back_from = back_from_handbook,
};

static const struct ks_visit_row row_channels = {
    .offers = TAP(BACK),
    .opens = SCREEN(HANDBOOK),
    .choose = ks_visit_open_channel,
    .back = KS_VISIT_HOME,
};

static enum ks_visit_screen back_from_entry(struct ks_visit *visit)
{
    return visit->came_from;
}

static const struct ks_visit_row row_entry = {
    .offers = TAP(BACK) | TAP(TYPE_QUIZ),
    .opens = SCREEN(HELP) | SCREEN(HOME),
    .back_from = back_from_entry,
};

static const struct ks_visit_row row_question = {
    .offers = TAP(CONFIRM),
    .choose = ks_visit_choose,
};

static const struct ks_visit_row row_sure = { .offers = TAP(SURE) | TAP(UNSURE) };

/* In large type the message stands on a page of its own: none of it is lost. */
static size_t feedback_pages(const struct ks_visit *visit, const struct ks_visit_at *at)
{
    const struct ks_quiz_session *session = &visit->session;
    bool scene = at->program->quiz.v[session->item[session->at]].card != NULL;
    return visit->text_size == KS_TEXT_LARGE && scene ? 2 : 1;
}

static const struct ks_visit_row row_feedback = {
    .offers = TAP(NEXT),
    .pages = feedback_pages,
};

static const struct ks_visit_row row_result = {
    .offers = TAP(QUIZ),
    .opens = SCREEN(HOME),
    .item = ks_visit_open_item,
    .idle_ms = KS_RESULT_MS,
    .clears = true,
};

static const struct ks_visit_row row_works = {
    .offers = TAP(BACK),
    .opens = SCREEN(POLL),
    .choose = ks_visit_open_work,
    .back = KS_VISIT_HOME,
};

static size_t work_pages(const struct ks_visit *visit, const struct ks_visit_at *at)
{
    (void)visit;
    return ks_visit_works(at);
}

static const struct ks_visit_row row_work = {
    .offers = TAP(BACK) | TAP(VOTE),
    .pages = work_pages,
    .back = KS_VISIT_WORKS,
};

static const struct ks_visit_row row_poll = {
    .offers = TAP(BACK),
    .choose = ks_visit_answer_poll,
    .back = KS_VISIT_WORKS,
};

static const struct ks_visit_row row_pledge = {
    .offers = TAP(BACK) | TAP(PROMISE),
    .back = KS_VISIT_HOME,
};

static const struct ks_visit_row row_lesson = {
    .offers = TAP(BACK),
    .opens = SCREEN(LESSON_TYPES),
    .choose = ks_visit_begin_lesson,
    .back = KS_VISIT_HOME,
};

static const struct ks_visit_row row_lesson_types = {
    .offers = TAP(BACK) | TAP(PICK_ALL) | TAP(BEGIN),
    .item = ks_visit_pick_type,
    .pages = ks_visit_types_pages,
    .back = KS_VISIT_LESSON,
    .idle_ms = KS_PICK_IDLE_MS,
};

static enum ks_visit_screen back_from_lesson_pick(struct ks_visit *visit)
{
    visit->page = visit->pick_types_page;
    return KS_VISIT_LESSON_TYPES;
}

static const struct ks_visit_row row_lesson_pick = {
    .offers = TAP(BACK) | TAP(PICK_ALL) | TAP(BEGIN),
    .choose = ks_visit_pick,
    .pages = ks_visit_pick_pages,
    .back_from = back_from_lesson_pick,
    .idle_ms = KS_PICK_IDLE_MS,
};

static const struct ks_visit_row row_lesson_item = {
    .offers = TAP(UNCOVER) | TAP(TEAM_A) | TAP(TEAM_B) | TAP(NEXT) | TAP(EARLIER),
    .opens = SCREEN(LESSON_END),
    .act = ks_visit_lesson_tap,
    .idle_ms = KS_LESSON_IDLE_MS,
    .asks = true,
    .audience = KS_FOR_CLASS,
};

static const struct ks_visit_row row_lesson_leave = {
    .offers = TAP(BACK),
    .back = KS_VISIT_LESSON_ITEM,
    .idle_ms = KS_LESSON_IDLE_MS,
    .audience = KS_FOR_CLASS,
};

static const struct ks_visit_row row_lesson_end = {
    .opens = SCREEN(LESSON),
    .idle_ms = KS_LESSON_IDLE_MS,
    .audience = KS_FOR_CLASS,
};

/* Offers nothing itself: visit.c takes it away with any touch. */
static const struct ks_visit_row row_still_there = { .offers = 0 };

static const struct ks_visit_row row_pin = {
    .offers = TAP(DIGIT) | TAP(PIN_ERASE) | TAP(PIN_ENTER),
};

static bool staff_allows(const struct ks_visit_at *at, struct ks_tap tap)
{
    return !ks_tap_equal(tap, ks_tap_open(KS_VISIT_IMPORT)) || at->staff->receipt != NULL;
}

static const struct ks_visit_row row_staff = {
    .offers = TAP(NEUTRAL) | TAP(DEVICE_LANGUAGE),
    .opens = SCREEN(LESSON) | SCREEN(IMPORT),
    .allows = staff_allows,
};

static size_t import_pages(const struct ks_visit *visit, const struct ks_visit_at *at)
{
    (void)visit;
    return at->staff->receipt == NULL ? 1 : ks_receipt_pages(at->staff->receipt);
}

static bool import_allows(const struct ks_visit_at *at, struct ks_tap tap)
{
    return !ks_tap_equal(tap, ks_tap_open(KS_VISIT_PREVIEW)) ||
           at->staff->import == KS_IMPORT_WAITS;
}

static const struct ks_visit_row row_import = {
    .offers = TAP(BACK),
    .opens = SCREEN(PREVIEW),
    .pages = import_pages,
    .allows = import_allows,
    .back = KS_VISIT_STAFF,
};

static size_t preview_pages(const struct ks_visit *visit, const struct ks_visit_at *at)
{
    (void)visit;
    return at->staff->preview == NULL ? 1 : ks_preview_count(at->staff->preview);
}

static bool preview_allows(const struct ks_visit_at *at, struct ks_tap tap)
{
    bool decides = tap.kind == KS_TAP_ADOPT || tap.kind == KS_TAP_REFUSE;
    return !decides ||
           (at->staff->import == KS_IMPORT_WAITS && at->staff->preview_state != KS_PREVIEW_GONE);
}

static enum ks_visit_screen back_from_preview(struct ks_visit *visit)
{
    visit->page = 0;
    return KS_VISIT_IMPORT;
}

static const struct ks_visit_row row_preview = {
    .offers = TAP(BACK) | TAP(ADOPT) | TAP(REFUSE),
    .pages = preview_pages,
    .allows = preview_allows,
    .back_from = back_from_preview,
};

const struct ks_visit_row *ks_visit_row(enum ks_visit_screen screen)
{
#define ROW(screen, word, name) [screen] = &row_##word,
    static const struct ks_visit_row *const rows[] = { [KS_VISIT_LOOP] = &row_loop,
                                                       KS_VISIT_SCREEN_LIST(ROW) };
#undef ROW
    return rows[screen];
}

enum ks_audience ks_visit_audience(enum ks_visit_screen screen)
{
    return ks_visit_row(screen)->audience;
}

const char *ks_visit_screen_name(enum ks_visit_screen screen)
{
#define NAME(screen, word, name) [screen] = (name),
    static const char *const names[] = { [KS_VISIT_LOOP] = "loop", KS_VISIT_SCREEN_LIST(NAME) };
#undef NAME
    return names[screen];
}
