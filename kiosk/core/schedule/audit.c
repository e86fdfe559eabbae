/* What a playlist will look like over a range of days (see audit.h). */
#include "core/schedule/audit.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/card/sheet.h"
#include "core/schedule/dates.h"
#include "core/text/content_names.h"

#define OVERLONG_MS 60000
#define PLACES_MAX 64

struct run {
    const struct ks_audit *audit;
    struct ks_problems *problems;
    bool *shown, *eligible; /* per row of the main playlist */
    struct ks_civil gap_start;
    bool in_gap;
    /* One week is like the other, from the day after `begun` up to `changes`. */
    int32_t begun, changes;
    int32_t turned; /* the last date on which a gap began or ended */
};

static const char *time_text(struct ks_arena *arena, struct ks_civil t)
{
    char text[KS_CIVIL_TEXT];
    ks_civil_format(t, text);
    return ks_arena_printf(arena, "%.10s %.5s", text, text + 11);
}

static void end_gap(struct run *r, struct ks_civil end, const char *place)
{
    if (!r->in_gap) {
        return;
    }
    r->in_gap = false;
    assert(end.s > r->gap_start.s);
    struct ks_arena *arena = r->problems->arena;
    ks_problems_add(r->problems, KS_PROBLEM_AUDIT_GAP,
                    (struct ks_place_in_file) { KS_MAIN_CSV, 0, 0 },
                    KS_ARGS(ks_arg_text(place), ks_arg_text(time_text(arena, r->gap_start)),
                            ks_arg_text(time_text(arena, end))));
}

static void note_outranked(struct run *r, const struct ks_situation *s, const struct ks_decision *d)
{
    struct ks_arena *arena = ks_arena_new();
    for (size_t i = 0; i < r->audit->program->main.n; i++) {
        if (!r->shown[i] && !r->eligible[i]) {
            r->eligible[i] =
                ks_schedule_verdict(r->audit->program, s, d, KS_PLAYLIST_MAIN, i, KS_LANG_ZH, arena)
                    .state == KS_STATE_OUTRANKED;
        }
    }
    ks_arena_free(arena);
}

/* Makes the decision of one moment; returns the next moment at which it may differ, `end` if there
 * is none. */
static struct ks_civil
walk_moment(struct run *r, const struct ks_situation *s, struct ks_civil end, const char *place)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_decision d;
    ks_schedule_decide(r->audit->program, s, arena, &d);
    if (d.source == KS_PLAYLIST_MAIN) {
        for (size_t i = 0; i < d.n; i++) {
            r->shown[d.index[i]] = true;
        }
        if (d.priority != 0) {
            note_outranked(r, s, &d);
        }
    }
    bool gap = d.source == KS_PLAYLIST_DEFAULT || d.source == KS_PLAYLIST_BUILTIN;
    if (gap != r->in_gap) {
        r->turned = ks_civil_date(s->now);
    }
    if (gap && !r->in_gap) {
        r->in_gap = true;
        r->gap_start = s->now;
    } else if (!gap) {
        end_gap(r, s->now, place);
    }
    struct ks_civil next = d.has_next_change ? d.next_change : end;
    ks_arena_free(arena);
    return next;
}

/* Where to go on from `now`: at the next date that matters, if a whole week has been walked without
 * the beginning or end of a gap; the same week would only come again. */
static struct ks_civil skip_weeks(struct run *r, struct ks_civil now, struct ks_civil end)
{
    int32_t today = ks_civil_date(now);
    if (today >= r->changes) {
        int32_t next = ks_schedule_next_date(r->audit->program, today);
        r->begun = today;
        r->changes = next == KS_DATE_NONE ? ks_civil_date(end) : next;
    }
    bool repeats = today > r->begun + 7 && r->turned <= r->begun;
    struct ks_civil change = ks_civil_at(r->changes, 0);
    return !repeats ? now : change.s < end.s ? change : end;
}

static void walk(struct run *r, struct ks_tags places, const char *name)
{
    struct ks_situation s = r->audit->situation;
    struct ks_civil end = ks_civil_at(r->audit->until + 1, 0);
    s.places = places;
    s.now = ks_civil_at(r->audit->from, 0);
    r->begun = r->changes = r->turned = r->audit->from;
    while (s.now.s < end.s) {
        struct ks_civil next = skip_weeks(r, walk_moment(r, &s, end, name), end);
        assert(next.s > s.now.s); /* or the walk would not end */
        s.now = next;
    }
    end_gap(r, end, name);
}

