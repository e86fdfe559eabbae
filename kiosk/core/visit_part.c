/* Taking part: poll, vote on works, pledge. Once each in a visit; one after another on a screen, so
 * that leaving and coming back is no way to vote ten times a minute. */
#include "core/visit_parts.h"

static bool
count(struct ks_visit *visit, const struct ks_visit_at *at, struct ks_note note, bool *done)
{
    struct ks_mono *last = &at->memory->counted[note.kind];
    visit->too_soon = last->us != 0 && ks_mono_ms_between(*last, at->now) < KS_COUNT_APART_MS;
    if (!visit->too_soon) {
        *last = at->now;
        *done = true;
        ks_memory_note(at->memory, &note);
    }
    ks_visit_go(visit, at, visit->screen); /* the same one, with what came of it */
    return true;
}

bool ks_visit_answer_poll(struct ks_visit *visit, const struct ks_visit_at *at, size_t answer)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_poll poll;
    bool changed = false;
    if (!visit->polled && ks_poll_on(&at->program->activities, ks_visit_day(at), arena, &poll) &&
        answer < poll.n) {
        visit->polled_for = answer;
        changed =
            count(visit, at,
                  ks_note_of(KS_NOTE_POLL, ks_visit_day(at), poll.question, poll.answer[answer]),
                  &visit->polled);
    }
    ks_arena_free(arena);
    return changed;
}

bool ks_visit_vote(struct ks_visit *visit, const struct ks_visit_at *at, size_t work)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_vote vote;
    bool changed = false;
    if (!visit->voted && ks_vote_on(&at->program->activities, ks_visit_day(at), arena, &vote) &&
        vote.open && work < vote.n) {
        visit->voted_for = work;
        changed = count(visit, at,
                        ks_note_of(KS_NOTE_VOTE, ks_visit_day(at), vote.id, vote.work[work]->name),
                        &visit->voted);
    }
    ks_arena_free(arena);
    return changed;
}

bool ks_visit_promise(struct ks_visit *visit, const struct ks_visit_at *at)
{
    return !visit->pledged &&
           count(visit, at, ks_note_of(KS_NOTE_PLEDGE, ks_visit_day(at), "", ""), &visit->pledged);
}
