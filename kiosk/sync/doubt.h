#ifndef KS_SYNC_DOUBT_H
#define KS_SYNC_DOUBT_H

#include "port/settings.h"
#include "sync/policy.h"

/* Doubt about trust: what a line of kiosk.ini that could not be read may have meant. Had it been
 * read, it may have given a source, or the sticks, less trust than what was read. What decides on
 * trust is where a source is, and its policy. A value, all zero at first; it borrows nothing. Pure.
 */

struct ks_doubt {
    bool read;                /* the policy, from a line or the command line */
    bool sure;                /* a line that decides could not be read */
    bool maybe;               /* a line that can be anything could not be read */
    bool lost;                /* a line that may have been a second policy could not be read */
    enum ks_policy strictest; /* of `lost`: what stands there; KS_POLICY_OFF if that is unclear */
};

/* A line that was missed, below the heading of the table's settings. */
void ks_doubt_line(struct ks_doubt *doubt,
                   const struct ks_setting *table,
                   size_t n,
                   const struct ks_setting_at *at);
/* A policy that stands where it does not count, below a heading that nobody knows. */
void ks_doubt_misplaced(struct ks_doubt *doubt, const struct ks_setting_at *at);
/* What was missed of the same source elsewhere comes on top. */
void ks_doubt_join(struct ks_doubt *doubt, const struct ks_doubt *other);
/* Whether the policy that was read may count, given the rest of the file. */
enum ks_doubt_rest { KS_REST_READ, KS_REST_UNREADABLE };
bool ks_doubt_allows(const struct ks_doubt *doubt, enum ks_policy policy, enum ks_doubt_rest rest);

#endif
