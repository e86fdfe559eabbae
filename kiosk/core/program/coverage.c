/* Types, phases and channels that something is missing for (see coverage.h). */
#include "core/program/coverage.h"

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
entry_of(const struct ks_program *program, const char *type, bool english)
{
    for (size_t i = 0; i < program->cards.n; i++) {
        if (is_entry(program->cards.v[i]) && strcmp(program->cards.v[i]->type, type) == 0 &&
            ks_card_is_english(program->cards.v[i]) == english) {
            return program->cards.v[i];
        }
    }
    return NULL;
}

static struct tally tally_of(const struct ks_quiz_bank *bank, const char *type, bool english)
{
    struct tally tally = { 0 };
    for (size_t i = 0; i < bank->n; i++) {
        if (strcmp(bank->v[i].type, type) == 0 && bank->v[i].english == english) {
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
    const char *real = ks_card_is_english(entry) ? "Real" : "真的";
    for (size_t i = 0; i < entry->n_blocks; i++) {
        const struct ks_block *block = &entry->blocks[i];
        if (block->kind == KS_BLOCK_ENTRY && block->mark == KS_MARK_TICK && block->text.n > 0 &&
            strncmp(block->text.v[0].text, real, strlen(real)) == 0) {
            return true;
        }
    }
    return false;
}

static enum ks_phrase questions_in(bool english)
{
    return english ? KS_PHRASE_ENGLISH_QUESTIONS : KS_PHRASE_QUESTIONS;
}

static void check_entry(const struct ks_program *program,
                        const struct ks_card *entry,
                        struct ks_problems *problems)
{
    struct ks_place_in_file at = {
        ks_arena_printf(problems->arena, KS_AT_ASSETS "/%s", entry->path), 0, 0
    };
    bool english = ks_card_is_english(entry);
    enum ks_phrase questions = questions_in(english);
    struct tally tally = tally_of(&program->quiz, entry->type, english);
    if (!english && !has_poster(program, entry->type)) {
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

/* Asks for what a type lacks in a language. Where English is read a Chinese page will do, but not
 * the other way round. */
static void check_type(const struct ks_program *program,
                       struct ks_place_in_file at,
                       const char *type,
                       bool english,
                       struct ks_problems *problems)
{
    if (*type != '\0' && strcmp(type, "通用") != 0 && entry_of(program, type, false) == NULL &&
        (!english || entry_of(program, type, true) == NULL)) {
        ks_problems_add(problems, KS_PROBLEM_COVERAGE_UNKNOWN_TYPE, at, KS_ARGS(ks_arg_text(type)));
    }
}

/* Lists English pages whose name is not that of a Chinese one: such a page stands beside the
 * original in the list, and not for it. */
static void check_names(const struct ks_program *program,
                        const struct ks_card *card,
                        struct ks_problems *problems)
{
    struct ks_place_in_file at = { ks_arena_printf(problems->arena, KS_AT_ASSETS "/%s", card->path),
                                   0, 0 };
    const struct ks_card *original = entry_of(program, card->type, false);
    const char *name = original == NULL ? "" : original->path + strlen(KS_HANDBOOK);
    if (ks_card_is_english(card) && original != NULL &&
        ks_cards_english(&program->cards, original) == NULL) {
        ks_problems_add(problems, KS_PROBLEM_COVERAGE_ENGLISH_NAME, at,
                        KS_ARGS(ks_arg_text(original->path), ks_arg_text(name)));
    }
}

/* Asks for questions of each phase and channel, in a language that the handbook is written in. */
static void
check_phases(const struct ks_program *program, bool english, struct ks_problems *problems)
{
    for (size_t p = 0; p < program->phases.n; p++) {
        const struct ks_phase *phase = &program->phases.v[p];
        struct ks_place_in_file at = { KS_PHASES_CSV, phase->row, 0 };
        size_t n = 0;
        for (size_t i = 0; i < program->quiz.n; i++) {
            const struct ks_tags *tags = &program->quiz.v[i].phases;
            bool now = tags->n == 0 || ks_tags_has(tags, phase->id) || ks_tags_has(tags, "now");
            n += now && program->quiz.v[i].english == english;
        }
        if (n < KS_COVERAGE_ITEMS_PER_PHASE) {
            ks_problems_add(problems, KS_PROBLEM_COVERAGE_PHASE_QUESTIONS, at,
                            KS_ARGS(ks_arg_text(phase->name), ks_arg_number((long long)n),
                                    ks_arg_phrase(questions_in(english))));
        }
        for (size_t i = 0; i < phase->focus.n && !english; i++) {
            check_type(program, at, phase->focus.v[i], false, problems);
        }
    }
}

static void
check_channels(const struct ks_program *program, bool english, struct ks_problems *problems)
{
    for (int c = 0; c < KS_CHANNEL_COUNT; c++) {
        size_t n = 0;
        for (size_t i = 0; i < program->quiz.n; i++) {
            n += (int)program->quiz.v[i].channel == c && program->quiz.v[i].english == english;
        }
        if (n < KS_COVERAGE_ITEMS_PER_CHANNEL && c != KS_CHANNEL_MAIL) {
            ks_problems_add(problems, KS_PROBLEM_COVERAGE_CHANNEL,
                            (struct ks_place_in_file) { program->quiz.file, 0, 0 },
                            KS_ARGS(ks_arg_text(ks_channel_name((enum ks_channel)c)),
                                    ks_arg_number((long long)n),
                                    ks_arg_phrase(questions_in(english))));
        }
    }
}

void ks_coverage_lint(const struct ks_program *program, struct ks_problems *problems)
{
    size_t entries[2] = { 0 }; /* not English, English */
    for (size_t i = 0; i < program->cards.n; i++) {
        if (is_entry(program->cards.v[i])) {
            check_entry(program, program->cards.v[i], problems);
            check_names(program, program->cards.v[i], problems);
            entries[ks_card_is_english(program->cards.v[i])]++;
        }
    }
    if (entries[0] + entries[1] == 0) {
        return;
    }
    for (size_t i = 0; i < program->cards.n; i++) {
        const struct ks_card *card = program->cards.v[i];
        struct ks_place_in_file at = {
            ks_arena_printf(problems->arena, KS_AT_ASSETS "/%s", card->path), 0, 0
        };
        check_type(program, at, card->type, ks_card_is_english(card), problems);
    }
    for (size_t i = 0; i < program->quiz.n; i++) {
        struct ks_place_in_file at = ks_quiz_at(&program->quiz, &program->quiz.v[i]);
        check_type(program, at, program->quiz.v[i].type, program->quiz.v[i].english, problems);
    }
    for (int english = 0; english < 2; english++) {
        if (entries[english] > 0) {
            check_phases(program, english != 0, problems);
            check_channels(program, english != 0, problems);
        }
    }
}
