#ifndef TESTS_SUPPORT_SMALL_BANK_H
#define TESTS_SUPPORT_SMALL_BANK_H

#include <stdio.h>

#include "core/visit/visit.h"

/* A handbook and a bank of questions for tests of visits: twelve types of seven questions each. */

#define TYPES 12
#define ITEMS (TYPES * 7)

static struct ks_quiz_item items[ITEMS];
static struct ks_card entries[TYPES + 2];
static const struct ks_card *cards[TYPES + 2];
static struct ks_phase phase = { .id = "p", .name = "", .from = 0, .until = 100000 };
static char names[TYPES][8], ids[ITEMS][12], paths[TYPES + 2][32];

static struct ks_program the_program(void)
{
    static const struct ks_spans none = { NULL, 0 };
    for (int t = 0; t < TYPES + 2; t++) {
        bool help = t >= TYPES;
        snprintf(paths[t], sizeof paths[t], "%s/%02d.md", help ? "help" : "handbook", t);
        if (!help) {
            snprintf(names[t], sizeof names[t], "t%d", t);
        }
        entries[t] = (struct ks_card) { .path = paths[t],
                                        .lang = "zh",
                                        .type = help ? "" : names[t],
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
        cards[t] = &entries[t];
    }
    for (int i = 0; i < ITEMS; i++) {
        /* easy, medium and hard in every type, scams and genuine ones alike */
        static const int cues[2][3] = { { 4, 2, 1 }, { 0, 1, 3 } }, fit[3] = { 1, 2, 3 };
        int level = (i % 7 + i / 7) % 3;
        snprintf(ids[i], sizeof ids[i], "q%d", i);
        items[i] = (struct ks_quiz_item) { .id = ids[i],
                                           .type = names[i / 7],
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
            items[i].options[k] = (struct ks_quiz_option) { "a", "b" };
        }
    }
    phase.focus.n = 2;
    phase.focus.v[0] = names[3];
    phase.focus.v[1] = names[4];
    return (struct ks_program) { .quiz = { .file = "bank", .v = items, .n = ITEMS },
                                 .cards = { .v = cards, .n = TYPES + 2 } };
}

static inline struct ks_quiz_choice choice_of(const struct ks_program *program)
{
    return (struct ks_quiz_choice) { .bank = &program->quiz,
                                     .facts = &program->facts,
                                     .list = &program->lesson,
                                     .date = 20000,
                                     .phase = &phase };
}

#endif
