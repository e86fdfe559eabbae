/* Types, phases and channels that something is missing for (see coverage.h). */
#include "core/program/coverage.h"

#include "core/text/content_names.h"

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

static void check_entry(const struct ks_program *program,
                        const struct ks_card *entry,
                        struct ks_problems *problems)
{
    struct ks_place_in_file at = {
        ks_arena_printf(problems->arena, KS_AT_ASSETS "/%s", entry->path), 0, 0
    };
    bool english = ks_card_is_english(entry);
    const char *questions = english ? "英文题" : "题";
    struct tally tally = tally_of(&program->quiz, entry->type, english);
    if (!english && !has_poster(program, entry->type)) {
        ks_problem_add(problems, KS_LEVEL_WARNING, at, "coverage.no-poster", "走过的人看不到这一类",
                       "在 assets/cards 写一张卡片，类型写成同样的名字", "“%s”没有海报卡片",
                       entry->type);
    }
    if (tally.items < KS_COVERAGE_ITEMS_PER_TYPE) {
        ks_problem_add(problems, KS_LEVEL_WARNING, at, "coverage.few-questions",
                       "点这一类时凑不出三道不重复的题", "在 assets/quiz 补题，类型写成同样的名字",
                       "“%s”只有 %zu 道%s", entry->type, tally.items, questions);
    } else if (bits(tally.channels) < KS_COVERAGE_CHANNELS_PER_TYPE) {
        ks_problem_add(problems, KS_LEVEL_WARNING, at, "coverage.few-channels",
                       "换一条途径来，人就认不出了", "补上短信、来电、聊天等不同途径的题",
                       "“%s”的%s只有 %zu 种渠道", entry->type, questions, bits(tally.channels));
    }
    if (tally.items >= KS_COVERAGE_ITEMS_PER_TYPE && bits(tally.kinds) < 2) {
        ks_problem_add(problems, KS_LEVEL_WARNING, at, "coverage.one-kind",
                       "认得出，还要会做；会做，也要认得出",
                       "真还是骗、你会怎么做，两种题型都写几道", "“%s”的%s只有一种题型",
                       entry->type, questions);
    }
    if (tally.items > 0 && tally.genuine == 0 && has_twin(entry)) {
        ks_problem_add(problems, KS_LEVEL_WARNING, at, "coverage.no-genuine",
                       "只见骗局，真的也会被当成假的", "补上真实情形的题",
                       "“%s”的%s里没有一道是真的", entry->type, questions);
    }
}

/* Where English is read a Chinese page will do, but not the other way round. */
static void check_type(const struct ks_program *program,
                       struct ks_place_in_file at,
                       const char *type,
                       bool english,
                       struct ks_problems *problems)
{
    if (*type != '\0' && strcmp(type, "通用") != 0 && entry_of(program, type, false) == NULL &&
        (!english || entry_of(program, type, true) == NULL)) {
        ks_problem_add(problems, KS_LEVEL_WARNING, at, "coverage.unknown-type",
                       "点它时找不到手册里的那一页", "改成手册里有的类型，或写“通用”",
                       "类型“%s”在手册里没有", type);
    }
}

/* An English page whose name is not its original's stands beside it in the list, not for it. */
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
        ks_problem_add(problems, KS_LEVEL_WARNING, at, "coverage.english-name",
                       "英文界面的手册里，这一类会有一页中文、一页英文",
                       ks_arena_printf(problems->arena, "把文件改名为 en-%s", name),
                       "文件名和中文的那一页 %s 对不上", original->path);
    }
}

/* Phases and channels are asked of a language that the handbook is written in. */
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
            ks_problem_add(problems, KS_LEVEL_WARNING, at, "coverage.phase-questions",
                           "几天就会答重", "在题库的阶段一栏加上这个阶段", "“%s”只有 %zu 道%s可用",
                           phase->name, n, english ? "英文题" : "题");
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
            ks_problem_add(problems, KS_LEVEL_WARNING,
                           (struct ks_place_in_file) { program->quiz.file, 0, 0 },
                           "coverage.channel", "学会了认短信，不等于认得出来电",
                           "补几道这个渠道的题", "渠道“%s”只有 %zu 道%s",
                           ks_channel_name((enum ks_channel)c), n, english ? "英文题" : "题");
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
