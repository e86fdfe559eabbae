#ifndef KS_CORE_SCHEDULE_SCHEDULE_H
#define KS_CORE_SCHEDULE_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/civil.h"
#include "base/clock_trust.h"
#include "core/program/program.h"
#include "core/schedule/rotation.h"

/* The schedule: what may be on the screen now, why, and until when. It is a pure function of the
 * program, the civil time and the screen's place. The same function serves the player, explain,
 * sim, audit.
 *
 * Order of decision: alerts that are on (highest rank; see core/alert/alert.h) → the eligible items
 * of the main playlist with the highest priority (those marked `never` below all others) →
 * alerts marked `never` → the default playlist by the same rules → built-in cards (the stage
 * draws them; nothing is read from disk).
 *
 * With an unknown clock (KS_CLOCK_UNKNOWN) nothing is known about date or hour. Rule: items
 * without any date, weekday, hour or phase restriction play; items restricted by weekday or
 * hour only play too (a lunch card at night is harmless); items with a date range or a phase
 * do not (no_clock); cards whose facts are dated show with the facts of the latest row that
 * has no end. No expired thing is shown on purpose.
 *
 * With an estimated clock (KS_CLOCK_ESTIMATED) the date is taken for what it is, at worst late:
 * dates and phases count. The hour is a guess: weekdays and hours are ignored, as above, and
 * alerts are judged as below.
 *
 * Alerts are all dated, and hiding a true one because a power cut took the time is worse than
 * showing one for longer than it was meant. So without a clock they are judged at the latest
 * moment that is known to have passed - `floor`, or a `sent`, for a set cannot hold a message from
 * the future - plus `uptime_s`. But a `sent` can be a slip or a lie, so each alert has a time of
 * its own: its own `sent` counts for it up to three years beyond the floor, and that of another
 * real message if it is as trusted (what anybody may write never ends what signatures brought) and
 * no more than half a year beyond the floor and the alert itself. That time can be late, hardly
 * ever early: nothing shows before it is effective, what was over at the floor stays away, and the
 * newest message shows for as long as it was meant to, counted from when the machine started.
 * After 72 hours of uptime none shows: a guess that old is none. The screen names the alert's own
 * dates. Alerts that are cards have no `sent`; they show once the floor is past `effective`. */

enum ks_item_state {
    KS_STATE_ON_AIR,
    KS_STATE_WAITING,
    KS_STATE_EXPIRED,
    KS_STATE_WRONG_DAY,
    KS_STATE_WRONG_HOUR,
    KS_STATE_OTHER_PLACE,
    KS_STATE_OTHER_PHASE,
    KS_STATE_OUTRANKED,
    KS_STATE_BROKEN,
    KS_STATE_NO_CLOCK
};

const char *ks_item_state_name(enum ks_item_state state); /* "on_air" "waiting" ... */

struct ks_situation { /* everything outside the program that a decision depends on */
    struct ks_civil now;
    enum ks_clock_trust clock;
    struct ks_civil floor; /* without a clock: a moment known to have passed; .s == 0 = none */
    int64_t uptime_s;      /* without a clock: seconds since the machine started */
    struct ks_tags places; /* the screen's tags with their groups already added */
    struct ks_alert_policy alerts;
    const char *lang; /* a tag of base/lang.h: interface language; never hides an item */
};

/* Whether a window is open, as far as the clock can tell; only with a known date. */
enum ks_window_state ks_situation_window(const struct ks_situation *situation,
                                         const struct ks_window *window);

/* The situation's tags for a screen's own list of places (base/list.h; tags, names or groups): of
 * a place its tag, its names and its groups, in the spelling of ks_places_spell(). At most
 * KS_TAGS_MAX; `arena` holds what no row knows. */
struct ks_tags
ks_situation_places(const struct ks_program *program, struct ks_str list, struct ks_arena *arena);

#define KS_ESTIMATE_SECONDS (72 * 3600) /* of uptime: how long alerts are shown without a clock */
/* How far beyond what is known otherwise a `sent` is believed without a clock. */
#define KS_SENT_BEYOND_FLOOR_SECONDS (INT64_C(3) * 366 * 86400)
#define KS_SENT_BEYOND_OTHERS_SECONDS (INT64_C(183) * 86400)

#define KS_BUILTIN_CARDS 4 /* without anything else to show */

enum ks_playlist_kind {
    KS_PLAYLIST_ALERT,
    KS_PLAYLIST_MAIN,
    KS_PLAYLIST_DEFAULT,
    KS_PLAYLIST_BUILTIN
};

/* The playlist that rows of a source stand in: the default one or else the main one. */
const struct ks_playlist *ks_playlist_of(const struct ks_program *program,
                                         enum ks_playlist_kind source);

struct ks_verdict { /* for one playlist row */
    enum ks_item_state state;
    const char *why; /* one short Chinese clause; may live in the arena given */
    bool has_next;
    struct ks_civil next; /* when the state may change */
};

struct ks_decision {
    enum ks_playlist_kind source;
    const struct ks_phase *phase; /* NULL = none */
    size_t n;                     /* what rotates: indices into the playlist or the alerts */
    size_t *index;                /* in order of row (alerts: rank, then sent) */
    int *weight;          /* of a playlist's items: how often each has its turn; alerts: NULL */
    const char *emphasis; /* fraud type stressed these two weeks, weight x 3; NULL = none */
    const char *booster;  /* the one stressed a quarter of a year ago, weight x 2 */
    int priority;         /* of the items on air */
    enum ks_interrupt interrupt; /* how it takes the screen from lower priority */
    bool has_next_change;
    struct ks_civil next_change; /* earliest moment the decision may differ */
};

#define KS_EMPHASIS_WEIGHT 3
#define KS_BOOSTER_WEIGHT 2
#define KS_BOOSTER_DAYS 91 /* a reminder after three months keeps an effect alive */

/* What takes turns under a decision for a playlist. */
struct ks_turns ks_decision_turns(const struct ks_program *program,
                                  const struct ks_decision *decision);

/* Memory comes from `arena`. O(items). */
void ks_schedule_decide(const struct ks_program *program,
                        const struct ks_situation *situation,
                        struct ks_arena *arena,
                        struct ks_decision *decision);

/* Verdict for row `index` of the main playlist (or the default one), given the decision. */
struct ks_verdict ks_schedule_verdict(const struct ks_program *program,
                                      const struct ks_situation *situation,
                                      const struct ks_decision *decision,
                                      enum ks_playlist_kind playlist,
                                      size_t index,
                                      enum ks_lang lang,
                                      struct ks_arena *arena);

/* Why this item is on the glass: "优先级 50，时段 11:00–13:00". */
const char *ks_schedule_reason(const struct ks_program *program,
                               const struct ks_situation *situation,
                               const struct ks_decision *decision,
                               size_t position,
                               enum ks_lang lang,
                               struct ks_arena *arena);

#endif
