/* What is told of each alert's file (see told.h). */
#include "core/schedule/told.h"

#include <assert.h>
#include <string.h>

#include "core/problem/sentence.h"
#include "core/schedule/rules.h"

struct telling {
    const struct ks_program *program;
    const struct ks_situation *situation;
    const struct ks_decision *decision; /* NULL: of any screen */
    enum ks_lang lang;
    struct ks_arena *arena;
    const struct about *about; /* of each alert */
};

/* What is reckoned once for each alert, since all are held against one another. */
struct about {
    struct ks_tags areas; /* those that places.csv knows, or all where it knows none */
    bool known;           /* it knows one */
    bool cut;             /* there are more than KS_TAGS_MAX */
    enum ks_alert_state state;
};

static const char *say(const struct telling *t, enum ks_phrase phrase, const struct ks_arg *args)
{
    return ks_sentence_fill(t->lang, ks_phrase_of(t->lang, phrase), args, t->arena);
}

/* A sentence about a moment: its day and its minute. */
static const char *say_when(const struct telling *t, enum ks_phrase phrase, struct ks_civil when)
{
    char text[KS_CIVIL_TEXT];
    ks_civil_format(when, text);
    return say(t, phrase,
               KS_ARGS(ks_arg_str((struct ks_str) { text, 10 }),
                       ks_arg_str((struct ks_str) { text + 11, 5 })));
}

/* ---- places ---- */

static struct about areas_of(const struct telling *t, const struct ks_alert *alert)
{
    struct about about = { .state = KS_ALERT_ON };
    struct ks_tags all = { 0 };
    for (size_t i = 0; i < alert->areas.n; i++) {
        bool known;
        (void)ks_places_spell(&t->program->places, ks_str_of(alert->areas.v[i]), t->arena, &known);
        struct ks_tags *list = known ? &about.areas : &all;
        about.cut = about.cut || list->n == KS_TAGS_MAX;
        if (list->n < KS_TAGS_MAX) {
            list->v[list->n++] = alert->areas.v[i];
        }
    }
    about.known = about.areas.n > 0;
    about.areas = about.known ? about.areas : all;
    return about;
}

static const char *say_places(const struct telling *t, enum ks_phrase phrase, size_t index)
{
    const struct ks_tags *areas = &t->about[index].areas;
    return say(t, phrase, KS_ARGS(ks_arg_names(areas->v, areas->n, t->arena)));
}

/* Whether every screen that shows one alert is one of the other's. */
static bool covers(const struct about *other, const struct about *alert)
{
    bool all = other->areas.n == 0 || (alert->areas.n > 0 && !alert->cut);
    for (size_t i = 0; all && other->areas.n > 0 && i < alert->areas.n; i++) {
        all = ks_tags_has(&other->areas, alert->areas.v[i]);
    }
    return all;
}

/* ---- one alert ---- */

/* Of any screen an alert for places is on if one of them may have a screen: those of places.csv, or
 * what kiosk.ini has where there is no such table. */
static enum ks_alert_state state_of(const struct telling *t, size_t index, bool known)
{
    enum ks_alert_state state = ks_rules_alert_state(t->program, t->situation, index);
    bool somewhere = t->decision == NULL && (known || t->program->places.n == 0);
    return state == KS_ALERT_OTHER_PLACE && somewhere ? KS_ALERT_ON : state;
}

static void reckon(struct telling *t)
{
    struct about *about = ks_arena_array(t->arena, t->program->alerts.n + 1, sizeof *about);
    for (size_t i = 0; i < t->program->alerts.n; i++) {
        about[i] = areas_of(t, &t->program->alerts.v[i]);
        about[i].state = state_of(t, i, about[i].known);
    }
    t->about = about;
}

/* The alert that goes before this one, which is on; NULL if none does. */
static const struct ks_alert *before(const struct telling *t, size_t index)
{
    const struct ks_alerts *alerts = &t->program->alerts;
    const struct ks_alert *alert = &alerts->v[index];
    for (size_t i = 0; i < alerts->n; i++) {
        const struct ks_alert *other = &alerts->v[i];
        if (ks_alert_rank(other) > ks_alert_rank(alert) &&
            ks_alert_interrupt(other) != KS_INTERRUPT_NEVER && t->about[i].state == KS_ALERT_ON &&
            (t->decision != NULL || covers(&t->about[i], &t->about[index]))) {
            return other;
        }
    }
    return NULL;
}

