/* Each file of an import has one state, and what is new is told against the receipt before. */
#include "core/import/settle.h"

#include <string.h>

#include "support/check_main.h"

static struct ks_arena *arena;

static void setup(void)
{
    arena = ks_arena_new();
}

static void teardown(void)
{
    ks_arena_free(arena);
}

static void say(struct ks_receipt *r, enum ks_receipt_verdict verdict, const char *file)
{
    ks_receipt_add(r, verdict, (struct ks_place_in_file) { file, 0, 0 }, "", "%s", "x");
}

static const struct ks_receipt_file *file(const struct ks_receipt *r, const char *name)
{
    const struct ks_receipt_file *found = NULL;
    for (size_t i = 0; i < r->n_files; i++) {
        if (strcmp(r->file[i].name, name) == 0) {
            ck_assert_msg(found == NULL, "%s: twice", name);
            found = &r->file[i];
        }
    }
    ck_assert_msg(found != NULL, "%s: not there", name);
    return found;
}

/* What a line says beside what was put; by put, then by the verdict of the line. */
START_TEST(a_line_turns_a_state)
{
    static const enum ks_receipt_state then[KS_RECEIPT_STATES][KS_RECEIPT_VERDICTS] = {
        [KS_RECEIPT_ON] = { KS_RECEIPT_ON, KS_RECEIPT_ON, KS_RECEIPT_NOT, KS_RECEIPT_COPYING },
        [KS_RECEIPT_LATER] = { KS_RECEIPT_LATER, KS_RECEIPT_LATER, KS_RECEIPT_NOT,
                               KS_RECEIPT_COPYING },
        [KS_RECEIPT_OVER] = { KS_RECEIPT_OVER, KS_RECEIPT_OVER, KS_RECEIPT_OVER,
                              KS_RECEIPT_COPYING },
        [KS_RECEIPT_NOT] = { KS_RECEIPT_NOT, KS_RECEIPT_NOT, KS_RECEIPT_NOT, KS_RECEIPT_COPYING },
        [KS_RECEIPT_GONE] = { KS_RECEIPT_GONE, KS_RECEIPT_GONE, KS_RECEIPT_GONE,
                              KS_RECEIPT_COPYING },
        [KS_RECEIPT_COPYING] = { KS_RECEIPT_COPYING, KS_RECEIPT_COPYING, KS_RECEIPT_COPYING,
                                 KS_RECEIPT_COPYING },
        [KS_RECEIPT_PART] = { KS_RECEIPT_PART, KS_RECEIPT_PART, KS_RECEIPT_NOT,
                              KS_RECEIPT_COPYING },
    };
    for (int s = 0; s < KS_RECEIPT_STATES; s++) {
        for (int v = 0; v < KS_RECEIPT_VERDICTS; v++) {
            struct ks_receipt r = { .arena = arena };
            ks_receipt_put(&r, "a", (enum ks_receipt_state)s, "");
            say(&r, (enum ks_receipt_verdict)v, "a");
            say(&r, KS_RECEIPT_ADJUSTED, "a");
            say(&r, KS_RECEIPT_REFUSED, ""); /* of no file */
            ks_receipt_settle(&r, NULL, KS_SEEN_WHOLE);
            ck_assert_uint_eq(r.n_files, 1);
            ck_assert_int_eq(file(&r, "a")->state, then[s][v]);
            ck_assert_uint_eq(r.files[then[s][v]], 1);
        }
    }
}
END_TEST

START_TEST(what_only_lines_know_is_there_once)
{
    struct ks_receipt r = { .arena = arena };
    ks_receipt_put(&r, "b", KS_RECEIPT_ON, "");
    say(&r, KS_RECEIPT_ADJUSTED, "c");
    say(&r, KS_RECEIPT_REFUSED, "c");
    say(&r, KS_RECEIPT_ADJUSTED, "a");
    say(&r, KS_RECEIPT_RECEIVED, "a");
    say(&r, KS_RECEIPT_REFUSED, "d");
    say(&r, KS_RECEIPT_RECEIVED, "d");
    ks_receipt_settle(&r, NULL, KS_SEEN_WHOLE);
    ck_assert_uint_eq(r.n_files, 4);
    ck_assert_int_eq(file(&r, "a")->state, KS_RECEIPT_ON);
    ck_assert_int_eq(file(&r, "c")->state, KS_RECEIPT_NOT);
    ck_assert_int_eq(file(&r, "d")->state, KS_RECEIPT_NOT);
    for (size_t i = 1; i < r.n_files; i++) {
        ck_assert_int_lt(strcmp(r.file[i - 1].name, r.file[i].name), 0);
    }
}
END_TEST

static struct ks_receipt before(void)
{
    struct ks_receipt r = { .arena = arena };
    ks_receipt_put(&r, "same", KS_RECEIPT_ON, "01");
    ks_receipt_put(&r, "other", KS_RECEIPT_ON, "02");
    ks_receipt_put(&r, "turned", KS_RECEIPT_LATER, "03");
    ks_receipt_put(&r, "unmarked", KS_RECEIPT_NOT, "");
    ks_receipt_put(&r, "away", KS_RECEIPT_ON, "04");
    ks_receipt_put(&r, "long away", KS_RECEIPT_GONE, "05");
    ks_receipt_put(&r, "back", KS_RECEIPT_GONE, "06");
    ks_receipt_settle(&r, NULL, KS_SEEN_WHOLE);
    return r;
}

