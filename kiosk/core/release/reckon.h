#ifndef KS_CORE_RELEASE_RECKON_H
#define KS_CORE_RELEASE_RECKON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/civil.h"
#include "base/clock_trust.h"

/* The time a screen goes by when its clock cannot be right. It is what others are known to have
 * said of the time, plus the time since the machine started. It can be late, never early, as far
 * as they told the truth. Pure.
 *
 * A device without a battery and a network hears of the time only from what is signed. How far
 * that is believed depends on who can have lied; HEAD keeps two moments (core/release/head.h):
 *
 *   vouched   passed for certain, by two witnesses: the roots (a trust file's `created`), two keys
 *             on one release, each with the time at which it signed, or one key and a clock that
 *             can be right, whichever says less. It rises. A trust file of a new epoch starts it
 *             again at its own `created`: the way back, which only the roots hold.
 *   floor     what the newest content release says, on the word of one key, and `vouched` at least.
 *             The next one says it anew, also an earlier time: what an office computer with a wrong
 *             clock did, or a thief with one key, is gone with it.
 *
 * Whatever is committed while there is a clock that can be right leaves neither ahead of it.
 *
 * Releases and alerts are judged by `vouched` (ks_reckon_judge), so that no single key can make
 * what others sign look expired. Only the date of the day, without a clock, goes by `floor`
 * (ks_reckon): who holds a content key chooses what plays anyway.
 *
 * Without a clock a release may be made as long after `vouched` as a release is valid at most, 400
 * days. A small allowance would shut out a screen that hung dark over a long holiday, and the time
 * without power cannot be measured. It does not add up, for one key does not move `vouched`. An
 * office whose releases have had a single signature for 400 days has its roots sign a trust file
 * (`kioskctl trust rotate`), or, before, a second person sign a release.
 *
 * A synchronised clock is believed against both. A hardware clock, whose battery may be flat, and a
 * restored one are not believed when they are behind by more than an hour (whoever signed may have
 * had a clock a little fast). A clock that is far ahead of `floor` is believed for the date. */

#define KS_RECKON_SLACK_S 3600 /* ks_reckon_is_behind() */

struct ks_heard { /* HEAD's two; 0 = none is known */
    struct ks_instant vouched, floor;
};

struct ks_clock_reading {
    struct ks_instant wall;
    enum ks_clock_trust trust;
    struct ks_instant floor; /* 0 = none is known */
    int64_t uptime_s;        /* since the machine started */
};

/* `now` is the date to go by; the result says how far. */
enum ks_clock_trust ks_reckon(const struct ks_clock_reading *reading, struct ks_instant *now);

/* Whether the clock can be right: synchronised, or a hardware clock not behind `vouched` and not
 * further ahead of it than a release is valid. `now` is then the clock, else `vouched`: the time to
 * judge a release by. */
bool ks_reckon_judge(struct ks_instant wall,
                     enum ks_clock_trust trust,
                     struct ks_instant vouched,
                     struct ks_instant *now);

/* What has passed for certain: what is vouched for, or the age of this program (port/clock.h). */
struct ks_instant ks_reckon_passed(struct ks_instant vouched, struct ks_instant built);
/* Whether `said` is behind `known` by more than a clock that is a little fast explains. */
bool ks_reckon_is_behind(int64_t said, int64_t known);
/* Whether something made at `made` is too far ahead of `now` to be true, which is a clock's, or
 * vouched for and may be late. */
enum ks_reckon_now { KS_NOW_VOUCHED, KS_NOW_OF_CLOCK };
bool ks_reckon_is_ahead(int64_t made, int64_t now, enum ks_reckon_now is);

/* What a signed document says of the time. */
struct ks_reckon_word {
    int64_t created;
    int64_t vouched; /* what more than one witness says; 0 = there is one */
    bool newest;     /* it takes the place of what one key said before */
};
/* What is known of the time after that. `clock`: a clock that can be right, seconds since 1970; 0 =
 * there is none. */
void ks_reckon_hear(struct ks_heard *heard, const struct ks_reckon_word *word, int64_t clock);

#endif