static bool is_shown(const struct telling *t, size_t index)
{
    const struct ks_decision *d = t->decision;
    if (d == NULL) {
        return ks_alert_interrupt(&t->program->alerts.v[index]) != KS_INTERRUPT_NEVER &&
               before(t, index) == NULL;
    }
    bool found = false;
    for (size_t i = 0; d->source == KS_PLAYLIST_ALERT && !found && i < d->n; i++) {
        found = d->index[i] == index;
    }
    return found;
}

static const char *why_not_yet(const struct telling *t, size_t index)
{
    const struct ks_alert *first = before(t, index);
    if (first == NULL && t->decision != NULL && t->decision->source == KS_PLAYLIST_ALERT) {
        first = &t->program->alerts.v[t->decision->index[0]];
    }
    return first == NULL ? say(t, KS_PHRASE_IF_NOTHING_ELSE, KS_NO_ARGS)
                         : say(t, KS_PHRASE_TOLD_AFTER, KS_ARGS(ks_arg_text(first->headline)));
}

static const char *why_on(const struct telling *t, size_t index)
{
    const struct ks_alert *alert = &t->program->alerts.v[index];
    const char *until = say_when(t, KS_PHRASE_TOLD_UNTIL, ks_alert_end(alert, t->situation->now));
    if (t->decision != NULL || alert->areas.n == 0) {
        return until;
    }
    return ks_arena_printf(t->arena, "%s%s%s", say_places(t, KS_PHRASE_TOLD_AT, index),
                           ks_phrase_of(t->lang, KS_PHRASE_BETWEEN_REASONS), until);
}

static const char *why_not_real(const struct telling *t, const struct ks_alert *alert)
{
    bool message = alert->msg_type == KS_CAP_ACK || alert->msg_type == KS_CAP_ERROR;
    bool exercise = alert->status == KS_CAP_TEST || alert->status == KS_CAP_EXERCISE;
    return say(t,
               message                         ? KS_PHRASE_TOLD_RECEIPT
               : alert->scope != KS_CAP_PUBLIC ? KS_PHRASE_TOLD_NOT_PUBLIC
               : exercise                      ? KS_PHRASE_TOLD_EXERCISE
                                               : KS_PHRASE_TOLD_DRAFT,
               KS_NO_ARGS);
}

static enum ks_phrase why_ends(enum ks_alert_ending ending)
{
    switch (ending) {
    case KS_ENDS_UNNAMED:
        return KS_PHRASE_TOLD_ENDS_UNNAMED;
    case KS_ENDS_ABSENT:
        return KS_PHRASE_TOLD_ENDS_ABSENT;
    case KS_ENDS_UNLIKE:
        return KS_PHRASE_TOLD_ENDS_UNLIKE;
    case KS_ENDS_SIGNED:
        return KS_PHRASE_TOLD_ENDS_SIGNED;
    case KS_ENDS_REAL:
        return KS_PHRASE_TOLD_ENDS_REAL;
    case KS_ENDS_ONE:
        break;
    }
    return KS_PHRASE_TOLD_ENDS_OTHERS;
}

/* Whether a message wants to end others and does not: it is no word of one that is over. */
static bool ends_none(const struct telling *t, size_t index)
{
    enum ks_alert_ending ending = t->about[index].state == KS_ALERT_ENDS_OTHERS
                                      ? ks_alert_ending(&t->program->alerts, index)
                                      : KS_ENDS_ONE;
    return ending != KS_ENDS_ONE && ending != KS_ENDS_ABSENT;
}

