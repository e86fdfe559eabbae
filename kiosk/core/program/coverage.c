/* Types, phases and channels that something is missing for (see coverage.h). */
#include "core/program/coverage.h"

#include "core/problem/sentence.h"
#include "core/text/content_names.h"

#include <assert.h>
#include <string.h>

struct tally { /* the questions of one type */
    size_t items, genuine;
    unsigned channels, kinds;
};

static bool is_entry(const struct ks_card *card)
{
    return ks_str_starts(ks_str_of(card->path), KS_STR(KS_HANDBOOK));
}

/* The handbook's page of a type in a language. */
static const struct ks_card *
entry_of(const struct ks_program *program, const char *type, enum ks_lang lang)
{
    for (size_t i = 0; i < program->cards.n; i++) {
        if (is_entry(program->cards.v[i]) && strcmp(program->cards.v[i]->type, type) == 0 &&
            ks_card_lang(program->cards.v[i]) == lang) {
            return program->cards.v[i];
        }
    }
    return NULL;
}

static struct tally tally_of(const struct ks_quiz_bank *bank, const char *type, enum ks_lang lang)
{
    struct tally tally = { 0 };
    for (size_t i = 0; i < bank->n; i++) {
        if (strcmp(bank->v[i].type, type) == 0 && bank->v[i].lang == lang) {
            tally.items++;
            tally.genuine += bank->v[i].genuine;
            tally.channels |= 1u << bank->v[i].channel;
            tally.kinds |= 1u << bank->v[i].kind;
        }
    }
    assert(tally.genuine <= tally.items && tally.items <= bank->n);
    assert((tally.items == 0) == (tally.channels == 0));
    assert(tally.channels >> KS_CHANNEL_COUNT == 0 && tally.kinds >> KS_QUIZ_KINDS == 0);
    return tally;
}

static size_t bits(unsigned set)
{
    size_t n = 0;
    for (; set != 0; set &= set - 1) {
        n++;
    }
    return n;
}

