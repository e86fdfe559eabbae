/* Poll, vote and pledge of a day (see activity.h). */
#include "core/campaign/activity.h"

#include <assert.h>

#include "base/list.h"

static size_t cut_answers(const char *text, struct ks_arena *arena, const char **answer)
{
    struct ks_str rest = ks_str_of(text), part;
    size_t n = 0;
    while (n < KS_CHOICES_MAX && ks_list_next_sentence(&rest, &part)) {
        answer[n++] = ks_arena_strndup(arena, part.p, part.n);
    }
    return n;
}

bool ks_poll_on(const struct ks_activities *activities,
                int32_t date,
                struct ks_arena *arena,
                struct ks_poll *poll)
{
    for (size_t i = 0; i < activities->poll.n; i++) {
        const struct ks_sheet_row *row = &activities->poll.v[i];
        if (ks_sheet_row_is_on(row, date)) {
            poll->question = row->name;
            poll->n = cut_answers(row->value, arena, poll->answer);
            assert(poll->n <= KS_CHOICES_MAX);
            return poll->n >= 2;
        }
    }
    return false;
}

/* The stage of a vote: 2 = open, 1 = over but its result is still shown, 0 = neither. */
static int stage_of(const struct ks_sheet_row *row, int32_t date)
{
    if (ks_sheet_row_is_sample(row)) {
        return 0;
    }
    if (row->until == KS_DATE_NONE || (row->from != KS_DATE_NONE && date < row->from)) {
        return 0; /* a vote without a deadline would never have a result */
    }
    return date <= row->until ? 2 : date - row->until <= KS_VOTE_SHOWN_DAYS ? 1 : 0;
}

bool ks_vote_on(const struct ks_activities *activities,
                int32_t date,
                struct ks_arena *arena,
                struct ks_vote *vote)
{
    const struct ks_sheet_row *first = NULL;
    int stage = 0;
    for (size_t i = 0; date != KS_DATE_NONE && i < activities->vote.n; i++) {
        const struct ks_sheet_row *row = &activities->vote.v[i];
        int here = stage_of(row, date);
        assert((stage == 0) == (first == NULL));
        bool later = here == 1 && stage == 1 && row->until > first->until;
        if (here > stage || later) {
            stage = here;
            first = row;
        }
    }
    if (first == NULL) {
        return false;
    }
    char id[KS_CIVIL_TEXT];
    ks_date_format(first->until, id);
    *vote = (struct ks_vote) { .open = stage == 2,
                               .until = first->until,
                               .id = ks_arena_strdup(arena, id) };
    for (size_t i = 0; i < activities->vote.n && vote->n < KS_CHOICES_MAX; i++) {
        const struct ks_sheet_row *row = &activities->vote.v[i];
        if (row->until == first->until && stage_of(row, date) == stage) {
            vote->work[vote->n++] = row;
        }
    }
    assert(vote->n > 0 && vote->n <= KS_CHOICES_MAX); /* at least the row `first` counts */
    assert(vote->open == (date <= vote->until));
    assert(vote->open || date - vote->until <= KS_VOTE_SHOWN_DAYS);
    return true;
}

size_t ks_pledge_on(const struct ks_activities *activities,
                    int32_t date,
                    const struct ks_sheet_row *line[KS_CHOICES_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < activities->pledge.n; i++) {
        if (ks_sheet_row_is_on(&activities->pledge.v[i], date) && n < KS_CHOICES_MAX) {
            line[n++] = &activities->pledge.v[i];
        }
    }
    assert(n <= KS_CHOICES_MAX);
    return n;
}