static const char *why(const struct telling *t, size_t index)
{
    const struct ks_alert *alert = &t->program->alerts.v[index];
    switch (t->about[index].state) {
    case KS_ALERT_ON:
        return why_on(t, index);
    case KS_ALERT_WAITING:
        return say_when(t, KS_PHRASE_TOLD_FROM, alert->effective);
    case KS_ALERT_EXPIRED:
        return say_when(t, KS_PHRASE_TOLD_ENDED, ks_alert_end(alert, t->situation->now));
    case KS_ALERT_CANCELLED:
        return say(t, KS_PHRASE_TOLD_TAKEN_BACK, KS_NO_ARGS);
    case KS_ALERT_SUPERSEDED:
        return say(t, KS_PHRASE_TOLD_REPLACED, KS_NO_ARGS);
    case KS_ALERT_ENDS_OTHERS:
        return say(t, why_ends(ks_alert_ending(&t->program->alerts, index)), KS_NO_ARGS);
    case KS_ALERT_NOT_REAL:
        return why_not_real(t, alert);
    case KS_ALERT_OTHER_PLACE:
        return say_places(t, KS_PHRASE_TOLD_ONLY, index);
    case KS_ALERT_NO_CLOCK:
        return say(t, KS_PHRASE_NO_CLOCK, KS_NO_ARGS);
    }
    return "";
}

static struct ks_told_alert tell(const struct telling *t, size_t index)
{
    const struct ks_alert *alert = &t->program->alerts.v[index];
    enum ks_alert_state state = t->about[index].state;
    if (state == KS_ALERT_ON && !is_shown(t, index)) {
        return (struct ks_told_alert) { alert->file, KS_TOLD_LATER, why_not_yet(t, index) };
    }
    enum ks_alert_told told = ends_none(t, index) ? KS_TOLD_NOT_HERE : ks_alert_told_of(state);
    return (struct ks_told_alert) { alert->file, told, why(t, index) };
}

/* ---- all ---- */

/* How much of a message with several parts one of them says: the lower, the more. */
static int weight(enum ks_alert_told told)
{
    static const int weights[KS_ALERT_TOLDS] = {
        [KS_TOLD_ON_AIR] = 0, [KS_TOLD_LATER] = 1,     [KS_TOLD_NOT_HERE] = 2,
        [KS_TOLD_OVER] = 3,   [KS_TOLD_CANCELLED] = 4, [KS_TOLD_UNREADABLE] = 5
    };
    return weights[told];
}

static struct ks_told_alert tell_refused(const struct telling *t, const char *file)
{
    struct ks_told_alert told = { file, KS_TOLD_UNREADABLE, "" };
    for (size_t i = 0; i < t->program->problems.n; i++) {
        const struct ks_problem *p = &t->program->problems.v[i];
        if (!ks_problem_is_shown(p->code) && strcmp(p->file, file) == 0) {
            told.why = ks_problem_text(p, t->lang, t->arena).what;
        }
    }
    return told;
}

size_t ks_told_alerts(const struct ks_program *program,
                      const struct ks_situation *situation,
                      const struct ks_decision *decision,
                      enum ks_lang lang,
                      struct ks_arena *arena,
                      struct ks_told_alert **told)
{
    struct telling t = { program, situation, decision, lang, arena, NULL };
    size_t n = 0, most = program->alerts.n + program->refused_alerts.n;
    struct ks_told_alert *all = ks_arena_array(arena, most + 1, sizeof *all);
    reckon(&t);
    for (size_t i = 0; i < program->alerts.n; i++) {
        struct ks_told_alert part = tell(&t, i);
        bool same = n > 0 && strcmp(all[n - 1].file, part.file) == 0;
        if (!same) {
            all[n++] = part;
        } else if (weight(part.told) < weight(all[n - 1].told)) {
            all[n - 1] = part;
        }
    }
    for (size_t i = 0; i < program->refused_alerts.n; i++) {
        all[n++] = tell_refused(&t, program->refused_alerts.v[i]);
    }
    assert(n <= most);
    *told = all;
    return n;
}

const char *
ks_told_line(const struct ks_told_alert *told, enum ks_lang lang, struct ks_arena *arena)
{
    return ks_sentence_fill(
        lang, ks_phrase_of(lang, KS_PHRASE_TOLD_LINE),
        KS_ARGS(ks_arg_phrase(ks_alert_told_phrase(told->told)), ks_arg_text(told->why)), arena);
}
