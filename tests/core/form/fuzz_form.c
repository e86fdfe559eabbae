/* Forms as a child that was taken over might send them: the first byte is the kind, the rest stands
 * behind the head. What is read says the same in the same bytes, and a program can hold it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/form/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

#define HEAD (sizeof "tocsin-form\n" - 1 + 2 * 8)

/* The head of a form of that kind, as every form has it. */
static void put_head(enum ks_form_kind kind, unsigned char *form)
{
    static const struct ks_problems none;
    unsigned char empty[128];
    size_t n;
    if (!ks_form_write(kind, NULL, &none, empty, sizeof empty, &n) || n < HEAD) {
        abort();
    }
    memcpy(form, empty, HEAD);
}

/* Puts what was read where content/load would, with what that fills in, and seals it. */
static void hold(enum ks_form_kind kind, const void *value, struct ks_arena *arena)
{
    struct ks_program p = { .arena = arena };
    const struct ks_card *card = value;
#define PUT(member) memcpy(&(member), value, sizeof(member))
    switch (kind) {
    case KS_FORM_CARD:
        p.cards = (struct ks_cards) { &card, 1 };
        break;
    case KS_FORM_ALERT:
        PUT(p.alerts);
        break;
    case KS_FORM_BANK:
        PUT(p.quiz);
        break;
    case KS_FORM_PLAYLIST:
        PUT(p.main);
        for (size_t i = 0; i < p.main.n; i++) {
            p.main.v[i].kind = KS_ITEM_PICTURE;
        }
        break;
    case KS_FORM_FACTS:
        PUT(p.facts);
        break;
    case KS_FORM_PHASES:
        PUT(p.phases);
        break;
    case KS_FORM_PLACES:
        PUT(p.places);
        ks_places_index(&p.places, arena);
        break;
    case KS_FORM_TICKER:
        PUT(p.ticker);
        break;
    case KS_FORM_SHEET:
        PUT(p.lesson);
        break;
    case KS_FORM_KINDS:
        break;
    }
    ks_program_seal(&p);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    enum ks_form_kind kind = (enum ks_form_kind)(n == 0 ? 0 : bytes[0] % KS_FORM_KINDS);
    size_t length = HEAD + (n == 0 ? 0 : n - 1), again;
    unsigned char *form = calloc(1, length), *out = malloc(length);
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    const void *value;
    if (form == NULL || out == NULL) {
        abort();
    }
    put_head(kind, form);
    if (n > 1) {
        memcpy(form + HEAD, bytes + 1, n - 1);
    }
    if (ks_form_read(kind, "assets/a.md", form, length, arena, &value, &problems)) {
        for (size_t i = 0; i < problems.n; i++) {
            if (ks_problem_line(&problems.v[i], KS_LANG_ZH, arena) == NULL) {
                abort();
            }
        }
        if (!ks_form_write(kind, value, &problems, out, length, &again) || again != length ||
            memcmp(out, form, length) != 0) {
            abort();
        }
        if (value != NULL) {
            hold(kind, value, arena);
        }
    }
    ks_arena_free(arena);
    free(form);
    free(out);
    return 0;
}
