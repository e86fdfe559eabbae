/* What may stand in a form, and that every member of a struct is asked about. */
#include <stdlib.h>
#include <string.h>

#include "core/form/parts.h"
#include "support/check_main.h"

static bool is_playlist(const unsigned char *bytes, size_t n)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems problems = { .arena = arena };
    const void *value;
    bool good = ks_form_read(KS_FORM_PLAYLIST, "m.csv", bytes, n, arena, &value, &problems);
    ks_arena_free(arena);
    return good;
}

/* Numbers that would do harm further on: each is refused by its range. */
START_TEST(a_value_out_of_range_is_no_form)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems none = { .arena = arena };
    struct ks_playlist_item item = { .path = "a.jpg", .title = "", .weight = 1 };
    struct ks_playlist list = { .v = &item, .n = 1 };
    static unsigned char bytes[4096];
    size_t n;
    item.window.from = item.window.until = KS_DATE_NONE;
    item.window.days = KS_DAYS_ALL;
    ck_assert(ks_form_write(KS_FORM_PLAYLIST, &list, &none, bytes, sizeof bytes, &n));
    ck_assert(is_playlist(bytes, n));
    ck_assert(!ks_form_write(KS_FORM_PLAYLIST, &list, &none, bytes, n - 1, &n));
    item.weight = 0;
    ck_assert(!ks_form_write(KS_FORM_PLAYLIST, &list, &none, bytes, sizeof bytes, &n));
    item.weight = 1;
    item.window.from = 3000000;
    ck_assert(!ks_form_write(KS_FORM_PLAYLIST, &list, &none, bytes, sizeof bytes, &n));
    item.window.from = KS_DATE_NONE;
    static const char *const paths[] = { "../a.jpg", "/a.jpg", "a/../b.jpg", "", "a//b.jpg" };
    for (size_t i = 0; i < KS_COUNT(paths); i++) {
        item.path = paths[i];
        ck_assert(ks_form_write(KS_FORM_PLAYLIST, &list, &none, bytes, sizeof bytes, &n));
        ck_assert_msg(!is_playlist(bytes, n), "%s", paths[i]);
    }
    ks_arena_free(arena);
}
END_TEST

static bool is_form(enum ks_form_kind kind, const void *value)
{
    static unsigned char bytes[64 * 1024];
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems none = { .arena = arena };
    const void *read;
    size_t n;
    bool good = ks_form_write(kind, value, &none, bytes, sizeof bytes, &n) &&
                ks_form_read(kind, "assets/a", bytes, n, arena, &read, &none);
    ks_arena_free(arena);
    return good;
}

/* A program asserts each of these when it is sealed (core/program/program.c): a reader that was
 * taken over would end whoever asked it. */
START_TEST(what_no_program_may_hold_is_no_form)
{
    struct ks_window open = { .from = KS_DATE_NONE, .until = KS_DATE_NONE, .days = KS_DAYS_ALL };
    struct ks_playlist_item item = { .path = "a.jpg", .title = "", .weight = 1, .window = open };
    struct ks_playlist list = { .v = &item, .n = 1 };
    ck_assert(is_form(KS_FORM_PLAYLIST, &list));
    item.window.days = 0;
    ck_assert(!is_form(KS_FORM_PLAYLIST, &list));
    item.window = open;
    item.window.from = item.window.until = 20000;
    ck_assert(is_form(KS_FORM_PLAYLIST, &list));
    item.window.until = 19999;
    ck_assert(!is_form(KS_FORM_PLAYLIST, &list));
    item.window.from = KS_DATE_NONE;
    ck_assert(is_form(KS_FORM_PLAYLIST, &list));

    struct ks_quiz_item question = { .id = "q", .type = "", .scene = "", .stem = "", .fit = 1 };
    struct ks_quiz_bank bank = { .v = &question, .n = 1, .found = 1 };
    question.options[0] = question.options[1] = (struct ks_quiz_option) { "", "" };
    question.n_options = 2;
    question.right = 1;
    ck_assert(is_form(KS_FORM_BANK, &bank));
    question.scene = "\xE5\xAD\x97 b"; /* a character of three bytes */
    question.n_marks = 2;
    question.mark[0] = (struct ks_quiz_mark) { 0, 3, "r" };
    question.mark[1] = (struct ks_quiz_mark) { 4, 1, "r" };
    ck_assert(is_form(KS_FORM_BANK, &bank));
    static const struct ks_quiz_mark wrong[] = { { 4, 2, "r" }, { 5, 1, "r" },     { 2, 2, "r" },
                                                 { 4, 1, "" },  { 900, 300, "r" }, { 0, 1, "r" } };
    for (size_t i = 0; i < KS_COUNT(wrong); i++) {
        question.mark[1] = wrong[i];
        ck_assert_msg(!is_form(KS_FORM_BANK, &bank), "mark %zu", i);
    }
    question.mark[0] = (struct ks_quiz_mark) { 0, 2, "r" };
    question.n_marks = 1;
    ck_assert(!is_form(KS_FORM_BANK, &bank));
    question.n_marks = 0;
    question.fit = 0;
    ck_assert(!is_form(KS_FORM_BANK, &bank));

    struct ks_fact fact = { .key = "k", .value = "v", .source = "" };
    struct ks_facts facts = { .v = &fact, .n = 1 };
    ck_assert(is_form(KS_FORM_FACTS, &facts));
    fact.valid_from = 1;
    ck_assert(!is_form(KS_FORM_FACTS, &facts));

    static struct ks_sheet_row rows[KS_SHEET_ROWS_MAX + 1];
    struct ks_sheet sheet = { .v = rows, .n = KS_SHEET_ROWS_MAX };
    for (size_t i = 0; i < KS_COUNT(rows); i++) {
        rows[i] = (struct ks_sheet_row) { .name = "", .value = "" };
    }
    ck_assert(is_form(KS_FORM_SHEET, &sheet));
    sheet.n++;
    ck_assert(!is_form(KS_FORM_SHEET, &sheet));
}
END_TEST

