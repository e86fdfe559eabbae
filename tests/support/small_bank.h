#ifndef TESTS_SUPPORT_SMALL_BANK_H
#define TESTS_SUPPORT_SMALL_BANK_H

#include <stdio.h>

#include "core/visit/visit.h"

/* A handbook and a bank of questions for tests of visits: twelve types of seven questions each. */

#define TYPES 12
#define ITEMS (TYPES * 7)

struct small_bank {
    struct ks_quiz_item items[ITEMS];
    struct ks_card entries[TYPES + 2];
    const struct ks_card *cards[TYPES + 2];
    struct ks_phase phase;
    char names[TYPES][8], ids[ITEMS][12], paths[TYPES + 2][32];
};

/* Fills the bank; the program borrows from it. */
static inline struct ks_program small_program(struct small_bank *bank)
{
    static const struct ks_spans none = { NULL, 0 };
    bank->phase = (struct ks_phase) { .id = "p", .name = "", .from = 0, .until = 100000 };
    for (int t = 0; t < TYPES + 2; t++) {
        bool help = t >= TYPES;
        snprintf(bank->paths[t], sizeof bank->paths[t], "%s/%02d.md", help ? "help" : "handbook",
                 t);
        if (!help) {
            snprintf(bank->names[t], sizeof bank->names[t], "t%d", t);
        }
        bank->entries[t] = (struct ks_card) { .path = bank->paths[t],
                                              .lang = "zh",
                                              .type = help ? "" : bank->names[t],
                                              .title = "x",
                                              .qr = "",
                                              .source = "",
                                              .picture = "",
                                              .channels = "",
                                              .phases = "",
                                              .sheet_path = "",
                                              .headline = none,
                                              .valid_from = KS_DATE_NONE,
                                              .valid_until = KS_DATE_NONE };
        bank->cards[t] = &bank->entries[t];
    }
    for (int i = 0; i < ITEMS; i++) {
        /* easy, medium and hard in every type, scams and genuine ones alike */
        static const int cues[2][3] = { { 4, 2, 1 }, { 0, 1, 3 } }, fit[3] = { 1, 2, 3 };
        int level = (i % 7 + i / 7) % 3;
        snprintf(bank->ids[i], sizeof bank->ids[i], "q%d", i);
        bank->items[i] = (struct ks_quiz_item) { .id = bank->ids[i],
                                                 .type = bank->names[i / 7],
                                                 .kind = i % 2 ? KS_QUIZ_ACT : KS_QUIZ_JUDGE,
                                                 .genuine = i % 7 > 3,
                                                 .cues = cues[i % 7 > 3][level],
                                                 .fit = fit[level],
                                                 .scene = "",
                                                 .stem = "",
                                                 .n_options = i % 2 ? 3 : 2,
                                                 .right = 1,
                                                 .valid_from = KS_DATE_NONE,
                                                 .valid_until = KS_DATE_NONE };
        for (int k = 0; k < 3; k++) {
            bank->items[i].options[k] = (struct ks_quiz_option) { "a", "b" };
        }
    }
    bank->phase.focus.n = 2;
    bank->phase.focus.v[0] = bank->names[3];
    bank->phase.focus.v[1] = bank->names[4];
    return (struct ks_program) { .quiz = { .file = "bank", .v = bank->items, .n = ITEMS },
                                 .cards = { .v = bank->cards, .n = TYPES + 2 } };
}

static inline struct ks_quiz_choice choice_of(const struct small_bank *bank,
                                              const struct ks_program *program)
{
    return (struct ks_quiz_choice) { .bank = &program->quiz,
                                     .facts = &program->facts,
                                     .list = &program->lesson,
                                     .date = 20000,
                                     .phase = &bank->phase };
}

#endif
