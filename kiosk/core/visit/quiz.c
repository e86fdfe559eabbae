/* The quiz in a visit: questions drawn, answered, counted. */
#include <assert.h>
#include <string.h>

#include "core/visit/parts.h"

static const struct ks_quiz_item *item_of(const struct ks_visit *visit,
                                          const struct ks_visit_at *at)
{
    assert(visit->session.at < visit->session.n);
    assert(visit->session.item[visit->session.at] < at->program->quiz.n);
    return &at->program->quiz.v[visit->session.item[visit->session.at]];
}

bool ks_visit_begin_quiz(struct ks_visit *visit, const struct ks_visit_at *at, const char *type)
{
    struct ks_quiz_choice choice = ks_visit_choice(at, type);
    struct ks_memory *memory = at->memory;
    if (!ks_session_begin(&visit->session, &choice, &memory->history, ks_visit_seed(at))) {
        return false;
    }
    for (size_t i = 0; i < visit->session.n; i++) {
        const char *id = at->program->quiz.v[visit->session.item[i]].id;
        struct ks_note note = ks_note_of(KS_NOTE_SHOWN, ks_visit_day(at), id, "");
        ks_memory_note(memory, &note);
    }
    ks_visit_go(visit, at, KS_VISIT_QUESTION);
    return true;
}

bool ks_visit_change_language(struct ks_visit *visit, const struct ks_visit_at *at)
{
    struct ks_visit_at other = *at;
    enum ks_visit_screen screen = visit->screen;
    other.lang = ks_lang_after(at->lang, 1);
    visit->other_language = (visit->other_language + 1) % KS_LANG_COUNT;
    if (screen == KS_VISIT_QUESTION || screen == KS_VISIT_SURE || screen == KS_VISIT_FEEDBACK) {
        struct ks_quiz_choice choice = ks_visit_choice(&other, visit->session.type);
        if (choice.lang != item_of(visit, at)->lang) {
            (void)ks_visit_begin_quiz(visit, &other, visit->session.type);
        }
    }
    return true;
}

/* Writes the letters of the picked options as the bank has them, whatever order the screen
 * showed. */
static void letters_of(unsigned picked, char *out)
{
    size_t n = 0;
    for (int i = 0; i < KS_QUIZ_OPTIONS_MAX; i++) {
        if ((picked >> i & 1) != 0) {
            out[n++] = (char)('A' + i);
        }
    }
    assert(picked >> KS_QUIZ_OPTIONS_MAX == 0 && n <= KS_QUIZ_OPTIONS_MAX);
    out[n] = '\0';
}

static bool settle(struct ks_visit *visit, const struct ks_visit_at *at, enum ks_note_sure sure)
{
    const struct ks_quiz_item *item = item_of(visit, at);
    if (ks_session_takes_several(item)) {
        ks_session_confirm(&visit->session, &at->program->quiz);
    } else {
        ks_session_answer(&visit->session, &at->program->quiz, visit->place);
    }
    assert(visit->session.picked != 0 && visit->session.chosen >= 0);
    char letters[KS_QUIZ_OPTIONS_MAX + 1];
    letters_of(visit->session.picked, letters);
    struct ks_note note = ks_note_of(KS_NOTE_ANSWER, ks_visit_day(at), item->id, letters);
    note.right = visit->session.right;
    note.rapid = visit->rapid;
    note.sure = sure;
    if (!visit->rapid) { /* a guess without reading says nothing of the item */
        const struct ks_item_stat *stat =
            ks_item_answered(&at->memory->items, item, note.right, &visit->session.ability);
        note.difficulty = stat->difficulty;
        note.answers = stat->answers;
    }
    ks_memory_note(at->memory, &note);
    ks_visit_go(visit, at, KS_VISIT_FEEDBACK);
    return true;
}

static bool chosen(struct ks_visit *visit, const struct ks_visit_at *at)
{
    visit->rapid = ks_mono_ms_between(visit->changed, at->now) < KS_RAPID_MS;
    if (at->rules->confidence) {
        ks_visit_go(visit, at, KS_VISIT_SURE);
        return true;
    }
    return settle(visit, at, KS_NOTE_NOT_ASKED);
}

bool ks_visit_choose(struct ks_visit *visit, const struct ks_visit_at *at, size_t place)
{
    const struct ks_quiz_item *item = item_of(visit, at);
    if (place >= item->n_options) {
        return false;
    }
    if (ks_session_takes_several(item)) {
        ks_session_mark(&visit->session, &at->program->quiz, place);
        return true;
    }
    visit->place = place;
    return chosen(visit, at);
}

bool ks_visit_confirm(struct ks_visit *visit, const struct ks_visit_at *at)
{
    return visit->session.marked != 0 && chosen(visit, at);
}

bool ks_visit_sure(struct ks_visit *visit, const struct ks_visit_at *at, bool sure)
{
    return settle(visit, at, sure ? KS_NOTE_SURE : KS_NOTE_UNSURE);
}

bool ks_visit_next(struct ks_visit *visit, const struct ks_visit_at *at)
{
    bool more = ks_session_next(&visit->session, &at->program->quiz);
    ks_visit_go(visit, at, more ? KS_VISIT_QUESTION : KS_VISIT_RESULT);
    return true;
}
