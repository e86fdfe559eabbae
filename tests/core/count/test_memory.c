/* What a screen remembers: tallies, notes of a step, and what was counted before the start. */
#include "core/count/memory.h"

#include <stdio.h>
#include <string.h>

#include "support/clock.h"

static struct ks_memory memory, known;

static void setup(void)
{
    memory = known = (struct ks_memory) { 0 };
}

static void count(enum ks_note_kind kind, const char *key, const char *option)
{
    struct ks_note note = ks_note_of(kind, day(2020, 9, 1), key, option);
    ks_memory_note(&memory, &note);
}

START_TEST(only_votes_polls_and_pledges_are_tallied)
{
    for (int kind = 0; kind < KS_NOTE_KINDS; kind++) {
        bool tallied = kind == KS_NOTE_POLL || kind == KS_NOTE_VOTE || kind == KS_NOTE_PLEDGE;
        count((enum ks_note_kind)kind, "k", "o");
        count((enum ks_note_kind)kind, "k", "o");
        ck_assert_uint_eq(ks_memory_tally(&memory, (enum ks_note_kind)kind, "k", "o"),
                          tallied ? 2 : 0);
    }
    ck_assert_uint_eq(memory.n_tallies, 3);
    ck_assert_uint_eq(memory.n_notes, 2 * KS_NOTE_KINDS);
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_POLL, "ko", ""), 0); /* not one text */
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_POLL, "", "ko"), 0);
}
END_TEST

START_TEST(bounds)
{
    char option[8];
    for (int i = 0; i < KS_TALLIES_MAX + 3; i++) {
        snprintf(option, sizeof option, "%d", i);
        count(KS_NOTE_POLL, "k", option);
    }
    ck_assert_uint_eq(memory.n_notes, KS_MEMORY_NOTES_MAX);
    ck_assert_uint_eq(memory.n_tallies, KS_TALLIES_MAX);
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_POLL, "k", "255"), 1);
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_POLL, "k", "256"), 0);
    count(KS_NOTE_POLL, "k", "255"); /* what has a place goes on */
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_POLL, "k", "255"), 2);
}
END_TEST

START_TEST(what_was_known_before)
{
    count(KS_NOTE_VOTE, "w", "a");
    ks_memory_recall(&known, ks_tally_key(KS_NOTE_VOTE, "w", "a"), 40);
    ks_memory_recall(&known, ks_tally_key(KS_NOTE_VOTE, "w", "b"), 2);
    known.history.id[0] = 9;
    ks_memory_take(&memory, &known);
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_VOTE, "w", "a"), 41);
    ck_assert_uint_eq(ks_memory_tally(&memory, KS_NOTE_VOTE, "w", "b"), 2);
    ck_assert_uint_eq(memory.history.id[0], 9);
    ck_assert_uint_eq(known.n_tallies, 0);
    ck_assert_uint_eq(known.history.id[0], 0);
    ks_memory_clear(&memory);
    ck_assert_uint_eq(memory.n_tallies + memory.n_notes, 0);
}
END_TEST

START_TEST(notes_hold_their_texts)
{
    char longer[400];
    memset(longer, 'a', sizeof longer);
    memcpy(longer + KS_NOTE_KEY - 3, "你", 3); /* its last byte would stand where the NUL must */
    longer[sizeof longer - 1] = '\0';
    struct ks_note note = ks_note_of(KS_NOTE_ANSWER, 5, longer, "AC");
    ck_assert_uint_eq(strlen(note.key), KS_NOTE_KEY - 3);
    ck_assert_str_eq(note.option, "AC");
    ck_assert(note.date == 5 && note.amount == 1 && note.kind == KS_NOTE_ANSWER);
    longer[KS_NOTE_KEY - 1] = '\0';
    memset(longer, 'b', KS_NOTE_KEY - 1);
    ck_assert_str_eq(ks_note_of(KS_NOTE_PLAY, 5, longer, "").key, longer);
    ck_assert_str_eq(ks_note_name(KS_NOTE_PLAY), "play");
    ck_assert_str_eq(ks_note_name(KS_NOTE_PLEDGE), "pledge");
}
END_TEST

static void add(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, NULL);
    tcase_add_test(tc, only_votes_polls_and_pledges_are_tallied);
    tcase_add_test(tc, bounds);
    tcase_add_test(tc, what_was_known_before);
    tcase_add_test(tc, notes_hold_their_texts);
}

int main(void)
{
    return check_main("memory", add);
}
