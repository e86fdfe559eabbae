/* Keeps what belongs to a person off the glass (see privacy.h). */
#include "core/program/privacy.h"

#include <assert.h>

#include "core/card/lint.h"
#include "core/text/content_names.h"

static bool is_personal(const char *text)
{
    return text != NULL && ks_lint_personal(ks_str_of(text)) != KS_PERSONAL_NONE;
}

/* ------------------------------------------------------------------ cards */

static enum ks_personal find_in_spans(const struct ks_spans *spans)
{
    struct ks_buf text = { 0 };
    /* All spans together: a mark may stand within a number. */
    for (size_t i = 0; i < spans->n; i++) {
        /* A fact parts digits before it from digits behind it. */
        bool fact = spans->v[i].style == KS_SPAN_FACT;
        ks_buf_adds(&text, fact ? "\n" : spans->v[i].text);
    }
    enum ks_personal found =
        ks_lint_personal((struct ks_str) { text.p == NULL ? "" : text.p, text.n });
    ks_buf_free(&text);
    return found;
}

struct finding {
    enum ks_personal what;
    int row;
};

static void look(struct finding *finding, const char *text, const struct ks_spans *spans, int row)
{
    if (finding->what != KS_PERSONAL_NONE) {
        return;
    }
    finding->row = row;
    finding->what = spans != NULL  ? find_in_spans(spans)
                    : text != NULL ? ks_lint_personal(ks_str_of(text))
                                   : KS_PERSONAL_NONE;
}

bool ks_privacy_card(const struct ks_card *card, struct ks_problems *problems)
{
    static const enum ks_phrase names[] = { [KS_PERSONAL_MOBILE] = KS_PHRASE_MOBILE,
                                            [KS_PERSONAL_ID] = KS_PHRASE_IDENTITY,
                                            [KS_PERSONAL_BANK_CARD] = KS_PHRASE_BANK_CARD };
    struct finding finding = { KS_PERSONAL_NONE, 0 };
    look(&finding, NULL, &card->headline, card->headline_line);
    for (size_t i = 0; i < card->n_blocks; i++) {
        look(&finding, NULL, &card->blocks[i].text, card->blocks[i].line);
        look(&finding, card->blocks[i].speaker, NULL, card->blocks[i].line);
    }
    const char *const rest[] = { card->title, card->source, card->type,
                                 card->alert == NULL ? NULL : card->alert->event };
    for (size_t i = 0; i < KS_COUNT(rest); i++) {
        look(&finding, rest[i], NULL, 0);
    }
    if (finding.what != KS_PERSONAL_NONE && problems != NULL) {
        const char *file = ks_arena_printf(problems->arena, KS_AT_ASSETS "/%s", card->path);
        ks_problems_add(problems, KS_PROBLEM_CARD_PERSONAL,
                        (struct ks_place_in_file) { file, finding.row, 0 },
                        KS_ARGS(ks_arg_phrase(names[finding.what])));
    }
    return finding.what == KS_PERSONAL_NONE;
}

/* ------------------------------------------------------------------ tables */

static void tell_row(struct ks_problems *problems, const char *file, int row)
{
    ks_problems_add(problems, KS_PROBLEM_TABLE_PERSONAL, (struct ks_place_in_file) { file, row, 0 },
                    KS_NO_ARGS);
}

void ks_privacy_sheet(struct ks_sheet *sheet, const char *file, struct ks_problems *problems)
{
    size_t kept = 0;
    for (size_t i = 0; i < sheet->n; i++) {
        const struct ks_sheet_row *row = &sheet->v[i];
        if (is_personal(row->name) || is_personal(row->value)) {
            tell_row(problems, file, row->row);
        } else {
            sheet->v[kept++] = *row;
        }
    }
    assert(kept <= sheet->n);
    sheet->n = kept;
}

static void guard_titles(struct ks_playlist *list, struct ks_problems *problems)
{
    for (size_t i = 0; i < list->n; i++) {
        struct ks_playlist_item *item = &list->v[i];
        if (is_personal(item->title)) {
            item->fault = (struct ks_fault) { .code = KS_PROBLEM_MEDIA_PERSONAL };
            tell_row(problems, item->file, item->row);
        }
    }
}

