#ifndef KS_CORE_CAMPAIGN_ACTIVITY_H
#define KS_CORE_CAMPAIGN_ACTIVITY_H

#include "core/card/sheet.h"

/* Poll, vote and pledge: what a visitor can take part in, from three tables of the office. Their
 * columns are 名称,内容,开始,结束:
 *
 *   sheets/poll.csv     one row a poll: the question, its answers parted by ; or ；
 *   sheets/vote.csv     one row a work: its name, what it is and who made it; 结束 is the deadline,
 *                       the works with the same deadline are one vote; 图片 is a file of assets/
 *   sheets/pledge.csv   one row a line of the pledge: its short name, its words */

#define KS_CHOICES_MAX 6
#define KS_VOTE_SHOWN_DAYS 30 /* how long results stand after the deadline */

struct ks_activities {
    struct ks_sheet poll, vote, pledge;
};

struct ks_poll {
    const char *question;
    size_t n;
    const char *answer[KS_CHOICES_MAX]; /* in the arena */
};

struct ks_vote {
    bool open;      /* else: over, the results may be told */
    int32_t until;  /* last day of voting */
    const char *id; /* of the vote: its deadline as text, in the arena */
    size_t n;
    const struct ks_sheet_row *work[KS_CHOICES_MAX];
};

/* The poll of a day: the first row of its table that is valid then, with its first KS_CHOICES_MAX
 * answers. False if there is none, or if it has fewer than two answers. */
bool ks_poll_on(const struct ks_activities *activities,
                int32_t date,
                struct ks_arena *arena,
                struct ks_poll *poll);
/* The vote of a day, with its first KS_CHOICES_MAX works: the first open one of the table, else the
 * one whose deadline passed last, at most KS_VOTE_SHOWN_DAYS ago. False if there is none, or if the
 * day is unknown (KS_DATE_NONE). */
bool ks_vote_on(const struct ks_activities *activities,
                int32_t date,
                struct ks_arena *arena,
                struct ks_vote *vote);
/* The lines of the pledge that are valid on a day, the first KS_CHOICES_MAX; returns how many. */
size_t ks_pledge_on(const struct ks_activities *activities,
                    int32_t date,
                    const struct ks_sheet_row *line[KS_CHOICES_MAX]);

#endif