/* Whether two places that no row names have the same groups: then the same plays at both. */
static bool same_groups(const struct ks_place *a, const struct ks_place *b)
{
    for (size_t i = 0; i < a->groups.n; i++) {
        if (!ks_tags_has(&b->groups, a->groups.v[i])) {
            return false;
        }
    }
    return a->groups.n == b->groups.n;
}

/* Whether some row names this very place, and not a group of it: then it has to be walked by
 * itself. */
static bool named_in_rows(const struct ks_program *program, const struct ks_place *place)
{
    for (size_t i = 0; i < program->main.n; i++) {
        const struct ks_tags *tags = &program->main.v[i].places;
        bool named = ks_tags_has(tags, place->tag) || ks_tags_has(tags, place->name);
        for (size_t lang = KS_LANG_ZH + 1; !named && lang < KS_LANG_COUNT; lang++) {
            named = ks_tags_has(tags, place->name_in.in[lang]);
        }
        if (named) {
            return true;
        }
    }
    return false;
}

static void walk_places(struct run *r)
{
    const struct ks_program *program = r->audit->program;
    const struct ks_place *walked[PLACES_MAX];
    size_t n = 0;
    for (size_t i = 0; i < program->places.n && n < PLACES_MAX; i++) {
        const struct ks_place *place = &program->places.v[i];
        bool known = false;
        for (size_t k = 0; k < n; k++) {
            known = known || same_groups(walked[k], place);
        }
        if (!known || named_in_rows(program, place)) {
            assert(n < PLACES_MAX);
            walked[n++] = place;
            walk(r, ks_situation_places(program, ks_str_of(place->tag), r->problems->arena),
                 place->name);
        }
    }
    if (n == 0) {
        walk(r, (struct ks_tags) { 0 }, "没有设地点的屏幕");
    }
}

static bool only_samples(const struct ks_card *card)
{
    size_t samples = 0;
    for (size_t i = 0; card->sheet != NULL && i < card->sheet->n; i++) {
        samples += ks_sheet_row_is_sample(&card->sheet->v[i]) ? 1 : 0;
    }
    return samples > 0 && samples == card->sheet->n;
}

static void report_row(struct run *r, size_t index)
{
    const struct ks_playlist *list = &r->audit->program->main;
    const struct ks_playlist_item *item = &list->v[index];
    assert(!(r->shown[index] &&
             item->fault.code != KS_PROBLEM_NONE)); /* a row with a fault is never decided for */
    struct ks_place_in_file at = { item->file, item->row, 0 };
    if (item->dwell_ms > OVERLONG_MS && item->kind != KS_ITEM_VIDEO) {
        ks_problems_add(r->problems, KS_PROBLEM_AUDIT_OVERLONG, at,
                        KS_ARGS(ks_arg_text(item->path), ks_arg_number(item->dwell_ms / 1000)));
    }
    if (r->shown[index] || item->fault.code != KS_PROBLEM_NONE) {
        return;
    }
    if (item->window.from != KS_DATE_NONE && item->window.from > r->audit->until) {
        return; /* its time is still to come */
    }
    if (item->card != NULL && only_samples(item->card)) {
        return; /* the check has told of each of its rows */
    }
    bool over = item->window.until != KS_DATE_NONE && item->window.until < r->audit->from;
    if (over) {
        ks_problems_add(r->problems, KS_PROBLEM_AUDIT_EXPIRED, at,
                        KS_ARGS(ks_arg_text(item->path)));
    } else if (r->eligible[index]) {
        ks_problems_add(r->problems, KS_PROBLEM_AUDIT_CONFLICT, at,
                        KS_ARGS(ks_arg_text(item->path)));
    } else {
        ks_problems_add(r->problems, KS_PROBLEM_AUDIT_NEVER_SHOWN, at,
                        KS_ARGS(ks_arg_text(item->path)));
    }
}

void ks_audit_run(const struct ks_audit *audit, struct ks_problems *problems)
{
    size_t n = audit->program->main.n;
    struct run r = { .audit = audit, .problems = problems };
    r.shown = ks_arena_array(problems->arena, n + 1, sizeof *r.shown);
    r.eligible = ks_arena_array(problems->arena, n + 1, sizeof *r.eligible);
    walk_places(&r);
    for (size_t i = 0; i < n; i++) {
        report_row(&r, i);
    }
}
