#ifndef KS_CORE_CAMPAIGN_PHASE_H
#define KS_CORE_CAMPAIGN_PHASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/civil.h"
#include "base/lang.h"
#include "core/text/tags.h"

/* A phase of the campaign: a range of dates with a focus. `repeat` says whether its month and
 * day range comes back every year after its last (the plan's dates are past; a campaign is
 * not). A phase written for one year is never cut by a repeated one: dated rows win over
 * repeated ones, later rows over earlier ones. */

struct ks_phase {
    int row;
    const char *id;     /* "p1": what playlists refer to */
    const char *name;   /* 第一阶段 */
    const char *slogan; /* 岁末年初 谨防退改签 */
    struct ks_others name_in, slogan_in;
    uint32_t accent;      /* 0xRRGGBB */
    int32_t from, until;  /* inclusive dates as written */
    bool repeat;          /* every year after `until` */
    struct ks_tags focus; /* fraud types */
};

struct ks_phases {
    struct ks_phase *v;
    size_t n;
};

/* The phase a date is in; NULL if none. */
const struct ks_phase *ks_phase_on(const struct ks_phases *phases, int32_t date);
/* The first date after `date` on which ks_phase_on() gives another phase; KS_DATE_NONE if none
 * within two years. */
int32_t ks_phase_next_change(const struct ks_phases *phases, int32_t date);
/* The type of the phase's focus that is stressed in these two weeks; NULL if it has none. A
 * warning fades within two to four weeks, so the
 * next type has its turn every KS_EMPHASIS_DAYS. */
#define KS_EMPHASIS_DAYS 14
const char *ks_phase_emphasis(const struct ks_phases *phases, int32_t date);
const struct ks_phase *ks_phase_by_id(const struct ks_phases *phases, const char *id);

#endif
