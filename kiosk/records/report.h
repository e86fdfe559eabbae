#ifndef KS_RECORDS_REPORT_H
#define KS_RECORDS_REPORT_H

#include <stdint.h>

#include "base/err.h"

/* Sums over a file of records, read only. A player may be writing to it. Blocks on the disk; any
 * thread. `row` is called for each sum; false (KS_ERR_FORMAT) if the file cannot be read. */

enum ks_report_part {
    KS_REPORT_DAYS,   /* key: first day, option: last day, n: places */
    KS_REPORT_PLAYS,  /* key: item */
    KS_REPORT_VISITS, /* key: site */
    KS_REPORT_ITEMS,  /* key: id of a question; n and right without rapid guesses */
    KS_REPORT_TALLIES /* kind: "poll" "vote" "pledge"; key, option */
};

struct ks_report_row {
    enum ks_report_part part;
    const char *kind, *key, *option; /* borrowed for the call */
    uint32_t n, right;
    uint64_t seconds;
};

KS_NODISCARD bool ks_records_report(const char *path,
                                    void (*row)(void *context, const struct ks_report_row *row),
                                    void *context,
                                    struct ks_err *err);

#endif
