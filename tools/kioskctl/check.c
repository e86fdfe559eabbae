/* kioskctl check: every problem of a content set. */
#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "core/problem/fail.h"
#include "core/quiz/measure.h"
#include "core/scene/scene.h"
#include "core/text/content_names.h"
#include "kioskctl/source.h"
#include "port/clock.h"
#include "port/lang.h"
#include "stage/noto.h"

/* Finds the first character of a text that no face has. */
static bool
lint_glyphs(struct ctl *ctl, struct ks_fonts *fonts, const char *text, struct ks_place_in_file at)
{
    size_t n = strlen(text), length = 0;
    for (size_t i = 0; i < n; i += length) {
        uint32_t c = ks_utf8_decode(text + i, n - i, &length);
        if (c > ' ' && !ks_fonts_has(fonts, c)) {
            char number[16];
            snprintf(number, sizeof number, "%04X", (unsigned)c);
            ks_problems_add(
                &ctl->program->problems, KS_PROBLEM_TEXT_NO_GLYPH, at,
                KS_ARGS(ks_arg_str((struct ks_str) { text + i, length }), ks_arg_text(number)));
            return false;
        }
    }
    return true;
}

static void lint_card_glyphs(struct ctl *ctl, struct ks_fonts *fonts, const struct ks_card *card)
{
    const char *file = ks_arena_printf(ctl->arena, KS_AT_ASSETS "/%s", card->path);
    struct ks_place_in_file at = { file, card->headline_line, 0 };
    bool good = true;
    for (size_t i = 0; good && i < card->headline.n; i++) {
        good = lint_glyphs(ctl, fonts, card->headline.v[i].text, at);
    }
    for (size_t i = 0; good && i < card->n_blocks; i++) {
        at.row = card->blocks[i].line;
        good = lint_glyphs(ctl, fonts, card->blocks[i].speaker, at);
        for (size_t k = 0; good && k < card->blocks[i].text.n; k++) {
            good = lint_glyphs(ctl, fonts, card->blocks[i].text.v[k].text, at);
        }
    }
}

static void lint_quiz_glyphs(struct ctl *ctl, struct ks_fonts *fonts)
{
    const struct ks_quiz_bank *bank = &ctl->program->quiz;
    for (size_t i = 0; i < bank->n; i++) {
        const struct ks_quiz_item *item = &bank->v[i];
        struct ks_place_in_file at = ks_quiz_at(bank, item);
        bool good = true;
        const char *text;
        for (size_t k = 0; good && (text = ks_quiz_text(item, k)) != NULL; k++) {
            good = lint_glyphs(ctl, fonts, text, at);
        }
    }
}

static void lint_layout(struct ctl *ctl, struct ks_civil now)
{
    struct ks_err err = { 0 };
    struct ks_fonts *fonts = ks_noto_open(&err);
    if (fonts == NULL) {
        ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
        return;
    }
    struct ks_scene_env env = { .typeset = ks_fonts_typeset(fonts),
                                .facts = &ctl->program->facts,
                                .now = now,
                                .clock = KS_CLOCK_SYNCED,
                                .lang = ks_lang_tag(KS_LANG_ZH),
                                .place = "",
                                .words = ks_words_in };
    for (size_t i = 0; i < ctl->program->cards.n; i++) {
        ks_scene_lint(&env, ctl->program->cards.v[i], &ctl->program->problems);
        lint_card_glyphs(ctl, fonts, ctl->program->cards.v[i]);
    }
    for (size_t i = 0; i < ctl->program->alerts.n; i++) {
        ks_scene_lint_alert(&env, &ctl->program->alerts.v[i], &ctl->program->problems);
    }
    lint_quiz_glyphs(ctl, fonts);
    ks_fonts_close(fonts);
}

bool ctl_examine(struct ctl *ctl, struct ks_civil now)
{
    if (!ctl_load(ctl, now, CTL_JUDGE)) {
        return false;
    }
    lint_layout(ctl, now);
    ks_quiz_measure_lint(&ctl->program->quiz, &ctl->program->problems);
    return true;
}

/* Counts by level what there is from `from` on. */
static void count(const struct ks_problems *problems, size_t from, size_t n[3])
{
    for (size_t i = from; i < problems->n; i++) {
        n[problems->v[i].level]++;
    }
}

int ctl_check(struct ctl *ctl)
{
    struct ks_civil now = ks_civil_of(&ctl->zone, ks_clock_wall());
    ctl->any_source = true;
    if (!ctl_examine(ctl, now)) {
        return CTL_CANNOT;
    }
    const struct ks_problems *problems = &ctl->program->problems;
    const struct ks_receipt *told = ctl->source->taken ? &ctl->source->receipt : NULL;
    size_t n[3] = { [KS_LEVEL_NOTE] = 0 };
    if (told == NULL) {
        ctl_print_problems(problems, ctl->json);
        n[KS_LEVEL_ERROR] = ks_problems_count(problems, KS_LEVEL_ERROR);
        n[KS_LEVEL_WARNING] = ks_problems_count(problems, KS_LEVEL_WARNING);
        n[KS_LEVEL_NOTE] = ks_problems_count(problems, KS_LEVEL_NOTE);
    } else {
        ctl_print_receipt(told, problems, ctl->n_loaded, ctl->json);
        n[KS_LEVEL_ERROR] = told->count[KS_RECEIPT_REFUSED];
        n[KS_LEVEL_WARNING] = told->count[KS_RECEIPT_ADJUSTED];
        count(problems, ctl->n_loaded, n);
    }
    if (!ctl->json) {
        struct ks_situation any = ctl_situation(ctl, now);
        any.places.n = 0;
        ctl_print_alerts(ctl, &any, NULL, ctl->arena);
        printf(ks_say("%zu 个错误，%zu 个警告，%zu 个提示\n"), n[KS_LEVEL_ERROR],
               n[KS_LEVEL_WARNING], n[KS_LEVEL_NOTE]);
    }
    return n[KS_LEVEL_ERROR] + n[KS_LEVEL_WARNING] > 0 ? CTL_PROBLEMS : CTL_CLEAN;
}