static bool has_poster(const struct ks_program *program, const char *type)
{
    for (size_t i = 0; i < program->cards.n; i++) {
        const struct ks_card *card = program->cards.v[i];
        if (!is_entry(card) && strcmp(card->type, type) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the entry shows a genuine counterpart: an entry with a tick. */
static bool has_twin(const struct ks_card *entry)
{
    const char *real = ks_phrase_of(ks_card_lang(entry), KS_PHRASE_TWIN_BEGINS);
    for (size_t i = 0; i < entry->n_blocks; i++) {
        const struct ks_block *block = &entry->blocks[i];
        if (block->kind == KS_BLOCK_ENTRY && block->mark == KS_MARK_TICK && block->text.n > 0 &&
            strncmp(block->text.v[0].text, real, strlen(real)) == 0) {
            return true;
        }
    }
    return false;
}

static enum ks_phrase questions_in(enum ks_lang lang)
{
    return lang == KS_LANG_ZH ? KS_PHRASE_QUESTIONS : KS_PHRASE_ENGLISH_QUESTIONS;
}

static void check_entry(const struct ks_program *program,
                        const struct ks_card *entry,
                        struct ks_problems *problems)
{
    struct ks_place_in_file at = {
        ks_arena_printf(problems->arena, KS_AT_ASSETS "/%s", entry->path), 0, 0
    };
    enum ks_lang lang = ks_card_lang(entry);
    enum ks_phrase questions = questions_in(lang);
    struct tally tally = tally_of(&program->quiz, entry->type, lang);
    if (lang == KS_LANG_ZH && !has_poster(program, entry->type)) {
        ks_problems_add(problems, KS_PROBLEM_COVERAGE_NO_POSTER, at,
                        KS_ARGS(ks_arg_text(entry->type)));
    }
    if (tally.items < KS_COVERAGE_ITEMS_PER_TYPE) {
        ks_problems_add(problems, KS_PROBLEM_COVERAGE_FEW_QUESTIONS, at,
                        KS_ARGS(ks_arg_text(entry->type), ks_arg_number((long long)tally.items),
                                ks_arg_phrase(questions)));
    } else if (bits(tally.channels) < KS_COVERAGE_CHANNELS_PER_TYPE) {
        ks_problems_add(problems, KS_PROBLEM_COVERAGE_FEW_CHANNELS, at,
                        KS_ARGS(ks_arg_text(entry->type), ks_arg_phrase(questions),
                                ks_arg_number((long long)bits(tally.channels))));
    }
    if (tally.items >= KS_COVERAGE_ITEMS_PER_TYPE && bits(tally.kinds) < 2) {
        ks_problems_add(problems, KS_PROBLEM_COVERAGE_ONE_KIND, at,
                        KS_ARGS(ks_arg_text(entry->type), ks_arg_phrase(questions)));
    }
    if (tally.items > 0 && tally.genuine == 0 && has_twin(entry)) {
        ks_problems_add(problems, KS_PROBLEM_COVERAGE_NO_GENUINE, at,
                        KS_ARGS(ks_arg_text(entry->type), ks_arg_phrase(questions)));
    }
}

/* Asks for what a type lacks in a language. Where another one is read a Chinese page will do, but
 * not the other way round. */
static void check_type(const struct ks_program *program,
                       struct ks_place_in_file at,
                       const char *type,
                       enum ks_lang lang,
                       struct ks_problems *problems)
{
    if (*type != '\0' && strcmp(type, "通用") != 0 && entry_of(program, type, KS_LANG_ZH) == NULL &&
        (lang == KS_LANG_ZH || entry_of(program, type, lang) == NULL)) {
        ks_problems_add(problems, KS_PROBLEM_COVERAGE_UNKNOWN_TYPE, at, KS_ARGS(ks_arg_text(type)));
    }
}

/* Lists pages in another language whose name is not that of a Chinese one: such a page stands
 * beside the original in the list, and not for it. */
static void check_names(const struct ks_program *program,
                        const struct ks_card *card,
                        struct ks_problems *problems)
{
    struct ks_place_in_file at = { ks_arena_printf(problems->arena, KS_AT_ASSETS "/%s", card->path),
                                   0, 0 };
    const struct ks_card *original = entry_of(program, card->type, KS_LANG_ZH);
    const char *name = original == NULL ? "" : original->path + strlen(KS_HANDBOOK);
    enum ks_lang lang = ks_card_lang(card);
    if (lang != KS_LANG_ZH && original != NULL &&
        ks_cards_in(&program->cards, original, lang) == NULL) {
        ks_problems_add(problems, KS_PROBLEM_COVERAGE_ENGLISH_NAME, at,
                        KS_ARGS(ks_arg_text(original->path), ks_arg_text(name)));
    }
}

/* Asks for questions of each phase and channel, in a language that the handbook is written in. */
static void
check_phases(const struct ks_program *program, enum ks_lang lang, struct ks_problems *problems)
{
    for (size_t p = 0; p < program->phases.n; p++) {
        const struct ks_phase *phase = &program->phases.v[p];
        struct ks_place_in_file at = { KS_PHASES_CSV, phase->row, 0 };
        size_t n = 0;
        for (size_t i = 0; i < program->quiz.n; i++) {
            const struct ks_tags *tags = &program->quiz.v[i].phases;
            bool now = tags->n == 0 || ks_tags_has(tags, phase->id) || ks_tags_has(tags, "now");
            n += now && program->quiz.v[i].lang == lang;
        }
        if (n < KS_COVERAGE_ITEMS_PER_PHASE) {
            ks_problems_add(problems, KS_PROBLEM_COVERAGE_PHASE_QUESTIONS, at,
                            KS_ARGS(ks_arg_text(phase->name), ks_arg_number((long long)n),
                                    ks_arg_phrase(questions_in(lang))));
        }
        for (size_t i = 0; i < phase->focus.n && lang == KS_LANG_ZH; i++) {
            check_type(program, at, phase->focus.v[i], KS_LANG_ZH, problems);
        }
    }
}

static void
check_channels(const struct ks_program *program, enum ks_lang lang, struct ks_problems *problems)
{
    for (int c = 0; c < KS_CHANNEL_COUNT; c++) {
        size_t n = 0;
        for (size_t i = 0; i < program->quiz.n; i++) {
            n += (int)program->quiz.v[i].channel == c && program->quiz.v[i].lang == lang;
        }
        if (n < KS_COVERAGE_ITEMS_PER_CHANNEL && c != KS_CHANNEL_MAIL) {
            ks_problems_add(problems, KS_PROBLEM_COVERAGE_CHANNEL,
                            (struct ks_place_in_file) { program->quiz.file, 0, 0 },
                            KS_ARGS(ks_arg_text(ks_channel_name((enum ks_channel)c)),
                                    ks_arg_number((long long)n),
                                    ks_arg_phrase(questions_in(lang))));
        }
    }
}

void ks_coverage_lint(const struct ks_program *program, struct ks_problems *problems)
{
    size_t entries[KS_LANG_COUNT] = { 0 }, all = 0;
    for (size_t i = 0; i < program->cards.n; i++) {
        if (is_entry(program->cards.v[i])) {
            check_entry(program, program->cards.v[i], problems);
            check_names(program, program->cards.v[i], problems);
            entries[ks_card_lang(program->cards.v[i])]++;
            all++;
        }
    }
    if (all == 0) {
        return;
    }
    for (size_t i = 0; i < program->cards.n; i++) {
        const struct ks_card *card = program->cards.v[i];
        struct ks_place_in_file at = {
            ks_arena_printf(problems->arena, KS_AT_ASSETS "/%s", card->path), 0, 0
        };
        check_type(program, at, card->type, ks_card_lang(card), problems);
    }
    for (size_t i = 0; i < program->quiz.n; i++) {
        struct ks_place_in_file at = ks_quiz_at(&program->quiz, &program->quiz.v[i]);
        check_type(program, at, program->quiz.v[i].type, program->quiz.v[i].lang, problems);
    }
    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        if (entries[lang] > 0) {
            check_phases(program, (enum ks_lang)lang, problems);
            check_channels(program, (enum ks_lang)lang, problems);
        }
    }
}
