/* What stays when a person has gone (see memory.h). */
#include "core/count/memory.h"

#include <assert.h>
#include <string.h>

uint64_t ks_tally_key(enum ks_note_kind kind, const char *key, const char *option)
{
    unsigned char first = (unsigned char)kind;
    uint64_t hash = ks_hash(KS_HASH_START, &first, 1);
    /* With its NUL, so that key and option cannot run together. */
    hash = ks_hash(hash, key, strlen(key) + 1);
    return ks_hash(hash, option, strlen(option));
}

void ks_memory_recall(struct ks_memory *memory, uint64_t key, uint32_t n)
{
    assert(memory->n_tallies <= KS_TALLIES_MAX);
    for (size_t i = 0; i < memory->n_tallies; i++) {
        if (memory->tally[i].key == key) {
            memory->tally[i].n += n;
            return;
        }
    }
    /* Past the bound they are of old polls, which nobody asks for. */
    if (memory->n_tallies < KS_TALLIES_MAX) {
        memory->tally[memory->n_tallies++] = (struct ks_tally) { key, n };
    }
}

uint32_t ks_memory_tally(const struct ks_memory *memory,
                         enum ks_note_kind kind,
                         const char *key,
                         const char *option)
{
    uint64_t wanted = ks_tally_key(kind, key, option);
    for (size_t i = 0; i < memory->n_tallies; i++) {
        if (memory->tally[i].key == wanted) {
            return memory->tally[i].n;
        }
    }
    return 0;
}

void ks_memory_note(struct ks_memory *memory, const struct ks_note *note)
{
    if (note->kind == KS_NOTE_POLL || note->kind == KS_NOTE_VOTE || note->kind == KS_NOTE_PLEDGE) {
        ks_memory_recall(memory, ks_tally_key(note->kind, note->key, note->option), 1);
    }
    assert(memory->n_notes <= KS_MEMORY_NOTES_MAX && note->kind < KS_NOTE_KINDS);
    if (memory->n_notes < KS_MEMORY_NOTES_MAX) {
        memory->note[memory->n_notes++] = *note;
    }
}

void ks_memory_take(struct ks_memory *memory, struct ks_memory *known)
{
    assert(memory != known && known->n_tallies <= KS_TALLIES_MAX);
    ks_item_stats_free(&memory->items);
    memory->items = known->items;
    memory->history = known->history;
    for (size_t i = 0; i < known->n_tallies; i++) {
        ks_memory_recall(memory, known->tally[i].key, known->tally[i].n);
    }
    memset(known, 0, sizeof *known);
}

void ks_memory_clear(struct ks_memory *memory)
{
    ks_item_stats_free(&memory->items);
    memset(memory, 0, sizeof *memory);
}