/* Who asks for a table gets one: it may have no row, but it is there. */
START_TEST(only_a_card_or_an_alert_may_be_none)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems none = { .arena = arena };
    for (int kind = 0; kind < KS_FORM_KINDS; kind++) {
        unsigned char bytes[128];
        const void *value = &none;
        size_t n;
        ck_assert(ks_form_write((enum ks_form_kind)kind, NULL, &none, bytes, sizeof bytes, &n));
        bool read = ks_form_read((enum ks_form_kind)kind, "a", bytes, n, arena, &value, &none);
        ck_assert_msg(read == (kind == KS_FORM_CARD || kind == KS_FORM_ALERT), "kind %d", kind);
        ck_assert(!read || value == NULL);
    }
    ks_arena_free(arena);
}
END_TEST

/* Bytes that no field names can only be those between two members, up to a pointer's alignment. */
static void is_covered(const struct ks_shape *shape)
{
    unsigned char *named = calloc(1, shape->size + 1);
    for (size_t i = 0; i < shape->n; i++) {
        const struct ks_field *field = &shape->field[i];
        memset(named + field->at, 1, field->size);
        if (field->kind == KS_FIELD_LIST || field->kind == KS_FIELD_SOME) {
            memset(named + field->count, 1, sizeof(size_t));
        }
        if (field->of != NULL) {
            is_covered(field->of);
        }
    }
    for (size_t i = 0, run = 0; i < shape->size; i++) {
        run = named[i] ? 0 : run + 1;
        ck_assert_msg(run < sizeof(void *), "a struct of %zu bytes: no field names byte %zu",
                      shape->size, i);
    }
    free(named);
}

START_TEST(every_member_is_named)
{
    static const struct ks_shape *const shapes[] = {
        &ks_shape_card,   &ks_shape_alerts, &ks_shape_bank,   &ks_shape_playlist, &ks_shape_facts,
        &ks_shape_phases, &ks_shape_places, &ks_shape_ticker, &ks_shape_sheet,
    };
    ck_assert_uint_eq(KS_COUNT(shapes), KS_FORM_KINDS);
    for (size_t i = 0; i < KS_COUNT(shapes); i++) {
        is_covered(shapes[i]);
    }
}
END_TEST

/* A signed pack outlives the program that made it: numbers that mean something else in another one
 * must not be believed there. */
START_TEST(forms_of_another_meaning_are_none)
{
    static char names[2000][KS_FORM_NAME_MAX];
    static unsigned char bytes[4096];
    const struct ks_form_meaning *ours = &ks_form_meaning;
    struct ks_arena *arena = ks_arena_new();
    struct ks_problems none = { .arena = arena };
    struct ks_playlist list = { .n = 0 };
    int64_t mark = ks_form_mark(ours), other[5];
    size_t n;
    ck_assert_uint_eq(ours->n_shapes, KS_FORM_KINDS);
    ck_assert_uint_eq(ours->n_names, KS_PROBLEM_COUNT - 1 + KS_PHRASE_COUNT);
    ck_assert_uint_lt(ours->n_names, KS_COUNT(names));
    memcpy(names, ours->name, ours->n_names * sizeof *names);
    struct ks_form_meaning theirs = *ours;
    theirs.name = (const char(*)[KS_FORM_NAME_MAX])names;
    ck_assert_int_eq(ks_form_mark(&theirs), mark);
    memcpy(names[7], ours->name[8], sizeof *names); /* two codes in other order */
    memcpy(names[8], ours->name[7], sizeof *names);
    other[0] = ks_form_mark(&theirs);
    memcpy(names[7], ours->name[7], sizeof *names);
    memcpy(names[8], ours->name[8], sizeof *names);
    names[ours->n_names - 1][0]++; /* another phrase */
    other[1] = ks_form_mark(&theirs);
    names[ours->n_names - 1][0]--;
    theirs.n_names--;
    other[2] = ks_form_mark(&theirs);
    theirs.n_names++;
    theirs.readers++;
    other[3] = ks_form_mark(&theirs);
    theirs.readers--;
    theirs.n_shapes--;
    other[4] = ks_form_mark(&theirs);
    ck_assert(ks_form_write(KS_FORM_PLAYLIST, &list, &none, bytes, sizeof bytes, &n));
    ck_assert(is_playlist(bytes, n));
    for (size_t i = 0; i < KS_COUNT(other); i++) {
        ck_assert_msg(other[i] != mark, "%zu", i);
        for (size_t k = 0; k < 8; k++) { /* it stands behind the name of forms */
            bytes[12 + k] = (unsigned char)((uint64_t)other[i] >> 8 * k);
        }
        ck_assert_msg(!is_playlist(bytes, n), "%zu", i);
    }
    ks_arena_free(arena);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_test(tc, a_value_out_of_range_is_no_form);
    tcase_add_test(tc, what_no_program_may_hold_is_no_form);
    tcase_add_test(tc, only_a_card_or_an_alert_may_be_none);
    tcase_add_test(tc, every_member_is_named);
    tcase_add_test(tc, forms_of_another_meaning_are_none);
}

int main(void)
{
    return check_main("form", add);
}