static bool are_personal(const struct ks_others *others)
{
    for (size_t lang = KS_LANG_ZH + 1; lang < KS_LANG_COUNT; lang++) {
        if (is_personal(others->in[lang])) {
            return true;
        }
    }
    return false;
}

static void forget(struct ks_others *others)
{
    for (size_t lang = 0; lang < KS_LANG_COUNT; lang++) {
        others->in[lang] = "";
    }
}

static void guard_ticker(struct ks_ticker *ticker, struct ks_problems *problems)
{
    size_t kept = 0;
    for (size_t i = 0; i < ticker->n; i++) {
        const struct ks_ticker_line *line = &ticker->v[i];
        if (is_personal(line->text) || are_personal(&line->text_in)) {
            tell_row(problems, KS_TICKER_CSV, line->row);
        } else {
            ticker->v[kept++] = *line;
        }
    }
    assert(kept <= ticker->n);
    ticker->n = kept;
}

static void guard_facts(struct ks_facts *facts, struct ks_problems *problems)
{
    size_t kept = 0;
    for (size_t i = 0; i < facts->n; i++) {
        const struct ks_fact *fact = &facts->v[i];
        if (is_personal(fact->value) || are_personal(&fact->value_in)) {
            tell_row(problems, KS_FACTS_CSV, fact->row);
        } else {
            facts->v[kept++] = *fact;
        }
    }
    assert(kept <= facts->n);
    facts->n = kept;
}

void ks_privacy_tables(struct ks_program *program, struct ks_problems *problems)
{
    guard_titles(&program->main, problems);
    guard_titles(&program->fallback, problems);
    guard_ticker(&program->ticker, problems);
    guard_facts(&program->facts, problems);
    for (size_t i = 0; i < program->places.n; i++) {
        struct ks_place *place = &program->places.v[i];
        if (is_personal(place->name) || are_personal(&place->name_in)) {
            tell_row(problems, KS_PLACES_CSV, place->row);
            place->name = is_personal(place->tag) ? "" : place->tag;
            forget(&place->name_in);
        }
    }
    for (size_t i = 0; i < program->phases.n; i++) {
        struct ks_phase *phase = &program->phases.v[i];
        if (is_personal(phase->slogan) || are_personal(&phase->slogan_in) ||
            is_personal(phase->name) || are_personal(&phase->name_in)) {
            tell_row(problems, KS_PHASES_CSV, phase->row);
            phase->slogan = phase->name = "";
            forget(&phase->slogan_in);
            forget(&phase->name_in);
        }
    }
}

/* ------------------------------------------------------------------ questions, CAP messages */

static bool question_is_personal(const struct ks_quiz_item *item)
{
    const char *text;
    for (size_t i = 0; (text = ks_quiz_text(item, i)) != NULL; i++) {
        if (is_personal(text)) {
            return true;
        }
    }
    return false;
}

void ks_privacy_quiz(struct ks_quiz_bank *bank, struct ks_problems *problems)
{
    size_t kept = 0;
    for (size_t i = 0; i < bank->n; i++) {
        if (question_is_personal(&bank->v[i])) {
            ks_problems_add(problems, KS_PROBLEM_QUIZ_PERSONAL, ks_quiz_at(bank, &bank->v[i]),
                            KS_ARGS(ks_arg_text(bank->v[i].id)));
        } else {
            bank->v[kept++] = bank->v[i];
        }
    }
    assert(kept <= bank->n);
    bank->n = kept;
}

bool ks_privacy_alert(const struct ks_alert *alert, struct ks_problems *problems)
{
    const char *const texts[] = { alert->event, alert->headline, alert->description,
                                  alert->instruction, alert->sender_name };
    for (size_t i = 0; i < KS_COUNT(texts); i++) {
        if (is_personal(texts[i])) {
            ks_problems_add(problems, KS_PROBLEM_CAP_PERSONAL,
                            (struct ks_place_in_file) { alert->file, 0, 0 }, KS_NO_ARGS);
            return false;
        }
    }
    return true;
}
