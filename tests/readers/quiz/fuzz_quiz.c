/* Question banks in every form, whatever the bytes: none may crash, the counts add up, and what was
 * read comes back from each form it is exported to. The first byte chooses the file's ending. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/quiz/evidence.h"
#include "readers/quiz/export.h"
#include "readers/quiz/files.h"

#ifdef KS_REPLAY
#define FUZZED_BYTES SIZE_MAX
#else
#define FUZZED_BYTES 512 /* the fuzzer needs speed more than size */
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool promise, const char *what)
{
    if (!promise) {
        ks_bug(what);
    }
}

static bool same(const char *a, const char *b)
{
    return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

static void check_item(const struct ks_quiz_item *item)
{
    must(item->n_options >= 2 && item->n_options <= KS_QUIZ_OPTIONS_MAX, "options");
    must(item->right != 0 && item->right >> item->n_options == 0, "answer");
    must(item->cues >= 0 && item->cues <= 5 && item->fit >= 1 && item->fit <= 3, "difficulty");
    must(item->channel < KS_CHANNEL_COUNT && (int)item->kind < KS_QUIZ_KINDS, "kind");
    must(ks_quiz_marks_hold(item) && ks_evidence_of(item).n >= item->n_marks, "marks");
    must(strstr(item->scene, "[[") == NULL && strstr(item->scene, "]]") == NULL, "brackets");
    must(*item->id != '\0' && (*item->stem != '\0' || *item->scene != '\0'), "texts");
    for (size_t k = 0; k < item->n_options; k++) {
        const char *text = item->options[k].text;
        must(*text != '\0' && ks_utf8_valid(text, strlen(text)), "option");
    }
}

static void check_same(const struct ks_quiz_item *a, const struct ks_quiz_item *b)
{
    must(same(a->id, b->id) && same(a->type, b->type), "id or type changed");
    must(a->kind == b->kind && a->neutral == b->neutral && a->right == b->right, "kind changed");
    must(same(a->scene, b->scene) && same(a->stem, b->stem), "scene or stem changed");
    must(a->n_marks == b->n_marks && same(a->pull, b->pull), "marks lost");
    for (size_t k = 0; k < a->n_marks; k++) {
        must(a->mark[k].at == b->mark[k].at && a->mark[k].n == b->mark[k].n, "mark moved");
        must(same(a->mark[k].reason, b->mark[k].reason), "reason changed");
    }
    must(same(a->explanation, b->explanation), "explanation changed");
    must(a->n_options == b->n_options, "options lost");
    for (size_t k = 0; k < a->n_options; k++) {
        must(same(a->options[k].text, b->options[k].text), "option changed");
        must(same(a->options[k].feedback, b->options[k].feedback), "feedback changed");
    }
}

static const char *const forms[] = { "x.csv", "x.gift", "x.xml" };

/* Through the forms [f, end). */
static void
check_round_trip(const struct ks_quiz_bank *bank, size_t f, size_t end, struct ks_arena *arena)
{
    for (; f < end; f++) {
        struct ks_problems problems = { .arena = arena };
        struct ks_table_context context = { arena, &problems, 20712 };
        struct ks_quiz_bank again = { 0 };
        struct ks_buf out = { 0 };
        ks_quiz_export(bank, (enum ks_quiz_format)f, &out);
        ks_quiz_read(&context, forms[f], out.p, out.n, &again);
        must(again.n == bank->n && again.found == bank->n, "questions lost on the way");
        for (size_t i = 0; i < bank->n; i++) {
            check_same(&bank->v[i], &again.v[i]);
        }
        ks_buf_free(&out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const files[] = { "x.txt", "x.gift", "x.xml", "x.csv", "x.xlsx" };
    if (size == 0 || size > FUZZED_BYTES) {
        return 0;
    }
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    struct ks_table_context context = { arena, &problems, 20712 };
    struct ks_quiz_bank bank = { 0 };
    ks_quiz_read(&context, files[data[0] % KS_COUNT(files)], (const char *)data + 1, size - 1,
                 &bank);
    size_t refused = 0;
    for (size_t i = 0; i < problems.n; i++) {
        refused += strcmp(ks_problem_id(problems.v[i].code), "quiz.refused") == 0 ? 1 : 0;
    }
    must(problems.left_out > 0 || bank.found - bank.n == refused, "counts");
    for (size_t i = 0; i < bank.n; i++) {
        check_item(&bank.v[i]);
    }
    if (bank.n > 0) {
#ifdef KS_REPLAY
        check_round_trip(&bank, 0, KS_COUNT(forms), arena);
#else
        check_round_trip(&bank, size % KS_COUNT(forms), size % KS_COUNT(forms) + 1, arena);
#endif
    }
    ks_arena_free(arena);
    return 0;
}
