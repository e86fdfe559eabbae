/* Which phase of the campaign a date is in. */
#include "core/campaign/phase.h"

#include <assert.h>
#include <string.h>

#define LOOK_AHEAD_DAYS 731
#define YEARS_BACK 2 /* a range longer than a year began in an earlier one */

static bool written_for(const struct ks_phase *phase, int32_t date)
{
    assert(phase->from != KS_DATE_NONE && phase->from <= phase->until);
    return date >= phase->from && date <= phase->until;
}

/* 29 February becomes 28 in a common year. */
static int32_t same_day_in(int32_t date, int years_later)
{
    struct ks_ymd ymd = ks_ymd_of(date);
    assert(years_later >= 0);
    ymd.year += years_later;
    if (!ks_ymd_valid(ymd)) {
        ymd.day = 28;
    }
    return ks_ymd_valid(ymd) ? ks_date_of(ymd) : KS_DATE_NONE;
}

static bool repeats_on(const struct ks_phase *phase, int32_t date)
{
    if (!phase->repeat || date <= phase->until) {
        return false;
    }
    int years = ks_ymd_of(date).year - ks_ymd_of(phase->from).year;
    for (int back = 0; back <= YEARS_BACK && years - back > 0; back++) {
        int32_t from = same_day_in(phase->from, years - back);
        int32_t until = same_day_in(phase->until, years - back);
        if (from != KS_DATE_NONE && date >= from && date <= until) {
            return true;
        }
    }
    return false;
}

const struct ks_phase *ks_phase_on(const struct ks_phases *phases, int32_t date)
{
    for (size_t i = phases->n; i-- > 0;) {
        if (written_for(&phases->v[i], date)) {
            return &phases->v[i];
        }
    }
    for (size_t i = phases->n; i-- > 0;) {
        if (repeats_on(&phases->v[i], date)) {
            return &phases->v[i];
        }
    }
    return NULL;
}

int32_t ks_phase_next_change(const struct ks_phases *phases, int32_t date)
{
    const struct ks_phase *now = ks_phase_on(phases, date);
    for (int32_t d = date + 1; phases->n > 0 && d <= date + LOOK_AHEAD_DAYS; d++) {
        if (ks_phase_on(phases, d) != now) {
            return d;
        }
    }
    return KS_DATE_NONE;
}

const char *ks_phase_emphasis(const struct ks_phases *phases, int32_t date)
{
    const struct ks_phase *phase = ks_phase_on(phases, date);
    if (phase == NULL || phase->focus.n == 0) {
        return NULL;
    }
    /* Whole fortnights since 1970: no state, the same on every screen. */
    assert(phase->focus.n <= KS_TAGS_MAX);
    int32_t fortnight = date >= 0 ? date / KS_EMPHASIS_DAYS : (date + 1) / KS_EMPHASIS_DAYS - 1;
    int32_t n = (int32_t)phase->focus.n, at = (fortnight % n + n) % n;
    assert(at >= 0 && at < n);
    return phase->focus.v[at];
}

const struct ks_phase *ks_phase_by_id(const struct ks_phases *phases, const char *id)
{
    for (size_t i = 0; i < phases->n; i++) {
        if (strcmp(phases->v[i].id, id) == 0) {
            return &phases->v[i];
        }
    }
    return NULL;
}