static struct ks_receipt after(void)
{
    struct ks_receipt r = { .arena = arena };
    ks_receipt_put(&r, "same", KS_RECEIPT_ON, "01");
    ks_receipt_put(&r, "other", KS_RECEIPT_ON, "12");
    ks_receipt_put(&r, "turned", KS_RECEIPT_ON, "03");
    ks_receipt_put(&r, "unmarked", KS_RECEIPT_NOT, "13");
    ks_receipt_put(&r, "back", KS_RECEIPT_ON, "06");
    ks_receipt_put(&r, "new", KS_RECEIPT_ON, "07");
    return r;
}

START_TEST(what_changed_since)
{
    struct ks_receipt old = before(), r = after();
    ks_receipt_settle(&r, &old, KS_SEEN_WHOLE);
    ck_assert_int_eq(file(&r, "same")->change, KS_RECEIPT_SAME);
    ck_assert_int_eq(file(&r, "other")->change, KS_RECEIPT_CHANGED);
    ck_assert_int_eq(file(&r, "turned")->change, KS_RECEIPT_TURNED);
    ck_assert_int_eq(file(&r, "unmarked")->change, KS_RECEIPT_SAME);
    ck_assert_int_eq(file(&r, "back")->change, KS_RECEIPT_NEW);
    ck_assert_int_eq(file(&r, "new")->change, KS_RECEIPT_NEW);
    ck_assert_int_eq(file(&r, "away")->state, KS_RECEIPT_GONE);
    ck_assert_uint_eq(r.n_files, 7); /* what went before that is not told again */
    ck_assert_uint_eq(r.files[KS_RECEIPT_GONE], 1);
    /* What went, and what changed, is no reason to tell the same again. */
    struct ks_receipt again = after();
    ks_receipt_settle(&again, &r, KS_SEEN_WHOLE);
    ck_assert_int_eq(file(&again, "new")->change, KS_RECEIPT_SAME);
    ck_assert(ks_receipt_same_lines(&r, &again));
    struct ks_receipt fewer = before();
    ck_assert(!ks_receipt_same_lines(&r, &fewer));
}
END_TEST

START_TEST(what_was_not_looked_at_stays)
{
    struct ks_receipt old = before(), r = { .arena = arena };
    ks_receipt_settle(&r, &old, KS_SEEN_PARTLY);
    ck_assert_int_eq(file(&r, "away")->state, KS_RECEIPT_ON);
    ck_assert_int_eq(file(&r, "away")->change, KS_RECEIPT_SAME);
    ck_assert_int_eq(file(&r, "turned")->state, KS_RECEIPT_LATER);
    ck_assert_uint_eq(r.n_files, 5);
}
END_TEST

/* A list that is not whole calls nothing gone. */
START_TEST(more_than_are_listed_are_counted)
{
    struct ks_receipt old = before(), r = { .arena = arena };
    for (int i = 0; i < KS_RECEIPT_FILES_MAX + 10; i++) {
        ks_receipt_put(&r, ks_arena_printf(arena, "%06d", i), KS_RECEIPT_ON, "");
    }
    ks_receipt_settle(&r, &old, KS_SEEN_WHOLE);
    ck_assert_uint_eq(r.n_files, KS_RECEIPT_FILES_MAX);
    ck_assert_uint_eq(r.files[KS_RECEIPT_ON], KS_RECEIPT_FILES_MAX + 10);
    ck_assert_uint_eq(r.files[KS_RECEIPT_GONE], 0);
    struct ks_receipt next = after();
    ks_receipt_settle(&next, &r, KS_SEEN_WHOLE);
    ck_assert_uint_eq(next.files[KS_RECEIPT_GONE], 0);
}
END_TEST

START_TEST(what_is_refused_beyond_the_list_counts_once)
{
    struct ks_receipt r = { .arena = arena };
    for (int i = 0; i < KS_RECEIPT_FILES_MAX + 10; i++) {
        ks_receipt_put(&r, ks_arena_printf(arena, "%06d", i), KS_RECEIPT_ON, "");
    }
    say(&r, KS_RECEIPT_REFUSED, ks_arena_printf(arena, "%06d", KS_RECEIPT_FILES_MAX + 3));
    say(&r, KS_RECEIPT_ADJUSTED, ks_arena_printf(arena, "%06d", KS_RECEIPT_FILES_MAX + 3));
    say(&r, KS_RECEIPT_REFUSED, "stray");
    say(&r, KS_RECEIPT_REFUSED, "stray");
    ks_receipt_settle(&r, NULL, KS_SEEN_WHOLE);
    ck_assert_uint_eq(r.n_files, KS_RECEIPT_FILES_MAX);
    ck_assert_uint_eq(r.files[KS_RECEIPT_ON], KS_RECEIPT_FILES_MAX + 9);
    ck_assert_uint_eq(r.files[KS_RECEIPT_NOT], 2);
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, a_line_turns_a_state);
    tcase_add_test(tc, what_only_lines_know_is_there_once);
    tcase_add_test(tc, what_changed_since);
    tcase_add_test(tc, what_was_not_looked_at_stays);
    tcase_add_test(tc, more_than_are_listed_are_counted);
    tcase_add_test(tc, what_is_refused_beyond_the_list_counts_once);
}

int main(void)
{
    return check_main("settle", add);
}
