/* Poll, vote and pledge in a visit. Once each in a visit; one after another on a screen, so that
 * leaving and coming back is no way to vote ten times a minute. */
#include "core/visit/parts.h"

#include <assert.h>

void ks_visit_part_again(struct ks_visit *visit)
{
    enum ks_part *const parts[] = { &visit->poll, &visit->vote, &visit->pledge };
    for (size_t i = 0; i < KS_COUNT(parts); i++) {
        *parts[i] = *parts[i] == KS_PART_TOO_SOON ? KS_PART_OPEN : *parts[i];
    }
}

static bool
count(struct ks_visit *visit, const struct ks_visit_at *at, struct ks_note note, enum ks_part *part)
{
    assert(note.kind < KS_NOTE_KINDS && *part != KS_PART_COUNTED);
    struct ks_mono *last = &at->memory->counted[note.kind];
    bool too_soon = last->us != 0 && ks_mono_ms_between(*last, at->now) < KS_COUNT_APART_MS;
    *part = too_soon ? KS_PART_TOO_SOON : KS_PART_COUNTED;
    if (!too_soon) {
        *last = at->now;
        ks_memory_note(at->memory, &note);
    }
    /* Show the same screen again, with what came of the touch. */
    ks_visit_go(visit, at, visit->screen);
    return true;
}

bool ks_visit_answer_poll(struct ks_visit *visit, const struct ks_visit_at *at, size_t answer)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_poll poll;
    bool changed = false;
    if (visit->poll != KS_PART_COUNTED &&
        ks_poll_on(&at->program->activities, ks_visit_day(at), arena, &poll) && answer < poll.n) {
        visit->polled_for = answer;
        changed =
            count(visit, at,
                  ks_note_of(KS_NOTE_POLL, ks_visit_day(at), poll.question, poll.answer[answer]),
                  &visit->poll);
    }
    ks_arena_free(arena);
    return changed;
}

size_t ks_visit_works(const struct ks_visit_at *at)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_vote vote;
    bool open = ks_vote_on(&at->program->activities, ks_visit_day(at), arena, &vote) && vote.open;
    ks_arena_free(arena);
    return open ? vote.n : 0;
}

bool ks_visit_open_work(struct ks_visit *visit, const struct ks_visit_at *at, size_t work)
{
    if (work >= ks_visit_works(at)) {
        return false;
    }
    (void)ks_visit_open_list(visit, at, KS_VISIT_WORK, 0);
    visit->page = work;
    return true;
}

bool ks_visit_shows_works(const struct ks_visit *visit)
{
    return visit->screen == KS_VISIT_WORKS || visit->screen == KS_VISIT_WORK;
}

bool ks_visit_vote(struct ks_visit *visit, const struct ks_visit_at *at)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_vote vote;
    bool changed = false;
    if (visit->vote != KS_PART_COUNTED &&
        ks_vote_on(&at->program->activities, ks_visit_day(at), arena, &vote) && vote.open &&
        visit->page < vote.n) {
        visit->voted_for = visit->page;
        changed =
            count(visit, at,
                  ks_note_of(KS_NOTE_VOTE, ks_visit_day(at), vote.id, vote.work[visit->page]->name),
                  &visit->vote);
    }
    ks_arena_free(arena);
    return changed;
}

bool ks_visit_promise(struct ks_visit *visit, const struct ks_visit_at *at)
{
    return visit->pledge != KS_PART_COUNTED &&
           count(visit, at, ks_note_of(KS_NOTE_PLEDGE, ks_visit_day(at), "", ""), &visit->pledge);
}
