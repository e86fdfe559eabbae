/* kioskctl report: what a screen has counted, with how much can be said of it. */
#include <stdio.h>
#include <string.h>

#include "core/count/wilson.h"
#include "core/problem/fail.h"
#include "kioskctl/ctl.h"
#include "port/lang.h"
#include "records/report.h"

/* With fewer answers no share is told: its interval would be half the scale wide. */
#define TOO_FEW 30

static void print_share(const struct ks_report_row *row)
{
    if (row->n < TOO_FEW) {
        printf(ks_say("样本不足 (n=%u)\n"), row->n);
        return;
    }
    struct ks_interval share = ks_wilson(row->right, row->n);
    printf(ks_say("答对 %.0f%%（%.0f–%.0f%%, n=%u）\n"), 100.0 * row->right / row->n,
           100 * share.low, 100 * share.high, row->n);
}

static void print_row(void *context, const struct ks_report_row *row)
{
    (void)context;
    switch (row->part) {
    case KS_REPORT_DAYS:
        if (row->n == 0) {
            printf(ks_say("还没有数到什么：一张放完、一次触摸结束才算\n"));
            break;
        }
        printf(ks_say("从 %s 到 %s，%u 个地点\n"), row->key, row->option, row->n);
        break;
    case KS_REPORT_PLAYS:
        printf(ks_say("播放\t%s\t%u 次\t%llu 秒\n"), row->key, row->n,
               (unsigned long long)row->seconds);
        break;
    case KS_REPORT_VISITS:
        printf(ks_say("触摸\t%s\t%u 次\n"), row->key, row->n);
        break;
    case KS_REPORT_ITEMS:
        printf(ks_say("题目\t%s\t"), row->key);
        print_share(row);
        break;
    case KS_REPORT_TALLIES:
        printf("%s\t%s\t%s\t%u\n", row->kind, row->key, row->option, row->n);
        break;
    }
}

int ctl_report(struct ctl *ctl)
{
    struct ks_err err = { 0 };
    if (!ks_records_report(ctl->folder, print_row, NULL, &err)) {
        return ctl_cannot("%s", ks_err_line(ks_lang_here(), &err).text);
    }
    return CTL_CLEAN;
}
