#ifndef KS_CORE_COUNT_MEMORY_H
#define KS_CORE_COUNT_MEMORY_H

#include "base/mono.h"
#include "core/count/note.h"
#include "core/quiz/draw.h"

/* The counts and last questions that a screen remembers between visits. It remembers questions and
 * counts, nothing of people. One thread at a time. */

#define KS_TALLIES_MAX 256
#define KS_MEMORY_NOTES_MAX 16 /* of one step */

struct ks_tally {
    uint64_t key; /* ks_tally_key() */
    uint32_t n;
};

struct ks_memory {
    struct ks_quiz_history history;
    struct ks_item_stats items;
    struct ks_tally tally[KS_TALLIES_MAX]; /* of polls, votes, pledges; full: new ones stay at 0 */
    size_t n_tallies;
    struct ks_mono counted[KS_NOTE_KINDS]; /* when a poll, vote or pledge came in last; 0 = never */
    uint64_t visits;
    struct ks_note note[KS_MEMORY_NOTES_MAX]; /* of the step in progress; full: lost */
    size_t n_notes;
};

uint64_t ks_tally_key(enum ks_note_kind kind, const char *key, const char *option);
/* How often that option was chosen; 0 if never, or if it had no room. */
uint32_t ks_memory_tally(const struct ks_memory *memory,
                         enum ks_note_kind kind,
                         const char *key,
                         const char *option);
/* Keeps a note for the director to pass on at the end of its step; a poll, vote or pledge is added
 * to its tally, too. */
void ks_memory_note(struct ks_memory *memory, const struct ks_note *note);
/* Adds `n` to a tally: what was counted before the start. */
void ks_memory_recall(struct ks_memory *memory, uint64_t key, uint32_t n);
/* Takes over what `known` holds, which is empty afterwards: its tallies are added, its items and
 * history replace what was learned since the start. */
void ks_memory_take(struct ks_memory *memory, struct ks_memory *known);
void ks_memory_clear(struct ks_memory *memory);

#endif
